/**
 * Directives: Slidev's, in components that Vue runs. The build numbered their clicks on the first paint and wrote them
 * into the elements' attributes (`clicks.js`), which the player follows; what Vue makes later is numbered here.
 */

import * as keys from "./keys.js";
import { world } from "./world.js";

/** @param {any} value */
const clickOf = (value) => (typeof value === "object" && value ? value.at : value);

/** @param {boolean} hide */
const click = (hide) => ({
  /** @param {HTMLElement} el @param {any} binding */
  created(el, binding) {
    if (el.hasAttribute("data-clicks")) return;
    const at = Number(clickOf(binding.value));
    if (Number.isFinite(at)) el.setAttribute("data-clicks", `${at}${hide || binding.modifiers.hide ? " hide" : ""}`);
    el.classList.add(keys.CLASS_VCLICK_TARGET);
  },
  mounted: (/** @type {HTMLElement} */ el) => world.showAgain(el.closest(".slidev-page")),
  updated: (/** @type {HTMLElement} */ el) => world.showAgain(el.closest(".slidev-page")),
  getSSRProps: (/** @type {any} */ binding) => written(hide ? "click-hide" : "click", binding),
});

/** A directive as an attribute, for the build to number. @param {string} name @param {any} binding */
function written(name, { arg, modifiers, value }) {
  const full = ["v-" + name, ...(arg ? [":" + arg] : []), ...Object.keys(modifiers ?? {}).map((each) => "." + each)];
  return { [full.join("")]: value === undefined ? "" : JSON.stringify(value) };
}

/** @param {string} name */
const numbered = (name) => ({ getSSRProps: (/** @type {any} */ binding) => written(name, binding) });

/** @type {Record<string, any>} */
export const directives = {
  click: click(false),
  after: { ...click(false), ...numbered("after") },
  "click-hide": click(true),
  mark: numbered("mark"),
  motion: numbered("motion"),
  drag: numbered("drag"),
};
