/** Components: Slidev's own, in components that Vue runs, by name. Source: Slidev guide, "Components". */

import { computed, defineComponent, h, inject, ref } from "vue";
import { BlueSky, SlidevVideo, Tweet, Youtube } from "./embeds.js";
import * as keys from "./keys.js";
import { Link, PoweredBySlidev, RouterLink, TitleRenderer, Toc } from "./links.js";
import { useNav } from "./nav.js";
import { Arrow, AutoFitText, Transform, VDrag, VDragArrow } from "./shapes.js";
import { isDark } from "./slidev.js";
import { VAfter, VClick, VClickGap, VClicks, VSwitch } from "./steps.js";
import { deck, now } from "./world.js";

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
