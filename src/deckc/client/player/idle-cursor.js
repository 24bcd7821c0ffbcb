// @ts-check
/** Idle cursor: a pointer that rests is not seen. */

import { listen, together } from "../base/dom.js";
import { isEmbedded } from "./iframe-messages.js";

/** @typedef {import("../base/store.js").App} App */

const IDLE_MS = 2000;

/** @param {App} app */
export function idleCursor(app) {
  const { classList } = document.documentElement;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function hide() {
    const { mode, panel, settings } = app.state;
    classList.toggle("deck-idle", settings.hideIdleCursor && mode === "play" && !panel && !isEmbedded(app));
  }

  function wake() {
    classList.remove("deck-idle");
    clearTimeout(timer);
    timer = setTimeout(hide, IDLE_MS);
  }

  return together(listen(window, "pointermove", wake), listen(window, "pointerdown", wake), () => {
    clearTimeout(timer);
    classList.remove("deck-idle");
  });
}
