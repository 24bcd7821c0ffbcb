// @ts-check
/** Wake lock: the screen stays on while the slides are in view. Browsers may refuse, silently. */

import { listen } from "../base/dom.js";

/** @typedef {import("../base/store.js").App} App */

/** @param {App} app */
export function wakeLock(app) {
  if (app.deck.config.wakeLock === false || !navigator.wakeLock) return () => {};
  /** @type {WakeLockSentinel | undefined} */
  let lock;
  let stopped = false;

  async function ask() {
    if (document.visibilityState !== "visible" || stopped) return;
    lock = await navigator.wakeLock.request("screen").catch(() => undefined);
    if (stopped) lock?.release();
  }

  ask();
  const unlisten = listen(document, "visibilitychange", ask);
  return () => {
    stopped = true;
    unlisten();
    lock?.release();
  };
}
