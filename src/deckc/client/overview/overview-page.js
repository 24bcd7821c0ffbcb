// @ts-check
/** Overview page: all slides down the page with their clicks and notes, and an index of them at the left. */

import { addressOf } from "../base/router.js";
import { button } from "../base/button.js";
import { element, escape, find, listen, together } from "../base/dom.js";
import { cardHtml, fillFrame, fillWhenNear, framesIn } from "../slide/static-slide.js";
import { LAST } from "../base/nav.js";
import { lightNote, noteOf, onMarks } from "../notes/speaker-note.js";
import { makeSlider } from "../controls/click-slider.js";
import { countWords } from "./word-count.js";

/** @typedef {import("../base/store.js").App} App */

const CARD_PX = 450;

/** @param {App} app */
export function overviewPage(app) {
  const { deck } = app;
  const view = element(`
    <div id="deck-list">
      <nav aria-label="Index"><ol></ol></nav>
      <main aria-label="Slides and notes"><h1 class="visually-hidden">${escape(deck.title)}</h1><ol></ol></main>
      <p class="deck-list-sum"></p>
    </div>`);
  const [index, rows] = [find("nav > ol", view), find("main > ol", view)];
  index.innerHTML = deck.slides.map((slide, place) => indexHtml(slide, place + 1)).join("");
  rows.innerHTML = deck.slides.map((slide, place) => rowHtml(app, slide, place + 1)).join("");
  if (deck.schema === "auto") find("nav", view).append(button("toggleDark", "Light or dark", "sun moon"));
  const frames = framesIn(rows);
  const filled = new Map([...rows.children].map((row, place) => [row, fillRow(app, row, place + 1, frames)]));
  find(".deck-list-sum", view).textContent = sum(deck, [...filled.values()].map(({ words }) => words));
  document.body.append(view);
  return together(
    fillWhenNear(deck, frames),
    markSeen(rows, index),
    onMarks(rows, (click, mark) => filled.get(rowOf(rows, mark))?.choose(click), true),
    listen(index, "click", ({ target, detail }) => {
      const chosen = target.closest("button");
      if (!chosen) return;
      rows.children[chosen.dataset.no - 1].scrollIntoView({ block: "start" });
      if (detail) chosen.blur(); // the index closes with the mouse
    }),
    () => view.remove(),
  );
}

/**
 * @param {import("../base/store.js").Slide} slide
 * @param {number} no
 */
function indexHtml({ title }, no) {
  const name = escape(title || `Slide ${no}`);
  const label = title ? `${name}, slide ${no}` : name;
  return `<li><button type="button" data-no="${no}" aria-label="${label}"><b>${no}</b><span>${name}</span></button></li>`;
}

/**
 * @param {App} app
 * @param {import("../base/store.js").Slide} slide
 * @param {number} no
 */
function rowHtml({ deck, state: { query, path } }, { title }, no) {
  const name = escape(`${no}${title && `: ${title}`}`);
  const address = escape(addressOf(deck, { mode: "play", place: { no, click: 0 }, query, path }));
  const card = cardHtml(deck, CARD_PX, `data-action="open:${no}" aria-label="${name}"`);
  const link = `<a href="${address}" target="_blank" title="Show in a new tab" aria-label="${name}, in a new tab">${no}</a>`;
  return `<li>${link}<div class="deck-list-slide">${card}</div><div class="deck-list-note"></div></li>`;
}

/**
 * Gives a row its clicks and its note. A choice of a click holds for both; the same again takes it back.
 * @param {App} app
 * @param {Element} row
 * @param {number} no
 * @param {Map<Element, { no: number, click: number }>} frames
 * @returns {{ words: number, choose: (click: number) => void }} the words of the note; what a choice does
 */
function fillRow({ deck }, row, no, frames) {
  const slide = deck.slides[no - 1];
  const note = noteOf(slide, "No notes for this slide.");
  const frame = /** @type {HTMLElement} */ (row.querySelector(".deck-still"));
  const clicks = slide.clicks > slide.start ? makeSlider(slide, choose) : undefined;
  /** @type {number | undefined} */
  let chosen;

  /** @param {number} click */
  function choose(click) {
    chosen = click === chosen ? undefined : click;
    const place = { no, click: chosen ?? LAST };
    frames.set(frame, place);
    if (frame.querySelector(".slidev-page")) fillFrame(deck, frame, place);
    lightNote(note, chosen);
    clicks?.show(chosen);
  }

  if (clicks) {
    clicks.show(undefined);
    find(".deck-list-slide", row).append(clicks.view);
  }
  const words = slide.note ? countWords(note.textContent ?? "") : 0;
  find(".deck-list-note", row).append(note);
  if (words) find(".deck-list-note", row).append(element(`<p class="deck-list-words">${words} words</p>`));
  return { words, choose };
}

/**
 * @param {Element} rows
 * @param {Element} part
 */
function rowOf(rows, part) {
  return [...rows.children].find((row) => row.contains(part)) ?? part;
}

/**
 * @param {import("../base/store.js").Deck} deck
 * @param {number[]} words of each note
 */
function sum({ slides }, words) {
  const clicks = slides.reduce((all, slide) => all + slide.clicks, slides.length - 1);
  return `${slides.length} slides · ${clicks} clicks · ${words.reduce((all, some) => all + some, 0)} words`;
}

/**
 * Marks in the index what is in view as a whole, or most of all.
 * @param {HTMLElement} rows
 * @param {HTMLElement} index
 */
function markSeen(rows, index) {
  const seen = /** @type {Map<Element, number>} */ (new Map());
  const places = new Map([...rows.children].map((row, place) => [row, index.children[place]]));
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio } of entries) seen.set(target, intersectionRatio);
      const most = Math.min(0.99, Math.max(...seen.values()));
      for (const [row, ratio] of seen) {
        places.get(row)?.classList.toggle("deck-current", ratio > 0 && ratio >= most);
        if (!ratio) seen.delete(row);
      }
    },
    { threshold: [0, 0.25, 0.5, 0.75, 0.99] },
  );
  for (const row of rows.children) observer.observe(row);
  return () => observer.disconnect();
}
