// @ts-check
/**
 * v-switch: those of v-switch. `data-clicks-branch="2..4"` is displayed from click 2 until 4; with ` unmount` it has no
 * content outside. `data-clicks-transition` then says how it comes and goes, as a slide's `transition` does.
 */

import { readPart } from "../base/click-state.js";
import { prefersStill, readJson } from "../base/dom.js";
import { readTransition, runTransition } from "../motion/slide-transition.js";

/** @typedef {import("../base/click-state.js").Scene} Scene */

/** What stands in branches that are unmounted. @type {WeakMap<Element, DocumentFragment>} */
const unmounted = new WeakMap();

/** What ends a branch's transition. @type {WeakMap<Element, () => void>} */
const moving = new WeakMap();

/**
 * Brings the branches in an element to a click.
 * @param {HTMLElement} page
 * @param {number} click
 * @param {Scene} scene
 */
export function showBranches(page, click, scene) {
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[data-clicks-branch]"))) {
    moving.get(node)?.();
    const { start, end, flag } = readPart(String(node.getAttribute("data-clicks-branch")));
    const shown = start <= click && click < end;
    const away = flag === "unmount";
    const change = shown === node.classList.contains("slidev-vclick-display-none");
    node.classList.toggle("slidev-vclick-current", click === start);
    node.classList.toggle("slidev-vclick-prior", click >= end && !away);
    const animate = change && away && scene.where === "current" && scene.moved && !prefersStill();
    const spec = animate && readTransition(readJson(node, "data-clicks-transition"), scene.back);
    if (!spec) display(node, shown, away);
    else move(node, shown, spec);
    if (change && shown && away) showBranches(node, click, scene); // those in what was mounted
  }
}

/**
 * @param {HTMLElement} node
 * @param {boolean} shown
 * @param {boolean} away whether it is without content where it is not shown
 */
function display(node, shown, away) {
  if (away) mount(node, shown);
  node.classList.toggle("slidev-vclick-display-none", !shown);
}

/**
 * @param {HTMLElement} node
 * @param {boolean} shown
 * @param {import("../motion/slide-transition.js").Spec} spec
 */
function move(node, shown, spec) {
  if (shown) display(node, true, true);
  const stop = runTransition(spec, [{ node, way: shown ? "enter" : "leave" }], () => {
    moving.delete(node);
    display(node, shown, true);
  });
  moving.set(node, stop);
}

/**
 * @param {HTMLElement} node
 * @param {boolean} shown
 */
function mount(node, shown) {
  const content = unmounted.get(node);
  if (shown && content) node.append(content);
  if (shown || content?.hasChildNodes()) return;
  const aside = content ?? document.createDocumentFragment();
  aside.append(...node.childNodes);
  unmounted.set(node, aside);
}
