// @ts-check
/**
 * Modes: the deck as a page to read instead of a show: `#/scroll`, `#/print`, `#/overview`. One view at a time stands
 * beside the player, which is empty and out of sight meanwhile.
 */

import { element, escape, listen, together } from "./dom.js";
import { cardHtml, fillFrame, fillWhenNear, frameHtml, framesIn } from "./frame.js";
import { guess, LAST, readRange } from "./nav.js";

/**
 * @typedef {import("./store.js").App} App
 * @typedef {{ view: HTMLElement, frames: Map<Element, { no: number, click: number }>, all: boolean }} View
 */

const OVERVIEW_PX = 450;

/** @type {Record<string, (app: App) => View>} */
const VIEWS = { scroll: scrollView, print: printView, overview: overviewView, missing: missingView };

/** @param {App} app */
export function modes(app) {
  let close = () => {};

  /** @param {string} mode */
  function open(mode) {
    close();
    document.documentElement.dataset.deckMode = mode;
    if (!VIEWS[mode]) return;
    const { view, frames, all } = VIEWS[mode](app);
    document.body.append(view);
    if (all) for (const [frame, { no, click }] of frames) fillFrame(/** @type {HTMLElement} */ (frame), no, click);
    const stop = all ? () => {} : fillWhenNear(frames);
    close = () => {
      stop();
      view.remove();
      close = () => {};
    };
  }

  open(app.state.mode);
  return together(
    app.subscribe((state, before) => {
      if (state.mode !== before.mode) open(state.mode);
    }),
    listen(window, "beforeprint", () => app.state.mode === "play" && open("print")),
    listen(window, "afterprint", () => app.state.mode === "play" && open("play")),
    listen(window, "resize", () => app.state.mode === "scroll" && open("scroll")),
    () => close(),
  );
}

/**
 * All slides down the page, as wide as it is, with all clicks shown.
 * @param {App} app
 * @returns {View}
 */
function scrollView({ deck }) {
  const width = Math.min(document.documentElement.clientWidth, deck.width);
  const view = element(`<main id="deck-scroll">${deck.slides.map(() => frameHtml(deck, width)).join("")}</main>`);
  return { view, frames: framesIn(view), all: false };
}

/**
 * One slide a sheet; with `print=clicks`, one click a sheet; with `range=1,3-5`, only these.
 * @param {App} app
 * @returns {View}
 */
function printView({ deck, state: { query } }) {
  const withClicks = query.get("print") === "clicks";
  const wanted = readRange(query.get("range") ?? "all");
  const sheets = deck.slides.flatMap(({ start, clicks }, index) => {
    const steps = withClicks ? Array.from({ length: clicks - start + 1 }, (_, step) => start + step) : [clicks];
    return wanted(index + 1) ? steps.map((click) => ({ no: index + 1, click })) : [];
  });
  const frame = frameHtml(deck, deck.width);
  const rows = sheets.map(({ no, click }) => {
    const id = `${pad(no, 3)}-${pad((withClicks ? click : 0) + 1, 2)}`;
    return `<div class="print-slide-container" id="${id}">${frame}</div>`;
  });
  const view = element(`<main id="print-container"><div id="print-content">${rows.join("")}</div></main>`);
  const places = sheets.map(({ no, click }) => ({ no, click: withClicks ? click : LAST }));
  return { view, frames: new Map([...framesIn(view).keys()].map((sheet, index) => [sheet, places[index]])), all: true };
}

/**
 * The slides with their notes, each a link into the show.
 * @param {App} app
 * @returns {View}
 */
function overviewView({ deck }) {
  const rows = deck.slides.map(({ title, clicks, note }, index) => {
    const no = index + 1;
    const name = escape(`${no}${title && `: ${title}`}`);
    const facts = name + (clicks ? ` · ${clicks} click${clicks > 1 ? "s" : ""}` : "");
    const card = cardHtml(deck, OVERVIEW_PX, `data-action="open:${no}" aria-label="${name}"`);
    const notes = note ?? "<p><i>No notes.</i></p>";
    return `<li>${card}<div><p class="deck-list-facts">${facts}</p><div class="slidev-note">${notes}</div></div></li>`;
  });
  const title = `<h1 class="deck-list-title">${escape(deck.title)}</h1>`;
  const view = element(`<main id="deck-list">${title}<ol>${rows.join("")}</ol></main>`);
  return { view, frames: framesIn(view), all: false };
}

/**
 * Says that an address leads nowhere, and where to go instead.
 * @param {App} app
 * @returns {View}
 */
function missingView({ deck, state: { path } }) {
  const no = guess(deck.slides, path);
  const link = (/** @type {number} */ to, /** @type {string} */ name) =>
    `<button type="button" data-action="open:${to}">${name}</button>`;
  const links = (no === 1 ? "" : link(1, "Go Home")) + (no ? link(no, `Go to Slide ${no}`) : "");
  const text = `<h1>404</h1><p>Page <code>${escape(path)}</code> not found</p>`;
  return { view: element(`<main id="deck-missing">${text}${links}</main>`), frames: new Map(), all: false };
}

/**
 * @param {number} number
 * @param {number} length
 */
function pad(number, length) {
  return String(number).padStart(length, "0");
}
