// @ts-check
/** Live components: hands pages with components that run in the page to the script that runs them (`live/page.js`). */

/** Whether a page has such components. @param {HTMLElement} page */
export function isLive(page) {
  return page.hasAttribute("data-live");
}

/**
 * @param {HTMLElement} page
 * @param {number} click
 * @param {import("../base/click-state.js").Scene} scene
 * @param {() => void} again brings what the components have changed to the click
 */
export function showLive(page, click, scene, again) {
  if (isLive(page)) Reflect.get(window, "deck")?.live?.(page, click, scene, again);
}
