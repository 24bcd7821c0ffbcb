/** useNav: Slidev's `useNav` and `useSlideContext` over the player. Source: Slidev guide, "Global Context". */

import { computed, hasInjectionContext, inject, reactive, ref, toRef } from "vue";
import * as keys from "./injection-keys.js";
import { deck, now, run } from "../deck-state.js";

/** @param {number} no */
export const routeOf = (no) => {
  const slide = deck.slides[no - 1] ?? {};
  const { title, level, layout, path = `/${no}`, frontmatter = {}, note = "" } = slide;
  const meta = { layout, clicks: slide.clicks, slide: { no, index: no - 1, title, level, frontmatter, note } };
  return { no, path, meta };
};

/** Where the show is, as Vue Router has it: no slide's `meta`. */
const locationOf = () => {
  const query = { clicks: now.click ? String(now.click) : undefined };
  return { name: now.mode, path: `/${now.no}`, fullPath: `/${now.no}`, params: { no: String(now.no) }, query, hash: "", meta: {} };
};

/**
 * The navigation as a slide sees it.
 * @param {() => number} no
 * @param {{ current: number, clicksStart: number, total: number }} clicks
 */
export function makeNav(no, clicks) {
  const slides = computed(() => deck.slides.map((_, index) => routeOf(index + 1)));
  const total = computed(() => deck.slides.length);
  const at = computed(no);
  const is = (/** @type {string[]} */ ...modes) => computed(() => modes.includes(now.mode));
  const done = (/** @type {string} */ command, /** @type {any} */ argument) => async () => run(command, argument);
  const currentSlideRoute = computed(() => routeOf(at.value));
  const isPrintMode = computed(() => now.mode === "print" || now.query.includes("print"));
  return {
    slides,
    total,
    currentPage: at,
    currentSlideNo: at,
    currentPath: computed(() => routeOf(at.value).path),
    currentSlideRoute,
    currentRoute: computed(locationOf),
    currentLayout: computed(() => currentSlideRoute.value.meta.layout),
    currentFrontmatter: computed(() => currentSlideRoute.value.meta.slide.frontmatter),
    currentTransition: computed(() => currentSlideRoute.value.meta.slide.frontmatter.transition),
    nextRoute: computed(() => routeOf(Math.min(total.value, at.value + 1))),
    prevRoute: computed(() => routeOf(Math.max(1, at.value - 1))),
    hasNext: computed(() => at.value < total.value || clicks.current < clicks.total),
    hasPrev: computed(() => at.value > 1 || clicks.current > 0),
    clicksContext: computed(() => clicks),
    clicks: computed(() => clicks.current),
    clicksStart: computed(() => clicks.clicksStart),
    clicksTotal: computed(() => clicks.total),
    queryClicks: computed({ get: () => now.click, set: (click) => run("go", `${now.no}:${click}`) }),
    tocTree: computed(() => deck.tocTree),
    navDirection: computed(() => now.navDirection),
    clicksDirection: computed(() => now.direction),
    isPrintMode,
    isPrintWithClicks: computed(() => now.query.includes("print=clicks")),
    isEmbedded: computed(() => now.query.includes("embedded")),
    isPlaying: is("play"),
    isPresenter: is("presenter"),
    isNotesViewer: is("notes"),
    isPresenterAvailable: computed(() => now.mode !== "presenter"),
    hasPrimarySlide: is("play", "presenter"),
    printRange: ref([]),
    openInEditor: async () => false,
    next: done("next"),
    prev: done("prev"),
    nextSlide: done("nextSlide"),
    prevSlide: async (/** @type {boolean} */ last) => run(last ? "prevSlideEnd" : "prevSlide"),
    go: async (/** @type {any} */ to, clicks = 0) => run("go", `${to}:${clicks}`),
    goFirst: done("goFirst"),
    goLast: done("goLast"),
    enterPresenter: done("enterPresenter"),
    exitPresenter: done("exitPresenter"),
  };
}

/** The player's own: outside of a slide. */
const shared = makeNav(
  () => now.no,
  reactive({
    current: toRef(now, "click"),
    clicksStart: computed(() => deck.slides[now.no - 1]?.clicksStart ?? 0),
    total: computed(() => deck.slides[now.no - 1]?.clicks ?? 0),
  }),
);

/** @param {any} key @param {any} [fallback] */
const injected = (key, fallback) => (hasInjectionContext() ? inject(key, fallback) : fallback);

export function useNav() {
  return injected(NAV) ?? shared;
}

/** A slide's own navigation, as refs. */
export const NAV = "$$slidev-nav";

export function useSlideContext() {
  const $slidev = injected(keys.injectionSlidevContext, reactive({ nav: shared, configs: deck.configs, themeConfigs: deck.themeConfigs }));
  const $clicksContext = injected(keys.injectionClicksContext)?.value ?? { current: 0, clicksStart: 0, total: 0 };
  return {
    $slidev,
    $nav: toRef($slidev, "nav"),
    $clicksContext,
    $clicks: toRef($clicksContext, "current"),
    $page: injected(keys.injectionCurrentPage, ref(1)),
    $route: injected(keys.injectionRoute),
    $renderContext: injected(keys.injectionRenderContext, ref("none")),
    $frontmatter: injected(keys.injectionFrontmatter, {}),
    $scale: injected(keys.injectionSlideScale, ref(1)),
    $zoom: injected(keys.injectionSlideZoom, ref(1)),
  };
}
