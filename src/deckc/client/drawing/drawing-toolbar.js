// @ts-check
/**
 * Drawing toolbar: what to draw with; it is dragged to another place, and pinned so that it does not cover the slide.
 */

import { button } from "../base/button.js";
import { element, find, listen, together } from "../base/dom.js";
import { save, stored } from "../base/storage.js";

/** Their keys are Slidev's. */
export const TOOLS = [
  { tool: "stylus", key: "s", name: "Stylus" },
  { tool: "line", key: "l", name: "Line" },
  { tool: "arrow", key: "a", name: "Arrow" },
  { tool: "ellipse", key: "e", name: "Ellipse" },
  { tool: "rectangle", key: "r", name: "Rectangle" },
  { tool: "erase", key: "", name: "Eraser" },
];

/** @type {[color: string, name: string][]} */
export const COLORS = [
  ["#ff595e", "Red"],
  ["#ffca3a", "Yellow"],
  ["#8ac926", "Green"],
  ["#1982c4", "Blue"],
  ["#6a4c93", "Violet"],
  ["#ffffff", "White"],
  ["#000000", "Black"],
];

const PLACE = "slidev-drawing-pos";
const PINNED = "slidev-drawing-pinned";
const FIRST_PLACE = { x: 10, y: 10 };

/**
 * Shows it. Returns what takes it away.
 * @param {import("../base/store.js").App} app
 * @param {{ tool: string, color: string, width: number }} brush
 */
export function toolbar(app, brush) {
  const view = element('<div id="deck-toolbar" role="toolbar" aria-label="Drawing"></div>');
  const range = '<input type="range" min="1" max="15" aria-label="Width of the line">';
  const width = /** @type {HTMLInputElement} */ (element(range));
  width.value = String(brush.width);
  view.append(
    ...TOOLS.map(({ tool, name }) => chosen(button(`drawingTool:${tool}`, name, tool), tool === brush.tool)),
    width,
    ...COLORS.map(([color, name]) => chosen(swatch(color, name), color === brush.color)),
    button("undoDrawing", "Undo", "undo"),
    button("redoDrawing", "Redo", "redo"),
    button("clearDrawing", "Clear", "clear"),
    button("pinDrawing", "Pin", "pin"),
    button("toggleDrawing", "Close", "close"),
  );
  const show = () => {
    view.classList.toggle("deck-pinned", stored(PINNED, false));
    chosen(find("[data-action=pinDrawing]", view), stored(PINNED, false));
  };
  show();
  document.body.append(view);
  return together(
    dragged(view),
    app.offer("pinDrawing", () => {
      save(PINNED, !stored(PINNED, false));
      show();
    }),
    listen(width, "change", () => app.run("drawingWidth", width.value)),
    // A click with the mouse leaves the keys to the slides.
    listen(view, "click", ({ detail, target }) => detail && target.closest("button")?.blur()),
    () => view.remove(),
  );
}

/**
 * @param {HTMLElement} made
 * @param {boolean} on
 */
function chosen(made, on) {
  made.setAttribute("aria-pressed", String(on));
  return made;
}

/**
 * @param {string} color
 * @param {string} name
 */
function swatch(color, name) {
  const made = button(`drawingColor:${color}`, name, "swatch");
  made.style.color = color;
  return made;
}

/**
 * Lets the pointer drag it by what is no control.
 * @param {HTMLElement} view
 */
function dragged(view) {
  let from = { x: 0, y: 0 };
  let place = stored(PLACE, FIRST_PLACE);

  /** @param {{ x: number, y: number }} wish */
  function put({ x, y }) {
    place = { x: clamp(x, innerWidth - view.offsetWidth), y: clamp(y, innerHeight - view.offsetHeight) };
    view.style.left = `${place.x}px`;
    view.style.top = `${place.y}px`;
  }

  put(place);
  return together(
    listen(view, "pointerdown", (event) => {
      if (event.target !== view) return;
      view.setPointerCapture(event.pointerId);
      from = { x: event.clientX - place.x, y: event.clientY - place.y };
    }),
    listen(view, "pointermove", (event) => {
      if (!view.hasPointerCapture(event.pointerId)) return;
      put({ x: event.clientX - from.x, y: event.clientY - from.y });
      save(PLACE, place);
    }),
  );
}

/**
 * @param {number} value
 * @param {number} most
 */
function clamp(value, most) {
  return Math.max(0, Math.min(Number(value) || 0, most));
}
