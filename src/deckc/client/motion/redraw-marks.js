// @ts-check
/** Redraw marks: fonts and pictures that come late move words, and the marks on them with them. */

import { find, listen, together } from "../base/dom.js";
import { redrawMarks } from "./v-mark.js";

export function redraw() {
  return together(
    listen(document.fonts, "loadingdone", redrawMarks),
    listen(find("#slideshow"), "load", redrawMarks, { capture: true }),
  );
}
