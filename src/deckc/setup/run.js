// Run: a set-up file in the sandbox. Its bundle defines `setupModule()`, which gives the file's module.
//
// What goes out is JSON. A function goes out as {"$": "function", id, name}, an expression as {"$": "regexp", id,
// source, flags}; `callFunction` calls it by that id. Each answer is {value} or {error: {message, stack}} or
// {files: [path, …]}: texts that the file reads and that are not here yet.

globalThis.process = { env: { NODE_ENV: "production" }, platform: "linux", cwd: () => deckRoot, argv: [] };
globalThis.setTimeout = globalThis.setImmediate = (task, _, ...given) => (queueMicrotask(() => task(...given)), 0);
globalThis.clearTimeout = globalThis.clearImmediate = globalThis.clearInterval = () => {};
globalThis.setInterval = () => 0;

globalThis.keptValues = [];
globalThis.keptOwners = []; // the objects whose members they are
globalThis.wantedFiles = new Set();
const MAX_DEPTH = 60;

globalThis.setupText = (path) => {
  const text = deckFiles[path];
  if (typeof text === "string") return text;
  if (text === undefined) wantedFiles.add(path);
  throw Object.assign(new Error(`ENOENT: no such file or directory, open '${path}'`), { code: "ENOENT" });
};

globalThis.keepValue = (value, owner) => {
  keptOwners.push(owner);
  return keptValues.push(value) - 1;
};
/** Calls a function as a method of the object in which it was found. */
globalThis.callKept = (id, ...args) => keptValues[id].apply(keptOwners[id], args);

/** A value as JSON has it. */
async function packed(value, depth = 0, owner = undefined) {
  value = await value;
  if (value === null || value === undefined || depth > MAX_DEPTH) return null;
  if (typeof value === "function") {
    return { $: "function", id: keepValue(value, owner), name: value.name ?? "" };
  }
  if (typeof value === "bigint" || typeof value === "symbol") return String(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "object") return value;
  if (value instanceof RegExp) return { $: "regexp", id: keepValue(value), source: value.source, flags: value.flags };
  if (value instanceof Date) return value.toJSON();
  if (value instanceof Map) value = Object.fromEntries(value);
  if (value instanceof Set) value = [...value];
  if (Array.isArray(value)) {
    const list = [];
    for (const each of value) list.push(await packed(each, depth + 1));
    return list;
  }
  const made = {};
  for (const [key, each] of Object.entries(value)) if (each !== undefined) made[key] = await packed(each, depth + 1, value);
  return made;
}

/** The answer of something that may fail, or ask for files. */
async function answerOf(make) {
  try {
    const value = await make();
    if (wantedFiles.size === 0) return { value };
  } catch (error) {
    if (wantedFiles.size === 0) {
      const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      return { error: { message, stack: String(error?.stack ?? "") } };
    }
  }
  return { files: [...wantedFiles] };
}

/** What the file's default export gives: itself, or what it answers to these arguments. */
globalThis.setupValue = (args, hosted) =>
  answerOf(async () => {
    const module = await setupModule();
    let given = "default" in module ? module.default : module;
    if (typeof given === "function") given = await given(...args, ...hosted.map((name) => hostedArguments[name]));
    return packed(given);
  });

/** What Slidev hands to a set-up file besides data. */
const hostedArguments = { shiki: { loadTheme: async (path) => JSON.parse(setupText(resolvedPath(path))) } };
globalThis.resolvedPath = (path) => (path.startsWith("/") ? path : `${deckRoot}/${path.replace(/^\.\//, "")}`);

globalThis.callFunction = (id, args) => answerOf(async () => packed(await callKept(id, ...args)));
