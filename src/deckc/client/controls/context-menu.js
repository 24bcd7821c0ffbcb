// @ts-check
/**
 * Context menu: commands at the pointer, on a right click. With Shift, where the deck says `contextMenu: false`, and in
 * a page that is embedded, it is the browser's.
 */

import { element, escape, find, listen, together } from "../base/dom.js";
import { isEmbedded } from "../player/iframe-messages.js";
import { hasPresenterBundle } from "../views/load-presenter-bundle.js";
import { isShow } from "../base/nav.js";

/** @typedef {import("../base/store.js").App} App */

/** @type {[command: string, name: string][]} */
const ITEMS = [
  ["next", "Forward"],
  ["prev", "Back"],
  ["nextSlide", "Next slide"],
  ["prevSlide", "Previous slide"],
  ["toggleOverview", "Overview"],
  ["toggleGoto", "Go to…"],
  ["toggleDrawing", "Draw"],
  ["enterPresenter", "Presenter mode"],
  ["exitPresenter", "Leave the presenter"],
  ["toggleDark", "Light or dark"],
  ["toggleFullscreen", "Fullscreen"],
];

const OF_PRESENTER_BUNDLE = new Set(["toggleDrawing", "enterPresenter"]);

/** @param {App} app */
export function contextMenu(app) {
  if (app.deck.config.contextMenu === false) return () => {};
  let close = () => {};
  /** What the deck makes of the items. @type {(items: any[]) => any[]} */
  let changed = (items) => items;

  /** @param {MouseEvent} event */
  function open(event) {
    if (event.shiftKey || !isShow(app.state.mode) || isEmbedded(app)) return;
    event.preventDefault();
    close();
    const before = /** @type {HTMLElement | null} */ (document.activeElement);
    const there = app.state.mode === "presenter" ? "enterPresenter" : "exitPresenter";
    const undrawn = app.deck.config.drawings?.enabled === false && "toggleDrawing";
    const items = ITEMS.filter(([command]) => {
      return command !== there && command !== undrawn && (!OF_PRESENTER_BUNDLE.has(command) || hasPresenterBundle());
    });
    const all = changed(items.map(([command, label]) => ({ label, command, action: () => app.run(command) })));
    const shown = all.filter((item) => item !== "separator" && item.show !== false && item.label);
    const rows = shown.map(({ label, disabled }) => {
      return `<button type="button" role="menuitem"${disabled ? " disabled" : ""}>${escape(typeof label === "string" ? label : "…")}</button>`;
    });
    const panel = element(`<div id="deck-menu" role="menu" aria-label="Slides">${rows.join("")}</div>`);
    document.body.append(panel);
    panel.style.left = `${Math.min(event.clientX, innerWidth - panel.offsetWidth)}px`;
    panel.style.top = `${Math.min(event.clientY, innerHeight - panel.offsetHeight)}px`;
    find("button", panel).focus();
    const stop = together(
      listen(panel, "keydown", (pressed) => key(pressed, panel)),
      listen(window, "pointerdown", ({ target }) => panel.contains(target) || close(), { capture: true }),
      listen(panel, "click", ({ target }) => {
        const index = [...panel.children].indexOf(/** @type {Element} */ (target));
        close();
        shown[index]?.action?.();
      }),
      listen(window, "blur", () => close()),
    );
    close = () => {
      close = () => {};
      stop();
      panel.remove();
      before?.focus();
    };
  }

  /**
   * @param {KeyboardEvent} event
   * @param {HTMLElement} panel
   */
  function key(event, panel) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    event.stopPropagation();
    if (event.key === "Escape" || event.key === "Tab") close();
    if (!step) return;
    event.preventDefault();
    const items = /** @type {HTMLElement[]} */ ([...panel.children]);
    const index = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    items[(index + step + items.length) % items.length].focus();
  }

  return together(
    listen(find("#slide-container"), "contextmenu", open),
    app.offer("setMenu", (change) => (changed = change)),
    () => close(),
  );
}
