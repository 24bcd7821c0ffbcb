// @ts-check
/** Notes page: the note of the slide that the show is at, to read on a screen or device of its own. */

import { button } from "../base/button.js";
import { element, find, together } from "../base/dom.js";
import { noteFontSize } from "./note-font-size.js";
import { notes } from "./speaker-note.js";
import { progress } from "../controls/progress-bar.js";
import { slider } from "../controls/click-slider.js";
import { timerBar } from "../controls/timer.js";
import { shared, watchPlace } from "../base/watch-place.js";

const LETTERS = { key: "slidev-notes-font-size", first: 18, step: 1, least: 6, most: 99, unit: "px" };

/** @param {import("../base/store.js").App} app */
export function notesPage(app) {
  const view = element(`
    <main id="deck-notebook" aria-label="Notes">
      <div class="deck-bars"></div>
      <div class="deck-note-box" tabindex="0" role="region" aria-label="Note"></div>
      <div class="deck-notebook-clicks"></div>
      <div class="deck-notebook-foot"><span class="deck-buttons"></span>
        <span>Follows the show.</span><span class="deck-counter"></span></div>
    </main>`);
  const [bars, box, clicks] = [".deck-bars", ".deck-note-box", ".deck-notebook-clicks"].map((name) => find(name, view));
  const buttons = find(".deck-buttons", view);
  buttons.append(button("toggleFullscreen", "Fullscreen", "fullscreen"));
  buttons.append(button("editNote", "Edit the note", "edit")); // seen where the deck can be edited
  document.body.append(view);
  return together(
    progress(app, bars, shared),
    timerBar(app, bars),
    notes(app, box, shared, (no) => `No notes for slide ${no}.`),
    slider(app, clicks, shared),
    noteFontSize(app, box, buttons, LETTERS),
    watchPlace(app, shared, ({ no }) => {
      find(".deck-counter", view).textContent = `${no} / ${app.deck.slides.length}`;
    }),
    () => view.remove(),
  );
}
