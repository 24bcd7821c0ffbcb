// @ts-check
/** Dom: the few ways in which features touch the page. */

/**
 * Listens until the returned function is called.
 * @param {EventTarget} target
 * @param {string} type
 * @param {(event: any) => void} listener
 * @param {AddEventListenerOptions} [options]
 */
export function listen(target, type, listener, options) {
  target.addEventListener(type, listener, options);
  return () => target.removeEventListener(type, listener, options);
}

/**
 * One function that calls all of them.
 * @param {...(() => void)} stops
 */
export function together(...stops) {
  return () => stops.forEach((stop) => stop());
}

/**
 * The first element that matches. An error if there is none: the page is ours.
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {HTMLElement}
 */
export function find(selector, root = document) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return /** @type {HTMLElement} */ (found);
}

/**
 * The element that a piece of HTML describes.
 * @param {string} html
 * @returns {HTMLElement}
 */
export function element(html) {
  const template = document.createElement("template");
  template.innerHTML = html.trim();
  return /** @type {HTMLElement} */ (template.content.firstElementChild);
}

/**
 * Text as HTML.
 * @param {string} text
 */
export function escape(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/**
 * The JSON value of an attribute, or undefined without one.
 * @param {Element} node
 * @param {string} name
 */
export function readJson(node, name) {
  const text = node.getAttribute(name);
  return text === null ? undefined : JSON.parse(text);
}

/** Whether the reader asked their system for less movement. */
export function prefersStill() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
