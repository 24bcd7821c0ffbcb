// @ts-check
/** Main: the player, as the list of its features. */

import { actions } from "./player/data-actions.js";
import { address, isBare, readAddress } from "./base/router.js";
import { announce } from "./player/announcer.js";
import { awake } from "./player/wake-lock.js";
import { controls } from "./controls/navigation-bar.js";
import { copy } from "./code/copy-button.js";
import { dark } from "./player/color-scheme.js";
import { find } from "./base/dom.js";
import { embed } from "./player/iframe-messages.js";
import { fitting } from "./slide/auto-fit-text.js";
import { fullscreen } from "./player/fullscreen.js";
import { goto } from "./controls/goto-dialog.js";
import { groups } from "./code/code-groups.js";
import { idle } from "./player/idle-cursor.js";
import { info } from "./controls/info-dialog.js";
import { keys } from "./player/keyboard.js";
import { presenterBundle } from "./views/load-presenter-bundle.js";
import { menu } from "./controls/context-menu.js";
import { modes } from "./views/view-modes.js";
import { overview } from "./overview/quick-overview.js";
import { pointer } from "./player/click-and-swipe.js";
import { pointing } from "./pointer/laser-pointer.js";
import { preload } from "./player/preload-images.js";
import { printing } from "./print/print.js";
import { frames, ready } from "./base/ready.js";
import { redraw } from "./motion/redraw-marks.js";
import { scale } from "./player/slide-scale.js";
import { readSlides } from "./slide/slides.js";
import { stage } from "./player/stage.js";
import { createApp } from "./base/store.js";
import { sync } from "./sync/sync.js";
import { variants } from "./slide/context-variants.js";

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
  presenterBundle,
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
