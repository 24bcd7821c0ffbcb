// @ts-check
/**
 * Slides: the pages of the deck as elements.
 *
 * Slide 1 stands in the page, the others wait as text in `<noscript>`, where a browser with scripting makes no
 * nodes of them and requests nothing. A page is made from its text each time it is needed and thrown away after.
 */

import { element, find } from "../base/dom.js";
import { isLive } from "./live-components.js";

const BREAK = "<!--next slide-->";

/** @type {string[] | undefined} */
let texts;

/** The HTML of every page, first slide first. */
function sources() {
  if (!texts) {
    const waiting = document.querySelector("#slideshow > noscript");
    const first = find("#slideshow > .slidev-page-1").outerHTML;
    texts = [first, ...(waiting ? String(waiting.textContent).split(BREAK) : [])];
  }
  return texts;
}

/** To be called before anything changes the first slide. */
export function readSlides() {
  sources();
}

/**
 * New text for some pages, by number (live preview).
 * @param {Record<string, string>} pages
 */
export function replaceSlides(pages) {
  for (const [no, html] of Object.entries(pages)) sources()[Number(no) - 1] = html;
}

/**
 * A new element for a slide, not in the page yet, as it is before any click.
 * @param {number} no
 */
export function makePage(no) {
  const page = element(sources()[no - 1]);
  page.querySelectorAll("[data-tag]").forEach(restore);
  return page;
}

/**
 * A slide's page, and beside it what stands below and above all slides while this one is shown.
 * @param {number} no
 */
export function makeScene(no) {
  const page = makePage(no);
  return { page, below: layerOf(page, "global-bottom"), above: layerOf(page, "global-top") };
}

/**
 * @param {HTMLElement} page
 * @param {string} name
 */
function layerOf(page, name) {
  const layer = element(`<div class="deck-layer" data-layer="${name}"></div>`);
  if (isLive(page)) Object.assign(layer.dataset, { live: "", slidevNo: page.dataset.slidevNo });
  Reflect.set(layer, "besidePage", page); // it runs as long as the page, also while it is not shown
  layer.append(...page.querySelectorAll(`:scope > [data-layer="${name}"]`));
  return layer;
}

/**
 * HTML text cannot say a link in a link or a paragraph in a paragraph; the build writes another tag, and its own here.
 * @param {Element} standIn
 */
function restore(standIn) {
  const node = document.createElement(String(standIn.getAttribute("data-tag")));
  for (const { name, value } of standIn.attributes) if (name !== "data-tag") node.setAttribute(name, value);
  node.append(...standIn.childNodes);
  standIn.replaceWith(node);
}

/**
 * The words of a slide, without making its page.
 * @param {number} no
 */
export function slideText(no) {
  return sources()[no - 1].replace(/<(style|script)\b.*?<\/\1>|<[^>]*>/gs, " ");
}
