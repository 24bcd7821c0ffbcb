// @ts-check
/**
 * Drag control: an element with `v-drag` is moved, sized and turned by pointer or keys, and its place written back into
 * the deck's file. A double click begins. Source: Slidev guide, "Draggable Elements".
 */

import { element, find, listen, together } from "../base/dom.js";

const LEAST_PX = 10;
const BIG_STEP_PX = 10;

/** What can be dragged by: the edges of the box that it moves. @type {[name: string, x: number, y: number][]} */
const HANDLES = [
  ["nw", -1, -1], ["n", 0, -1], ["ne", 1, -1], ["e", 1, 0], ["se", 1, 1], ["s", 0, 1], ["sw", -1, 1], ["w", -1, 0],
];

/** @type {Record<string, [number, number]>} */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** @typedef {{ x: number, y: number, width: number, height: number, turn: number, auto: boolean }} Box `auto`: its height follows */

/**
 * @param {import("../base/store.js").App} app
 * @param {import("./deck-source.js").Source} source
 */
export function dragControl(app, source) {
  const canvas = find("#slide-content");
  let close = () => {};

  /** @param {HTMLElement} node */
  function open(node) {
    close();
    const { no } = app.state;
    const draggable = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll(`.slidev-page-${no} [data-drag-id]`)]);
    const index = draggable().indexOf(node);
    let target = node;
    let box = boxOf(canvas, node);
    let written = numbersOf(box);
    let writing = Promise.resolve();
    const asked = source.ask(no);
    let revision = asked.then((edited) => edited.revisions?.content ?? "");
    const handles = HANDLES.map(([name]) => `<i data-handle="${name}"></i>`).join("");
    const frame = element(`<div id="deck-drag" role="group" tabindex="0" aria-label="Place of the element: arrow keys move it, with Alt they size it">
      <i data-handle="turn"></i>${handles}<p role="status"></p></div>`);
    canvas.append(frame);
    frame.focus({ preventScroll: true });
    /** @type {{ handle: string, x: number, y: number, box: Box } | undefined} */
    let from;

    function show() {
      for (const each of [target, frame]) {
        Object.assign(each.style, {
          left: `${box.x}px`,
          top: `${box.y}px`,
          width: `${box.width}px`,
          transform: `rotate(${box.turn}deg)`,
        });
        if (each === frame || !box.auto) each.style.height = `${box.height}px`;
      }
    }

    function follow() {
      const again = draggable()[index];
      if (!frame.isConnected || again === target) return;
      if (!again) return close();
      target = again;
      show();
    }

    function write() {
      const place = numbersOf(box);
      if (String(place) === String(written)) return;
      const former = written;
      written = place;
      writing = writing.then(async () => {
        const change = { name: target.dataset.dragId ?? "", former, place };
        const edited = await source.write(no, await revision, change);
        find("p", frame).textContent = edited.problem ? `Not saved: ${edited.problem}` : "";
        if (edited.revisions) revision = Promise.resolve(edited.revisions.content);
      });
    }

    /** @param {PointerEvent} event */
    function move(event) {
      if (!from) return;
      const [x, y] = placeIn(canvas, app.deck, event);
      const moved = { x: x - from.x, y: y - from.y };
      if (from.handle === "turn") box = { ...box, turn: angle(from.box, x, y) };
      else if (from.handle) box = sized(from.box, from.handle, turned(moved, -from.box.turn));
      else box = { ...box, x: Math.round(from.box.x + moved.x), y: Math.round(from.box.y + moved.y) };
      show();
    }

    show();
    const stop = together(
      listen(frame, "pointerdown", (event) => {
        event.preventDefault();
        event.stopPropagation();
        frame.setPointerCapture(event.pointerId);
        frame.focus({ preventScroll: true });
        const [x, y] = placeIn(canvas, app.deck, event);
        from = { handle: event.target.dataset.handle ?? "", x, y, box };
      }),
      listen(frame, "pointermove", move),
      listen(frame, "pointerup", () => {
        from = undefined;
        write();
      }),
      listen(frame, "keydown", (event) => {
        if (event.key === "Escape") close();
        const way = WAYS[event.key];
        event.stopPropagation();
        if (!way) return;
        event.preventDefault();
        const step = event.shiftKey ? BIG_STEP_PX : 1;
        const [x, y] = [way[0] * step, way[1] * step];
        box = event.altKey ? sized(box, "se", { x, y }) : { ...box, x: box.x + x, y: box.y + y };
        show();
      }),
      listen(frame, "keyup", write),
      listen(window, "pointerdown", (event) => frame.contains(event.target) || close(), { capture: true }),
      app.subscribe((state, before) => {
        if (state.no !== no || state.mode !== before.mode) return close();
        if (state.edition !== before.edition) queueMicrotask(follow); // when the slide that was built anew stands there
      }),
    );
    close = () => {
      close = () => {};
      write();
      stop();
      frame.remove();
    };
  }

  return together(
    listen(canvas, "dblclick", ({ target }) => {
      const node = target.closest?.("[data-drag-id]");
      if (node && node.closest(".slidev-page") && getComputedStyle(node).position === "absolute") open(node);
    }),
    () => close(),
  );
}

/**
 * Where an element stands on the canvas, in its px.
 * @param {HTMLElement} canvas
 * @param {HTMLElement} node
 * @returns {Box}
 */
function boxOf(canvas, node) {
  const { left, top, width, height, transform } = node.style;
  const turn = Number(/rotate\((-?[\d.]+)deg\)/.exec(transform)?.[1] ?? 0);
  const auto = !height;
  return { x: parseFloat(left), y: parseFloat(top), width: parseFloat(width), height: auto ? node.offsetHeight : parseFloat(height), turn, auto };
}

/**
 * As the deck writes it: x, y, width, height, and the turn where there is one.
 * @param {Box} box
 */
function numbersOf({ x, y, width, height, turn }) {
  const place = [x, y, width, height].map(Math.round);
  return turn ? [...place, turn] : place;
}

/**
 * @param {HTMLElement} canvas
 * @param {{ width: number, height: number }} size
 * @param {PointerEvent} event
 */
function placeIn(canvas, { width, height }, { clientX, clientY }) {
  const box = canvas.getBoundingClientRect();
  return [((clientX - box.left) / box.width) * width, ((clientY - box.top) / box.height) * height];
}

/**
 * A box whose edges have moved by so much, seen along the box itself; the middle of the others stays.
 * @param {Box} box
 * @param {string} handle
 * @param {{ x: number, y: number }} by
 * @returns {Box}
 */
function sized(box, handle, by) {
  const [, across, down] = /** @type {[string, number, number]} */ (HANDLES.find(([name]) => name === handle));
  const width = Math.max(LEAST_PX, Math.round(box.width + across * by.x));
  const height = Math.max(LEAST_PX, Math.round(box.height + down * by.y));
  const shift = turned({ x: (across * (width - box.width)) / 2, y: (down * (height - box.height)) / 2 }, box.turn);
  return {
    ...box,
    x: Math.round(box.x + shift.x - (width - box.width) / 2),
    y: Math.round(box.y + shift.y - (height - box.height) / 2),
    width,
    height,
    auto: box.auto && !down,
  };
}

/**
 * @param {{ x: number, y: number }} vector
 * @param {number} degrees
 */
function turned({ x, y }, degrees) {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return { x: x * cos - y * sin, y: x * sin + y * cos };
}

/**
 * The turn that brings the top of a box under the pointer, in whole degrees; near a right angle it is one.
 * @param {Box} box
 * @param {number} x
 * @param {number} y
 */
function angle({ x: left, y: top, width, height }, x, y) {
  const degrees = Math.round((Math.atan2(x - left - width / 2, top + height / 2 - y) * 180) / Math.PI);
  const right = Math.round(degrees / 90) * 90;
  return Math.abs(degrees - right) <= 4 ? right % 360 : degrees;
}
