// @ts-check
/**
 * Load presenter bundle: the second script, which few visitors need. It waits in the page, as its address or as text
 * that is not run, until a view or a command of it is asked for, or there are drawings to show.
 */

import { find, listen, together } from "../base/dom.js";
import { stored } from "../base/storage.js";

/** @typedef {import("../base/store.js").App} App */

/** Commands that the second script offers anew when it has come. */
const COMMANDS = ["toggleSync", "toggleDrawing"];
const RECORDING = ["toggleCamera", "toggleRecording"];

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

  const persist = app.deck.config.drawings?.persist;
  if (app.deck.drawings || (persist && stored(`${app.deck.title} - drawings`, false))) load();
  return together(
    ...[...COMMANDS, ...(app.deck.config.record ? RECORDING : [])].map((name) => app.offer(name, () => run(name))),
    app.subscribe((state, before) => {
      if (state.shared.drawings !== before.shared.drawings) load();
    }),
    app.deck.config.drawings?.enabled === false ? () => {} : awaitPen(load),
    () => stops.forEach((stop) => stop()),
  );
}

/**
 * A pen draws at once: what it does before the script is there is held back, and told to the script when it has come.
 * @param {() => any} load
 */
function awaitPen(load) {
  const canvas = find("#slide-content");
  /** @type {PointerEvent[]} */
  const held = [];
  let telling = false;
  let asked = false;

  async function bring() {
    asked = true;
    await load();
    telling = true;
    held.splice(0).forEach((event) => canvas.dispatchEvent(new PointerEvent(event.type, event)));
    stop();
  }

  /** @param {PointerEvent} event */
  function hold(event) {
    if (event.pointerType !== "pen" || telling) return;
    const draws = event.type === "pointerdown" ? event.isPrimary && event.button === 0 : held.length > 0;
    if (draws) {
      event.preventDefault();
      event.stopPropagation();
      held.push(event);
    }
    if (!asked) bring(); // a pen that is near comes before one that touches
  }

  const types = ["pointerenter", "pointerdown", "pointermove", "pointerup", "pointercancel"];
  const stop = together(...types.map((type) => listen(canvas, type, hold, { capture: true })));
  return stop;
}
