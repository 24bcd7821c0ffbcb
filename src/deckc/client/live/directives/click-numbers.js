/**
 * Click numbers: elements of live parts that come and go with the slide's clicks. The build numbered those of the first
 * paint and wrote what the player reads (`../clicks.js`); what Vue makes later is numbered here, after what stands
 * before it.
 */

import * as keys from "../slidev/injection-keys.js";
import { deck, world } from "../deck-state.js";

/** @typedef {{ value: number, relative: boolean }} At */

/** The click that a value means; null: none, the element is always shown. @param {any} value @returns {At | null} */
export function readAt(value) {
  if (value === false || value === "false") return null;
  if (value === undefined || value === null || value === true || value === "true") return { value: 1, relative: true };
  const number = Number(value);
  if (Number.isNaN(number)) return null;
  return { value: number, relative: typeof value === "string" && /^[+-]/.test(value) };
}

/**
 * From when until when an element is shown.
 * @param {Element} el
 * @param {any} value of the directive: a click, or a list of two
 * @returns {[start: number, end: number] | null}
 */
export function rangeOf(el, value) {
  const [first, last] = (Array.isArray(value) ? value : [value]).slice(0, 2).map(readAt);
  if (!first || (last === null)) return null;
  const start = first.value + (first.relative ? offsetBefore(el) : 0);
  return [start, last ? last.value + (last.relative ? start : 0) : Infinity];
}

/** The highest click of what stands before an element or in it, as Vue mounts it. @param {Element} el */
function offsetBefore(el) {
  const page = el.closest(".slidev-page");
  const numbered = [...(page?.querySelectorAll("[data-clicks], [data-clicks-branch], [data-mark]") ?? [])];
  const { DOCUMENT_POSITION_PRECEDING: PRECEDING, DOCUMENT_POSITION_CONTAINED_BY: INSIDE } = Node;
  const before = numbered.filter((node) => el.compareDocumentPosition(node) & (PRECEDING | INSIDE) && !node.contains(el));
  return Math.max(0, ...before.map(clickOf));
}

/** The last click that an element takes. @param {Element} node */
function clickOf(node) {
  const [, end] = (node.getAttribute("data-clicks-branch") ?? "").split("..");
  if (end) return parseFloat(end) - 1;
  return parseFloat(node.getAttribute("data-clicks") ?? "") || JSON.parse(node.getAttribute("data-mark") ?? "{}").start || 0;
}

/** Lets the slide around an element have as many clicks. @param {Element} el @param {number} click */
export function needClicks(el, click) {
  const no = Number(/** @type {HTMLElement | null} */ (el.closest(".slidev-page"))?.dataset.slidevNo);
  if (no && Number.isFinite(click)) world.moreClicks(no, click);
}

/** The classes of an element that comes with a click. @param {any} modifiers @param {number} no */
function classesOf(modifiers, no) {
  const preset = deck.slides[no - 1]?.frontmatter?.clickAnimation ?? deck.configs.clickAnimation ?? "";
  const own = Object.keys(modifiers ?? {}).filter((name) => name !== "hide");
  const names = own.length ? own : String(preset).split(/[\s,]+/).filter(Boolean);
  return [keys.CLASS_VCLICK_TARGET, ...names.map((name) => `slidev-vclick-anim-${name}`)];
}

/**
 * Numbers an element whose click is not known from the build, or has changed.
 * @param {HTMLElement} el
 * @param {any} binding of Vue
 * @param {string} name of the directive
 */
export function numberClick(el, binding, name) {
  const value = name === "after" ? "+0" : binding.value;
  const range = rangeOf(el, value);
  if (!range) return void el.removeAttribute("data-clicks");
  const hide = name === "click-hide" || binding.modifiers.hide;
  const [start, end] = range;
  el.setAttribute("data-clicks", `${start}${Number.isFinite(end) ? `..${end}` : ""}${hide ? " hide" : ""}`);
  if (name === "click") el.setAttribute("data-slidev-clicks-start", String(start));
  keepClasses(el, binding);
  needClicks(el, Number.isFinite(end) ? end : start);
}

/** Vue writes an element's classes anew when they change. @param {HTMLElement} el @param {any} binding */
export function keepClasses(el, binding) {
  const page = /** @type {HTMLElement | null} */ (el.closest(".slidev-page"));
  if (el.hasAttribute("data-clicks")) el.classList.add(...classesOf(binding.modifiers, Number(page?.dataset.slidevNo)));
}
