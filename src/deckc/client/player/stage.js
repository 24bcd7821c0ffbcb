// @ts-check
/** Stage: the current slide in view, its neighbours ready, the others not there. */

import { isLive } from "../slide/live-components.js";
import { find, prefersStill, together } from "../base/dom.js";
import { isShow, LAST, nearest } from "../base/nav.js";
import { applyClick } from "../slide/apply-click.js";
import { makeScene, replaceSlides } from "../slide/slides.js";
import { runTransition, transitionBetween } from "../motion/slide-transition.js";

/**
 * @typedef {import("../base/store.js").App} App
 * @typedef {import("../base/store.js").State} State
 */

/** @param {App} app */
export function stage(app) {
  const { slides } = app.deck;
  const show = find("#slideshow");
  const waiting = show.querySelector(":scope > noscript");
  /** @type {Map<number, ReturnType<typeof makeScene>>} */
  const scenes = new Map();
  let endTransition = () => {};

  /** @param {number} no */
  function mount(no) {
    const found = scenes.get(no);
    if (found) return found;
    const scene = makeScene(no);
    const later = [...scenes.keys()].filter((other) => other > no).sort((a, b) => a - b)[0];
    show.insertBefore(scene.page, scenes.get(later)?.page ?? waiting);
    scenes.set(no, scene);
    return scene;
  }

  /** @param {number} no */
  function unmount(no) {
    const { page, below, above } = mount(no);
    for (const part of [page, below, above]) part.remove();
    scenes.delete(no);
  }

  /** The slides to have at hand: this one and its neighbours, unless they say `preload: false`. */
  function near() {
    const { no, mode } = app.state;
    const around = [no - 1, no + 1].filter((other) => slides[other - 1] && slides[other - 1].preload !== false);
    return isShow(mode) ? [no, ...around] : [];
  }

  /**
   * Brings the pages to the state; `kept` stays in view beside the current one.
   * @param {number} [kept]
   */
  function settle(kept) {
    const { no, click, direction, moved } = app.state;
    const wanted = new Set(kept ? [...near(), kept] : near());
    for (const [other, { page }] of scenes) if (isLive(page) && isShow(app.state.mode)) wanted.add(other); // their state stays
    for (const other of [...scenes.keys()]) if (!wanted.has(other)) unmount(other);
    for (const other of wanted) {
      const { page, below, above } = mount(other);
      page.style.display = other === no || other === kept ? "" : "none";
      const where = other === no ? "current" : other < no ? "after" : "before";
      const at = other === no ? click : nearest(slides, { no: other, click: other < no ? LAST : 0 }).click;
      for (const part of [page, below, above]) applyClick(part, at, { where, moved, back: direction < 0 });
      if (other === no) {
        show.before(below);
        show.after(above);
      } else {
        below.remove();
        above.remove();
      }
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
    const animated = state.no !== before.no && state.moved && !prefersStill();
    const transition = animated ? transitionBetween(app.deck, before.no, state.no) : undefined;
    if (transition?.name === "view-transition") {
      // A quick next step skips the one that runs; the browser calls that an error.
      if (document.startViewTransition) document.startViewTransition(() => settle()).ready.catch(() => {});
      else settle();
    } else if (transition && scenes.has(before.no)) {
      settle(before.no);
      const moves = [
        { node: mount(state.no).page, way: /** @type {const} */ ("enter") },
        { node: mount(before.no).page, way: /** @type {const} */ ("leave") },
      ];
      endTransition = runTransition(transition, moves, () => {
        endTransition = () => {};
        settle();
      });
    } else {
      settle();
    }
    tell(state.no, "slide:enter");
  }

  /**
   * Slides that have changed take the place of the former ones (live preview). `texts`: those whose page is as it must be.
   * @param {{ pages: Record<string, string>, texts?: Record<string, string>, facts: Record<string, any> }} change
   */
  function patch({ pages, texts, facts }) {
    endTransition();
    const { no, click } = app.state;
    if (no in pages) tell(no, "slide:leave");
    for (const other of [...scenes.keys()]) if (other in pages) unmount(other);
    replaceSlides({ ...pages, ...texts });
    for (const [other, slide] of Object.entries(facts)) slides[Number(other) - 1] = slide;
    const edition = app.state.edition + 1;
    app.set({ click: nearest(slides, { no, click }).click, moved: false, led: true, edition });
    settle();
    if (no in pages) tell(no, "slide:enter");
  }

  /**
   * @param {number} no
   * @param {string} type
   */
  function tell(no, type) {
    (scenes.get(no)?.page ?? show).dispatchEvent(new CustomEvent(type, { bubbles: true, detail: { no } }));
  }

  show.querySelectorAll(":scope > .slidev-page").forEach((page) => page.remove());
  settle();
  tell(app.state.no, "slide:enter");
  return together(
    app.subscribe(update),
    app.offer("refresh", () => settle()), // the show has moved to another place of the page
    app.offer("patch", patch),
    () => endTransition(),
  );
}
