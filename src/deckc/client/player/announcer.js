// @ts-check
/** Announcer: says the slide to people who do not see it. */

import { element } from "../base/dom.js";

/** @typedef {import("../base/store.js").App} App */

/** @param {App} app */
export function announcer(app) {
  const region = element('<div id="deck-announcer" class="visually-hidden" role="status" aria-live="polite"></div>');
  document.body.append(region);
  const unsubscribe = app.subscribe((state, before) => {
    if (state.no === before.no) return;
    const { title } = app.deck.slides[state.no - 1];
    region.textContent = `Slide ${state.no} of ${app.deck.slides.length}${title && `: ${title}`}`;
  });
  return () => {
    unsubscribe();
    region.remove();
  };
}
