// @ts-check
/** Router: the page's address follows what is shown, and what is shown follows the address. */

import { listen, together } from "./dom.js";
import { readRoute, writeRoute } from "./nav.js";

/**
 * @typedef {import("./store.js").App} App
 * @typedef {import("./store.js").Deck} Deck
 */

/**
 * The route in the page's address: after the `#`, or after the base.
 * @param {Deck} deck
 */
function currentRoute({ router, base }) {
  if (router === "hash") return location.hash.slice(1);
  if (router === "memory") return "/";
  const path = location.pathname.startsWith(base) ? location.pathname.slice(base.length) : "";
  return `/${path.replace(/^index\.html$/, "")}${location.search}`;
}

/** @param {Deck} deck */
export function readAddress(deck) {
  return readRoute(deck.slides, currentRoute(deck));
}

/**
 * Whether the address names no place: then a narrow screen gets the deck to read.
 * @param {Deck} deck
 */
export function isBare(deck) {
  return /^\/?$/.test(currentRoute(deck));
}

/**
 * What leads to a place in this page.
 * @param {Deck} deck
 * @param {import("./nav.js").Address} address
 */
export function addressOf({ slides, router, base }, address) {
  const route = writeRoute(slides, address);
  return router === "history" ? base + route.slice(1) : `#${route}`;
}

/** @param {App} app */
export function address(app) {
  const { deck } = app;

  /** @param {boolean} inPlace whether the page's entry in the history is that of the new place, too */
  const lead = (inPlace) => (/** @type {string} */ route) => {
    const { mode, place } = readRoute(deck.slides, route);
    const { no, query, path } = app.state;
    if (inPlace && deck.router !== "memory") history.replaceState(null, "", addressOf(deck, { mode, place, query, path }));
    app.set({ mode, ...place, panel: "", moved: true, led: false, direction: Math.sign(place.no - no) || 1 });
  };
  app.offer("route", lead(false));
  app.offer("replace", lead(true));
  if (deck.router === "memory") return () => {};

  function written() {
    const { mode, no, click, query, path } = app.state;
    return addressOf(deck, { mode, place: { no, click }, query, path });
  }

  function follow() {
    const hash = location.hash;
    if (deck.router === "hash" && hash && !/^#(?:\/|\d+$)/.test(hash)) {
      history.replaceState(null, "", written()); // a link to a place on the slide itself, such as a footnote
      return;
    }
    const { mode, place, query, path } = readAddress(deck);
    app.set({ mode, query, path });
    app.go(place, false);
    history.replaceState(null, "", written());
  }

  history.replaceState(null, "", written());
  return together(
    app.subscribe((state, before) => {
      const page = state.no !== before.no || state.mode !== before.mode;
      if (!page && state.click === before.click) return;
      const route = written();
      if (route === location.hash || route === location.pathname + location.search) return;
      if (page && !state.led) history.pushState(null, "", route);
      else history.replaceState(null, "", route);
    }),
    listen(window, "popstate", follow),
  );
}
