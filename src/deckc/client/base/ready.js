// @ts-check
/**
 * Ready: when the page shows all that it is going to show. Fonts and pictures, films at their moment, frames, and
 * places that say `aria-busy` (diagrams, live parts) are waited for; the network is not: a page may go on asking for
 * ever.
 */

import { listen } from "./dom.js";

/** @typedef {{ no: number, what: string, address: string }} Part `no`: its slide, 0 for the whole page */

const AGAIN_MS = 20;

/**
 * Frames that have loaded, with the window that has. The event does not bubble, and there is no other sign. A frame that is
 * moved in the page loads anew, in another window.
 * @type {WeakMap<EventTarget, Window | null>}
 */
const loaded = new WeakMap();

/** Notes which frames have loaded, from the start of the page on. */
export function frames() {
  const note = (/** @type {Event} */ { target }) => {
    if (target instanceof HTMLIFrameElement) loaded.set(target, target.contentWindow);
  };
  return listen(document, "load", note, { capture: true });
}

/**
 * Waits for what is in view, at most so long. What did not come by then is `late`, what cannot come is `lost`.
 * @param {number} limit in ms
 * @returns {Promise<{ late: Part[], lost: Part[] }>}
 */
export async function ready(limit) {
  const until = performance.now() + limit;
  for (const image of seen("img")) /** @type {HTMLImageElement} */ (image).loading = "eager";
  while (waiting().length && performance.now() < until) await sleep(AGAIN_MS);
  const lost = await Promise.all(seen("img").map((image) => fault(/** @type {HTMLImageElement} */ (image))));
  const fonts = [...document.fonts].filter(({ status }) => status === "error").map(fontPart);
  const films = seen("video").filter(isBroken).map(partOf);
  await painted(Math.max(until - performance.now(), AGAIN_MS));
  return { late: waiting(), lost: [...lost.filter((part) => part !== null), ...films, ...fonts] };
}

/**
 * Elements that are displayed, those in the shadow of diagrams left out.
 * @param {string} selector
 */
function seen(selector) {
  return [...document.querySelectorAll(selector)].filter((node) => node.getClientRects().length);
}

/** What is still to come. */
function waiting() {
  const images = seen("img").filter((image) => !(/** @type {HTMLImageElement} */ (image).complete));
  const frames = seen("iframe").filter((frame) => loaded.get(frame) !== Reflect.get(frame, "contentWindow"));
  const films = seen("video").filter((film) => {
    const { readyState, seeking, preload, networkState } = /** @type {HTMLVideoElement} */ (film);
    const asked = networkState !== 0 && preload !== "none"; // 0: it has no address
    return !isBroken(film) && (seeking || (readyState < 2 && asked));
  });
  const fonts = document.fonts.status === "loaded" ? [] : [{ no: 0, what: "font", address: "" }];
  return [...[...images, ...frames, ...films, ...seen('[aria-busy="true"]')].map(partOf), ...fonts];
}

/** @param {Element} film */
function isBroken(film) {
  const { error, networkState } = /** @type {HTMLVideoElement} */ (film);
  return Boolean(error) || networkState === 3;
}

/**
 * The picture as a part if it cannot be shown. One that is on its way is not at fault.
 * @param {HTMLImageElement} image
 */
function fault(image) {
  if (!image.complete || !image.currentSrc) return null;
  return image.decode().then(() => null, () => partOf(image));
}

/**
 * @param {Element} node
 * @returns {Part}
 */
function partOf(node) {
  const what = { IMG: "picture", IFRAME: "frame", VIDEO: "film" }[node.tagName] ?? "part";
  const address = Reflect.get(node, "currentSrc") || Reflect.get(node, "src") || "";
  return { no: Number(node.closest("[data-slidev-no]")?.getAttribute("data-slidev-no") ?? 0), what, address };
}

/** @param {FontFace} face */
function fontPart({ family, weight }) {
  return { no: 0, what: "font", address: `${family} ${weight}` };
}

/** @param {number} ms */
function sleep(ms) {
  return new Promise((done) => setTimeout(done, ms));
}

/**
 * Two frames of the screen: observers of size have been called, and what they changed is laid out. Browsers begin to paint
 * a page in an `<iframe>` only when they have found that it is in view: those two are counted from then on.
 * @param {number} limit in ms
 */
function painted(limit) {
  const frames = Promise.all(seen("iframe").map(found))
    .then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return Promise.race([frames, sleep(limit)]);
}

/**
 * When the browser has found whether an element is in view. A page in the background never does.
 * @param {Element} node
 * @returns {Promise<void>}
 */
function found(node) {
  return new Promise((done) => {
    const observer = new IntersectionObserver(() => {
      observer.disconnect();
      done();
    });
    observer.observe(node);
  });
}
