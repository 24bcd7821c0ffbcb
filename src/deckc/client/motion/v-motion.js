// @ts-check
/**
 * v-motion: v-motion on the browser's own animations. `data-motion` holds the variants as JSON.
 *
 * An element goes to the mix of `initial`, `enter` and every click's variant that has begun and not ended; before its
 * own click to `initial`, after it (or its slide) has gone, to `leave`. What the variant does not name stays as it is.
 * Source: Slidev guide, "Motion".
 */

import { readPart } from "../base/click-state.js";
import { prefersStill, readJson } from "../base/dom.js";
import { springEasing } from "./spring-easing.js";

/**
 * @typedef {import("../base/click-state.js").Scene} Scene
 * @typedef {Record<string, any>} Variant
 */

/** Transform functions in the order they apply, with the unit of a bare number. @type {[string, string, string][]} */
const TRANSFORMS = [
  ["x", "translateX", "px"],
  ["y", "translateY", "px"],
  ["z", "translateZ", "px"],
  ["perspective", "perspective", "px"],
  ["rotate", "rotate", "deg"],
  ["rotateX", "rotateX", "deg"],
  ["rotateY", "rotateY", "deg"],
  ["rotateZ", "rotateZ", "deg"],
  ["scale", "scale", ""],
  ["scaleX", "scaleX", ""],
  ["scaleY", "scaleY", ""],
  ["skewX", "skewX", "deg"],
  ["skewY", "skewY", "deg"],
];
const MOVES = new Set([...TRANSFORMS.map(([name]) => name), "translateX", "translateY", "translateZ"]);
const BARE = new Set(["opacity", "zIndex", "fontWeight", "lineHeight", "flexGrow", "order", "zoom"]);
const TWEEN_MS = 300;
const LISTS_MS = 800;

/** What runs on an element: taken away when it moves anew. @type {WeakMap<Element, Animation>} */
const running = new WeakMap();

/** Where an element has come to: what a variant does not name stays. @type {WeakMap<Element, { values: Variant, lists: string }>} */
const states = new WeakMap();

/**
 * @param {HTMLElement} page
 * @param {number} click
 * @param {Scene} scene
 */
export function showMotion(page, click, scene) {
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[data-motion]"))) {
    const motion = readJson(node, "data-motion");
    const target = variantAt(motion, node, click, scene);
    const names = namesIn(motion);
    const before = states.get(node) ?? begin(node, scene.where === "still" ? {} : (motion.initial ?? {}), names);
    const values = { ...before.values, ...settled(target) };
    const lists = JSON.stringify(Object.entries(target).filter(([, value]) => Array.isArray(value)));
    const frames = lists === "[]" || lists === before.lists ? undefined : framesOf(before.values, target, names);
    states.set(node, { values, lists });
    move(node, styleOf(values, names), frames, timing(motion, target), scene);
  }
}

/**
 * Puts an element where it starts from.
 * @param {HTMLElement} node
 * @param {Variant} initial
 * @param {Set<string>} names
 */
function begin(node, initial, names) {
  const values = settled(initial);
  apply(node, styleOf(values, names));
  return { values, lists: "[]" };
}

/**
 * The variant at its end: a list of values ends with its last one.
 * @param {Variant} variant
 */
function settled({ transition, ...variant }) {
  return Object.fromEntries(Object.entries(variant).map(([name, value]) => [name, Array.isArray(value) ? value.at(-1) : value]));
}

/**
 * Keyframes of a variant with lists of values, evenly spaced; what is no list goes there with the first step.
 * @param {Variant} before
 * @param {Variant} target
 * @param {Set<string>} names
 */
function framesOf(before, target, names) {
  const count = Math.max(...Object.values(target).map((value) => (Array.isArray(value) ? value.length : 0)));
  return Array.from({ length: count }, (_, index) => {
    const at = (/** @type {any} */ value) => value[Math.round((index * (value.length - 1)) / Math.max(count - 1, 1))];
    const lists = Object.entries(target).map(([name, value]) => [name, Array.isArray(value) ? at(value) : value]);
    const still = index ? {} : before;
    const listed = ([/** @type {string} */ name]) => Array.isArray(target[name]) || !(name in still);
    return styleOf({ ...before, ...Object.fromEntries(lists.filter(/** @type {any} */ (listed))) }, names);
  });
}

/**
 * All properties that some variant names.
 * @param {any} motion
 */
function namesIn({ initial, enter, leave, clicks = [] }) {
  const variants = [initial, enter, leave, ...clicks.map((/** @type {any[]} */ entry) => entry[2])];
  return new Set(variants.flatMap((variant) => Object.keys(variant ?? {})));
}

/**
 * @param {any} motion
 * @param {HTMLElement} node
 * @param {number} click
 * @param {Scene} scene
 * @returns {Variant}
 */
function variantAt({ initial = {}, enter = {}, leave = {}, clicks = [] }, node, click, { where }) {
  const state = where === "current" ? visibility(node, click) : where === "still" ? "shown" : where;
  if (state === "before") return initial;
  if (state === "after") return leave;
  const holds = (/** @type {any} */ [from, until]) => from <= click && click < (until ?? Infinity);
  const begun = where === "still" ? clicks : clicks.filter(holds);
  return Object.assign({}, initial, enter, ...begun.map((/** @type {any[]} */ entry) => entry[2]));
}

/**
 * Whether the element's own click has come, or its time has passed.
 * @param {HTMLElement} node
 * @param {number} click
 */
function visibility(node, click) {
  const text = node.getAttribute("data-clicks");
  if (!text) return "shown";
  const { start, end, flag } = readPart(text.split(",")[0]);
  const active = start <= click && click < end;
  if (active !== (flag === "hide")) return "shown";
  if (end !== Infinity) return click < start ? "before" : "after";
  return flag === "hide" ? "after" : "before";
}

/**
 * CSS of a variant; what it does not name of all the names stands at its rest.
 * @param {Variant} variant
 * @param {Set<string>} names
 * @returns {Record<string, string>}
 */
function styleOf(variant, names) {
  /** @type {Record<string, string>} */
  const style = {};
  const value = (/** @type {string} */ name) => variant[name] ?? variant[`translate${name.toUpperCase()}`];
  if ([...names].some((name) => MOVES.has(name))) {
    const parts = TRANSFORMS.filter(([name]) => value(name) !== undefined);
    const functions = parts.map(([name, css, unit]) => `${css}(${withUnit(value(name), unit)})`);
    style.transform = functions.join(" ") || "translateZ(0px)";
  }
  for (const name of names) {
    if (MOVES.has(name) || name === "transition") continue;
    style[name] = variant[name] === undefined ? "" : withUnit(variant[name], BARE.has(name) ? "" : "px");
  }
  return style;
}

/**
 * @param {any} value
 * @param {string} unit
 */
function withUnit(value, unit) {
  return typeof value === "number" ? `${value}${unit}` : String(value);
}

/**
 * How long, how often and along which curve: a spring unless the variant's `transition` gives a duration or a type of its own.
 * @param {any} motion
 * @param {Variant} target
 */
function timing(motion, target) {
  const lists = Object.values(target).some(Array.isArray);
  const ease = lists ? { type: "keyframes", duration: LISTS_MS, ease: "easeInOut" } : {};
  const given = { delay: motion.delay, duration: motion.duration, ...target.transition };
  const transition = { ...ease, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) };
  const delay = Number(transition.delay ?? 0);
  const repeats = {
    iterations: 1 + Number(transition.repeat ?? 0),
    direction: /** @type {PlaybackDirection} */ (/mirror|reverse/.test(transition.repeatType) ? "alternate" : "normal"),
  };
  const springs = Object.keys(target).some((name) => MOVES.has(name));
  if (transition.duration !== undefined || (transition.type ?? (springs ? "spring" : "keyframes")) !== "spring") {
    return { duration: Number(transition.duration ?? TWEEN_MS), delay, easing: easing(transition.ease), ...repeats };
  }
  return { ...springEasing(transition), delay, ...repeats };
}

/** @param {any} ease a name such as `easeInOut`, or four numbers of a Bézier curve */
function easing(ease = "linear") {
  if (Array.isArray(ease)) return `cubic-bezier(${ease.join(",")})`;
  const name = String(ease).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return CSS.supports("animation-timing-function", name) ? name : "ease";
}

/**
 * @param {HTMLElement} node
 * @param {Record<string, string>} style
 */
function apply(node, style) {
  Object.assign(node.style, style);
}

/**
 * @param {HTMLElement} node
 * @param {Record<string, string>} style
 * @param {Record<string, string>[] | undefined} frames on the way there
 * @param {KeyframeAnimationOptions} options
 * @param {Scene} scene
 */
function move(node, style, frames, options, scene) {
  const names = Object.keys(style);
  const moving = running.get(node);
  const now = (/** @type {string} */ name) => Reflect.get(getComputedStyle(node), name);
  const midway = moving?.playState === "running";
  const from = Object.fromEntries(names.map((name) => [name, (!midway && Reflect.get(node.style, name)) || now(name)]));
  moving?.cancel();
  apply(node, style);
  if (scene.where !== "current" || prefersStill()) return;
  const to = Object.fromEntries(names.map((name) => [name, style[name] || now(name)]));
  if (!frames && names.every((name) => from[name] === to[name])) return;
  const { easing, ...times } = options;
  const steps = frames ? frames.map((frame) => ({ ...frame, easing })) : [from, to];
  running.set(node, node.animate(/** @type {Keyframe[]} */ (steps), { ...(frames ? times : options), fill: "backwards" }));
}
