// @ts-check
/** Next step: what the next click will show: this slide after it, the next slide, or that there is none. */

import { element, find } from "../base/dom.js";
import { canvasHtml, fillFrame } from "../slide/static-slide.js";
import { next } from "../base/nav.js";
import { fillBox } from "../base/canvas-size.js";
import { here, watchPlace } from "../base/watch-place.js";

/**
 * @param {import("../base/store.js").App} app
 * @param {HTMLElement} host
 */
export function nextStep(app, host) {
  const { deck } = app;
  const box = element(`<div class="slidev-slide-container deck-still" inert>${canvasHtml(deck)}</div>`);
  const end = element('<p class="deck-end">End of the presentation</p>');
  const stop = watchPlace(app, here, (place) => {
    const coming = next(deck.slides, place);
    host.replaceChildren(coming === place ? end : box);
    if (coming !== place) fillFrame(deck, box, coming);
  });
  const stopFilling = fillBox(box, find(".slidev-slide-content", box), deck);
  return () => {
    stop();
    stopFilling();
  };
}
