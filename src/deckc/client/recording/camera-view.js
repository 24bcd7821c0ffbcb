// @ts-check
/** Camera view: the camera's picture in a circle over the slides; it is dragged, sized at its edge, and stays there. */

import { element, find, listen, together } from "../base/dom.js";
import { save, stored } from "../base/storage.js";

const PLACE = "slidev-webcam-pos";
const SIZE = "slidev-webcam-size";
const LEAST_PX = 40;
const MARGIN_PX = 30;
const STEP_PX = 10;

/** @type {Record<string, [x: number, y: number]>} */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * Shows it. Returns what takes it away.
 * @param {MediaStream} stream
 */
export function cameraView(stream) {
  const view = element(`<div id="deck-camera" tabindex="0" role="group" aria-label="Camera: arrow keys move it, + and - size it">
    <video autoplay muted playsinline></video><i></i></div>`);
  const video = /** @type {HTMLVideoElement} */ (find("video", view));
  let size = Number(stored(SIZE, 0)) || Math.round(Math.min(innerHeight, innerWidth / 8));
  let place = stored(PLACE, { x: innerWidth - size - MARGIN_PX, y: innerHeight - size - MARGIN_PX });
  /** @type {{ x: number, y: number, sizes: boolean } | undefined} */
  let from;

  function show() {
    size = Math.min(Math.max(Math.round(size) || LEAST_PX, LEAST_PX), innerHeight, innerWidth);
    const clamp = (/** @type {number} */ value, /** @type {number} */ most) => Math.max(0, Math.min(Number(value) || 0, most));
    place = { x: clamp(place.x, innerWidth - size), y: clamp(place.y, innerHeight - size) };
    Object.assign(view.style, { left: `${place.x}px`, top: `${place.y}px`, width: `${size}px`, height: `${size}px` });
  }

  function keep() {
    from = undefined;
    save(PLACE, place);
    save(SIZE, size);
  }

  video.srcObject = stream;
  document.body.append(view);
  show();
  return together(
    listen(view, "pointerdown", (event) => {
      view.setPointerCapture(event.pointerId);
      const sizes = event.target.matches("i");
      from = { x: event.clientX - (sizes ? size : place.x), y: event.clientY - (sizes ? size : place.y), sizes };
    }),
    listen(view, "pointermove", (event) => {
      if (!from) return;
      const [x, y] = [event.clientX - from.x, event.clientY - from.y];
      if (from.sizes) size = Math.max(x, y);
      else place = { x, y };
      show();
    }),
    listen(view, "pointerup", keep),
    listen(view, "keydown", (event) => {
      const way = WAYS[event.key];
      if (way) place = { x: place.x + way[0] * STEP_PX, y: place.y + way[1] * STEP_PX };
      else if (event.key === "+" || event.key === "-") size += event.key === "+" ? STEP_PX : -STEP_PX;
      else return;
      event.preventDefault();
      event.stopPropagation();
      show();
      keep();
    }),
    listen(window, "resize", show),
    () => view.remove(),
  );
}
