// @ts-check
/**
 * Auto fit text: text as large as its box is wide. `data-fit` holds the smallest and the largest size in px, and `wrap`
 * when lines may break at the smallest. Source: Slidev guide, "AutoFitText".
 */

/** Boxes that are watched, with the width that their text was fitted to. @type {WeakMap<Element, number>} */
const widths = new WeakMap();

const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) refit(/** @type {HTMLElement} */ (target));
});

/** As a feature it only ends: boxes are watched as pages are played. */
export function autoFitText() {
  return () => observer.disconnect();
}

/** @param {HTMLElement} page */
export function showFitted(page) {
  for (const box of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[data-fit]"))) {
    if (widths.has(box)) continue;
    widths.set(box, 0);
    observer.observe(box); // calls back at once, and when the box comes into view
    document.fonts.ready.then(() => fit(box));
  }
}

/** @param {HTMLElement} box */
function refit(box) {
  if (widths.get(box) === box.clientWidth) return;
  widths.set(box, box.clientWidth);
  fit(box);
}

/** @param {HTMLElement} box */
function fit(box) {
  const text = /** @type {HTMLElement} */ (box.firstElementChild);
  if (!box.clientWidth || !text) return;
  const [min, max, wrap] = String(box.getAttribute("data-fit")).split(" ");
  const { paddingLeft, paddingRight } = getComputedStyle(box);
  const available = box.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
  Object.assign(text.style, { whiteSpace: "nowrap", display: "inline-block" });
  const size = (available / text.scrollWidth) * parseFloat(getComputedStyle(text).fontSize);
  const fitted = Math.min(Math.max(Number(min), size), Number(max));
  text.style.fontSize = `${fitted}px`;
  if (wrap && fitted === Number(min)) text.style.whiteSpace = "normal";
}
