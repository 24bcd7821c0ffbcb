// @ts-check
/** Code groups: tabs above blocks of code, of which one is shown. */

import { listen } from "../base/dom.js";

const COLOURS = {
  active: ["var(--slidev-theme-primary)", "var(--slidev-code-tab-active-text-color)"],
  others: ["transparent", "var(--slidev-code-tab-text-color)"],
};

export function codeGroups() {
  return listen(document, "click", (event) => {
    const tab = event.target.closest(".slidev-code-tab");
    const group = tab?.closest(".slidev-code-group");
    if (group) show(group, tab);
  });
}

/**
 * Tabs stand in the order of the blocks that have a title.
 * @param {Element} group
 * @param {HTMLElement} chosen
 */
function show(group, chosen) {
  const tabs = /** @type {HTMLElement[]} */ ([...group.querySelectorAll(".slidev-code-tab")]);
  const blocks = /** @type {HTMLElement[]} */ ([...group.querySelectorAll(".slidev-code-wrapper[data-title]")]);
  const { title } = blocks.filter((block) => block.dataset.title)[tabs.indexOf(chosen)].dataset;
  for (const block of blocks) block.classList.toggle("active", block.dataset.title === title);
  for (const tab of tabs) {
    [tab.style.borderColor, tab.style.color] = COLOURS[tab === chosen ? "active" : "others"];
  }
}
