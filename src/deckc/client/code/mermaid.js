// @ts-check
/**
 * Mermaid: Mermaid draws them here, with the reader's fonts and colours, as it does in Slidev.
 *
 * Only pages with diagrams have this script. Its tag says where Mermaid lies (`data-library`), what the deck sets for
 * all diagrams (`data-config`) and what no diagram may change (`data-fixed`). A diagram's place is
 * `<div class="mermaid" data-diagram="…">`; its source stands in it and shows where there are no scripts, and on paper
 * until it is drawn. Mermaid is loaded when the first place appears, on whatever view; what was drawn once is kept for
 * the next time, and the rest of the deck is drawn while nothing else is to be done. `aria-busy` says that a place waits.
 * Source: Slidev guide, "Mermaid Diagrams"; Mermaid documentation, "Usage".
 */

import { element, escape, readJson } from "../base/dom.js";
import { seededRandom } from "../base/seeded-random.js";
import { loadScript } from "../base/lazy-script.js";

/**
 * @typedef {object} Mermaid
 * @property {(config: object) => void} initialize
 * @property {(id: string, code: string, into: Element) => Promise<{ svg: string }>} render
 */

const PLACES = ".mermaid[data-diagram]";
const FAULT_STYLE = "border:1px solid #f87171;border-radius:.25rem;padding:.75rem;text-wrap:wrap";
// As wide as the canvas, since some kinds of diagrams fill what they are drawn in.
const BENCH = `<div id="mermaid-rendering-container" aria-hidden="true" style="position:fixed;top:0;left:0;
  width:var(--deck-width);height:0;overflow:hidden;visibility:hidden"></div>`;

const ON_PAPER = "<style>@media screen{slot{display:none}}</style><slot></slot>";

const tag = /** @type {HTMLScriptElement} */ (document.currentScript);
const config = { theme: "default", ...readJson(tag, "data-config") };
const fixed = readJson(tag, "data-fixed");
const root = document.documentElement;
const bench = element(BENCH);

/** What was drawn, by all that it depends on. @type {Map<string, string>} */
const drawn = new Map();
/** What each place shows. @type {WeakMap<Element, string>} */
const shown = new WeakMap();
/** Mermaid draws one after the other. @type {Promise<void>} */
let queue = Promise.resolve();
/** @type {Promise<Mermaid> | undefined} */
let library;

/** @returns {Promise<Mermaid>} */
async function load() {
  await loadScript(String(tag.dataset.library));
  drawAhead();
  // Else it would look for diagrams of its own once the page is loaded.
  return Object.assign(Reflect.get(window, "mermaid"), { startOnLoad: false });
}

/**
 * What a place asks for.
 * @param {Element} place
 */
function wish(place) {
  const { scale, ...own } = readJson(place, "data-diagram");
  const code = String(place.querySelector("pre")?.textContent);
  const theme = own.theme || (root.classList.contains("dark") ? "dark" : config.theme);
  const settings = { ...config, ...own, theme, startOnLoad: false, ...fixed };
  return { code, scale, settings, key: JSON.stringify([code, settings]) };
}

/**
 * Shows a place's diagram: at once if it was drawn before, else when its turn comes.
 * @param {Element} place
 */
function show(place) {
  const shadow = place.shadowRoot ?? place.attachShadow({ mode: "open" });
  const { key, scale } = wish(place);
  const svg = drawn.get(key);
  if (svg === undefined) {
    if (!shown.has(place)) shadow.innerHTML = ON_PAPER;
    place.ariaBusy = "true";
    queue = queue.then(() => draw(place));
  } else if (shown.get(place) !== key) {
    shown.set(place, key);
    place.querySelector("[slot=fault]")?.remove();
    place.ariaBusy = null;
    shadow.innerHTML = svg;
    if (scale !== undefined) resize(/** @type {Element} */ (shadow.firstElementChild), scale);
    place.dispatchEvent(new Event("load")); // words may have moved: marks are drawn again
  }
}

/** @param {Element} place */
async function draw(place) {
  if (!place.isConnected) return;
  try {
    await prepare(place);
    show(place);
  } catch (fault) {
    showFault(place, fault);
  }
}

/** @param {Element} place */
async function prepare(place) {
  const { code, settings, key } = wish(place);
  if (!drawn.has(key)) drawn.set(key, await svgOf(code, settings, key));
}

/** Draws the diagrams of slides that are not near, one at a time. What is wrong with them is said when they show. */
function drawAhead() {
  const waiting = document.createElement("template");
  waiting.innerHTML = document.querySelector("#slideshow > noscript")?.textContent ?? "";
  const places = [...waiting.content.querySelectorAll(PLACES)];
  const whenIdle = window.requestIdleCallback ?? setTimeout;
  const next = () => {
    const place = places.shift();
    if (place) queue = queue.then(() => prepare(place)).catch(() => {}).then(() => void whenIdle(next));
  };
  whenIdle(next);
}

/**
 * @param {string} code
 * @param {any} settings
 * @param {string} key
 */
async function svgOf(code, settings, key) {
  const mermaid = await (library ??= load());
  await document.fonts.load(`16px ${settings.themeVariables?.fontFamily ?? settings.fontFamily}`, code).catch(() => {});
  const random = Math.random;
  const next = (Math.random = seededRandom(key));
  try {
    mermaid.initialize(settings);
    const { svg } = await mermaid.render(`mermaid-${next().toString(36).slice(2, 10)}`, code, bench);
    return svg;
  } finally {
    Math.random = random;
    bench.replaceChildren();
  }
}

/**
 * As high as the drawing times the scale, and as wide as that makes it.
 * @param {Element} svg
 * @param {number} scale
 */
function resize(svg, scale) {
  const height = parseFloat(String(svg.getAttribute("viewBox")?.split(" ")[3]));
  if (Number.isNaN(height)) return;
  svg.setAttribute("height", String(height * scale));
  svg.removeAttribute("width");
  svg.removeAttribute("style");
}

/**
 * Says in the place what is wrong; without Mermaid the source is shown.
 * @param {Element} place
 * @param {any} fault
 */
function showFault(place, fault) {
  console.warn(fault);
  const shadow = /** @type {ShadowRoot} */ (place.shadowRoot);
  shown.delete(place);
  place.ariaBusy = null;
  place.querySelector("[slot=fault]")?.remove();
  if (!Reflect.has(window, "mermaid")) {
    shadow.innerHTML = "<slot></slot>";
    return;
  }
  shadow.innerHTML = '<slot name="fault"></slot>';
  place.append(element(`<pre slot="fault" style="${FAULT_STYLE}">${escape(String(fault))}</pre>`));
}

/** @param {Element} part of the page */
function showAll(part) {
  if (part.matches(PLACES)) show(part);
  part.querySelectorAll(PLACES).forEach(show);
}

document.body.append(bench);
showAll(document.body);
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) if (node instanceof Element) showAll(node);
  }
}).observe(document.body, { childList: true, subtree: true });

let dark = root.classList.contains("dark");
new MutationObserver(() => {
  if (dark === (dark = root.classList.contains("dark"))) return;
  showAll(document.body);
  if (library) drawAhead();
}).observe(root, { attributeFilter: ["class"] });
