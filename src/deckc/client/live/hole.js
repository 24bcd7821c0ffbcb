/** Hole: finished markup in a live slide. The build fills holes of the first paint; the page has the others' text. */

import { h, inject } from "vue";
import { player } from "./world.js";

export const HOLES = "$$deck-holes";

export const DeckHole = {
  props: ["n"],
  setup(/** @type {{ n: number }} */ props) {
    const holes = inject(HOLES, /** @type {(() => any)[]} */ ([]));
    return () => (player ? holes[props.n]() : h("deck-hole", { n: props.n }));
  },
};
