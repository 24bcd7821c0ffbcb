// @ts-check
/**
 * View modes: what the page shows in the place of the show: all slides to read (`#/scroll`) or to print (`#/print`),
 * that there is no such page, or a view of the second script: presenter, overview, notes, entry, handout. One view at a
 * time stands beside the player, which is empty and out of sight meanwhile.
 */

import { element, escape, listen, together } from "../base/dom.js";
import { fillWhenNear, frameHtml, framesIn } from "../slide/static-slide.js";
import { hasPresenterBundle, loadPresenterBundle } from "./load-presenter-bundle.js";
import { guess } from "../base/nav.js";
import { openPrint } from "../print/print.js";

/**
 * @typedef {import("../base/store.js").App} App
 * @typedef {(app: App) => () => void} Opening shows a view and returns what takes it away
 */

/** @type {Record<string, Opening>} */
const VIEWS = { scroll: openScroll, print: openPrint, missing: openMissing };

/** Modes that show all slides at once: they are opened anew when the deck has changed. */
const WHOLE = new Set(["scroll", "print", "overview", "handout"]);

/** @type {Record<string, string>} */
const TITLES = { presenter: "Presenter - ", overview: "Overview - ", notes: "Notes - ", handout: "Notes - " };

/**
 * Makes further views known, by their modes.
 * @param {Record<string, Opening>} views
 */
export function addViews(views) {
  Object.assign(VIEWS, views);
}

/** @param {App} app */
export function viewModes(app) {
  const root = document.documentElement;
  let close = () => {};

  function leave() {
    const left = close;
    close = () => {};
    left();
  }

  /** @param {string} mode */
  function open(mode) {
    leave();
    root.dataset.deckMode = mode;
    document.title = (TITLES[mode] ?? "") + app.deck.title;
    if (VIEWS[mode]) close = VIEWS[mode](app);
    else if (mode !== "play") bring(mode);
  }

  function reopen() {
    const { scrollX, scrollY } = window;
    open(app.state.mode);
    window.scrollTo(scrollX, scrollY);
  }

  /**
   * Opens a view of the second script, unless another one is wanted by then. Without the script there is the show.
   * @param {string} mode
   */
  function bring(mode) {
    let wanted = hasPresenterBundle();
    if (!wanted) return app.run("show", "play");
    close = () => (wanted = false);
    loadPresenterBundle().then(
      () => wanted && (VIEWS[mode] ? open(mode) : app.run("show", "play")),
      () => wanted && app.run("show", "play"),
    );
  }

  const stop = together(
    app.subscribe((state, before) => {
      if (state.mode !== before.mode) open(state.mode);
      else if (state.edition !== before.edition && WHOLE.has(state.mode)) reopen();
    }),
    app.offer("look", open), // at a view for a moment, without going there
    listen(window, "resize", () => app.state.mode === "scroll" && open("scroll")),
    () => leave(),
  );
  open(app.state.mode);
  return stop;
}

/**
 * All slides down the page, as wide as it is, with all clicks shown.
 * @param {App} app
 */
function openScroll({ deck }) {
  const width = Math.min(document.documentElement.clientWidth, deck.width);
  const view = element(`<main id="deck-scroll">${deck.slides.map(() => frameHtml(deck, width)).join("")}</main>`);
  document.body.append(view);
  return together(fillWhenNear(deck, framesIn(view)), () => view.remove());
}

/**
 * Says that an address leads nowhere, and where to go instead.
 * @param {App} app
 */
function openMissing({ deck, state: { path } }) {
  const no = guess(deck.slides, path);
  const link = (/** @type {number} */ to, /** @type {string} */ name) =>
    `<button type="button" data-action="open:${to}">${name}</button>`;
  const links = (no === 1 ? "" : link(1, "Go Home")) + (no ? link(no, `Go to Slide ${no}`) : "");
  const text = `<h1>404</h1><p>Page <code>${escape(path)}</code> not found</p>`;
  const view = element(`<main id="deck-missing">${text}${links}</main>`);
  document.body.append(view);
  return () => view.remove();
}
