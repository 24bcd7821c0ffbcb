// @ts-check
/** Seeded random: random numbers that depend on a text alone, so that each visit shows the same. */

/** @typedef {() => number} Random 0 to 1 */

/**
 * @param {string} seed
 * @returns {Random}
 */
export function seededRandom(seed) {
  let state = 2166136261;
  for (const sign of seed) state = Math.imul(state ^ /** @type {number} */ (sign.codePointAt(0)), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
