// @ts-check
/**
 * Drawing mode: drawing on the slide that is shown, with a toolbar and keys. A pen draws also while the toolbar is
 * closed. Headmatter `drawings`: `presenterOnly`, `syncAll`. Source: Slidev guide, "Drawing & annotations".
 */

import { find, listen, together } from "../base/dom.js";
import { hand } from "./stroke-input.js";
import { makeHistory } from "./undo-history.js";
import { save, stored } from "../base/storage.js";
import { isShow } from "../base/nav.js";
import { COLORS, toolbar, TOOLS } from "./drawing-toolbar.js";

const BRUSH = "slidev-drawing-brush";
const FIRST = { tool: "stylus", color: COLORS[0][0], width: 4 };

/** Keys that mean something else while the slides are drawn on. */
const SILENT = new Set(["d", "o", "g", "`"]);

/** @type {Record<string, string>} */
const KEYS = { c: "clearDrawing", escape: "toggleDrawing" };
for (const { tool, key } of TOOLS) if (key) KEYS[key] = `drawingTool:${tool}`;
COLORS.forEach(([color], index) => (KEYS[index + 1] = `drawingColor:${color}`));

/** @param {import("../base/store.js").App} app */
export function drawingMode(app) {
  const wishes = app.deck.config.drawings ?? {};
  const canvas = find("#slide-content");
  const presents = () => app.state.mode === "presenter";
  const allowed = () => wishes.enabled !== false && isShow(app.state.mode) && (presents() || !wishes.presenterOnly);
  const drawing = () => canvas.classList.contains("deck-drawing");
  const { strokes, change, undo, redo } = makeHistory(app, () => presents() || wishes.syncAll !== false);
  let brush = stored(BRUSH, FIRST);
  let close = () => {};

  /** @param {boolean} on */
  function open(on) {
    close();
    close = on ? toolbar(app, brush) : () => {};
    canvas.classList.toggle("deck-drawing", on);
  }

  /** @param {Partial<typeof brush>} part */
  function take(part) {
    brush = { ...brush, ...part };
    save(BRUSH, brush);
    if (drawing()) open(true);
  }

  return together(
    app.offer("toggleDrawing", () => allowed() && open(!drawing())),
    app.offer("drawingTool", (tool) => take({ tool })),
    app.offer("drawingColor", (color) => take({ color })),
    app.offer("drawingWidth", (width) => take({ width: Number(width) })),
    app.offer("undoDrawing", undo),
    app.offer("redoDrawing", redo),
    app.offer("clearDrawing", () => strokes().length && change([])),
    hand(canvas, app.deck, {
      draws: ({ pointerType }) => allowed() && (drawing() || pointerType === "pen"),
      brush: () => brush,
      strokes,
      change,
    }),
    listen(window, "keydown", (event) => drawing() && key(app, event), { capture: true }),
    app.subscribe(() => drawing() && !allowed() && open(false)),
    () => open(false),
  );
}

/**
 * @param {import("../base/store.js").App} app
 * @param {KeyboardEvent} event
 */
function key(app, event) {
  const pressed = event.key.toLowerCase();
  const control = event.ctrlKey || event.metaKey;
  const undoes = pressed === "z" && (event.shiftKey ? "redoDrawing" : "undoDrawing");
  const command = control ? undoes : KEYS[pressed];
  if (event.altKey || app.state.panel || !(command || (!control && SILENT.has(pressed)))) return;
  event.preventDefault();
  event.stopPropagation();
  if (!command) return;
  const [name, argument] = command.split(":");
  app.run(name, argument);
}
