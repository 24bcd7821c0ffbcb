// @ts-check
/**
 * Strokes: lines as a hand draws them, as SVG path data. Pure; the same seed gives the same strokes.
 */

/**
 * @typedef {[number, number]} Point
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 * @typedef {() => number} Random 0 to 1
 */

/**
 * Random numbers that depend on a text alone.
 * @param {string} seed
 * @returns {Random}
 */
export function seeded(seed) {
  let state = 2166136261;
  for (const sign of seed) state = Math.imul(state ^ /** @type {number} */ (sign.codePointAt(0)), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A line that bends a little and misses its ends a little.
 * @param {Point} from
 * @param {Point} to
 * @param {Random} random
 */
function line([ax, ay], [bx, by], random) {
  const sway = Math.min(2.5, Math.hypot(bx - ax, by - ay) / 40 + 0.5);
  const off = () => (random() - 0.5) * 2 * sway;
  const along = (/** @type {number} */ share) => `${round(ax + (bx - ax) * share + off())} ${round(ay + (by - ay) * share + off())}`;
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
    points.push([x + width / 2 + (Math.cos(angle) * width * reach) / 2, y + height / 2 + (Math.sin(angle) * height * reach) / 2]);
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
    const bends = [0, 1].map((axis) => [from[axis] + (to[axis] - before[axis]) / 6, to[axis] - (after[axis] - from[axis]) / 6]);
    path += `C${[bends[0][0], bends[1][0], bends[0][1], bends[1][1], to[0], to[1]].map(round).join(" ")}`;
  }
  return path;
}

/**
 * The strokes of one kind of mark, in the order they are drawn.
 * @param {string} type
 * @param {Box} text what is marked
 * @param {{ padding: number[], iterations: number, rtl: boolean, brackets: string[] }} options padding: top, right, bottom, left
 * @param {Random} random
 * @returns {string[]}
 */
export function strokesOf(type, text, { padding, iterations, rtl, brackets }, random) {
  const [top, right, bottom, left] = padding;
  const end = text.x + text.width;
  const middle = text.y + text.height / 2;
  /** @type {Box} */
  const box = { x: text.x - left, y: text.y - top, width: text.width + left + right, height: text.height + top + bottom };
  const [x, y, farX, farY] = [box.x, box.y, box.x + box.width, box.y + box.height];
  const level = (/** @type {number} */ height) => [[[text.x, height], [end, height]]];
  const bracket = (/** @type {string} */ side) => {
    const [near, far] = { left: [text.x, text.x - left * 2], right: [end, end + right * 2] }[side] ?? [0, 0];
    const [inner, outer] = { top: [text.y, text.y - top * 2], bottom: [text.y + text.height, text.y + text.height + bottom * 2] }[side] ?? [0, 0];
    return side === "left" || side === "right"
      ? [[[near, y], [far, y]], [[far, y], [far, farY]], [[far, farY], [near, farY]]]
      : [[[x, inner], [x, outer]], [[x, outer], [farX, outer]], [[farX, outer], [farX, inner]]];
  };
  /** @type {Record<string, () => any[]>} */
  const lines = {
    "underline": () => level(text.y + text.height + bottom),
    "strike-through": () => level(middle),
    "highlight": () => level(middle),
    "crossed-off": () => [[[text.x, text.y], [end, text.y + text.height]], [[end, text.y], [text.x, text.y + text.height]]],
    "box": () => [[[x, y], [farX, y]], [[farX, y], [farX, farY]], [[farX, farY], [x, farY]], [[x, farY], [x, y]]],
    "bracket": () => brackets.flatMap(bracket),
  };
  const rounds = Array.from({ length: Math.max(1, iterations) }, (_, index) => index);
  if (type === "circle") return rounds.map(() => oval(box, random));
  const drawn = (lines[type] ?? lines.underline)();
  return rounds.flatMap((round) =>
    drawn.map(([from, to]) => ((round % 2 === 1) !== rtl && type !== "bracket" ? line(to, from, random) : line(from, to, random))),
  );
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}
