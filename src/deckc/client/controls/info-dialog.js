// @ts-check
/** Info dialog: what the deck's author says about it. Only decks with `info` have the dialog, and a button for it. */

import { drawingHtml } from "../base/icons.js";
import { element, find, listen, together } from "../base/dom.js";
import { modal, panel } from "../base/dialog.js";

/** @param {import("../base/store.js").App} app */
export function infoDialog(app) {
  const { about } = app.deck;
  if (!about) return () => {};
  return panel(app, "info", () => {
    const dialog = /** @type {HTMLDialogElement} */ (
      element(`<dialog id="deck-info" aria-label="About these slides">
        <div class="slidev-info-dialog slidev-layout"></div>
        <button type="button" class="deck-close" data-action="close" aria-label="Close">${drawingHtml("close")}</button></dialog>`)
    );
    find(".slidev-info-dialog", dialog).innerHTML = about; // by itself: what is not closed in it ends there
    return together(
      listen(dialog, "click", ({ target }) => target === dialog && app.run("close")), // beside it: its backdrop
      modal(app, dialog),
    );
  });
}
