// @ts-check
/** Click slider: the clicks of a slide in a row, to see the current one and to choose another. */

import { element, find } from "../base/dom.js";
import { watchPlace } from "../base/watch-place.js";

/**
 * A slider without a current click yet. Without `choose` it can only be read.
 * @param {{ start: number, clicks: number }} slide
 * @param {(click: number) => void} [choose]
 */
export function makeSlider({ start, clicks: last }, choose) {
  const first = Math.min(start, last);
  const many = last - first + 1;
  const cells = Array.from({ length: many }, (_, index) => `<i>${first + index}</i>`).join("");
  const view = element(`<div class="deck-clicks"><span></span><div aria-label="Clicks">${cells}</div></div>`);
  const track = find("div", view);
  const values = { "role": choose ? "slider" : "meter", "aria-valuemin": first, "aria-valuemax": last };
  for (const [name, value] of Object.entries(values)) track.setAttribute(name, String(value));
  let current = first;

  /** @param {number | undefined} click none: all are done, and none is chosen */
  function show(click) {
    current = click ?? last;
    find("span", view).textContent = click === undefined ? String(last) : `${click}/${last}`;
    track.setAttribute("aria-valuenow", String(current));
    [...track.children].forEach((cell, index) => {
      cell.classList.toggle("deck-past", click !== undefined && first + index <= click);
      cell.classList.toggle("deck-current", first + index === click);
    });
  }

  /** @param {number} click */
  function pick(click) {
    const chosen = Math.min(Math.max(click, first), last);
    if (choose && chosen !== current) choose(chosen);
  }

  /** @param {PointerEvent} event */
  function drag(event) {
    const { left, width } = track.getBoundingClientRect();
    pick(first + Math.floor(((event.clientX - left) / width) * many));
  }

  if (choose) {
    track.tabIndex = 0;
    track.onpointerdown = (event) => {
      track.setPointerCapture(event.pointerId);
      drag(event);
    };
    track.onpointermove = (event) => track.hasPointerCapture(event.pointerId) && drag(event);
    track.onkeydown = (event) => {
      const steps = { ArrowLeft: current - 1, ArrowRight: current + 1, Home: first, End: last };
      const click = Reflect.get(steps, event.key);
      if (click === undefined) return;
      event.preventDefault();
      pick(click);
    };
  }
  return { view, show };
}

/**
 * A slider for the slide that is shown, one after the other.
 * @param {import("../base/store.js").App} app
 * @param {HTMLElement} host
 * @param {import("../base/watch-place.js").PlaceOf} placeOf
 * @param {(click: number) => void} [choose]
 */
export function slider(app, host, placeOf, choose) {
  /** @type {ReturnType<typeof makeSlider>} */
  let made;
  /** @type {import("../base/store.js").Slide | undefined} */
  let shown;
  return watchPlace(app, placeOf, ({ no, click }) => {
    const slide = app.deck.slides[no - 1];
    if (slide !== shown) {
      shown = slide;
      made = makeSlider(slide, choose);
      host.replaceChildren(made.view);
    }
    made.show(click);
  });
}
