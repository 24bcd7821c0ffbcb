// @ts-check
/** Laser pointer: the presenter's pointer on the slide: an arrow for viewers, a laser's dot for the presenter too. */

import { element, find } from "../base/dom.js";

/** @typedef {import("../base/store.js").App} App */

const ARROW = '<svg viewBox="0 0 20 20"><path d="M2 2l6 16 2.5-7 7-2.5z"/></svg>';

/** @param {App} app */
export function laserPointer(app) {
  const mark = element('<div class="deck-pointer" aria-hidden="true"></div>');
  const canvas = find("#slide-content");

  /** @param {import("../base/store.js").State} state */
  function draw({ mode, shared: { cursor } }) {
    const laser = cursor?.style === "laser";
    if (!cursor || !(mode === "play" || (mode === "presenter" && laser))) return mark.remove();
    mark.classList.toggle("laser-pointer", laser);
    mark.innerHTML = laser ? "" : ARROW;
    mark.style.left = `${Number(cursor.x)}%`;
    mark.style.top = `${Number(cursor.y)}%`;
    if (!mark.isConnected) canvas.append(mark);
  }

  draw(app.state);
  const unsubscribe = app.subscribe((state, before) => {
    if (state.shared !== before.shared || state.mode !== before.mode) draw(state);
  });
  return () => {
    unsubscribe();
    mark.remove();
  };
}
