import { defineShortcutsSetup } from "@slidev/types";

export default defineShortcutsSetup((nav, base) => [
  ...base.filter(({ name }) => name !== "next_right"),
  { key: "enter", fn: () => nav.next(), autoRepeat: true },
  { key: "Shift+Ctrl+a", fn: () => nav.goLast() },
]);
