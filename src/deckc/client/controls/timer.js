// @ts-check
/**
 * Timer: how long the talk has lasted, or with `timer: countdown` how much is left of `duration`. All windows share it.
 * Source: Slidev guide, "Timer".
 */

import { button, rename } from "../base/button.js";
import { drawingHtml } from "../base/icons.js";
import { element, find, together } from "../base/dom.js";
import { STOPPED } from "../base/store.js";

/**
 * @typedef {import("../base/store.js").App} App
 * @typedef {import("../base/store.js").Timer} Timer
 */

const TICK_MS = 200;

/**
 * The time, and buttons for it.
 * @param {App} app
 * @param {HTMLElement} host
 */
export function timer(app, host) {
  const view = element('<div class="deck-timer"><span role="timer" aria-label="Time"></span></div>');
  const toggle = button("toggleTimer", "Start the timer", "start");
  view.prepend(toggle, button("resetTimer", "Reset the timer", "reset"));
  host.append(view);
  const share = (/** @type {Timer} */ next) => app.run("share", { timer: next });
  return together(
    app.offer("toggleTimer", () => share(toggled(app.state.shared.timer, Date.now()))),
    app.offer("resetTimer", () => share(STOPPED)),
    whileRunning(app, (now) => {
      const { timer: state } = app.state.shared;
      const running = state.status === "running";
      find("[role=timer]", view).textContent = timeText(app.deck, state, now);
      view.dataset.timer = stateOf(app.deck, state, now);
      if (toggle.dataset.drawing === String(running)) return;
      toggle.dataset.drawing = String(running);
      toggle.innerHTML = drawingHtml(running ? "pause" : "start");
      rename(toggle, running ? "Pause the timer" : "Start the timer");
    }),
  );
}

/**
 * The share of the planned time that has passed.
 * @param {App} app
 * @param {HTMLElement} host
 */
export function timerBar(app, host) {
  const bar = element('<div class="deck-timer-bar" aria-hidden="true"><div></div></div>');
  host.append(bar);
  return whileRunning(app, (now) => {
    const { timer: state } = app.state.shared;
    bar.dataset.timer = stateOf(app.deck, state, now);
    find("div", bar).style.width = `${Math.min(share(app.deck, state, now), 1) * 100}%`;
  });
}

/**
 * Calls at once, at every change of the timer, and again and again while it runs.
 * @param {App} app
 * @param {(now: number) => void} update
 */
function whileRunning(app, update) {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let ticking;
  const tick = () => update(Date.now());

  function follow() {
    clearInterval(ticking);
    if (app.state.shared.timer.status === "running") ticking = setInterval(tick, TICK_MS);
    tick();
  }

  follow();
  return together(
    app.subscribe((state, before) => {
      if (state.shared.timer !== before.shared.timer) follow();
    }),
    () => clearInterval(ticking),
  );
}

/**
 * A stopped timer starts, a running one pauses, a paused one goes on.
 * @param {Timer} timer
 * @param {number} now
 * @returns {Timer}
 */
export function toggled(timer, now) {
  if (timer.status === "running") return { ...timer, status: "paused", pausedAt: now };
  return { status: "running", startedAt: now - passed(timer, now), pausedAt: 0 };
}

/**
 * Milliseconds.
 * @param {Timer} timer
 * @param {number} now
 */
function passed({ status, startedAt, pausedAt }, now) {
  if (status === "stopped") return 0;
  return (status === "paused" ? pausedAt : now) - startedAt;
}

/**
 * `1:05`, `1:00:00`, `-0:03` of a countdown that is over; `-:--` before the start.
 * @param {import("../base/store.js").Deck} deck
 * @param {Timer} timer
 * @param {number} now
 */
export function timeText({ duration, config }, timer, now) {
  const down = config.timer === "countdown";
  if (timer.status === "stopped" && !down) return "-:--";
  const whole = Math.floor((down ? duration * 1000 - passed(timer, now) : passed(timer, now)) / 1000);
  const seconds = Math.abs(whole);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const text = [...(hours ? [hours, two(minutes)] : [minutes]), two(seconds % 60)].join(":");
  return whole < 0 ? `-${text}` : text;
}

/** @param {number} number */
function two(number) {
  return String(number).padStart(2, "0");
}

/**
 * How much of the planned time has passed, from 0.
 * @param {import("../base/store.js").Deck} deck
 * @param {Timer} timer
 * @param {number} now
 */
function share({ duration }, timer, now) {
  return passed(timer, now) / 1000 / duration;
}

/**
 * In one word, for its colour.
 * @param {import("../base/store.js").Deck} deck
 * @param {Timer} timer
 * @param {number} now
 */
export function stateOf(deck, timer, now) {
  if (timer.status !== "running") return timer.status;
  const part = share(deck, timer, now);
  return part > 1 ? "over" : part > 0.8 ? "late" : "running";
}
