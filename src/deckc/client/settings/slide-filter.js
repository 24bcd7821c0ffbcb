// @ts-check
/** Slide filter: the filters of the settings on the slide that is shown. */

import { find } from "../base/dom.js";
import { filterOf } from "../base/settings.js";

/** @param {import("../base/store.js").App} app */
export function slideFilter(app) {
  const canvas = find("#slide-content");

  function show() {
    const filter = filterOf(app.state.settings);
    canvas.style.filter = filter;
    document.documentElement.classList.toggle("deck-filtered", Boolean(filter));
  }

  show();
  return app.subscribe((state, before) => {
    if (state.settings !== before.settings) show();
  });
}
