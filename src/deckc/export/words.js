// @ts-check
/*
 * Words: what each sheet of the print view says, as a person sees it. In: ids of sheets. Out: for each, its slide, whether
 * anything but a background is painted on it, and words: those that are seen, and those that are drawn as shapes or as a
 * picture (behind a filter, as the shape of a background), which no text can be found of.
 */
(ids) => {
  const WORD = /[\p{L}\p{N}]{2,}/gu;
  const PAINTED = ".katex-html, img, svg, canvas, video, iframe, hr, input, table, pre, [style*='background']";
  const DRAWN = ["filter", "backdropFilter", "maskImage", "mixBlendMode"];

  /** @param {CSSStyleDeclaration} style */
  const isDrawn = (style) =>
    style.backgroundClip.includes("text") || DRAWN.some((name) => !["none", "normal", ""].includes(style[name]));

  /** @param {DOMRect} one @param {DOMRect} other */
  function common(one, other) {
    const left = Math.max(one.left, other.left);
    const top = Math.max(one.top, other.top);
    return new DOMRect(left, top, Math.max(0, Math.min(one.right, other.right) - left), Math.max(0, Math.min(one.bottom, other.bottom) - top));
  }

  /**
   * Whether what is between two characters of a text is in view, so much of it as is asked for.
   * @param {Text} text
   * @param {number} from
   * @param {number} to
   * @param {DOMRect} clip
   */
  function isSeen(text, from, to, clip, share = 0.6) {
    const range = document.createRange();
    range.setStart(text, from);
    range.setEnd(text, to);
    const boxes = range.getClientRects();
    for (const box of boxes) {
      const part = common(box, clip);
      if (part.width < 2 || part.height < 2 || part.width * part.height < box.width * box.height * share) return false;
    }
    return boxes.length > 0;
  }

  /** The words of a text that are in view. @param {Text} text @param {DOMRect} clip */
  function wordsOf(text, clip) {
    const words = [...text.data.matchAll(WORD)];
    const whole = words.length > 0 && isSeen(text, 0, text.length, clip, 1);
    return words.filter(({ 0: word, index }) => whole || isSeen(text, index, index + word.length, clip)).map(([word]) => word);
  }

  return ids.map((id) => {
    const sheet = /** @type {Element} */ (document.getElementById(id));
    /** @type {string[]} */
    const seen = [];
    /** @type {string[]} */
    const drawn = [];

    /** @param {Node} node @param {DOMRect} clip @param {boolean} asPicture */
    function walk(node, clip, asPicture) {
      for (const child of node.childNodes) {
        if (child instanceof Text) {
          (asPicture ? drawn : seen).push(...wordsOf(child, clip));
        } else if (child instanceof Element && !child.matches("style, script, template, iframe, .katex-mathml, option")) {
          const style = getComputedStyle(child);
          if (style.display === "none" || style.visibility === "collapse" || Number(style.opacity) < 0.05) continue;
          const clips = style.overflow !== "visible" || style.clipPath !== "none";
          const inner = clips ? common(clip, child.getBoundingClientRect()) : clip;
          const hidden = style.visibility === "hidden" || /^rgba\(.*, 0\)$/.test(style.color);
          walk(child, hidden ? new DOMRect() : inner, asPicture || isDrawn(style));
        }
      }
    }

    walk(sheet, sheet.getBoundingClientRect(), false);
    const painted = [...sheet.querySelectorAll(PAINTED)].some((node) => node.getClientRects().length);
    const no = Number(sheet.querySelector("[data-slidev-no]")?.getAttribute("data-slidev-no"));
    return { id, no, seen, drawn, painted };
  });
}
