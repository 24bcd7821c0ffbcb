import { defineRootSetup } from "@slidev/types";
import { useNav } from "@slidev/client";
import { onMounted, watch } from "vue";

export default defineRootSetup(() => {
  const { currentPage } = useNav();
  onMounted(() => (document.body.dataset.root = "mounted"));
  watch(currentPage, (no) => (document.body.dataset.seen = String(no)), { immediate: true });
});
