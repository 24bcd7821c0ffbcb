/**
 * Setup files: what a deck's `setup/` files make of the player: `main` gets the app, `root` runs once, `shortcuts`,
 * `context-menu` and `routes` change keys, menu and pages. Source: Slidev guide, "Configure …".
 */

import { computed, createApp } from "vue";
import * as keys from "./slidev/injection-keys.js";
import { root } from "./components/links.js";
import { NAV, routeOf, useNav, useSlideContext } from "./slidev/use-nav.js";
import { router } from "./slidev/vue-router.js";
import { lockShortcuts } from "./slidev/client-modules.js";
import { player, run } from "./deck-state.js";

/**
 * @typedef {Record<string, ((...all: any[]) => any)[]>} Setups by the names of their files
 */

/** What `setup/main.ts` gives to all apps: plugins, components, directives, values. @type {any} */
let common;

/**
 * Lets an app have what the deck's `main` gives to its app; that runs once.
 * @param {any} app
 * @param {Setups} setups
 */
export function share(app, setups) {
  if (!setups.main?.length) return;
  if (!common) {
    common = createApp({});
    for (const setup of setups.main) {
      try {
        setup({ app: common, router });
      } catch (error) {
        if (player) throw error; // in the sandbox it may ask for the browser
      }
    }
  }
  const [own, given] = [app._context, common._context];
  for (const name of ["components", "directives", "provides"]) Object.setPrototypeOf(own[name], given[name]);
  own.mixins.push(...given.mixins);
  Object.defineProperties(own.config.globalProperties, Object.getOwnPropertyDescriptors(given.config.globalProperties));
  for (const name of ["errorHandler", "warnHandler"]) own.config[name] ??= given.config[name];
}

/** @param {Setups} setups @param {Record<string, any>} components @param {string[]} controls */
export function furnish(setups, components, controls) {
  share(createApp({}), setups); // `main` runs in a deck without components, too
  if (setups.root?.length) mountAside(() => setups.root.forEach((setup) => setup()), setups);
  if (setups.shortcuts?.length) player.run("setKeys", keysOf(setups.shortcuts));
  if (setups["context-menu"]?.length) player.run("setMenu", (/** @type {any[]} */ items) => menuOf(items, setups["context-menu"]));
  if (setups.routes?.length) followRoutes(setups.routes.reduce((routes, setup) => setup(routes) ?? routes, /** @type {any[]} */ ([])), setups);
  for (const name of controls) mountControls(components[name], setups);
}

/** An app outside of slides. @param {any} component @param {Setups} setups */
function appOf(component, setups) {
  const app = createApp(component);
  share(app, setups);
  const nav = useNav();
  const { $slidev } = useSlideContext();
  for (const [key, value] of Object.entries({ [NAV]: nav, [keys.injectionSlidevContext]: $slidev })) app.provide(key, value);
  const properties = { $slidev: () => $slidev, $nav: () => $slidev.nav, $page: () => player.state.no, $frontmatter: () => ({}), $route: () => routeOf(player.state.no) };
  for (const [name, get] of Object.entries(properties)) Object.defineProperty(app.config.globalProperties, name, { get, configurable: true });
  return app;
}

/** @param {() => void} setup @param {Setups} setups */
function mountAside(setup, setups) {
  appOf({ setup: () => (setup(), () => null) }, setups).mount(document.createElement("div"));
}

/** @param {any} component @param {Setups} setups */
function mountControls(component, setups) {
  const place = document.createElement("div");
  place.className = "deck-own-controls";
  document.querySelector("#deck-controls")?.append(place);
  appOf(component, setups).mount(place);
}

// ── keys ──

/** Slidev's own, by their names: key, command, whether a held key repeats. @type {[string, string, string, boolean?][]} */
const BASE = [
  ["next_space", "space", "next", true],
  ["prev_space", "shift+space", "prev", true],
  ["next_right", "right", "next", true],
  ["prev_left", "left", "prev", true],
  ["next_page_key", "pageDown", "next", true],
  ["prev_page_key", "pageUp", "prev", true],
  ["next_down", "down", "nextSlide", true],
  ["prev_up", "up", "prevSlide", true],
  ["next_shift", "shift+right", "nextSlide", true],
  ["prev_shift", "shift+left", "prevSlide", true],
  ["toggle_dark", "d", "toggleDark"],
  ["toggle_overview", "o", "toggleOverview"],
  ["toggle_overview_backquote", "`", "toggleOverview"],
  ["hide_overview", "escape", "close"],
  ["goto", "g", "toggleGoto"],
  ["goto_first", "home", "goFirst"],
  ["goto_last", "end", "goLast"],
];
/** @type {Record<string, string>} */
const NAMES = { " ": "space", "arrowright": "right", "arrowleft": "left", "arrowup": "up", "arrowdown": "down", "esc": "escape", "control": "ctrl", "cmd": "meta", "option": "alt", "arrow_right": "right" };
const MODIFIERS = ["ctrl", "shift", "alt", "meta"];

/** `Shift+Ctrl+A` → the same keys in one order. @param {string} key */
function chord(key) {
  const words = key.toLowerCase().split(/[+_]/).map((word) => NAMES[word] ?? word).map((word) => NAMES[word] ?? word);
  return [...MODIFIERS.filter((name) => words.includes(name)), ...words.filter((word) => !MODIFIERS.includes(word))].join("+");
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  const held = MODIFIERS.filter((name) => Reflect.get(event, `${name}Key`));
  const key = event.key.toLowerCase();
  return chord([...held, NAMES[key] ?? key].join("+"));
}

/**
 * What finds the action of a key.
 * @param {((nav: any, base: any[]) => any)[]} setups
 */
function keysOf(setups) {
  const base = BASE.map(([name, key, command, autoRepeat = false]) => ({ name, key, fn: () => run(command), autoRepeat }));
  const command = (/** @type {string} */ name) => () => run(name);
  const nav = {
    ...useNav(), toggleDark: command("toggleDark"), toggleOverview: command("toggleOverview"), toggleDrawing: command("toggleDrawing"),
    escapeOverview: command("close"), showGotoDialog: command("toggleGoto"), toggleFullscreen: command("toggleFullscreen"), downloadPDF: command("download"),
  };
  const rows = setups.reduce((list, setup) => setup(nav, list) ?? list, /** @type {any[]} */ (base));
  const table = new Map(rows.filter(({ fn, key }) => fn && typeof key === "string").map((row) => [chord(row.key), row]));
  for (const row of rows) if (row.fn && typeof row.key === "object") followRef(row);
  return (/** @type {KeyboardEvent} */ event) => (lockShortcuts.value ? undefined : table.get(pressed(event)));
}

/** A shortcut whose key is a ref of VueUse. @param {any} row */
function followRef(row) {
  const shown = computed(() => row.key.value);
  let before = shown.value;
  addEventListener("keydown", () => setTimeout(() => {
    if (shown.value && !before) row.fn();
    before = shown.value;
  }));
  addEventListener("keyup", () => setTimeout(() => (before = shown.value)));
}

// ── menu ──

/**
 * @param {any[]} items
 * @param {((items: any) => any)[]} setups
 */
function menuOf(items, setups) {
  return setups.reduce((list, setup) => setup(computed(() => list))?.value ?? list, items);
}

// ── pages ──

/**
 * Shows the component of the route that the address means, over the deck.
 * @param {any[]} routes
 * @param {Setups} setups
 */
function followRoutes(routes, setups) {
  /** @type {{ app: any, view: Element } | undefined} */
  let shown;
  function hide() {
    shown?.app.unmount();
    shown?.view.remove();
    shown = undefined;
  }
  async function follow() {
    const { path } = player.state; // as it was asked for
    const route = routes.find((each) => each.component && new RegExp(`^${String(each.path).replace(/:\w+\??/g, "[^/]+")}/?$`).test(path));
    hide();
    if (!route) return;
    const component = typeof route.component === "function" && !route.component.setup ? await route.component() : route.component;
    const view = Object.assign(document.createElement("main"), { id: "deck-page" });
    document.body.append(view);
    shown = { app: appOf(component.default ?? component, setups), view };
    shown.app.mount(view);
    history.replaceState(null, "", root() + path);
  }
  addEventListener("popstate", follow);
  player.subscribe((/** @type {any} */ state, /** @type {any} */ before) => {
    if (["no", "click", "mode"].some((name) => state[name] !== before[name])) hide();
  });
  follow();
}
