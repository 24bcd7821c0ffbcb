// @ts-check
/** Actions: what `data-action="go:3"` on an element does when it is clicked, and links from slide to slide. */

import { listen, together } from "./dom.js";

/** @typedef {import("./store.js").App} App */

/** @param {App} app */
export function actions(app) {
  return together(
    listen(document, "click", (event) => {
      const target = /** @type {Element} */ (event.target).closest("[data-action], a[href]");
      if (!target) return;
      const [, command = "", argument] = /^(\w+)(?::(.*))?$/.exec(target.getAttribute("data-action") ?? "") ?? [];
      if (command) {
        event.preventDefault();
        app.run(command, argument);
      } else {
        followLink(event, /** @type {HTMLAnchorElement} */ (target));
      }
    }),
  );

  /**
   * @param {MouseEvent} event
   * @param {HTMLAnchorElement} link
   */
  function followLink(event, link) {
    const { router, base } = app.deck;
    if (router !== "history" || link.target || link.origin !== location.origin || event.ctrlKey || event.metaKey) return;
    if (!link.pathname.startsWith(base)) return;
    const word = decodeURIComponent(link.pathname.slice(base.length));
    if (!/^\d+$/.test(word) && !app.deck.slides.some((slide) => slide.alias === word)) return;
    event.preventDefault();
    app.run("go", `${word}:${new URLSearchParams(link.search).get("clicks") ?? 0}`);
  }
}
