/**
 * v-mark: its marks on elements of live parts, for the player (`../../motion/v-mark.js`).
 * Source: Slidev guide, "Rough Markers".
 */

import { needClicks, rangeOf } from "./click-numbers.js";

const COLORS = /^(?:black|blue|cyan|gray|green|indigo|lime|orange|pink|purple|red|teal|white|yellow)$/;
/** @type {Record<string, string>} */
const TYPES = { "strike": "strike-through", "linethrough": "strike-through", "line-through": "strike-through", "cross": "crossed-off", "crossed": "crossed-off" };
const KNOWN = new Set(["box", "circle", "underline", "highlight", "strike-through", "crossed-off", "bracket"]);

/** @param {string} modifier */
function optionOf(modifier) {
  const [, delay] = /^delay-?(\d+)?$/.exec(modifier) ?? [];
  const [, opacity] = /^(?:op|opacity)-?(\d+)?$/.exec(modifier) ?? [];
  if (TYPES[modifier] ?? KNOWN.has(modifier)) return { type: TYPES[modifier] ?? modifier };
  if (COLORS.test(modifier)) return { class: `text-${modifier}` };
  if (modifier.startsWith("delay")) return { delay: Number(delay ?? 300) };
  return modifier.startsWith("op") ? { opacity: Number(opacity ?? 100) / 100 } : {};
}

/** Writes an element's mark, and the layer to draw it on. @param {HTMLElement} el @param {any} binding */
export function mark(el, { value, modifiers }) {
  const given = Object.keys(modifiers).map(optionOf);
  const { at, ...options } = Object.assign({ type: "underline" }, ...given, typeof value === "object" && !Array.isArray(value) ? value : { at: value });
  const range = at === true ? null : rangeOf(el, at);
  if (range) {
    const [start, end] = range;
    Object.assign(options, { start }, Number.isFinite(end) && { end });
    needClicks(el, start);
  }
  el.setAttribute("data-mark", JSON.stringify(options));
  const layer = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  layer.setAttribute("class", ["rough-annotation", options.class].filter(Boolean).join(" "));
  layer.setAttribute("aria-hidden", "true");
  if (/^T[DH]$/.test(el.tagName)) el.append(layer);
  else el[options.type === "highlight" ? "before" : "after"](layer);
  return layer;
}
