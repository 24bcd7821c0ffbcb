// @ts-check
/**
 * Context variants: what `isDark`, `isPresenter`, `$renderContext` and their like make of a slide.
 *
 * `data-views` lists the views that content is for: colour schemes (`light`, `dark`), places (`slide`, `embedded`,
 * `presenter`, `previewNext`, `overview`, `print`, `print-clicks`), or both (`dark/print`). In any other view it is not
 * in the page; a comment keeps its place.
 */

import { viewsOf } from "./render-when.js";

/**
 * @typedef {object} Variants
 * @property {Map<Element, Comment>} nodes those for some views only, with what keeps their places
 * @property {() => void} again shows the page once more
 */

/** @type {WeakMap<Element, Variants>} */
const pages = new WeakMap();

const scheme = () => (document.documentElement.classList.contains("dark") ? "dark" : "light");

/**
 * @param {HTMLElement} page
 * @param {import("../base/click-state.js").Scene} scene
 * @param {() => void} again
 */
export function showVariants(page, scene, again) {
  const nodes = pages.get(page)?.nodes ?? find(page);
  if (!nodes.size) return;
  pages.set(page, { nodes, again });
  const place = placeOf(page, scene.where !== "still");
  const views = [scheme(), place, `${scheme()}/${place}`];
  for (const [node, mark] of nodes) {
    const holds = String(node.getAttribute("data-views")).split(" ").some((word) => views.includes(word));
    if (holds) mark.replaceWith(node);
    else node.replaceWith(mark);
  }
}

/** @param {HTMLElement} page */
function find(page) {
  const nodes = [...page.querySelectorAll("[data-views]")];
  page.toggleAttribute("data-variants", nodes.length > 0);
  return new Map(nodes.map((node) => [node, new Comment("")]));
}

/**
 * @param {HTMLElement} page
 * @param {boolean} inShow
 */
function placeOf(page, inShow) {
  const [place] = viewsOf(page, inShow);
  const asks = (/** @type {string} */ word) => new RegExp(`[?&]${word}(?![\\w-])`).test(location.href);
  if (place === "slide" && asks("embedded")) return "embedded";
  if (place === "print" && asks("print=clicks")) return "print-clicks";
  return place;
}

/** Shows pages once more when the colour scheme changes. */
export function contextVariants() {
  let last = scheme();
  const observer = new MutationObserver(() => {
    if (scheme() === last) return;
    last = scheme();
    for (const page of document.querySelectorAll("[data-variants]")) pages.get(page)?.again();
  });
  observer.observe(document.documentElement, { attributeFilter: ["class"] });
  return () => observer.disconnect();
}
