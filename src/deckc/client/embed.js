// @ts-check
/**
 * Embed: a page around this one may lead it by messages, and is told where it stands.
 * `{target: "slidev", type: "navigate", no, clicks}` or `{target: "slidev", operation: "next", args}`.
 */

import { listen, together } from "./dom.js";

/** @typedef {import("./store.js").App} App */

const QUIET_MS = 50;

/** @param {App} app */
export function embed(app) {
  if (window.parent === window) return () => {};
  const id = Math.random().toString(36).slice(2);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function tell() {
    const { no, click } = app.state;
    const { slides } = app.deck;
    const navState = {
      no,
      clicks: click,
      hasNext: no < slides.length || click < slides[no - 1].clicks,
      hasPrev: no > 1 || click > 0,
    };
    window.parent.postMessage({ target: "slidev", clientId: id, navState }, "*");
  }

  function tellSoon() {
    clearTimeout(timer);
    timer = setTimeout(tell, QUIET_MS);
  }

  tellSoon();
  return together(
    app.subscribe(tellSoon),
    listen(window, "message", ({ data, source }) => {
      if (source !== window.parent || data?.target !== "slidev") return;
      if (data.type === "navigate") app.go({ no: Number(data.no), click: Number(data.clicks ?? 0) });
      else if (data.operation) app.run(String(data.operation), data.args?.[0]);
    }),
    () => clearTimeout(timer),
  );
}
