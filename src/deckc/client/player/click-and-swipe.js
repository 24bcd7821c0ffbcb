// @ts-check
/** Click and swipe: clicks beside the slide, and swipes. */

import { find, listen, together } from "../base/dom.js";
import { isShow } from "../base/nav.js";

/** @typedef {import("../base/store.js").App} App */

/** @param {App} app */
export function clickAndSwipe(app) {
  const container = find("#slide-container");
  /** @type {{ x: number, y: number } | undefined} */
  let from;

  const click = listen(container, "click", (event) => {
    if (event.target !== container || app.state.mode !== "play") return;
    app.run(event.clientX > innerWidth / 2 ? "next" : "prev");
  });
  const down = listen(container, "pointerdown", (event) => {
    from = event.pointerType === "mouse" || !event.isPrimary ? undefined : { x: event.clientX, y: event.clientY };
  });
  const up = listen(container, "pointerup", (event) => {
    const command = from && isShow(app.state.mode) && swipe(event.clientX - from.x, event.clientY - from.y);
    from = undefined;
    if (command) app.run(command);
  });
  return together(click, down, up);
}

/**
 * The command of a finger's way, if it was long enough.
 * @param {number} x
 * @param {number} y
 */
function swipe(x, y) {
  if (Math.abs(x) > Math.abs(y)) {
    return Math.abs(x) > Math.min(innerWidth * 0.3, 75) ? (x < 0 ? "next" : "prev") : "";
  }
  return Math.abs(y) > Math.min(innerHeight * 0.4, 200) ? (y < 0 ? "nextSlide" : "prevSlide") : "";
}
