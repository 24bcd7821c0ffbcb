/**
 * Tree: a live part as the build wrote it → Vue's nodes.
 *
 * A node is a number (so many nodes of finished markup, which stay as they are), `{k}` (the number of finished markup
 * that waits beside the part), `[tag, attributes, children]` (an element around live parts), or `{c, p, t, s, h}`: a
 * component's name, its props, tables of props by click (`[[click, value], …]`), its slots, each a list of nodes, and the
 * nodes of the holes of a live slide.
 */

import { createStaticVNode, h, provide } from "vue";
import { HOLES } from "./finished-markup.js";

/**
 * Makes nodes of finished markup. What stands in the page is taken over by its number of nodes alone; Vue notes its
 * text then, of which it can be made again.
 * @param {any} node
 * @param {string[]} waiting
 */
export function staticMaker(node, waiting) {
  if (typeof node !== "number") return () => createStaticVNode(waiting[node.k], 1);
  /** @type {any} */
  let first;
  return () => {
    const vnode = createStaticVNode(first?.children ?? "", node);
    first ??= vnode;
    return vnode;
  };
}

/**
 * What renders a node.
 * @param {any} node
 * @param {Record<string, any>} components
 * @param {{ current: number }} clicks
 * @param {string[]} waiting
 * @returns {() => any}
 */
export function renderer(node, components, clicks, waiting) {
  const inner = (/** @type {any[]} */ nodes) => {
    const renders = nodes.map((child) => renderer(child, components, clicks, waiting));
    return () => renders.map((render) => render());
  };
  if (typeof node === "string") return () => createStaticVNode(node, 1); // in the sandbox
  if (typeof node === "number" || "k" in node) return staticMaker(node, waiting);
  if (Array.isArray(node)) {
    const children = inner(node[2]);
    return () => h(node[0], node[1], children());
  }
  const { c: name, p: props = {}, t: tables = {}, s: slots = {}, h: holes } = node;
  const filled = Object.fromEntries(Object.entries(slots).map(([slot, nodes]) => [slot, inner(nodes)]));
  const render = () => {
    const moving = Object.entries(tables).map(([key, table]) => [key, valueAt(table, clicks.current)]);
    return h(components[name], { ...props, ...Object.fromEntries(moving) }, filled);
  };
  if (!holes) return render;
  const makers = holes.map((/** @type {any} */ hole) => renderer(hole, components, clicks, waiting));
  const slide = {
    setup() {
      provide(HOLES, makers);
      return render;
    },
  };
  return () => h(slide);
}

/** @param {[number, any][]} table @param {number} click */
function valueAt(table, click) {
  return table.filter(([from]) => from <= click).at(-1)?.[1];
}
