/** Slidev: what `@slidev/client` offers to components. Source: Slidev guide, "Global Context", "Hooks". */

import { computed, inject, onMounted, onUnmounted, ref, watch } from "vue";
import * as keys from "./injection-keys.js";
import { deck, now, run } from "../deck-state.js";

export * from "./client-modules.js";
export * from "./injection-keys.js";
export { useNav, useSlideContext } from "./use-nav.js";

export const configs = deck.configs;
export const mode = "build";
export const slideAspect = computed(() => deck.configs.aspectRatio);
export const slideWidth = computed(() => deck.configs.canvasWidth);
export const slideHeight = computed(() => Math.ceil(deck.configs.canvasWidth / deck.configs.aspectRatio));
export const themeVars = computed(() =>
  Object.fromEntries(Object.entries(deck.themeConfigs ?? {}).map(([key, value]) => [`--slidev-theme-${key}`, value])),
);
export const slides = computed(() => deck.slides);
export const slidesTitle = deck.configs.title;
export const pathPrefix = "#/";

export const isDark = computed({ get: () => now.dark, set: (on) => run("setDark", on) });
export const toggleDark = () => run("toggleDark");
export const isColorSchemaConfigured = computed(() => deck.configs.colorSchema !== "auto");
export const useDarkMode = () => ({ isDark, toggleDark, isColorSchemaConfigured });

export const isPrintMode = computed(() => now.mode === "print" || now.query.includes("print"));
export const isPrintWithClicks = computed(() => now.query.includes("print=clicks"));
export const isPresenter = computed(() => now.mode === "presenter");
export const isEmbedded = computed(() => now.query.includes("embedded"));

/** Whether the slide around the component is the one that is shown. */
export function useIsSlideActive() {
  const active = inject(keys.injectionActive, ref(true));
  return computed(() => active.value);
}

/** @param {(to: number, from?: number) => void} callback */
export function onSlideEnter(callback) {
  followActive(callback, true);
}

/** @param {(to: number, from?: number) => void} callback */
export function onSlideLeave(callback) {
  followActive(callback, false);
}

/** @param {(to: number, from?: number) => void} callback @param {boolean} wanted */
function followActive(callback, wanted) {
  const active = inject(keys.injectionActive, ref(true));
  let last = now.no;
  let stop = () => {};
  onMounted(() => {
    if (wanted && active.value) callback(now.no, undefined);
    stop = watch([active, () => now.no], ([on, no], [before]) => {
      if (on !== before && on === wanted) callback(no, last);
      last = no;
    });
  });
  onUnmounted(() => stop());
}

export const getSlide = (/** @type {any} */ no) => deck.slides.find((slide, index) => index + 1 === +no || slide.alias === no);
export const getSlidePath = (/** @type {any} */ route) => `/${typeof route === "object" ? route.no : route}`;
/** @param {string} background a colour, gradient or address @param {boolean} [dim] */
export function handleBackground(background, dim = false, size = "cover") {
  const isColor = background && (background[0] === "#" || /^(rgb|hsl)/.test(background) || /^[a-z]+$/i.test(background));
  const shown = isColor ? undefined : dim ? `linear-gradient(#0005, #0008), url(${background})` : `url("${background}")`;
  const style = { background: isColor ? background : undefined, color: background && !isColor ? "white" : undefined };
  const picture = { backgroundImage: background ? shown : undefined, backgroundRepeat: "no-repeat", backgroundPosition: "center", backgroundSize: size };
  const all = { ...style, ...picture };
  if (!all.background) delete all.background;
  return all;
}
