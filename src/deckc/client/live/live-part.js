/** Live part: one of a slide as an app of Vue's, with what Slidev gives to its components. */

import { computed, createSSRApp, h, reactive, ref, Suspense, toRef } from "vue";
import { builtIn } from "./components/built-in.js";
import { clicksContext } from "./slidev/clicks-context.js";
import { directives } from "./directives/directives.js";
import { DeckHole } from "./finished-markup.js";
import * as keys from "./slidev/injection-keys.js";
import { makeNav, NAV, routeOf } from "./slidev/use-nav.js";
import { router } from "./slidev/vue-router.js";
import { share } from "./setup-files.js";
import { renderer } from "./tree.js";
import { deck, world } from "./deck-state.js";

/**
 * @typedef {object} Place Where a part stands, reactive.
 * @property {number} no the slide
 * @property {number} click of the slide
 * @property {boolean} active whether the slide is shown
 * @property {string} context Slidev's render context: slide, overview, presenter, previewNext, none
 * @property {Element | null} page
 */

/**
 * @param {any} tree see `tree.js`
 * @param {Place} place
 * @param {Record<string, any>} components
 * @param {import("./setup-files.js").Setups} setups
 * @param {string[]} waiting finished markup that the first paint has not
 */
export function makeApp(tree, place, components, setups, waiting = []) {
  const { frontmatter = {} } = deck.slides[place.no - 1] ?? {};
  const clicks = clicksContext(place);
  const part = { name: "DeckLivePart", render: renderer(tree, components, clicks, waiting) };
  const app = createSSRApp({ name: "DeckLiveApp", render: () => h(Suspense, null, { default: () => h(part) }) }); // for `await`
  share(app, setups);
  app.config.idPrefix = `${tree.c}-${place.no}`; // one page holds several apps
  const nav = makeNav(() => place.no, clicks);
  const slidev = reactive({ nav, configs: deck.configs, themeConfigs: deck.themeConfigs });
  const route = routeOf(place.no);
  const given = {
    [keys.injectionSlidevContext]: slidev,
    [keys.injectionClicksContext]: ref(clicks),
    [keys.injectionCurrentPage]: toRef(place, "no"),
    [keys.injectionRenderContext]: toRef(place, "context"),
    [keys.injectionFrontmatter]: frontmatter,
    [keys.injectionRoute]: route,
    [keys.injectionActive]: toRef(place, "active"),
    [keys.injectionSlideElement]: toRef(place, "page"),
    [keys.injectionSlideScale]: computed(() => 1),
    [keys.injectionSlideZoom]: computed(() => frontmatter.zoom ?? 1),
    [NAV]: nav,
  };
  for (const [key, value] of Object.entries(given)) app.provide(key, value);
  const properties = {
    $slidev: () => slidev,
    $nav: () => slidev.nav,
    $clicks: () => clicks.current,
    $clicksContext: () => clicks,
    $page: () => place.no,
    $renderContext: () => place.context,
    $frontmatter: () => frontmatter,
    $route: () => route,
    $router: () => router,
  };
  for (const [name, get] of Object.entries(properties)) Object.defineProperty(app.config.globalProperties, name, { get, configurable: true });
  for (const [name, component] of Object.entries({ DeckHole, ...builtIn, ...components })) app.component(name, component);
  for (const [name, directive] of Object.entries(directives)) app.directive(name, directive);
  app.mixin({ updated: () => world.showAgain(place.page) });
  return app;
}
