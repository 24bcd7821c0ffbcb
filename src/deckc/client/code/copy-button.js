// @ts-check
/** Copy button: the button on a block of code puts the block's text on the clipboard. */

import { listen } from "../base/dom.js";

const COPIED_MS = 1500;

export function copyButton() {
  return listen(document, "click", (event) => {
    const button = /** @type {HTMLElement | null} */ (event.target.closest(".slidev-code-copy"));
    const code = button?.parentElement?.querySelector(".slidev-code");
    if (!button || !code) return;
    write(textOf(code)).then(() => {
      button.title = "Copied";
      setTimeout(() => (button.title = "Copy"), COPIED_MS);
    });
  });
}

/**
 * The code as its author wrote it: below lines may stand what is wrong with them; magic move has `<br>` for line breaks,
 * and line numbers as elements.
 * @param {Element} code
 */
function textOf(code) {
  const lines = [...code.querySelectorAll("code > .line")];
  if (lines.length) return lines.map((line) => line.textContent).join("\n").trim();
  const texts = [...code.childNodes].map((node) => {
    if (node.nodeName === "BR") return "\n";
    const isNumber = node instanceof Element && node.classList.contains("shiki-magic-move-line-number");
    return isNumber ? "" : node.textContent;
  });
  return texts.join("").trim();
}

/**
 * Pages from plain `http:` addresses have no clipboard but the old one.
 * @param {string} text
 */
async function write(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}
