/**
 * v-drag: the place of a box that `v-drag` or `<VDrag>` puts on the canvas. Source: Slidev guide, "Draggable Elements".
 */

/**
 * `x,y,width,height[,rotation]` as text, as a list, or by a name in the frontmatter's `dragPos`.
 * @param {any} value
 * @param {any} frontmatter
 * @returns {{ id: string, numbers: number[] }} no numbers: it stays where it flows
 */
export function placeOf(value, frontmatter) {
  const isNamed = typeof value === "string" && !value.includes(",");
  const given = isNamed ? frontmatter?.dragPos?.[value] : value;
  const parts = Array.isArray(given) ? given : typeof given === "string" ? given.split(",") : [];
  const numbers = parts.map((part) => (String(part).trim() === "_" ? NaN : Number(part)));
  return { id: isNamed ? value : numbers.join("-") || "free", numbers: numbers.length < 4 ? [] : numbers };
}

/** @param {number[]} numbers @returns {Record<string, string>} */
export function styleOf([x, y, width, height, rotation = 0]) {
  if (x === undefined) return {};
  return {
    position: "absolute",
    zIndex: "100",
    left: `${x}px`,
    top: `${y}px`,
    width: `${width}px`,
    ...(Number.isNaN(height) ? {} : { height: `${height}px` }),
    transformOrigin: "center center",
    transform: `rotate(${rotation}deg)`,
  };
}
