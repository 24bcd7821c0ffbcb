// Node: what set-up files use of its modules `fs`, `path`, `url` and `process`. Files are texts of the project.

const parts = (path) => path.split("/").filter((part) => part && part !== ".");

export function normalize(path) {
  const found = [];
  for (const part of parts(path)) {
    if (part === ".." && found.length && found.at(-1) !== "..") found.pop();
    else if (part !== ".." || !path.startsWith("/")) found.push(part);
  }
  return (path.startsWith("/") ? "/" : "") + found.join("/") || ".";
}
export const join = (...given) => normalize(given.filter(Boolean).join("/"));
export function resolve(...given) {
  let path = "";
  for (const each of given.reverse()) {
    if (each) path = path ? `${each}/${path}` : each;
    if (path.startsWith("/")) break;
  }
  return normalize(path.startsWith("/") ? path : `${deckRoot}/${path}`);
}
export const dirname = (path) => path.replace(/\/[^/]*\/?$/, "") || (path.startsWith("/") ? "/" : ".");
export function basename(path, ending = "") {
  const name = parts(path).at(-1) ?? "";
  return ending && name.endsWith(ending) ? name.slice(0, -ending.length) : name;
}
export const extname = (path) => /[^/](\.[^./]*)$/.exec(path)?.[1] ?? "";
export const isAbsolute = (path) => path.startsWith("/");
export const sep = "/";
export const delimiter = ":";
export function relative(from, to) {
  const [start, end] = [parts(resolve(from)), parts(resolve(to))];
  let same = 0;
  while (same < start.length && start[same] === end[same]) same += 1;
  return [...start.slice(same).map(() => ".."), ...end.slice(same)].join("/");
}

export const fileURLToPath = (url) => decodeURIComponent(String(url?.href ?? url).replace(/^file:\/\//, ""));
export const pathToFileURL = (path) => ({ href: `file://${encodeURI(path)}`, toString: () => `file://${encodeURI(path)}` });
class FileURL {
  constructor(path, base = "") {
    const whole = /^\w+:/.test(path) ? path : `file://${resolve(dirname(fileURLToPath(base)), path)}`;
    this.href = whole;
    this.pathname = whole.replace(/^file:\/\//, "");
  }
  toString() {
    return this.href;
  }
}
globalThis.URL ??= FileURL;
export { FileURL as URL };

const named = (path) => normalize(resolvedPath(fileURLToPath(path)));
export const readFileSync = (path) => setupText(named(path));
export const readFile = async (path) => readFileSync(path);
export function existsSync(path) {
  try {
    return typeof readFileSync(path) === "string";
  } catch {
    return false;
  }
}
export const promises = { readFile };
export const cwd = () => deckRoot;
export const env = process.env;
export const posix = { normalize, join, resolve, dirname, basename, extname, isAbsolute, relative, sep, delimiter };
export const createRequire = (base) => (path) => JSON.parse(readFileSync(resolve(dirname(fileURLToPath(base)), path)));
export default {
  ...posix, posix, fileURLToPath, pathToFileURL, URL: FileURL, readFileSync, readFile, existsSync, promises, cwd, env,
  createRequire,
};
