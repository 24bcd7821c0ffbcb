// @ts-check
/*
 * Tables: rows of cells with their text, edges, fill and room.
 */

/**
 * Adds a table; false when a cell holds more than text.
 * @param {HTMLTableElement} node
 * @param {Context} given
 */
function table(node, given) {
  const rows = [...node.rows].filter((row) => styleOf(row).display !== "none");
  const cells = rows.flatMap((row) => [...row.cells]);
  if (!cells.length || styleOf(node).display !== "table" || !cells.every(isPlainCell)) return false;
  const grid = gridOf(rows);
  if (!grid) return false;
  const edges = [...new Set(cells.flatMap((cell) => [round(cell.getBoundingClientRect().left), round(cell.getBoundingClientRect().right)]))].sort((a, b) => a - b);
  const columns = Math.max(...grid.map((row) => row.length));
  const lines = columnLines(grid, columns);
  if (!lines || edges.length < 2) return false;
  const top = rows[0].getBoundingClientRect().top;
  const bottom = rows[rows.length - 1].getBoundingClientRect().bottom;
  if (node.caption) walk(node.caption, given);
  state.items.push({
    kind: "table",
    ...boxOf(new DOMRect(lines[0], top, lines[columns] - lines[0], bottom - top)),
    columns: lines.slice(1).map((line, index) => line - lines[index]),
    rows: rows.map((row, index) => ({
      h: row.getBoundingClientRect().height,
      cells: grid[index].map((cell, column) => cellOf(cell, grid, index, column, given)),
    })),
  });
  return true;
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 4) / 4;
}

/** @param {HTMLTableCellElement} cell */
function isPlainCell(cell) {
  return flatNodes(cell).every((child) => isInline(child) || !isShown(child) || (child instanceof HTMLParagraphElement && !isDecorated(child)));
}

/**
 * The cell at each place, that of a span at each of its places; null when the table is not whole.
 * @param {HTMLTableRowElement[]} rows
 */
function gridOf(rows) {
  /** @type {HTMLTableCellElement[][]} */
  const grid = rows.map(() => []);
  rows.forEach((row, down) => {
    let across = 0;
    for (const cell of row.cells) {
      while (grid[down][across]) across += 1;
      for (let y = down; y < Math.min(down + cell.rowSpan, rows.length); y += 1) {
        for (let x = across; x < across + Math.min(cell.colSpan, 100); x += 1) grid[y][x] = cell;
      }
    }
  });
  const width = Math.max(...grid.map((row) => row.length));
  return grid.every((row) => row.length === width && !row.includes(/** @type {any} */ (undefined))) ? grid : null;
}

/**
 * Where columns begin, and where the last ends.
 * @param {HTMLTableCellElement[][]} grid
 * @param {number} columns
 */
function columnLines(grid, columns) {
  const lines = Array.from({ length: columns + 1 }, () => NaN);
  for (const row of grid) {
    row.forEach((cell, index) => {
      const { left, right } = cell.getBoundingClientRect();
      if (row[index - 1] !== cell) lines[index] = left;
      if (row[index + 1] !== cell && Number.isNaN(lines[index + 1])) lines[index + 1] = right;
    });
  }
  return lines.some(Number.isNaN) ? null : lines;
}

/**
 * @param {HTMLTableCellElement} cell
 * @param {HTMLTableCellElement[][]} grid
 * @param {number} down
 * @param {number} across
 * @param {Context} given
 */
function cellOf(cell, grid, down, across, given) {
  const covered = grid[down - 1]?.[across] === cell || grid[down][across - 1] === cell;
  if (covered) return { over: [grid[down][across - 1] === cell, grid[down - 1]?.[across] === cell] };
  const style = styleOf(cell);
  const row = /** @type {HTMLTableRowElement} */ (cell.parentElement);
  const scale = scaleOf(cell);
  const grounds = [row.parentElement, row, cell].map((node) => colourOf(styleOf(/** @type {Element} */ (node)).backgroundColor, given.opacity));
  const colour = grounds.findLast((ground) => ground[3] > 0.01) ?? null;
  const inside = { ...given, opacity: given.opacity * Number(style.opacity), under: colour ? upon(colour, given.under) : given.under };
  const { paragraphs, atoms } = cellText(cell, inside);
  for (const atom of atoms) state.after.push(() => walk(atom, inside));
  return {
    span: [Math.min(cell.colSpan, grid[down].length - across), Math.min(cell.rowSpan, grid.length - down)],
    over: null,
    fill: colour && { colour },
    edges: cellEdges(cell, row, grid, down, given, scale),
    room: SIDES.map((side) => parseFloat(style[`padding${side}`]) * scale),
    anchor: { middle: "ctr", bottom: "b" }[style.verticalAlign] ?? "t",
    paragraphs: paragraphs.map(paragraphOf),
  };
}

/** @param {HTMLTableCellElement} cell @param {Context} given */
function cellText(cell, given) {
  const blocks = [...cell.children].filter((child) => !isInline(child));
  const found = (blocks.length ? blocks : [cell]).map((block) => readInline(flatNodes(block), block, inherited(block, given)));
  return { paragraphs: found.flatMap((each) => each.paragraphs), atoms: found.flatMap((each) => each.atoms) };
}

/**
 * Edges of a cell; rows have some where edges of neighbours are one.
 * @param {HTMLTableCellElement} cell
 * @param {HTMLTableRowElement} row
 * @param {HTMLTableCellElement[][]} grid
 * @param {number} down
 * @param {Context} given
 * @param {number} scale
 */
function cellEdges(cell, row, grid, down, given, scale) {
  const own = edgesOf(styleOf(cell), given.opacity, scale);
  const ofRow = edgesOf(styleOf(row), given.opacity, scale);
  const part = /** @type {HTMLElement} */ (row.parentElement);
  const ofPart = edgesOf(styleOf(part), given.opacity, scale);
  const [first, last] = [part.firstElementChild === row, part.lastElementChild === row];
  const under = grid[down + 1]?.[0]?.parentElement;
  const below = under ? edgesOf(styleOf(under), given.opacity, scale)[0] : null;
  const edges = [
    own[0] ?? ofRow[0] ?? (first ? ofPart[0] : null), own[1],
    own[2] ?? ofRow[2] ?? (last ? ofPart[2] : null) ?? below, own[3],
  ];
  // Not every program shows what is seen through the lines of a table.
  return edges.map((edge) => edge && { ...edge, colour: given.under[3] ? upon(edge.colour, given.under) : edge.colour });
}
