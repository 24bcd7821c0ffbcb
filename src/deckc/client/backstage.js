// @ts-check
/** Backstage: the second script, for who speaks. The list of its views, by their modes, and of its features. */

import { directions } from "./directions.js";
import { draw } from "./draw.js";
import { drawn } from "./drawn.js";
import { entry } from "./entry.js";
import { handout } from "./handout.js";
import { list } from "./list.js";
import { addFeatures } from "./load.js";
import { addViews } from "./modes.js";
import { notebook } from "./notebook.js";
import { presenter } from "./presenter.js";

addFeatures([directions, drawn, draw]);
addViews({ presenter, overview: list, notes: notebook, entry, handout });
