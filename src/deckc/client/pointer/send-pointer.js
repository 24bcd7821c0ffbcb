// @ts-check
/** Send pointer: the presenter's pointer over the slide, told to all windows, as an arrow or as a laser. */

import { button, rename } from "../base/button.js";
import { find, listen, together } from "../base/dom.js";
import { changeSettings } from "../base/settings.js";
import { save, stored } from "../base/storage.js";
import { directions } from "../sync/window-role.js";

const SHOWN = "slidev-presenter-cursor";

/** What the button goes through. */
const WAYS = ["cursor", "laser", "off"];
const NAMES = { cursor: "Viewers see your pointer", laser: "Viewers see a laser", off: "Viewers do not see your pointer" };

/**
 * @param {import("../base/store.js").App} app
 * @param {HTMLElement} host of the button
 */
export function sendPointer(app, host) {
  const canvas = find("#slide-content");
  const switcher = button("togglePointer", "", "pointer");
  let frame = 0;

  const way = () => (stored(SHOWN, true) ? app.state.settings.cursorStyle : "off");

  /** @param {import("../base/store.js").Shared["cursor"]} cursor */
  function tell(cursor) {
    if (cursor || app.state.shared.cursor) app.run("share", { cursor });
  }

  function hide() {
    cancelAnimationFrame(frame);
    tell(null);
  }

  /** @param {PointerEvent} event */
  function follow(event) {
    cancelAnimationFrame(frame);
    if (way() === "off" || !directions(app).send) return;
    frame = requestAnimationFrame(() => {
      const place = placeIn(canvas, event);
      tell(place && { ...place, style: way() });
    });
  }

  function show() {
    switcher.dataset.way = way();
    rename(switcher, Reflect.get(NAMES, way()));
    document.body.classList.toggle("slidev-self-laser-active", way() === "laser");
  }

  show();
  host.append(switcher);
  return together(
    app.offer("togglePointer", () => {
      const next = WAYS[(WAYS.indexOf(way()) + 1) % WAYS.length];
      save(SHOWN, next !== "off");
      if (next !== "off") changeSettings(app, { cursorStyle: next });
      hide();
      show();
    }),
    app.subscribe((state, before) => state.settings !== before.settings && show()),
    listen(window, "pointermove", follow),
    listen(window, "blur", hide),
    listen(document, "pointerleave", hide),
    hide,
    () => document.body.classList.remove("slidev-self-laser-active"),
  );
}

/**
 * Where an event is, in percent of an element; null beside it.
 * @param {HTMLElement} canvas
 * @param {PointerEvent} event
 */
function placeIn(canvas, { clientX, clientY }) {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const [x, y] = [((clientX - left) / width) * 100, ((clientY - top) / height) * 100];
  return x >= 0 && x <= 100 && y >= 0 && y <= 100 ? { x, y } : null;
}
