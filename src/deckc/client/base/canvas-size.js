// @ts-check
/** Canvas size: a canvas fills its box, within the box's padding, as far as its aspect ratio lets it. */

import { listen, together } from "./dom.js";

/**
 * Keeps the scale of a canvas right until the returned function is called.
 * @param {HTMLElement} box
 * @param {HTMLElement} canvas
 * @param {{ width: number, height: number }} deck
 * @param {(scale: number) => void} [then] hears of every scale
 * @param {number} [fixed] a scale that the canvas has whatever the box; 0: none
 */
export function fillBox(box, canvas, { width, height }, then = () => {}, fixed = 0) {
  function fit() {
    const { paddingLeft, paddingTop } = getComputedStyle(box);
    const across = (box.clientWidth - 2 * parseFloat(paddingLeft)) / width;
    const down = (box.clientHeight - 2 * parseFloat(paddingTop)) / height;
    if (!(Math.min(across, down) > 0)) return; // out of sight
    const scale = fixed || Math.min(across, down);
    canvas.style.setProperty("--slidev-slide-scale", String(scale));
    then(scale);
  }

  fit();
  const observer = new ResizeObserver(fit);
  observer.observe(box);
  // The window says it first; a box also changes without it.
  return together(listen(window, "resize", fit), () => observer.disconnect());
}
