// @ts-check
/** Redraw: fonts and pictures that come late move words, and the marks on them with them. */

import { find, listen, together } from "./dom.js";
import { redrawMarks } from "./marks.js";

export function redraw() {
  return together(
    listen(document.fonts, "loadingdone", redrawMarks),
    listen(find("#slideshow"), "load", redrawMarks, { capture: true }),
  );
}
