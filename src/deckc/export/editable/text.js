// @ts-check
/*
 * Text: blocks of inline content as paragraphs of runs. Where a run begins is measured, so that room between two of them
 * (padding, margins, a formula or picture in the line) becomes letter spacing of the last character before it.
 */

/**
 * @typedef {object} Run
 * @property {string} text "\n" is a line break
 * @property {number} size in px
 * @property {{ name: string, kind: string }} font
 * @property {boolean} bold
 * @property {boolean} italic
 * @property {boolean} underline
 * @property {boolean} strike
 * @property {Fill} fill
 * @property {Colour | null} highlight
 * @property {number} spacing between letters, in px
 * @property {number} rise -1 for a subscript, 1 for a superscript
 * @property {string} caps "all", "small" or ""
 * @property {string} link
 */
/**
 * @typedef {object} Paragraph
 * @property {Run[]} runs
 * @property {number} line height of its lines in px
 * @property {DOMRect} first where its first line begins: the box of the font
 * @property {DOMRect} last
 * @property {number} above where the slot of its first line ends: a usual font's depth below the base line
 * @property {number} below where that of the last ends
 * @property {number} lines
 * @property {string} align
 * @property {boolean} rtl
 * @property {number} level
 * @property {object | null} bullet
 * @property {number} indent of the first line in px
 * @property {number} left room left of all lines in px
 */
/** What inline boxes hand down. @typedef {{ opacity: number, highlight: Colour | null, underline: boolean, strike: boolean, link: string, rise: number, under: Colour, clip: DOMRect, fill: Fill | null }} Inherited */

const ATOMS = "img, svg, canvas, video, iframe, object, embed, input, button, select, textarea, meter, progress, .katex";

/** How far fonts reach below the base line, in their size: the reader's fonts may be others than the browser's. */
const DEPTH = 0.22;

/** @param {Node} node */
function isInline(node) {
  if (node instanceof Text) return true;
  if (!(node instanceof Element)) return false;
  const { display, float } = styleOf(node);
  if (display === "contents") return [...nodesOf(node)].every(isInline);
  if (float !== "none" || isOutOfFlow(node)) return false;
  return /^(inline|ruby)/u.test(display) || node.localName === "br";
}

/** Whether an element is placed by itself, and the text beside it runs on. @param {Element} node */
function isOutOfFlow(node) {
  return /^(absolute|fixed)$/u.test(styleOf(node).position);
}

/** Whether an inline box is placed as a whole: a picture, or a box with more than text in it. @param {Element} node */
function isAtom(node) {
  if (node.matches(ATOMS) || unsayable(node)) return true;
  const { display } = styleOf(node);
  if (/^inline-/u.test(display) && !nodesOf(node).some(isShown)) return true;
  if (display === "inline" || display === "contents") return nodesOf(node).some((child) => isShown(child) && breaks(child));
  return !nodesOf(node).every((child) => child instanceof Text || (isInline(child) && !isAtom(/** @type {Element} */ (child))))
    || isPanel(node);
}

/** Whether a child of an inline box ends its line. @param {Node} node */
function breaks(node) {
  return !isInline(node) && !(node instanceof Element && isOutOfFlow(node));
}

/** Whether an inline block is a box of its own, such as a button: with an edge and lines of its own. @param {Element} node */
function isPanel(node) {
  const { borderTopWidth, borderTopStyle, boxShadow, display, transform } = styleOf(node);
  if (transform !== "none") return true;
  const edged = (parseFloat(borderTopWidth) > 0 && borderTopStyle !== "none") || boxShadow !== "none";
  return /^inline-(block|flex|grid)/u.test(display) && edged && node.getBoundingClientRect().height > 40;
}

/** @param {Node} node */
function isShown(node) {
  return node instanceof Text ? node.data.trim() !== "" : node instanceof Element && styleOf(node).display !== "none";
}

/**
 * The paragraphs of neighbouring inline nodes, and what among them is to be placed by itself.
 * @param {Node[]} nodes
 * @param {Element} block that they stand in
 * @param {Inherited} from
 * @returns {{ paragraphs: Paragraph[], atoms: Element[] }}
 */
function readInline(nodes, block, from) {
  /** @type {Paragraph[]} */
  const paragraphs = [];
  /** @type {Element[]} */
  const atoms = [];
  const style = styleOf(block);
  /** @type {Paragraph | null} */
  let paragraph = null;
  let afterSpace = true;

  function begin() {
    const justified = { start: style.direction === "rtl" ? "right" : "left", end: style.direction === "rtl" ? "left" : "right" };
    const align = Reflect.get(justified, style.textAlign) ?? style.textAlign.replace("-webkit-", "");
    paragraph = {
      runs: [], line: 0, first: new DOMRect(), last: new DOMRect(), above: 0, below: 0, lines: 0, align, rtl: style.direction === "rtl",
      level: 0, bullet: null, indent: 0, left: 0,
    };
    paragraphs.push(paragraph);
    afterSpace = true;
    return paragraph;
  }

  /** @param {Text} node @param {Inherited} given */
  function readText(node, given) {
    const parent = /** @type {Element} */ (node.parentElement ?? block);
    const own = styleOf(parent);
    if (own.visibility !== "visible" || given.opacity < 0.02) return;
    const preserved = /^(pre|break-spaces)/u.test(own.whiteSpace);
    const breaks = preserved || own.whiteSpace === "pre-line";
    const lines = breaks ? linesOf(node) : [{ from: 0, to: node.data.length }];
    lines.forEach(({ from: start, to: end }, index) => {
      if (index) {
        paragraph = null;
      }
      const { to, boxes } = inView(node, start, end, given.clip);
      let text = node.data.slice(start, to);
      if (!preserved) {
        text = text.replace(/[ \t\n\r\f]+/gu, " ");
        if (afterSpace) text = text.replace(/^ /u, "");
      } else text = text.replaceAll("\t", " ".repeat(Math.min(Number(own.tabSize) || 4, 8)));
      if (breaks && index < lines.length - 1 && !text) {
        emptyLine(own);
        return;
      }
      if (!text || (!boxes.length && (!preserved || to < end))) return;
      const into = paragraph ?? begin();
      put(into, text, own, given, boxes);
      if (!preserved) afterSpace = / $/u.test(text);
    });
  }

  /** An empty line keeps its height. @param {CSSStyleDeclaration} own */
  function emptyLine(own) {
    const into = paragraph ?? begin();
    into.line ||= lineOf(own, parseFloat(own.fontSize) * scaleOf(block));
    paragraph = null;
  }

  /**
   * @param {Paragraph} into
   * @param {string} text
   * @param {CSSStyleDeclaration} own
   * @param {Inherited} given
   * @param {DOMRect[]} boxes
   */
  function put(into, text, own, given, boxes) {
    const scale = scaleOf(block);
    const size = parseFloat(own.fontSize) * scale;
    const box = boxes[0];
    if (box) {
      const before = into.runs.at(-1);
      const sameLine = into.lines && box.top < into.last.bottom - 1 && box.bottom > into.last.top + 1;
      const gap = box.left - into.last.right;
      if (before && sameLine && gap > 0.75 && before.text !== "\n") widen(into, gap);
      const depth = DEPTH * size - descentOf(own, box.height);
      if (!into.lines) [into.first, into.above] = [box, box.bottom + depth];
      into.last = boxes[boxes.length - 1];
      if (!given.rise) into.below = into.last.bottom + depth;
      into.lines = Math.max(1, Math.round((into.last.bottom - into.first.bottom) / Math.max(into.line || lineOf(own, size), 1)) + 1);
      into.line = Math.max(into.line, given.rise ? 0 : lineOf(own, size) || box.height);
    }
    into.runs.push({
      text: own.textTransform === "capitalize" ? text.replace(/(?<![\p{L}\p{N}'’])\p{L}/gu, (sign) => sign.toUpperCase()) : text,
      size, font: fontOf(own.fontFamily), bold: Number(own.fontWeight) >= 600, italic: own.fontStyle !== "normal",
      underline: given.underline, strike: given.strike, fill: given.fill ?? { colour: seenColour(own.color, given) },
      highlight: given.highlight, spacing: own.letterSpacing === "normal" ? 0 : parseFloat(own.letterSpacing) * scale,
      rise: given.rise, link: given.link,
      caps: own.textTransform === "uppercase" ? "all" : own.fontVariantCaps === "small-caps" ? "small" : "",
    });
  }

  /** @param {Node} node @param {Inherited} given */
  function read(node, given) {
    if (node instanceof Text) return readText(node, given);
    if (!(node instanceof Element)) return undefined;
    const own = styleOf(node);
    if (own.display === "none" || node.matches(LEFT_OUT)) return undefined;
    if (node.localName === "br") return lineBreak(node);
    if (own.display !== "contents" && (isAtom(node) || !isInline(node))) {
      atoms.push(node);
      if (isInline(node)) afterSpace = false;
      return undefined;
    }
    const handed = hand(node, own, given);
    for (const child of nodesOf(node)) read(child, handed);
    return undefined;
  }

  /** @param {Element} node */
  function lineBreak(node) {
    const into = paragraph ?? begin();
    const own = styleOf(node.parentElement ?? block);
    into.line ||= lineOf(own, parseFloat(own.fontSize) * scaleOf(block));
    const like = into.runs.at(-1);
    if (like) into.runs.push({ ...like, text: "\n", highlight: null, link: "" });
    afterSpace = true;
  }

  for (const node of nodes) read(node, from);
  for (const each of paragraphs) trim(each);
  const alone = atoms.find(isInline);
  if (alone && !paragraphs.length && isInItem(block)) put(begin(), "\u00a0", style, from, [alone.getBoundingClientRect()]); // a mark needs text
  return { paragraphs: paragraphs.filter((each) => each.lines || each.line), atoms };
}

/**
 * What an inline box hands down to its text.
 * @param {Element} node
 * @param {CSSStyleDeclaration} own
 * @param {Inherited} given
 * @returns {Inherited}
 */
function hand(node, own, given) {
  const ground = own.display === "contents" ? null : colourOf(own.backgroundColor, given.opacity * Number(own.opacity));
  const decoration = own.textDecorationLine;
  const below = given.highlight ?? given.under;
  const isKnown = below[3] > 0 || (ground && ground[3] > 0.5); // nobody knows what a faint colour on a picture looks like
  const highlight = ground && ground[3] > 0.02 && isKnown ? upon(ground, below) : given.highlight;
  return {
    ...given,
    opacity: given.opacity * Number(own.opacity),
    highlight: clippedFill(own, node) ? given.highlight : highlight,
    fill: clippedFill(own, node) ?? given.fill,
    underline: given.underline || decoration.includes("underline") || hasUnderEdge(own),
    strike: given.strike || decoration.includes("line-through"),
    link: linkOf(node) || given.link,
    rise: own.verticalAlign === "super" || node.localName === "sup" ? 1 : own.verticalAlign === "sub" || node.localName === "sub" ? -1 : given.rise,
  };
}

/** The colour of a text: where its ground is known, as it looks there, for programs that know no faint text. @param {string} text @param {Inherited} given */
function seenColour(text, { opacity, highlight, under }) {
  const colour = colourOf(text, opacity);
  const ground = highlight ?? under;
  return ground[3] ? upon(colour, ground) : colour;
}

/** An edge below a word, such as a theme's links have, is a line under it. @param {CSSStyleDeclaration} own */
function hasUnderEdge(own) {
  const width = parseFloat(own.borderBottomWidth);
  return own.display === "inline" && width > 0 && own.borderBottomStyle !== "none" && parseFloat(own.borderTopWidth) === 0;
}

/** The gradient that text is cut out of, where there is one. @param {CSSStyleDeclaration} own @param {Element} node @returns {Fill | null} */
function clippedFill(own, node) {
  if (!own.backgroundClip.includes("text")) return null;
  const box = node.getBoundingClientRect();
  const gradient = gradientOf(own.backgroundImage, { w: box.width, h: box.height }, 1);
  return gradient && { gradient };
}

/** @param {Element} node */
function linkOf(node) {
  const address = node.localName === "a" ? (node.getAttribute("href") ?? "") : "";
  return /^(https?:|mailto:|tel:|(\/sheet)?#\d{3}-\d{2}$)/u.test(address) ? address : "";
}

/** Room after the last character: a run of its own where there are others before it. @param {Paragraph} into @param {number} gap */
function widen(into, gap) {
  const last = /** @type {Run} */ (into.runs.pop());
  const signs = [...last.text];
  const end = signs.pop() ?? "";
  if (signs.length) into.runs.push({ ...last, text: signs.join("") });
  into.runs.push({ ...last, text: end, spacing: last.spacing + gap });
}

/** Whether a block is an item of a list, or a paragraph of one. @param {Element} block */
function isInItem(block) {
  const parent = parentOf(block);
  return isListItem(block) || (block.localName === "p" && parent !== null && isListItem(parent));
}

/**
 * Where what is seen of a line of text ends, and the boxes of its characters. Only lines that are not broken are cut.
 * @param {Text} node
 * @param {number} from
 * @param {number} end
 * @param {DOMRect} clip
 */
function inView(node, from, end, clip) {
  const boxesTo = (/** @type {number} */ to) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  };
  const boxes = boxesTo(end);
  if (!boxes.length) return { to: end, boxes };
  if (!boxes.some((box) => common(box, clip).width >= 0.5 && common(box, clip).height >= 0.5)) return { to: from, boxes: [] };
  if (boxes.length > 1 || boxes[0].right <= clip.right + 1) return { to: end, boxes };
  let [low, high] = [from, end]; // what ends at `low` is in view, what ends at `high` is not
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (boxesTo(middle).every(({ right }) => right <= clip.right + 1)) low = middle;
    else high = middle;
  }
  low += /^[\p{L}\p{N}]*/u.exec(node.data.slice(low, end))?.[0].length ?? 0; // no half words
  return { to: low, boxes: boxesTo(low) };
}

/** White space at the end of a paragraph is not seen. @param {Paragraph} paragraph */
function trim({ runs }) {
  while (runs.length) {
    const last = runs[runs.length - 1];
    last.text = last.text.replace(/[ \n]+$/u, "");
    if (last.text) return;
    runs.pop();
  }
}

/** Where the lines of preserved white space begin and end. @param {Text} node */
function linesOf({ data }) {
  const lines = [];
  let from = 0;
  for (const { index } of data.matchAll(/\n/gu)) {
    lines.push({ from, to: index });
    from = index + 1;
  }
  return [...lines, { from, to: data.length }];
}

/** The height of a line in px; 0 where the font says it. @param {CSSStyleDeclaration} style @param {number} size */
function lineOf({ lineHeight, fontSize }, size) {
  return lineHeight === "normal" ? 0 : (parseFloat(lineHeight) / parseFloat(fontSize)) * size;
}
