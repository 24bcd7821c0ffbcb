// @ts-check
/**
 * Views: content for some views of a slide only. `data-when` and `data-unless` list them: `slide` (the show),
 * `presenter`, `main` (both), `previewNext` (beside the presenter's slide), `print`, `overview`, and `visible`, which
 * holds while the slide is in view.
 * Source: Slidev guide, "RenderWhen".
 */

/** @typedef {import("./play.js").Scene} Scene */

/**
 * @param {HTMLElement} page
 * @param {number} _click
 * @param {Scene} scene
 */
export function showViews(page, _click, { where }) {
  const view = viewsOf(page, where !== "still");
  const seen = where === "current" || where === "still";
  for (const name of ["data-when", "data-unless"]) {
    for (const node of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll(`[${name}]`))) {
      const words = String(node.getAttribute(name)).split(" ");
      const holds = words.includes("visible") ? seen : words.some((word) => view.includes(word));
      node.hidden = holds !== (name === "data-when");
    }
  }
}

/**
 * @param {HTMLElement} page
 * @param {boolean} inShow
 */
function viewsOf(page, inShow) {
  const presented = page.closest(".slidev-presenter");
  if (inShow) return [presented ? "presenter" : "slide", "main"];
  return [presented ? "previewNext" : page.closest("#print-container, #deck-handout") ? "print" : "overview"];
}
