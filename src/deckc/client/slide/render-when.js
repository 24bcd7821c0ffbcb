// @ts-check
/**
 * Render when: content for some views of a slide only. `data-when` and `data-unless` list them: `slide` (the show),
 * `presenter`, `main` (both), `previewNext` (beside the presenter's slide), `print`, `overview`, and `visible`, which
 * holds while the slide is in view.
 * Source: Slidev guide, "RenderWhen".
 */

/** @typedef {import("../base/click-state.js").Scene} Scene */

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
 * The names of where a page is shown.
 * @param {HTMLElement} page
 * @param {boolean} inShow
 */
export function viewsOf(page, inShow) {
  // Layers of a slide that comes are not in the page yet.
  const presented = (inShow ? document.querySelector("#slide-container") : page)?.closest(".slidev-presenter");
  if (inShow) return [presented ? "presenter" : "slide", "main"];
  if (page.closest("#print-container, #deck-handout")) return ["print", "slide", "main"]; // as in Slidev
  return [presented ? "previewNext" : "overview"];
}
