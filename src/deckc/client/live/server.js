/** Server: first paints, rendered in the sandbox by Vue's own renderer. */

import { reactive } from "vue";
import { renderToString } from "vue/server-renderer";
import { makeApp } from "./live-part.js";

/**
 * Makes known to the sandbox: `renderPart(tree, no, click)`, which comes to markup and an error.
 * @param {Record<string, any>} components
 * @param {import("./setup-files.js").Setups} setups
 */
export function serve(components, setups) {
  /** @param {any} tree @param {number} no @param {number} click */
  async function renderPart(tree, no, click) {
    const place = reactive({ no, click, active: true, context: "slide", page: null });
    const app = makeApp(tree, place, components, setups);
    let error = "";
    app.config.errorHandler = (failure) => (error ||= words(failure));
    try {
      const html = await renderToString(app);
      return { html: error ? "" : html, error };
    } catch (failure) {
      return { html: "", error: error || words(failure) };
    }
  }
  Object.assign(globalThis, { renderPart });
}

/** @param {any} failure */
const words = (failure) => String(failure?.message ?? failure);
