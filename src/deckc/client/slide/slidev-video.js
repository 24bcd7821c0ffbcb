// @ts-check
/**
 * Slidev video: a film plays while its slide is the current one and its own click has come. `data-video` is JSON:
 * `autoplay` (true, "once"), `autoreset` ("slide", "click"), `from` in seconds; for print and previews `still` (seconds
 * or "last") and `poster`. Source: Slidev guide, "SlidevVideo".
 */

import { readJson } from "../base/dom.js";

/** @typedef {import("../base/click-state.js").Scene} Scene */

/** Films that have been started, by slide and place: a slide's elements are made anew when it comes near again. */
const played = /** @type {Set<string>} */ (new Set());

/**
 * @param {HTMLElement} page
 * @param {number} _click
 * @param {Scene} scene
 */
export function showVideos(page, _click, scene) {
  const videos = /** @type {NodeListOf<HTMLVideoElement>} */ (page.querySelectorAll("video[data-video]"));
  videos.forEach((video, index) => {
    const wishes = readJson(video, "data-video");
    if (scene.where === "still") showStill(video, wishes);
    else show(video, wishes, scene.where === "current", `${page.className} ${index}`);
  });
}

/**
 * @param {HTMLVideoElement} video
 * @param {any} wishes
 * @param {boolean} here
 * @param {string} name
 */
function show(video, { autoplay, autoreset, from }, here, name) {
  const active = here && !video.matches(".slidev-vclick-hidden");
  const before = video.dataset.videoActive;
  video.dataset.videoActive = String(active);
  if (before === undefined) seek(video, from);
  if (before === String(active)) return;
  if (active && (autoplay === true || (autoplay === "once" && !played.has(name)))) {
    played.add(name);
    video.play().catch(() => {}); // a browser may refuse sound before the first touch; the controls are left
  } else if (!active) {
    video.pause();
    if (autoreset === "click" || (autoreset === "slide" && !here)) seek(video, from);
  }
}

/**
 * @param {HTMLVideoElement} video
 * @param {any} wishes
 */
function showStill(video, { from, still, poster }) {
  video.controls = false;
  if (poster) video.poster = poster;
  if (video.poster && still === null) return;
  const settle = () => seek(video, still === "last" ? video.duration : (still ?? from));
  if (video.readyState) settle();
  else video.addEventListener("loadedmetadata", settle, { once: true });
}

/**
 * Leads to a moment; what is no number of seconds leads nowhere.
 * @param {HTMLVideoElement} video
 * @param {unknown} seconds
 */
function seek(video, seconds) {
  if (Number.isFinite(Number(seconds))) video.currentTime = Number(seconds);
}
