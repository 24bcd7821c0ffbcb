// @ts-check
/** Backstage: the second script, for who speaks. The list of its views, by their modes. */

import { entry } from "./entry.js";
import { handout } from "./handout.js";
import { list } from "./list.js";
import { addViews } from "./modes.js";
import { notebook } from "./notebook.js";
import { presenter } from "./presenter.js";

addViews({ presenter, overview: list, notes: notebook, entry, handout });
