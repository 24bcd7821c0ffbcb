// @ts-check
/** Progress bar: a segment for each step from slide to slide; that of the current slide fills with its clicks. */

import { element, find } from "../base/dom.js";
import { watchPlace } from "../base/watch-place.js";

/**
 * @param {import("../base/store.js").App} app
 * @param {HTMLElement} host
 * @param {import("../base/watch-place.js").PlaceOf} placeOf
 */
export function progress(app, host, placeOf) {
  const { slides } = app.deck;
  const segment = 100 / Math.max(slides.length - 1, 1);
  const bar = element('<div class="deck-progress" role="progressbar" aria-valuemin="1"><div></div><div></div></div>');
  bar.setAttribute("aria-label", "Slides shown");
  bar.setAttribute("aria-valuemax", String(slides.length));
  bar.style.setProperty("--deck-segment", `${segment}%`);
  host.append(bar);
  return watchPlace(app, placeOf, ({ no, click }) => {
    const { clicks } = slides[no - 1];
    const last = no === slides.length;
    find("div:first-child", bar).style.width = `${(no - 1) * segment}%`;
    find("div:last-child", bar).style.width = `${last ? 0 : (segment * click) / (clicks + 1)}%`;
    bar.setAttribute("aria-valuenow", String(no));
  });
}
