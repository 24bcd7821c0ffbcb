// @ts-check
/** Fullscreen: in and out. */

/** @typedef {import("./store.js").App} App */

/** @param {App} app */
export function fullscreen(app) {
  return app.offer("toggleFullscreen", () => {
    const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.();
    done?.catch(() => {}); // a browser may refuse; the slides go on as they are
  });
}
