// Uno: functions of a configuration of UnoCSS, asked about names. Behind `run.js`, in the sandbox.
//
// Functions and expressions are given by the ids under which `run.js` keeps them.

const kept = (id) => keptValues[id];

globalThis.escapedSelector = (text) =>
  [...text].map((char, at) => {
    if (/[0-9]/.test(char) && (at === 0 || (at === 1 && text[0] === "-"))) return `\\${char.codePointAt(0).toString(16)} `;
    return /[\w-]/.test(char) || char.codePointAt(0) > 127 ? char : `\\${char}`;
  }).join("");

globalThis.unoTheme = {};
const matched = (matcher, name) => {
  const expression = kept(matcher);
  expression.lastIndex = 0;
  return name.match(expression);
};

function contextFor(name) {
  const theme = unoTheme;
  const constructCSS = (body) => `.${escapedSelector(name)}{${cssBody(body)}}`;
  return {
    rawSelector: name, currentSelector: name, theme, constructCSS, variantMatch: [name, name, [], new Set()], variants: [],
    generator: { config: { theme }, userConfig: {} }, symbols: {}, shortcuts: [],
  };
}
const entriesOf = (value) => (Array.isArray(value) ? value : Object.entries(value));
const cssBody = (value) => entriesOf(value).filter(([, to]) => to != null).map(([key, to]) => `${key}:${to};`).join("");

/** What a rule gives, as a list of {css} or {entries, parent, selector, layer, sort}. */
function ruleResults(value) {
  if (value === undefined || value === null || value === false) return [];
  if (typeof value === "string") return [{ css: value }];
  if (typeof value[Symbol.iterator] === "function" && !Array.isArray(value)) value = [...value];
  if (!Array.isArray(value)) return [ruleResult(Object.entries(value))];
  const isEntries = value.length && value.every((each) => Array.isArray(each) && typeof each[0] === "string");
  return isEntries ? [ruleResult(value)] : value.flatMap(ruleResults);
}
function ruleResult(entries) {
  const own = Object.fromEntries(entries.filter(([key]) => String(key).startsWith("$$symbol-")));
  const plain = entries.filter(([key, to]) => !String(key).startsWith("$$symbol-") && to !== undefined && to !== null);
  const selector = own["$$symbol-selector"];
  return {
    entries: plain.map(([key, to]) => [String(key), String(to)]),
    parent: own["$$symbol-parent"] ?? "",
    selector: typeof selector === "function" ? String(selector("\u0001")) : "",
    layer: own["$$symbol-layer"] ?? "",
  };
}

async function ruleOf(rules, name) {
  for (const [at, matcher, handler] of rules) {
    const match = matched(matcher, name);
    const found = match && ruleResults(await kept(handler)(match, contextFor(name)));
    if (found?.length) return { at, found };
  }
  return null;
}

async function shortcutOf(shortcuts, name) {
  for (const [matcher, handler] of shortcuts) {
    const match = matcher === null || matched(matcher, name);
    const found = match && (await kept(handler)(matcher === null ? name : match, contextFor(name)));
    if (found) return (Array.isArray(found) ? found.filter((each) => typeof each === "string") : [found]).join(" ");
  }
  return null;
}

const MARKS = { prefix: "\u0002", selector: "\u0001", pseudo: "\u0003" };

async function variantOf(variants, name) {
  for (const handler of variants) {
    const given = await kept(handler)(name, { ...contextFor(name), theme: unoTheme });
    const list = (Array.isArray(given) ? given : [given]).filter(Boolean);
    if (list.length) {
      const found = list.map((each) => variantResult(each)).filter((each) => each.rest !== name);
      if (found.length) return found;
    }
  }
  return null;
}
function variantResult(given) {
  if (typeof given === "string") return { rest: given };
  const rest = given.matcher;
  let input = { ...MARKS, entries: [], parent: given.parent, layer: given.layer, sort: given.sort };
  if (given.handle) input = given.handle(input, (each) => each);
  else if (given.selector) input.selector = given.selector(MARKS.selector, "");
  const [parent, parentOrder] = Array.isArray(input.parent) ? input.parent : [input.parent ?? "", given.parentOrder ?? 0];
  const body = given.body ? keepValue(given.body) : given.handle ? keepValue((entries) => given.handle({ ...MARKS, entries }, (each) => each).entries) : null;
  return {
    rest, prefix: input.prefix ?? "", selector: input.selector ?? MARKS.selector, pseudo: input.pseudo ?? "",
    parent: parent ?? "", parentOrder, layer: input.layer ?? "", sort: input.sort ?? 0, order: given.order ?? 0, body,
  };
}

const isBlocked = (blocklist, name) =>
  blocklist.some((each) => {
    const rule = kept(each);
    return rule instanceof RegExp ? rule.test(name) : rule(name);
  });

/** For each name what the configuration makes of it. */
globalThis.unoAnswers = (tables, names) =>
  answerOf(async () => {
    const answers = {};
    for (const name of names)
      answers[name] = {
        rule: await ruleOf(tables.rules, name),
        shortcut: await shortcutOf(tables.shortcuts, name),
        variant: await variantOf(tables.variants, name),
        isBlocked: isBlocked(tables.blocklist, name),
      };
    return answers;
  });

globalThis.unoBody = (id, entries) => answerOf(async () => entriesOf(kept(id)(entries)));

/** The theme after the configuration's functions have changed it. */
globalThis.unoExtended = (ids, theme) =>
  answerOf(async () => {
    for (const id of ids) theme = kept(id)(theme, {}) ?? theme;
    unoTheme = theme;
    return packed(theme);
  });

globalThis.unoPreflight = (id) =>
  answerOf(async () => {
    const css = await kept(id)({ theme: unoTheme, generator: { config: { theme: unoTheme } } });
    return typeof css === "string" ? css : null;
  });
