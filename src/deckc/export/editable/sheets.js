// @ts-check
/*
 * Sheets: each sheet of the print view, measured. What style sheets put before and after elements becomes elements first,
 * since only those can be measured.
 */

/**
 * @param {string[]} ids of sheets
 */
async function measure(ids) {
  const sheets = ids.map((id) => /** @type {HTMLElement} */ (document.getElementById(id)));
  for (const sheet of sheets) {
    for (const put of pseudoElements(sheet, new Map())) put();
  }
  await loadImages(sheets);
  return sheets.map(measureSheet);
}

/** @param {HTMLElement} sheet */
function measureSheet(sheet) {
  Object.assign(state, { id: sheet.id, corner: sheet.getBoundingClientRect(), items: [], after: [], shots: 0 });
  const paper = groundOf(sheet);
  walk(sheet, { opacity: 1, clip: state.corner, under: paper, link: "" });
  for (const paint of state.after) paint();
  const { left, top } = state.corner;
  return { corner: [left + scrollX, top + scrollY], paper, items: state.items };
}

/** The colour behind a sheet. @param {HTMLElement} sheet @returns {Colour} */
function groundOf(sheet) {
  const colours = [];
  for (let at = sheet.parentElement; at; at = at.parentElement) colours.push(colourOf(styleOf(at).backgroundColor));
  return colours.reduceRight((ground, colour) => upon(colour, ground), /** @type {Colour} */ ([255, 255, 255, 1]));
}

/** Pictures of backgrounds, to know how large they are. @param {HTMLElement[]} sheets */
async function loadImages(sheets) {
  state.images = new Map();
  const wanted = new Set(sheets.flatMap((sheet) => [sheet, ...sheet.querySelectorAll("*")]).flatMap((node) => {
    const { backgroundImage } = getComputedStyle(node);
    return backgroundImage.includes("url(") ? splitAtTop(backgroundImage) : [];
  }));
  await Promise.all([...wanted].map(async (layer) => {
    const url = /^url\("?(.*?)"?\)$/su.exec(layer)?.[1];
    if (!url) return;
    const image = new Image();
    image.src = url;
    await image.decode().then(() => image.naturalWidth && state.images.set(url, image), () => {});
  }));
}

/**
 * What puts elements in the place of `::before` and `::after`, from a sheet's first to its last.
 * @param {Element} node
 * @param {Map<string, number>} counters
 * @returns {(() => void)[]}
 */
function pseudoElements(node, counters) {
  const style = getComputedStyle(node);
  if (style.display === "none" || node.matches(".katex, svg, iframe, video")) return [];
  count(style, counters);
  const before = pseudoElement(node, "before", counters);
  const inner = [...node.children].flatMap((child) => pseudoElements(child, counters));
  return [...before, ...inner, ...pseudoElement(node, "after", counters)];
}

/**
 * @param {Element} node
 * @param {"before" | "after"} where
 * @param {Map<string, number>} counters
 */
function pseudoElement(node, where, counters) {
  const style = getComputedStyle(node, `::${where}`);
  if (/^(none|normal)$/u.test(style.content) || style.display === "none") return [];
  count(style, counters);
  const text = contentOf(style.content, counters);
  const painted = colourOf(style.backgroundColor)[3] > 0.01 || style.backgroundImage !== "none" || style.boxShadow !== "none" ||
    edgesOf(style, 1).some((edge) => edge !== null);
  if (!text.trim() && !painted) return [];
  const rules = [...style].map((name) => `${name}:${style.getPropertyValue(name)}`).join(";");
  return [() => {
    const stand = document.createElement("span");
    stand.style.cssText = rules;
    stand.style.content = "normal";
    stand.style.transition = "none";
    stand.textContent = text;
    node.setAttribute(`data-no-${where}`, "");
    if (where === "before") node.prepend(stand);
    else node.append(stand);
  }];
}

/** @param {CSSStyleDeclaration} style @param {Map<string, number>} counters */
function count(style, counters) {
  for (const [rule, add] of /** @type {const} */ ([["counterReset", false], ["counterSet", false], ["counterIncrement", true]])) {
    for (const [, name, value] of style[rule].matchAll(/([\w-]+) (-?\d+)/gu)) {
      counters.set(name, (add ? (counters.get(name) ?? 0) : 0) + Number(value));
    }
  }
}

/** @param {string} content @param {Map<string, number>} counters */
function contentOf(content, counters) {
  const tokens = content.split(" / ")[0].matchAll(/"((?:[^"\\]|\\.)*)"|counters?\(([\w-]+)[^)]*\)|(open|close)-quote/gu);
  return [...tokens].map(([, text, counter, quote]) => {
    if (counter) return String(counters.get(counter) ?? 0);
    return quote ? { open: "“", close: "”" }[quote] : text.replace(/\\(.)/gu, "$1");
  }).join("");
}
