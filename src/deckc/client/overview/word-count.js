// @ts-check
/** Word count: how many a text has; in scripts without spaces each character is one. */

const SINGLE = "[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}]";
const BEGIN = `(?!${SINGLE})[\\p{L}\\p{N}_]`;
const WORD = new RegExp(`${SINGLE}|${BEGIN}(?:${BEGIN}|[\\p{M}'’-])*`, "gu");

/** @param {string} text */
export function countWords(text) {
  return text.match(WORD)?.length ?? 0;
}
