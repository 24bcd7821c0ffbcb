// UnoCSS: what configurations import of it. deckc's own utilities stand in for the presets: of a preset only its name
// and options are told; functions of the configuration itself run.

const preset = (name) => (options = {}) => ({ deckcPreset: name, options });
const nothing = (name) => () => ({ name });

// The palette of the presets, which the host gives.
export const colors = globalThis.unoColors ?? {};
export const theme = { colors };

export const defineConfig = (config) => config;
export const definePreset = (given) => (typeof given === "function" ? given : () => given);

export const presetWind3 = preset("Wind3");
export const presetWind4 = preset("Wind4");
export const presetWind = preset("Wind");
export const presetUno = preset("Uno");
export const presetMini = preset("Mini");
export const presetAttributify = preset("Attributify");
export const presetTypography = preset("Typography");
export const presetIcons = preset("Icons");
export const presetWebFonts = preset("WebFonts");
export const presetTagify = preset("Tagify");
export const presetRemToPx = preset("RemToPx");
export const presetLegacyCompat = preset("LegacyCompat");

export const transformerDirectives = nothing("transformerDirectives");
export const transformerVariantGroup = nothing("transformerVariantGroup");
export const transformerCompileClass = nothing("transformerCompileClass");
export const transformerAttributifyJsx = nothing("transformerAttributifyJsx");
export const extractorMdc = nothing("extractorMdc");
export const extractorSvelte = nothing("extractorSvelte");
export const extractorPug = nothing("extractorPug");
export const extractorArbitraryVariants = nothing("extractorArbitraryVariants");
export const extractorSplit = nothing("extractorSplit");
export const createLocalFontProcessor = nothing("local fonts");
export default nothing("unocss");

const LISTS = ["rules", "variants", "preflights", "safelist", "blocklist", "presets", "extendTheme", "layers"];
const list = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const isObject = (value) => value && typeof value === "object" && !Array.isArray(value);

export function mergeDeep(under, over) {
  const made = { ...under };
  for (const [key, value] of Object.entries(over ?? {}))
    made[key] = isObject(value) && isObject(made[key]) ? mergeDeep(made[key], value) : value;
  return made;
}

/** Several configurations as one: lists follow one another, themes lie one over the other. */
export function mergeConfigs(configs) {
  const made = {};
  for (const config of configs.flat().filter(Boolean))
    for (const [key, value] of Object.entries(config)) {
      if (key === "theme") made.theme = mergeDeep(made.theme ?? {}, value);
      else if (key === "shortcuts") made.shortcuts = [...pairs(made.shortcuts), ...pairs(value)];
      else if (LISTS.includes(key)) made[key] = [...list(made[key]), ...list(value)];
      else made[key] = value;
    }
  return made;
}
const pairs = (value) => list(value).flatMap((each) => (isObject(each) ? Object.entries(each) : [each]));

// Keys of a rule's entries that are no properties of CSS.
export const symbols = {
  shortcutsNoMerge: "$$symbol-shortcut-no-merge",
  noMerge: "$$symbol-no-merge",
  noScope: "$$symbol-no-scope",
  variants: "$$symbol-variants",
  parent: "$$symbol-parent",
  selector: "$$symbol-selector",
  layer: "$$symbol-layer",
  sort: "$$symbol-sort",
  body: "$$symbol-body",
};

export const escapeSelector = (text) => globalThis.escapedSelector(text);
export const e = escapeSelector;
export const toEscapedSelector = (text) => `.${escapeSelector(text)}`;

/** A variant of a name: `name:` or `name-` before a utility. */
export function variantMatcher(name, handler) {
  const pattern = new RegExp(`^${name}[:-]`);
  return {
    name,
    match(input) {
      const found = pattern.exec(input);
      if (!found) return undefined;
      return {
        matcher: input.slice(found[0].length),
        handle: (given, next) => next({ ...given, ...handler(given) }),
      };
    },
  };
}

/** The parameter behind a prefix, and what follows it. */
export function variantGetParameter(prefix, matcher, separators = [":", "-"]) {
  if (!matcher.startsWith(prefix)) return undefined;
  const rest = matcher.slice(prefix.length);
  for (const separator of separators) {
    const at = rest.indexOf(separator);
    if (at > 0) return [rest.slice(0, at), rest.slice(at + separator.length)];
  }
  return undefined;
}
