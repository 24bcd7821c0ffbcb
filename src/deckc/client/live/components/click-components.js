/**
 * Click components: `<v-click>`, `<v-clicks>`, `<v-after>` and `<v-switch>` in components that Vue runs. In the sandbox
 * they stay elements, which the build numbers and takes away; in the page their children take the directives, so that
 * what comes later is numbered, too. Source: Slidev guide, "Click Animations".
 */

import { cloneVNode, Comment, defineComponent, Fragment, h, isVNode, Text, withDirectives } from "vue";
import { needClicks, rangeOf, readAt } from "../directives/click-numbers.js";
import { directives } from "../directives/directives.js";
import { player, world } from "../deck-state.js";

/** @param {any} value an attribute without value is set */
const isOn = (value) => value === "" || Boolean(value);

/** @param {any} props @returns {Record<string, true>} */
function modifiersOf({ hide, fade, animation }) {
  const names = typeof animation === "string" ? animation.split(/[\s,]+/).filter(Boolean) : [animation ?? []].flat();
  return Object.fromEntries([...(isOn(hide) ? ["hide"] : []), ...(isOn(fade) ? ["fade"] : []), ...names].map((name) => [name, true]));
}

/** A slot's nodes, those of fragments in their places. @param {any} nodes @returns {any[]} */
const flat = (nodes) =>
  [nodes].flat(Infinity).flatMap((node) => (isVNode(node) && node.type === Fragment && Array.isArray(node.children) ? flat(node.children) : [node]));

/** @param {any} node */
const isSpacing = (node) => !isVNode(node) || node.type === Comment || (node.type === Text && !String(node.children).trim());

/** @param {any} node @param {string} name @param {any} value @param {any} modifiers */
const withStep = (node, name, value, modifiers) =>
  withDirectives(node.type === Text ? h("span", [node]) : cloneVNode(node), [[directives[name], value, "", modifiers]]);

const LISTS = new Set(["ul", "ol"]);

/** @param {string} tag @param {(nodes: any[], props: any) => any[]} steps */
const component = (tag, steps) =>
  defineComponent({
    inheritAttrs: false,
    setup: (_, { attrs, slots }) => () => {
      const nodes = slots.default?.() ?? [];
      return player ? h(Fragment, null, steps(flat(nodes), attrs)) : h(tag, attrs, nodes);
    },
  });

export const VClick = component("v-click", (nodes, props) => {
  if (!readAt(props.at)) return nodes;
  let first = true;
  return nodes.map((node) => {
    if (isSpacing(node)) return node;
    const at = first || !readAt(props.at)?.relative ? (props.at ?? "+1") : "+0";
    first = false;
    return withStep(node, "click", at, modifiersOf(props));
  });
});

export const VAfter = component("v-after", (nodes, props) =>
  nodes.map((node) => (isSpacing(node) ? node : withStep(node, "after", undefined, modifiersOf(props)))),
);

export const VClicks = component("v-clicks", (nodes, props) => {
  const at = readAt(props.at);
  if (!at) return nodes;
  const { at: _, every: group, depth: levels, hide, fade, animation, "handle-special-elements": kebab, handleSpecialElements = kebab, ...others } = props;
  const every = Number(group ?? 1) || 1;
  const depth = Number(levels ?? 1) || 1;
  let index = 0;
  let reached = 0;
  const give = (/** @type {any[]} */ children, /** @type {number} */ level) => children.map((node) => {
    if (isSpacing(node)) return node;
    index += 1;
    const click = at.value + Math.ceil(index / every) - 1;
    const value = at.relative ? `+${click - reached}` : click;
    reached = click;
    const inner = level < depth && Array.isArray(node.children) ? cloneVNode(node) : node;
    if (inner !== node) inner.children = flat(node.children).map((/** @type {any} */ child) => (LISTS.has(child.type) ? withItems(child, level + 1) : child));
    return withStep(inner, "click", value, modifiersOf({ hide, fade, animation }));
  });
  const withItems = (/** @type {any} */ list, /** @type {number} */ level) => {
    const copy = cloneVNode(list);
    copy.children = give(flat(list.children), level);
    return copy;
  };
  const only = nodes.filter((node) => !isSpacing(node));
  const opened = only.length === 1 && LISTS.has(only[0].type) && isOn(handleSpecialElements ?? true);
  return opened ? [withItems(cloneVNode(only[0], others), 1)] : give(nodes, 1);
});

export const VClickGap = component("v-click-gap", () => []);

/** A slot's clicks: from when, until when; null: its name says none. @param {string} name @returns {[number, number | null] | null} */
function clicksOf(name) {
  const [, first, last] = /^(-?\d+(?:\.\d+)?)(?:-(\d*))?$/.exec(name) ?? [];
  return first === undefined ? null : [Number(first), last === undefined ? null : Number(last)];
}

export const VSwitch = defineComponent({
  inheritAttrs: false,
  setup: (_, { attrs, slots }) => () => {
    const { at, unmount, tag = "div", "child-tag": kebab, childTag = kebab ?? "div", transition, ...others } = /** @type {Record<string, any>} */ (attrs);
    const names = Object.keys(slots).filter((name) => clicksOf(name) || name === "default");
    if (!player) {
      const filled = names.map((name) => h("template", { slot: name }, slots[name]?.()));
      return h("v-switch", attrs, filled);
    }
    const shown = names.filter(clicksOf).sort((one, other) => parseFloat(one) - parseFloat(other));
    const children = shown.map((name, index) => {
      const [start, until] = /** @type {[number, number | null]} */ (clicksOf(name));
      const end = until ?? (shown[index + 1] ? parseFloat(shown[index + 1]) : start + 1);
      const range = { "data-slidev-clicks-start": start, "data-slidev-clicks-end": end };
      return h(childTag, { class: "slidev-vclick-target", key: name, ...range }, slots[name]?.());
    });
    return h(Fragment, null, [withDirectives(h(tag, others, children), [[numbered, { at, unmount: isOn(unmount) }]])]);
  },
});

/** Numbers the branches that the build has not seen. */
const numbered = {
  mounted(/** @type {HTMLElement} */ el, /** @type {any} */ { value: { at, unmount } }) {
    const branches = [...el.children].filter((child) => child.hasAttribute("data-slidev-clicks-start"));
    if (branches.every((branch) => branch.hasAttribute("data-clicks-branch"))) return;
    const [first] = rangeOf(el, at) ?? [-1e6];
    let last = 0;
    for (const branch of branches) {
      const [start, end] = ["start", "end"].map((name) => Number(branch.getAttribute(`data-slidev-clicks-${name}`)) + first - 1);
      branch.setAttribute("data-clicks-branch", `${start}..${end}${unmount ? " unmount" : ""}`);
      last = Math.max(last, end - 1);
    }
    needClicks(el, last);
    world.showAgain(el.closest(".slidev-page"));
  },
};
