// @ts-check
/**
 * v-mark: what v-mark draws around words. `data-mark` holds its options as JSON, and `start` and `end`, the clicks
 * between which it is shown; without them always.
 */

import { prefersStill, readJson } from "../base/dom.js";
import { seededRandom } from "../base/seeded-random.js";
import { strokesOf } from "./rough-lines.js";

/** @typedef {import("../base/click-state.js").Scene} Scene */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {HTMLElement} page
 * @param {number} click
 * @param {Scene} scene
 */
export function showMarks(page, click, scene) {
  const seen = scene.where === "current" || scene.where === "still";
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[data-mark]"))) {
    const options = readJson(node, "data-mark");
    const { start = -Infinity, end = Infinity } = options;
    const layer = layerOf(node, options);
    if (!layer) continue;
    if (!seen || click < start || click >= end) layer.replaceChildren();
    else if (!layer.hasChildNodes()) {
      draw(node, layer, options, scene.moved && options.animate !== false && !prefersStill());
    }
  }
}

/** Draws all marks that are shown again: what they mark may have moved. */
export function redrawMarks() {
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-mark]"))) {
    const options = readJson(node, "data-mark");
    const layer = layerOf(node, options);
    if (!layer?.hasChildNodes()) continue;
    layer.replaceChildren();
    draw(node, layer, options, false);
  }
}

/**
 * The layer that the build put behind or over a marked element.
 * @param {HTMLElement} node
 * @param {any} options
 */
function layerOf(node, { type }) {
  const beside = type === "highlight" ? node.previousElementSibling : node.nextElementSibling;
  if (beside?.matches("svg.rough-annotation")) return beside;
  return node.querySelector(":scope > svg.rough-annotation");
}

/**
 * @param {HTMLElement} node
 * @param {Element} layer
 * @param {any} options
 * @param {boolean} animate
 */
function draw(node, layer, options, animate) {
  const { type, color = "currentColor", opacity, strokeWidth = 2, iterations = 2, rtl = false } = options;
  const shape = {
    padding: sides(options.padding ?? 5),
    iterations,
    rtl: Boolean(rtl),
    brackets: [options.brackets ?? "right"].flat(),
  };
  const random = seededRandom(type + node.textContent);
  // The words stand above their highlight.
  if (type === "highlight" && getComputedStyle(node).position === "static") node.style.position = "relative";
  for (const box of boxesOf(node, layer, Boolean(options.multiline))) {
    for (const data of strokesOf(type, box, shape, random)) {
      const path = document.createElementNS(SVG, "path");
      const width = type === "highlight" ? box.height * 0.95 : strokeWidth;
      const values = { "d": data, "fill": "none", "stroke": color, "stroke-width": String(width) };
      for (const [name, value] of Object.entries(values)) path.setAttribute(name, value);
      if (opacity !== undefined) path.style.opacity = String(opacity);
      layer.append(path);
    }
  }
  if (animate) drawSlowly([...layer.children].map((path) => /** @type {SVGPathElement} */ (path)), options);
}

/**
 * One stroke after the other, each for its share of the time.
 * @param {SVGPathElement[]} paths
 * @param {any} options
 */
function drawSlowly(paths, { animationDuration = 800, delay = 0 }) {
  const lengths = paths.map((path) => path.getTotalLength());
  const whole = lengths.reduce((sum, length) => sum + length, 0) || 1;
  let begin = Number(delay);
  paths.forEach((path, index) => {
    const duration = (Number(animationDuration) * lengths[index]) / whole;
    const dash = `${lengths[index]}`;
    path.animate(
      [{ strokeDasharray: dash, strokeDashoffset: dash }, { strokeDasharray: dash, strokeDashoffset: 0 }],
      { duration, delay: begin, easing: "ease-out", fill: "backwards" },
    );
    begin += duration;
  });
}

/**
 * Where the words stand, in the layer's own pixels: one box, or one a line.
 * @param {HTMLElement} node
 * @param {Element} layer
 * @param {boolean} multiline
 */
function boxesOf(node, layer, multiline) {
  const origin = layer.getBoundingClientRect();
  const scale = origin.width / 100 || 1; // the layer is 100 px wide before any scaling
  const rects = multiline ? [...node.getClientRects()] : [node.getBoundingClientRect()];
  return rects.map(({ left, top, width, height }) => ({
    x: (left - origin.left) / scale,
    y: (top - origin.top) / scale,
    width: width / scale,
    height: height / scale,
  }));
}

/**
 * Padding as in CSS: all, vertical and horizontal, or each side from the top round.
 * @param {number | number[]} padding
 */
function sides(padding) {
  const [top, right = top, bottom = top, left = right] = [padding].flat().map(Number);
  return [top, right, bottom, left];
}
