// @ts-check
/** Stroke path: a stroke of a drawing as an SVG path. Pure but for `strokeOf`. Tools are those of Slidev, "Drawing". */

/**
 * @typedef {[x: number, y: number]} Point in px of the canvas
 * @typedef {{ tool: string, color: string, width: number, points: Point[], d?: string, filled?: boolean }} Stroke shapes
 * have two points, the first and the last; a path has its `d`
 */

const SVG = "http://www.w3.org/2000/svg";
const PATH = /^[MmZzLlHhVvCcSsQqTtAaeE\d\s.,+-]*$/;
const HEAD = 4; // an arrow's head, in widths of its line

/** @type {Record<string, (points: Point[], width: number) => string>} */
const SHAPES = {
  stylus: smooth,
  line: ([a, b]) => `M${at(a)}L${at(b)}`,
  arrow: ([a, b], width) => `M${at(a)}L${at(b)}${headOf(a, b, width * HEAD)}`,
  rectangle: ([[left, top], [right, bottom]]) => `M${left} ${top}H${right}V${bottom}H${left}Z`,
  ellipse: ([[left, top], [right, bottom]]) => {
    const [x, y] = [Math.abs(right - left) / 2, Math.abs(bottom - top) / 2];
    const middle = (top + bottom) / 2;
    return `M${left} ${middle}A${x} ${y} 0 1 1 ${right} ${middle}A${x} ${y} 0 1 1 ${left} ${middle}Z`;
  },
};

/**
 * The `d` of a stroke; nothing for a tool that is none.
 * @param {Stroke} stroke
 */
export function pathOf({ tool, points, width, d }) {
  if (tool === "path") return PATH.test(d ?? "") ? String(d) : "";
  const shape = Object.hasOwn(SHAPES, tool) ? SHAPES[tool] : undefined;
  const whole = points.map(([x, y]) => /** @type {Point} */ ([round(x), round(y)]));
  const ends = tool === "stylus" ? whole : [whole[0], whole[whole.length - 1]];
  return shape && whole.length ? shape(ends, Number(width)) : "";
}

/**
 * A path element. Strokes may come from other devices: nothing of them is taken for markup or CSS.
 * @param {Stroke} stroke
 */
export function strokeOf(stroke) {
  const path = document.createElementNS(SVG, "path");
  const color = /^#[0-9a-f]{6}$/i.test(stroke.color) ? stroke.color : "#000000";
  const values = {
    "d": pathOf(stroke),
    "fill": stroke.filled === true ? color : "none",
    "stroke": color,
    "stroke-width": String(Number(stroke.width) || 1),
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
  };
  for (const [name, value] of Object.entries(values)) path.setAttribute(name, value);
  return path;
}

/**
 * A drawing as an element of the canvas's size.
 * @param {{ width: number, height: number }} deck
 * @param {Stroke[]} strokes
 */
export function drawingOf({ width, height }, strokes) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "slidev-drawing");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("aria-hidden", "true");
  svg.append(...strokes.map(strokeOf));
  return svg;
}

/**
 * Through the middles between points, bent by the points: a hand's line without corners. One point is a dot.
 * @param {Point[]} points
 */
function smooth([first, ...rest]) {
  if (!rest.length) return `M${at(first)}h0`;
  const curves = rest.slice(0, -1).map((point, index) => {
    const [x, y] = rest[index + 1];
    return `Q${at(point)} ${at([round((point[0] + x) / 2), round((point[1] + y) / 2)])}`;
  });
  return `M${at(first)}${curves.join("")}L${at(rest[rest.length - 1])}`;
}

/**
 * @param {Point} from
 * @param {Point} to
 * @param {number} length
 */
function headOf(from, to, length) {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const wing = (/** @type {number} */ turn) =>
    at([round(to[0] - length * Math.cos(angle + turn)), round(to[1] - length * Math.sin(angle + turn))]);
  return `M${wing(0.5)}L${at(to)}L${wing(-0.5)}`;
}

/** @param {Point} point */
function at([x, y]) {
  return `${x} ${y}`;
}

/** @param {number} value */
function round(value) {
  return Math.round(Number(value) * 10) / 10 || 0;
}
