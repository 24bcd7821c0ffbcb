// @ts-check
/**
 * Magic move: a block of code that turns into the next one. One `<pre>` a step; only the one shown is in the page.
 * `data-code-steps`: `ranges` holds a list of ranges for each step, `start` the click that leads to the second range.
 */

import { light } from "./line-highlight.js";
import { prefersStill, readJson } from "../base/dom.js";

/** @typedef {import("../base/click-state.js").Scene} Scene */

/** @type {WeakMap<Element, HTMLElement[]>} */
const blocks = new WeakMap();

/**
 * @param {HTMLElement} page
 * @param {number} click
 * @param {Scene} scene
 */
export function showMagic(page, click, scene) {
  for (const block of page.querySelectorAll(".slidev-code-magic-move[data-code-steps]")) {
    const { ranges, start, duration = 800, copy, motion } = readJson(block, "data-code-steps");
    const steps = blocks.get(block) ?? takeSteps(block);
    const { step, range } = stateAt(ranges, start === null ? Infinity : click - start + 1);
    const before = block.querySelector("pre");
    const now = steps[step];
    if (!now) continue; // an author's own element, which only looks like a block
    if (before !== now) {
      const animate = scene.where === "current" && scene.moved && !prefersStill();
      const places = animate && before ? placesOf(before) : [];
      before?.replaceWith(now);
      if (animate) flyIn(now, places, Number(duration), motion);
    }
    const button = /** @type {HTMLElement | null} */ (block.querySelector(".slidev-code-copy"));
    if (button && copy === "final") button.hidden = step < steps.length - 1;
    light(rowsOf(now), range, 1);
  }
}

/** @param {Element} block */
function takeSteps(block) {
  const steps = /** @type {HTMLElement[]} */ ([...block.querySelectorAll("pre")]);
  for (const [index, step] of steps.entries()) {
    step.hidden = false;
    wrapWords(step);
    if (index) step.remove();
  }
  blocks.set(block, steps);
  return steps;
}

/**
 * The step and range after some clicks; after the last one, all lines of the last step.
 * @param {string[][]} ranges
 * @param {number} index of the range among those of all steps
 */
function stateAt(ranges, index) {
  let left = Math.max(index, 0);
  for (const [step, own] of ranges.entries()) {
    if (left < own.length) return { step, range: own[left] };
    left -= own.length;
  }
  return { step: ranges.length - 1, range: "all" };
}

/**
 * Words outside any element become elements: only those can be dimmed and moved.
 * @param {HTMLElement} step
 */
function wrapWords(step) {
  for (const node of [...step.childNodes]) {
    if (node.nodeType !== Node.TEXT_NODE || !node.textContent?.trim()) continue;
    const word = document.createElement("span");
    word.className = "shiki-magic-move-item";
    node.replaceWith(word);
    word.append(node);
  }
}

/**
 * The elements of each line.
 * @param {Element} step
 */
function rowsOf(step) {
  /** @type {Element[][]} */
  const rows = [[]];
  for (const node of step.children) {
    if (node.tagName === "BR") rows.push([]);
    else rows[rows.length - 1].push(node);
  }
  return rows;
}

/** @typedef {{ text: string, left: number, top: number }} Place */

/**
 * @param {Element} step
 * @returns {Place[]}
 */
function placesOf(step) {
  const items = /** @type {HTMLElement[]} */ ([...step.querySelectorAll(":scope > span")]);
  return items.map((item) => ({ text: item.textContent ?? "", left: item.offsetLeft, top: item.offsetTop }));
}

/**
 * Words that were there before fly from their old place, new ones fade in.
 * @param {HTMLElement} step
 * @param {Place[]} before
 * @param {number} duration
 * @param {{ easing?: string, delayMove?: number, delayEnter?: number, stagger?: number }} motion delays are shares of the
 *   duration, the stagger is the time from word to word
 */
function flyIn(step, before, duration, { easing = "ease", delayMove = 0, delayEnter = 0.5, stagger = 0 } = {}) {
  const items = /** @type {HTMLElement[]} */ ([...step.querySelectorAll(":scope > span")]);
  const now = placesOf(step);
  const pairs = match(before.map(({ text }) => text), now.map(({ text }) => text));
  for (const [index, item] of items.entries()) {
    const old = before[pairs[index]];
    if (!old) {
      const timing = { duration: duration / 2, delay: duration * delayEnter + stagger * index, easing: safe(easing) };
      item.animate([{ opacity: 0 }, { opacity: 1 }], { ...timing, fill: "backwards" });
      continue;
    }
    const [x, y] = [old.left - now[index].left, old.top - now[index].top];
    const timing = { duration, delay: duration * delayMove + stagger * index, easing: safe(easing) };
    if (x || y) item.animate([{ translate: `${x}px ${y}px` }, { translate: "0 0" }], { ...timing, fill: "backwards" });
  }
}

/**
 * An easing that the browser knows.
 * @param {string} easing
 */
function safe(easing) {
  return CSS.supports("transition-timing-function", easing) ? easing : "ease";
}

/**
 * For each word of the second list, which of the first it was (the longest common sequence), else -1.
 * @param {string[]} first
 * @param {string[]} second
 */
export function match(first, second) {
  const lengths = Array.from({ length: first.length + 1 }, () => new Uint16Array(second.length + 1));
  for (let i = first.length - 1; i >= 0; i--) {
    for (let j = second.length - 1; j >= 0; j--) {
      const longest = Math.max(lengths[i + 1][j], lengths[i][j + 1]);
      lengths[i][j] = first[i] === second[j] ? lengths[i + 1][j + 1] + 1 : longest;
    }
  }
  const pairs = second.map(() => -1);
  for (let i = 0, j = 0; i < first.length && j < second.length; ) {
    if (first[i] === second[j]) pairs[j++] = i++;
    else if (lengths[i + 1][j] >= lengths[i][j + 1]) i++;
    else j++;
  }
  return pairs;
}
