/**
 * Page: the live parts of a page of the deck come alive in their places.
 *
 * A part stands between the comments `live {json}` and `/live`; `json` is its tree, and its markup is what Vue
 * rendered when the deck was built. An app is mounted on a stand-in for a container, so that no element is added.
 */

import { markRaw, nextTick, reactive } from "vue";
import { makeApp } from "./part.js";
import { atFirstPaint, deck, followPlayer, player, readDeck, world } from "./world.js";

/** @type {Map<Element, { place: any, again: () => void, apps: any[] }>} */
const pages = new Map();

/**
 * @param {Record<string, any>} components
 * @param {((app: any) => void)[]} setups
 */
export function start(components, setups) {
  readDeck(JSON.parse(document.getElementById("deck-live-data")?.textContent ?? "{}"));
  world.showAgain = (page) => void (page && pages.get(page)?.again());
  followPlayer(/** @type {any} */ (window).deck);
  player.live = (/** @type {HTMLElement} */ page, /** @type {number} */ click, /** @type {any} */ scene, /** @type {() => void} */ again) => {
    sweep();
    const known = pages.get(page);
    const active = scene.where === "current";
    if (known) {
      known.again = again;
      return void Object.assign(known.place, { click, active });
    }
    const no = Number(page.dataset.slidevNo ?? player.state.no);
    const context = scene.where !== "still" ? "slide" : player.state.mode === "print" ? "print" : "overview";
    const { clicksStart = 0 } = deck.slides[no - 1] ?? {};
    const place = reactive({ no, click: clicksStart, active, context: "slide", page: markRaw(page) });
    const entry = { place, again, apps: /** @type {any[]} */ ([]) };
    pages.set(page, entry);
    const putLayers = takeLayers(page);
    atFirstPaint(() => (entry.apps = partsOf(page).map((part) => mount(part, place, components, setups))));
    putLayers();
    Object.assign(place, { click, context });
    nextTick(again);
  };
  player.run("refresh");
}

/** Ends the apps of pages that are gone. */
function sweep() {
  for (const [page, { apps }] of pages) {
    if (page.isConnected || page.parentNode) continue;
    for (const app of apps) app.unmount();
    pages.delete(page);
  }
}

/** @param {Element} page */
function partsOf(page) {
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
  const parts = [];
  while (walker.nextNode()) {
    const start = /** @type {Comment} */ (walker.currentNode);
    if (start.data.startsWith("live {")) parts.push({ start, tree: JSON.parse(start.data.slice(5)) });
  }
  return parts;
}

/**
 * @param {{ start: Comment, tree: any }} part
 * @param {any} place
 * @param {Record<string, any>} components
 * @param {((app: any) => void)[]} setups
 */
function mount({ start, tree }, place, components, setups) {
  const app = makeApp(tree, place, components, setups);
  app.config.errorHandler = (error) => console.error(error);
  app.mount(containerBehind(start));
  return app;
}

/**
 * Takes the layers of marks out, which Vue does not know; returns what puts them back.
 * @param {Element} page
 */
function takeLayers(page) {
  const places = [...page.querySelectorAll("svg.rough-annotation")].map((layer) => {
    const before = layer.previousElementSibling?.hasAttribute("data-mark") ? layer.previousElementSibling : null;
    const anchor = before ?? layer.nextElementSibling;
    layer.remove();
    return () => (before ? before.after(layer) : anchor?.before(layer));
  });
  return () => places.reverse().forEach((put) => put());
}

/**
 * What Vue takes for the element around a part: its first child is the node behind a comment.
 * @param {Comment} start
 */
function containerBehind(start) {
  const parent = /** @type {Element} */ (start.parentNode);
  let end = /** @type {Node} */ (start);
  for (let open = 1; open && end.nextSibling; ) {
    end = end.nextSibling;
    if (end.nodeType === Node.COMMENT_NODE) open += (/** @type {Comment} */ (end).data.startsWith("live ") ? 1 : 0) - (/** @type {Comment} */ (end).data === "/live" ? 1 : 0);
  }
  const isEmpty = start.nextSibling === end;
  return /** @type {any} */ ({
    nodeType: 1,
    tagName: parent.tagName,
    namespaceURI: parent.namespaceURI,
    hasChildNodes: () => !isEmpty,
    get firstChild() { return start.nextSibling === end ? null : start.nextSibling; },
    insertBefore: (/** @type {Node} */ node, /** @type {Node | null} */ before) => parent.insertBefore(node, before ?? end),
    removeChild: (/** @type {Node} */ node) => node.parentNode?.removeChild(node),
    appendChild: (/** @type {Node} */ node) => parent.insertBefore(node, end),
    setAttribute() {},
    removeAttribute() {},
    get textContent() { return ""; },
    set textContent(text) {},
  });
}
