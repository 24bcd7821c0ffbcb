// @ts-check
/** Slide scale: the show fills the window, or its part of it. */

import { find } from "../base/dom.js";
import { fillBox } from "../base/canvas-size.js";

/** @typedef {import("../base/store.js").App} App */

/** @param {App} app */
export function slideScale({ deck }) {
  const root = document.documentElement;
  return fillBox(find("#slide-container"), find("#slide-content"), deck, (value) => {
    root.style.setProperty("--vh", `${innerHeight * 0.01}px`);
    root.style.setProperty("--slidev-slide-scale", String(value));
    root.classList.toggle("deck-tall", innerHeight - deck.height * value > 120);
  });
}
