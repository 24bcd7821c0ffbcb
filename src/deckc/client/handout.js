// @ts-check
/** Handout: the notes of all slides that have some, one after the other, to print. */

import { element, escape } from "./dom.js";
import { noteOf } from "./note.js";

/** @param {import("./store.js").App} app */
export function handout({ deck: { title, slides } }) {
  const view = element(`<main id="deck-handout"><h1>${escape(title)}</h1></main>`);
  slides.forEach((slide, index) => {
    if (!slide.note) return;
    const place = `<span>${index + 1}/${slides.length}</span>`;
    const part = element(`<section><h2>${place} ${escape(slide.title)}</h2></section>`);
    part.append(noteOf(slide));
    view.append(part);
  });
  document.body.append(view);
  return () => view.remove();
}
