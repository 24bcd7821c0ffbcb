// @ts-check
/**
 * Sync: windows that show the deck follow one another: between tabs of a browser by a channel, in the preview through
 * its server, whose script listens for `deck:share` and runs `receive`. A message is a part of what is shared, or `{
 * ask: true }`, which is answered with all of it.
 *
 * A presenter follows viewers and they follow presenters, never their own kind. A viewer may lead only on the machine
 * where the deck lies. Source: Slidev guide, "Presenter mode" and "Remote access".
 *
 * Who moved last leads. Windows of one browser go by their common clock, devices by the order in which the server heard
 * of the moves: it sends each move back to its window, which until then listens to no other. A window that has not moved
 * has no place to tell; a presenter that opens shows where it is to those who know of none (time 0).
 */

import { listen, together } from "../base/dom.js";
import { isShow } from "../base/nav.js";
import { directions, roleOf } from "./window-role.js";
import { STOPPED } from "../base/store.js";

/** @typedef {import("../base/store.js").App} App */

const HERE = new Set(["localhost", "127.0.0.1", "[::1]", ""]); // "": a file

/** @param {App} app */
export function sync(app) {
  const served = document.querySelector("meta[name=deckc-live]");
  const guest = served && !JSON.parse(served.getAttribute("content") ?? "{}").leads;
  const channel = served ? undefined : openChannel(app.deck);
  const { id } = app;
  let unheard = 0; // the time of a move that the server has not sent back yet

  /** @param {any} message */
  function send(message) {
    if (channel) channel.postMessage(message);
    else window.dispatchEvent(new CustomEvent("deck:share", { detail: message }));
  }

  /** @param {Partial<import("../base/store.js").Shared>} part */
  function take(part) {
    const { shared } = app.state;
    const drawings = part.drawings ? { ...shared.drawings, ...part.drawings } : shared.drawings;
    app.set({ shared: { ...shared, ...part, drawings } });
  }

  /** @param {Partial<import("../base/store.js").Shared>} part */
  function share(part) {
    take(part);
    send(part);
  }

  /** @param {number} time */
  function sharePlace(time) {
    const { mode, no, click } = app.state;
    if (guest || !isShow(mode) || !directions(app).send || (mode === "play" && !HERE.has(location.hostname))) return;
    if (served) unheard = time;
    share({ page: no, clicks: click, lastUpdate: { id, type: roleOf(app), time } });
  }

  function shareMove() {
    sharePlace(Math.max(Date.now(), (app.state.shared.lastUpdate?.time ?? 0) + 1));
  }

  /**
   * Whether a place is the one to be at, after what is known and what was done here.
   * @param {import("../base/store.js").Update} update
   */
  function isNews(update) {
    if (unheard) {
      if (update.id !== id || update.time !== unheard) return false;
      unheard = 0;
      return true;
    }
    const known = app.state.shared.lastUpdate;
    const opened = stampOf(update) === 0 && stampOf(known) <= 0 && update.id !== known?.id;
    const later = stampOf(update) - stampOf(known);
    return opened || later > 0 || (later === 0 && String(update.id) > String(known?.id));
  }

  /** @param {any} message */
  function receive({ ask, ...part }) {
    if (ask) return send(app.state.shared);
    if ("timer" in part) part.timer = { ...STOPPED, ...part.timer }; // whoever wrote it
    const { page, clicks, lastUpdate, ...rest } = part;
    if (!page || !isNews({ type: "viewer", ...lastUpdate })) return take(rest);
    take(part);
    const own = lastUpdate.id === id || lastUpdate.type === roleOf(app);
    if (own || !isShow(app.state.mode) || !directions(app).receive) return;
    app.go({ no: Number(page), click: Number(clicks) }, true, true);
  }

  /** @param {number | null} [time] of its last move, 0: it tells its place to those who know of none, null: to nobody */
  function introduce(time = app.state.mode === "presenter" ? 0 : null) {
    if (unheard || time !== null) sharePlace(unheard || (time ?? 0));
    send({ ask: true });
  }

  const stop = together(
    app.offer("share", share),
    app.offer("receive", receive),
    app.offer("introduce", introduce),
    app.subscribe((state, before) => {
      const moved = state.no !== before.no || state.click !== before.click;
      const presents = state.mode === "presenter" && before.mode !== "presenter";
      if ((moved && !state.led) || presents) shareMove();
    }),
    channel ? listen(channel, "message", ({ data }) => receive(data)) : () => {},
    () => channel?.close(),
  );
  introduce();
  return stop;
}

/**
 * When a move was made, by the server's order or the browser's clock; 0: none, a presenter opened; -1: nobody told.
 * @param {import("../base/store.js").Update} [update]
 */
function stampOf(update) {
  return update?.order ?? update?.time ?? -1;
}

/**
 * The channel of this deck: decks in other places of the same host, and other files, have theirs.
 * @param {import("../base/store.js").Deck} deck
 */
function openChannel({ title, router, base }) {
  return new BroadcastChannel(`${title} - shared ${router === "history" ? base : location.pathname}`);
}
