// @ts-check
/** Canvas size: a canvas fills its box, within the box's padding, as far as its aspect ratio lets it. */

import { listen, together } from "./dom.js";

/**
 * Keeps the scale of a canvas right until the returned function is called.
 * @param {HTMLElement} box
 * @param {HTMLElement} canvas
 * @param {{ width: number, height: number }} deck
 * @param {(scale: number) => void} [then] hears of every scale
 */
export function fillBox(box, canvas, { width, height }, then = () => {}) {
  function fit() {
    const { paddingLeft, paddingTop } = getComputedStyle(box);
    const across = (box.clientWidth - 2 * parseFloat(paddingLeft)) / width;
    const down = (box.clientHeight - 2 * parseFloat(paddingTop)) / height;
    const scale = Math.min(across, down);
    if (!(scale > 0)) return; // out of sight
    canvas.style.setProperty("--slidev-slide-scale", String(scale));
    then(scale);
  }

  fit();
  const observer = new ResizeObserver(fit);
  observer.observe(box);
  // The window says it first; a box also changes without it.
  return together(listen(window, "resize", fit), () => observer.disconnect());
}
