// @ts-check
/**
 * Presenter layout: where the presenter's parts stand, in one of three layouts, and the handles between them. Classes,
 * variables and kept names are Slidev's.
 */

import { button } from "../base/button.js";
import { find, listen, together } from "../base/dom.js";
import { applySizes, makeHandle } from "./resize-handle.js";
import { save, stored } from "../base/storage.js";

const LAYOUT = "slidev-presenter-layout";
const LAYOUTS = 3;

/**
 * Handles of a layout: class, the part they stand in, what they size, and whether that grows to the left or the top.
 * @typedef {[name: string, part: string, size: "width" | "row", back: boolean]} Handle
 */

/** @type {Record<string, Handle[]>} */
const HANDLES = {
  "1 stacked": [],
  "1": [
    ["notes-resizer", ".note", "width", false],
    ["notes-row-resizer", ".note", "row", true],
  ],
  "1 wide": [
    ["notes-vertical-resizer", "", "width", true],
    ["notes-row-resizer", ".note", "row", true],
  ],
  "2": [
    ["notes-resizer", ".note", "width", false],
    ["notes-row-resizer", ".next", "row", false],
  ],
  "3": [
    ["notes-vertical-resizer-left", "", "width", false],
    ["notes-row-resizer", ".note", "row", false],
  ],
};

/**
 * @param {import("../base/store.js").App} app
 * @param {HTMLElement} grid
 * @param {HTMLElement} host of the button that changes the layout
 */
export function presenterLayout(app, grid, host) {
  const wide = matchMedia("(min-aspect-ratio: 1/1)");
  const stacked = matchMedia("(max-aspect-ratio: 3/5)");
  const switcher = button("toggleLayout", "Change the layout", "layout");
  const bottom = find(".bottom", grid);
  const observer = new ResizeObserver(() => {
    grid.style.setProperty("--slidev-presenter-bottom-height", `${Math.round(bottom.offsetHeight)}px`);
  });
  let layout = stored(LAYOUT, 1);
  let removeHandles = () => {};

  function place() {
    const kind = `${layout}${layout === 1 ? (wide.matches ? " wide" : stacked.matches ? " stacked" : "") : ""}`;
    grid.className = `grid-container layout${layout}`;
    switcher.dataset.layout = String(layout);
    applySizes(grid);
    removeHandles();
    removeHandles = together(...HANDLES[kind].map(([name, part, size, back]) => {
      return makeHandle(grid, part ? find(part, grid) : grid, { name, size, back });
    }));
  }

  if (!(layout in HANDLES)) layout = 1;
  host.append(switcher);
  observer.observe(bottom);
  place();
  return together(
    app.offer("toggleLayout", () => {
      layout = (layout % LAYOUTS) + 1;
      save(LAYOUT, layout);
      place();
    }),
    listen(wide, "change", place),
    listen(stacked, "change", place),
    listen(window, "resize", place),
    () => observer.disconnect(),
    () => removeHandles(),
  );
}
