/** Links: Slidev's components that lead to slides, in components that Vue runs. Source: Slidev guide, "Components". */

import { computed, defineComponent, h } from "vue";
import { useNav } from "../slidev/use-nav.js";
import { deck, player } from "../deck-state.js";

/** What every address of a slide begins with. */
export const root = () => (deck.configs.routerMode === "history" ? (player?.deck.base ?? "/").replace(/\/$/, "") : "#");

/** The path of a link in the page; a relative one counts from the deck's beginning. @param {any} to */
export function pathOf(to) {
  const text = String((typeof to === "object" && to ? to.path : to) ?? "");
  return text.startsWith("/") ? text : `/${text.replace(/^(?:\.{1,2}\/)+/, "")}`;
}

export const Link = defineComponent({
  props: { to: { type: [String, Number, Object], required: true }, title: String },
  setup(props, { slots }) {
    const { currentPage } = useNav();
    const here = computed(() => pathOf(props.to) === (deck.slides[currentPage.value - 1]?.path ?? `/${currentPage.value}`));
    return () => {
      const shown = here.value ? { "aria-current": "page", class: "router-link-active router-link-exact-active" } : { class: "" };
      const content = props.title ? { innerHTML: props.title } : {};
      return h("a", { href: root() + pathOf(props.to), ...shown, ...content }, props.title ? undefined : slots.default?.());
    };
  },
});

/** Vue Router's own. */
export const RouterLink = defineComponent({
  props: { to: Link.props.to, replace: Boolean, custom: Boolean },
  setup(/** @type {any} */ props, { slots }) {
    const { currentPage } = useNav();
    return () => {
      const path = pathOf(props.to);
      const command = props.replace ? "replace" : "route";
      const isActive = path === (deck.slides[currentPage.value - 1]?.path ?? `/${currentPage.value}`);
      const href = root() + path;
      if (!props.custom) return h(Link, { to: props.to, ...(props.replace && { "data-action": `replace:${path}` }) }, slots);
      const navigate = (/** @type {Event | undefined} */ event) => (event?.preventDefault?.(), player?.run(command, path));
      return slots.default?.({ href, navigate, isActive, isExactActive: isActive, route: { path, fullPath: path, href } });
    };
  },
});

/** A slide's title with its formatting. */
export const TitleRenderer = defineComponent({
  props: { no: { type: [Number, String] } },
  setup(props) {
    const { currentPage } = useNav();
    return () => {
      const { title = "", titleHtml } = deck.slides[Number(props.no ?? currentPage.value) - 1] ?? {};
      return h("div", [h("p", titleHtml ? { innerHTML: titleHtml } : {}, titleHtml ? undefined : title)]);
    };
  },
});

/**
 * @typedef {{ no: number, path: string, active: boolean, activeParent: boolean, hasActiveParent: boolean, children: Item[] }} Item
 */

export const Toc = defineComponent({
  props: {
    columns: { type: [String, Number], default: 1 },
    listClass: { type: [String, Array], default: "" },
    listStyle: { type: [String, Array], default: "" },
    start: { type: [String, Number], default: 1 },
    maxDepth: { type: [String, Number], default: Infinity },
    minDepth: { type: [String, Number], default: 1 },
    mode: { type: String, default: "all" },
  },
  setup(props) {
    const { tocTree } = useNav();
    return () => h("div", { class: "slidev-toc", style: `column-count:${props.columns}` }, [listOf(tocTree.value, 1, 1, props)]);
  },
});

/** @param {Item} item */
const isRelated = (item) => item.active || item.activeParent || item.hasActiveParent;

/**
 * @param {Item[]} items
 * @param {number} depth in the tree
 * @param {number} level of the list, from 1
 * @param {any} props
 * @returns {any}
 */
function listOf(items, depth, level, props) {
  if (depth > Number(props.maxDepth)) return null;
  if (depth < Number(props.minDepth)) {
    const way = items.find((item) => item.active || item.activeParent);
    return way ? listOf(way.children, depth + 1, level, props) : null;
  }
  if (props.mode === "onlySiblings" && !items.some(isRelated)) return null;
  const shown = props.mode === "onlyCurrentTree" ? items.filter(isRelated) : items;
  if (!shown.length) return null;
  const style = [props.listStyle].flat().filter(Boolean)[level - 1];
  const attributes = {
    class: [props.listClass, `slidev-toc-list slidev-toc-list-level-${level}`],
    ...(level === 1 && { start: props.start }),
    ...(style && { style: `list-style: ${style}` }),
  };
  return h("ol", attributes, shown.map((item) => h("li", { class: classOf(item) }, [
    h(Link, { to: item.path }, () => h(TitleRenderer, { no: item.no })),
    listOf(item.children, depth + 1, level + 1, props),
  ].filter(Boolean))));
}

/** @param {Item} item */
const classOf = ({ active, activeParent }) => [
  "slidev-toc-item",
  { "slidev-toc-item-active": active, "slidev-toc-item-parent-active": activeParent },
];

export const PoweredBySlidev = defineComponent({
  setup: () => () => h("span", { class: "inline-flex items-center" }, [
    h("span", { class: "text-main" }, "Powered by"),
    h("a", { class: "!border-none", href: "https://sli.dev" }, ["\u00a0Slidev"]),
  ]),
});
