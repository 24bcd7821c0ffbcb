// @ts-check
/**
 * Live: keeps a page of `deckc serve` up to date, shows the deck's problems over its slides, and tells other devices what
 * this page shares with them.
 * Only the preview adds this script; a built deck does not have it.
 */

/**
 * @typedef {{severity: string, text: string}} Fault
 * @typedef {{before: string, pages: Record<string, string>, facts: Record<string, any>, style?: string}} Change
 * @typedef {{version: string, faults: Fault[], change: Change | null, shared?: object}} State
 */

const RETRY_MS = 500;
const FOREIGN_PAGE = 4403; // the server's closing code: this page was made by another server

const STYLE = `
  :host { position: fixed; inset: auto 0 0; border: 0; padding: 0; margin: 0; width: auto; height: auto;
    background: none; overflow: visible }
  section { max-height: 60vh; overflow: auto; margin: 12px; border-radius: 8px; border-top: 4px solid #e5484d;
    background: #1b1b1feb; color: #f4f4f5; box-shadow: 0 4px 24px #0006; font: 13px/1.5 ui-monospace, monospace }
  header { display: flex; align-items: center; justify-content: space-between; padding: 8px 16px;
    font: 600 14px/1.5 system-ui, sans-serif }
  button { font: inherit; color: inherit; background: none; border: 1px solid #fff5; border-radius: 4px;
    padding: 0 8px; cursor: pointer }
  pre { font: inherit; margin: 0; padding: 8px 16px; white-space: pre-wrap; border-top: 1px solid #fff2 }
`;

const facts = JSON.parse(document.querySelector("meta[name=deckc-live]")?.getAttribute("content") ?? "{}");

/** @type {HTMLElement | null} */
let overlay = null;

/** @param {Event} event */
function closeByKey(event) {
  if (event instanceof KeyboardEvent && event.key === "Escape") {
    event.stopImmediatePropagation();
    show([]);
  }
}

/**
 * Shows these faults; none takes the overlay away.
 * @param {Fault[]} faults
 */
function show(faults) {
  overlay?.remove();
  overlay = null;
  removeEventListener("keydown", closeByKey, true);
  if (faults.length === 0) return;
  overlay = document.createElement("deckc-problems");
  overlay.popover = "manual"; // the top layer: above a slide that fills the screen, too
  overlay.attachShadow({ mode: "open" }).append(...panel(faults));
  document.body.append(overlay);
  overlay.showPopover();
  addEventListener("keydown", closeByKey, true);
}

/** @param {Fault[]} faults */
function panel(faults) {
  const style = document.createElement("style");
  style.textContent = STYLE;
  const title = document.createElement("span");
  title.textContent = faults.length === 1 ? "A problem in the deck" : `${faults.length} problems in the deck`;
  const close = document.createElement("button");
  close.textContent = "Esc";
  close.title = "Hide until the next change";
  close.addEventListener("click", () => show([]));
  const header = document.createElement("header");
  header.append(title, close);
  const section = document.createElement("section");
  section.setAttribute("role", "alert");
  section.append(header, ...faults.map(frame));
  return [style, section];
}

/** @param {Fault} fault */
function frame({ text }) {
  const pre = document.createElement("pre");
  pre.textContent = text;
  return pre;
}

/** @type {any} the player, unless the page is none of a deck */
const deck = Reflect.get(window, "deck");

/** Whether the page shows slides and nothing beside them that was made of their text or data. */
function isPlain() {
  return deck?.state.mode === "play" && deck.state.panel === "";
}

/**
 * Brings the page to the next version, one after the other.
 * @param {Change} change
 */
async function apply(change) {
  await applied;
  if (change.style) await restyle(change.style);
  deck.run("replace", change);
}

/**
 * The sheet in place of the former one, which stays until the new one is there.
 * @param {string} address
 */
function restyle(address) {
  const former = /** @type {HTMLLinkElement} */ (document.querySelector("link[rel=stylesheet][href^=deck-]"));
  const sheet = /** @type {HTMLLinkElement} */ (former.cloneNode());
  sheet.href = address;
  former.after(sheet);
  return new Promise((done) => {
    sheet.onload = sheet.onerror = done;
  }).then(() => former.remove());
}

/** @type {Promise<void>} the last change, when it is done */
let applied = Promise.resolve();

/** @param {State} state */
function follow({ version, faults, change, shared }) {
  if (shared) return deck?.run("receive", shared);
  if (version !== facts.version) {
    if (!change || change.before !== facts.version || !isPlain()) return location.reload(); // the address holds slide and click
    facts.version = version;
    applied = apply(change);
  }
  show(faults);
}

function connect() {
  const channel = new WebSocket(new URL(facts.channel, location.href.replace(/^http/, "ws")));
  const share = (/** @type {any} */ { detail }) => channel.send(JSON.stringify(detail));
  channel.addEventListener("open", () => {
    channel.send(facts.token);
    addEventListener("deck:share", share);
    deck?.run("introduce");
  });
  channel.addEventListener("message", (event) => follow(JSON.parse(event.data)));
  channel.addEventListener("close", (event) => {
    removeEventListener("deck:share", share);
    if (event.code === FOREIGN_PAGE) location.reload();
    else setTimeout(connect, RETRY_MS);
  });
}

connect();
