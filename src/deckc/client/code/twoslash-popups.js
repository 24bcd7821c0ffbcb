// @ts-check
/**
 * Twoslash popups: popups with the types of words of code, and those that a block always shows.
 *
 * Their HTML waits in `data-popup`. They stand outside the slides, which would cut them off. Only a deck with such a
 * block gets this script; it finds the player as `window.deck`.
 */

const ARROW = '<div class="v-popper__arrow-outer"></div><div class="v-popper__arrow-inner"></div>';

/** @type {import("../base/store.js").App} */
const app = Reflect.get(window, "deck");
const container = document.createElement("div");
container.id = "twoslash-container";
document.body.append(container);

/** @type {Map<Element, HTMLElement>} */
const popups = new Map();
/** @type {Element | null} */
let pointed = null;
let timer = 0;
let made = 0;

/** Popups of the shown slide, and of the word that the pointer or the focus is at. */
function draw() {
  const { no, mode, panel } = app.state;
  const slide = mode === "play" && !panel ? document.querySelector(`.slidev-page-${no}`) : null;
  const words = new Set(slide ? [...slide.querySelectorAll("[data-popup-shown]")] : []);
  if (pointed?.isConnected) words.add(pointed);
  for (const word of words) if (!word.getClientRects().length) words.delete(word); // in a tab that is not shown
  for (const [word, popup] of popups) {
    if (words.has(word)) continue;
    popup.remove();
    word.removeAttribute("aria-describedby");
    popups.delete(word);
  }
  for (const word of words) {
    if (!popups.has(word)) popups.set(word, make(word));
    place(word, /** @type {HTMLElement} */ (popups.get(word)));
  }
}

/** @param {Element} word */
const isCompletion = (word) => word.getAttribute("data-popup-shown") === "completion";

/** @param {Element} word */
function make(word) {
  const popup = document.createElement("div");
  const completion = isCompletion(word);
  popup.className = `v-popper__popper twoslash-floating${completion ? " twoslash-completion" : ""}`;
  const arrow = completion ? "" : `<div class="v-popper__arrow-container">${ARROW}</div>`;
  const html = word.getAttribute("data-popup");
  popup.innerHTML = `<div class="v-popper__wrapper"><div class="v-popper__inner">${html}</div>${arrow}</div>`;
  popup.id = `twoslash-popup-${++made}`;
  popup.role = "tooltip";
  word.setAttribute("aria-describedby", popup.id);
  container.append(popup);
  return popup;
}

/**
 * Below the word, within the window, the arrow at the word's middle.
 * @param {Element} word
 * @param {HTMLElement} popup
 */
function place(word, popup) {
  const [inner, arrow] = /** @type {HTMLElement[]} */ ([...(popup.firstElementChild?.children ?? [])]);
  const scale = Number(document.documentElement.style.getPropertyValue("--slidev-slide-scale")) || 1;
  const { left, width, bottom } = word.getBoundingClientRect();
  const middle = left + width / 2;
  const wanted = Math.min(left, middle - 8 - (arrow ? 5 * scale : 0));
  inner.style.maxWidth = `${innerWidth - 20}px`;
  const x = Math.max(10, Math.min(wanted, innerWidth - 10 - popup.offsetWidth));
  const y = Math.round(bottom + (arrow ? 5 : 0));
  inner.style.maxHeight = `${innerHeight - y - 10}px`;
  popup.style.transform = `translate3d(${Math.round(x)}px, ${y}px, 0)`;
  if (arrow) arrow.style.left = `${(middle - x) / scale - 5}px`;
}

/** @param {Event} event */
function point(event) {
  const target = /** @type {Element} */ (event.target);
  if (container.contains(target)) return;
  const word = event.type === "focusout" ? null : (target.closest?.(".twoslash-hover[tabindex]") ?? null);
  if (word === pointed) return;
  pointed = word;
  clearTimeout(timer);
  if (word && event.type === "pointerover") timer = setTimeout(draw, 200);
  else draw();
}

for (const type of ["pointerover", "focusin", "focusout"]) document.addEventListener(type, point);
for (const type of ["transitionend", "click"]) document.addEventListener(type, draw); // slides, tabs of a group
addEventListener("resize", draw);
document.fonts.addEventListener("loadingdone", draw);
app.subscribe(draw);
draw();
