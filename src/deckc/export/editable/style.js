// @ts-check
/*
 * Style: what computed styles say, in words that a presentation has: colours as [r, g, b, a], fonts by one name, lengths
 * in px of the canvas. The files of this folder are joined to one function; see measure.py.
 */

/** @typedef {[number, number, number, number]} Colour 0–255, the last 0–1 */
/** @typedef {{ angle: number, stops: [number, Colour][] }} Gradient `angle` of CSS in degrees, stops from 0 to 1 */
/** @typedef {{ colour: Colour } | { gradient: Gradient }} Fill */

const brush = /** @type {OffscreenCanvasRenderingContext2D} */ (
  new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })
);
/** @type {Map<string, Colour>} */
const colours = new Map();

/**
 * Any colour of CSS.
 * @param {string} text
 * @param {number} [opacity] of what has the colour
 * @returns {Colour}
 */
function colourOf(text, opacity = 1) {
  let found = colours.get(text);
  if (!found) {
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = "transparent";
    brush.fillStyle = text;
    brush.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = brush.getImageData(0, 0, 1, 1).data;
    found = [r, g, b, a / 255];
    colours.set(text, found);
  }
  return [found[0], found[1], found[2], found[3] * opacity];
}

/**
 * A colour as it looks upon another one; upon one that nobody knows (of a picture, seen through) what covers is known.
 * @param {Colour} top
 * @param {Colour} ground
 * @returns {Colour}
 */
function upon(top, ground) {
  const [r, g, b] = [0, 1, 2].map((at) => Math.round(top[at] * top[3] + ground[at] * (1 - top[3])));
  return [r, g, b, ground[3] || top[3] > 0.5 ? 1 : 0];
}

/** Parts of a value of CSS between commas, those in brackets together. @param {string} text */
function splitAtTop(text) {
  const parts = [""];
  let depth = 0;
  for (const sign of text) {
    depth += sign === "(" ? 1 : sign === ")" ? -1 : 0;
    if (sign === "," && !depth) parts.push("");
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim());
}

/**
 * A `linear-gradient()` whose stops are percentages; null for what is more than that.
 * @param {string} text as computed
 * @param {{ w: number, h: number }} box
 * @param {number} opacity
 * @returns {Gradient | null}
 */
function gradientOf(text, { w, h }, opacity) {
  const inner = /^linear-gradient\((.*)\)$/su.exec(text)?.[1];
  if (!inner) return null;
  const parts = splitAtTop(inner);
  let angle = 180;
  const direction = parts[0].replace(/\s*\bin [\w-]+( hue)?/u, "").trim();
  if (/^(to |[-\d.]+deg$)/u.test(direction) || /^in /u.test(parts[0])) {
    parts.shift();
    angle = direction ? angleOf(direction, w, h) : 180;
  }
  const stops = parts.flatMap((part) => {
    const places = part.match(/(?<=\s)-?[\d.]+(%|px)/gu) ?? [];
    const colour = colourOf(part.replace(/\s+-?[\d.]+(%|px)/gu, ""), opacity);
    const length = Math.abs(w * Math.sin((angle * Math.PI) / 180)) + Math.abs(h * Math.cos((angle * Math.PI) / 180));
    const values = places.map((place) => (place.endsWith("px") ? parseFloat(place) / length : parseFloat(place) / 100));
    return (values.length ? values : [NaN]).map((at) => /** @type {[number, Colour]} */ ([at, colour]));
  });
  if (stops.length < 2 || /calc|var/u.test(inner)) return null;
  if (Number.isNaN(stops[0][0])) stops[0][0] = 0;
  if (Number.isNaN(stops[stops.length - 1][0])) stops[stops.length - 1][0] = 1;
  for (let at = 1; at < stops.length; at += 1) {
    if (!Number.isNaN(stops[at][0])) continue;
    let next = at;
    while (Number.isNaN(stops[next][0])) next += 1;
    stops[at][0] = stops[at - 1][0] + (stops[next][0] - stops[at - 1][0]) / (next - at + 1);
  }
  return { angle, stops };
}

/** @param {string} direction @param {number} w @param {number} h */
function angleOf(direction, w, h) {
  if (!direction.startsWith("to ")) return parseFloat(direction);
  const x = /right/u.test(direction) ? 1 : /left/u.test(direction) ? -1 : 0;
  const y = /bottom/u.test(direction) ? 1 : /top/u.test(direction) ? -1 : 0;
  return x && y ? (Math.atan2(x * h, -y * w) * 180) / Math.PI : (Math.atan2(x, -y) * 180) / Math.PI;
}

/** Names of CSS for "whatever the reader's system has", and what most systems have that is as wide. */
const GENERIC = /** @type {Record<string, string>} */ ({
  serif: "Times New Roman", "ui-serif": "Times New Roman", math: "Cambria Math", monospace: "Courier New",
  "ui-monospace": "Courier New", emoji: "Segoe UI Emoji",
});
/** @type {Map<string, { name: string, kind: string }>} */
const fonts = new Map();

/**
 * The font that draws a text: the first of the list that is there.
 * @param {string} families
 */
function fontOf(families) {
  let found = fonts.get(families);
  if (!found) {
    const names = splitAtTop(families).map((name) => name.replace(/^["']|["']$/gu, ""));
    const name = names.find((each) => GENERIC_NAME.test(each) || isThere(each)) ?? "sans-serif";
    const kind = isMono(families) ? "mono" : /\bserif\b/u.test(names.at(-1)?.replace("sans-serif", "") ?? "") ? "serif" : "sans";
    const usual = kind === "mono" ? "Courier New" : "Arial";
    found = { name: GENERIC_NAME.test(name) ? (GENERIC[name] ?? usual) : name, kind };
    fonts.set(families, found);
  }
  return found;
}

const GENERIC_NAME = /^(serif|sans-serif|monospace|cursive|fantasy|system-ui|math|emoji|ui-[a-z-]+|-apple-system|BlinkMacSystemFont)$/u;

/** Whether a font is loaded or installed: then at least one of two texts differs from what is drawn without it. @param {string} name */
function isThere(name) {
  return ["monospace", "serif"].some((other) => {
    brush.font = `40px ${other}`;
    const without = brush.measureText("mMwWi@1 lL").width;
    brush.font = `40px "${name}", ${other}`;
    return brush.measureText("mMwWi@1 lL").width !== without;
  });
}

/** @param {string} families */
function isMono(families) {
  brush.font = `40px ${families}`;
  return Math.abs(brush.measureText("iiii").width - brush.measureText("MMMM").width) < 0.5;
}
