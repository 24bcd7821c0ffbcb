// @ts-check
/** Play: brings a page to a click, with everything on it that follows clicks. The list of what does. */

import { showClicks } from "./clicks.js";
import { showCode } from "./code.js";

/**
 * @typedef {object} Scene Where a page is shown.
 * @property {"before" | "current" | "after" | "still"} where the page's place to the current one; still: a preview or print
 */

/** @type {((page: HTMLElement, click: number, scene: Scene) => void)[]} */
const PLAYERS = [showClicks, showCode];

/**
 * @param {HTMLElement} page
 * @param {number} click
 * @param {Scene} scene
 */
export function play(page, click, scene) {
  for (const player of PLAYERS) player(page, click, scene);
}
