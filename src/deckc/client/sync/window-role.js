// @ts-check
/** Window role: whether a window presents or views, and which way windows of its kind sync with the others. */

import { save, stored } from "../base/storage.js";

/** @typedef {import("../base/store.js").App} App */

const KEY = "slidev-sync-directions";

/**
 * @param {App} app
 * @returns {"presenter" | "viewer"}
 */
export function roleOf(app) {
  return app.state.mode === "presenter" ? "presenter" : "viewer";
}

/**
 * Whether this window leads others, and whether it follows them.
 * @param {App} app
 */
export function directions(app) {
  const chosen = stored(KEY, /** @type {Record<string, boolean>} */ ({}));
  const role = roleOf(app);
  return { send: chosen[`${role}Send`] !== false, receive: chosen[`${role}Receive`] !== false };
}

/**
 * @param {App} app
 * @param {{ send: boolean, receive: boolean }} wish
 */
export function setDirections(app, { send, receive }) {
  const role = roleOf(app);
  const both = { viewerSend: true, viewerReceive: true, presenterSend: true, presenterReceive: true };
  save(KEY, { ...both, ...stored(KEY, {}), [`${role}Send`]: send, [`${role}Receive`]: receive });
}
