// @ts-check
/**
 * Sync: windows that show the deck follow one another: between tabs of a browser by a channel, in the preview through
 * its server, whose script listens for `deck:share` and runs `receive`. A message is a part of what is shared, or
 * `{ ask: true }`, which is answered with all of it.
 *
 * A presenter follows viewers and they follow presenters, never their own kind. A viewer may lead only on the machine
 * where the deck lies. Source: Slidev guide, "Presenter mode" and "Remote access".
 */

import { listen, together } from "./dom.js";
import { isShow } from "./nav.js";
import { directions, roleOf } from "./role.js";
import { STOPPED } from "./store.js";

/** @typedef {import("./store.js").App} App */

const HERE = new Set(["localhost", "127.0.0.1", "[::1]", ""]); // "": a file

/** @param {App} app */
export function sync(app) {
  const served = document.querySelector("meta[name=deckc-live]");
  const channel = served ? undefined : openChannel(app.deck);
  let following = false;

  /** @param {any} message */
  function send(message) {
    if (channel) channel.postMessage(message);
    else window.dispatchEvent(new CustomEvent("deck:share", { detail: message }));
  }

  /** @param {Partial<import("./store.js").Shared>} part */
  function take(part) {
    const { shared } = app.state;
    const drawings = part.drawings ? { ...shared.drawings, ...part.drawings } : shared.drawings;
    app.set({ shared: { ...shared, ...part, drawings } });
  }

  /** @param {Partial<import("./store.js").Shared>} part */
  function share(part) {
    take(part);
    send(part);
  }

  function sharePlace() {
    const { mode, no, click } = app.state;
    if (!isShow(mode) || !directions(app).send || (mode === "play" && !HERE.has(location.hostname))) return;
    share({ page: no, clicks: click, lastUpdate: { type: roleOf(app) } });
  }

  /** @param {any} message */
  function receive({ ask, ...part }) {
    if (ask) return send(app.state.shared);
    if ("timer" in part) part.timer = { ...STOPPED, ...part.timer }; // whoever wrote it
    take(part);
    const own = part.lastUpdate?.type === roleOf(app);
    if (!part.page || own || !isShow(app.state.mode) || !directions(app).receive) return;
    following = true;
    app.go({ no: Number(part.page), click: Number(part.clicks) }, true, true);
    following = false;
  }

  function introduce() {
    if (app.state.mode === "presenter") sharePlace();
    send({ ask: true });
  }

  const stop = together(
    app.offer("share", share),
    app.offer("receive", receive),
    app.offer("introduce", introduce),
    app.subscribe((state, before) => {
      const moved = state.no !== before.no || state.click !== before.click || state.mode !== before.mode;
      if (moved && !following) sharePlace();
    }),
    channel ? listen(channel, "message", ({ data }) => receive(data)) : () => {},
    () => channel?.close(),
  );
  introduce();
  return stop;
}

/**
 * The channel of this deck: decks in other places of the same host, and other files, have theirs.
 * @param {import("./store.js").Deck} deck
 */
function openChannel({ title, router, base }) {
  return new BroadcastChannel(`${title} - shared ${router === "history" ? base : location.pathname}`);
}
