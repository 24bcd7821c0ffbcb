// @ts-check
/** Autosave: a text field whose text is written into the deck's file shortly after the last key, one write at a time. */

import { element, find, listen, together } from "../base/dom.js";

const QUIET_MS = 500;

/**
 * Ties a field to a part of a slide. Returns what shows another slide, and what ends it. What cannot be saved stays in the
 * field, with the reason, until the file's text is asked for.
 * @param {import("./deck-source.js").Source} source
 * @param {HTMLTextAreaElement} field
 * @param {HTMLElement} status says what became of the text
 * @param {"content" | "note"} part
 */
export function autosave(source, field, status, part) {
  let no = 0;
  /** The slide that is to be shown, also while what was typed for another one cannot be saved. */
  let asked = 0;
  let revision = "";
  /** The text that the file has. */
  let written = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let writing = Promise.resolve();

  /** @param {string} text @param {boolean} [failed] */
  function say(text, failed = false) {
    status.textContent = text;
    status.classList.toggle("deck-failed", failed);
    if (!failed) return;
    const again = /** @type {HTMLButtonElement} */ (element('<button type="button">Load the file’s text</button>'));
    again.onclick = () => show(asked, true);
    status.append(" ", again);
  }

  /**
   * Shows a slide's text, as the file has it; what was typed before is written first.
   * @param {number} wanted
   * @param {boolean} [anew] what was typed and not written is given up
   */
  async function show(wanted, anew = false) {
    clearTimeout(timer);
    asked = wanted;
    if (!anew) await save();
    if (!anew && no && field.value !== written && !field.readOnly) return; // it could not be saved, and is not given up
    const fresh = anew || no !== wanted;
    no = wanted;
    if (fresh) field.readOnly = true; // until the text is there: it would take the place of what is typed
    const edited = await source.ask(wanted);
    if (no !== wanted) return;
    field.readOnly = edited.problem !== undefined;
    if (edited.problem !== undefined) return say(sentence(edited.problem), true);
    const text = edited[part] ?? "";
    if (!fresh && field.value !== written && text !== written) return; // typed meanwhile: the next write says that it conflicts
    revision = edited.revisions?.[part] ?? "";
    if (text !== field.value && (fresh || field.value === written)) field.value = text;
    written = text;
    if (fresh) say("");
  }

  /** Writes what was typed. */
  function save() {
    clearTimeout(timer);
    writing = writing.then(write);
    return writing;
  }

  async function write() {
    const text = field.value;
    if (!no || field.readOnly || text === written) return;
    const edited = await source.write(no, revision, { [part]: text });
    if (edited.problem !== undefined) return say(`Not saved: ${edited.problem}`, true);
    revision = edited.revisions?.[part] ?? "";
    written = text;
    if (field.value === text) say("Saved");
  }

  const stop = together(
    listen(field, "input", () => {
      say("…");
      clearTimeout(timer);
      timer = setTimeout(save, QUIET_MS);
    }),
    listen(field, "keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
      event.preventDefault();
      save();
    }),
    () => clearTimeout(timer),
  );

  return {
    show,
    save,
    /** Shows the file's text where nothing is typed that it has not: it may have changed by another hand. */
    refresh: () => (field.value === written && no ? show(no) : undefined),
    stop,
  };
}

/** @param {string} text */
function sentence(text) {
  return text[0].toUpperCase() + text.slice(1);
}
