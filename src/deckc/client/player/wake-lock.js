// @ts-check
/** Wake lock: the screen stays on while the slides are in view. Browsers may refuse, silently. */

import { listen, together } from "../base/dom.js";

/** @typedef {import("../base/store.js").App} App */

/** @param {App} app */
export function wakeLock(app) {
  if (app.deck.config.wakeLock === false || !navigator.wakeLock) return () => {};
  /** @type {WakeLockSentinel | undefined} */
  let lock;
  let stopped = false;
  const wanted = () => !stopped && app.state.settings.wakeLock;

  async function ask() {
    if (document.visibilityState !== "visible" || !wanted()) return;
    lock = await navigator.wakeLock.request("screen").catch(() => undefined);
    if (!wanted()) lock?.release();
  }

  ask();
  return together(
    listen(document, "visibilitychange", ask),
    app.subscribe((state, before) => {
      if (state.settings.wakeLock === before.settings.wakeLock) return;
      if (state.settings.wakeLock) ask();
      else lock?.release();
    }),
    () => {
      stopped = true;
      lock?.release();
    },
  );
}
