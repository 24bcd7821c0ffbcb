// @ts-check
/** Play: brings a page to a click, with everything on it that follows clicks. The list of what does. */

import { showBranches } from "./branches.js";
import { showClicks } from "./clicks.js";
import { showCode } from "./code.js";
import { showFitted } from "./fit.js";
import { showLive } from "./live-parts.js";
import { showMagic } from "./magic.js";
import { showMarks } from "./marks.js";
import { showMotion } from "./motion.js";
import { showVariants } from "./variants.js";
import { showVideos } from "./video.js";
import { showViews } from "./views.js";

/**
 * @typedef {object} Scene Where a page is shown.
 * @property {"before" | "current" | "after" | "still"} where the page stands to the current one; still: not in the show
 * @property {boolean} back whether the last move led back
 * @property {boolean} moved whether a person just moved: then it is worth an animation
 */

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
export function play(page, click, scene) {
  const again = () => PLAYERS.forEach((player) => player(page, click, scene));
  showVariants(page, scene, () => play(page, click, { ...scene, moved: false }));
  again();
  showLive(page, click, scene, again);
}
