// @ts-check
/** Monaco run: what is typed in an editor of `{monaco-run}` runs in the page, and its output becomes elements. */

/** @typedef {{ text: string, class?: string, highlightLang?: string }} Word */

const IMPORT = /^import\s+(?:type\s+)?([^"';]*?)\s*(?:from\s*)?(["'])([^"']+)\2;?/gm;

/**
 * How code of each language runs: JavaScript and TypeScript here, others by what `setup/code-runners.ts` gives.
 * @param {{ extras: any, highlight?: (code: string, lang: string, options?: any) => string, config: any }} all
 */
export function runnersOf({ extras, highlight, config }) {
  const modules = extras.modules ?? {};
  const javascript = (/** @type {string} */ code) => runJavaScript(code, modules, config.strict !== false);
  /** @type {Record<string, any>} */
  const runners = { javascript, js: javascript, typescript: javascript, ts: javascript };
  const own = Promise.resolve().then(async () => {
    for (const setup of extras.runners ?? []) Object.assign(runners, await setup(runners));
  });

  /**
   * @param {string} code compiled to JavaScript
   * @param {string} lang
   * @param {any} options
   * @param {string} source as it is typed
   */
  return async function run(code, lang, options, source) {
    await own;
    try {
      const runner = runners[lang];
      if (!runner) throw new Error(`Runner for language "${lang}" not found`);
      const again = (/** @type {string} */ text, /** @type {string} */ language) => run(text, language, options, text);
      const context = { options, highlight: coloured, run: again };
      return await runner(runner === javascript ? code : source, context);
    } catch (error) {
      return { error: String(error) };
    }
  };

  /** @param {string} code @param {string} lang @param {any} [options] */
  function coloured(code, lang, options) {
    if (highlight) return highlight(code, lang, options);
    const pre = document.createElement("pre");
    pre.textContent = code;
    return pre.outerHTML;
  }
}

/**
 * @param {string} code
 * @param {Record<string, any>} modules that it may import
 * @param {boolean} strict
 */
async function runJavaScript(code, modules, strict) {
  /** @type {any[]} */
  const lines = [];
  const log = (/** @type {any[]} */ ...values) => void lines.push(values.map(wordOf));
  const console = { ...window.console, log, info: log, debug: log, warn: log, error: log, clear: () => void lines.splice(0) };
  const imported = (/** @type {string} */ name) => {
    if (Object.hasOwn(modules, name)) return modules[name];
    throw new Error(`Module not found: ${name}. There are: ${Object.keys(modules).join(", ") || "none"}`);
  };
  try {
    const AsyncFunction = /** @type {FunctionConstructor} */ (Object.getPrototypeOf(async () => {}).constructor);
    const text = withImports(code).replace(/\bimport\s*\(/g, "__import(").replace(/^export (?=\{\s*\};?)/gm, "");
    await new AsyncFunction("console", "__import", `${strict ? '"use strict";' : ""}\n${text}`)(console, imported);
  } catch (error) {
    lines.push({ error: String(error) });
  }
  return lines;
}

/** Imports as constants. @param {string} code */
const withImports = (code) =>
  code.replace(IMPORT, (_, clause, __, name) => {
    const module = `__import(${JSON.stringify(name)})`;
    if (!clause) return `${module};`;
    const [, first, rest] = /^([\w$]+)?\s*,?\s*(.*)$/s.exec(clause) ?? [];
    const namespace = /^\*\s+as\s+([\w$]+)/.exec(rest ?? "");
    const names = (rest ?? "").replace(/[{}]/g, "").split(",").map((each) => each.trim()).filter(Boolean).map((each) => each.replace(/\s+as\s+/, ": "));
    if (namespace) return `const ${namespace[1]} = ${module};${first ? ` const ${first} = ${module}.default;` : ""}`;
    return `const { ${[...(first ? [`default: ${first}`] : []), ...names].join(", ")} } = ${module};`;
  });

/** @param {any} value @returns {Word} */
const wordOf = (value) => (typeof value === "string" ? { text: value } : { text: textOf(value), highlightLang: "javascript" });

/** A value as a person reads it. @param {any} value @returns {string} */
function textOf(value) {
  if (value instanceof Error) return `Error: ${JSON.stringify(value.message)}`;
  if (Array.isArray(value)) return `[${value.map(textOf).join(", ")}]`;
  if (value instanceof Set) return `Set (${value.size}) {${[...value].map(textOf).join(", ")}}`;
  if (value instanceof Map) return `Map (${value.size}) {${[...value].map(([key, each]) => `${textOf(key)} => ${textOf(each)}`).join(", ")}}`;
  if (typeof value === "string") return JSON.stringify(value);
  if (value === null || typeof value !== "object" || value instanceof RegExp) return String(value);
  const name = value.constructor?.name ?? "";
  return `${name && name !== "Object" ? `${name}: ` : ""}${JSON.stringify(value, null, 2)}`;
}

/**
 * Shows what came out.
 * @param {any} found
 * @param {HTMLElement} place
 * @param {boolean} colours
 */
export function outputOf(found, place, colours) {
  const lines = [found?.value ?? found].flat();
  const box = document.createElement("div");
  box.className = "slidev-runner-output";
  for (const line of lines) box.append(lineOf(line?.value ?? line, colours));
  place.replaceChildren(box);
}

/** @param {any} line @param {boolean} colours */
function lineOf(line, colours) {
  const made = document.createElement("div");
  if (line && "html" in line) made.innerHTML = line.html;
  else if (line && "error" in line) Object.assign(made, { className: "text-red-500", textContent: String(line.error) });
  else if (line && "element" in line) made.append(line.element);
  else {
    made.className = "output-line";
    [line].flat().forEach((/** @type {Word} */ word, index, all) => {
      made.append(spanOf(word, colours));
      if (index < all.length - 1) made.append(Object.assign(document.createElement("span"), { className: "separator", textContent: "," }));
    });
  }
  return made;
}

/** @param {Word} word @param {boolean} colours */
function spanOf(word, colours) {
  const span = document.createElement("span");
  const highlight = Reflect.get(window, "deckMonaco")?.highlight;
  if (word.highlightLang && colours && highlight) {
    span.className = "highlighted";
    span.innerHTML = highlight(word.text, word.highlightLang);
  } else {
    if (word.class) span.className = word.class;
    span.textContent = word.text;
  }
  return span;
}

/** Calls once when calls have ceased. @param {() => void} call @param {number} ms */
export function debounced(call, ms) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(call, ms);
  };
}
