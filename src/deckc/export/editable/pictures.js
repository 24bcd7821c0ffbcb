// @ts-check
/*
 * Pictures: images of elements and backgrounds with what is seen of them, icons, and shots of what cannot be said.
 */

/**
 * @param {HTMLImageElement} node
 * @param {Context} given
 */
function picture(node, given) {
  const style = styleOf(node);
  const rect = node.getBoundingClientRect();
  const scale = scaleOf(node);
  const inset = (/** @type {"Top" | "Right" | "Bottom" | "Left"} */ side) =>
    (parseFloat(style[`padding${side}`]) + parseFloat(style[`border${side}Width`])) * scale;
  const inner = new DOMRect(
    rect.left + inset("Left"), rect.top + inset("Top"),
    rect.width - inset("Left") - inset("Right"), rect.height - inset("Top") - inset("Bottom"),
  );
  if (!node.complete || !node.naturalWidth) return;
  const size = { w: node.naturalWidth, h: node.naturalHeight };
  const drawn = fitted(style.objectFit, style.objectPosition, inner, size, scale);
  const seen = common(common(drawn, inner), given.clip);
  if (seen.width < 0.5 || seen.height < 0.5) return;
  const item = pictureItem(node.currentSrc, drawn, seen, node.alt, given.opacity, markPart(node));
  state.items.push({ ...item, corners: cornersOf(style, rect, scale), ...linked(given) });
}

/**
 * @param {string} url
 * @param {DOMRect} drawn the whole picture
 * @param {DOMRect} seen what of it is seen
 * @param {string} alt
 * @param {number} opacity
 * @param {string} part
 */
function pictureItem(url, drawn, seen, alt, opacity, part) {
  const crop = [
    (seen.left - drawn.left) / drawn.width, (seen.top - drawn.top) / drawn.height,
    (drawn.right - seen.right) / drawn.width, (drawn.bottom - seen.bottom) / drawn.height,
  ];
  return { kind: "picture", url, ...boxOf(seen), crop: crop.map((share) => Math.max(share, 0)), alt, opacity, part };
}

/**
 * Where a picture is drawn in its box.
 * @param {string} fit of `object-fit`
 * @param {string} position
 * @param {DOMRect} inner
 * @param {{ w: number, h: number }} size
 * @param {number} scale
 */
function fitted(fit, position, inner, size, scale) {
  const [across, down] = [inner.width / size.w, inner.height / size.h];
  const ratio = { contain: Math.min(across, down), cover: Math.max(across, down), none: scale, "scale-down": Math.min(across, down, scale) }[fit];
  const [w, h] = ratio ? [size.w * ratio, size.h * ratio] : [inner.width, inner.height];
  return placedAt(position, inner, w, h, scale);
}

/**
 * @param {string} position two lengths or percentages
 * @param {DOMRect} inner
 * @param {number} w
 * @param {number} h
 * @param {number} scale
 */
function placedAt(position, inner, w, h, scale) {
  const [x, y] = position.split(" ");
  const shift = (/** @type {string} */ value, /** @type {number} */ room) =>
    value.endsWith("%") ? (room * parseFloat(value)) / 100 : parseFloat(value) * scale;
  return new DOMRect(inner.left + shift(x, inner.width - w), inner.top + shift(y ?? "50%", inner.height - h), w, h);
}

/**
 * A layer of a background: a gradient, a picture, or null for what cannot be said.
 * @param {Element} node
 * @param {string} layer
 * @param {number} index
 * @param {DOMRect} whole
 * @param {Context} given
 * @returns {{ gradient: Gradient } | ReturnType<typeof pictureItem> | null}
 */
function layerOf(node, layer, index, whole, given) {
  const style = styleOf(node);
  const of = (/** @type {string} */ values) => splitAtTop(values)[index % splitAtTop(values).length];
  const [size, position, repeat] = [of(style.backgroundSize), of(style.backgroundPosition), of(style.backgroundRepeat)];
  if (layer.startsWith("linear-gradient")) {
    const gradient = /^(auto|100%( 100%)?|cover)$/u.test(size) ? gradientOf(layer, { w: whole.width, h: whole.height }, given.opacity) : null;
    return gradient && { gradient };
  }
  const url = /^url\("?(.*?)"?\)$/su.exec(layer)?.[1];
  const image = url && state.images.get(url);
  if (!image || /[^\d.%px -]/u.test(position)) return null;
  const scale = scaleOf(node);
  const natural = { w: image.naturalWidth, h: image.naturalHeight };
  const drawn = /^(cover|contain)$/u.test(size)
    ? fitted(size, position, whole, natural, scale)
    : sized(size, position, whole, natural, scale);
  if (!drawn) return null;
  const covers = drawn.left <= whole.left + 1 && drawn.top <= whole.top + 1 && drawn.right >= whole.right - 1 && drawn.bottom >= whole.bottom - 1;
  if (!covers && repeat !== "no-repeat") return null;
  const seen = common(common(drawn, whole), given.clip);
  return seen.width < 0.5 || seen.height < 0.5 ? null : pictureItem(url, drawn, seen, "", given.opacity, markPart(node, true));
}

/**
 * @param {string} size two lengths, percentages or `auto`
 * @param {string} position
 * @param {DOMRect} whole
 * @param {{ w: number, h: number }} natural
 * @param {number} scale
 */
function sized(size, position, whole, natural, scale) {
  if (/calc|min|max/u.test(size)) return null;
  const [across, down = "auto"] = size.split(" ");
  const side = (/** @type {string} */ value, /** @type {number} */ room) =>
    value === "auto" ? NaN : value.endsWith("%") ? (room * parseFloat(value)) / 100 : parseFloat(value) * scale;
  let [w, h] = [side(across, whole.width), side(down, whole.height)];
  if (Number.isNaN(w) && Number.isNaN(h)) [w, h] = [natural.w * scale, natural.h * scale];
  else if (Number.isNaN(w)) w = (h / natural.h) * natural.w;
  else if (Number.isNaN(h)) h = (w / natural.w) * natural.h;
  return placedAt(position, whole, w, h, scale);
}

/**
 * Marks an element, or the one in whose shadow it is, so that it can be photographed alone.
 * @param {Element} node
 * @param {boolean} [ground] without its content
 */
function markPart(node, ground = false) {
  const root = node.getRootNode();
  const place = root instanceof ShadowRoot ? root.host : node;
  const name = place.getAttribute("data-part") ?? `${state.id}/${(state.shots += 1)}`;
  place.setAttribute("data-part", name);
  return ground ? `${name}/ground` : name;
}

/**
 * What no presentation can say: a picture of this element alone, or of what is behind its content.
 * @param {Element} node
 * @param {string} why
 * @param {Context} given
 * @param {boolean} [ground]
 */
function shoot(node, why, given, ground = false) {
  const seen = common(given.clip, around(node, ground));
  if (seen.width < 1 || seen.height < 1) return;
  const said = node.matches("video, iframe, canvas") ? node.getAttribute("title") : /** @type {HTMLElement} */ (node).innerText;
  const alt = ground ? "" : node.getAttribute("aria-label") || node.getAttribute("alt") || (said ?? "").trim() || why;
  const address = node.getAttribute("src") ?? "";
  const link = node.matches("iframe, video") && /^https?:/u.test(address) ? { link: address } : linked(given);
  state.items.push({ kind: "shot", ...boxOf(seen), part: markPart(node, ground), why, alt, ...link });
}

/** The room that an element and all that is seen in it take. @param {Element} node @param {boolean} alone */
function around(node, alone) {
  const own = node.getBoundingClientRect();
  if (alone || node.matches("video, iframe, canvas, svg")) return own;
  const { overflowX, overflowY } = styleOf(node);
  const inner = [...node.children].map((child) => around(child, false)).filter(({ width, height }) => width && height);
  const all = own.width && own.height ? [own, ...inner] : inner;
  if (!all.length || overflowX !== "visible" || overflowY !== "visible") return own;
  const [left, top] = [Math.min(...all.map((each) => each.left)), Math.min(...all.map((each) => each.top))];
  const [right, bottom] = [Math.max(...all.map((each) => each.right)), Math.max(...all.map((each) => each.bottom))];
  return new DOMRect(left, top, right - left, bottom - top);
}

/** The drawing that an icon's colour is cut out by. @param {Element} node */
function iconOf(node) {
  const style = styleOf(node);
  const data = /^url\("data:image\/svg\+xml(;utf8|;charset=utf-8)?(;base64)?,(.*)"\)$/su.exec(style.maskImage);
  if (!data || nodesOf(node).some(isShown)) return null;
  const source = data[2] ? atob(data[3]) : decodeURIComponent(data[3].replaceAll('\\"', '"'));
  const svg = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
  if (svg.localName !== "svg") return null;
  const [r, g, b, a] = colourOf(style.backgroundColor);
  svg.setAttribute("color", `rgb(${r},${g},${b})`);
  if (a < 1) svg.setAttribute("opacity", String(a));
  return new XMLSerializer().serializeToString(svg).replaceAll("currentColor", `rgb(${r},${g},${b})`);
}

/**
 * @param {Element} node
 * @param {string} svg
 * @param {string} alt
 * @param {Context} given
 * @param {DOMRect} [rect]
 */
function putDrawing(node, svg, alt, given, rect = node.getBoundingClientRect()) {
  state.items.push({ kind: "drawing", ...boxOf(rect), svg, alt, opacity: given.opacity, part: markPart(node), ...linked(given) });
}
