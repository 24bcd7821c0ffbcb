// @ts-check
/** Store: what the page shows now, who wants to know, and the words that change it. */

import { DEFAULTS } from "./settings.js";
import { LAST, nearest, next, nextSlide, previous, previousSlide } from "./nav.js";

/**
 * @typedef {import("./nav.js").Mode} Mode
 * @typedef {import("./nav.js").Place} Place
 *
 * @typedef {object} Slide What the page knows of a slide without mounting it.
 * @property {number} clicks the highest click
 * @property {number} start the first click
 * @property {string} title plain text
 * @property {string} [titleHtml] the title with its formatting, where it has some
 * @property {string} [alias]
 * @property {any} [transition] the slide's own, as in its frontmatter
 * @property {boolean} [preload] false: mounted only when shown
 * @property {string} [note] HTML
 * @property {string} [text] words for the search
 *
 * @typedef {object} Deck
 * @property {number} width of the canvas
 * @property {number} height of the canvas
 * @property {string} title
 * @property {"hash" | "history" | "memory"} router
 * @property {string} base
 * @property {"auto" | "light" | "dark"} schema
 * @property {Record<string, any>} config headmatter, by Slidev's key names
 * @property {number} duration of the talk, in seconds
 * @property {string} [about] HTML of the headmatter's `info`
 * @property {Record<string, any[]>} [drawings] strokes by the numbers of slides, as the deck's folder has them
 * @property {string} [download] the address of the deck as a PDF
 * @property {Slide[]} slides
 *
 * @typedef {object} State
 * @property {number} no slide, from 1
 * @property {number} click
 * @property {Mode} mode
 * @property {number} direction of the last move: 1 forward, -1 back, 0 before the first
 * @property {boolean} moved whether the last change came from a person (and is worth a transition)
 * @property {URLSearchParams} query what else the address says
 * @property {string} path of the address as it was asked for
 * @property {"" | "overview" | "goto" | "info" | "sync" | "settings" | "record"} panel what lies over the slide
 * @property {boolean} led whether the last move came from another window, or was no move of a person
 * @property {number} edition counts changes of the deck itself (live preview)
 * @property {Shared} shared
 * @property {import("./settings.js").Settings} settings the viewer's own
 *
 * @typedef {object} Shared What all windows and devices that show the deck know, where one tells the others.
 * @property {number} [page] the slide of the last one that moved
 * @property {number} [clicks]
 * @property {Timer} timer
 * @property {{ x: number, y: number, style: string } | null} [cursor] the presenter's pointer, in percent of the slide
 * @property {Update} [lastUpdate] who moved
 * @property {Record<string, any[]>} [drawings] strokes by the numbers of slides
 *
 * @typedef {object} Update
 * @property {"presenter" | "viewer"} type
 * @property {string} [id] of the window
 * @property {number} [time] of the window's clock, in milliseconds; 0: it has not moved, it opened
 * @property {number} [order] among all moves that the preview's server heard of
 *
 * @typedef {{ status: "stopped" | "running" | "paused", startedAt: number, pausedAt: number }} Timer
 *
 * @typedef {object} App
 * @property {string} id of this window among those that show the deck
 * @property {Deck} deck
 * @property {State} state
 * @property {(patch: Partial<State>) => void} set
 * @property {(listener: (state: State, before: State) => void) => () => void} subscribe
 * @property {(place: Place, moved?: boolean, led?: boolean) => void} go
 * @property {(command: string, argument?: any) => void} run
 * @property {(name: string, action: (argument?: any) => void) => () => void} offer
 */

/** @type {Timer} */
export const STOPPED = { status: "stopped", startedAt: 0, pausedAt: 0 };

/** @type {Omit<State, "query">} */
const BEGINNING = {
  no: 1,
  click: 0,
  mode: "play",
  direction: 0,
  moved: false,
  path: "",
  panel: "",
  led: false,
  edition: 0,
  shared: { timer: STOPPED },
  settings: DEFAULTS,
};

/**
 * @param {Deck} deck
 * @param {Partial<State>} initial
 * @returns {App}
 */
export function createApp(deck, initial) {
  /** @type {Set<(state: State, before: State) => void>} */
  const listeners = new Set();
  /** @type {Map<string, (argument?: any) => void>} */
  const commands = new Map();

  /** @type {App} */
  const app = {
    id: Math.random().toString(36).slice(2),
    deck,
    state: { ...BEGINNING, query: new URLSearchParams(), ...initial },
    set(patch) {
      const before = app.state;
      app.state = { ...before, ...patch };
      const changed = Object.keys(patch).some((key) => Reflect.get(before, key) !== Reflect.get(app.state, key));
      if (changed) for (const listener of [...listeners]) listener(app.state, before);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    go(place, moved = true, led = false) {
      const { no, click } = nearest(deck.slides, place);
      const direction = Math.sign(no - app.state.no || click - app.state.click) || app.state.direction;
      app.set({ no, click, moved, led, direction });
    },
    run(command, argument) {
      const action = commands.get(command);
      if (action) action(argument);
    },
    offer(name, action) {
      commands.set(name, action);
      return () => commands.delete(name);
    },
  };

  const here = () => app.state;
  app.offer("next", () => app.go(next(deck.slides, here())));
  app.offer("prev", () => app.go(previous(deck.slides, here())));
  app.offer("nextSlide", () => app.go(nextSlide(deck.slides, here())));
  app.offer("prevSlide", () => app.go(previousSlide(deck.slides, here())));
  app.offer("prevSlideEnd", () => app.go({ no: here().no - 1, click: LAST }));
  app.offer("goFirst", () => app.go({ no: 1, click: 0 }));
  app.offer("goLast", () => app.go({ no: deck.slides.length, click: 0 }));
  app.offer("go", (argument) => app.go(placeOf(deck, argument)));
  app.offer("show", (mode) => app.set({ mode, panel: "", led: false }));
  app.offer("enterPresenter", () => app.run("show", "presenter"));
  app.offer("exitPresenter", () => app.run("show", "play"));
  app.offer("open", (argument) => {
    app.run("show", "play");
    app.go(placeOf(deck, argument));
  });
  app.offer("close", () => app.set({ panel: "" }));
  return app;
}

/**
 * `3`, `"3"`, `"3:2"` (slide and click) or an alias.
 * @param {Deck} deck
 * @param {any} argument
 */
function placeOf(deck, argument) {
  const [word, click] = String(argument).split(":");
  const aliased = deck.slides.findIndex((slide) => slide.alias === word) + 1;
  return { no: aliased || Number(word), click: Number(click) || 0 };
}
