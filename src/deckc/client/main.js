// @ts-check
/** Main: the player, as the list of its features. */

import { actions } from "./actions.js";
import { address, isBare, readAddress } from "./address.js";
import { announce } from "./announce.js";
import { awake } from "./awake.js";
import { controls } from "./controls.js";
import { copy } from "./copy.js";
import { dark } from "./dark.js";
import { find } from "./dom.js";
import { embed } from "./embed.js";
import { fitting } from "./fit.js";
import { fullscreen } from "./fullscreen.js";
import { goto } from "./goto.js";
import { groups } from "./groups.js";
import { idle } from "./idle.js";
import { info } from "./info.js";
import { keys } from "./keys.js";
import { backstage } from "./load.js";
import { menu } from "./menu.js";
import { modes } from "./modes.js";
import { overview } from "./overview.js";
import { pointer } from "./pointer.js";
import { pointing } from "./pointing.js";
import { preload } from "./preload.js";
import { printing } from "./print.js";
import { frames, ready } from "./ready.js";
import { redraw } from "./redraw.js";
import { scale } from "./scale.js";
import { readSlides } from "./slides.js";
import { stage } from "./stage.js";
import { createApp } from "./store.js";
import { sync } from "./sync.js";
import { variants } from "./variants.js";

/** Each takes the app, starts, and gives the function that ends it. */
const FEATURES = [
  frames,
  scale,
  dark,
  variants,
  fitting,
  stage,
  redraw,
  preload,
  address,
  keys,
  pointer,
  actions,
  controls,
  fullscreen,
  overview,
  goto,
  info,
  backstage,
  menu,
  sync,
  pointing,
  modes,
  printing,
  announce,
  awake,
  copy,
  groups,
  idle,
  embed,
];

const deck = JSON.parse(find("#deck-data").textContent ?? "");
readSlides();
const { place, ...asked } = readAddress(deck);
const narrow = matchMedia("(max-width: 480px) and (orientation: portrait)").matches;
const app = createApp(deck, { ...asked, ...(narrow && isBare(deck) && { mode: "scroll" }), ...place });
const stops = FEATURES.map((feature) => feature(app));
document.documentElement.classList.remove("deck-starting");

/** For scripts of the deck's author, for the live preview, for exports and for tests. */
Object.assign(window, { deck: Object.assign(app, { ready, stop: () => stops.forEach((stop) => stop()) }) });
