// @ts-check
/**
 * Preload images: pictures of the slides before, here and ahead are asked for while the reader reads.
 * Headmatter `preloadImages`: false, or a map with `ahead`. Source: Slidev guide, "Image preloading".
 */

import { isShow } from "../base/nav.js";
import { makePage } from "../slide/slides.js";

const AHEAD = 3;
const ATTEMPTS = 3;
const REST_MS = 100; // a step comes first

/** @param {import("../base/store.js").App} app */
export function preloadImages(app) {
  const wish = app.deck.config.preloadImages;
  if (wish === false) return () => {};
  const ahead = Number(wish?.ahead) || AHEAD;
  const done = /** @type {Set<number>} */ (new Set());
  const attempts = /** @type {Map<string, number>} */ (new Map());
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function load() {
    const { no } = app.state;
    for (let near = no - 1; near <= no + ahead; near++) {
      if (done.has(near) || !app.deck.slides[near - 1]) continue;
      done.add(near);
      for (const address of picturesOf(near)) ask(address, near);
    }
  }

  /**
   * What fails is asked for again at a later step.
   * @param {string} address
   * @param {number} no
   */
  function ask(address, no) {
    const before = attempts.get(address) ?? 0;
    if (before === ATTEMPTS) return;
    attempts.set(address, before + 1);
    const picture = new Image();
    picture.onload = () => attempts.set(address, ATTEMPTS);
    picture.onerror = () => done.delete(no);
    picture.src = address;
  }

  function loadSoon() {
    clearTimeout(timer);
    timer = setTimeout(load, REST_MS);
  }

  if (isShow(app.state.mode)) loadSoon();
  const unsubscribe = app.subscribe((state, before) => {
    if (isShow(state.mode) && (state.no !== before.no || state.mode !== before.mode)) loadSoon();
  });
  return () => {
    unsubscribe();
    clearTimeout(timer);
  };
}

/** Parts of a style that are pictures, as the browser itself has read them. */
const IMAGES = /** @type {const} */ (["backgroundImage", "maskImage", "listStyleImage", "borderImageSource"]);
const URL_IN_CSS = /url\("((?:[^"\\]|\\.)*)"\)/g;

/**
 * Addresses of pictures and backgrounds. A page that is not in the document requests nothing itself.
 * @param {number} no
 */
function picturesOf(no) {
  const page = makePage(no);
  const pictures = [...page.querySelectorAll("img[src]")].map((picture) => String(picture.getAttribute("src")));
  const nodes = /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[style*='url(']"));
  const images = [...nodes].flatMap(({ style }) => IMAGES.map((name) => style[name] ?? ""));
  const addresses = images.flatMap((image) => [...image.matchAll(URL_IN_CSS)].map((match) => match[1]));
  return [...pictures, ...addresses.filter((address) => !address.includes("\\"))];
}
