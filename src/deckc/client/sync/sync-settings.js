// @ts-check
/** Sync settings: which way windows follow one another, as a choice for this kind of window. */

import { element, find, listen, together } from "../base/dom.js";
import { modal, panel, putAbove } from "../base/dialog.js";
import { directions as directionsOf, roleOf, setDirections } from "./window-role.js";

/** @type {[send: boolean, receive: boolean, name: string][]} */
const CHOICES = [
  [true, true, "Lead and follow"],
  [false, true, "Only follow"],
  [true, false, "Only lead"],
  [false, false, "Neither"],
];

/** @param {import("../base/store.js").App} app */
export function syncSettings(app) {
  return panel(app, "sync", () => {
    const now = directionsOf(app);
    const rows = CHOICES.map(([send, receive, name], index) => {
      const checked = send === now.send && receive === now.receive ? "checked" : "";
      return `<label><input type="radio" name="deck-sync" value="${index}" ${checked}> ${name}</label>`;
    });
    const title = `How the ${roleOf(app)} syncs with other windows`;
    const dialog = /** @type {HTMLDialogElement} */ (
      element(`<dialog id="deck-sync" class="deck-popup"><fieldset><legend>${title}</legend>${rows.join("")}</fieldset></dialog>`)
    );
    dialog.setAttribute("aria-label", title);
    const hide = modal(app, dialog);
    putAbove(dialog, "toggleSync");
    find(":checked", dialog).focus();
    return together(
      listen(dialog, "change", ({ target }) => {
        const [send, receive] = CHOICES[target.value];
        setDirections(app, { send, receive });
      }),
      listen(dialog, "click", ({ target }) => target === dialog && app.run("close")), // beside it: its backdrop
      hide,
    );
  });
}
