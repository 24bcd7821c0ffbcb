import { defineContextMenuSetup } from "@slidev/types";
import { computed } from "vue";

export default defineContextMenuSetup((items) =>
  computed(() => [...items.value, "separator", { label: "Shout", action: () => (document.body.dataset.said = "loud") }]),
);
