// @ts-check
/** Slide scale: the show fills the window, or its part of it; in the show it may also keep its own size (settings). */

import { find, together } from "../base/dom.js";
import { fillBox } from "../base/canvas-size.js";

/** @typedef {import("../base/store.js").App} App */

/** @param {App} app */
export function slideScale(app) {
  const { deck } = app;
  const root = document.documentElement;
  const own = () => (app.state.mode === "play" ? app.state.settings.scale : 0);
  let fixed = own();
  let stop = fit();

  function fit() {
    return fillBox(find("#slide-container"), find("#slide-content"), deck, show, fixed);
  }

  /** @param {number} value */
  function show(value) {
    root.style.setProperty("--vh", `${innerHeight * 0.01}px`);
    root.style.setProperty("--slidev-slide-scale", String(value));
    root.classList.toggle("deck-tall", innerHeight - deck.height * value > 120);
  }

  return together(
    app.subscribe(() => {
      if (fixed === own()) return;
      fixed = own();
      stop();
      stop = fit();
    }),
    () => stop(),
  );
}
