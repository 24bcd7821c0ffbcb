// @ts-check
/*
 * Formulas: KaTeX's signs with font, size and place, its lines, and its drawings (roots, braces). The outlines of signs are
 * taken from the fonts by those who write the file.
 */

/**
 * @param {Element} node
 * @param {Context} given
 */
function formula(node, given) {
  const visual = node.querySelector(".katex-html") ?? node;
  const rect = around(visual, false);
  const source = node.querySelector("annotation")?.textContent ?? visual.textContent ?? "";
  /** @type {object[]} */
  const parts = [];
  readFormula(visual, given.opacity, rect, parts);
  const text = (visual.textContent ?? "").replace(/[\u200b\s]+/gu, " ").trim();
  const margin = 2; // signs reach beyond the boxes of their fonts
  const larger = new DOMRect(rect.left - margin, rect.top - margin, rect.width + 2 * margin, rect.height + 2 * margin);
  state.items.push({ kind: "formula", ...boxOf(larger), parts, margin, alt: source.trim(), text, part: markPart(node), ...linked(given) });
}

/**
 * @param {Element} node
 * @param {number} opacity
 * @param {DOMRect} corner
 * @param {object[]} parts
 */
function readFormula(node, opacity, corner, parts) {
  const style = styleOf(node);
  const seen = opacity * Number(style.opacity);
  if (style.display === "none" || seen < 0.02) return;
  if (style.visibility === "visible") {
    if (node.localName === "svg") return putRoot(/** @type {SVGSVGElement} */ (node), seen, corner, parts);
    const rect = node.getBoundingClientRect();
    const ground = colourOf(style.backgroundColor, seen);
    if (ground[3] > 0.01) parts.push(bar(rect, ground, corner));
    edgesOf(style, seen, scaleOf(node)).forEach((edge, side) => {
      if (!edge) return;
      const [x, y] = [side === 1 ? rect.right - edge.width : rect.left, side === 2 ? rect.bottom - edge.width : rect.top];
      const [w, h] = side % 2 ? [edge.width, rect.height] : [rect.width, edge.width];
      parts.push(bar(new DOMRect(x, y, w, h), edge.colour, corner));
    });
  }
  for (const child of node.childNodes) {
    if (child instanceof Text) {
      if (style.visibility === "visible") putSigns(child, style, seen, corner, parts);
    } else if (child instanceof Element) readFormula(child, seen, corner, parts);
  }
}

/** @param {DOMRect} rect @param {Colour} colour @param {DOMRect} corner */
function bar(rect, colour, corner) {
  return { kind: "bar", x: rect.left - corner.left, y: rect.top - corner.top, w: rect.width, h: rect.height, colour };
}

/**
 * @param {Text} text
 * @param {CSSStyleDeclaration} style
 * @param {number} opacity
 * @param {DOMRect} corner
 * @param {object[]} parts
 */
function putSigns(text, style, opacity, corner, parts) {
  const range = document.createRange();
  for (const { index, 0: sign } of text.data.matchAll(/[^\u200b\s]\p{M}*/gu)) {
    range.setStart(text, index);
    range.setEnd(text, index + sign.length);
    const rect = range.getBoundingClientRect();
    const scale = rect.height / Math.max(heightOf(style), 1);
    parts.push({
      kind: "sign", text: sign, x: rect.left - corner.left, y: rect.bottom - descentOf(style, rect.height) - corner.top,
      size: parseFloat(style.fontSize) * scale, fonts: splitAtTop(style.fontFamily).map((name) => name.replace(/^["']|["']$/gu, "")),
      bold: Number(style.fontWeight) >= 600, italic: style.fontStyle !== "normal", colour: colourOf(style.color, opacity),
    });
  }
}

/**
 * A root's hook or a brace: a path as large as it is drawn, and what of it is seen.
 * @param {SVGSVGElement} node
 * @param {number} opacity
 * @param {DOMRect} corner
 * @param {object[]} parts
 */
function putRoot(node, opacity, corner, parts) {
  let clip = node.getBoundingClientRect();
  for (let at = node.parentElement; at && !at.matches(".katex"); at = at.parentElement) {
    if (styleOf(at).overflowX === "hidden") clip = common(clip, at.getBoundingClientRect());
  }
  for (const path of node.querySelectorAll("path, line")) {
    const matrix = /** @type {SVGGraphicsElement} */ (path).getScreenCTM();
    if (!matrix) continue;
    const { a, b, c, d, e, f } = matrix;
    const style = styleOf(path);
    const drawn = path.localName === "path" ? path.getAttribute("d") : lineAsPath(path);
    parts.push({
      kind: "path", d: drawn, matrix: [a, b, c, d, e - corner.left, f - corner.top], colour: colourOf(styleOf(node).color, opacity),
      stroke: path.localName === "line" ? parseFloat(style.strokeWidth) : 0,
      clip: [clip.left - corner.left, clip.top - corner.top, clip.width, clip.height],
    });
  }
}

/** @param {Element} line */
function lineAsPath(line) {
  const { x1, y1, x2, y2 } = /** @type {SVGLineElement} */ (line);
  return `M${x1.baseVal.value} ${y1.baseVal.value}L${x2.baseVal.value} ${y2.baseVal.value}`;
}
