/**
 * What a person sees of the slide in view: which of the words are visible, which belong to the current click, how code is lit.
 * Returns a function of the words to look for.
 */
(words) => {
  const slide = [...document.querySelectorAll("#slideshow > .slidev-page")].find((page) => page.style.display !== "none");
  for (const animation of document.getAnimations()) animation.finish();

  const holders = (word) => {
    const inText = [...slide.querySelectorAll("*")].filter((node) =>
      [...node.childNodes].some((child) => child.nodeType === 3 && new RegExp(`\\b${word}\\b`).test(child.data)),
    );
    return [...inText, ...slide.querySelectorAll(`img[alt*="${word}"]`)];
  };
  const hidden = (node) => {
    const style = getComputedStyle(node);
    return node.classList.contains("slidev-vclick-hidden") || style.opacity === "0" || style.display === "none" || style.visibility === "hidden";
  };
  const ancestors = (node) => {
    const found = [];
    for (let at = node; at && at !== slide; at = at.parentElement) found.push(at);
    return found;
  };
  const visible = (node) => !ancestors(node).some(hidden);
  const that = (test) => words.filter((word) => holders(word).some(test)).sort();
  const targetHas = (name) => (node) => node.closest(".slidev-vclick-target")?.classList.contains(name);
  const marked = (node) => {
    if (!node.hasAttribute("data-mark")) return false;
    const behind = JSON.parse(node.getAttribute("data-mark")).type === "highlight";
    const beside = behind ? node.previousElementSibling : node.nextElementSibling;
    return Boolean(beside?.matches("svg.rough-annotation") && beside.querySelector("path"));
  };

  const numbers = (rows, name) => rows.flatMap((row, index) => (row.some((node) => node.classList.contains(name)) ? [index + 1] : []));
  const rowsOf = (block) => {
    if (block.matches(".slidev-code-magic-move")) {
      const rows = [[]];
      for (const node of block.querySelector("pre").children) node.tagName === "BR" ? rows.push([]) : rows.at(-1).push(node);
      return rows;
    }
    if (block.matches(".slidev-katex-wrapper")) {
      const columns = [...block.querySelectorAll(".katex-html .mtable > [class^=col-align]")];
      const cells = columns.map((column) => [...column.querySelectorAll(".vlist-r:first-child > .vlist > span > .mord")]);
      return (cells[0] ?? []).map((_, row) => cells.map((column) => column[row]).filter(Boolean));
    }
    return [...block.querySelectorAll("pre code > .line")].map((line) => [line]);
  };
  const code = [...slide.querySelectorAll(".slidev-code-wrapper, .slidev-katex-wrapper")].map((block) => ({
    kind: block.matches(".slidev-code-magic-move") ? "magic" : block.matches(".slidev-katex-wrapper") ? "formula" : "code",
    hidden: !visible(block),
    highlighted: numbers(rowsOf(block), "highlighted"),
    dimmed: numbers(rowsOf(block), "dishonored"),
    ...(block.matches(".slidev-code-magic-move") ? { text: block.querySelector("pre").innerText } : {}),
  }));
  const motion = Object.fromEntries(
    words.flatMap((word) =>
      holders(word).filter((node) => node.hasAttribute("data-motion")).map((node) => {
        const matrix = new DOMMatrix(getComputedStyle(node).transform);
        return [word, { x: Math.round(matrix.e), y: Math.round(matrix.f), scale: Math.round(matrix.a * 100) / 100 }];
      }),
    ),
  );
  return {
    visible: that(visible),
    current: that(targetHas("slidev-vclick-current")),
    prior: that(targetHas("slidev-vclick-prior")),
    marked: that(marked),
    code,
    motion,
    classes: Object.fromEntries(
      words.flatMap((word) => {
        const target = holders(word)[0]?.closest(".slidev-vclick-target");
        return target ? [[word, [...target.classList].sort()]] : [];
      }),
    ),
  };
}
