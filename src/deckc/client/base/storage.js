// @ts-check
/**
 * Storage: what the browser remembers from visit to visit, under Slidev's names. Storing may be forbidden; then
 * nothing.
 */

/**
 * What is kept, or the fallback, which says its kind: text is kept as it is, all else as JSON.
 * @template T
 * @param {string} name
 * @param {T} fallback
 * @returns {T extends string ? string : T}
 */
export function stored(name, fallback) {
  try {
    const text = localStorage.getItem(name);
    if (text !== null) return typeof fallback === "string" ? /** @type {any} */ (text) : JSON.parse(text);
  } catch {
    // it may also have been kept by something else
  }
  return /** @type {any} */ (fallback);
}

/**
 * @param {string} name
 * @param {any} value
 */
export function save(name, value) {
  try {
    localStorage.setItem(name, typeof value === "string" ? value : JSON.stringify(value));
  } catch {
    // the choice then lasts as long as the page
  }
}
