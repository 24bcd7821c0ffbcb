/** Vue Router: what scripts ask of it, over the player. Source: Vue Router guide, "Programmatic Navigation". */

import { computed } from "vue";
import { pathOf, root } from "../components/links.js";
import { routeOf } from "./use-nav.js";
import { deck, now, run } from "../deck-state.js";

/** @param {any} to */
async function push(to) {
  const [path, search = ""] = pathOf(to).split("?");
  const clicks = new URLSearchParams(typeof to === "object" && to.query ? to.query : search).get("clicks") ?? 0;
  const [, lead, word] = /^\/(?:(presenter)\/)?([^/]*)/.exec(path) ?? [];
  if (word && !/^\d+$/.test(word) && !deck.slides.some(({ alias }) => alias === word)) {
    history.pushState(null, "", root() + path);
    return void dispatchEvent(new PopStateEvent("popstate"));
  }
  if (lead) run("enterPresenter");
  run("go", `${word || 1}:${clicks}`);
}

const listened = () => () => {};

export const router = {
  currentRoute: computed(() => ({ ...routeOf(now.no), query: { clicks: now.click ? String(now.click) : undefined }, params: { no: String(now.no) } })),
  push,
  replace: push,
  back: () => history.back(),
  forward: () => history.forward(),
  go: (/** @type {number} */ steps) => history.go(steps),
  resolve: (/** @type {any} */ to) => ({ path: pathOf(to), fullPath: pathOf(to), href: `#${pathOf(to)}` }),
  getRoutes: () => [],
  addRoute: () => {},
  isReady: async () => {},
  beforeEach: listened,
  beforeResolve: listened,
  afterEach: listened,
  onError: listened,
};
export const useRouter = () => router;
export const useRoute = () => router.currentRoute.value;
