// @ts-check
/** Dialog: what lies over the slides, one at a time. */

import { listen, together } from "./dom.js";

/**
 * Offers `toggle…`, which opens and closes a panel.
 * @param {import("./store.js").App} app
 * @param {"overview" | "goto" | "info" | "sync" | "settings" | "record"} name
 * @param {() => () => void} open shows it and returns what takes it away
 */
export function panel(app, name, open) {
  let close = () => {};

  // What it takes away may lose the focus and ask for the same again.
  function leave() {
    const left = close;
    close = () => {};
    left();
  }

  return together(
    app.offer(`toggle${name[0].toUpperCase()}${name.slice(1)}`, () => {
      app.set({ panel: app.state.panel === name ? "" : name });
    }),
    app.subscribe((state, before) => {
      if (state.panel === before.panel) return;
      leave();
      if (state.panel === name) close = open();
    }),
    leave,
  );
}

/**
 * Puts a dialog above the button that opens it, as far as the window has room; without one it stays at the left.
 * @param {HTMLDialogElement} dialog
 * @param {string} command
 */
export function putAbove(dialog, command) {
  const button = document.querySelector(`#deck-controls [data-action=${command}]`);
  const left = Math.min(button?.getBoundingClientRect().left ?? 0, innerWidth - dialog.offsetWidth - 16);
  dialog.style.setProperty("--deck-popup-left", `${Math.max(left, 16)}px`);
}

/**
 * Shows a panel's dialog over all else; Esc closes the panel.
 * @param {import("./store.js").App} app
 * @param {HTMLDialogElement} dialog
 * @returns {() => void} what takes it away and gives the focus back
 */
export function modal(app, dialog) {
  document.body.append(dialog);
  dialog.showModal();
  const stop = listen(dialog, "close", () => app.run("close"));
  return () => {
    stop();
    dialog.close();
    dialog.remove();
  };
}
