// @ts-check
/**
 * Slide transition: how one slide takes the other's place, with the classes that Vue's transitions have.
 * Source: Slidev guide, "Slide transitions".
 */

/**
 * @typedef {{ name: string, duration?: number | { enter: number, leave: number }, [classes: string]: any }} Spec
 */

/** @type {Record<string, string>} */
const BACK = {
  "slide-left": "slide-right",
  "slide-right": "slide-left",
  "slide-up": "slide-down",
  "slide-down": "slide-up",
};

/**
 * What a `transition` value means in one direction; undefined: none.
 * @param {any} value a name, `forward | backward`, or a map with `name` and Vue's props
 * @param {boolean} back
 * @returns {Spec | undefined}
 */
export function readTransition(value, back) {
  const spec = typeof value === "string" ? { name: value } : value;
  if (!spec?.name) return undefined;
  const names = String(spec.name).split("|").map((part) => part.trim());
  const [forward, backward = BACK[forward] ?? forward] = names;
  const name = back ? backward : forward;
  return name ? { ...spec, name } : undefined;
}

/**
 * The transition between two slides: that of the earlier one in the order, else the deck's.
 * @param {import("../base/store.js").Deck} deck
 * @param {number} from
 * @param {number} to
 */
export function transitionBetween(deck, from, to) {
  const back = to < from;
  const slide = deck.slides[back ? to - 1 : to - 2];
  return readTransition(slide?.transition ?? deck.config.transition, back);
}

/**
 * Moves elements in and out. Returns what ends it at once; `done` is called when it has ended.
 * @param {Spec} spec
 * @param {{ node: HTMLElement, way: "enter" | "leave" }[]} parts
 * @param {() => void} done
 */
export function runTransition(spec, parts, done) {
  const moves = parts.map(({ node, way }) => ({ node, ...classesOf(spec, way) }));
  for (const { node, from, active } of moves) node.classList.add(...from, ...active);
  for (const { node } of moves) void node.offsetWidth; // where it begins must have been
  for (const { node, from, to } of moves) {
    node.classList.remove(...from);
    node.classList.add(...to);
  }
  const timer = setTimeout(finish, durationOf(spec, moves.map(({ node }) => node)));

  function finish() {
    clearTimeout(timer);
    for (const { node, from, active, to } of moves) node.classList.remove(...from, ...active, ...to);
    done();
  }
  return finish;
}

/**
 * @param {Spec} spec
 * @param {"enter" | "leave"} way
 */
function classesOf(spec, way) {
  const [from, active, to] = ["From", "Active", "To"].map((stage) => {
    const names = spec[`${way}${stage}Class`] ?? `${spec.name}-${way}-${stage.toLowerCase()}`;
    return String(names).split(/\s+/).filter(Boolean);
  });
  return { from, active, to };
}

/**
 * Milliseconds: as the deck says, or as long as CSS moves them.
 * @param {Spec} spec
 * @param {HTMLElement[]} nodes
 */
function durationOf({ duration }, nodes) {
  if (typeof duration === "object") return Math.max(duration.enter, duration.leave);
  return Number(duration ?? Math.max(...nodes.map(cssDuration)));
}

/** @param {HTMLElement} node */
function cssDuration(node) {
  const style = getComputedStyle(node);
  const longest = (/** @type {string} */ durations, /** @type {string} */ delays) => {
    const waits = delays.split(",");
    return Math.max(...durations.split(",").map((text, index) => seconds(text) + seconds(waits[index % waits.length])));
  };
  const { transitionDuration, transitionDelay, animationDuration, animationDelay } = style;
  return 1000 * Math.max(longest(transitionDuration, transitionDelay), longest(animationDuration, animationDelay));
}

/** @param {string} text such as `0.5s` or `auto` */
function seconds(text) {
  return parseFloat(text) || 0;
}
