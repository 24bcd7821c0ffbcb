/**
 * v-motion: motions on elements of live parts, for the player (`../../motion/v-motion.js`).
 * Source: Slidev guide, "Motion".
 */

const CLICK = /^click-(\d+)(?:-(\d+))?$/;
const PROPS = /^(?:initial|enter|leave|visible|hovered|focused|tapped|variants|delay|duration|click-\d+(?:-\d+)?)$/;

/** From where the presets come. Source: VueUse Motion, "Presets". @type {Record<string, Record<string, number>>} */
const PRESETS = {
  "fade": { opacity: 0 },
  "pop": { scale: 0, opacity: 0 },
  "slide-left": { x: -100, opacity: 0 },
  "slide-right": { x: 100, opacity: 0 },
  "slide-top": { y: -100, opacity: 0 },
  "slide-bottom": { y: 100, opacity: 0 },
  "roll-left": { x: -100, rotate: 90, opacity: 0 },
  "roll-right": { x: 100, rotate: -90, opacity: 0 },
  "roll-top": { y: -100, rotate: -90, opacity: 0 },
  "roll-bottom": { y: 100, rotate: 90, opacity: 0 },
};
/** @type {Record<string, number>} */
const REST = { x: 0, y: 0, rotate: 0, scale: 1, opacity: 1 };

/** The motion props of an element. @param {any} props @returns {Record<string, any>} */
export const motionProps = (props) =>
  Object.fromEntries(Object.entries(props ?? {}).filter(([name, value]) => PROPS.test(name) && value !== undefined));

/** What `data-motion` says of them. @param {Record<string, any>} props */
export function motionOf(props) {
  const variant = (/** @type {string} */ name) => ({ ...props[name], ...props.variants?.[`slidev-${name}`] });
  const clicks = Object.entries(props).flatMap(([name, value]) => {
    const [match, from, until] = CLICK.exec(name) ?? [];
    return match ? [[Number(from), until ? Number(until) : null, value]] : [];
  });
  const motion = { initial: variant("initial"), enter: variant("enter"), leave: variant("leave") };
  const timing = Object.fromEntries(["delay", "duration"].filter((name) => name in props).map((name) => [name, props[name]]));
  const all = { ...motion, clicks: clicks.sort(([one], [other]) => one - other), ...timing };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => typeof value !== "object" || Object.keys(value).length));
}

/** The presets as props, by the names of their directives. */
export const presets = Object.entries(PRESETS).flatMap(([name, initial]) => {
  const enter = Object.fromEntries(Object.keys(initial).map((key) => [key, REST[key]]));
  const [kind, ...side] = name.split("-");
  const names = ["", "visible", "visible-once"].map((when) => ["motion", kind, ...(when ? [when] : []), ...side].join("-"));
  return names.map((directive) => /** @type {[string, any]} */ ([directive, { initial, enter }]));
});
