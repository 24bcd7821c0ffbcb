/**
 * Hot: modules of an open page that are exchanged while the preview runs (`live/hot_reload.py`). A component is exchanged by
 * Vue itself: where only its template is another one, its instances keep their state.
 */

import { deck } from "./deck-state.js";

const runtime = () => Reflect.get(globalThis, "__VUE_HMR_RUNTIME__");

export const hot = {
  /** What the deck is now. @param {any} world */
  tell: (world) => void Object.assign(deck, world),
  /** Modules by name. @type {Record<string, any>} */
  known: {},
  /** @param {Record<string, any>} modules */
  know(modules) {
    for (const module of Object.values(modules)) Object.defineProperty(module, "__esModule", { value: true, configurable: true }); // for esbuild
    Object.assign(hot.known, modules);
  },
  /**
   * New versions of modules, and new modules.
   * @param {Record<string, any>} modules
   * @param {string[]} again those that begin anew: what they import is another
   */
  take(modules, again) {
    for (const [name, module] of Object.entries(modules)) {
      const [former, made] = [hot.known[name]?.default, module.default];
      if (!former?.__hmrId || !made?.__hmrId) hot.know({ [name]: module });
      else if (former.__script === made.__script && !again.includes(name)) runtime()?.rerender(made.__hmrId, made.render);
      else runtime()?.reload(made.__hmrId, made);
    }
  },
};

Object.assign(globalThis, { deckHot: hot });
