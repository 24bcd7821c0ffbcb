// @ts-check
/**
 * Live preview: keeps a page of `deckc serve` up to date, shows the deck's problems over its slides, and tells other
 * devices what this page shares with them. Only the preview adds this script; a built deck does not have it.
 */

import { dragControl } from "../editing/drag-control.js";
import { makeSource } from "../editing/deck-source.js";
import { noteEditor } from "../editing/note-editor.js";
import { sideEditor } from "../editing/side-editor.js";
import { showProblems } from "./problems-overlay.js";
import { resume } from "./restore-place.js";

/**
 * @typedef {{before: string, pages: Record<string, string>, texts?: Record<string, string>, facts: Record<string, any>,
 *   style?: string, script?: string, world?: any}} Change
 * @typedef {{version: string, faults: import("./problems-overlay.js").Fault[], change: Change | null, shared?: object,
 *   edited?: import("../editing/deck-source.js").Edited}} State
 */

const RETRY_MS = 500;
const FOREIGN_PAGE = 4403; // the server's closing code: this page was made by another server

const facts = JSON.parse(document.querySelector("meta[name=deckc-live]")?.getAttribute("content") ?? "{}");

/** @type {import("../base/store.js").App | undefined} the player, unless the page is none of a deck */
const deck = Reflect.get(window, "deck");
const kept = deck && resume(deck);

/**
 * Brings the page to the next version, one after the other.
 * @param {Change} change
 */
async function apply(change) {
  await applied;
  if (change.style) await restyle(change.style);
  if ((change.script || change.world) && !Reflect.get(window, "deckHot")) return reload();
  if (change.world) Reflect.get(window, "deckHot").tell(change.world);
  if (change.script) await exchange(change.script);
  kept?.through(() => deck?.run("patch", change));
}

/**
 * Components in place of former ones, with their state where they have kept their scripts (`live/hot.js`).
 * @param {string} text
 */
async function exchange(text) {
  const script = document.createElement("script");
  script.textContent = text;
  document.head.append(script);
  script.remove();
  await null; // Vue renders in a microtask
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

function reload() {
  if (kept) kept.reload();
  else location.reload();
}

/** @param {State} state */
function follow({ version, faults, change, shared, edited }) {
  if (edited) return source.receive(edited);
  if (shared) return deck?.run("receive", shared);
  if (version !== facts.version) {
    if (!change || change.before !== facts.version || !deck) return reload();
    facts.version = version;
    applied = apply(change);
  }
  showProblems(faults);
}

/** What was wrong in the page since it was opened: the terminal hears of each once. @type {{failure?: string, difference?: string}[]} */
const failures = [];

/** @type {(found: {failure?: string, difference?: string}) => void} */
let tell = (found) => void failures.push(found);

/** @param {any} error */
const wordsOf = (error) => [error?.stack, error?.message ?? error].map((text) => String(text ?? "")).find(Boolean) ?? "";

addEventListener("error", ({ error, message }) => message && tell({ failure: wordsOf(error ?? message) }));
addEventListener("unhandledrejection", ({ reason }) => tell({ failure: wordsOf(reason) }));
addEventListener("deck:difference", (event) => tell({ difference: /** @type {CustomEvent} */ (event).detail }));

/** The open channel, if there is one. @type {WebSocket | undefined} */
let open;

/** What changes the deck's files; the server lets pages of this machine do that. */
const source = makeSource((message) => {
  open?.send(JSON.stringify(message));
  return Boolean(open);
});

if (deck && facts.edits) {
  document.documentElement.classList.add("deck-editable");
  for (const feature of [noteEditor, sideEditor, dragControl]) feature(deck, source);
}

function connect() {
  const channel = new WebSocket(new URL(facts.channel, location.href.replace(/^http/, "ws")));
  const share = (/** @type {any} */ { detail }) => channel.send(JSON.stringify(detail));
  channel.addEventListener("open", () => {
    channel.send(facts.token);
    open = channel;
    addEventListener("deck:share", share);
    tell = (found) => channel.send(JSON.stringify(found, (_, value) => (typeof value === "string" ? value.slice(0, 2000) : value)));
    failures.splice(0).forEach(tell);
    deck?.run("introduce", kept?.time);
  });
  channel.addEventListener("message", (event) => follow(JSON.parse(event.data)));
  channel.addEventListener("close", (event) => {
    removeEventListener("deck:share", share);
    open = undefined;
    source.close();
    tell = (found) => void failures.push(found);
    if (event.code === FOREIGN_PAGE) reload();
    else setTimeout(connect, RETRY_MS);
  });
}

connect();
