// @ts-check
/**
 * Boot: what must be right before the first paint. Runs in the head, before there is a body.
 * The colour scheme and the scale stand on the root element; a deep link hides the first slide until the player starts.
 */

const root = document.documentElement;

function wantsDark() {
  const forced = root.dataset.deckSchema;
  if (forced !== "auto") return forced === "dark";
  let stored = null;
  try {
    stored = localStorage.getItem("slidev-color-schema");
  } catch {
    // A page may be forbidden to store anything; the system's wish stands.
  }
  return stored === "dark" || (stored !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
}

const dark = wantsDark();
root.classList.toggle("dark", dark);
root.classList.toggle("light", !dark);

const [width, height] = String(root.dataset.deckCanvas).split("x").map(Number);
const scale = Math.min(innerWidth / width, innerHeight / height);
root.style.setProperty("--vh", `${innerHeight * 0.01}px`);
root.style.setProperty("--slidev-slide-scale", String(scale));
root.classList.toggle("deck-starting", !/^(#\/?(1\/?)?)?$/.test(location.hash));
