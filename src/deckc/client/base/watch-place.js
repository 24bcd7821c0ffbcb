// @ts-check
/** Watch place: parts of a view that follow a place: where this window is, or where all windows are. */

import { nearest } from "./nav.js";

/**
 * @typedef {import("./store.js").App} App
 * @typedef {import("./nav.js").Place} Place
 * @typedef {(app: App) => Place} PlaceOf
 */

/** @type {PlaceOf} */
export function here({ state: { no, click } }) {
  return { no, click };
}

/** @type {PlaceOf} */
export function shared({ deck, state }) {
  return nearest(deck.slides, { no: state.shared.page ?? 1, click: state.shared.clicks ?? 0 });
}

/**
 * Calls at once, and when the place or the deck changes.
 * @param {App} app
 * @param {PlaceOf} placeOf
 * @param {(place: Place, before: Place | undefined) => void} update
 */
export function watchPlace(app, placeOf, update) {
  let last = placeOf(app);
  update(last, undefined);
  return app.subscribe((state, { edition }) => {
    const before = last;
    last = placeOf(app);
    if (last.no !== before.no || last.click !== before.click || state.edition !== edition) update(last, before);
  });
}
