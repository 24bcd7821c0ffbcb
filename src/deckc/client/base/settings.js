// @ts-check
/** Settings: what a viewer sets for themselves: filters, scale, cursor, wake lock; kept under Slidev's names. */

import { save, stored } from "./storage.js";

/**
 * @typedef {object} Settings
 * @property {boolean} invert
 * @property {number} brightness
 * @property {number} contrast
 * @property {number} saturate
 * @property {number} sepia
 * @property {number} hueRotate in degrees
 * @property {string} cursorStyle of the presenter's pointer: `cursor` or `laser`
 * @property {number} scale of the slide in the show; 0: as large as the window lets it
 * @property {boolean} wakeLock
 * @property {boolean} hideIdleCursor
 */

/** @type {Settings} */
export const DEFAULTS = {
  invert: false,
  brightness: 1,
  contrast: 1,
  saturate: 1,
  sepia: 0,
  hueRotate: 0,
  cursorStyle: "cursor",
  scale: 0,
  wakeLock: true,
  hideIdleCursor: true,
};

const FILTER_KEY = "slidev-viewer-css-filter";

/** Filters are kept together, the others each by itself. */
const KEYS = {
  cursorStyle: "slidev-cursor-style",
  scale: "slidev-scale",
  wakeLock: "slidev-wake-lock",
  hideIdleCursor: "slidev-hide-cursor-idle",
};

/** The filters of CSS, with what their values are followed by. */
const UNITS = { invert: "", brightness: "", contrast: "", saturate: "", sepia: "", hueRotate: "deg" };

/**
 * What was kept. A value of another type is none.
 * @returns {Settings}
 */
export function readSettings() {
  const filter = stored(FILTER_KEY, {}) ?? {};
  const all = Object.entries(DEFAULTS).map(([name, fallback]) => {
    const value = name in UNITS ? Reflect.get(Object(filter), name) : stored(Reflect.get(KEYS, name), fallback);
    return [name, typeof value === typeof fallback ? value : fallback];
  });
  return Object.fromEntries(all);
}

/**
 * Sets some of them, in this window and for the next visit.
 * @param {import("./store.js").App} app
 * @param {Partial<Settings>} patch
 */
export function changeSettings(app, patch) {
  const settings = { ...app.state.settings, ...patch };
  for (const [name, key] of Object.entries(KEYS)) if (name in patch) save(key, Reflect.get(settings, name));
  if (Object.keys(patch).some((name) => name in UNITS)) {
    save(FILTER_KEY, Object.fromEntries(Object.keys(UNITS).map((name) => [name, Reflect.get(settings, name)])));
  }
  app.set({ settings });
}

/**
 * The value of CSS's `filter`; "" where all are as at first.
 * @param {Settings} settings
 */
export function filterOf(settings) {
  const names = /** @type {(keyof typeof UNITS)[]} */ (Object.keys(UNITS));
  const set = names.filter((name) => settings[name] !== DEFAULTS[name]);
  return set.map((name) => `${name === "hueRotate" ? "hue-rotate" : name}(${Number(settings[name])}${UNITS[name]})`).join(" ");
}
