/**
 * CSS variables: the values of `v-bind()` in a component's styles. In the page Vue sets them when the component is
 * mounted; the first paint has them on its roots.
 */

import { cloneVNode, Fragment, getCurrentInstance, isVNode, Text, Comment, useCssVars as followed } from "vue";
import { player } from "../deck-state.js";

/** @param {(proxy: any) => Record<string, any>} values */
export function useCssVars(values) {
  if (player) return followed(values);
  const instance = /** @type {any} */ (getCurrentInstance());
  /** @type {Function | undefined} */
  let render;
  /** @this {any} @param {any[]} all */
  function painted(...all) {
    const pairs = Object.entries(values(instance.proxy));
    const style = Object.fromEntries(pairs.map(([name, value]) => [`--${escaped(name)}`, value === "" ? " " : (value ?? "initial")]));
    return withStyle(/** @type {Function} */ (render).apply(this, all), style);
  }
  Object.defineProperty(instance, "render", { configurable: true, get: () => render && painted, set: (given) => (render = given) });
}

/** A name as CSS has it in an attribute; Vue's are those of expressions. @param {string} name */
const escaped = (name) => name.replace(/[^\w\x80-\uffff-]/g, "\\$&");

/** A component's nodes with a style on each root. @param {any} node @param {Record<string, any>} style @returns {any} */
function withStyle(node, style) {
  if (!isVNode(node) || node.type === Text || node.type === Comment) return node;
  if (node.type !== Fragment) return cloneVNode(node, { style });
  const copy = cloneVNode(node);
  if (Array.isArray(node.children)) copy.children = node.children.map((child) => withStyle(child, style));
  return copy;
}
