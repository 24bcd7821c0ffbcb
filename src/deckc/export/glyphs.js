// @ts-check
/*
 * Glyphs: characters of the sheets that no font of this machine or of the deck has. Out: [slide, characters] pairs.
 * A browser draws the same empty box for all of them, so each character is drawn and compared with one that is in no font.
 */
() => {
  const SIDE = 32;
  const NOWHERE = "\u{10FF0F}"; // for private use, and nobody's
  const IGNORED = /[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800\u{1F3FB}-\u{1F3FF}]/u;
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const brush = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  /** @type {Map<string, string>} */
  const pictures = new Map();

  /** @param {string} sign @param {string} family */
  function drawing(sign, family) {
    const key = `${sign} ${family}`;
    let found = pictures.get(key);
    if (found === undefined) {
      brush.clearRect(0, 0, SIDE, SIDE);
      brush.font = `${SIDE * 0.6}px ${family}`;
      brush.fillText(sign, 2, SIDE * 0.75);
      found = String.fromCharCode(...brush.getImageData(0, 0, SIDE, SIDE).data);
      pictures.set(key, found);
    }
    return found;
  }

  /** @type {Map<number, Set<string>>} */
  const missing = new Map();
  for (const page of document.querySelectorAll(".deck-still [data-slidev-no]")) {
    const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = /** @type {Text} */ (walker.currentNode);
      const signs = new Set(text.data.match(/[^\u0000-\u024f]/gu));
      const parent = text.parentElement;
      if (!signs.size || !parent?.getClientRects().length || parent.closest("style, script, .katex-mathml")) continue;
      const family = getComputedStyle(parent).fontFamily;
      for (const sign of signs) {
        if (IGNORED.test(sign) || drawing(sign, family) !== drawing(NOWHERE, family)) continue;
        const no = Number(page.getAttribute("data-slidev-no"));
        missing.set(no, (missing.get(no) ?? new Set()).add(sign));
      }
    }
  }
  return [...missing].map(([no, signs]) => [no, [...signs].join("")]);
}
