/**
 * Tree: a live part as the build wrote it → Vue's nodes.
 *
 * A node is a number (so many nodes of finished markup, which stay as they are), `[tag, attributes, children]` (an
 * element around live parts), or `{c, p, t, s}`: a component's name, its props, tables of props by click
 * (`[[click, value], …]`), and its slots, each a list of nodes.
 */

import { createStaticVNode, h } from "vue";

/**
 * @param {any} node
 * @param {Record<string, any>} components
 * @param {{ current: number }} clicks
 * @returns {any}
 */
export function toVNode(node, components, clicks) {
  if (typeof node === "number") return createStaticVNode("", node);
  if (typeof node === "string") return createStaticVNode(node, 1);
  if (Array.isArray(node)) return h(node[0], node[1], node[2].map((child) => toVNode(child, components, clicks)));
  const { c: name, p: props = {}, t: tables = {}, s: slots = {} } = node;
  const moving = Object.entries(tables).map(([key, table]) => [key, valueAt(table, clicks.current)]);
  const filled = Object.entries(slots).map(([slot, nodes]) => [
    slot,
    () => nodes.map((/** @type {any} */ child) => toVNode(child, components, clicks)),
  ]);
  return h(components[name], { ...props, ...Object.fromEntries(moving) }, Object.fromEntries(filled));
}

/** @param {[number, any][]} table @param {number} click */
function valueAt(table, click) {
  return table.filter(([from]) => from <= click).at(-1)?.[1];
}
