/**
 * Hydration differences: where a component's first paint is not what it shows in the page, told while a deck is
 * written.
 */

/**
 * Takes a warning of Vue's. A difference goes to the preview, all else to the console.
 * @param {string} message
 * @param {any} instance
 * @param {string} trace
 */
export function tellDifference(message, instance, trace) {
  if (!message.startsWith("Hydration")) return console.warn(`[Vue warn]: ${message}`, trace);
  const file = String(instance?.$options.__file ?? "").split("/").pop();
  const [, no] = /^slide-(\d+)-/.exec(file ?? "") ?? [];
  const name = no ? `slide ${no}` : file || instance?.$options.name || "a component";
  const what = message
    .replace(/(?: (?:in|on))?\[object \w+\]/g, "")
    .replace("rendered on server", "when the deck was built")
    .replace("expected on client", "in the page");
  dispatchEvent(new CustomEvent("deck:difference", { detail: `${name}: ${what}` }));
}
