// @ts-check
/** Drawing layer: the drawings on the slide that is shown and on those beside it, and where the browser keeps them. */

import { find, together } from "../base/dom.js";
import { painters } from "../slide/static-slide.js";
import { save, stored } from "../base/storage.js";
import { drawingOf } from "./stroke-path.js";

/**
 * @typedef {import("../base/store.js").App} App
 * @typedef {Record<string, import("./stroke-path.js").Stroke[]>} Drawings by the numbers of slides
 */

/** @param {App} app */
export function drawingLayer(app) {
  const { deck } = app;
  const key = `${deck.title} - drawings`;
  const persist = Boolean(deck.config.drawings?.persist);
  const canvas = find("#slide-content");

  /**
   * Puts the drawing of a slide into a canvas, in the place of the one before.
   * @param {Element} place
   * @param {number} no
   */
  function paint(place, no) {
    place.querySelector(":scope > .slidev-drawing")?.remove();
    const strokes = app.state.shared.drawings?.[no];
    if (Array.isArray(strokes) && strokes.length) place.append(drawingOf(deck, strokes));
  }

  function paintAll() {
    paint(canvas, app.state.no);
    for (const page of document.querySelectorAll(".deck-still .slidev-page")) {
      paint(/** @type {Element} */ (page.parentElement), Number(page.getAttribute("data-slidev-no")));
    }
  }

  painters.add(paint);
  const first = { ...deck.drawings, ...(persist && stored(key, {})), ...app.state.shared.drawings };
  if (Object.keys(first).length) app.set({ shared: { ...app.state.shared, drawings: first } });
  paintAll();
  return together(
    app.subscribe((state, before) => {
      const changed = state.shared.drawings !== before.shared.drawings;
      if (changed) paintAll();
      else if (state.no !== before.no) paint(canvas, state.no);
      if (changed && persist) save(key, state.shared.drawings);
    }),
    () => painters.delete(paint),
    () => document.querySelectorAll(".slidev-drawing").forEach((drawing) => drawing.remove()),
  );
}
