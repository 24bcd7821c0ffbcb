// @ts-check
/*
 * Drawings: SVG that stands for itself, as an office program reads it: without style sheets, names of the page, frames of
 * HTML and texts placed by rules. Formulas: their signs with places, and lines; outlines of signs come from the fonts.
 */

const PAINT = [
  "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-dashoffset",
  "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "opacity", "stop-color", "stop-opacity", "marker-start",
  "marker-mid", "marker-end", "clip-path", "clip-rule",
];
const USUAL = /** @type {Record<string, string>} */ ({
  "fill-opacity": "1", "fill-rule": "nonzero", stroke: "none", "stroke-opacity": "1", "stroke-dasharray": "none",
  "stroke-dashoffset": "0px", "stroke-linecap": "butt", "stroke-linejoin": "miter", "stroke-miterlimit": "4", opacity: "1",
  "stop-opacity": "1", "marker-start": "none", "marker-mid": "none", "marker-end": "none", "clip-path": "none", "clip-rule": "nonzero",
});
const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {SVGSVGElement} node
 * @param {Context} given
 */
function drawSvg(node, given) {
  const whole = node.getBoundingClientRect();
  const spilt = styleOf(node).overflow === "visible" ? spiltOver(node, whole) : null;
  const rect = spilt ? common(spilt, given.clip) : whole;
  const seen = common(rect, given.clip);
  if (seen.width < 1 || seen.height < 1) return;
  const copy = /** @type {SVGSVGElement} */ (standing(node));
  if (spilt) copy.setAttribute("viewBox", viewOf(node, rect));
  else if (!node.viewBox.baseVal?.width || !node.viewBox.baseVal.height) copy.setAttribute("viewBox", `0 0 ${rect.width} ${rect.height}`);
  copy.setAttribute("width", String(rect.width));
  copy.setAttribute("height", String(rect.height));
  copy.setAttribute("xmlns", SVG);
  const name = node.getAttribute("aria-label") || node.querySelector(":scope > title")?.textContent || "";
  const text = [...copy.querySelectorAll("text")].map((each) => each.textContent).join(" ");
  putDrawing(node, new XMLSerializer().serializeToString(copy), (name || text).trim(), given, rect);
}

/**
 * The room that a drawing takes where it is drawn over its edges, as marks and some arrows are; null where it is not.
 * @param {SVGSVGElement} node
 * @param {DOMRect} whole
 */
function spiltOver(node, whole) {
  const shapes = [...node.querySelectorAll("path, rect, circle, ellipse, line, polyline, polygon, text, image, use")]
    .filter((shape) => !shape.closest("defs, marker, clipPath, pattern, mask, symbol"))
    .map((shape) => strokedBox(/** @type {SVGGraphicsElement} */ (shape)));
  if (!shapes.length) return null;
  const [left, top] = [Math.min(...shapes.map((box) => box.left)), Math.min(...shapes.map((box) => box.top))];
  const [right, bottom] = [Math.max(...shapes.map((box) => box.right)), Math.max(...shapes.map((box) => box.bottom))];
  const inside = left >= whole.left - 1 && top >= whole.top - 1 && right <= whole.right + 1 && bottom <= whole.bottom + 1;
  return inside ? null : new DOMRect(left, top, right - left, bottom - top);
}

/** A shape's box with its stroke, and what may stand at the ends of it. @param {SVGGraphicsElement} shape */
function strokedBox(shape) {
  const { left, top, width, height } = shape.getBoundingClientRect();
  const style = styleOf(shape);
  const stroke = style.stroke === "none" ? 0 : parseFloat(style.strokeWidth) * sizeOf(shape.getScreenCTM() ?? new DOMMatrix());
  const room = stroke * (style.markerStart === "none" && style.markerEnd === "none" ? 0.5 : 6);
  return new DOMRect(left - room, top - room, width + 2 * room, height + 2 * room);
}

/** A part of the page in a drawing's own units. @param {SVGSVGElement} node @param {DOMRect} rect */
function viewOf(node, rect) {
  const back = node.getScreenCTM()?.inverse() ?? new DOMMatrix();
  const { x, y } = new DOMPoint(rect.left, rect.top).matrixTransform(back);
  const size = sizeOf(back);
  return `${x} ${y} ${rect.width * size} ${rect.height * size}`;
}

/**
 * A copy with all that style sheets say written into it; null for what is not shown.
 * @param {Element} node
 * @returns {Element | null}
 */
function standing(node) {
  const style = styleOf(node);
  const defines = node.closest("defs, marker, clipPath, linearGradient, radialGradient, pattern, mask, symbol");
  if (node.matches("style, script, title, desc, metadata, a > title") || (style.display === "none" && !defines)) return null;
  if (style.visibility === "hidden" && !node.children.length) return null;
  if (node.localName === "foreignObject") return fromHtml(/** @type {SVGGraphicsElement} */ (node));
  if (node.localName === "text") return fromText(/** @type {SVGTextElement} */ (node));
  const copy = /** @type {Element} */ (node.cloneNode(false));
  for (const { name } of [...copy.attributes]) if (/^(style|class|role|name|(data|aria)-.*)$/u.test(name)) copy.removeAttribute(name);
  paint(copy, style);
  if (style.transform !== "none" && node.localName !== "svg" && /** @type {SVGElement} */ (node).style.transform) {
    const { a, b, c, d, e, f } = new DOMMatrix(style.transform);
    copy.setAttribute("transform", `matrix(${a} ${b} ${c} ${d} ${e} ${f})`);
  }
  for (const child of node.children) {
    const inner = standing(child);
    if (inner) copy.append(inner);
  }
  return copy;
}

/** @param {Element} copy @param {CSSStyleDeclaration} style */
function paint(copy, style) {
  for (const name of PAINT) {
    const value = style.getPropertyValue(name);
    if ((copy.localName === "svg" && name !== "fill") || (name.startsWith("stop-") && copy.localName !== "stop")) continue;
    if (value && value !== USUAL[name]) copy.setAttribute(name, plainColour(name, value));
    else copy.removeAttribute(name);
  }
}

/** Office programs read `rgb()` and no newer colours; how much is seen through is an attribute of its own. @param {string} name @param {string} value */
function plainColour(name, value) {
  if (!/^(fill|stroke|stop-color)$/u.test(name) || /^(none|url|context)/u.test(value)) return value.replace(/px/gu, "").replaceAll('"', "");
  const [r, g, b, a] = colourOf(value);
  return a < 0.01 ? "none" : `rgb(${r},${g},${b})`;
}

/**
 * Texts of HTML in a drawing, a line each, with the boxes behind them.
 * @param {SVGGraphicsElement} node
 */
function fromHtml(node) {
  const group = document.createElementNS(SVG, "g");
  const parent = /** @type {SVGGraphicsElement} */ (node.parentElement);
  const back = parent.getScreenCTM()?.inverse() ?? new DOMMatrix();
  const size = sizeOf(back);
  for (const box of node.querySelectorAll("*")) {
    const ground = colourOf(getComputedStyle(box).backgroundColor);
    const rect = box.getBoundingClientRect();
    if (ground[3] < 0.01 || !rect.width) continue;
    const { x, y } = new DOMPoint(rect.left, rect.top).matrixTransform(back);
    const panel = document.createElementNS(SVG, "rect");
    const place = { x, y, width: rect.width * size, height: rect.height * size, fill: `rgb(${ground.slice(0, 3)})`, "fill-opacity": ground[3] };
    for (const [name, value] of Object.entries(place)) panel.setAttribute(name, String(value));
    group.append(panel);
  }
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = /** @type {Text} */ (walker.currentNode);
    const style = getComputedStyle(/** @type {Element} */ (text.parentElement));
    if (style.visibility !== "visible") continue;
    for (const { words, rect } of wordsByLine(text)) {
      const point = new DOMPoint(rect.left, rect.bottom - descentOf(style, rect.height)).matrixTransform(back);
      group.append(textOf(words, point, style, (parseFloat(style.fontSize) * rect.height) / Math.max(heightOf(style), 1) * size, style.color));
    }
  }
  return group;
}

/** The lines that a text is broken into. @param {Text} text */
function wordsByLine(text) {
  /** @type {{ words: string, rect: DOMRect }[]} */
  const lines = [];
  const range = document.createRange();
  for (const { index, 0: word } of text.data.matchAll(/\S+\s*/gu)) {
    range.setStart(text, index);
    range.setEnd(text, index + word.trimEnd().length);
    const rect = range.getBoundingClientRect();
    if (!rect.width) continue;
    const last = lines.at(-1);
    if (last && Math.abs(last.rect.top - rect.top) < rect.height / 2) last.words += word;
    else lines.push({ words: word, rect });
  }
  return lines;
}

/** @param {CSSStyleDeclaration} style */
function measured(style) {
  brush.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  return brush.measureText("x");
}

/** @param {CSSStyleDeclaration} style */
function heightOf(style) {
  const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = measured(style);
  return up + down;
}

/** How far below the base line a font's box of this height goes. @param {CSSStyleDeclaration} style @param {number} height */
function descentOf(style, height) {
  return (measured(style).fontBoundingBoxDescent / Math.max(heightOf(style), 1)) * height;
}

/**
 * @param {string} words
 * @param {{ x: number, y: number }} place
 * @param {CSSStyleDeclaration} style
 * @param {number} size
 * @param {string} colour
 */
function textOf(words, { x, y }, style, size, colour) {
  const text = document.createElementNS(SVG, "text");
  const [r, g, b, a] = colourOf(colour);
  const said = {
    x: x.toFixed(2), y: y.toFixed(2), "font-family": fontOf(style.fontFamily).name, "font-size": size.toFixed(2), "font-weight": style.fontWeight,
    "font-style": style.fontStyle, fill: `rgb(${r},${g},${b})`, "fill-opacity": String(a * Number(style.opacity)),
  };
  for (const [name, value] of Object.entries(said)) {
    if (!["normal", "400", "1"].includes(value) || name === "font-size") text.setAttribute(name, value);
  }
  text.textContent = words.trim();
  return text;
}

/**
 * A text of a drawing with each piece at the place where it is drawn.
 * @param {SVGTextElement} node
 */
function fromText(node) {
  const group = document.createElementNS(SVG, "g");
  const turn = node.getAttribute("transform");
  if (turn) group.setAttribute("transform", turn);
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = /** @type {Text} */ (walker.currentNode);
    const parent = /** @type {SVGTextContentElement} */ (/** @type {unknown} */ (text.parentElement));
    const style = getComputedStyle(parent);
    if (!text.data.trim() || style.visibility !== "visible" || !parent.getNumberOfChars()) continue;
    const before = [...parent.childNodes].slice(0, [...parent.childNodes].indexOf(text)).map((each) => each.textContent).join("");
    const at = Math.min(before.trimStart().length, parent.getNumberOfChars() - 1);
    group.append(textOf(text.data, parent.getStartPositionOfChar(at), style, parseFloat(style.fontSize), style.fill));
  }
  return group;
}
