// @ts-check
/** Note font size: how large notes are written, with buttons for larger and smaller; kept under Slidev's names. */

import { button } from "../base/button.js";
import { together } from "../base/dom.js";
import { save, stored } from "../base/storage.js";

/**
 * @param {import("../base/store.js").App} app
 * @param {HTMLElement} notes
 * @param {HTMLElement} host of the buttons
 * @param {{ key: string, first: number, step: number, least: number, most: number, unit: string }} options
 */
export function noteFontSize(app, notes, host, { key, first, step, least, most, unit }) {
  let size = Number(stored(key, first)) || first;

  /** @param {number} change */
  function set(change) {
    size = Number(Math.min(Math.max(size + change, least), most).toFixed(1));
    notes.style.fontSize = `${size}${unit}`;
    if (change) save(key, size);
  }

  set(0);
  host.append(button("largerNotes", "Larger notes", "larger"), button("smallerNotes", "Smaller notes", "smaller"));
  return together(
    app.offer("largerNotes", () => set(step)),
    app.offer("smallerNotes", () => set(-step)),
  );
}
