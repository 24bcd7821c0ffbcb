// @ts-check
/** Note editor: the note in the presenter and on the page of notes, as text, written back into the deck's file. */

import { autosave } from "./autosave.js";
import { element, find, listen, together } from "../base/dom.js";

/**
 * @param {import("../base/store.js").App} app
 * @param {import("./deck-source.js").Source} source
 */
export function noteEditor(app, source) {
  let close = () => {};

  function open() {
    const box = /** @type {HTMLElement | null} */ (document.querySelector(".deck-note-box"));
    if (!box) return;
    const view = element(`<div class="deck-note-editor">
      <textarea aria-label="Note of this slide" placeholder="Write a note…" spellcheck="true"></textarea><p role="status"></p></div>`);
    const field = /** @type {HTMLTextAreaElement} */ (find("textarea", view));
    field.style.fontSize = box.style.fontSize;
    const saving = autosave(source, field, find("p", view), "note");
    const shown = () => Number(box.dataset.no);
    let no = shown();
    box.after(view);
    box.hidden = true;
    saving.show(no).then(() => field.focus());
    const press = (/** @type {boolean} */ on) => {
      document.querySelector("[data-action=editNote]")?.setAttribute("aria-pressed", String(on));
    };
    press(true);
    const stop = together(
      app.subscribe((state, before) => {
        if (!box.isConnected) return close();
        if (shown() !== no) saving.show((no = shown()));
        else if (state.edition !== before.edition) saving.refresh();
      }),
      listen(field, "keydown", (event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close();
      }),
      saving.stop,
    );
    close = () => {
      close = () => {};
      saving.save();
      stop();
      view.remove();
      box.hidden = false;
      press(false);
      box.focus();
    };
  }

  return together(
    app.offer("editNote", () => (document.querySelector(".deck-note-editor") ? close() : open())),
    listen(document, "dblclick", ({ target }) => {
      if (target.closest(".deck-note-box") && !target.closest(".slidev-note-click-mark")) open();
    }),
    () => close(),
  );
}
