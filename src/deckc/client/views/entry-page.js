// @ts-check
/** Entry page: a page of four links, to the show and to the views of who speaks. */

import { addressOf } from "../base/router.js";
import { drawingHtml } from "../base/icons.js";
import { element, escape } from "../base/dom.js";

/** @type {[mode: import("../base/nav.js").Mode, name: string, drawing: string][]} */
const LINKS = [
  ["play", "Slides", "show"],
  ["presenter", "Presenter", "speaker"],
  ["notes", "Notes", "book"],
  ["overview", "Overview", "list"],
];

/** @param {import("../base/store.js").App} app */
export function entryPage({ deck, state: { no, click, query, path } }) {
  const links = LINKS.map(([mode, name, drawing]) => {
    const address = addressOf(deck, { mode, place: { no, click }, query, path });
    const link = element(`<a data-action="show:${mode}">${drawingHtml(drawing)}${name}</a>`);
    link.setAttribute("href", address);
    return link;
  });
  const view = element('<main id="deck-entry" aria-label="Views of these slides"></main>');
  view.append(element(`<h1 class="visually-hidden">${escape(deck.title)}</h1>`), ...links);
  document.body.append(view);
  return () => view.remove();
}
