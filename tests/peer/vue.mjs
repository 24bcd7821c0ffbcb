// Renders the .vue files of a theme's folder with Vue's own server renderer.
//
//   node vue.mjs THEME OUT
//
// OUT gets JSON, {file: {error} or [{props, slots, html or error}, …]}: one entry for each way to use the component.
// Vite, Vue and @vitejs/plugin-vue are looked for from the working directory, @slidev/client is stood in for.

import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [theme, out] = process.argv.slice(2);
const root = path.resolve(theme);
const require = createRequire(path.resolve("here.js"));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const { createServer } = await load("vite");
const { default: vuePlugin } = await load("@vitejs/plugin-vue");
const { createSSRApp, h } = require("vue");
const { renderToString } = require("@vue/server-renderer");

const SLIDEV = `
import { computed, ref } from "vue";
export const nav = { currentPage: 2, currentSlideNo: 2, total: 9, currentLayout: "default", clicks: 0, slides: [],
  tocTree: [], hasNext: true, hasPrev: true, isPrintMode: false, isPresenter: false };
export const configs = { title: "The deck", author: "Ada" };
export const $slidev = { nav, configs, themeConfigs: {} };
export const useNav = () => Object.fromEntries(Object.entries(nav).map(([key, value]) => [key, computed(() => value)]));
export const useSlideContext = () => ({ $slidev, $nav: ref(nav), $page: ref(2), $clicks: ref(0), $frontmatter: {},
  $renderContext: ref("slide"), $route: { no: 2 }, $scale: ref(1) });
export const isDark = ref(false);
export const useDarkMode = () => ({ isDark, toggleDark() {} });
export const useIsSlideActive = () => ref(true);
export const onSlideEnter = () => {};
export const onSlideLeave = () => {};
export const resolveAssetUrl = (url) => url;
export const useDragElement = () => ({});
export default {};
`;
const standIn = {
  name: "stand-in",
  enforce: "pre",
  resolveId: (id) => (/^(@slidev\/client|#slidev)/.test(id) ? "\0slidev" : null),
  load(id) {
    if (id === "\0slidev") return SLIDEV;
    if (/\.(css|postcss|scss)(\?|$)/.test(id)) return "";
    if (id.endsWith(".vue")) return fs.readFileSync(id, "utf8").replace(/<style[\s\S]*?<\/style>/g, "");
    return null;
  },
};
const server = await createServer({
  root,
  configFile: false,
  logLevel: "silent",
  appType: "custom",
  server: { middlewareMode: true, watch: null, hmr: false, ws: false, fs: { strict: false } },
  optimizeDeps: { noDiscovery: true, include: [] },
  plugins: [standIn, vuePlugin({ template: { transformAssetUrls: false } })],
  ssr: { external: ["vue", "@vue/server-renderer"] },
});

function walk(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.name === "node_modules" ? [] : entry.isDirectory() ? walk(file) : [file];
  });
}

const loaded = {};
for (const file of walk(root).filter((name) => name.endsWith(".vue"))) {
  loaded[file] = await server.ssrLoadModule(file).then((module) => module.default, (error) => error);
}
const { $slidev } = await server.ssrLoadModule("\0slidev");

// ── ways to use a component ──

const VALUES = { image: "https://host.example/a.png", background: "#123456", url: "https://host.example", color: "red" };
const OF_TYPE = new Map([[Number, 2], [Boolean, true], [Array, ["a", "b"]], [Object, { a: 1 }]]);

/** A value for every prop that the component declares, by its name or its type. */
function valuesOf(component) {
  const declared = Array.isArray(component.props)
    ? Object.fromEntries(component.props.map((name) => [name, null]))
    : (component.props ?? {});
  const value = (name, option) => VALUES[name] ?? OF_TYPE.get([option?.type ?? option].flat()[0]) ?? name;
  return Object.fromEntries(Object.entries(declared).map(([name, option]) => [name, value(name, option)]));
}

/** Bare; with attributes it may not know and all slots; with all props and slots besides. */
function waysToUse(file, component) {
  const named = [...fs.readFileSync(file, "utf8").matchAll(/<slot\s[^>]*name="([\w-]+)"/g)].map((match) => match[1]);
  const slots = Object.fromEntries(["default", ...named].map((name) => [name, name.toUpperCase()]));
  const attributes = { class: "a b", title: "T", author: "A" };
  return [
    { props: {}, slots: { default: "DEFAULT" } },
    { props: attributes, slots },
    { props: { ...attributes, ...VALUES, ...valuesOf(component) }, slots },
  ];
}

// Slidev's own components: on both sides elements of that name.
const BUILT_IN = "Arrow Link LightOrDark SlideCurrentNo SlidesTotal SlidevVideo TitleRenderer Toc Transform Youtube";

async function render(component, { props, slots }) {
  const filled = Object.fromEntries(Object.entries(slots).map(([name, text]) => [name, () => [h("p", text)]]));
  const app = createSSRApp({ render: () => h(component, props, filled) });
  for (const name of BUILT_IN.split(" ")) {
    app.component(name, (given, { slots: inner }) => h(name.toLowerCase(), given, inner.default?.()));
  }
  for (const [file, other] of Object.entries(loaded)) {
    if (file.includes("/components/") && !(other instanceof Error)) app.component(path.basename(file, ".vue"), other);
  }
  const page = { $slidev, $nav: $slidev.nav, $page: 2, $clicks: 0, $frontmatter: {}, $renderContext: "slide" };
  Object.assign(app.config.globalProperties, page);
  app.config.warnHandler = () => {};
  return renderToString(app).then((html) => ({ html }), (error) => ({ error: String(error) }));
}

const result = {};
for (const [file, component] of Object.entries(loaded)) {
  const name = path.relative(root, file);
  result[name] = { error: String(component) };
  if (component instanceof Error) continue;
  result[name] = [];
  for (const way of waysToUse(file, component)) result[name].push({ ...way, ...(await render(component, way)) });
}
fs.writeFileSync(out, JSON.stringify(result));
await server.close();
process.exit(0);
