// @ts-check
/** Dialog: what lies over the slides, one at a time. */

import { listen, together } from "./dom.js";

/**
 * Offers `toggle…`, which opens and closes a panel.
 * @param {import("./store.js").App} app
 * @param {"overview" | "goto" | "info" | "sync"} name
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
