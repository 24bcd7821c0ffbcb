/**
 * The boxes of every formula in elements `.formula`, in pixels from the element's corner: what is drawn there, and
 * where. The first is the element's own. Characters are boxes, too; a strut of no width is none.
 */
() => {
  const round = (number) => Math.round(number * 100) / 100;
  return [...document.querySelectorAll(".formula")].map((formula) => {
    const corner = formula.getBoundingClientRect();
    const box = (name, { x, y, width, height }) => [name, ...[x - corner.x, y - corner.y, width, height].map(round)];
    const boxes = [box("", corner)];
    const walker = document.createTreeWalker(formula.querySelector(".katex-html"), NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType === Node.ELEMENT_NODE) {
        if (node.tagName === "svg") boxes.push(box("drawing", node.getBoundingClientRect()));
        else if (/line$|katex-rule|box/.test(node.className)) boxes.push(box("line", node.getBoundingClientRect()));
        continue;
      }
      if (node.data === "\u200b") continue;
      const range = document.createRange();
      for (let start = 0; start < node.data.length; start++) {
        range.setStart(node, start);
        range.setEnd(node, start + 1);
        boxes.push(box(node.data[start], range.getBoundingClientRect()));
      }
    }
    return boxes;
  });
}
