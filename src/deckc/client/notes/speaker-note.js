// @ts-check
/**
 * Speaker note: what the speaker wants to say. Marks (`[click]`) part it; the part of the current click is lit, others
 * fade. Classes are Slidev's, "Click markers".
 */

import { element, listen, prefersStill, together } from "../base/dom.js";
import { watchPlace } from "../base/watch-place.js";

const MARK = "slidev-note-click-mark";
const FADE = "slidev-note-fade";

/** Text that is not read. */
const SILENT = "style, script, svg";

/**
 * The note of a slide as an element, with its marks as buttons.
 * @param {import("../base/store.js").Slide} slide
 * @param {string} [placeholder]
 */
export function noteOf({ note }, placeholder = "No notes.") {
  const box = element('<div class="slidev-note"></div>');
  box.innerHTML = note ?? `<p class="deck-no-note">${placeholder}</p>`;
  if (box.querySelector(`.${MARK}`)) part(box);
  return box;
}

/**
 * Puts each piece of text into an element that knows after which click it is said.
 * @param {HTMLElement} box
 */
function part(box) {
  box.classList.add("slidev-note-with-clicks");
  const pieces = /** @type {[Node, string][]} */ ([]);
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  let click = "0";
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof HTMLElement && node.classList.contains(MARK)) {
      click = node.dataset.clicks ?? click;
      node.tabIndex = 0;
      node.setAttribute("role", "button");
      node.setAttribute("aria-label", `Click ${click}`);
    } else if (node instanceof Text && node.data.trim() && !node.parentElement?.closest(SILENT)) {
      pieces.push([node, click]);
    }
  }
  for (const [text, at] of pieces) {
    const span = document.createElement("span");
    span.dataset.noteClick = at;
    text.parentNode?.replaceChild(span, text);
    span.append(text);
  }
}

/**
 * Brings a note to a click; without one nothing fades.
 * @param {HTMLElement} box
 * @param {number} [click]
 */
export function lightNote(box, click) {
  const on = click !== undefined;
  for (const span of box.querySelectorAll("[data-note-click]")) {
    span.classList.toggle(FADE, on && span.getAttribute("data-note-click") !== String(click));
  }
  for (const item of box.querySelectorAll("li")) {
    const parts = [...item.querySelectorAll("[data-note-click]")];
    item.classList.toggle(FADE, parts.length > 0 && parts.every((span) => span.classList.contains(FADE)));
  }
  for (const mark of marksOf(box)) {
    const ahead = on ? clickOf(mark) - click : NaN;
    mark.classList.toggle(`${MARK}-past`, ahead < 0);
    mark.classList.toggle(`${MARK}-active`, ahead === 0);
    mark.classList.toggle(`${MARK}-next`, ahead === 1);
    mark.classList.toggle(`${MARK}-future`, ahead > 1);
  }
}

/**
 * Calls with the click of a mark when it is double-clicked, or chosen by keys; with `single`, also when it is clicked.
 * @param {HTMLElement} box
 * @param {(click: number, mark: Element) => void} jump
 * @param {boolean} [single]
 */
export function onMarks(box, jump, single = false) {
  /** @param {Event} event */
  function act(event) {
    const mark = /** @type {Element} */ (event.target).closest(`.${MARK}`);
    if (!mark || (event instanceof KeyboardEvent && event.key !== "Enter")) return;
    event.preventDefault();
    jump(clickOf(mark), mark);
  }
  return together(listen(box, single ? "click" : "dblclick", act), listen(box, "keydown", act));
}

/**
 * The notes of the slide that is shown, lit and scrolled to where the talk is.
 * @param {import("../base/store.js").App} app
 * @param {HTMLElement} host
 * @param {import("../base/watch-place.js").PlaceOf} placeOf
 * @param {(no: number) => string} [placeholder]
 */
export function notes(app, host, placeOf, placeholder) {
  /** @type {HTMLElement} */
  let box;
  /** @type {import("../base/store.js").Slide | undefined} */
  let shown;
  return watchPlace(app, placeOf, ({ no, click }) => {
    const slide = app.deck.slides[no - 1];
    if (slide !== shown) {
      shown = slide;
      host.dataset.no = String(no);
      box = noteOf(slide, placeholder?.(no));
      host.replaceChildren(box);
      host.scrollTop = 0;
    }
    lightNote(box, click);
    scrollTo(host, box.querySelector(`.${MARK}-active`));
  });
}

/**
 * @param {HTMLElement} host
 * @param {Element | null} mark
 */
function scrollTo(host, mark) {
  if (!mark) return;
  const below = mark.getBoundingClientRect().top - host.getBoundingClientRect().top;
  const behavior = prefersStill() ? "instant" : "smooth";
  host.scrollTo({ top: host.scrollTop + below - host.clientHeight / 2, behavior });
}

/** @param {Element} box */
function marksOf(box) {
  return box.querySelectorAll(`.${MARK}`);
}

/** @param {Element} mark */
function clickOf(mark) {
  return Number(mark.getAttribute("data-clicks"));
}
