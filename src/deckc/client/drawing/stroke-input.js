// @ts-check
/** Stroke input: the pointer's way over the canvas as a stroke, or as an eraser of strokes. */

import { listen, together } from "../base/dom.js";
import { drawingOf, pathOf, strokeOf } from "./stroke-path.js";

/** @typedef {import("./stroke-path.js").Stroke} Stroke */

const REACH_PX = 12; // of an eraser, around the line

/**
 * @param {HTMLElement} canvas
 * @param {{ width: number, height: number }} size of the canvas in its own px
 * @param {object} options
 * @param {(event: PointerEvent) => boolean} options.draws whether this pointer draws now
 * @param {() => { tool: string, color: string, width: number }} options.brush
 * @param {() => Stroke[]} options.strokes
 * @param {(strokes: Stroke[]) => void} options.change
 */
export function hand(canvas, size, { draws, brush, strokes, change }) {
  /** @type {{ stroke: Stroke, path: SVGPathElement } | undefined} */
  let line;
  /** The pointer that draws or erases. @type {number | undefined} */
  let active;

  /** @param {PointerEvent} event */
  function begin(event) {
    if (!event.isPrimary || event.button !== 0 || !draws(event)) return;
    event.preventDefault();
    event.stopPropagation();
    active = event.pointerId;
    if (event.isTrusted) canvas.setPointerCapture(active); // else it is told afterwards, and may be gone
    if (brush().tool === "erase") return erase(event);
    const stroke = { ...brush(), points: [placeIn(canvas, size, event)] };
    line = { stroke, path: strokeOf(stroke) };
    layerIn(canvas, size).append(line.path);
  }

  /** @param {PointerEvent} event */
  function move(event) {
    if (active !== event.pointerId) return;
    if (!line) return erase(event);
    line.stroke.points.push(placeIn(canvas, size, event));
    line.path.setAttribute("d", pathOf(line.stroke));
  }

  function end() {
    active = undefined;
    const drawn = line?.stroke;
    line = undefined;
    if (drawn) change([...strokes(), drawn.tool === "stylus" ? drawn : ends(drawn)]);
  }

  /** @param {PointerEvent} event */
  function erase(event) {
    if (brush().tool !== "erase") return;
    const [x, y] = placeIn(canvas, size, event);
    const left = strokes().filter((stroke) => !reaches(layerIn(canvas, size), stroke, x, y));
    if (left.length < strokes().length) change(left);
  }

  return together(
    listen(canvas, "pointerdown", begin, { capture: true }),
    listen(canvas, "pointermove", move),
    listen(canvas, "pointerup", end),
    listen(canvas, "pointercancel", end),
  );
}

/**
 * A shape needs no points between its ends.
 * @param {Stroke} stroke
 */
function ends({ points, ...stroke }) {
  return { ...stroke, points: [points[0], points[points.length - 1]] };
}

/**
 * Whether a stroke is near a point. The browser answers only for what stands in the page.
 * @param {Element} layer
 * @param {Stroke} stroke
 * @param {number} x
 * @param {number} y
 */
function reaches(layer, stroke, x, y) {
  const path = strokeOf({ ...stroke, width: stroke.width + REACH_PX });
  layer.append(path);
  const hit = path.isPointInStroke(new DOMPoint(x, y));
  path.remove();
  return hit;
}

/**
 * @param {HTMLElement} canvas
 * @param {{ width: number, height: number }} size
 * @param {PointerEvent} event
 * @returns {import("./stroke-path.js").Point}
 */
function placeIn(canvas, size, { clientX, clientY }) {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const [x, y] = [((clientX - left) / width) * size.width, ((clientY - top) / height) * size.height];
  return [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
}

/**
 * The drawing that stands in the canvas, or a new one.
 * @param {HTMLElement} canvas
 * @param {{ width: number, height: number }} size
 */
function layerIn(canvas, size) {
  const found = canvas.querySelector(":scope > .slidev-drawing");
  if (found) return found;
  const made = drawingOf(size, []);
  canvas.append(made);
  return made;
}
