/** Server: first paints, rendered in the sandbox by Vue's own renderer. */

import { reactive } from "vue";
import { renderToString } from "vue/server-renderer";
import { makeApp } from "./part.js";
import { readDeck } from "./world.js";

/**
 * Makes `renderPart(JSON)` known to the sandbox: its outcome stands in `globalThis.rendered` once all jobs are done.
 * @param {Record<string, any>} components
 * @param {((app: any) => void)[]} setups
 */
export function serve(components, setups) {
  Object.assign(globalThis, {
    readDeck: (/** @type {string} */ json) => readDeck(JSON.parse(json)),
    renderPart(/** @type {string} */ json) {
      const { tree, no, click } = JSON.parse(json);
      const outcome = { html: "", error: "" };
      Object.assign(globalThis, { rendered: null });
      const place = reactive({ no, click, active: true, context: "slide", page: null });
      const app = makeApp(tree, place, components, setups);
      app.config.errorHandler = (error) => (outcome.error ||= String(error?.stack ?? error));
      const done = () => Object.assign(globalThis, { rendered: JSON.stringify(outcome) });
      renderToString(app).then((html) => { outcome.html = html; done(); }, (error) => { outcome.error ||= String(error?.stack ?? error); done(); });
    },
  });
}
