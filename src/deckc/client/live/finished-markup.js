/**
 * Finished markup: that in a live slide, by its number. The sandbox has marks in their place, which the build fills.
 */

import { inject } from "vue";

export const HOLES = "$$deck-holes";

export const DeckHole = {
  props: ["n"],
  setup(/** @type {{ n: number }} */ props) {
    const holes = inject(HOLES, /** @type {(() => any)[]} */ ([]));
    return () => holes[props.n]();
  },
};
