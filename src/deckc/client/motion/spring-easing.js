// @ts-check
/** Spring easing: the way of a mass on a spring from 0 to 1, as a CSS easing. Pure. */

const STEPS = 40;

/**
 * @param {{ stiffness?: number, damping?: number, mass?: number }} spring
 * @returns {{ duration: number, easing: string }} milliseconds, and `linear(…)`
 */
export function springEasing({ stiffness = 500, damping = 25, mass = 1 }) {
  const way = wayOf(stiffness, damping, mass);
  let seconds = 0.1;
  while (seconds < 10 && !restsAfter(way, seconds)) seconds += 0.05;
  const points = Array.from({ length: STEPS + 1 }, (_, step) => way((seconds * step) / STEPS).toFixed(3));
  return { duration: Math.round(seconds * 1000), easing: `linear(${points.slice(0, -1).join(",")},1)` };
}

/**
 * @param {(seconds: number) => number} way
 * @param {number} seconds
 */
function restsAfter(way, seconds) {
  return [0, 0.03, 0.06, 0.1, 0.15].every((later) => Math.abs(1 - way(seconds + later)) < 0.005);
}

/**
 * The place after some seconds, by the equation of a damped oscillation.
 * @param {number} stiffness
 * @param {number} damping
 * @param {number} mass
 * @returns {(seconds: number) => number}
 */
function wayOf(stiffness, damping, mass) {
  const own = Math.sqrt(stiffness / mass);
  const ratio = damping / (2 * Math.sqrt(stiffness * mass));
  if (ratio < 1) {
    const seen = own * Math.sqrt(1 - ratio * ratio);
    return (t) => 1 - Math.exp(-ratio * own * t) * (Math.cos(seen * t) + ((ratio * own) / seen) * Math.sin(seen * t));
  }
  if (ratio === 1) return (t) => 1 - Math.exp(-own * t) * (1 + own * t);
  const root = own * Math.sqrt(ratio * ratio - 1);
  const [slow, fast] = [-ratio * own + root, -ratio * own - root];
  return (t) => 1 - (fast * Math.exp(slow * t) - slow * Math.exp(fast * t)) / (fast - slow);
}
