// @ts-check
/**
 * Load presenter bundle: the second script, which few visitors need. It waits in the page, as its address or as text
 * that is not run, until a view or a command of it is asked for, or there are drawings to show.
 */

import { together } from "../base/dom.js";
import { stored } from "../base/storage.js";

/** @typedef {import("../base/store.js").App} App */

/** Commands that the second script offers anew when it has come. */
const COMMANDS = ["toggleSync", "toggleDrawing"];

/** @type {Promise<void> | undefined} */
let loading;

/** @type {(feature: (app: App) => () => void) => void} */
let start = () => {};

/** Whether the page has one: a deck may say `presenter: false`. */
export function hasPresenterBundle() {
  return Boolean(document.querySelector("#deck-presenter-bundle"));
}

/** Runs it, once. The promise is broken when it is missing. */
export function loadPresenterBundle() {
  loading ??= Promise.resolve().then(insert); // a moment later: what it starts may ask for it again
  return loading;
}

/** @returns {Promise<void>} */
function insert() {
  return new Promise((done, fail) => {
    const waiting = document.querySelector("#deck-presenter-bundle");
    const script = document.createElement("script");
    const address = waiting?.getAttribute("data-src");
    script.onload = () => done();
    script.onerror = fail;
    if (address) script.src = address;
    else script.textContent = waiting?.textContent ?? "";
    document.head.append(script);
    if (!address) done();
  });
}

/**
 * Starts features of the second script; they end with the player.
 * @param {((app: App) => () => void)[]} features
 */
export function addFeatures(features) {
  features.forEach(start);
}

/** @param {App} app */
export function presenterBundle(app) {
  const stops = /** @type {(() => void)[]} */ ([]);
  start = (feature) => stops.push(feature(app));
  const load = () => hasPresenterBundle() && loadPresenterBundle().catch(() => {});

  /** @param {string} name */
  async function run(name) {
    await load();
    if (stops.length) app.run(name);
  }

  if (app.deck.config.drawings?.persist && stored(`${app.deck.title} - drawings`, false)) load();
  return together(
    ...COMMANDS.map((name) => app.offer(name, () => run(name))),
    app.subscribe((state, before) => {
      if (state.shared.drawings !== before.shared.drawings) load();
    }),
    () => stops.forEach((stop) => stop()),
  );
}
