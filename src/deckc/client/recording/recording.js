// @ts-check
/**
 * Recording: the screen and the camera into files, and the camera's picture over the slides. Source: Slidev guide,
 * "Recording".
 */

import { cameraView } from "./camera-view.js";
import { element, escape, find, listen, together } from "../base/dom.js";
import { modal, panel } from "../base/dialog.js";
import { openCamera, record } from "./recorder.js";
import { rename } from "../base/button.js";
import { save, stored } from "../base/storage.js";

/** Slidev's names of what is stored, with the first values. */
const STORED = {
  frameRate: /** @type {[string, number]} */ (["slidev-record-framerate", 30]),
  resolution: /** @type {[string, string]} */ (["slidev-record-resolution", "1920x1080"]),
  bitRate: /** @type {[string, number]} */ (["slidev-record-bitrate", 8192]),
  camera: /** @type {[string, string]} */ (["slidev-camera", ""]),
  mic: /** @type {[string, string]} */ (["slidev-mic", ""]),
};
const FRAME_RATES = ["15", "24", "30", "60"];
const RESOLUTIONS = ["1280x720", "1920x1080", "2560x1440", "3840x2160"];

/** @param {import("../base/store.js").App} app */
export function recording(app) {
  if (!app.deck.config.record) return () => {};
  /** @type {MediaStream | undefined} */
  let camera;
  let hideCamera = () => {};
  /** @type {(() => void) | undefined} */
  let stop;

  async function toggleCamera() {
    if (camera) return closeCamera();
    camera = await openCamera(String(stored(...STORED.camera)).replace("none", "")).catch(() => undefined);
    if (camera) hideCamera = cameraView(camera);
    show();
  }

  function closeCamera() {
    hideCamera();
    hideCamera = () => {};
    camera?.getTracks().forEach((track) => track.stop());
    camera = undefined;
    show();
  }

  /** What the buttons say. */
  function show() {
    const buttons = { toggleCamera: camera, toggleRecording: stop };
    for (const [command, on] of Object.entries(buttons)) {
      document.querySelector(`#deck-controls [data-action=${command}]`)?.setAttribute("aria-pressed", String(Boolean(on)));
    }
    const button = /** @type {HTMLElement | null} */ (document.querySelector("#deck-controls [data-action=toggleRecording]"));
    if (button) rename(button, stop ? "Stop recording" : "Record");
  }

  /** @param {import("./recorder.js").Wishes} wishes */
  async function begin(wishes) {
    if (wishes.camera !== "none" && wishes.separate && !camera) await toggleCamera();
    stop = await record(wishes, camera, () => {
      stop = undefined;
      show();
    }).catch(() => undefined);
    show();
  }

  const removePanel = panel(app, "record", () => {
    const dialog = makeDialog();
    const hide = modal(app, dialog);
    fillDevices(dialog);
    return together(
      listen(find("form", dialog), "submit", (event) => {
        event.preventDefault();
        const wishes = wishesOf(new FormData(event.target));
        app.run("close");
        begin(wishes);
      }),
      listen(dialog, "click", ({ target }) => target === dialog && app.run("close")),
      hide,
    );
  });

  return together(
    app.offer("toggleCamera", toggleCamera),
    app.offer("toggleRecording", () => (stop ? stop() : app.run("toggleRecord"))),
    listen(window, "beforeunload", (event) => stop && event.preventDefault()),
    removePanel,
    closeCamera,
    () => stop?.(),
  );
}

function makeDialog() {
  const options = (/** @type {string[]} */ values, /** @type {unknown} */ chosen) =>
    values.map((value) => `<option${value === String(chosen) ? " selected" : ""}>${value}</option>`).join("");
  return /** @type {HTMLDialogElement} */ (element(`<dialog id="deck-record" aria-label="Recording"><form>
    <h2>Recording</h2>
    <label>Name <input name="name" placeholder="Part of the files’ names"></label>
    <label>Frames a second <select name="frameRate">${options(FRAME_RATES, stored(...STORED.frameRate))}</select></label>
    <label>Resolution <select name="resolution">${options(RESOLUTIONS, stored(...STORED.resolution))}</select></label>
    <label>Kbit a second <input name="bitRate" type="number" min="1000" step="1" value="${Number(stored(...STORED.bitRate)) || 8192}"></label>
    <label>Camera <select name="camera"><option value="">Default</option><option value="none">None</option></select></label>
    <label>Microphone <select name="mic"><option value="">Default</option><option value="none">None</option></select></label>
    <label class="deck-check"><input type="checkbox" name="separate" checked> The camera has a file of its own</label>
    <p><button type="button" data-action="close">Cancel</button><button class="deck-primary">Start</button></p>
  </form></dialog>`));
}

/**
 * The devices, as far as the browser tells of them; the choice is that of last time.
 * @param {HTMLElement} dialog
 */
async function fillDevices(dialog) {
  const devices = await navigator.mediaDevices?.enumerateDevices().catch(() => []);
  for (const [name, kind] of [["camera", "videoinput"], ["mic", "audioinput"]]) {
    const list = /** @type {HTMLSelectElement} */ (find(`[name=${name}]`, dialog));
    const known = (devices ?? []).filter((each) => each.kind === kind && each.deviceId && each.deviceId !== "default");
    for (const { deviceId, label } of known) list.append(element(`<option value="${escape(deviceId)}">${escape(label || deviceId)}</option>`));
    const chosen = stored(...(name === "camera" ? STORED.camera : STORED.mic));
    if ([...list.options].some(({ value }) => value === chosen)) list.value = chosen;
  }
}

/**
 * What the form says, which is stored for the next time.
 * @param {FormData} form
 * @returns {import("./recorder.js").Wishes}
 */
function wishesOf(form) {
  const text = (/** @type {string} */ name) => String(form.get(name) ?? "");
  const wishes = {
    name: text("name"),
    frameRate: Number(text("frameRate")),
    resolution: text("resolution"),
    bitRate: Number(text("bitRate")),
    separate: form.has("separate"),
    camera: text("camera"),
    mic: text("mic"),
  };
  for (const [name, [key]] of Object.entries(STORED)) save(key, Reflect.get(wishes, name));
  return wishes;
}
