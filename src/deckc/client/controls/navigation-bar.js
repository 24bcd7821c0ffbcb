// @ts-check
/** Navigation bar: buttons in groups at the bottom left, and the slide's number. A deck's own controls follow. */

import { button, link } from "../base/button.js";
import { element, find, listen, together } from "../base/dom.js";
import { hasPresenterBundle } from "../views/load-presenter-bundle.js";
import { isEmbedded } from "../player/iframe-messages.js";

/** @typedef {import("../base/store.js").App} App */

/** @param {App} app */
export function navigationBar(app) {
  const bar = find("#deck-controls");
  const counter = element('<div class="deck-counter"><span></span><span></span></div>');
  bar.replaceChildren(...Object.entries(groupsFor(app)).map(([name, parts]) => group(name, parts)), counter);

  function update() {
    const { no, click } = app.state;
    const last = app.deck.slides.length;
    counter.children[0].textContent = String(no);
    counter.children[1].textContent = ` / ${last}`;
    disable("prev", no === 1 && click <= app.deck.slides[0].start);
    disable("next", no === last && click >= app.deck.slides[last - 1].clicks);
  }

  /**
   * @param {string} command
   * @param {boolean} off
   */
  function disable(command, off) {
    bar.querySelector(`[data-action=${command}]`)?.setAttribute("aria-disabled", String(off));
  }

  update();
  return together(
    app.subscribe(update),
    // A click with the mouse leaves the keys to the slides.
    listen(bar, "click", (event) => event.detail && /** @type {HTMLElement} */ (document.activeElement)?.blur()),
    () => bar.replaceChildren(),
  );
}

/**
 * What stands in the bar, by groups, as in Slidev's. A page in another one has what does not need a whole window.
 * @param {App} app
 * @returns {Record<string, HTMLElement[]>}
 */
function groupsFor(app) {
  const { deck } = app;
  const whole = !isEmbedded(app);
  const speaker = whole && hasPresenterBundle();
  const draws = speaker && deck.config.drawings?.enabled !== false;
  return {
    navigation: [
      ...(whole ? [button("toggleFullscreen", "Fullscreen", "fullscreen")] : []),
      button("prev", "Back", "back"),
      button("next", "Forward", "forward"),
      ...(whole ? [button("toggleOverview", "Overview", "overview")] : []),
      ...(deck.schema === "auto" ? [button("toggleDark", "Light or dark", "sun moon")] : []),
    ],
    tools: [
      ...(speaker && deck.config.record
        ? [button("toggleCamera", "Camera", "camera"), button("toggleRecording", "Record", "record")]
        : []),
      ...(draws ? [button("toggleDrawing", "Draw", "stylus")] : []),
    ],
    views: [
      ...(speaker ? [button("enterPresenter", "Presenter mode", "speaker")] : []),
      ...(deck.download ? [link(deck.download, "Download the PDF", "download")] : []),
      ...(whole && deck.about ? [button("toggleInfo", "About these slides", "info")] : []),
    ],
    options: [
      ...(speaker ? [button("toggleSync", "Sync", "sync")] : []),
      ...(whole ? [button("toggleSettings", "Settings", "settings")] : []),
    ],
  };
}

/**
 * @param {string} name
 * @param {HTMLElement[]} parts
 */
function group(name, parts) {
  const made = element(`<div class="deck-group" data-group="${name}"></div>`);
  made.append(...parts);
  return made;
}
