// Runtime: what scripts of components find in the engine. The first state of everything: nothing here ever changes
// on its own, as nobody watches the page while it is built.

const held = [];
const hold = (value) => held.push(value) - 1;
const isRef = (value) => value !== null && typeof value === "object" && value.isRef === true;
const unref = (value) => (isRef(value) ? value.value : value);
const isObject = (value) => value !== null && typeof value === "object";

globalThis.console = Object.fromEntries(["log", "warn", "error", "info", "debug"].map((name) => [name, () => {}]));

// ── values for the build ─────────────────────────────────────────────────────────────────────────────

/** Whether JSON cannot say it: a function, or something that holds one. */
function isLive(value, depth = 0) {
  if (typeof value === "function" || typeof value === "symbol") return true;
  if (!isObject(value)) return false;
  if (depth > 20) return true;
  if (isRef(value)) return isLive(value.value, depth + 1);
  return Object.keys(value).some((key) => isLive(value[key], depth + 1));
}

/** A value as `{value}`, `{number}`, `{undefined}`, or `{handle}` when it must stay here, as a date does. */
function give(value) {
  value = unref(value);
  if (value === undefined) return { undefined: 1 };
  if (typeof value === "number" && !isFinite(value)) return { number: String(value) };
  if (typeof value === "bigint") return { value: String(value) };
  if (value instanceof Date) return { handle: hold(value), text: String(value), json: value.toJSON() };
  if (value instanceof Map || value instanceof Set) value = [...value];
  return isLive(value) ? { handle: hold(value) } : { value };
}

/** The members of a list or map, each as `give` says it. */
function giveMembers(value) {
  if (Array.isArray(value)) return value.map(give);
  return Object.fromEntries(Object.entries(isObject(value) ? value : {}).map(([key, item]) => [key, give(item)]));
}

const asJson = (value) => JSON.stringify(value, (key, item) => (typeof item === "bigint" ? String(item) : unref(item)));

/** What `make` returns, as JSON, and whether it depends on the click. */
function giveJson(make) {
  clicksRead = false;
  const given = asJson({ given: give(make()) });
  return clicksRead ? given.replace("{", '{"clicks":1,') : given;
}

// ── vue ──────────────────────────────────────────────────────────────────────────────────────────────

let version = 0; // of all state: a computed value is made anew when it has changed
let notes = new Set(); // names of what only a running page could do
let clicksRead = false; // whether somebody looked at the click
let effects = []; // to be run at each click

/** What a function returns, and whether it looked at the click. */
function reading(make) {
  const before = clicksRead;
  clicksRead = false;
  try {
    return [make(), clicksRead];
  } finally {
    clicksRead = before;
  }
}

/** The slide comes to a click, with `most` as its highest. */
function bringTo(now, most) {
  [click, clicksTotal] = [now, most];
  version++;
  for (const effect of effects) {
    try {
      effect();
    } catch {
      // as in a browser, where the others go on
    }
  }
}

class Ref {
  constructor(value) {
    this.held = value;
  }
  get isRef() {
    return true;
  }
  get value() {
    if (effects.length) clicksRead = true; // any of them may have set it
    return this.held;
  }
  set value(value) {
    this.held = value;
    version++;
  }
}

class Computed {
  constructor(getter, setter) {
    Object.defineProperty(this, "state", { value: { getter, setter, version: -1 }, enumerable: false });
  }
  get isRef() {
    return true;
  }
  get value() {
    const { state } = this;
    if (state.version !== version) {
      [state.value, state.followsClicks] = reading(state.getter);
      state.version = version;
    }
    clicksRead ||= state.followsClicks;
    return state.value;
  }
  set value(value) {
    this.state.setter?.(value);
    version++;
  }
}

const ref = (value) => (isRef(value) ? value : new Ref(value));
const computed = (source) => (typeof source === "function" ? new Computed(source) : new Computed(source.get, source.set));
const same = (value) => value;
const toValue = (source) => (typeof source === "function" ? source() : unref(source));
const toRef = (source, key, fallback) =>
  key === undefined ? (typeof source === "function" ? computed(source) : ref(source)) : computed(() => source[key] ?? fallback);

/** A function that does nothing but leave a note of its name. */
const later = (name, result) => () => {
  notes.add(name);
  return result;
};

function watchEffect(effect) {
  try {
    const [, followsClicks] = reading(() => effect(() => {}));
    if (followsClicks) effects.push(() => effect(() => {}));
  } catch {
    notes.add("watchEffect");
  }
  return () => {};
}

function watch(source, callback, options) {
  const look = () => (Array.isArray(source) ? source.map(toValue) : toValue(source));
  let [value, followsClicks] = reading(look);
  if (options?.immediate) watchEffect(() => callback(value, undefined, () => {}));
  if (!followsClicks) return later("watch")();
  effects.push(() => {
    const before = value;
    value = look();
    if (asJson({ value }) !== asJson({ value: before })) callback(value, before, () => {});
  });
  return () => {};
}

const LATER = (
  "onMounted onUnmounted onBeforeMount onBeforeUnmount onUpdated onBeforeUpdate onActivated onDeactivated " +
  "onErrorCaptured onServerPrefetch provide nextTick watchPostEffect onSlideEnter onSlideLeave onBeforeRouteUpdate"
).split(" ");

const vue = {
  ref,
  computed,
  shallowRef: ref,
  customRef: (factory) => new Computed(factory(() => {}, () => {}).get),
  reactive: same,
  shallowReactive: same,
  readonly: same,
  shallowReadonly: same,
  markRaw: same,
  toRaw: same,
  unref,
  isRef,
  toValue,
  toRef,
  toRefs: (source) => Object.fromEntries(Object.keys(source).map((key) => [key, toRef(source, key)])),
  triggerRef: () => {},
  watch,
  watchEffect,
  defineComponent: same,
  inject: (key, fallback) => (typeof fallback === "function" ? fallback() : fallback),
  useSlots: () => instance.slots,
  useAttrs: () => instance.attrs,
  useCssModule: (name = "$style") => instance.cssModules[name] ?? {},
  useId: () => `v-${instance.name}`,
  useTemplateRef: () => new Ref(null),
  getCurrentInstance: () => ({ props: instance.props, attrs: instance.attrs, slots: instance.slots, proxy: {} }),
  version: "3",
  ...Object.fromEntries(LATER.map((name) => [name, later(name)])),
};

// ── @slidev/client ───────────────────────────────────────────────────────────────────────────────────

let click = 0;
let clicksTotal = 0;
let deck = {}; // given by the build: nav, page, frontmatter, configs, themeConfigs
const clicks = computed(() => ((clicksRead = true), click));
const total = computed(() => ((clicksRead = true), clicksTotal));
const clicksContext = {
  get current() { return clicks.value; },
  get total() { return total.value; },
  get clicksStart() { return deck.nav.clicksStart; },
  isMounted: true,
};
const asked = new Set(); // what depends on the view in which the slide is looked at

/** A member of the view: the build makes the slide once for each view that differs by it. */
class Seen {
  constructor(name) {
    Object.defineProperty(this, "name", { value: name, enumerable: false });
  }
  get isRef() {
    return true;
  }
  get value() {
    asked.add(this.name);
    return deck.seen[this.name];
  }
  set value(value) {}
}
const seen = (name) => new Seen(name);
const inNav =
  "isPrintMode isPrintWithClicks isPresenter isPresenterAvailable isEmbedded isPlaying hasPrimarySlide".split(" ");
const navigate = "next prev nextSlide prevSlide go goFirst goLast openInEditor".split(" ");

/** Slidev's `useNav`: every member is a reference. */
function useNav() {
  const members = Object.fromEntries(Object.keys(deck.nav).map((key) => [key, computed(() => deck.nav[key])]));
  const actions = Object.fromEntries(navigate.map((name) => [name, later(name)]));
  const hasNext = computed(() => deck.page < deck.nav.total || clicks.value < total.value);
  const hasPrev = computed(() => deck.page > 1 || clicks.value > 0);
  const moving = { clicks, queryClicks: clicks, clicksTotal: total, hasNext, hasPrev };
  const views = Object.fromEntries(inNav.map((name) => [name, seen(name)]));
  // Functions first: they say that it stays here, and nothing else is looked at.
  return { ...actions, ...members, ...views, ...moving, clicksContext: computed(() => clicksContext) };
}

function useSlideContext() {
  const nav = new Proxy(useNav(), { get: (target, key) => unref(target[key]) });
  return {
    $slidev: { nav, configs: deck.configs, themeConfigs: deck.themeConfigs },
    $nav: ref(nav),
    $clicks: clicks,
    $clicksContext: clicksContext,
    $page: ref(deck.page),
    $route: { no: deck.page, meta: { slide: { frontmatter: deck.frontmatter } } },
    $frontmatter: deck.frontmatter,
    $renderContext: seen("$renderContext"),
    $scale: ref(1),
    $zoom: ref(1),
  };
}

const isDark = seen("isDark");
const isColorSchemaConfigured = computed(() => deck.configs.colorSchema !== "auto");
const useDarkMode = () => ({ toggleDark: later("toggleDark"), isDark, isColorSchemaConfigured });

const slidev = {
  useNav,
  useSlideContext,
  useDarkMode,
  isDark,
  isColorSchemaConfigured,
  toggleDark: later("toggleDark"),
  ...Object.fromEntries(inNav.map((name) => [name, seen(name)])),
  useIsSlideActive: () => ref(true),
  get configs() {
    return deck.configs;
  },
  get default() {
    return deck.configs;
  },
  get slideWidth() {
    return ref(deck.configs.canvasWidth ?? 980);
  },
  resolveAssetUrl: same,
  ...Object.fromEntries(LATER.map((name) => [name, later(name)])),
};

// ── other modules ────────────────────────────────────────────────────────────────────────────────────

const firstOfStorage = (key, value) => ref(toValue(value));
const vueuse = {
  useStorage: firstOfStorage,
  useLocalStorage: firstOfStorage,
  useSessionStorage: firstOfStorage,
  useNow: () => ref(new Date(0)),
  useToggle: (value = false) => [ref(value), later("useToggle")],
  useDark: () => isDark,
  usePreferredDark: () => isDark,
  useWindowSize: () => ({ width: ref(980), height: ref(552) }),
  useElementSize: () => ({ width: ref(0), height: ref(0) }),
  useMediaQuery: () => ref(false),
  useInterval: () => ref(0),
  useCounter: (value = 0) => ({ count: ref(value), inc: () => {}, dec: () => {}, set: () => {}, reset: () => {} }),
  useVModel: (props, key) => computed(() => props[key]),
  computedAsync: (getter, value) => ref(value),
  watchImmediate: (source, callback) => watch(source, callback, { immediate: true }),
  toValue,
};

/** What is not here: a function, a list and a map of more that is not here. Calling it leaves a note. */
function absence(name) {
  return new Proxy(function () {}, {
    has: () => true,
    get: (target, key) => {
      if (key === Symbol.iterator) return function* () {};
      if (key === Symbol.toPrimitive) return () => "";
      if (key === "isRef" || key === "prototype") return target[key];
      if (key === "then") return () => absence(name); // a promise that stays open
      return key === "value" ? undefined : absence(name);
    },
    set: () => true,
    apply: () => (notes.add(name), absence(name)),
    construct: () => (notes.add(name), absence(name)),
  });
}

/** A module of which we know some members. */
const absent = (name, known) =>
  new Proxy(known ?? absence(name), {
    get: (target, key) => (key in target || typeof key === "symbol" ? target[key] : absence(key)),
  });

const modules = {
  vue: absent("vue", vue),
  "@slidev/client": absent("@slidev/client", slidev),
  "@vueuse/core": absent("@vueuse/core", vueuse),
};

const timer = (name) => later(name, 0);
for (const name of ["setTimeout", "setInterval", "requestAnimationFrame", "queueMicrotask"]) globalThis[name] = timer(name);
globalThis.fetch = later("fetch", new Promise(() => {})); // an answer that does not come
for (const name of ["clearTimeout", "clearInterval", "cancelAnimationFrame"]) globalThis[name] = () => {};
globalThis.defineComponent = same;

const size = { innerWidth: 980, innerHeight: 552, devicePixelRatio: 1 };
const place = { href: "/", origin: "", pathname: "/", hash: "", search: "", host: "", protocol: "https:" };
globalThis.window = absent("window", { ...size, location: place, matchMedia: () => ({ matches: false }) });
globalThis.document = absence("document");
globalThis.navigator = absent("navigator", { userAgent: "", language: "en" });
globalThis.localStorage = globalThis.sessionStorage = { getItem: () => null, setItem() {}, removeItem() {} };
globalThis.location = place;
globalThis.URLSearchParams = class {
  get = () => null;
  has = () => false;
  entries = () => [];
};
globalThis.Intl = absent("Intl", Intl);
const environment = { BASE_URL: "/", MODE: "production", DEV: false, PROD: true, SSR: true };
const meta = { env: environment, url: "", glob: () => (notes.add("import.meta.glob"), {}) };

// ── components ───────────────────────────────────────────────────────────────────────────────────────

let instance = { props: {}, attrs: {}, slots: {}, name: "", cssModules: {} };
const camel = (name) => name.replace(/-(\w)/g, (match, letter) => letter.toUpperCase());
const hyphenated = (name) => name.replace(/\B([A-Z])/g, "-$1").toLowerCase();

/** Vue's rules for props: declared ones are taken out of the attributes, booleans cast, defaults made. */
function resolveProps(declared, defaults = {}) {
  const options = Array.isArray(declared)
    ? Object.fromEntries(declared.map((name) => [camel(name), {}]))
    : Object.fromEntries(Object.entries(declared).map(([name, option]) => [camel(name), asOption(option)]));
  for (const name of Object.keys(instance.attrs)) {
    if (camel(name) in options) {
      instance.given[camel(name)] = instance.attrs[name];
      delete instance.attrs[name];
    }
  }
  instance.required = [];
  for (const [name, option] of Object.entries(options)) {
    const types = [option.type ?? []].flat();
    const fallback = name in defaults ? defaults[name] : option.default;
    let value = instance.given[name];
    if (value === undefined && option.required && fallback === undefined) instance.required.push(name);
    if (value === undefined && fallback !== undefined)
      value = typeof fallback === "function" && !types.includes(Function) ? fallback(instance.given) : fallback;
    if (types.includes(Boolean)) {
      if (value === undefined) value = false;
      else if (value === "" && !(types.includes(String) && types.indexOf(String) < types.indexOf(Boolean))) value = true;
      else if (value === hyphenated(name)) value = true;
    }
    instance.props[name] = value;
  }
  return instance.props;
}

const asOption = (option) => (typeof option === "function" || Array.isArray(option) ? { type: option } : (option ?? {}));

/** The names of an options API component: props, data, computed, methods, what `setup` returns. */
function namesOfOptions(component) {
  resolveProps(component.props ?? {});
  const names = {};
  const self = new Proxy(names, {
    get: (target, key) => (key in target ? unref(target[key]) : key in instance.props ? instance.props[key] : own(key)),
    has: (target, key) => key in target || key in instance.props,
  });
  const own = (key) =>
    ({ $props: instance.props, $attrs: instance.attrs, $slots: instance.slots, ...instance.cssModules, ...useSlideContext() })[key];
  Object.assign(names, component.setup?.(instance.props, { attrs: instance.attrs, slots: instance.slots, emit() {} }));
  for (const [name, method] of Object.entries(component.methods ?? {})) names[name] = method.bind(self);
  for (const [name, value] of Object.entries(component.data?.call(self, self) ?? {})) names[name] = ref(value);
  for (const [name, source] of Object.entries(component.computed ?? {}))
    names[name] = computed((typeof source === "function" ? source : source.get).bind(self));
  for (const hook of ["mounted", "created", "beforeMount", "watch"]) if (component[hook]) notes.add(hook);
  for (const [name, child] of Object.entries(component.components ?? {})) names[name] = child;
  return names;
}

/** Makes ready for a component's script. */
function begin(name, attrs, slots, cssModules) {
  instance = { name, attrs, slots, given: {}, props: {}, required: [], inherit: true, cssModules };
  notes = new Set();
  version++;
}

/** JSON of what a script has made: its names, its props and what is left of the attributes. */
function madeOf(names) {
  const taken = (record) => Object.fromEntries(Object.entries(record).map(([key, value]) => [key, taking(value)]));
  return asJson({
    names: taken(names),
    props: taken(instance.props),
    attrs: taken(instance.attrs),
    required: instance.required,
    inherit: instance.inherit,
    notes: [...notes],
  });
}

/** Runs a component's script once. */
function setUp(name, attrs, slots, script, cssModules) {
  begin(name, attrs, slots, cssModules);
  return madeOf(script());
}

globalThis.answer = ""; // of the sandbox, when promises have come as far as they can
let settled; // what became of a script that waits: `{ made }`, or `{ error }`; nothing while it waits

/** Begins a script with `await` at its top. */
function setUpLater(name, attrs, slots, script, cssModules) {
  begin(name, attrs, slots, cssModules);
  waitFor(script, madeOf);
}

function waitFor(script, make) {
  settled = undefined;
  const fail = (error) => (settled = { error });
  Promise.resolve(script()).then((value) => (settled = { made: make(value) })).catch(fail);
}

/** What became of it, once there is no more to do; `waits`: it waits for what only a page has. */
function whatCame() {
  if (!settled) return asJson({ waits: { names: {}, props: {}, attrs: {}, required: [], inherit: true, notes: [...notes] } });
  if ("error" in settled) throw settled.error;
  return settled.made;
}

/** A name's value; one that fails is kept here, so that only its use is an error, and one that follows the clicks, too. */
function taking(value) {
  try {
    const [given, followsClicks] = reading(() => JSON.parse(asJson(give(value))));
    return followsClicks && !("handle" in given) ? { live: hold(value) } : given;
  } catch {
    return { handle: hold(value) };
  }
}
