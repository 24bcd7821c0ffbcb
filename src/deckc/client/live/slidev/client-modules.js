/**
 * Client modules: what `@slidev/client` and its modules offer besides (`slidev/slidev.js`): scripts of components
 * import them by name. What only Slidev's server can do, such as saving what was dragged, does nothing here.
 */

import { computed, inject, onScopeDispose, reactive, ref, unref, watch } from "vue";
import { placeOf, styleOf } from "../directives/v-drag.js";
import * as keys from "./injection-keys.js";
import { routeOf, useNav } from "./use-nav.js";
import { deck, now, player, run } from "../deck-state.js";

// ── state that windows share ──

/** The player's shared state, as Slidev names it. */
export const sharedState = reactive({
  get page() { return now.no; },
  get clicks() { return now.click; },
  get timer() { return player?.state.shared.timer ?? { status: "stopped", startedAt: 0, pausedAt: 0 }; },
  get cursor() { return player?.state.shared.cursor ?? undefined; },
});
export const onSharedUpdate = (/** @type {(state: any) => void} */ callback) =>
  watch(() => [now.no, now.click], () => callback(sharedState));
export const drawingState = reactive(/** @type {Record<string, any>} */ ({}));
export const onDrawingUpdate = (/** @type {(state: any) => void} */ callback) => watch(drawingState, callback);
export const useDrawings = () => ({ drawingState, drawingEnabled: ref(false), clear() {}, undo() {}, redo() {} });
export const lockShortcuts = ref(false);
export const addSyncMethod = () => {};
export const disableBuiltinSync = () => {};

/** State that all windows of this browser share. @param {any} _ @param {any} initial @param {boolean} [persist] */
export function createSyncState(_, initial, persist = false) {
  const state = reactive({ ...initial });
  /** @type {((state: any) => void)[]} */
  const listeners = [];
  const onUpdate = (/** @type {any} */ patch) => Object.assign(state, patch);
  return {
    /** @param {string} name */
    init(name) {
      if (!player) return;
      const channel = new BroadcastChannel(name);
      const kept = persist && localStorage.getItem(name);
      if (kept) onUpdate(JSON.parse(kept));
      let told = JSON.stringify(state);
      channel.onmessage = ({ data }) => { onUpdate(data); told = JSON.stringify(state); };
      watch(state, () => {
        const text = JSON.stringify(state);
        if (text === told) return;
        told = text;
        channel.postMessage(JSON.parse(text));
        if (persist) localStorage.setItem(name, text);
        listeners.forEach((listener) => listener(state));
      }, { deep: true, flush: "sync" });
    },
    state,
    onPatch: (/** @type {any} */ listener) => void listeners.push(listener),
    onUpdate: (/** @type {any} */ listener) => void watch(state, listener),
    patch: (/** @type {string} */ key, /** @type {any} */ value) => void (state[key] = value),
  };
}

// ── composables ──

/** Where an element lies in the window, followed. @param {any} [target] */
export function useSlideBounds(target = inject(keys.injectionSlideElement, ref(null))) {
  const box = reactive({ height: 0, bottom: 0, left: 0, right: 0, top: 0, width: 0, x: 0, y: 0 });
  const names = /** @type {(keyof typeof box)[]} */ (Object.keys(box));
  const update = () => {
    const found = unref(target)?.getBoundingClientRect?.();
    if (found) names.forEach((name) => (box[name] = found[name]));
  };
  if (player) {
    const observer = new ResizeObserver(update);
    const stop = watch(() => unref(target), (node) => { observer.disconnect(); if (node) observer.observe(node); update(); }, { immediate: true, flush: "post" });
    const again = watch(now, () => requestAnimationFrame(update));
    addEventListener("resize", update);
    onScopeDispose(() => { observer.disconnect(); stop(); again(); removeEventListener("resize", update); }, true);
  }
  return { ...Object.fromEntries(names.map((name) => [name, computed(() => box[name])])), update, stop() {} };
}

export function useMousePosInSlide() {
  const place = ref(/** @type {{ x: number, y: number } | undefined} */ (undefined));
  if (!player) return place;
  const move = (/** @type {PointerEvent} */ event) => {
    const box = document.querySelector("#slide-content")?.getBoundingClientRect();
    const at = box && { x: ((event.clientX - box.left) / box.width) * 100, y: ((event.clientY - box.top) / box.height) * 100 };
    place.value = at && [at.x, at.y].every((value) => value >= 0 && value <= 100) ? at : undefined;
  };
  addEventListener("pointermove", move);
  onScopeDispose(() => removeEventListener("pointermove", move), true);
  return place;
}

export function useTimer() {
  const tick = ref(0);
  const timer = player && setInterval(() => (tick.value += 1), 100);
  onScopeDispose(() => clearInterval(timer), true);
  const state = computed(() => (tick.value, player?.state.shared.timer ?? { status: "stopped", startedAt: 0, pausedAt: 0 }));
  const passedMs = computed(() => {
    const { status, startedAt, pausedAt } = state.value;
    return status === "stopped" || !startedAt ? 0 : (status === "paused" ? pausedAt : Date.now()) - startedAt;
  });
  const duration = computed(() => player?.deck.duration ?? 0);
  const passed = computed(() => passedMs.value / 1000);
  const shown = computed(() => {
    const whole = deck.configs.timer === "countdown" ? duration.value * 1000 - passedMs.value : passedMs.value;
    const [h, m, s] = [whole / 3600000, (whole / 60000) % 60, (whole / 1000) % 60].map(Math.floor);
    return { h: h ? String(h) : "", m: h ? String(m).padStart(2, "0") : String(m), s: String(s).padStart(2, "0"), ms: String(Math.floor((whole % 1000) / 100)) };
  });
  const command = (/** @type {string} */ name) => () => run(name);
  return {
    state, status: computed(() => state.value.status), timer: shown, passed, duration,
    percentage: computed(() => (duration.value ? (passed.value / duration.value) * 100 : 0)),
    mode: computed(() => deck.configs.timer ?? "stopwatch"),
    reset: command("resetTimer"), toggle: command("toggleTimer"), resume: command("toggleTimer"), pause: command("toggleTimer"),
  };
}

export const useSlideInfo = (/** @type {number} */ no) => ({ info: ref(routeOf(no).meta.slide), update: async () => {} });
export const useDynamicSlideInfo = (/** @type {any} */ no) => ({ info: computed(() => routeOf(Number(unref(no))).meta.slide), update: async () => {} });
export const useTocTree = () => useNav().tocTree;

/** The place of a box that may be dragged; it stays where it is. @param {any} directive @param {any} [given] @param {any} [_] */
export function useDragElement(directive, given, _ = undefined, isArrow = false) {
  const frontmatter = inject(keys.injectionFrontmatter, /** @type {any} */ ({}));
  const place = computed(() => placeOf(given ?? directive?.value, frontmatter));
  const [left, top, wide, high, turned = 0] = place.value.numbers;
  const autoHeight = !isArrow && Number.isNaN(high);
  const size = { width: ref(wide), height: ref(autoHeight ? 0 : high), rotate: ref(isArrow ? 0 : turned) };
  const centre = { x0: ref(left + wide / 2), y0: ref(top + (autoHeight ? 0 : high / 2)) };
  const containerStyle = computed(() => styleOf(place.value.numbers));
  const still = { mounted() {}, unmounted() {}, startDragging() {}, stopDragging() {}, dragging: ref(false) };
  return { dragId: place.value.id, isArrow, autoHeight, zoom: ref(1), container: ref(), containerStyle, ...size, ...centre, ...still };
}
export const useDragElementsUpdater = () => () => {};

const nothing = () => {};
export const useEmbeddedControl = nothing;
export const useHideCursorIdle = nothing;
export const usePreloadImages = nothing;
export const usePrintStyles = nothing;
export const useSwipeControls = nothing;
export const useViewTransition = () => ref(false);
export const useWakeLock = nothing;
export const preloadProgress = computed(() => 1);
export const preloadComplete = computed(() => true);

// ── helpers ──

/** Letters by chance. */
export const makeId = (length = 5) => Array.from({ length }, () => "abcdefghijklmnopqrstuvwxyz"[Math.floor(Math.random() * 26)]).join("");

/** @param {any} [route] */
export const getSlideClass = (route, extra = "") => ["slidev-page", `slidev-page-${route?.no ?? 0}`, extra].filter(Boolean).join(" ");
export const getSlideRoutePath = (/** @type {any} */ route) => `/${typeof route === "object" ? route.no : route}`;
export const frontmatterToProps = (/** @type {any} */ frontmatter, /** @type {number} */ index) => ({ ...frontmatter, index });
export const resolveAssetUrl = (/** @type {string} */ url) => (url.startsWith("/") ? (player?.deck.base ?? "/").replace(/\/$/, "") + url : url);

/** A hue by a name's letters. @param {string} name */
export function getHashColorFromString(name, opacity = 1) {
  const hash = [...name].reduce((sum, letter) => (letter.charCodeAt(0) + ((sum << 5) - sum)) | 0, 0);
  return getHsla(hash % 360, opacity);
}

/** @param {number} hue -1: grey */
export const getHsla = (hue, opacity = 1) => `hsla(${hue}, ${hue === -1 ? 0 : now.dark ? 50 : 100}%, ${now.dark ? 60 : 20}%, ${opacity})`;

