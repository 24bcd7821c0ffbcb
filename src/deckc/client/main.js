// @ts-check
/** Main: the player, as the list of its features. */

import { dataActions } from "./player/data-actions.js";
import { address, isBare, readAddress } from "./base/router.js";
import { announcer } from "./player/announcer.js";
import { wakeLock } from "./player/wake-lock.js";
import { navigationBar } from "./controls/navigation-bar.js";
import { copyButton } from "./code/copy-button.js";
import { colorScheme } from "./player/color-scheme.js";
import { find } from "./base/dom.js";
import { iframeMessages } from "./player/iframe-messages.js";
import { autoFitText } from "./slide/auto-fit-text.js";
import { fullscreen } from "./player/fullscreen.js";
import { gotoDialog } from "./controls/goto-dialog.js";
import { codeGroups } from "./code/code-groups.js";
import { idleCursor } from "./player/idle-cursor.js";
import { infoDialog } from "./controls/info-dialog.js";
import { keyboard } from "./player/keyboard.js";
import { presenterBundle } from "./views/load-presenter-bundle.js";
import { contextMenu } from "./controls/context-menu.js";
import { viewModes } from "./views/view-modes.js";
import { quickOverview } from "./overview/quick-overview.js";
import { clickAndSwipe } from "./player/click-and-swipe.js";
import { laserPointer } from "./pointer/laser-pointer.js";
import { preloadImages } from "./player/preload-images.js";
import { printing } from "./print/print.js";
import { frames, ready } from "./base/ready.js";
import { redraw } from "./motion/redraw-marks.js";
import { slideScale } from "./player/slide-scale.js";
import { readSettings } from "./base/settings.js";
import { settingsDialog } from "./settings/settings-dialog.js";
import { slideFilter } from "./settings/slide-filter.js";
import { readSlides } from "./slide/slides.js";
import { stage } from "./player/stage.js";
import { createApp } from "./base/store.js";
import { sync } from "./sync/sync.js";
import { contextVariants } from "./slide/context-variants.js";

/** Each takes the app, starts, and gives the function that ends it. */
const FEATURES = [
  frames,
  slideScale,
  colorScheme,
  contextVariants,
  autoFitText,
  stage,
  redraw,
  preloadImages,
  address,
  keyboard,
  clickAndSwipe,
  dataActions,
  navigationBar,
  fullscreen,
  quickOverview,
  gotoDialog,
  infoDialog,
  settingsDialog,
  slideFilter,
  presenterBundle,
  contextMenu,
  sync,
  laserPointer,
  viewModes,
  printing,
  announcer,
  wakeLock,
  copyButton,
  codeGroups,
  idleCursor,
  iframeMessages,
];

const deck = JSON.parse(find("#deck-data").textContent ?? "");
readSlides();
const { place, ...asked } = readAddress(deck);
const narrow = matchMedia("(max-width: 480px) and (orientation: portrait)").matches;
const app = createApp(deck, { settings: readSettings(), ...asked, ...(narrow && isBare(deck) && { mode: "scroll" }), ...place });
const stops = FEATURES.map((feature) => feature(app));
document.documentElement.classList.remove("deck-starting");

/** For scripts of the deck's author, for the live preview, for exports and for tests. */
Object.assign(window, { deck: Object.assign(app, { ready, stop: () => stops.forEach((stop) => stop()) }) });
