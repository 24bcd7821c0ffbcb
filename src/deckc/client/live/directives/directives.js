/**
 * Directives: Slidev's, in components that Vue runs. In the sandbox they become attributes, for the build to number; it
 * writes what the player follows. What Vue makes later in the page is numbered there.
 */

import { keepClasses, numberClick } from "./click-numbers.js";
import { placeOf, styleOf } from "./v-drag.js";
import { mark } from "./v-mark.js";
import { motionOf, motionProps, presets } from "./v-motion.js";
import { world } from "../deck-state.js";

/** A directive as an attribute. @param {string} name @param {any} binding */
function written(name, { arg, modifiers, value }) {
  const full = ["v-" + name, ...(arg ? [":" + arg] : []), ...Object.keys(modifiers ?? {}).map((each) => "." + each)];
  return { [full.join("")]: value === undefined ? "" : JSON.stringify(value) };
}

/** @param {HTMLElement} el */
const showAgain = (el) => world.showAgain(el.closest(".slidev-page"));

/** @param {any} one @param {any} other */
const differ = (one, other) => JSON.stringify(one) !== JSON.stringify(other);

/** @param {string} name */
const click = (name) => ({
  mounted(/** @type {HTMLElement} */ el, /** @type {any} */ binding) {
    if (!el.hasAttribute("data-clicks")) numberClick(el, binding, name);
    showAgain(el);
  },
  updated(/** @type {HTMLElement} */ el, /** @type {any} */ binding) {
    if (differ(binding.value, binding.oldValue)) numberClick(el, binding, name);
    keepClasses(el, binding);
    showAgain(el);
  },
  getSSRProps: (/** @type {any} */ binding) => written(name, binding),
});

/** The layers of marks that the page made, which go with their elements. @type {WeakMap<Element, Element>} */
const layers = new WeakMap();

const marking = {
  mounted(/** @type {HTMLElement} */ el, /** @type {any} */ binding) {
    if (!el.hasAttribute("data-mark")) layers.set(el, mark(el, binding));
    showAgain(el);
  },
  updated(/** @type {HTMLElement} */ el, /** @type {any} */ binding) {
    if (differ(binding.value, binding.oldValue)) {
      (layers.get(el) ?? layerBeside(el))?.remove();
      layers.set(el, mark(el, binding));
    }
    showAgain(el);
  },
  beforeUnmount: (/** @type {HTMLElement} */ el) => (layers.get(el) ?? layerBeside(el))?.remove(),
  getSSRProps: (/** @type {any} */ binding) => written("mark", binding),
};

/** @param {Element} el */
const layerBeside = (el) => [el.previousElementSibling, el.nextElementSibling].find((node) => node?.matches("svg.rough-annotation"));

/** @param {any} [preset] props that the directive itself stands for */
const motion = (preset = {}) => ({
  beforeMount(/** @type {HTMLElement} */ el, /** @type {any} */ { value }, /** @type {any} */ vnode) {
    const props = { ...preset, ...value, ...motionProps(vnode.props) };
    Object.keys(motionProps(vnode.props)).forEach((name) => el.removeAttribute(name));
    if (!el.hasAttribute("data-motion")) el.setAttribute("data-motion", JSON.stringify(motionOf(props)));
  },
  mounted: showAgain,
  updated(/** @type {HTMLElement} */ el, /** @type {any} */ { value, oldValue }, /** @type {any} */ vnode, /** @type {any} */ before) {
    Object.keys(motionProps(vnode.props)).forEach((name) => el.removeAttribute(name));
    if (!differ({ ...value, ...motionProps(vnode.props) }, { ...oldValue, ...motionProps(before.props) })) return;
    el.setAttribute("data-motion", JSON.stringify(motionOf({ ...preset, ...value, ...motionProps(vnode.props) })));
    showAgain(el);
  },
  getSSRProps(/** @type {any} */ { value }, /** @type {any} */ vnode) {
    const own = motionProps(vnode.props);
    const gone = Object.fromEntries(Object.keys(own).map((name) => [name, null]));
    return { ...gone, ...written("motion", { value: { ...preset, ...value, ...own } }) };
  },
});

/** @param {any} binding */
function dragged({ value, instance }) {
  const { id, numbers } = placeOf(value, instance?.$frontmatter);
  return { "data-drag-id": id, "style": styleOf(numbers) };
}

const drag = {
  beforeMount(/** @type {HTMLElement} */ el, /** @type {any} */ binding) {
    const { style, ...attributes } = dragged(binding);
    for (const [name, text] of Object.entries(attributes)) el.setAttribute(name, text);
    Object.assign(el.style, style);
  },
  updated: (/** @type {HTMLElement} */ el, /** @type {any} */ binding) => void Object.assign(el.style, dragged(binding).style),
  getSSRProps: dragged,
};

/** @type {Record<string, any>} */
export const directives = {
  click: click("click"),
  after: click("after"),
  "click-hide": click("click-hide"),
  mark: marking,
  motion: motion(),
  ...Object.fromEntries(presets.map(([name, props]) => [name, motion(props)])),
  drag,
};
