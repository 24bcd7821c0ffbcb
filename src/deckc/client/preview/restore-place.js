// @ts-check
/**
 * Restore place: what a window shows outlasts the changes of the deck (live preview): a reload, and a version that has
 * not its slide, as when half a deck was saved. It comes back to its place unless somebody moves meanwhile.
 */

/** @typedef {import("../base/store.js").App} App */

const KEY = "deckc-live";
const LINE = "#slidev-goto-input"; // what was typed there

/**
 * Takes up what the page showed before a reload of ours, unless somebody has moved in it since. `time` is what `introduce`
 * wants: that of a move of this window that the server may not have heard of, 0 where it led otherwise and is still there,
 * null where it did not, undefined where there was no reload. `through` and `reload` are ways to change the deck.
 * @param {App} app
 */
export function resume(app) {
  const before = taken();
  const here = { no: app.state.no, click: app.state.click };
  let place = (!app.state.moved && before?.place) || here;
  let ours = false;

  /**
   * Does what may lose the place, and comes back to it.
   * @param {() => void} change
   */
  function through(change) {
    ours = true;
    change();
    app.go(place, false, true);
    ours = false;
  }

  app.subscribe(({ no, click }) => {
    if (!ours) place = { no, click };
  });
  through(() => {});
  if (before?.panel) open(app, before.panel, before.words);

  function keep() {
    const words = /** @type {HTMLInputElement | null} */ (document.querySelector(LINE))?.value;
    const { id, order, time } = app.state.shared.lastUpdate ?? {};
    const lead = id === app.id ? { time: order === undefined ? time : 0 } : undefined;
    sessionStorage.setItem(KEY, JSON.stringify({ place, lead, panel: app.state.panel, words }));
  }

  function reload() {
    addEventListener("pagehide", keep); // until then the page is alive, and may be led on
    location.reload();
  }

  const there = app.state.no === place.no && app.state.click === place.click;
  const time = (there ? before?.lead?.time : null) ?? null;
  return { time: before ? time : undefined, through, reload };
}

/** What was kept over the last reload, once. */
function taken() {
  const text = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return text ? JSON.parse(text) : undefined;
}

/**
 * @param {App} app
 * @param {string} panel
 * @param {string} [words]
 */
function open(app, panel, words) {
  app.run(`toggle${panel[0].toUpperCase()}${panel.slice(1)}`);
  const line = /** @type {HTMLInputElement | null} */ (document.querySelector(LINE));
  if (!line || !words) return;
  line.value = words;
  line.dispatchEvent(new Event("input"));
}
