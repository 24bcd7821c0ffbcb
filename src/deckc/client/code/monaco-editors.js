// @ts-check
/**
 * Monaco editors: Monaco in the places of `{monaco}`, `{monaco-run}` and `{monaco-diff}`, loaded when the first is
 * near.
 *
 * Only pages with editors have this script. Its tag says where the scripts lie (`data-scripts`: main, workers by kind,
 * extras, types) and what the deck sets (`data-config`). A place says in `data-editor` what it wants; its code stands in it
 * as a block that cannot be edited, of the same size, which is all that overviews and paper have.
 * Source: Slidev guide, "Monaco Editor", "Monaco Runner"; Monaco's API.
 */

import { readJson } from "../base/dom.js";
import { debounced, outputOf, runnersOf } from "./monaco-run.js";
import { loadScript } from "../base/lazy-script.js";

const PLACES = "#slideshow .slidev-monaco-container[data-editor]";
const LANGUAGES = /** @type {Record<string, string>} */ ({ ts: "typescript", js: "javascript" });
const ENDINGS = /** @type {Record<string, string>} */ ({ typescript: "mts", javascript: "mjs" });
const WORKERS = /** @type {Record<string, string>} */ ({ typescript: "typescript", javascript: "typescript", css: "css", scss: "css", less: "css", html: "html", json: "json" });

const tag = /** @type {HTMLScriptElement} */ (document.currentScript);
const scripts = readJson(tag, "data-scripts");
const config = readJson(tag, "data-config");
const root = document.documentElement;

/** What each place has. @type {Map<Element, { dispose: () => void }[]>} */
const editors = new Map();
let count = 0;

/** @type {Promise<any> | undefined} */
let library;

/** @param {string} name @returns {any} */
const given = (name) => Reflect.get(window, name);

async function load() {
  await Promise.all(Object.values(scripts.workers).map(loadScript));
  const workers = /** @type {Record<string, string>} */ (given("deckEditorWorkers"));
  Reflect.set(window, "MonacoEnvironment", {
    getWorker: (/** @type {unknown} */ _, /** @type {string} */ label) =>
      new Worker(URL.createObjectURL(new Blob([workers[WORKERS[label]] ?? workers.editor], { type: "text/javascript" }))),
  });
  await loadScript(scripts.main);
  for (const name of ["extras", "types"]) if (scripts[name]) await loadScript(scripts[name]);
  const { monaco, themes, highlight } = given("deckMonaco");
  const extras = given("deckEditorExtras") ?? {};
  const typescript = monaco.typescript ?? monaco.languages.typescript;
  const defaults = typescript.typescriptDefaults;
  const { ModuleResolutionKind, ModuleKind, ScriptTarget } = typescript;
  const how = { strict: true, moduleResolution: ModuleResolutionKind.NodeJs, module: ModuleKind.ESNext, target: ScriptTarget.ESNext, allowNonTsExtensions: true };
  defaults.setCompilerOptions({ ...defaults.getCompilerOptions(), ...how });
  for (const [name, text] of Object.entries(given("deckEditorTypes") ?? {})) defaults.addExtraLib(text, `file:///${name}`);
  const options = {};
  for (const setup of extras.setups ?? []) Object.assign(options, (await setup(monaco))?.editorOptions);
  const dress = () => monaco.editor.setTheme(themes[root.classList.contains("dark") ? 1 : 0]);
  dress();
  new MutationObserver(dress).observe(root, { attributeFilter: ["class"] });
  document.fonts.addEventListener("loadingdone", () => monaco.editor.remeasureFonts());
  const compile = (/** @type {any} */ model) => emitted(typescript, model);
  return { monaco, options, run: runnersOf({ extras, highlight, config }), compile };
}

/** A model's TypeScript as JavaScript. @param {any} typescript @param {any} model */
async function emitted(typescript, model) {
  const worker = await (await typescript.getTypeScriptWorker())(model.uri);
  const { outputFiles } = await worker.getEmitOutput(String(model.uri));
  return outputFiles[0]?.text ?? "";
}

/** @param {string} text in base64 */
const decoded = (text) => new TextDecoder().decode(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)));

/** @param {HTMLElement} place */
async function mount(place) {
  if (editors.has(place)) return;
  editors.set(place, []);
  const { monaco, options, run, compile } = await (library ??= load());
  if (!place.isConnected) return void editors.delete(place);
  const want = readJson(place, "data-editor");
  const language = LANGUAGES[want.lang] ?? (want.lang || "plaintext");
  const modelOf = (/** @type {string} */ code) =>
    monaco.editor.createModel(decoded(code).trimEnd(), language, monaco.Uri.parse(`file:///${(count += 1)}.${ENDINGS[language] ?? want.lang}`));
  const inner = /** @type {HTMLElement} */ (place.querySelector(".slidev-monaco-container-inner"));
  const box = document.createElement("div");
  box.style.cssText = "position:absolute;inset:2px";
  inner.append(box);
  const common = {
    automaticLayout: true, readOnly: want.readonly ?? false, lineNumbers: want.lineNumbers ?? (want.lines ? "on" : "off"),
    minimap: { enabled: false }, overviewRulerBorder: false, overviewRulerLanes: 0, padding: { top: 10, bottom: 10 },
    lineNumbersMinChars: 3, bracketPairColorization: { enabled: false }, tabSize: 2, fontSize: 11.5,
    fontFamily: "var(--slidev-code-font-family)", scrollBeyondLastLine: false, useInlineViewWhenSpaceIsLimited: false,
    editContext: false, ...options, ...want.editorOptions,
  };
  const models = [modelOf(want.code)];
  if (want.diff !== undefined) models.push(modelOf(want.diff));
  const whole = want.diff === undefined
    ? monaco.editor.create(box, { model: models[0], lineDecorationsWidth: 0, ...common })
    : monaco.editor.createDiffEditor(box, { renderOverviewRuler: false, ...common });
  const parts = want.diff === undefined ? [whole] : [whole.getOriginalEditor(), whole.getModifiedEditor()];
  if (want.diff !== undefined) whole.setModel({ original: models[0], modified: models[1] });
  const grow = () => {
    const height = Math.max(...parts.map((each) => each.getContentHeight())) + 4;
    if (want.height === "auto" || (want.height ?? "initial") === "initial" && !inner.dataset.grown) inner.style.height = `${height}px`;
    inner.dataset.grown = "";
  };
  parts.forEach((each) => each.onDidContentSizeChange(grow));
  grow();
  inner.querySelector(".deck-editor")?.remove();
  editors.set(place, [whole, ...models]);
  const output = /** @type {HTMLElement | null} */ (place.querySelector(".deck-run"));
  if (output) startRunner(place, output, { want, model: models.at(-1), language, run, compile });
}

/**
 * @param {HTMLElement} place
 * @param {HTMLElement} output
 * @param {any} all
 */
function startRunner(place, output, { want, model, language, run, compile }) {
  const autorun = want.autorun ?? true;
  let runs = 0;
  const now = async () => {
    const number = (runs += 1);
    const code = ["typescript", "javascript"].includes(language) ? await compile(model) : model.getValue();
    const found = await run(code, language, want.runnerOptions ?? {}, model.getValue());
    if (number === runs) outputOf(found, output, want.highlightOutput ?? true);
  };
  const later = debounced(now, 200);
  place.querySelector(".deck-run-now")?.addEventListener("click", now);
  if (autorun) void now();
  if (autorun && autorun !== "once") model.onDidChangeContent(later);
}

function sweep() {
  for (const [place, parts] of editors) {
    if (place.isConnected) continue;
    for (const part of parts) part.dispose();
    editors.delete(place);
  }
}

/** @param {ParentNode} part */
const mountAll = (part) => part.querySelectorAll(PLACES).forEach((place) => void mount(/** @type {HTMLElement} */ (place)));

mountAll(document);
new MutationObserver(() => {
  sweep();
  mountAll(document);
}).observe(document.body, { childList: true, subtree: true });
