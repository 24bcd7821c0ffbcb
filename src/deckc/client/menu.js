// @ts-check
/**
 * Menu: commands at the pointer, on a right click. With Shift, where the deck says `contextMenu: false`, and in a page
 * that is embedded, it is the browser's.
 */

import { element, find, listen, together } from "./dom.js";
import { isEmbedded } from "./embed.js";
import { hasBackstage } from "./load.js";
import { isShow } from "./nav.js";

/** @typedef {import("./store.js").App} App */

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

const BACKSTAGE = new Set(["toggleDrawing", "enterPresenter"]);

/** @param {App} app */
export function menu(app) {
  if (app.deck.config.contextMenu === false) return () => {};
  let close = () => {};

  /** @param {MouseEvent} event */
  function open(event) {
    if (event.shiftKey || !isShow(app.state.mode) || isEmbedded(app)) return;
    event.preventDefault();
    close();
    const before = /** @type {HTMLElement | null} */ (document.activeElement);
    const there = app.state.mode === "presenter" ? "enterPresenter" : "exitPresenter";
    const undrawn = app.deck.config.drawings?.enabled === false && "toggleDrawing";
    const items = ITEMS.filter(([command]) => {
      return command !== there && command !== undrawn && (!BACKSTAGE.has(command) || hasBackstage());
    });
    const rows = items.map(
      ([command, name]) => `<button type="button" role="menuitem" data-action="${command}">${name}</button>`,
    );
    const panel = element(`<div id="deck-menu" role="menu" aria-label="Slides">${rows.join("")}</div>`);
    document.body.append(panel);
    panel.style.left = `${Math.min(event.clientX, innerWidth - panel.offsetWidth)}px`;
    panel.style.top = `${Math.min(event.clientY, innerHeight - panel.offsetHeight)}px`;
    find("button", panel).focus();
    const stop = together(
      listen(panel, "keydown", (pressed) => key(pressed, panel)),
      listen(window, "pointerdown", ({ target }) => panel.contains(target) || close(), { capture: true }),
      listen(panel, "click", () => close()),
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

  return together(listen(find("#slide-container"), "contextmenu", open), () => close());
}
