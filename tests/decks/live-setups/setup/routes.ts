import { defineRoutesSetup } from "@slidev/types";
import Mine from "../components/Mine.vue";

export default defineRoutesSetup((routes) => [...routes, { path: "/mine", component: Mine }]);
