// @ts-check
/** Icons: the drawings of buttons and menus: lines, a grid of 24, as wide as the style sheet says. */

/** The `d` of each, on a grid of 24. @type {Record<string, string>} */
const DRAWINGS = {
  fullscreen: "M14 3h7v7M21 3l-7 7M10 21H3v-7M3 21l7-7",
  back: "M20 12H4m6-6-6 6 6 6",
  forward: "M4 12h16m-6-6 6 6-6 6",
  up: "M12 20V4M6 10l6-6 6 6",
  down: "M12 4v16m6-6-6 6-6-6",
  overview: "M4 4h4v4H4zM10 4h4v4h-4zM16 4h4v4h-4zM4 10h4v4H4zM10 10h4v4h-4zM16 10h4v4h-4zM4 16h4v4H4zM10 16h4v4h-4zM16 16h4v4h-4z",
  sun: "M12 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM12 1.5v2.5M12 20v2.5M1.5 12H4M20 12h2.5M4.6 4.6l1.7 1.7M17.7 17.7l1.7 1.7M4.6 19.4l1.7-1.7M17.7 6.3l1.7-1.7",
  moon: "M20.5 14A8.5 8.5 0 1 1 10 3.5 6.8 6.8 0 0 0 20.5 14z",
  goto: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM21 21l-6-6",
  sync: "M7 20V4m-4 4 4-4 4 4M17 4v16m-4-4 4 4 4-4",
  settings: "M3 7h9M18 7h3M3 17h3M12 17h9M15 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM9 20a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
  info: "M12 21.5a9.5 9.5 0 1 0 0-19 9.5 9.5 0 0 0 0 19zM10 10.5h2v6m-2.5 0h5M12 7v.6",
  download: "M12 3v13m-5-5 5 5 5-5M4 17v4h16v-4",
  camera: "M12 21.5a9.5 9.5 0 1 0 0-19 9.5 9.5 0 0 0 0 19zM12 13a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM5.5 18.5c1-2.5 3-3.5 6.5-3.5s5.5 1 6.5 3.5",
  record: "M3 6h12v12H3zM15 10.5l6-3v9l-6-3",
  edit: "M3 5h10M3 10h6M3 15h4M10 20l1-4L19 8l3 3-8 8z",
  dock: "M3 4h18v16H3zM3 15h18",
  larger: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM21 21l-6-6M7 10h6M10 7v6",
  smaller: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM21 21l-6-6M7 10h6",
  layout: "M3 4h18v5H3zM3 13h7v7H3zM14 13h7v7h-7z",
  pointer: "M5 3l6 17 2.5-7L20 10.5z",
  show: "M3 4h18M5 4v11h14V4M12 15v5m-4 0h8",
  start: "M7 4l12 8-12 8z",
  pause: "M8 5v14M16 5v14",
  reset: "M4 5v5h5M4.5 10a8 8 0 1 1 0 4.5",
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
 * A drawing as HTML, or several in a row (`"sun moon"`), of which the style sheet shows one.
 * @param {string} names
 */
export function drawingHtml(names) {
  return names.split(" ").map(oneHtml).join("");
}

/** @param {string} name */
function oneHtml(name) {
  const path = `<path d="${DRAWINGS[name]}"/>`;
  return `<svg class="deck-icon deck-icon-${name}" viewBox="0 0 24 24" aria-hidden="true">${path}</svg>`;
}

/** @param {string} name */
export function hasDrawing(name) {
  return Object.hasOwn(DRAWINGS, name);
}
