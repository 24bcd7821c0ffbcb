// @ts-check
/*
 * Lists and texts: paragraphs of blocks as one text with its place, list items with their levels and marks.
 */

const HEADINGS = "h1, h2, h3, h4, h5, h6";
const BULLETS = /** @type {Record<string, string>} */ ({ disc: "•", circle: "◦", square: "▪", "disclosure-open": "▾", "disclosure-closed": "▸" });
const NUMBERS = /** @type {Record<string, string>} */ ({
  decimal: "arabicPeriod", "decimal-leading-zero": "arabicPeriod", "lower-alpha": "alphaLcPeriod", "lower-latin": "alphaLcPeriod",
  "upper-alpha": "alphaUcPeriod", "upper-latin": "alphaUcPeriod", "lower-roman": "romanLcPeriod", "upper-roman": "romanUcPeriod",
});

/** @param {Element} node */
function isListItem(node) {
  return styleOf(node).display === "list-item";
}

/** How many lists a list item is in, from 0. @param {Element} node */
function levelOf(node) {
  let level = -1;
  for (let at = parentOf(node); at && at.id !== state.id; at = parentOf(at)) level += at.matches("ul, ol") ? 1 : 0;
  return Math.max(level, 0);
}

/**
 * Gives a list item's first paragraph its mark.
 * @param {Paragraph} paragraph
 * @param {Element} node
 * @param {number} level
 * @param {Context} given
 */
function mark(paragraph, node, level, given) {
  const style = styleOf(node);
  paragraph.level = Math.min(level, 8);
  const colour = colourOf(getComputedStyle(node, "::marker").color, given.opacity);
  const box = node.querySelector(":scope > input[type=checkbox], :scope > p > input[type=checkbox]");
  const type = style.listStyleType;
  if (box) paragraph.bullet = { sign: /** @type {HTMLInputElement} */ (box).checked ? "☑" : "☐", colour };
  else if (type === "none" || style.listStyleImage !== "none") return;
  else if (NUMBERS[type]) paragraph.bullet = { numbers: NUMBERS[type], start: /** @type {HTMLLIElement} */ (node).value || orderOf(node), colour };
  else paragraph.bullet = { sign: BULLETS[type] ?? (/^["'](.*)["']$/u.exec(type)?.[1].trim() || "•"), colour };
  const size = paragraph.runs[0]?.size ?? 16;
  const digits = String(/** @type {{ start?: number }} */ (paragraph.bullet).start ?? "").length;
  paragraph.indent = -(NUMBERS[type] ? 0.7 + 0.65 * digits : 1.4) * size;
}

/** The number of an item in its list. @param {Element} node */
function orderOf(node) {
  const list = node.parentElement;
  const items = [...(list?.children ?? [])].filter(isListItem);
  return items.indexOf(node) + (list instanceof HTMLOListElement ? list.start : 1);
}

/**
 * A whole list as one text; false when there is more in it than text.
 * @param {Element} node
 * @param {Context} given
 */
function list(node, given) {
  if (!isPlainList(node)) return false;
  /** @type {Paragraph[]} */
  const paragraphs = [];
  /** @type {Element[]} */
  const atoms = [];
  readItems(node, given, paragraphs, atoms);
  if (paragraphs.some(({ runs }) => runs.length)) putText(paragraphs, node, given);
  for (const atom of atoms) walk(atom, given);
  return true;
}

/** Whether a list, or a block in one, holds text and lists and nothing else. @param {Element} node @returns {boolean} */
function isPlainList(node) {
  return flatNodes(node).every((child) => {
    if (isInline(child)) return !isShown(child) || isListItem(node) || node.localName === "p";
    if (!(child instanceof Element) || styleOf(child).display === "none") return true;
    const plain = child.matches("ul, ol, li, p") && !isDecorated(child) && !unsayable(child) && !turnOf(styleOf(child));
    return plain && !/flex|grid/u.test(styleOf(child).display) && styleOf(child).position !== "absolute" && isPlainList(child);
  });
}

/**
 * @param {Element} node a list, one of its items, or a block in it
 * @param {Context} outer
 * @param {Paragraph[]} paragraphs
 * @param {Element[]} atoms
 */
function readItems(node, outer, paragraphs, atoms) {
  const given = { ...outer, opacity: outer.opacity };
  /** @type {Node[]} */
  let line = [];
  let marked = !isListItem(node);
  const endLine = () => {
    const found = line.some(isShown) ? readInline(line, node, inherited(node, given)) : { paragraphs: [], atoms: [] };
    line = [];
    atoms.push(...found.atoms);
    for (const paragraph of found.paragraphs) {
      paragraph.level = Math.min(levelOf(node) + (isListItem(node) ? 0 : -1), 8);
      if (!marked) mark(paragraph, node, levelOf(node), given);
      marked = true;
      paragraphs.push(paragraph);
    }
  };
  for (const child of flatNodes(node)) {
    if (isInline(child)) line.push(child);
    else if (child instanceof Element && styleOf(child).display !== "none" && Number(styleOf(child).opacity) > 0.02) {
      endLine();
      const before = paragraphs.length;
      readItems(child, { ...given, opacity: given.opacity * Number(styleOf(child).opacity) }, paragraphs, atoms);
      if (!marked && child.localName === "p" && paragraphs[before]) {
        mark(paragraphs[before], node, levelOf(node), given);
        marked = true;
      }
    }
  }
  endLine();
}

/**
 * Adds texts: one, or one a column.
 * @param {Paragraph[]} all
 * @param {Element} block
 * @param {Context} given
 */
function putText(all, block, given) {
  /** @type {Paragraph[][]} */
  const columns = [[]];
  let bottom = -Infinity;
  for (const paragraph of all) {
    const isNext = paragraph.lines > 0 && paragraph.first.bottom < bottom - paragraph.line;
    if (isNext) columns.push([]);
    columns[columns.length - 1].push(paragraph);
    if (paragraph.lines) bottom = paragraph.last.bottom;
  }
  for (const column of columns) putColumn(column, block, given, columns.length > 1);
}

/**
 * Its top is where the first line's slot begins.
 * @param {Paragraph[]} all
 * @param {Element} block
 * @param {Context} given
 * @param {boolean} narrow as wide as its lines, not as its block
 */
function putColumn(all, block, given, narrow) {
  const start = all.findIndex(({ lines }) => lines);
  const paragraphs = all.slice(Math.max(start, 0)).filter(({ runs, line }) => runs.length || line);
  const placed = paragraphs.filter(({ lines }) => lines);
  if (!placed.length) return;
  const inner = roomOf(block, placed, narrow);
  const marked = placed.filter(({ bullet }) => bullet);
  const before = Math.max(0, ...marked.map(({ indent, first }) => inner.left - indent - first.left)); // marks that reach out of the block
  inner.left -= before;
  const { said, top, bottom } = stacked(paragraphs, inner.left, placed.length > 1);
  const single = placed.every(({ lines }) => lines === 1);
  if (single && placed.length === 1) leaveOut(inner, placed[0]);
  if (single) widenRoom(inner, placed[0].align);
  const heading = /** @type {Element | null} */ (block.closest(HEADINGS));
  state.items.push({
    kind: "text",
    ...boxOf(new DOMRect(inner.left, top, inner.right - inner.left, bottom - top)),
    wrap: !single,
    heading: heading ? Number(heading.localName[1]) : 0,
    paragraphs: said,
    ...linked(given),
  });
}

/**
 * Paragraphs one below the other: the room before each and left of it.
 * @param {Paragraph[]} paragraphs
 * @param {number} edge
 * @param {boolean} several
 */
function stacked(paragraphs, edge, several) {
  let [top, bottom] = [0, 0];
  const said = paragraphs.map((each, index) => {
    if (!each.lines) {
      bottom += each.line;
      return paragraphOf(each);
    }
    const slot = each.above - each.line;
    const before = index ? Math.max(0, slot - bottom) : 0;
    if (!index) top = slot;
    bottom = Math.max(each.below, each.above);
    const room = each.align === "left" ? Math.max(0, each.first.left - edge) : 0;
    const left = each.bullet || (several && each.level) ? room : 0;
    const indent = each.bullet ? Math.max(each.indent, -left) : room - left > 1 ? room - left : 0;
    return { ...paragraphOf(each), before, left, indent };
  });
  return { said, top, bottom };
}

/**
 * Where the lines of a block begin and end.
 * @param {Element} block
 * @param {Paragraph[]} placed
 * @param {boolean} narrow
 */
function roomOf(block, placed, narrow) {
  const style = styleOf(block);
  const rect = block.getBoundingClientRect();
  const scale = scaleOf(block);
  const left = rect.left + (parseFloat(style.paddingLeft || "0") + parseFloat(style.borderLeftWidth || "0")) * scale;
  const right = rect.right - (parseFloat(style.paddingRight || "0") + parseFloat(style.borderRightWidth || "0")) * scale;
  if (right > left && !narrow && !/^(inline|contents)$/u.test(style.display)) return { left, right };
  const lefts = placed.map(({ first, indent }) => first.left + indent);
  return { left: Math.min(...lefts), right: Math.max(...placed.flatMap(({ first, last }) => [first.right, last.right])) };
}

/**
 * A line that is not at the left stands where it does beside an icon or a formula in the line, which are placed by themselves.
 * @param {{ left: number, right: number }} inner
 * @param {Paragraph} line
 */
function leaveOut(inner, { align, first, last }) {
  if (align === "right") inner.right = last.right;
  else if (align === "center") {
    const middle = (first.left + last.right) / 2;
    const half = Math.min(middle - inner.left, inner.right - middle);
    [inner.left, inner.right] = [middle - half, middle + half];
  }
}

/**
 * Lines that are not broken get more room than they need: the reader's font may be a wider one.
 * @param {{ left: number, right: number }} inner
 * @param {string} align
 */
function widenRoom(inner, align) {
  const extra = (inner.right - inner.left) * 0.3;
  const most = { before: Math.max(0, inner.left - state.corner.left), after: Math.max(0, state.corner.right - inner.right) };
  if (align === "center") {
    const side = Math.min(extra / 2, most.before, most.after);
    [inner.left, inner.right] = [inner.left - side, inner.right + side];
  } else if (align === "right") inner.left -= Math.min(extra, most.before);
  else inner.right += Math.min(extra, most.after);
}

/** @param {Paragraph} paragraph */
function paragraphOf({ runs, line, align, rtl, level, bullet }) {
  return { runs, line, align, rtl, level, bullet, before: 0, left: 0, indent: 0 };
}

/** @param {Context} given */
function linked({ link }) {
  return link ? { link } : {};
}
