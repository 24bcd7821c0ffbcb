/**
 * Clicks context: `$clicksContext`, by which scripts of components take clicks of their slide. What the build numbered
 * stands before. Source: Slidev guide, "Global Context"; `@slidev/types`, "ClicksContext".
 */

import { computed, reactive, shallowReactive, toRef } from "vue";
import { readAt } from "../directives/click-numbers.js";
import { deck, world } from "../deck-state.js";

/** @typedef {{ start: number, end: number, max: number, delta: number }} Info what an element takes */

/** @param {{ no: number, click: number }} place reactive */
export function clicksContext(place) {
  const { clicks: built = 0, clicksStart = 0, frontmatter = {} } = deck.slides[place.no - 1] ?? {};
  /** @type {Map<any, number>} */
  const relativeOffsets = shallowReactive(new Map());
  /** @type {Map<any, number>} */
  const maxMap = shallowReactive(new Map());
  const sum = (/** @type {Iterable<number>} */ values) => [...values].reduce((all, each) => all + each, 0);

  const context = reactive({
    current: toRef(place, "click"),
    clicksStart,
    relativeOffsets,
    maxMap,
    isMounted: true,
    currentOffset: computed(() => built + sum(relativeOffsets.values())),
    total: computed(() => (frontmatter.clicks === undefined ? Math.max(built, ...maxMap.values()) : built)),
    setup() {},
    calculate(/** @type {any} */ at) {
      return Array.isArray(at) ? context.calculateRange(at) : context.calculateSince(at);
    },
    calculateSince(/** @type {any} */ at, size = 1) {
      const found = readAt(at);
      if (!found) return null;
      const start = found.value + (found.relative ? context.currentOffset : 0);
      return followed({ start, end: Infinity, max: start + size - 1, delta: found.relative ? found.value + size - 1 : 0 });
    },
    calculateRange(/** @type {any[]} */ [first, last]) {
      const [from, until] = [readAt(first), readAt(last)];
      if (!from || !until) return null;
      const start = from.value + (from.relative ? context.currentOffset : 0);
      const end = until.value + (until.relative ? start : 0);
      return followed({ start, end, max: end, delta: (from.relative ? from.value : 0) + (until.relative ? until.value : 0) });
    },
    register(/** @type {any} */ key, /** @type {Info | null} */ info) {
      if (!info) return;
      relativeOffsets.set(key, info.delta ?? 0);
      maxMap.set(key, info.max);
      world.moreClicks(place.no, context.total);
    },
    unregister(/** @type {any} */ key) {
      relativeOffsets.delete(key);
      maxMap.delete(key);
    },
  });

  /** @param {Info} info */
  function followed(info) {
    return {
      ...info,
      currentOffset: computed(() => context.current - info.start),
      isCurrent: computed(() => context.current === info.start),
      isActive: computed(() => info.start <= context.current && context.current < info.end),
    };
  }
  return context;
}
