// @ts-check
/** Stage: the current slide in view, its neighbours ready, the others not there. */

import { find, prefersStill } from "./dom.js";
import { LAST, nearest } from "./nav.js";
import { play } from "./play.js";
import { makePage } from "./slides.js";
import { runTransition, transitionBetween } from "./transition.js";

/**
 * @typedef {import("./store.js").App} App
 * @typedef {import("./store.js").State} State
 */

/** @param {App} app */
export function stage(app) {
  const { slides } = app.deck;
  const show = find("#slideshow");
  const waiting = show.querySelector(":scope > noscript");
  /** @type {Map<number, HTMLElement>} */
  const pages = new Map();
  let endTransition = () => {};

  /** @param {number} no */
  function mount(no) {
    const page = pages.get(no) ?? makePage(no);
    if (pages.has(no)) return page;
    const later = [...pages.keys()].filter((other) => other > no).sort((a, b) => a - b)[0];
    show.insertBefore(page, pages.get(later) ?? waiting);
    pages.set(no, page);
    return page;
  }

  /**
   * Brings the pages to the state; `kept` stays in view beside the current one.
   * @param {number} [kept]
   */
  function settle(kept) {
    const { no, click, direction, moved, mode } = app.state;
    const near = [no, no - 1, no + 1].filter((other) => other === no || (slides[other - 1]?.preload ?? Boolean(slides[other - 1])));
    const wanted = mode === "play" ? new Set(kept ? [...near, kept] : near) : new Set();
    for (const [other, page] of [...pages]) {
      if (wanted.has(other)) continue;
      page.remove();
      pages.delete(other);
    }
    for (const other of wanted) {
      const page = mount(other);
      page.style.display = other === no || other === kept ? "" : "none";
      const where = other === no ? "current" : other < no ? "after" : "before";
      play(page, other === no ? click : nearest(slides, { no: other, click: other < no ? LAST : 0 }).click, { where, moved });
    }
    show.classList.toggle("slidev-nav-go-forward", direction > 0);
    show.classList.toggle("slidev-nav-go-backward", direction < 0);
  }

  /**
   * @param {State} state
   * @param {State} before
   */
  function update(state, before) {
    const changed = state.no !== before.no || state.mode !== before.mode;
    if (!changed && state.click === before.click) return;
    if (!changed) return settle();
    endTransition();
    tell(before.no, "slide:leave");
    const transition = state.moved && !prefersStill() ? transitionBetween(app.deck, before.no, state.no) : undefined;
    if (transition?.name === "view-transition") {
      if (document.startViewTransition) document.startViewTransition(() => settle());
      else settle();
    } else if (transition && pages.has(before.no)) {
      settle(before.no);
      endTransition = runTransition(transition, mount(state.no), mount(before.no), () => {
        endTransition = () => {};
        settle();
      });
    } else {
      settle();
    }
    tell(state.no, "slide:enter");
  }

  /**
   * @param {number} no
   * @param {string} type
   */
  function tell(no, type) {
    (pages.get(no) ?? show).dispatchEvent(new CustomEvent(type, { bubbles: true, detail: { no } }));
  }

  show.querySelectorAll(":scope > .slidev-page").forEach((page) => page.remove());
  settle();
  tell(app.state.no, "slide:enter");
  const unsubscribe = app.subscribe(update);
  return () => {
    unsubscribe();
    endTransition();
  };
}
