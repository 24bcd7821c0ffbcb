// @ts-check
/** Presenter bundle: the second script, for the speaker. Its views, by their modes, and its features. */

import { syncSettings } from "./sync/sync-settings.js";
import { drawingMode } from "./drawing/drawing-mode.js";
import { drawingLayer } from "./drawing/drawing-layer.js";
import { entryPage } from "./views/entry-page.js";
import { printedNotes } from "./notes/printed-notes.js";
import { overviewPage } from "./overview/overview-page.js";
import { addFeatures } from "./views/load-presenter-bundle.js";
import { addViews } from "./views/view-modes.js";
import { notesPage } from "./notes/notes-page.js";
import { presenter } from "./presenter/presenter.js";
import { recording } from "./recording/recording.js";

addFeatures([syncSettings, drawingLayer, drawingMode, recording]);
addViews({ presenter, overview: overviewPage, notes: notesPage, entry: entryPage, handout: printedNotes });
