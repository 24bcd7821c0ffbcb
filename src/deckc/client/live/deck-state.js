/**
 * Deck state: the deck and the player as reactive values. In the page they follow the player; in the sandbox, where
 * first paints are rendered, they stand still.
 *
 * `deck` is what the build says (`pipeline/live/deck_data.py`): configs, themeConfigs, and a slide's title, level, layout, path,
 * frontmatter and clicks. `now` is what the player shows.
 */

import { shallowReactive } from "vue";

/** @type {{ configs: any, themeConfigs: any, slides: any[], tocTree: any[] }} */
export const deck = shallowReactive(Reflect.get(globalThis, "deckData") ?? JSON.parse(globalThis.document?.getElementById("deck-live-data")?.textContent ?? "{}"));

const FIRST_PAINT = { no: 1, click: 0, mode: "play", direction: 0, navDirection: 0, dark: false, query: "" };

export const now = shallowReactive({ ...FIRST_PAINT });

/**
 * Does something as if nothing had happened yet: what Vue hydrates must be what it rendered in the sandbox.
 * @param {() => void} work
 */
export function atFirstPaint(work) {
  const meanwhile = { ...now };
  Object.assign(now, FIRST_PAINT);
  work();
  Object.assign(now, meanwhile);
}

/** What the page does for components; nothing in the sandbox. */
export const world = {
  showAgain(/** @type {Element | null} */ page) {},
  /** Lets a slide have as many clicks. @param {number} no @param {number} click */
  moreClicks(no, click) {
    const slide = player?.deck.slides[no - 1];
    if (!slide || slide.clicks >= click || deck.slides[no - 1]?.frontmatter.clicks !== undefined) return;
    slide.clicks = Math.floor(click);
    player.set({ edition: player.state.edition + 1 });
  },
};

/** The player, or undefined in the sandbox. @type {any} */
export let player;

/** @param {string} command @param {any} [argument] */
export const run = (command, argument) => player?.run(command, argument);

/** @param {any} app the player's */
export function followPlayer(app) {
  player = app;
  const root = document.documentElement;
  const read = () => {
    const { no, click, mode, direction, query } = app.state;
    const navDirection = no === now.no ? now.navDirection : no - now.no;
    Object.assign(now, { no, click, mode, direction, navDirection, query: String(query) });
  };
  read();
  now.dark = root.classList.contains("dark");
  new MutationObserver(() => (now.dark = root.classList.contains("dark"))).observe(root, { attributeFilter: ["class"] });
  app.subscribe(read);
}
