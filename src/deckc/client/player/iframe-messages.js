// @ts-check
/**
 * Iframe messages: a page around this one may lead it by messages, and is told where it stands.
 *
 * `{target: "slidev", type: "navigate", no, clicks}`, or `operation` and `args` in their stead: a command;
 * `{…, type: "css-vars", vars}`; `{…, type: "color-schema", color}`. `?embedded` hides what only a whole window needs.
 */

import { listen, together } from "../base/dom.js";

/** @typedef {import("../base/store.js").App} App */

const QUIET_MS = 50;

/**
 * Whether the address asks for it, before or after the `#`.
 * @param {App} app
 */
export function isEmbedded(app) {
  return app.state.query.has("embedded") || new URLSearchParams(location.search).has("embedded");
}

/** @param {App} app */
export function iframeMessages(app) {
  const mark = () => document.documentElement.classList.toggle("deck-embedded", isEmbedded(app));
  mark();
  return together(
    app.subscribe(mark),
    listen(window, "message", ({ data, source }) => {
      if (source === window.parent && data?.target === "slidev") follow(app, data);
    }),
    window.parent !== window || isEmbedded(app) ? report(app) : () => {},
  );
}

/**
 * @param {App} app
 * @param {any} message
 */
function follow(app, { type, no, clicks, operation, args = [], vars, color }) {
  const { style } = document.documentElement;
  if (type === "css-vars") {
    for (const [name, value] of Object.entries(vars ?? {})) style.setProperty(name, String(value));
  } else if (type === "color-schema") app.run("setDark", color === "dark");
  else if (no || clicks) app.go({ no: Number(no ?? app.state.no), click: Number(clicks) || 0 });
  else if (operation === "prevSlide" && args[0] !== false) app.run("prevSlideEnd"); // as Slidev's function of that name
  else if (typeof operation === "string") app.run(operation, args.join(":"));
}

/**
 * Tells the page around where the show stands: at once, then at most every few milliseconds.
 * @param {App} app
 */
function report(app) {
  const clientId = Math.random().toString(36).slice(2);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function tell() {
    timer = undefined;
    const { no, click } = app.state;
    const { slides } = app.deck;
    const hasNext = no < slides.length || click < slides[no - 1].clicks;
    const navState = { no, clicks: click, hasNext, hasPrev: no > 1 || click > slides[0].start };
    window.parent.postMessage({ target: "slidev", clientId, navState }, "*");
  }

  tell();
  return together(
    app.subscribe(() => (timer ??= setTimeout(tell, QUIET_MS))),
    () => clearTimeout(timer),
  );
}
