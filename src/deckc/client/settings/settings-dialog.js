// @ts-check
/** Settings dialog: what a viewer sets for themselves, a row each, with a way back to the first value. */

import { drawingHtml } from "../base/icons.js";
import { changeSettings, DEFAULTS } from "../base/settings.js";
import { element, find, listen, together } from "../base/dom.js";
import { modal, panel, putAbove } from "../base/dialog.js";

/**
 * @typedef {import("../base/store.js").App} App
 * @typedef {keyof import("../base/settings.js").Settings} Name
 */

/** @type {[name: Name, title: string, least: number, most: number, step: number][]} */
const RANGES = [
  ["brightness", "Brightness", 0.5, 1.5, 0.02],
  ["contrast", "Contrast", 0.5, 1.5, 0.02],
  ["saturate", "Saturation", 0.5, 1.5, 0.02],
  ["sepia", "Sepia", 0, 1, 0.02],
  ["hueRotate", "Hue rotate", -180, 180, 1],
];

/** @param {App} app */
export function settingsDialog(app) {
  return panel(app, "settings", () => {
    const dialog = /** @type {HTMLDialogElement} */ (
      element(`<dialog id="deck-settings" class="deck-popup" aria-label="Settings">${rowsFor(app).join("")}</dialog>`)
    );
    const show = () => showValues(dialog, app.state.settings);
    show();
    const hide = modal(app, dialog);
    putAbove(dialog, "toggleSettings");
    return together(
      listen(dialog, "input", ({ target }) => changeSettings(app, { [target.name]: valueOf(target) })),
      listen(dialog, "click", ({ target }) => {
        const name = target.closest("[data-reset]")?.dataset.reset;
        if (name) changeSettings(app, { [name]: Reflect.get(DEFAULTS, name) });
        if (target === dialog) app.run("close"); // beside it: its backdrop
      }),
      app.subscribe(show),
      hide,
    );
  });
}

/**
 * The rows that make sense where it is opened.
 * @param {App} app
 */
function rowsFor({ deck, state: { mode } }) {
  const inShow = mode !== "presenter";
  const wakeLock = deck.config.wakeLock !== false && "wakeLock" in navigator;
  return [
    rowHtml("invert", "Invert", switchHtml("invert")),
    ...RANGES.map(([name, title, least, most, step]) => {
      const limits = `min="${least}" max="${most}" step="${step}"`;
      return rowHtml(name, title, `<input type="range" name="${name}" id="deck-set-${name}" ${limits}><output></output>`);
    }),
    "<hr>",
    rowHtml("cursorStyle", "Cursor style", choiceHtml("cursorStyle", { cursor: "Cursor", laser: "Laser" })),
    inShow ? rowHtml("scale", "Slide scale", choiceHtml("scale", { 0: "Fit", 1: "1:1" })) : "",
    wakeLock ? rowHtml("wakeLock", "Wake lock", switchHtml("wakeLock")) : "",
    inShow ? rowHtml("hideIdleCursor", "Hide idle cursor", switchHtml("hideIdleCursor")) : "",
  ];
}

/**
 * @param {Name} name
 * @param {string} title
 * @param {string} control
 */
function rowHtml(name, title, control) {
  const isChoice = control.includes("radio");
  const label = isChoice ? `<span id="deck-set-${name}">${title}</span>` : `<label for="deck-set-${name}">${title}</label>`;
  const reset = `<button type="button" data-reset="${name}" aria-label="Reset: ${title}" title="Reset">${drawingHtml("reset")}</button>`;
  return `<div class="deck-setting">${label}${reset}${control}</div>`;
}

/** @param {Name} name */
function switchHtml(name) {
  return `<input type="checkbox" role="switch" name="${name}" id="deck-set-${name}">`;
}

/**
 * @param {Name} name
 * @param {Record<string, string>} values with their titles
 */
function choiceHtml(name, values) {
  const radios = Object.entries(values).map(([value, title]) => {
    return `<label><input type="radio" name="${name}" value="${value}"><span>${title}</span></label>`;
  });
  return `<span class="deck-segments" role="radiogroup" aria-labelledby="deck-set-${name}">${radios.join("")}</span>`;
}

/** @param {HTMLInputElement} control */
function valueOf({ type, checked, value, name }) {
  if (type === "checkbox") return checked;
  return typeof Reflect.get(DEFAULTS, name) === "number" ? Number(value) : value;
}

/**
 * @param {HTMLElement} dialog
 * @param {import("../base/settings.js").Settings} settings
 */
function showValues(dialog, settings) {
  for (const control of dialog.querySelectorAll("input")) {
    const value = Reflect.get(settings, control.name);
    if (control.type === "checkbox") control.checked = value;
    else if (control.type === "radio") control.checked = control.value === String(value);
    else control.value = String(value);
    if (control.type === "range") find("output", /** @type {Element} */ (control.parentElement)).textContent = control.value;
  }
  for (const reset of dialog.querySelectorAll("[data-reset]")) {
    const name = /** @type {Name} */ (reset.getAttribute("data-reset"));
    reset.classList.toggle("deck-unset", settings[name] === DEFAULTS[name]);
    reset.toggleAttribute("disabled", settings[name] === DEFAULTS[name]);
  }
}
