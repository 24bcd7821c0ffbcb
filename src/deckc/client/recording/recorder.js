// @ts-check
/** Recorder: streams of screen and camera as files that the browser saves, by MediaRecorder. */

/** What browsers can write, best first, with the ending of its file. @type {[type: string, ending: string][]} */
const TYPES = [["video/webm;codecs=vp9,opus", "webm"], ["video/webm", "webm"], ["video/mp4", "mp4"]];

/**
 * @typedef {object} Wishes
 * @property {string} name what the files' names hold
 * @property {number} frameRate
 * @property {string} resolution as `1920x1080`
 * @property {number} bitRate in kbit a second
 * @property {boolean} separate the camera has a file of its own
 * @property {string} camera `deviceId`, "" for the browser's own choice, `none`
 * @property {string} mic likewise
 */

/**
 * A camera's picture, without its sound.
 * @param {string} camera
 */
export function openCamera(camera) {
  return navigator.mediaDevices.getUserMedia({ video: device(camera), audio: false });
}

/**
 * Begins to record. Returns what ends that and saves the files; it also ends when the browser's own bar takes the screen
 * back. The promise is broken where the browser gives no screen.
 * @param {Wishes} wishes
 * @param {MediaStream | undefined} camera
 * @param {() => void} ended
 */
export async function record(wishes, camera, ended) {
  const [width, height] = wishes.resolution.split("x").map(Number);
  const screen = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: wishes.frameRate, width, height }, audio: true });
  const voice = wishes.mic === "none" ? undefined : await openVoice(wishes.mic);
  const sound = voice?.getAudioTracks() ?? screen.getAudioTracks();
  const streams = [new MediaStream([...screen.getVideoTracks(), ...sound])];
  if (camera && wishes.separate) streams.push(new MediaStream([...camera.getVideoTracks(), ...sound]));
  const recorders = streams.map((stream, index) => start(stream, wishes, index ? "camera" : "screen"));
  let stopped = false;

  function stop() {
    if (stopped) return;
    stopped = true;
    recorders.forEach((recorder) => recorder.stop());
    for (const track of [...screen.getTracks(), ...(voice?.getTracks() ?? [])]) track.stop();
    ended();
  }

  screen.getVideoTracks()[0].addEventListener("ended", stop);
  return stop;
}

/** @param {string} mic */
function openVoice(mic) {
  return navigator.mediaDevices.getUserMedia({ audio: device(mic) }).catch(() => undefined); // none, or not allowed
}

/** @param {string} id */
function device(id) {
  return id ? { deviceId: id } : true;
}

/**
 * @param {MediaStream} stream
 * @param {Wishes} wishes
 * @param {string} kind
 */
function start(stream, { name, bitRate }, kind) {
  const [type, ending] = TYPES.find(([each]) => MediaRecorder.isTypeSupported(each)) ?? ["", "webm"];
  const recorder = new MediaRecorder(stream, { ...(type && { mimeType: type }), videoBitsPerSecond: bitRate * 1024 });
  /** @type {Blob[]} */
  const pieces = [];
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  recorder.onstop = () => save(new Blob(pieces, { type: recorder.mimeType }), fileName(kind, name, ending));
  recorder.start(1000);
  return recorder;
}

/**
 * `screen-talk-1201-0930.webm`
 * @param {string} kind
 * @param {string} name
 * @param {string} ending
 */
export function fileName(kind, name, ending) {
  const now = new Date();
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  const time = `${two(now.getMonth() + 1)}${two(now.getDate())}-${two(now.getHours())}${two(now.getMinutes())}`;
  return `${[kind, name.trim().replace(/[\\/:*?"<>|]/g, "_"), time].filter(Boolean).join("-")}.${ending}`;
}

/**
 * @param {Blob} blob
 * @param {string} name
 */
function save(blob, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
