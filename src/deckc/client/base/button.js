// @ts-check
/** Button: with a drawing, a name and a command, as those of the navigation bar. */

import { drawingHtml } from "./icons.js";
import { element } from "./dom.js";

/**
 * @param {string} command
 * @param {string} name
 * @param {string} drawing
 */
export function button(command, name, drawing) {
  const made = element(`<button type="button" data-action="${command}"></button>`);
  made.innerHTML = drawingHtml(drawing);
  rename(made, name);
  return made;
}

/**
 * A link that saves a file.
 * @param {string} address
 * @param {string} name
 * @param {string} drawing
 */
export function link(address, name, drawing) {
  const made = element("<a download></a>");
  made.setAttribute("href", address);
  made.innerHTML = drawingHtml(drawing);
  rename(made, name);
  return made;
}

/**
 * @param {HTMLElement} made
 * @param {string} name
 */
export function rename(made, name) {
  made.title = name;
  made.setAttribute("aria-label", name);
}
