// @ts-check
/**
 * Modes: the deck as a page to read instead of a show: `#/scroll`, `#/print`, `#/overview`. One view at a time stands
 * beside the player, which is empty and out of sight meanwhile.
 */

import { element, escape, listen, together } from "./dom.js";
import { fillFrame, fillWhenNear, makeCard, makeFrame } from "./frame.js";
import { LAST, readRange } from "./nav.js";

/**
 * @typedef {import("./store.js").App} App
 * @typedef {{ view: HTMLElement, frames: Map<Element, { no: number, click: number }>, all: boolean }} View
 */

const OVERVIEW_PX = 450;

/** @type {Record<string, (app: App) => View>} */
const VIEWS = { scroll: scrollView, print: printView, overview: overviewView };

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
  const view = element('<main id="deck-scroll"></main>');
  const frames = new Map();
  const width = Math.min(document.documentElement.clientWidth, deck.width);
  deck.slides.forEach((_, index) => {
    const frame = makeFrame(deck, width);
    frames.set(frame, { no: index + 1, click: LAST });
    view.append(frame);
  });
  return { view, frames, all: false };
}

/**
 * One slide a sheet; with `print=clicks`, one click a sheet; with `range=1,3-5`, only these.
 * @param {App} app
 * @returns {View}
 */
function printView({ deck, state }) {
  const view = element('<main id="print-container"><div id="print-content"></div></main>');
  const frames = new Map();
  const clicks = state.query.get("print") === "clicks" || state.query.has("with-clicks");
  const wanted = readRange(state.query.get("range") ?? "all");
  for (const [index, slide] of deck.slides.entries()) {
    const no = index + 1;
    if (!wanted(no)) continue;
    for (let click = clicks ? slide.start : slide.clicks; click <= slide.clicks; click++) {
      const sheet = element(`<div class="print-slide-container" id="${pad(no, 3)}-${pad(click + 1, 2)}"></div>`);
      const frame = makeFrame(deck, deck.width);
      frames.set(frame, { no, click: clicks ? click : LAST });
      sheet.append(frame);
      view.firstElementChild?.append(sheet);
    }
  }
  return { view, frames, all: true };
}

/**
 * The slides with their notes, each a link into the show.
 * @param {App} app
 * @returns {View}
 */
function overviewView({ deck }) {
  const view = element('<main id="deck-list"><h1 class="deck-list-title"></h1><ol></ol></main>');
  const frames = new Map();
  const [heading, list] = view.children;
  heading.textContent = deck.title;
  for (const [index, { title, clicks, note = "" }] of deck.slides.entries()) {
    const no = index + 1;
    const name = escape(`${no}${title && `: ${title}`}`);
    const row = element(`
      <li>
        <div><p class="deck-list-facts">${name}${clicks ? ` · ${clicks} click${clicks > 1 ? "s" : ""}` : ""}</p>
        <div class="slidev-note">${note || "<p><i>No notes.</i></p>"}</div></div>
      </li>`);
    const frame = makeFrame(deck, OVERVIEW_PX);
    frames.set(frame, { no, click: LAST });
    row.prepend(makeCard(frame, `data-action="open:${no}" aria-label="${name}"`));
    list.append(row);
  }
  return { view, frames, all: false };
}

/**
 * @param {number} number
 * @param {number} length
 */
function pad(number, length) {
  return String(number).padStart(length, "0");
}
