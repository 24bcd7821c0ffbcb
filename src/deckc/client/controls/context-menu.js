// @ts-check
/**
 * Context menu: commands at the pointer, on a right click. With Shift, where the deck says `contextMenu: false`, and in
 * a page that is embedded, it is the browser's.
 */

import { drawingHtml, hasDrawing } from "../base/icons.js";
import { element, escape, find, listen, together } from "../base/dom.js";
import { isEmbedded } from "../player/iframe-messages.js";
import { hasPresenterBundle } from "../views/load-presenter-bundle.js";
import { isShow } from "../base/nav.js";

/** @typedef {import("../base/store.js").App} App */

/** What the menu has, `null` for a line; `small` ones stand in a row. @type {({ command: string, label: string, icon: string, small?: boolean } | null)[]} */
const ITEMS = [
  { command: "prev", label: "Back", icon: "back", small: true },
  { command: "next", label: "Forward", icon: "forward", small: true },
  { command: "prevSlide", label: "Previous slide", icon: "up", small: true },
  { command: "nextSlide", label: "Next slide", icon: "down", small: true },
  null,
  { command: "toggleDrawing", label: "Draw", icon: "stylus" },
  { command: "toggleOverview", label: "Overview", icon: "overview" },
  { command: "toggleGoto", label: "Go to…", icon: "goto" },
  { command: "enterPresenter", label: "Presenter mode", icon: "speaker" },
  { command: "exitPresenter", label: "Leave the presenter", icon: "show" },
  { command: "toggleDark", label: "Light or dark", icon: "sun moon" },
  { command: "toggleFullscreen", label: "Fullscreen", icon: "fullscreen" },
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
    const all = changed(itemsFor(app));
    const shown = all.filter((item) => item && item !== "separator" && item.show !== false && item.label);
    const hint = app.deck.config.contextMenu === undefined ? "<hr><p>With <kbd>Shift</kbd>, a right click opens the browser's own menu.</p>" : "";
    const rows = all.map((item) => (shown.includes(item) ? itemHtml(item) : item === "separator" ? "<hr>" : ""));
    const panel = element(`<div id="deck-menu" role="menu" aria-label="Slides">${rows.join("")}${hint}</div>`);
    document.body.append(panel);
    panel.style.left = `${Math.min(event.clientX, innerWidth - panel.offsetWidth)}px`;
    panel.style.top = `${Math.min(event.clientY, innerHeight - panel.offsetHeight)}px`;
    find("button:not(:disabled)", panel).focus();
    const stop = together(
      listen(panel, "keydown", (pressed) => key(pressed, panel)),
      listen(window, "pointerdown", ({ target }) => panel.contains(target) || close(), { capture: true }),
      listen(panel, "click", ({ target }) => {
        const index = buttonsIn(panel).indexOf(target.closest("button"));
        if (index < 0) return;
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
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    event.stopPropagation();
    if (event.key === "Escape" || event.key === "Tab") close();
    if (!step) return;
    event.preventDefault();
    const items = buttonsIn(panel).filter((item) => !item.hasAttribute("disabled"));
    const index = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    items[(index + step + items.length) % items.length].focus();
  }

  return together(
    listen(find("#slide-container"), "contextmenu", open),
    app.offer("setMenu", (change) => (changed = change)),
    () => close(),
  );
}

/**
 * The items that make sense where it is opened, as setups of a deck know them.
 * @param {App} app
 */
function itemsFor(app) {
  const { mode, no, click } = app.state;
  const { slides, config } = app.deck;
  const hidden = new Set([
    mode === "presenter" ? "enterPresenter" : "exitPresenter",
    ...(config.drawings?.enabled === false ? ["toggleDrawing"] : []),
    ...(app.deck.schema === "auto" ? [] : ["toggleDark"]),
    ...(hasPresenterBundle() ? [] : OF_PRESENTER_BUNDLE),
  ]);
  const atFirst = no === 1;
  const atLast = no === slides.length;
  const off = {
    prev: atFirst && click <= slides[0].start,
    next: atLast && click >= slides[no - 1].clicks,
    prevSlide: atFirst,
    nextSlide: atLast,
  };
  return ITEMS.filter((item) => !item || !hidden.has(item.command)).map((item) => {
    if (!item) return "separator";
    return { ...item, disabled: Reflect.get(off, item.command) ?? false, action: () => app.run(item.command) };
  });
}

/**
 * An item as HTML. A deck's own may have the class of an icon for one of ours.
 * @param {any} item
 */
function itemHtml({ label, icon, small, disabled }) {
  const text = escape(typeof label === "string" ? label : "…");
  const isOurs = typeof icon === "string" && icon.split(" ").every(hasDrawing);
  const picture = isOurs ? `<span>${drawingHtml(icon)}</span>` : `<span class="${typeof icon === "string" ? escape(icon) : ""}"></span>`;
  const attributes = `type="button" role="menuitem"${disabled ? " disabled" : ""}${small ? ` class="deck-small" aria-label="${text}" title="${text}"` : ""}`;
  return `<button ${attributes}>${picture}${small ? "" : `<span>${text}</span>`}</button>`;
}

/** @param {Element} panel */
function buttonsIn(panel) {
  return /** @type {HTMLElement[]} */ ([...panel.querySelectorAll("button")]);
}
