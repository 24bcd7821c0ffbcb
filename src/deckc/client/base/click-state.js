// @ts-check
/**
 * Click state: an element's state at a click, as the build wrote it into attributes. Only compares numbers.
 *
 * `data-clicks="2"`            shown from click 2
 * `data-clicks="2..4"`         shown from 2 until 4; several parts are joined by `,` and must agree
 * `data-clicks="3 hide"`       hidden from 3
 * `data-clicks-show="0-2,5"`   v-if, v-show: there at these clicks
 * `data-clicks-attrs`, `data-clicks-text`: `[[click, value], …]`, the value from that click on
 */

import { readJson } from "./dom.js";

/**
 * @typedef {object} Scene Where a page is shown.
 * @property {"before" | "current" | "after" | "still"} where the page stands to the current one; still: not in the show
 * @property {boolean} back whether the last move led back
 * @property {boolean} moved whether a person just moved: then it is worth an animation
 */

/**
 * Brings a page to a click.
 * @param {HTMLElement} page
 * @param {number} click
 */
export function showClicks(page, click) {
  // First: a table of classes does not know those that follow.
  each(page, "data-clicks-attrs", (node) => {
    for (const [name, states] of Object.entries(readJson(node, "data-clicks-attrs"))) {
      setAttribute(node, name, stateAt(states, click));
    }
  });
  each(page, "data-clicks", (node, text) => showTarget(node, text.split(",").map(readPart), click));
  each(page, "data-clicks-show", (node, text) => {
    // SVG has no `hidden` property.
    node.toggleAttribute("hidden", !text.split(",").some((part) => covers(part, click)));
  });
  each(page, "data-clicks-text", (node) => {
    node.textContent = stateAt(readJson(node, "data-clicks-text"), click) ?? "";
  });
}

/**
 * @param {HTMLElement} page
 * @param {string} name
 * @param {(node: HTMLElement, value: string) => void} action
 */
function each(page, name, action) {
  for (const node of page.querySelectorAll(`[${name}]`)) {
    action(/** @type {HTMLElement} */ (node), node.getAttribute(name) ?? "");
  }
}

/** @typedef {{ start: number, end: number, flag: string }} Part `flag`: hide, unmount or nothing */

/**
 * @param {string} text
 * @returns {Part}
 */
export function readPart(text) {
  const [range, flag = ""] = text.trim().split(" ");
  const [start, end = "Infinity"] = range.split("..");
  return { start: Number(start), end: Number(end), flag };
}

/**
 * @param {HTMLElement} node
 * @param {Part[]} parts
 * @param {number} click
 */
function showTarget(node, parts, click) {
  const active = parts.map(({ start, end }) => start <= click && click < end);
  const hides = parts.map(({ flag }) => flag === "hide");
  const hidden = hides.some((hide, index) => active[index] === hide);
  const current = parts.some(({ start }) => start === click);
  node.classList.toggle("slidev-vclick-hidden", hidden);
  node.classList.toggle("slidev-vclick-hidden-explicitly", hides.some((hide, index) => hide && active[index]));
  node.classList.toggle("slidev-vclick-current", current);
  node.classList.toggle("slidev-vclick-prior", !current && active.some(Boolean));
  node.inert = hidden;
}

/**
 * Whether `3`, `0-2` or `4-` holds a click.
 * @param {string} part
 * @param {number} click
 */
function covers(part, click) {
  const [first, last = first] = part.split("-");
  return Number(first) <= click && click <= (last === "" ? Infinity : Number(last));
}

/**
 * The value of the last state that has begun.
 * @param {[number, any][]} states
 * @param {number} click
 */
function stateAt(states, click) {
  return states.filter(([from]) => from <= click).at(-1)?.[1];
}

/**
 * @param {HTMLElement} node
 * @param {string} name
 * @param {any} value
 */
function setAttribute(node, name, value) {
  if (value === null || value === undefined || value === false) node.removeAttribute(name);
  else node.setAttribute(name, value === true ? "" : String(value));
}
