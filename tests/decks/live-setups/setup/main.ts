import { defineAppSetup } from "@slidev/types";
import { h } from "vue";

let runs = 0;

export default defineAppSetup(({ app }) => {
  runs += 1;
  app.config.globalProperties.$greeting = "hello from main";
  app.component("Registered", { render: () => h("b", "registered") });
  app.provide("runs", () => runs);
});
