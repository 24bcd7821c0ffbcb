// @ts-check
/** Color scheme: the colour scheme, kept from visit to visit under Slidev's name. */

import { together, listen } from "../base/dom.js";
import { save, stored } from "../base/storage.js";

/** @typedef {import("../base/store.js").App} App */

const KEY = "slidev-color-schema";

/** @param {App} app */
export function colorScheme(app) {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");

  /** @param {boolean} on */
  function show(on) {
    root.classList.add("deck-no-transition");
    root.classList.toggle("dark", on);
    root.classList.toggle("light", !on);
    void root.offsetWidth;
    root.classList.remove("deck-no-transition");
  }

  /** @param {boolean} on */
  function set(on) {
    if (app.deck.schema !== "auto") return;
    save(KEY, on === system.matches ? "auto" : on ? "dark" : "light");
    show(on);
  }

  return together(
    app.offer("setDark", set),
    app.offer("toggleDark", () => set(!root.classList.contains("dark"))),
    listen(system, "change", () => {
      if (app.deck.schema === "auto" && stored(KEY, "auto") === "auto") show(system.matches);
    }),
  );
}
