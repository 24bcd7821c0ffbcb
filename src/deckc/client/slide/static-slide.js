// @ts-check
/**
 * Static slide: a slide outside the player, scaled to a width, at one click, standing still: overview, print, reading.
 */

import { LAST, nearest } from "../base/nav.js";
import { applyClick } from "./apply-click.js";
import { makePage } from "./slides.js";

/** @typedef {import("../base/store.js").Deck} Deck */

/** What adds to a frame when it is filled. @type {Set<(canvas: Element, no: number) => void>} */
export const painters = new Set();

/**
 * An empty canvas, as HTML, at a scale.
 * @param {Deck} deck
 * @param {number} [scale]
 */
export function canvasHtml({ width, height }, scale = 1) {
  const style = `width:${width}px;height:${height}px;--slidev-slide-scale:${scale}`;
  return `<div class="slidev-slide-content" style="${style}"></div>`;
}

/**
 * An empty frame of the deck's shape, as HTML.
 * @param {Deck} deck
 * @param {number} width
 */
export function frameHtml(deck, width) {
  const scale = width / deck.width;
  const style = `width:${width}px;height:${deck.height * scale}px`;
  return `<div class="slidev-slide-container deck-still" style="${style}">${canvasHtml(deck, scale)}</div>`;
}

/**
 * A frame with a button over it, as HTML.
 * @param {Deck} deck
 * @param {number} width
 * @param {string} attributes of the button
 */
export function cardHtml(deck, width, attributes) {
  const frame = `<div inert>${frameHtml(deck, width)}</div>`;
  return `<div class="deck-card">${frame}<button type="button" ${attributes}></button></div>`;
}

/**
 * The frames in an element, each with its place: one a slide, with all clicks shown.
 * @param {Element} root
 */
export function framesIn(root) {
  const frames = [...root.querySelectorAll(".deck-still")];
  return new Map(frames.map((frame, index) => [frame, { no: index + 1, click: LAST }]));
}

/**
 * Puts a slide into a frame, at the nearest click that it has. The frame must stand in the page: marks measure it.
 * @param {Deck} deck
 * @param {HTMLElement} frame
 * @param {import("../base/nav.js").Place} place
 */
export function fillFrame({ slides }, frame, place) {
  const { no, click } = nearest(slides, place);
  const page = makePage(no);
  const canvas = /** @type {Element} */ (frame.firstElementChild);
  canvas.replaceChildren(page);
  applyClick(page, click, { where: "still", moved: false, back: false });
  for (const paint of painters) paint(canvas, no);
}

/**
 * Fills again those frames that show something (the deck has changed).
 * @param {Deck} deck
 * @param {Map<Element, { no: number, click: number }>} frames
 */
export function refill(deck, frames) {
  for (const [frame, place] of frames) {
    if (frame.querySelector(".slidev-page")) fillFrame(deck, /** @type {HTMLElement} */ (frame), place);
  }
}

/**
 * Fills frames when they come near the view and empties them when they leave it; those in view at once, so that none is
 * seen empty. Returns what ends that.
 * @param {Deck} deck
 * @param {Map<Element, { no: number, click: number }>} frames
 * @param {Element | null} [root] what scrolls; null: the window
 */
export function fillWhenNear(deck, frames, root = null) {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const place = frames.get(target);
        const isFilled = target.firstElementChild?.hasChildNodes();
        if (place && isIntersecting && !isFilled) fillFrame(deck, /** @type {HTMLElement} */ (target), place);
        else if (!isIntersecting) target.firstElementChild?.replaceChildren();
      }
    },
    { root, rootMargin: "50%" },
  );
  for (const frame of frames.keys()) observer.observe(frame);
  const inView = [...frames.keys()].filter((frame) => {
    const { top, bottom } = frame.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  });
  for (const frame of inView) fillFrame(deck, /** @type {HTMLElement} */ (frame), /** @type {any} */ (frames.get(frame)));
  return () => observer.disconnect();
}
