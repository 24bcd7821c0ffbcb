// @ts-check
/** Presenter bundle: the second script, for the speaker. Its views, by their modes, and its features. */

import { directions } from "./sync/sync-settings.js";
import { draw } from "./drawing/drawing-mode.js";
import { drawn } from "./drawing/drawing-layer.js";
import { entry } from "./views/entry-page.js";
import { handout } from "./notes/printed-notes.js";
import { list } from "./overview/overview-page.js";
import { addFeatures } from "./views/load-presenter-bundle.js";
import { addViews } from "./views/view-modes.js";
import { notebook } from "./notes/notes-page.js";
import { presenter } from "./presenter/presenter.js";

addFeatures([directions, drawn, draw]);
addViews({ presenter, overview: list, notes: notebook, entry, handout });
