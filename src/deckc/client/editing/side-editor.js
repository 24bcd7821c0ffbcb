// @ts-check
/**
 * Side editor: the text of the slide that is shown and its note, beside it, written back into the deck's file. Source:
 * Slidev guide, "Integrated Editor".
 */

import { autosave } from "./autosave.js";
import { button, rename } from "../base/button.js";
import { drawingHtml } from "../base/icons.js";
import { element, find, listen, together } from "../base/dom.js";
import { isShow } from "../base/nav.js";
import { save, stored } from "../base/storage.js";

const SHOWN = "slidev-show-editor";
const VERTICAL = "slidev-editor-vertical";
const SIZES = { width: "slidev-editor-width", height: "slidev-editor-height" };
const LEAST = { width: 318, height: 300 };
/** @type {Record<string, number>} */
const STEPS = { ArrowLeft: 16, ArrowUp: 16, ArrowRight: -16, ArrowDown: -16 };

/** @type {[part: "content" | "note", title: string, placeholder: string][]} */
const PARTS = [
  ["content", "Slide", "Create slide content…"],
  ["note", "Notes", "Write some notes…"],
];

/**
 * @param {import("../base/store.js").App} app
 * @param {import("./deck-source.js").Source} source
 */
export function sideEditor(app, source) {
  if (app.deck.config.editor === false) return () => {};
  let close = () => {};
  const opener = button("toggleEditor", "Edit the slide", "edit");
  find("#deck-controls [data-group=views]").append(opener);

  /** @param {boolean} on */
  function show(on) {
    save(SHOWN, on);
    opener.setAttribute("aria-pressed", String(on));
    if (on) open();
    else close();
  }

  function open() {
    const { view, handle } = makeView();
    const root = document.documentElement;
    document.body.append(view);
    const parts = PARTS.map(([part]) => {
      const field = /** @type {HTMLTextAreaElement} */ (find(`#deck-edit-${part}`, view));
      return autosave(source, field, find("[role=status]", view), part);
    });
    parts.forEach((part) => part.show(app.state.no));
    const place = () => {
      const vertical = stored(VERTICAL, false);
      const size = sizeOf(vertical);
      root.classList.toggle("deck-editor-below", vertical);
      root.classList.toggle("deck-editor-beside", !vertical);
      root.style.setProperty("--deck-editor-size", `${size}px`);
      handle.setAttribute("aria-orientation", vertical ? "horizontal" : "vertical");
      handle.setAttribute("aria-valuenow", String(size));
      rename(find("[data-action=dockEditor]", view), vertical ? "Dock to the right" : "Dock to the bottom");
      window.dispatchEvent(new Event("resize")); // the slide has another room
    };
    place();
    const stop = together(
      app.offer("dockEditor", () => {
        save(VERTICAL, !stored(VERTICAL, false));
        place();
      }),
      app.subscribe((state, before) => {
        if (!isShow(state.mode)) return close();
        if (state.no !== before.no) parts.forEach((part) => part.show(state.no));
        else if (state.edition !== before.edition) parts.forEach((part) => part.refresh());
      }),
      tabs(view),
      resizing(handle, place),
      listen(window, "resize", ({ isTrusted }) => isTrusted && place()),
      ...parts.map((part) => part.stop),
    );
    close = () => {
      close = () => {};
      parts.forEach((part) => part.save());
      stop();
      view.remove();
      root.classList.remove("deck-editor-below", "deck-editor-beside");
      window.dispatchEvent(new Event("resize"));
    };
  }

  if (stored(SHOWN, false) && app.state.mode === "play") show(true);
  return together(
    app.offer("toggleEditor", () => show(!document.querySelector("#deck-editor"))),
    () => close(),
    () => opener.remove(),
  );
}

function makeView() {
  const tab = (/** @type {string} */ part, /** @type {string} */ title, /** @type {number} */ index) =>
    `<button type="button" role="tab" id="deck-tab-${part}" aria-controls="deck-edit-${part}" aria-selected="${!index}">${title}</button>`;
  const field = (/** @type {string} */ part, /** @type {string} */ placeholder, /** @type {number} */ index) =>
    `<textarea id="deck-edit-${part}" role="tabpanel" aria-labelledby="deck-tab-${part}" placeholder="${placeholder}"
      spellcheck="false" ${index ? "hidden" : ""}></textarea>`;
  const view = element(`<aside id="deck-editor" aria-label="Editor">
    <div role="separator" tabindex="0" aria-label="Size of the editor"></div>
    <header><span role="tablist" aria-label="Parts of the slide">${PARTS.map(([part, title], index) => tab(part, title, index)).join("")}</span>
      <span class="deck-editor-buttons"></span></header>
    ${PARTS.map(([part, , placeholder], index) => field(part, placeholder, index)).join("")}
    <p role="status"></p></aside>`);
  find(".deck-editor-buttons", view).append(
    button("dockEditor", "Dock to the bottom", "dock"),
    button("toggleEditor", "Close the editor", "close"),
  );
  return { view, handle: find("[role=separator]", view) };
}

/**
 * The tabs: one part of the slide is shown.
 * @param {HTMLElement} view
 */
function tabs(view) {
  return listen(find("[role=tablist]", view), "click", ({ target }) => {
    const chosen = target.closest("[role=tab]");
    if (!chosen) return;
    for (const tab of view.querySelectorAll("[role=tab]")) {
      tab.setAttribute("aria-selected", String(tab === chosen));
      find(`#${tab.getAttribute("aria-controls")}`, view).hidden = tab !== chosen;
    }
  });
}

/** @param {boolean} vertical */
function sizeOf(vertical) {
  const side = vertical ? "height" : "width";
  const window_ = vertical ? innerHeight : innerWidth;
  const wanted = Number(stored(SIZES[side], vertical ? 300 : Math.round(innerWidth * 0.35))) || LEAST[side];
  return Math.round(Math.min(Math.max(wanted, LEAST[side]), window_ * 0.7));
}

/**
 * The handle sizes the editor, by pointer and by arrow keys.
 * @param {HTMLElement} handle
 * @param {() => void} place
 */
function resizing(handle, place) {
  /** @param {number} px */
  function set(px) {
    save(SIZES[stored(VERTICAL, false) ? "height" : "width"], px);
    place();
  }
  return together(
    listen(handle, "pointerdown", (event) => handle.setPointerCapture(event.pointerId)),
    listen(handle, "pointermove", (event) => {
      if (!handle.hasPointerCapture(event.pointerId)) return;
      set(stored(VERTICAL, false) ? innerHeight - event.clientY : innerWidth - event.clientX);
    }),
    listen(handle, "keydown", (event) => {
      const step = STEPS[event.key];
      if (!step) return;
      event.preventDefault();
      event.stopPropagation();
      set(sizeOf(stored(VERTICAL, false)) + step);
    }),
  );
}
