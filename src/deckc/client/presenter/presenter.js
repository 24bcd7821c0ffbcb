// @ts-check
/**
 * Presenter: the show, what comes next, notes, time and controls in one window. The player's own slide and bar stand in
 * it meanwhile. Source: Slidev guide, "Presenter mode".
 */

import { nextStep } from "./next-step.js";
import { sendPointer } from "../pointer/send-pointer.js";
import { presenterLayout } from "./presenter-layout.js";
import { button } from "../base/button.js";
import { element, find, listen, together } from "../base/dom.js";
import { noteFontSize } from "../notes/note-font-size.js";
import { screenMirror } from "./screen-mirror.js";
import { notes, onMarks } from "../notes/speaker-note.js";
import { progress } from "../controls/progress-bar.js";
import { slider } from "../controls/click-slider.js";
import { timer, timerBar } from "../controls/timer.js";
import { here } from "../base/watch-place.js";

const LETTERS = { key: "slidev-presenter-font-size", first: 1, step: 0.1, least: 0.5, most: 2, unit: "em" };

/** @param {import("../base/store.js").App} app */
export function presenter(app) {
  const view = element(`
    <div class="slidev-presenter">
      <div class="deck-bars"></div>
      <div class="grid-container">
        <div class="grid-section main">
          <p class="deck-part-name">Current</p><div class="deck-part-clicks"></div>
        </div>
        <section class="grid-section next" aria-label="Next">
          <p class="deck-part-name">Next</p><div class="deck-part-slide"></div>
        </section>
        <section class="grid-section note" aria-label="Notes">
          <div class="deck-note-box" tabindex="0" role="region" aria-label="Note"></div><div class="deck-buttons"></div>
        </section>
        <section class="grid-section bottom" aria-label="Controls"></section>
      </div>
    </div>`);
  const [bars, grid, bottom] = [".deck-bars", ".grid-container", ".bottom"].map((name) => find(name, view));
  const box = find(".deck-note-box", view);
  const [tools, views, options] = ["tools", "views", "options"].map((name) => extraIn(name));
  const jump = (/** @type {number} */ click) => app.go({ no: app.state.no, click });
  find(".note > .deck-buttons", view).append(button("editNote", "Edit the note", "edit")); // seen where the deck can be edited
  document.body.append(view);
  const bringBack = borrow(view, bottom);
  app.run("refresh"); // some content is for the presenter only

  return together(
    progress(app, bars, here),
    timerBar(app, bars),
    sendPointer(app, tools),
    leave(views),
    presenterLayout(app, grid, options),
    screenMirror(find(".main", view)),
    slider(app, find(".deck-part-clicks", view), here, jump),
    nextStep(app, find(".deck-part-slide", view)),
    notes(app, box, here),
    onMarks(box, jump),
    noteFontSize(app, box, find(".note > .deck-buttons", view), LETTERS),
    timer(app, bottom),
    watchFocus(view),
    // A click with the mouse leaves the keys to the slides.
    listen(view, "click", ({ detail, target }) => detail && target.closest("button")?.blur()),
    bringBack,
    () => [tools, views, options].forEach((part) => part.remove()),
    () => view.remove(),
    () => app.run("refresh"),
  );
}

/**
 * Takes the player's slide and bar into the presenter. Returns what brings them back.
 * @param {HTMLElement} view
 * @param {HTMLElement} bottom
 */
function borrow(view, bottom) {
  const [show, bar] = ["#slide-container", "#deck-controls"].map((selector) => find(selector));
  find(".main > .deck-part-name", view).after(show);
  bottom.append(bar);
  return () => {
    find("#page-root").append(show, bar);
  };
}

/**
 * A place for the presenter's own buttons in a group of the bar, before the group's others.
 * @param {string} group
 */
function extraIn(group) {
  const made = element('<span class="deck-buttons"></span>');
  find(`#deck-controls [data-group=${group}]`).prepend(made);
  return made;
}

/** @param {HTMLElement} host */
function leave(host) {
  const made = button("exitPresenter", "Leave the presenter", "show");
  host.append(made);
  return () => made.remove();
}

/**
 * The controls of a window that does not get the keys are dim.
 * @param {HTMLElement} view
 */
function watchFocus(view) {
  const update = () => view.classList.toggle("deck-unfocused", !document.hasFocus());
  update();
  return together(listen(window, "focus", update), listen(window, "blur", update));
}
