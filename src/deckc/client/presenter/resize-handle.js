// @ts-check
/** Resize handle: what the presenter drags, or moves by arrow keys, to size the notes. */

import { element } from "../base/dom.js";
import { save, stored } from "../base/storage.js";

/** @typedef {{ name: string, size: "width" | "row", back: boolean }} Options `back`: it grows to the left or the top */

const STEP_PX = 16;

/** What is sized: its variable, kept name, px at first and at least, at most, and of the grid. */
const SIZES = {
  width: {
    variable: "--slidev-presenter-notes-width",
    key: "slidev-presenter-notes-width",
    first: 360,
    least: 240,
    most: 720,
    share: 0.7,
    along: /** @type {const} */ ("clientWidth"),
    pointer: /** @type {const} */ ("clientX"),
    keys: ["ArrowLeft", "ArrowRight"],
    label: "Width of the notes",
    orientation: "vertical",
  },
  row: {
    variable: "--slidev-presenter-notes-row-size",
    key: "slidev-presenter-notes-row-size",
    first: 280,
    least: 160,
    most: Infinity,
    share: 0.75,
    along: /** @type {const} */ ("clientHeight"),
    pointer: /** @type {const} */ ("clientY"),
    keys: ["ArrowUp", "ArrowDown"],
    label: "Height of the row",
    orientation: "horizontal",
  },
};

/**
 * Sets the kept sizes, as far as the grid has room for them.
 * @param {HTMLElement} grid
 */
export function applySizes(grid) {
  for (const { variable, key, first, ...limits } of Object.values(SIZES)) {
    grid.style.setProperty(variable, `${clamp(grid, limits, stored(key, first))}px`);
  }
}

/**
 * @param {HTMLElement} grid
 * @param {{ least: number, most: number, share: number, along: "clientWidth" | "clientHeight" }} limits
 * @param {number} px
 */
function clamp(grid, { least, most, share, along }, px) {
  const room = Math.max(least, Math.round(grid[along] * share));
  return Math.min(Math.max(Math.round(px) || least, least), most, room);
}

/**
 * Puts a handle into a part of the grid. Returns what takes it away.
 * @param {HTMLElement} grid
 * @param {HTMLElement} part
 * @param {Options} options
 */
export function makeHandle(grid, part, { name, size, back }) {
  const { variable, key, label, keys, orientation, pointer, ...limits } = SIZES[size];
  const handle = element(`<div class="${name}" role="separator" tabindex="0" aria-label="${label}"></div>`);
  handle.classList.toggle("deck-before", back || part.matches(".next"));
  handle.setAttribute("aria-orientation", orientation);
  handle.setAttribute("aria-valuemin", String(limits.least));
  let from = { pointer: 0, px: 0 };

  const now = () => parseInt(grid.style.getPropertyValue(variable), 10);
  const sign = back ? -1 : 1;

  /** @param {number} px */
  function set(px) {
    const clamped = clamp(grid, limits, px);
    grid.style.setProperty(variable, `${clamped}px`);
    handle.setAttribute("aria-valuenow", String(clamped));
    return clamped;
  }

  handle.onpointerdown = (event) => {
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    from = { pointer: event[pointer], px: now() };
  };
  handle.onpointermove = (event) => {
    if (handle.hasPointerCapture(event.pointerId)) save(key, set(from.px + sign * (event[pointer] - from.pointer)));
  };
  handle.onkeydown = (event) => {
    const way = keys.indexOf(event.key);
    if (way < 0) return;
    event.preventDefault();
    save(key, set(now() + sign * (way ? STEP_PX : -STEP_PX)));
  };
  set(now());
  part.append(handle);
  return () => handle.remove();
}
