// @ts-check
/** Stage: the current slide in view, its neighbours ready, the others not there. */

import { find } from "./dom.js";
import { LAST, nearest } from "./nav.js";
import { play } from "./play.js";
import { makePage } from "./slides.js";

/** @typedef {import("./store.js").App} App */

/** @param {App} app */
export function stage(app) {
  const show = find("#slideshow");
  /** @type {Map<number, HTMLElement>} */
  const pages = new Map([[1, find(".slidev-page-1", show)]]);

  /** @param {number} no */
  function mount(no) {
    let page = pages.get(no);
    if (page) return page;
    page = makePage(no);
    pages.set(no, page);
    const later = [...pages].filter(([other]) => other > no).sort(([a], [b]) => a - b)[0];
    show.insertBefore(page, later ? later[1] : show.querySelector(":scope > noscript"));
    return page;
  }

  /** @param {number} no */
  function unmount(no) {
    pages.get(no)?.remove();
    pages.delete(no);
  }

  function near() {
    const { no } = app.state;
    const around = [no, no - 1, no + 1].filter((other) => app.deck.slides[other - 1]);
    return around.filter((other) => other === no || app.deck.slides[other - 1].preload !== false);
  }

  function update() {
    const { no, click, direction } = app.state;
    const wanted = near();
    for (const other of [...pages.keys()]) if (!wanted.includes(other)) unmount(other);
    for (const other of wanted) {
      const page = mount(other);
      const where = other === no ? "current" : other < no ? "after" : "before";
      const at = other === no ? click : nearest(app.deck.slides, { no: other, click: other < no ? LAST : 0 }).click;
      page.style.display = other === no ? "" : "none";
      play(page, at, { where });
    }
    show.classList.toggle("slidev-nav-go-forward", direction > 0);
    show.classList.toggle("slidev-nav-go-backward", direction < 0);
  }

  update();
  return app.subscribe(update);
}
