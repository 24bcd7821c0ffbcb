// @ts-check
/** Apply click: brings a page to a click, with everything on it that follows clicks. The list of what does. */

import { showBranches } from "./v-switch.js";
import { showClicks } from "../base/click-state.js";
import { showCode } from "../code/line-highlight.js";
import { showFitted } from "./auto-fit-text.js";
import { showLive } from "./live-components.js";
import { showMagic } from "../code/magic-move.js";
import { showMarks } from "../motion/v-mark.js";
import { showMotion } from "../motion/v-motion.js";
import { showVariants } from "./context-variants.js";
import { showVideos } from "./slidev-video.js";
import { showViews } from "./render-when.js";

/** @typedef {import("../base/click-state.js").Scene} Scene */

/** Branches come first: what they mount follows the click, too. Marks come last: they measure what the others moved. */
const PLAYERS = [
  showBranches,
  showClicks,
  showViews,
  showCode,
  showMagic,
  showFitted,
  showVideos,
  showMotion,
  showMarks,
];

/**
 * @param {HTMLElement} page
 * @param {number} click
 * @param {Scene} scene
 */
export function applyClick(page, click, scene) {
  const again = () => PLAYERS.forEach((player) => player(page, click, scene));
  showVariants(page, scene, () => applyClick(page, click, { ...scene, moved: false }));
  again();
  showLive(page, click, scene, again);
}
