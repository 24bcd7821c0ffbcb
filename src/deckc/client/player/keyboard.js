// @ts-check
/** Keyboard: one row a key, as in Slidev's guide, "Navigation". */

import { listen, together } from "../base/dom.js";
import { isShow } from "../base/nav.js";

/** @typedef {import("../base/store.js").App} App */

/** @type {Record<string, string>} */
const PLAY = {
  " ": "next",
  "ArrowRight": "next",
  "PageDown": "next",
  "Shift ": "prev",
  "ArrowLeft": "prev",
  "PageUp": "prev",
  "ArrowDown": "nextSlide",
  "ShiftArrowRight": "nextSlide",
  "ArrowUp": "prevSlide",
  "ShiftArrowLeft": "prevSlide",
  "Home": "goFirst",
  "End": "goLast",
  "d": "toggleDark",
  "o": "toggleOverview",
  "`": "toggleOverview",
  "g": "toggleGoto",
  "f": "toggleFullscreen",
  "Escape": "close",
};

/** A key held down repeats after these times, shorter each, the last one from then on. */
const REPEAT_MS = [1000, 750, 500, 250, 150];

/** Keys mean something else to these. */
const FIELDS = "input, textarea, select, [contenteditable]:not([contenteditable=false])";
const BUSY = `${FIELDS}, button, a[href], summary, video, audio`;

/** @param {App} app */
export function keyboard(app) {
  /** What finds a key's action, where the deck has keys of its own. @type {((event: KeyboardEvent) => { fn: () => void, autoRepeat?: boolean } | undefined) | undefined} */
  let own;
  let repeats = 0;
  let last = 0;

  /** @param {KeyboardEvent} event */
  function held(event) {
    const now = event.timeStamp;
    if (!event.repeat) repeats = 0;
    else if (now - last < REPEAT_MS[Math.min(repeats, REPEAT_MS.length - 1)]) return true;
    else repeats += 1;
    last = now;
    return false;
  }

  /** @param {KeyboardEvent} event */
  function runOwn(event) {
    const found = own?.(event);
    if (!found || (app.state.panel && event.key !== "Escape")) return Boolean(own) && event.key.toLowerCase() !== "f";
    event.preventDefault();
    if (!event.repeat || (found.autoRepeat && !held(event))) found.fn();
    return true;
  }

  const stop = listen(window, "keydown", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (own && isShow(app.state.mode) && !event.defaultPrevented && !target.closest?.(BUSY) && runOwn(event)) return;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== "Escape" && target.closest?.(BUSY)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const command = PLAY[event.shiftKey && /^( |Arrow)/.test(key) ? `Shift${key}` : key];
    if (!command || !isShow(app.state.mode)) return;
    if (app.state.panel && command !== "close" && !command.startsWith("toggle")) return;
    event.preventDefault();
    if (!held(event)) app.run(command);
  });
  return together(stop, app.offer("setKeys", (find) => (own = find)));
}
