// @ts-check
/**
 * Views: content for some views of a slide only. `data-when` and `data-unless` list them: `slide` and `main` (the
 * show), `print`, `overview`, and `visible`, which holds while the slide is in view.
 * Source: Slidev guide, "RenderWhen".
 */

/** @typedef {import("./play.js").Scene} Scene */

/**
 * @param {HTMLElement} page
 * @param {number} _click
 * @param {Scene} scene
 */
export function showViews(page, _click, { where }) {
  const view = where !== "still" ? ["slide", "main"] : page.closest("#print-container") ? ["print"] : ["overview"];
  const seen = where === "current" || where === "still";
  for (const name of ["data-when", "data-unless"]) {
    for (const node of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll(`[${name}]`))) {
      const words = String(node.getAttribute(name)).split(" ");
      const holds = words.includes("visible") ? seen : words.some((word) => view.includes(word));
      node.hidden = holds !== (name === "data-when");
    }
  }
}
