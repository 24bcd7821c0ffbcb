/** Components: Slidev's own, in components that Vue runs. Source: Slidev guide, "Components". */

import { computed, defineComponent, Fragment, h, inject, ref } from "vue";
import * as keys from "./keys.js";
import { useNav } from "./nav.js";
import { isDark } from "./slidev.js";
import { deck, now, player } from "./world.js";

/** In the sandbox click components stay elements, which the build numbers and takes away. @param {string} tag */
const clicked = (tag) =>
  defineComponent({
    inheritAttrs: false,
    setup: (_, { attrs, slots }) => () => (player ? h(Fragment, slots.default?.()) : h(tag, attrs, slots.default?.())),
  });

const Link = defineComponent({
  props: { to: { type: [String, Number], required: true }, title: String },
  setup: (props, { slots }) => () =>
    h("a", { href: /^\d+$/.test(String(props.to)) ? `#/${props.to}` : String(props.to) }, slots.default?.() ?? props.title),
});

const Transform = defineComponent({
  props: { scale: { type: [Number, String], default: 1 }, origin: { type: String, default: "top left" } },
  setup: (props, { slots }) => () =>
    h("div", { style: { transform: `scale(${props.scale})`, transformOrigin: props.origin } }, slots.default?.()),
});

const LightOrDark = defineComponent({
  setup: (_, { slots, attrs }) => () => (isDark.value ? slots.dark?.(attrs) : slots.light?.(attrs)),
});

const RenderWhen = defineComponent({
  props: { context: { type: [String, Array], default: "main" } },
  setup(props, { slots }) {
    const context = inject(keys.injectionRenderContext, ref("none"));
    const shown = ["slide", "presenter"];
    const names = computed(() => [context.value, ...(shown.includes(context.value) ? ["main", "visible"] : []), now.mode]);
    return () => ([props.context].flat().some((name) => names.value.includes(String(name))) ? slots.default?.() : slots.fallback?.());
  },
});

const SlideCurrentNo = defineComponent({ setup: () => { const nav = useNav(); return () => h("span", String(nav.currentPage.value)); } });
const SlidesTotal = defineComponent({ setup: () => () => h("span", String(deck.slides.length)) });

/** @type {Record<string, any>} */
export const builtIn = {
  Link,
  RouterLink: Link,
  Transform,
  LightOrDark,
  RenderWhen,
  SlideCurrentNo,
  SlidesTotal,
  VClick: clicked("v-click"),
  VClicks: clicked("v-clicks"),
  VAfter: clicked("v-after"),
  VClickGap: clicked("v-click-gap"),
  VSwitch: clicked("v-switch"),
};
