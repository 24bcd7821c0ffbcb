// @ts-check
/**
 * Line highlight: which lines of a code block or rows of a formula are lit at a click.
 *
 * `data-code-steps` is JSON: `ranges` (one a step), `finally` ("last" or a range), `startLine`, and `start`: the click
 * that leads to the second range, null when clicks don't count (then the last one holds from the beginning).
 */

import { readJson } from "../base/dom.js";
import { readRange } from "../base/nav.js";

/**
 * @typedef {{ ranges: string[], start: number | null, finally?: string | number, startLine?: number }} Steps
 */

/**
 * @param {HTMLElement} page
 * @param {number} click
 */
export function showCode(page, click) {
  for (const block of page.querySelectorAll("[data-code-steps]")) {
    const steps = readJson(block, "data-code-steps");
    if (steps.kind === "magic-move") continue;
    if (steps.ranges.length) showSteps(/** @type {HTMLElement} */ (block), steps, click);
  }
}

/**
 * @param {HTMLElement} block
 * @param {Steps} steps
 * @param {number} click
 */
function showSteps(block, { ranges, start, finally: last = "last", startLine = 1 }, click) {
  const final = last === "last" ? ranges[ranges.length - 1] : String(last);
  const index = start === null ? ranges.length : Math.max(0, click - start + 1);
  const hide = (ranges[index] ?? final) === "hide";
  const range = ranges[index + (hide ? 1 : 0)] ?? final;
  if (!block.hasAttribute("data-clicks")) block.classList.toggle("slidev-vclick-hidden", hide);
  else if (hide) block.classList.add("slidev-vclick-hidden");
  light(rowsOf(block), range, startLine);
  scrollToLit(block);
}

/**
 * The lines of code, or the rows of a formula: each the elements that stand in it.
 * @param {HTMLElement} block
 * @returns {Element[][]}
 */
function rowsOf(block) {
  if (block.matches(".slidev-katex-wrapper")) return formulaRows(block);
  return [...block.querySelectorAll("pre code > .line")].map((line) => [line]);
}

const COLUMN = ".mtable > [class*=col-align]";
const CELL = ":scope > .vlist-t > .vlist-r > .vlist > span > .mord";

/**
 * The cells of a formula's tables by row; tables within tables are parts of a cell.
 * @param {HTMLElement} block
 */
function formulaRows(block) {
  const rows = /** @type {Element[][]} */ ([]);
  for (const column of block.querySelectorAll(COLUMN)) {
    if (column.parentElement?.closest(COLUMN)) continue;
    column.querySelectorAll(CELL).forEach((cell, index) => (rows[index] ??= []).push(cell));
  }
  return rows;
}

/**
 * @param {Element[][]} rows
 * @param {string} range
 * @param {number} startLine
 */
export function light(rows, range, startLine) {
  const lit = readRange(range);
  rows.forEach((nodes, index) => {
    const on = lit(index + startLine);
    for (const { classList } of nodes) {
      classList.toggle("highlighted", on);
      classList.toggle("dishonored", !on);
      if (classList.contains("mord")) {
        classList.add("slidev-vclick-target");
        continue;
      }
      classList.toggle("slidev-code-highlighted", on);
      classList.toggle("slidev-code-dishonored", !on);
    }
  });
}

/** @param {HTMLElement} block */
function scrollToLit(block) {
  if (!block.style.maxHeight) return;
  const lit = /** @type {HTMLElement[]} */ ([...block.querySelectorAll(".line.highlighted")]);
  if (!lit.length) return;
  const tall = lit.reduce((sum, line) => sum + line.offsetHeight, 0) > block.offsetHeight;
  const target = tall ? lit[0] : lit[Math.round((lit.length - 1) / 2)];
  const margin = parseFloat(getComputedStyle(block).scrollPaddingTop) || 0;
  const above = tall ? margin : (block.clientHeight - target.offsetHeight) / 2;
  block.scrollTo({ top: target.offsetTop - above, behavior: "smooth" });
}
