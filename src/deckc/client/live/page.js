/**
 * Page: the live parts of a page of the deck come alive in their places.
 *
 * A part stands between the comments `live {json}` and `/live`; `json` is its tree, and its markup is what Vue
 * rendered when the deck was built. An app is mounted on a stand-in for a container, so that no element is added.
 */

import { markRaw, nextTick, reactive } from "vue";
import { makeApp } from "./live-part.js";
import { tellDifference } from "./hydration-differences.js";
import { furnish } from "./setup-files.js";
import { atFirstPaint, deck, followPlayer, player, world } from "./deck-state.js";

/** `seen`: whether it has been in the document. @type {Map<Element, { place: any, again: () => void, apps: any[], seen: boolean }>} */
const pages = new Map();

/**
 * @param {Record<string, any>} components
 * @param {import("./setup-files.js").Setups} setups
 * @param {string[]} controls names of components for the toolbar
 */
export function start(components, setups, controls) {
  /** @type {Set<Element>} */
  const changed = new Set();
  world.showAgain = (page) => {
    if (!page || changed.has(page)) return;
    changed.add(page);
    nextTick(() => {
      changed.delete(page);
      pages.get(page)?.again();
    });
  };
  followPlayer(/** @type {any} */ (window).deck);
  player.live = (/** @type {HTMLElement} */ page, /** @type {number} */ click, /** @type {any} */ scene, /** @type {() => void} */ again) => {
    sweep();
    const known = pages.get(page);
    const active = scene.where === "current";
    const context = contextOf(page, scene.where !== "still");
    if (known) {
      known.again = again;
      return void Object.assign(known.place, { click, active, context });
    }
    const no = Number(page.dataset.slidevNo ?? player.state.no);
    const { clicksStart = 0 } = deck.slides[no - 1] ?? {};
    const place = reactive({ no, click: clicksStart, active, context: "slide", page: markRaw(page) });
    const entry = { place, again, apps: /** @type {any[]} */ ([]), seen: false };
    pages.set(page, entry);
    const parts = partsOf(page);
    const putLayers = takeLayers(page);
    // What a component shows may depend on the browser; Vue mends it, and need not say so.
    // While a deck is written its author is told, of all but what the player writes.
    const judged = process.env.NODE_ENV === "production" ? [page] : [page, ...page.querySelectorAll("*")];
    const allowed = process.env.NODE_ENV === "production" ? "" : "class,style,attribute";
    for (const element of judged) element.setAttribute("data-allow-mismatch", allowed);
    atFirstPaint(() => (entry.apps = parts.map((part) => mount(part, place, components, setups))));
    for (const element of judged) element.removeAttribute("data-allow-mismatch");
    putLayers();
    Object.assign(place, { click, context });
    nextTick(() => {
      entry.seen ||= shownWith(page).isConnected;
      again();
    });
  };
  furnish(setups, components, controls);
  player.run("refresh");
}

/**
 * Slidev's render context of a page; printed slides are slides of the show for Slidev.
 * @param {HTMLElement} page
 * @param {boolean} inShow
 */
function contextOf(page, inShow) {
  const presented = (inShow ? document.querySelector("#slide-container") : page)?.closest(".slidev-presenter");
  if (inShow) return presented ? "presenter" : "slide";
  return presented ? "previewNext" : page.closest("#print-container, #deck-handout") ? "slide" : "overview";
}

/** The page that a layer belongs to; a page itself. @param {Element} page @returns {Element} */
const shownWith = (page) => Reflect.get(page, "besidePage") ?? page;

/** Ends the apps of pages that have been in the document and are gone, whatever they were in. */
function sweep() {
  for (const [page, entry] of pages) {
    const { isConnected } = shownWith(page);
    if (isConnected || !entry.seen) continue;
    for (const app of entry.apps) app.unmount();
    pages.delete(page);
  }
}

/** @param {Element} page */
function partsOf(page) {
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
  const parts = [];
  while (walker.nextNode()) {
    const start = /** @type {Comment} */ (walker.currentNode);
    if (start.data.startsWith("live {")) parts.push(partBehind(start));
  }
  return parts;
}

/** What the build has written behind a comment, and where. @param {Comment} start */
function partBehind(start) {
  const container = containerBehind(start);
  const waiting = container.take("deck-waiting").flatMap((/** @type {Element} */ box) => [...box.children]);
  container.take("deck-root");
  return { container, tree: JSON.parse(start.data.slice(5)), waiting: waiting.map((slot) => slot.innerHTML) };
}

/**
 * @param {ReturnType<typeof partBehind>} part
 * @param {any} place
 * @param {Record<string, any>} components
 * @param {import("./setup-files.js").Setups} setups
 */
function mount({ container, tree, waiting }, place, components, setups) {
  const app = makeApp(tree, place, components, setups, waiting);
  app.config.errorHandler = (error) => reportError(error);
  if (process.env.NODE_ENV !== "production") app.config.warnHandler ??= tellDifference;
  app.mount(container);
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
  const children = () => {
    const found = [];
    for (let node = start.nextSibling; node && node !== end; node = node.nextSibling) found.push(node);
    return found;
  };
  return /** @type {any} */ ({
    /** Takes what the build has put beside the part. @param {string} tag */
    take(tag) {
      const found = children().filter((node) => node instanceof Element && node.localName === tag);
      for (const node of found) node.remove();
      return found;
    },
    nodeType: 1,
    tagName: parent.tagName,
    namespaceURI: parent.namespaceURI,
    hasChildNodes: () => children().length > 0,
    get firstChild() { return children()[0] ?? null; },
    insertBefore: (/** @type {Node} */ node, /** @type {Node | null} */ before) => parent.insertBefore(node, before ?? end),
    removeChild: (/** @type {Node} */ node) => node.parentNode?.removeChild(node),
    appendChild: (/** @type {Node} */ node) => parent.insertBefore(node, end),
    setAttribute() {},
    removeAttribute() {},
    get textContent() { return ""; },
    set textContent(text) {},
  });
}
