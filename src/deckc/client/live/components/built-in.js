/** Built-in components: Slidev's own, in components that Vue runs, by name. Source: Slidev guide, "Components". */

import { computed, defineComponent, h, inject, ref } from "vue";
import { BlueSky, SlidevVideo, Tweet, Youtube } from "./embeds.js";
import * as keys from "../slidev/injection-keys.js";
import { Link, PoweredBySlidev, RouterLink, TitleRenderer, Toc } from "./links.js";
import { useNav } from "../slidev/use-nav.js";
import { Arrow, AutoFitText, Transform, VDrag, VDragArrow } from "./shapes.js";
import { isDark } from "../slidev/slidev.js";
import { VAfter, VClick, VClickGap, VClicks, VSwitch } from "./click-components.js";
import { deck, now } from "../deck-state.js";

const LightOrDark = defineComponent({
  setup: (_, { slots, attrs }) => () => h("div", isDark.value ? slots.dark?.(attrs) : slots.light?.(attrs)),
});

const RenderWhen = defineComponent({
  props: { context: { type: [String, Array], default: "main" } },
  setup(props, { slots }) {
    const context = inject(keys.injectionRenderContext, ref("none"));
    const active = inject(keys.injectionActive, ref(true));
    const shown = ["slide", "presenter"];
    const names = computed(() => [
      context.value,
      ...(shown.includes(context.value) ? ["main"] : []),
      ...(active.value ? ["visible"] : []),
      ...(now.mode === "print" ? ["print"] : []),
    ]);
    return () => ([props.context].flat().some((name) => names.value.includes(String(name))) ? slots.default?.() : slots.fallback?.());
  },
});

const SlideCurrentNo = defineComponent({ setup: () => { const nav = useNav(); return () => h("span", String(nav.currentPage.value)); } });
const SlidesTotal = defineComponent({ setup: () => () => h("span", String(deck.slides.length)) });

/** @type {Record<string, any>} */
export const builtIn = {
  Arrow,
  AutoFitText,
  BlueSky,
  LightOrDark,
  Link,
  PoweredBySlidev,
  RenderWhen,
  RouterLink,
  SlideCurrentNo,
  SlidesTotal,
  SlidevVideo,
  TitleRenderer,
  Toc,
  Transform,
  Tweet,
  VAfter,
  VClick,
  VClickGap,
  VClicks,
  VDrag,
  VDragArrow,
  VSwitch,
  Youtube,
};

/** Parts of Slidev's own player, as far as they are of use outside it. @type {Record<string, any>} */
const internals = {
  IconButton: defineComponent({
    props: { title: String, icon: String },
    setup: (props, { slots }) => () => h("button", { class: "slidev-icon-btn", title: props.title }, slots.default?.() ?? [h("div", { class: props.icon })]),
  }),
  VerticalDivider: () => h("div", { class: "w-1px m-2 opacity-10 bg-current lg:m-4" }),
};

/** One of them; of what deckc's player has otherwise the slot alone. @param {string} name */
export const internal = (name) => internals[name] ?? defineComponent({ inheritAttrs: false, setup: (_, { slots }) => () => slots.default?.() });
