// @ts-check
/** Fullscreen: in and out. */

/** @typedef {import("../base/store.js").App} App */

/** @param {App} app */
export function fullscreen(app) {
  return app.offer("toggleFullscreen", () => {
    const root = document.documentElement;
    const done = document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.();
    done?.catch(() => {}); // a browser may refuse; the slides go on as they are
  });
}
