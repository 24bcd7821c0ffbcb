// @ts-check
/** Quick overview: all slides as cards over the player, to pick one by mouse, arrows or number. */

import { addressOf } from "../base/router.js";
import { button, rename } from "../base/button.js";
import { drawingHtml } from "../base/icons.js";
import { element, escape, listen, together } from "../base/dom.js";
import { cardHtml, fillWhenNear, framesIn, refill } from "../slide/static-slide.js";
import { hasPresenterBundle } from "../views/load-presenter-bundle.js";
import { modal, panel } from "../base/dialog.js";

/** @typedef {import("../base/store.js").App} App */

const CARD_PX = 300;

/** @param {App} app */
export function quickOverview(app) {
  return panel(app, "overview", () => {
    const { dialog, frames, select, key, rename } = makePanel(app);
    const hide = modal(app, dialog);
    select(app.state.no); // first: what it scrolls to is filled at once
    return together(
      fillWhenNear(app.deck, frames, dialog),
      app.subscribe((state, before) => {
        if (state.edition === before.edition) return;
        refill(app.deck, frames);
        rename();
      }),
      listen(dialog, "keydown", key),
      listen(dialog, "click", (event) => {
        const card = /** @type {Element} */ (event.target).closest("[data-no]");
        if (!card) return;
        app.run("close");
        app.run("go", card.getAttribute("data-no"));
      }),
      hide,
    );
  });
}

/**
 * @param {import("../base/store.js").Deck} deck
 * @param {number} no
 * @param {string} title
 */
function rowHtml(deck, no, title) {
  const card = cardHtml(deck, CARD_PX, `data-no="${no}" aria-label="${escape(nameOf(no, title))}"`);
  return `<li>${card}<span aria-hidden="true">${no}</span></li>`;
}

/**
 * @param {number} no
 * @param {string} title
 */
function nameOf(no, title) {
  return `${no}${title && `: ${title}`}`;
}

/**
 * A way to the overview page, with the notes, in another tab; none where the page has no such view.
 * @param {App} app
 */
function linkToPage({ deck, state: { no, click, query, path } }) {
  if (!hasPresenterBundle()) return [];
  const link = element('<a class="deck-close" target="_blank"></a>');
  link.setAttribute("href", addressOf(deck, { mode: "overview", place: { no, click }, query, path }));
  link.innerHTML = drawingHtml("list");
  rename(link, "Overview with notes, in a new tab");
  return [link];
}

/** @param {App} app */
function makePanel(app) {
  const dialog = /** @type {HTMLDialogElement} */ (
    element('<dialog id="deck-overview" aria-label="Overview"><ol></ol></dialog>')
  );
  const close = button("close", "Close", "close");
  close.className = "deck-close";
  dialog.prepend(close, ...linkToPage(app));
  const list = /** @type {HTMLElement} */ (dialog.querySelector("ol"));
  list.innerHTML = app.deck.slides.map(({ title }, index) => rowHtml(app.deck, index + 1, title)).join("");
  const frames = framesIn(list);
  let typed = "";

  /** @param {number} no */
  function select(no) {
    const card = /** @type {HTMLElement | null} */ (list.querySelector(`button[data-no="${no}"]`));
    list.querySelector("[aria-current]")?.removeAttribute("aria-current");
    card?.setAttribute("aria-current", "true");
    card?.focus();
  }

  function selected() {
    return Number(list.querySelector("[aria-current]")?.getAttribute("data-no") ?? 1);
  }

  function columns() {
    const [first] = list.children;
    const top = /** @type {HTMLElement} */ (first).offsetTop;
    return [...list.children].filter((card) => /** @type {HTMLElement} */ (card).offsetTop === top).length;
  }

  /** @param {KeyboardEvent} event */
  function key(event) {
    if (/^\d$/.test(event.key)) return type(event.key);
    typed = "";
    if (event.key === "o" || event.key === "`") return app.run("close");
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns(), ArrowUp: -columns() }[event.key];
    if (!step) return;
    event.preventDefault();
    const last = app.deck.slides.length;
    const target = selected() + step;
    if (target >= 1 && target <= last) select(target);
  }

  /** @param {string} digit */
  function type(digit) {
    typed = Number(typed + digit) <= app.deck.slides.length ? typed + digit : digit;
    select(Number(typed));
    if (Number(`${typed}0`) <= app.deck.slides.length) return;
    app.run("close");
    app.run("go", typed);
  }

  /** The deck has changed. */
  function rename() {
    app.deck.slides.forEach(({ title }, index) => {
      list.querySelector(`button[data-no="${index + 1}"]`)?.setAttribute("aria-label", nameOf(index + 1, title));
    });
  }

  return { dialog, frames, select, key, rename };
}
