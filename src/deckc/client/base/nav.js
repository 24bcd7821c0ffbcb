// @ts-check
/**
 * Navigation: where a command leads to, and how a place is written as an address. Pure.
 *
 * A place is a slide and a click. A slide's clicks run from `start` to `clicks`; with `start` beyond `clicks`
 * there is one state. Rules: Slidev guide, "Navigation"; addresses: "Router mode".
 */

/**
 * @typedef {{ no: number, click: number }} Place
 * @typedef {{ clicks: number, start: number, alias?: string }} Stop
 * @typedef {"play" | "presenter" | "overview" | "notes" | "entry" | "handout" | "print" | "scroll" | "missing"} Mode
 * @typedef {{ mode: Mode, place: Place, query: URLSearchParams, path: string }} Address `path`: as it was asked for
 */

/** More clicks than any slide has: the state after the last one. */
export const LAST = 1e6;

/** @type {ReadonlySet<string>} */
const MODES = new Set(["presenter", "overview", "notes", "entry", "print", "scroll"]);

const HANDOUT = "presenter/print";

/** What may stand before a slide's number. */
const LEADS = new Set(["presenter", "export"]);

/**
 * Whether slides are shown one by one, as keys and clicks lead.
 * @param {Mode} mode
 */
export function isShow(mode) {
  return mode === "play" || mode === "presenter";
}

/**
 * The nearest place that exists.
 * @param {readonly Stop[]} stops
 * @param {Place} place
 * @returns {Place}
 */
export function nearest(stops, { no, click }) {
  const found = Math.min(Math.max(Math.trunc(no) || 1, 1), stops.length);
  const { start, clicks } = stops[found - 1];
  return { no: found, click: Math.min(Math.max(click || 0, start), clicks) };
}

/**
 * One click on, or the next slide; at the end nothing changes.
 * @param {readonly Stop[]} stops
 * @param {Place} place
 */
export function next(stops, place) {
  if (place.click < stops[place.no - 1].clicks) return { no: place.no, click: place.click + 1 };
  return nextSlide(stops, place);
}

/**
 * One click back, or the previous slide at its last click; at the beginning nothing changes.
 * @param {readonly Stop[]} stops
 * @param {Place} place
 */
export function previous(stops, place) {
  if (place.click > stops[place.no - 1].start) return nearest(stops, { no: place.no, click: place.click - 1 });
  return place.no > 1 ? nearest(stops, { no: place.no - 1, click: LAST }) : place;
}

/**
 * @param {readonly Stop[]} stops
 * @param {Place} place
 */
export function nextSlide(stops, place) {
  return place.no < stops.length ? nearest(stops, { no: place.no + 1, click: 0 }) : place;
}

/**
 * @param {readonly Stop[]} stops
 * @param {Place} place
 */
export function previousSlide(stops, place) {
  return place.no > 1 ? nearest(stops, { no: place.no - 1, click: 0 }) : place;
}

/**
 * The address that a route means, such as `/3?clicks=2`, `/alias`, `/overview`.
 * An unknown number goes to the nearest slide, an unknown word to the first one.
 * @param {readonly Stop[]} stops
 * @param {string} route
 * @returns {Address}
 */
export function readRoute(stops, route) {
  const [path, search = ""] = route.split("?", 2);
  const query = new URLSearchParams(search);
  const words = path.split("/").filter(Boolean).map(decode);
  const lost = words.length > 2 || (words.length === 2 && !LEADS.has(words[0]));
  const known = words.join("/") === HANDOUT ? "handout" : MODES.has(words[0]) ? words[0] : "play";
  const mode = /** @type {Mode} */ (lost ? "missing" : known);
  const last = words[words.length - 1] ?? "1";
  const aliased = stops.findIndex((stop) => stop.alias === last) + 1;
  const place = nearest(stops, { no: aliased || parseInt(last, 10), click: Number(query.get("clicks")) });
  query.delete("clicks");
  return { mode, place, query, path };
}

/**
 * The slide that an address which is none may mean: the first number in it.
 * @param {readonly Stop[]} stops
 * @param {string} path
 */
export function guess(stops, path) {
  const no = Number(/\d+/.exec(path)?.[0]);
  return stops[no - 1] && no;
}

/** @param {string} word */
function decode(word) {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}

/**
 * The route of an address; one that is none stays. The alias where a slide has one, `clicks` only where it is not 0.
 * @param {readonly Stop[]} stops
 * @param {Address} address
 */
export function writeRoute(stops, { mode, place, query, path }) {
  const search = new URLSearchParams(query);
  if (isShow(mode) && place.click) search.set("clicks", String(place.click));
  const text = search.toString();
  const word = encodeURIComponent(stops[place.no - 1].alias ?? place.no);
  const route = { play: `/${word}`, presenter: `/presenter/${word}`, handout: `/${HANDOUT}`, missing: path };
  return (Reflect.get(route, mode) ?? `/${mode}`) + (text && `?${text}`);
}

/**
 * Whether a number lies in `1,3-5`, `4-`, `all`, `*` or `none`.
 * @param {string} text
 * @returns {(number: number) => boolean}
 */
export function readRange(text) {
  if (!text || text === "all" || text === "*") return () => true;
  const parts = text.split(/[,;]/).map((part) => {
    const [first, last = first] = part.split("-");
    return [Number(first), last === "" ? Infinity : Number(last)];
  });
  return (number) => parts.some(([first, last]) => first <= number && number <= last);
}
