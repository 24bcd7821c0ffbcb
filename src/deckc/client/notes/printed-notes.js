// @ts-check
/**
 * Printed notes: what is given to people on paper. The notes of all slides that have some, one after the other; with
 * `up=3` the slides with their notes, so many a page. `range=1,3-5` takes some slides, `paper=letter` another paper.
 */

import { element, escape } from "../base/dom.js";
import { fillFrame, frameHtml, framesIn } from "../slide/static-slide.js";
import { LAST, readRange } from "../base/nav.js";
import { noteOf } from "./speaker-note.js";

/** How wide a slide is, in px, by how many are on a page. @type {Record<string, number>} */
const WIDTHS = { 1: 680, 2: 500, 3: 330, 6: 330 };

/** How high a slide may be there, in px: a page's share less some lines of its note. @type {Record<string, number>} */
const HEIGHTS = { 1: 640, 2: 380, 3: 310, 6: 230 };

/** @param {import("../base/store.js").App} app */
export function printedNotes({ deck, state: { query } }) {
  const { title, slides } = deck;
  const wanted = readRange(query.get("range") ?? "all");
  const up = WIDTHS[query.get("up") ?? ""] ? String(query.get("up")) : "";
  const paper = query.get("paper") === "letter" ? "letter" : "a4";
  const view = element(`<main id="deck-handout" data-paper="${paper}"><h1>${escape(title)}</h1></main>`);
  if (up) view.dataset.up = up;
  const width = Math.min(WIDTHS[up], (HEIGHTS[up] * deck.width) / deck.height);
  const numbers = slides.map((_, index) => index + 1).filter((no) => wanted(no) && (up || slides[no - 1].note));
  for (const no of numbers) {
    const slide = slides[no - 1];
    const place = `<span>${no}/${slides.length}</span>`;
    const id = `${String(no).padStart(3, "0")}-01`;
    const part = element(`<section><h2>${place} ${slide.titleHtml ?? escape(slide.title)}</h2></section>`);
    if (up) part.prepend(element(frameHtml(deck, width)));
    /** @type {Element} */ (up ? part.firstElementChild : part).id = id;
    if (slide.note) part.append(noteOf(slide));
    view.append(part);
  }
  document.body.append(view);
  [...framesIn(view).keys()].forEach((frame, index) => fillFrame(deck, /** @type {HTMLElement} */ (frame), { no: numbers[index], click: LAST }));
  return () => view.remove();
}
