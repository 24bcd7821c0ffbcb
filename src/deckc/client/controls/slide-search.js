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
 * Whether each word that was typed begins some word of the text, but for one wrong, missing, extra or swapped letter in
 * about three.
 * @param {string} text
 * @param {string} query
 */
function closeTo(text, query) {
  const words = text.split(/[^\p{L}\p{N}]+/u);
  return query.split(" ").every((typed) => {
    const allowed = Math.floor(typed.length * 0.35);
    return words.some((word) => word.startsWith(typed) || (allowed > 0 && distance(word, typed) <= allowed));
  });
}

/**
 * Letters to change, add, drop or swap with the next to make the beginning of a word of what was typed.
 * @param {string} word
 * @param {string} typed
 */
function distance(word, typed) {
  /** @type {number[][]} */
  const rows = [[...Array(typed.length + 1).keys()]];
  const most = Math.min(word.length, typed.length * 2);
  for (let i = 1; i <= most; i++) {
    rows[i] = [i];
    for (let j = 1; j <= typed.length; j++) {
      const changed = Number(word[i - 1] !== typed[j - 1]);
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + changed);
      const swapped = i > 1 && j > 1 && word[i - 1] === typed[j - 2] && word[i - 2] === typed[j - 1];
      if (swapped) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
    }
  }
  return Math.min(...rows.map((row) => row[typed.length]));
}

/**
 * Lower case, without accents and doubled spaces.
 * @param {string} text
 */
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}
