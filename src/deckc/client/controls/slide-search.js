// @ts-check
/** Slide search: slides that fit what a person typed, best first. Pure. */

/**
 * @typedef {object} Entry
 * @property {number} no
 * @property {string} title as people read it
 * @property {string} name the title, and `text`, the slide's words, as they are compared
 * @property {string} text
 */

/**
 * @param {number} no
 * @param {string} title
 * @param {string} text
 * @returns {Entry}
 */
export function makeEntry(no, title, text) {
  return { no, title, name: plain(title), text: plain(text) };
}

/**
 * The entries that fit: by number, then title, then text. Nothing typed, nothing found.
 * @param {readonly Entry[]} entries
 * @param {string} typed
 */
export function find(entries, typed) {
  const query = plain(typed);
  if (!query) return [];
  return entries
    .map((entry) => ({ entry, rank: rankOf(entry, query) }))
    .filter(({ rank }) => rank < MISS)
    .sort((a, b) => a.rank - b.rank || a.entry.no - b.entry.no)
    .map(({ entry }) => entry);
}

const MISS = 9;

/**
 * How well an entry fits, 0 best.
 * @param {Entry} entry
 * @param {string} query
 */
function rankOf({ no, name, text }, query) {
  if (String(no) === query) return 0;
  if (name.startsWith(query)) return 1;
  if (name.includes(query)) return 2;
  if (/^\d+$/.test(query)) return String(no).startsWith(query) ? 3 : MISS;
  if (query.split(" ").every((word) => name.includes(word))) return 4;
  if (text.includes(query)) return 5;
  if (closeTo(name, query)) return 6;
  return closeTo(text, query) ? 7 : MISS;
}

/**
 * Whether some word begins with the query but for one wrong, missing, extra or swapped letter in about four.
 * @param {string} text
 * @param {string} query
 */
function closeTo(text, query) {
  const allowed = Math.floor(query.length * 0.3);
  return allowed > 0 && text.split(" ").some((word) => distance(word.slice(0, query.length), query) <= allowed);
}

/**
 * Letters to change, add or drop to make one word of the other.
 * @param {string} a
 * @param {string} b
 */
function distance(a, b) {
  let row = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const above = row;
    row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + Number(a[i - 1] !== b[j - 1]));
    }
  }
  return row[b.length];
}

/**
 * Lower case, without accents and doubled spaces.
 * @param {string} text
 */
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}
