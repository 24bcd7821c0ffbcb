// @ts-check
/**
 * Rough lines: lines as a hand draws them, as SVG path data. Pure; the same seed gives the same strokes.
 */

/**
 * @typedef {[number, number]} Point
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 * @typedef {import("../base/seeded-random.js").Random} Random
 */

/**
 * A line that bends a little and misses its ends a little.
 * @param {Point} from
 * @param {Point} to
 * @param {Random} random
 */
function line([ax, ay], [bx, by], random) {
  const sway = Math.min(2.5, Math.hypot(bx - ax, by - ay) / 40 + 0.5);
  const off = () => (random() - 0.5) * 2 * sway;
  const between = (/** @type {number} */ a, /** @type {number} */ b, /** @type {number} */ share) =>
    round(a + (b - a) * share + off());
  const along = (/** @type {number} */ share) => `${between(ax, bx, share)} ${between(ay, by, share)}`;
  return `M${along(0)}C${along(0.35)} ${along(0.7)} ${along(1)}`;
}

/**
 * An oval that does not quite meet its beginning.
 * @param {Box} box
 * @param {Random} random
 */
function oval({ x, y, width, height }, random) {
  const turn = random() * 0.6 - Math.PI / 2;
  const steps = 9;
  /** @type {Point[]} */
  const points = [];
  for (let step = -1; step <= steps + 2; step++) {
    const angle = turn + (step / steps) * (2 * Math.PI + 0.15);
    const reach = 1 + (random() - 0.5) * 0.06;
    const [across, down] = [Math.cos(angle) * width * reach, Math.sin(angle) * height * reach];
    points.push([x + (width + across) / 2, y + (height + down) / 2]);
  }
  return smooth(points);
}

/**
 * A curve through all points but the first and the last, which give its direction.
 * @param {Point[]} points
 */
function smooth(points) {
  let path = `M${points[1].map(round).join(" ")}`;
  for (let index = 1; index < points.length - 2; index++) {
    const [before, from, to, after] = points.slice(index - 1, index + 3);
    const leaving = [0, 1].map((axis) => from[axis] + (to[axis] - before[axis]) / 6);
    const arriving = [0, 1].map((axis) => to[axis] - (after[axis] - from[axis]) / 6);
    path += `C${[...leaving, ...arriving, ...to].map(round).join(" ")}`;
  }
  return path;
}

/**
 * @typedef {{ padding: number[], iterations: number, rtl: boolean, brackets: string[] }} Options
 *   `padding`: top, right, bottom, left
 * @typedef {[Point, Point]} Line
 */

/**
 * The strokes of one kind of mark, in the order they are drawn.
 * @param {string} type
 * @param {Box} text what is marked
 * @param {Options} options
 * @param {Random} random
 * @returns {string[]}
 */
export function strokesOf(type, text, options, random) {
  const [top, right, bottom, left] = options.padding;
  const { x, y, width, height } = text;
  const box = { x: x - left, y: y - top, width: width + left + right, height: height + top + bottom };
  const rounds = Array.from({ length: Math.max(1, options.iterations) }, (_, index) => index);
  if (type === "circle") return rounds.map(() => oval(box, random));
  const drawn = (LINES[type] ?? LINES.underline)(text, box, options);
  // The pen goes there and back, but for brackets.
  const turns = (/** @type {number} */ round) => type !== "bracket" && (round % 2 === 1) !== options.rtl;
  return rounds.flatMap((round) => drawn.map(([a, b]) => (turns(round) ? line(b, a, random) : line(a, b, random))));
}

/**
 * Lines by the kind of mark: of the text and of the box with padding round it.
 * @type {Record<string, (text: Box, box: Box, options: Options) => Line[]>}
 */
const LINES = {
  "underline": (text, box) => [level(text, box.y + box.height)],
  "strike-through": (text) => [level(text, text.y + text.height / 2)],
  "highlight": (text) => [level(text, text.y + text.height / 2)],
  "crossed-off": (text) => {
    const [a, b, c, d] = corners(text);
    return [[a, c], [b, d]];
  },
  "box": (_, box) => {
    const [a, b, c, d] = corners(box);
    return [[a, b], [b, c], [c, d], [d, a]];
  },
  "bracket": (text, box, { padding, brackets }) => brackets.flatMap((side) => bracket(side, text, box, padding)),
};

/**
 * @param {Box} box
 * @param {number} height
 * @returns {Line}
 */
function level({ x, width }, height) {
  return [[x, height], [x + width, height]];
}

/**
 * From the top left one round.
 * @param {Box} box
 * @returns {Point[]}
 */
function corners({ x, y, width, height }) {
  return [[x, y], [x + width, y], [x + width, y + height], [x, y + height]];
}

/**
 * A bracket stands twice the padding away; its arms reach to the text.
 * @param {string} side
 * @param {Box} text
 * @param {Box} box
 * @param {number[]} padding
 * @returns {Line[]}
 */
function bracket(side, text, box, [top, right, bottom, left]) {
  const [a, b, c, d] = corners(text);
  const [farA, farB, farC, farD] = corners(box);
  /** @type {Record<string, Point[]>} */
  const ways = {
    left: [[a[0], farA[1]], [a[0] - left * 2, farA[1]], [a[0] - left * 2, farD[1]], [d[0], farD[1]]],
    right: [[b[0], farB[1]], [b[0] + right * 2, farB[1]], [b[0] + right * 2, farC[1]], [c[0], farC[1]]],
    top: [[farA[0], a[1]], [farA[0], a[1] - top * 2], [farB[0], b[1] - top * 2], [farB[0], b[1]]],
    bottom: [[farD[0], d[1]], [farD[0], d[1] + bottom * 2], [farC[0], c[1] + bottom * 2], [farC[0], c[1]]],
  };
  const points = ways[side] ?? ways.right;
  return points.slice(1).map((point, index) => [points[index], point]);
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}
