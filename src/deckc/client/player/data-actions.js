// @ts-check
/** Data actions: what `data-action="go:3"` on an element does when it is clicked, and links from slide to slide. */

import { listen } from "../base/dom.js";

/** @typedef {import("../base/store.js").App} App */

/** @param {App} app */
export function dataActions(app) {
  return listen(document, "click", (event) => {
    const target = /** @type {Element} */ (event.target).closest("[data-action], a[href]");
    if (!target) return;
    const [, command = "", argument] = /^(\w+)(?::(.*))?$/.exec(target.getAttribute("data-action") ?? "") ?? [];
    if (!command || (event.ctrlKey || event.metaKey) && target.matches("a")) return followLink(event, /** @type {HTMLAnchorElement} */ (target));
    event.preventDefault();
    app.run(command, argument);
  });

  /**
   * Links to a slide, as a deck writes them or as the build made them, need no new page.
   * @param {MouseEvent} event
   * @param {HTMLAnchorElement} link
   */
  function followLink(event, link) {
    if (link.target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const [path, search] = (link.getAttribute("href") ?? "").split("?", 2);
    const word = [app.deck.base, "/"].filter((root) => path.startsWith(root)).map((root) => path.slice(root.length))[0];
    if (!word || (!/^\d+$/.test(word) && !app.deck.slides.some(({ alias }) => alias === decodeURI(word)))) return;
    event.preventDefault();
    app.run("go", `${decodeURI(word)}:${new URLSearchParams(search).get("clicks") ?? 0}`);
  }
}
