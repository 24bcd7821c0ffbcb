// @ts-check
/** Goto dialog: a line to type a number or some words of a slide into. */

import { element, escape, listen, together } from "../base/dom.js";
import { panel } from "../base/dialog.js";
import { find as search, makeEntry } from "./slide-search.js";
import { slideText } from "../slide/slides.js";

/** @typedef {import("../base/store.js").App} App */

const SHOWN = 8;

/** @param {App} app */
export function gotoDialog(app) {
  return panel(app, "goto", () => {
    const dialog = element(`
      <div id="slidev-goto-dialog" role="dialog" aria-label="Go to slide">
        <input id="slidev-goto-input" type="text" placeholder="Goto..." autocomplete="off" role="combobox"
          aria-label="Number or words of a slide" aria-expanded="false" aria-controls="deck-goto-list"
          aria-autocomplete="list">
        <ul id="deck-goto-list" role="listbox" aria-label="Slides"></ul>
      </div>`);
    const input = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
    const list = /** @type {HTMLElement} */ (dialog.querySelector("ul"));
    const before = /** @type {HTMLElement | null} */ (document.activeElement);
    let entries = read();
    /** @type {{ no: number, title: string }[]} */
    let hits = [];
    let selected = 0;

    function read() {
      return app.deck.slides.map(({ title }, index) => makeEntry(index + 1, title, slideText(index + 1)));
    }

    function update() {
      hits = search(entries, input.value.replace(/^\//, "")).slice(0, SHOWN);
      selected = 0;
      input.classList.toggle("deck-no-hit", Boolean(input.value) && !hits.length);
      render();
    }

    function render() {
      const rows = hits.map(({ no, title }, index) => {
        const on = index === selected;
        const attributes = `id="deck-goto-${no}" role="option" data-no="${no}" aria-selected="${on}"`;
        return `<li ${attributes}><b>${no}</b> ${app.deck.slides[no - 1].titleHtml ?? escape(title)}</li>`;
      });
      list.innerHTML = rows.join("");
      input.setAttribute("aria-expanded", String(rows.length > 0));
      const active = hits[selected];
      if (active) input.setAttribute("aria-activedescendant", `deck-goto-${active.no}`);
      else input.removeAttribute("aria-activedescendant");
    }

    /** @param {number | undefined} no */
    function pick(no) {
      app.set({ panel: "" });
      if (no) app.go({ no, click: 0 });
    }

    /** @param {KeyboardEvent} event */
    function key(event) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === "Enter") pick(hits[selected]?.no);
      else if (event.key === "Escape") pick(undefined);
      else if (!step) return;
      else if (hits.length) {
        selected = (selected + step + hits.length) % hits.length;
        render();
      }
      event.preventDefault();
      event.stopPropagation();
    }

    const stop = together(
      listen(input, "input", update),
      app.subscribe((state, before) => {
        if (state.edition === before.edition) return;
        entries = read();
        update();
      }),
      listen(input, "keydown", key),
      listen(input, "blur", () => pick(undefined)),
      listen(list, "pointerdown", (event) => {
        event.preventDefault(); // the line keeps the focus until the choice is made
        pick(Number(event.target.closest("[data-no]")?.dataset.no));
      }),
    );
    document.body.append(dialog);
    input.focus();
    return () => {
      stop();
      dialog.remove();
      before?.focus();
    };
  });
}
