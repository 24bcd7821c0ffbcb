// @ts-check
/** Screen mirror: another screen or window in the place of the current slide, for those who show more than slides. */

import { element, find, listen, together } from "../base/dom.js";
import { save, stored } from "../base/storage.js";

const KEY = "slidev-presenter-main-slide-mode";

const CHOICE = `<span class="deck-choice"><button type="button" data-way="slides">Slides</button
  ><button type="button" data-way="mirror">Screen mirror</button></span>`;
const VIEW = `<div class="deck-mirror"><video muted playsinline></video>
  <p role="status"></p><button type="button">Choose what to mirror</button></div>`;

/** @param {HTMLElement} part the presenter's part with the current slide */
export function screenMirror(part) {
  const [choice, view] = [element(CHOICE), element(VIEW)];
  const video = /** @type {HTMLVideoElement} */ (find("video", view));
  const chooser = find("button", view);

  /** @param {string} way */
  function show(way) {
    part.classList.toggle("deck-mirrors", way === "mirror");
    for (const button of choice.children) {
      button.setAttribute("aria-pressed", String(button.getAttribute("data-way") === way));
    }
  }

  function end() {
    const stream = /** @type {MediaStream | null} */ (video.srcObject);
    stream?.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
    chooser.hidden = false;
  }

  async function begin() {
    const status = find("p", view);
    try {
      const stream = await navigator.mediaDevices.getDisplayMedia({ video: true, audio: false });
      status.textContent = "";
      video.srcObject = stream;
      chooser.hidden = true;
      stream.getVideoTracks()[0].onended = end; // taken back in the browser's own bar
      await video.play();
    } catch {
      status.textContent = "The browser does not give its screen.";
    }
  }

  find(".deck-part-name", part).append(choice);
  find(".deck-part-name", part).after(view);
  show(stored(KEY, "slides"));
  return together(
    listen(chooser, "click", begin),
    listen(choice, "click", ({ target }) => {
      const way = target.dataset.way;
      if (!way) return;
      save(KEY, way);
      show(way);
    }),
    end,
  );
}
