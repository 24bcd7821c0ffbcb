// @ts-check
/** Undo history: the strokes of the current slide, and the way back and forth through their changes. */

/**
 * @typedef {import("./stroke-path.js").Stroke} Stroke
 * @param {import("../base/store.js").App} app
 * @param {() => boolean} syncs whether other windows hear of a change
 */
export function makeHistory(app, syncs) {
  const past = /** @type {Map<number, Stroke[][]>} */ (new Map());
  const future = /** @type {Map<number, Stroke[][]>} */ (new Map());

  /** @returns {Stroke[]} */
  const strokes = () => app.state.shared.drawings?.[app.state.no] ?? [];

  /** @param {Stroke[]} next */
  function set(next) {
    app.run(syncs() ? "share" : "receive", { drawings: { [app.state.no]: next } });
  }

  /**
   * @param {Map<number, Stroke[][]>} from
   * @param {Map<number, Stroke[][]>} to
   */
  function step(from, to) {
    const next = from.get(app.state.no)?.pop();
    if (!next) return;
    push(to, app.state.no, strokes());
    set(next);
  }

  return {
    strokes,
    /** @param {Stroke[]} next */
    change(next) {
      push(past, app.state.no, strokes());
      future.delete(app.state.no);
      set(next);
    },
    undo: () => step(past, future),
    redo: () => step(future, past),
  };
}

/**
 * @param {Map<number, Stroke[][]>} stack
 * @param {number} no
 * @param {Stroke[]} strokes
 */
function push(stack, no, strokes) {
  stack.set(no, [...(stack.get(no) ?? []), strokes]);
}
