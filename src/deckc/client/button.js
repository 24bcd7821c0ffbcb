// @ts-check
/** Button: with a drawing, a name and a command, as those of the navigation bar. */

import { element } from "./dom.js";

/** @type {Record<string, string>} */
const DRAWINGS = {
  larger: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM21 21l-6-6M7 10h6M10 7v6",
  smaller: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM21 21l-6-6M7 10h6",
  layout: "M3 4h18v5H3zM3 13h7v7H3zM14 13h7v7h-7z",
  pointer: "M5 3l6 17 2.5-7L20 10.5z",
  show: "M3 4h18M5 4v11h14V4M12 15v5m-4 0h8",
  start: "M7 4l12 8-12 8z",
  pause: "M8 5v14M16 5v14",
  reset: "M4 5v5h5M4.5 10a8 8 0 1 1 0 4.5",
  fullscreen: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
  dark: "M20 14A8 8 0 1 1 10 4a6.5 6.5 0 0 0 10 10z",
  speaker: "M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM2 21v-2a5 5 0 0 1 5-5h4a5 5 0 0 1 5 5v2M17 4a5 5 0 0 1 0 7M20 2a9 9 0 0 1 0 11",
  book: "M6 3h13v18H6zM6 7H4M6 12H4M6 17H4M10 8h5M10 12h5",
  list: "M4 5h5v5H4zM4 14h5v5H4zM13 7h8M13 16h8",
};

/**
 * @param {string} command
 * @param {string} name
 * @param {string} drawing
 */
export function button(command, name, drawing) {
  const made = element(`<button type="button" data-action="${command}"></button>`);
  made.innerHTML = drawingHtml(drawing);
  rename(made, name);
  return made;
}

/** @param {string} drawing */
export function drawingHtml(drawing) {
  return `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${DRAWINGS[drawing]}"/></svg>`;
}

/**
 * @param {HTMLElement} made
 * @param {string} name
 */
export function rename(made, name) {
  made.title = name;
  made.setAttribute("aria-label", name);
}
