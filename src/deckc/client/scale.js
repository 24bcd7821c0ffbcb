// @ts-check
/** Scale: the canvas fills the window as far as its aspect ratio lets it. */

import { find, listen } from "./dom.js";

/** @typedef {import("./store.js").App} App */

/** @param {App} app */
export function scale(app) {
  const { width, height } = app.deck;
  const root = document.documentElement;
  const content = find("#slide-content");

  function fit() {
    const value = String(Math.min(innerWidth / width, innerHeight / height));
    root.style.setProperty("--vh", `${innerHeight * 0.01}px`);
    root.style.setProperty("--slidev-slide-scale", value);
    content.style.setProperty("--slidev-slide-scale", value);
    root.classList.toggle("deck-tall", innerHeight - height * Number(value) > 120);
  }

  fit();
  return listen(window, "resize", fit);
}
