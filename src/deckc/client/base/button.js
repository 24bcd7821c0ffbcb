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
  stylus: "M4 20l1-5L16 4l4 4L9 19z",
  line: "M5 19L19 5",
  arrow: "M5 19L19 5M10 5h9v9",
  ellipse: "M12 19c5 0 9-3 9-7s-4-7-9-7-9 3-9 7 4 7 9 7z",
  rectangle: "M3 5h18v14H3z",
  erase: "M8 20h12M4 15l9-10 7 6-8 9H8z",
  swatch: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16z",
  undo: "M4 9h10a5 5 0 0 1 0 10H9M8 5L4 9l4 4",
  redo: "M20 9H10a5 5 0 0 0 0 10h5M16 5l4 4-4 4",
  clear: "M4 6h16M9 6V4h6v2M6 6l1 14h10l1-14",
  pin: "M12 21v-6M7 15h10l-2-4V5h1V3H8v2h1v6z",
  close: "M5 5l14 14M19 5L5 19",
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
