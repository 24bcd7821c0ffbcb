/** Shapes: Slidev's components that place and draw, in components that Vue runs. Source: Slidev guide, "Components". */

import { computed, defineComponent, h, inject } from "vue";
import { placeOf, styleOf } from "../directives/v-drag.js";
import * as keys from "../slidev/injection-keys.js";
import { useNav } from "../slidev/use-nav.js";

const NUMBER = { type: [Number, String] };
const LOOK = { width: { type: [Number, String], default: 2 }, color: { type: String, default: "currentColor" }, twoWay: Boolean };
const MARKER = { markerUnits: "strokeWidth", markerHeight: 7, refY: 3.5, orient: "auto" };

export const Arrow = defineComponent({
  props: { x1: NUMBER, y1: NUMBER, x2: NUMBER, y2: NUMBER, ...LOOK },
  setup(/** @type {any} */ props) {
    const { currentPage } = useNav();
    return () => {
      const { x1, y1, x2, y2, color, width } = props;
      const id = encodeURIComponent(["arrow", currentPage.value, x1, y1, x2, y2, color].join("-")).replace(/%/g, "_");
      const ends = { x1, y1, x2, y2 };
      const far = (/** @type {any} */ one, /** @type {any} */ other) => Math.max(Number(one), Number(other)) + 50;
      return h("svg", { class: "absolute left-0 top-0", width: far(x1, x2), height: far(y1, y2) }, [
        h("defs", [
          h("marker", { id, markerWidth: 10, refX: 9, ...MARKER }, [h("polygon", { points: "0 0, 10 3.5, 0 7", fill: color })]),
          props.twoWay && h("marker", { id: `${id}-rev`, markerWidth: 20, refX: 11, ...MARKER }, [h("polygon", { points: "20 0, 10 3.5, 20 7", fill: color })]),
        ].filter(Boolean)),
        h("line", { ...ends, "stroke": color, "stroke-width": width, "marker-end": `url(#${id})`, "marker-start": props.twoWay ? `url(#${id}-rev)` : "none" }),
        h("line", { ...ends, "stroke": "transparent", "stroke-linecap": "round", "stroke-width": 20 }),
      ]);
    };
  },
});

const PLACE = { pos: { type: [String, Array] } };

/** A box's place, which may be named in the frontmatter. @param {any} props */
function usePlace(props) {
  const frontmatter = inject(keys.injectionFrontmatter, /** @type {any} */ ({}));
  return computed(() => placeOf(props.pos, frontmatter));
}

export const VDrag = defineComponent({
  props: PLACE,
  setup(props, { slots }) {
    const place = usePlace(props);
    return () => h("div", { class: "p-1", "data-drag-id": place.value.id, style: styleOf(place.value.numbers) }, slots.default?.());
  },
});

export const VDragArrow = defineComponent({
  props: { ...PLACE, ...LOOK },
  setup(/** @type {any} */ props) {
    const place = usePlace(props);
    return () => {
      const [x = 100, y = 100, width = 300, height = 300] = place.value.numbers;
      const { width: thickness, color, twoWay } = props;
      return h(Arrow, { "data-drag-id": place.value.id, x1: x, y1: y, x2: x + width, y2: y + height, width: thickness, color, twoWay });
    };
  },
});

export const Transform = defineComponent({
  props: { scale: NUMBER, origin: { type: String, default: "top left" } },
  setup: (/** @type {any} */ props, { slots }) => () => {
    const scale = props.scale === undefined ? {} : { transform: `scale(${props.scale || 1})` };
    return h("div", { style: { ...scale, transformOrigin: props.origin } }, slots.default?.());
  },
});

/** The player sets the size (`../../slide/auto-fit-text.js`). */
export const AutoFitText = defineComponent({
  props: { max: { type: [Number, String], default: 100 }, min: { type: [Number, String], default: 30 }, modelValue: { type: String, default: "" }, multiLine: { type: Boolean, default: true } },
  emits: ["update:modelValue"],
  setup: (/** @type {any} */ props, { slots }) => () => {
    const fit = `${props.min} ${props.max}${props.multiLine ? " wrap" : ""}`;
    return h("div", { "class": "slidev-auto-fit-text", "data-fit": fit }, [
      h("div", { class: "slidev-auto-fit-text-inner" }, slots.default?.() ?? props.modelValue),
    ]);
  },
});
