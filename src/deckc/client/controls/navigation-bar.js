// @ts-check
/** Navigation bar: the navigation bar at the bottom left. */

import { find, listen, together } from "../base/dom.js";

/** @typedef {import("../base/store.js").App} App */

/** @param {App} app */
export function navigationBar(app) {
  const bar = find("#deck-controls");
  const counter = find(".deck-counter", bar);

  function update() {
    const { no, click } = app.state;
    const last = app.deck.slides.length;
    counter.textContent = `${no} / ${last}`;
    disable("prev", no === 1 && click <= app.deck.slides[0].start);
    disable("next", no === last && click >= app.deck.slides[last - 1].clicks);
  }

  /**
   * @param {string} command
   * @param {boolean} off
   */
  function disable(command, off) {
    bar.querySelector(`[data-action=${command}]`)?.setAttribute("aria-disabled", String(off));
  }

  update();
  return together(
    app.subscribe(update),
    // A click with the mouse leaves the keys to the slides.
    listen(bar, "click", (event) => event.detail && /** @type {HTMLElement} */ (document.activeElement)?.blur()),
  );
}
