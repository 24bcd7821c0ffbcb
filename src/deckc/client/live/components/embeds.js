/** Embeds: Slidev's components for films and posts, in components that Vue runs. Posts are not loaded, as elsewhere. */

import { computed, defineComponent, h } from "vue";
import { Transform } from "./shapes.js";

/** The address of a post. Source: Slidev 53, `Tweet`. */
const POST = /^https?:\/\/(?:(?:www|mobile)\.)?(?:x|twitter)\.com\/+[^?#]*[^?#/]\/+status\/+(\d+)(?=[/?#]|$)/;

const NUMBER = { type: [Number, String] };

export const Youtube = defineComponent({
  props: { id: { type: String, required: true }, width: NUMBER, height: NUMBER },
  setup: (/** @type {any} */ props) => () =>
    h("iframe", {
      class: "youtube",
      width: props.width,
      height: props.height,
      src: `https://www.youtube.com/embed/${props.id}`,
      title: "YouTube",
      frameborder: 0,
      allow: "accelerometer; autoplay; clipboard-write; encrypted-media; gyroscope; picture-in-picture",
      allowfullscreen: "",
    }),
});

/** @param {string} kind @param {string | undefined} href @param {string} words */
const post = (kind, href, words) =>
  h(href ? "a" : "span", { class: "slidev-post", ...(href && { href }) }, [h("b", kind), h("span", words)]);

export const Tweet = defineComponent({
  props: { id: NUMBER, url: String, scale: NUMBER, conversation: String, cards: String },
  setup(/** @type {any} */ props) {
    const number = computed(() => String(props.id || (POST.exec(props.url ?? "")?.[1] ?? "")));
    return () => h(Transform, { scale: props.scale ?? 1 }, () => h("div", { class: "tweet slidev-tweet" }, [
      post("Post on X", number.value && `https://twitter.com/i/status/${number.value}`, number.value ? `twitter.com/i/status/${number.value}` : "Could not load tweet"),
    ]));
  },
});

export const BlueSky = defineComponent({
  props: { uri: { type: String, required: true }, scale: NUMBER },
  setup: (/** @type {any} */ props) => () => {
    const address = props.uri.replace(/^at:\/\/([^/]+)\/app\.bsky\.feed\.post\//, "https://bsky.app/profile/$1/post/");
    const inner = () => h("div", { class: "slidev-bluesky" }, [post("Bluesky", address, address.replace("https://", ""))]);
    return h(Transform, { scale: props.scale ?? 1 }, inner);
  },
});

/** The player plays it (`../../slide/slidev-video.js`). */
export const SlidevVideo = defineComponent({
  props: {
    autoplay: { type: [Boolean, String], default: false },
    autoreset: String,
    poster: String,
    printPoster: String,
    timestamp: { type: [Number, String], default: 0 },
    printTimestamp: NUMBER,
    controls: Boolean,
  },
  setup: (/** @type {any} */ props, { slots }) => () => {
    const { autoplay, autoreset = null, timestamp: from, printTimestamp: still = null, poster, printPoster, controls } = props;
    const wishes = { autoplay: autoplay === "" || autoplay === "true" ? true : autoplay, autoreset, from, still, poster: printPoster ?? null };
    return h("video", { "data-video": JSON.stringify(wishes), poster, controls: controls || undefined }, slots.default?.());
  },
});
