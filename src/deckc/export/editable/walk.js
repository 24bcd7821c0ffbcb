// @ts-check
/*
 * Walk: a sheet as a list of items in the order in which they are painted: boxes, texts, tables, pictures, drawings,
 * formulas, and `shot`s: what no presentation can say. Only the smallest such part is one.
 */

/** @typedef {{ x: number, y: number, w: number, h: number }} Box in px from the sheet's corner */
/** @typedef {{ opacity: number, clip: DOMRect, under: Colour, link: string }} Context `under`: the colour behind */

const LEFT_OUT = "style, script, template, noscript, link, meta, title, .katex-mathml, .visually-hidden, .sr-only, option, source, track";

/** What is seen of a part that is turned is not known before it is. */
const EVERYWHERE = new DOMRect(-1e5, -1e5, 2e5, 2e5);

/** @type {WeakMap<Element, CSSStyleDeclaration>} */
const styles = new WeakMap();
/**
 * The sheet that is measured, and what was found on it. `after`: what lies above all else.
 * @type {{ id: string, corner: DOMRect, items: any[], after: (() => void)[], shots: number, images: Map<string, HTMLImageElement> }}
 */
const state = { id: "", corner: new DOMRect(), items: [], after: [], shots: 0, images: new Map() };

/** @param {Element} node */
function styleOf(node) {
  let found = styles.get(node);
  if (!found) styles.set(node, (found = getComputedStyle(node)));
  return found;
}

/** What is shown in an element: its shadow where it has one. @param {Element} node @returns {Node[]} */
function nodesOf(node) {
  if (node instanceof HTMLSlotElement) {
    const given = node.assignedNodes();
    if (given.length) return given;
  }
  return [...(node.shadowRoot ?? node).childNodes];
}

/** How much larger than its style says an element is shown. @param {Element} node */
function scaleOf(node) {
  let scale = Reflect.get(node, "currentCSSZoom") ?? 1;
  for (let at = /** @type {Element | null} */ (node); at && at.id !== state.id; at = parentOf(at)) {
    const { transform, scale: own } = styleOf(at);
    if (transform !== "none") scale *= sizeOf(new DOMMatrix(transform));
    if (own !== "none") scale *= parseFloat(own);
  }
  return scale;
}

/** @param {Element} node @returns {Element | null} */
function parentOf(node) {
  return node.parentElement ?? /** @type {ShadowRoot} */ (node.getRootNode()).host ?? null;
}

/** @param {DOMMatrix} matrix */
function sizeOf({ a, b }) {
  return Math.hypot(a, b);
}

/** @param {DOMRect} rect @returns {Box} */
function boxOf({ left, top, width, height }) {
  return { x: left - state.corner.left, y: top - state.corner.top, w: width, h: height };
}

/** @param {DOMRect} one @param {DOMRect} other */
function common(one, other) {
  const left = Math.max(one.left, other.left);
  const top = Math.max(one.top, other.top);
  return new DOMRect(left, top, Math.max(0, Math.min(one.right, other.right) - left), Math.max(0, Math.min(one.bottom, other.bottom) - top));
}

/** Why an element cannot be said in shapes and text; "" when it can. @param {Element} node */
function unsayable(node) {
  if (node instanceof SVGElement && node.localName !== "svg") return "";
  const style = styleOf(node);
  if (style.display === "none") return "";
  if (node.matches("canvas")) return "a canvas";
  if (node.matches("video, audio[controls]")) return "a film";
  if (node.matches("iframe, object, embed")) return "a frame";
  if (node.matches("input, select, textarea, meter, progress") && !node.matches("li > input[type=checkbox]")) return "a control";
  if (style.filter !== "none") return "a filter";
  if (style.mixBlendMode !== "normal") return "blended colours";
  if (style.clipPath !== "none" && !node.matches(".sr-only")) return "a clipped shape";
  if (style.maskImage !== "none" && !iconOf(node)) return "a mask";
  if (style.backgroundClip.includes("text") && !clippedFill(style, node)) return "text cut out of a picture";
  if (!style.writingMode.startsWith("horizontal")) return "vertical text";
  const matrix = style.transform === "none" ? null : new DOMMatrix(style.transform);
  if (matrix && !matrix.is2D) return "a turn in space";
  if (matrix && !isTurn(matrix)) return "a skewed or mirrored part";
  return "";
}

/** Whether a matrix moves, scales alike in both directions and turns, and no more. @param {DOMMatrix} matrix */
function isTurn({ a, b, c, d }) {
  const size = Math.max(Math.hypot(a, b), 0.001);
  return Math.abs(a - d) / size < 0.01 && Math.abs(b + c) / size < 0.01;
}

/**
 * @param {Element} node
 * @param {Context} given
 */
function walk(node, given) {
  const style = styleOf(node);
  if (style.display === "none" || node.matches(LEFT_OUT)) return;
  const context = { ...given, opacity: given.opacity * Number(style.opacity), link: linkOf(node) || given.link };
  if (context.opacity < 0.02) return;
  const reason = unsayable(node);
  if (reason) {
    if (isVisible(node, context)) shoot(node, reason, context);
    return;
  }
  const angle = turnOf(style);
  if (angle) turned(/** @type {HTMLElement} */ (node), angle, () => visit(node, { ...context, clip: EVERYWHERE }));
  else visit(node, context);
}

/** Degrees that an element is turned by. @param {CSSStyleDeclaration} style */
function turnOf({ transform, rotate }) {
  const matrix = transform === "none" ? null : new DOMMatrix(transform);
  const turn = matrix ? (Math.atan2(matrix.b, matrix.a) * 180) / Math.PI : 0;
  const angle = turn + (/^-?[\d.]+deg$/u.test(rotate) ? parseFloat(rotate) : 0);
  return Math.abs(angle) < 0.05 ? 0 : angle;
}

/**
 * Measures an element as it stands before it is turned, and turns what was found about the same point.
 * @param {HTMLElement} node
 * @param {number} angle
 * @param {() => void} measure
 */
function turned(node, angle, measure) {
  const style = styleOf(node);
  const matrix = style.transform === "none" ? new DOMMatrix() : new DOMMatrix(style.transform);
  const kept = node.getAttribute("style");
  const [originX, originY] = style.transformOrigin.split(" ").map(parseFloat);
  const size = sizeOf(matrix);
  node.style.setProperty("transition", "none", "important");
  node.style.setProperty("rotate", "none", "important");
  node.style.setProperty("transform", `matrix(${size}, 0, 0, ${size}, ${matrix.e}, ${matrix.f})`, "important");
  const outer = scaleOf(node);
  const { left, top } = node.getBoundingClientRect();
  const centre = { x: left + originX * outer - state.corner.left, y: top + originY * outer - state.corner.top };
  const before = state.items.length;
  measure();
  for (const item of state.items.slice(before)) turnItem(item, centre, angle);
  if (kept === null) node.removeAttribute("style");
  else node.setAttribute("style", kept);
}

/**
 * @param {Box & { turn?: number }} item
 * @param {{ x: number, y: number }} centre
 * @param {number} angle
 */
function turnItem(item, centre, angle) {
  const [x, y] = [item.x + item.w / 2 - centre.x, item.y + item.h / 2 - centre.y];
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  item.x = centre.x + x * cos - y * sin - item.w / 2;
  item.y = centre.y + x * sin + y * cos - item.h / 2;
  item.turn = (item.turn ?? 0) + angle;
}

/** @param {Element} node @param {Context} given */
function isVisible(node, given) {
  const seen = common(given.clip, node.getBoundingClientRect());
  return seen.width >= 1 && seen.height >= 1 && styleOf(node).visibility === "visible";
}

/**
 * An element that can be said.
 * @param {Element} node
 * @param {Context} given
 */
function visit(node, given) {
  const style = styleOf(node);
  const visible = style.visibility === "visible" && style.display !== "contents";
  const icon = style.maskImage === "none" ? null : iconOf(node);
  if (icon) return visible && putDrawing(node, icon, "", given);
  if (node.localName === "svg") return visible && drawSvg(/** @type {SVGSVGElement} */ (node), given);
  if (node.matches(".katex")) return visible && isVisible(node, given) && formula(node, given);
  let context = given;
  if (visible) context = { ...given, under: decorate(node, given) };
  if (node.localName === "img") return visible && picture(/** @type {HTMLImageElement} */ (node), context);
  if (style.overflowX !== "visible" || style.overflowY !== "visible") {
    context = { ...context, clip: common(context.clip, node.getBoundingClientRect()) };
  }
  if (node.localName === "table" && table(/** @type {HTMLTableElement} */ (node), context)) return undefined;
  if (node.matches("ul, ol") && list(node, context)) return undefined;
  flow(node, context);
  return undefined;
}

/**
 * The children of a block: text in lines, and blocks, those that lie deeper first.
 * @param {Element} node
 * @param {Context} given
 */
function flow(node, given) {
  /** @type {{ depth: number, paint: () => void }[]} */
  const layers = [];
  /** @type {Node[]} */
  let line = [];
  const endLine = () => {
    const nodes = line;
    line = [];
    if (nodes.some((each) => isShown(each))) layers.push({ depth: 0, paint: () => lines(nodes, node, given) });
  };
  for (const child of flatNodes(node)) {
    if (isInline(child)) line.push(child);
    else if (child instanceof Element) {
      if (!isOutOfFlow(child)) endLine();
      layers.push({ depth: depthOf(child, node), paint: () => walk(child, given) });
    }
  }
  endLine();
  for (const { paint } of layers.sort((one, other) => one.depth - other.depth)) paint();
}

/** Children, with those of elements that have no box in place of them. @param {Element} node @returns {Node[]} */
function flatNodes(node) {
  return nodesOf(node).flatMap((child) => {
    const boxless = child instanceof Element && styleOf(child).display === "contents" && !child.matches(ATOMS);
    return boxless && !isInline(child) ? flatNodes(child) : [child];
  });
}

/** @param {Element} node @param {Element} parent */
function depthOf(node, parent) {
  const { position, zIndex, transform, opacity } = styleOf(node);
  const placed = position !== "static" || /flex|grid/u.test(styleOf(parent).display);
  if (placed && zIndex !== "auto") return Number(zIndex);
  return position !== "static" || transform !== "none" || Number(opacity) < 1 ? 0.5 : 0;
}

/**
 * Text in lines, as a text of its own.
 * @param {Node[]} nodes
 * @param {Element} block
 * @param {Context} given
 */
function lines(nodes, block, given) {
  const { paragraphs, atoms } = readInline(nodes, block, inherited(block, given));
  const item = isListItem(block);
  if (item && paragraphs[0]) mark(paragraphs[0], block, levelOf(block), given);
  if (paragraphs.some(({ runs }) => runs.length)) putText(paragraphs, block, given);
  for (const atom of atoms) walk(atom, given);
}

/** @param {Element} block @param {Context} given @returns {Inherited} */
function inherited(block, given) {
  let underline = false;
  let strike = false;
  /** @type {Fill | null} */
  let fill = null;
  for (let at = /** @type {Element | null} */ (block); at && at.id !== state.id; at = parentOf(at)) {
    const { textDecorationLine } = styleOf(at);
    underline ||= textDecorationLine.includes("underline");
    strike ||= textDecorationLine.includes("line-through");
    fill ??= clippedFill(styleOf(at), at);
  }
  const { opacity, link, under, clip } = given;
  return { opacity, highlight: null, underline, strike, link, rise: 0, under, clip, fill };
}
