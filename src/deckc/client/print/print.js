// @ts-check
/**
 * Print: one slide a sheet; with `print=clicks`, one click a sheet; with `range=1,3-5`, only these. Links to slides
 * lead to their sheets. The browser's own print command, given in the show, prints the same.
 */

import { element, escape, listen, together } from "../base/dom.js";
import { fillFrame, frameHtml, framesIn } from "../slide/static-slide.js";
import { isShow, LAST, readRange, readRoute } from "../base/nav.js";
import { ready } from "../base/ready.js";

/**
 * @typedef {import("../base/store.js").App} App
 * @typedef {{ no: number, click: number, id: string }} Sheet
 */

/** How long the print command waits for pictures and frames. */
const PATIENCE_MS = 5000;

/**
 * Shows all sheets and returns what takes them away.
 * @param {App} app
 */
export function openPrint({ deck, state: { query } }) {
  const sheets = sheetsOf(deck, query);
  if (!sheets.length) return showNothing(`No slide of ${deck.slides.length} is in the range “${query.get("range")}”.`);
  const frame = frameHtml(deck, deck.width);
  const rows = sheets.map(({ id }) => `<div class="print-slide-container" id="${id}">${frame}</div>`);
  const view = element(`<main id="print-container"><div id="print-content">${rows.join("")}</div></main>`);
  document.body.append(view);
  [...framesIn(view).keys()].forEach((place, index) => {
    fillFrame(deck, /** @type {HTMLElement} */ (place), sheets[index]);
  });
  const among = query.get("among"); // what is printed in portions has links between them
  const elsewhere = among === null ? [] : sheetsOf(deck, query, among);
  for (const link of view.querySelectorAll('a[href^="#/"]')) lead(link, deck, sheets, elsewhere);
  return () => view.remove();
}

/**
 * A sentence in place of the sheets.
 * @param {string} text
 */
function showNothing(text) {
  const view = element(`<main id="print-container"><p class="deck-nothing" role="alert">${escape(text)}</p></main>`);
  document.body.append(view);
  return () => view.remove();
}

/**
 * @param {import("../base/store.js").Deck} deck
 * @param {URLSearchParams} query
 * @param {string} range
 * @returns {Sheet[]}
 */
function sheetsOf({ slides }, query, range = query.get("range") ?? "all") {
  const withClicks = query.get("print") === "clicks";
  const wanted = readRange(range);
  return slides.flatMap(({ start, clicks }, index) => {
    const no = index + 1;
    if (!wanted(no)) return [];
    const steps = withClicks ? Array.from({ length: Math.max(clicks - start, 0) + 1 }, (_, step) => start + step) : [LAST];
    return steps.map((click) => ({ no, click, id: `${pad(no, 3)}-${pad((withClicks ? click : 0) + 1, 2)}` }));
  });
}

/**
 * A link to a slide leads to its first sheet; where that is not printed, it is none. Browsers leave out links to places that
 * a page has not: those to sheets of other portions are addresses, which whoever joins the portions knows.
 * @param {Element} link
 * @param {import("../base/store.js").Deck} deck
 * @param {Sheet[]} sheets
 * @param {Sheet[]} elsewhere
 */
function lead(link, deck, sheets, elsewhere) {
  const { mode, place } = readRoute(deck.slides, String(link.getAttribute("href")).slice(1));
  const first = (/** @type {Sheet[]} */ among) => isShow(mode) && among.find(({ no }) => no === place.no);
  const [here, there] = [first(sheets), first(elsewhere)];
  if (here) link.setAttribute("href", `#${here.id}`);
  else if (there) link.setAttribute("href", `/sheet#${there.id}`);
  else link.removeAttribute("href");
}

/**
 * @param {number} number
 * @param {number} length
 */
function pad(number, length) {
  return String(number).padStart(length, "0");
}

/**
 * The browser's print command while slides are shown. Its key is answered by the sheets, which are printed when they are
 * ready; the command of a menu prints what is there by then.
 * @param {App} app
 */
export function printing(app) {
  let close = () => {};
  const root = document.documentElement;

  function open() {
    if (!isShow(app.state.mode) || root.dataset.deckMode === "print") return;
    const { mode } = app.state;
    app.run("look", "print");
    close = () => app.run("look", mode);
  }

  function end() {
    close();
    close = () => {};
  }

  /** @param {KeyboardEvent} event */
  async function press(event) {
    const asked = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "p";
    if (!asked || !isShow(app.state.mode)) return;
    event.preventDefault();
    open();
    await ready(PATIENCE_MS);
    window.print();
  }

  return together(
    listen(window, "keydown", press),
    listen(window, "beforeprint", open),
    listen(window, "afterprint", end),
  );
}
