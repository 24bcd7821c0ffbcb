// @ts-check
/*
 * Boxes: what a box of CSS paints behind its content: background, border, rounded corners, shadow.
 */

const SIDES = /** @type {const} */ (["Top", "Right", "Bottom", "Left"]);

/** @param {Element} node */
function isDecorated(node) {
  const style = styleOf(node);
  return (
    groundOfBox(style)[3] > 0.01 || (style.backgroundImage !== "none" && !style.backgroundClip.includes("text")) ||
    style.boxShadow !== "none" || edgesOf(style, 1).some((edge) => edge !== null)
  );
}

/** The colour behind all of a box; nothing where only its text is painted with it. @param {CSSStyleDeclaration} style @returns {Colour} */
function groundOfBox({ backgroundClip, backgroundColor }, opacity = 1) {
  return backgroundClip.includes("text") ? [0, 0, 0, 0] : colourOf(backgroundColor, opacity);
}

/**
 * Its four edges, null where there is none.
 * @param {CSSStyleDeclaration} style
 * @param {number} opacity
 */
function edgesOf(style, opacity, scale = 1) {
  return SIDES.map((side) => {
    const width = parseFloat(style[`border${side}Width`]) * scale;
    const kind = style[`border${side}Style`];
    const colour = colourOf(style[`border${side}Color`], opacity);
    return width > 0 && kind !== "none" && kind !== "hidden" && colour[3] > 0.01 ? { width, kind, colour } : null;
  });
}

/**
 * Adds what is behind the content of an element.
 * @param {Element} node
 * @param {Context} given
 * @returns {Colour} the colour that its content stands on
 */
function decorate(node, given) {
  if (!isDecorated(node) || styleOf(node).display === "inline") return given.under;
  const style = styleOf(node);
  const whole = node.getBoundingClientRect();
  const seen = common(whole, given.clip);
  if (seen.width < 0.5 || seen.height < 0.5) return given.under;
  const scale = scaleOf(node);
  const layers = style.backgroundImage === "none" || style.backgroundClip.includes("text") ? [] : splitAtTop(style.backgroundImage);
  const fills = layers.map((layer, index) => layerOf(node, layer, index, whole, given));
  if (fills.includes(null)) {
    shoot(node, "a background", given, true);
    return [0, 0, 0, 0];
  }
  const box = boxOf(seen);
  const corners = cornersOf(style, whole, scale);
  const edges = edgesOf(style, given.opacity, scale);
  const first = edges[0];
  const even = first && edges.every((edge) => edge && edge.width === first.width && String(edge.colour) === String(first.colour) && edge.kind === first.kind);
  const ground = groundOfBox(style, given.opacity);
  const shadow = shadowOf(style.boxShadow, given.opacity, scale);
  const line = even ? first : (shadow?.ring ?? null);
  const like = { kind: "box", ...box, corners, ...linked(given) };
  if (ground[3] > 0.01 || line || shadow?.blur) {
    state.items.push({ ...like, fill: ground[3] > 0.01 ? { colour: ground } : null, line, shadow: shadow?.ring ? null : shadow });
  }
  for (const fill of fills.reverse()) {
    if (fill && "gradient" in fill) state.items.push({ ...like, fill, line: null, shadow: null });
    else if (fill) state.items.push({ ...fill, corners, ...linked(given) });
  }
  if (!even) putEdges(edges, box, given);
  if (fills.some((fill) => fill && !("gradient" in fill))) return [0, 0, 0, 0];
  const gradient = fills.find((fill) => fill && "gradient" in fill);
  const colour = gradient && "gradient" in gradient ? gradient.gradient.stops[0][1] : ground;
  return upon(colour, gradient ? upon(ground, given.under) : given.under);
}

/**
 * Edges that differ, each as a narrow box.
 * @param {ReturnType<typeof edgesOf>} edges
 * @param {Box} box
 * @param {Context} given
 */
function putEdges([top, right, bottom, left], { x, y, w, h }, given) {
  const bars = [
    top && { x, y, w, h: top.width, edge: top },
    right && { x: x + w - right.width, y, w: right.width, h, edge: right },
    bottom && { x, y: y + h - bottom.width, w, h: bottom.width, edge: bottom },
    left && { x, y, w: left.width, h, edge: left },
  ];
  for (const bar of bars) {
    if (!bar) continue;
    const { edge, ...place } = bar;
    const dashed = edge.kind === "dashed" || edge.kind === "dotted";
    if (dashed) state.items.push({ kind: "line", ...place, line: edge });
    else state.items.push({ kind: "box", ...place, corners: [0, 0, 0, 0], fill: { colour: edge.colour }, line: null, shadow: null });
  }
}

/**
 * The radius of each corner in px, from the top left one clockwise.
 * @param {CSSStyleDeclaration} style
 * @param {DOMRect} rect
 * @param {number} scale
 */
function cornersOf(style, rect, scale) {
  const radii = [style.borderTopLeftRadius, style.borderTopRightRadius, style.borderBottomRightRadius, style.borderBottomLeftRadius];
  const sizes = radii.map((radius) => {
    const value = radius.split(" ")[0];
    return value.endsWith("%") ? (parseFloat(value) / 100) * Math.min(rect.width, rect.height) : parseFloat(value) * scale;
  });
  const most = Math.min(rect.width, rect.height) / 2;
  return sizes.map((size) => Math.min(size, most));
}

/**
 * The first outer shadow; one without blur or shift is a ring, a line around the box.
 * @param {string} text
 * @param {number} opacity
 * @param {number} scale
 */
function shadowOf(text, opacity, scale) {
  for (const part of text === "none" ? [] : splitAtTop(text)) {
    const colour = colourOf(/^[a-z]+\([^)]*\)/u.exec(part)?.[0] ?? "", opacity);
    const [x, y, blur, spread] = (part.replace(/^[a-z]+\([^)]*\)/u, "").match(/-?[\d.]+px/gu) ?? []).map((value) => parseFloat(value) * scale);
    if (part.includes("inset") || colour[3] < 0.01) continue;
    if (!blur && !x && !y && spread > 0) return { x, y, blur, colour, ring: { width: spread, kind: "solid", colour } };
    if (blur || x || y) return { x, y, blur, colour, ring: null };
  }
  return null;
}
