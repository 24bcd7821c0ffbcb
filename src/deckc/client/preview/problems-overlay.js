// @ts-check
/**
 * Problems overlay: those of the deck, over its slides (live preview). Errors are told at once; warnings are a count in
 * a corner that opens.
 */

/** @typedef {{ severity: string, text: string, count?: number }} Fault `count`: how many it stands for */

const STYLE = `
  :host { position: fixed; inset: auto 0 0; border: 0; padding: 0; margin: 0; width: auto; height: auto;
    background: none; overflow: visible; pointer-events: none }
  section, button { pointer-events: auto }
  section { max-height: 60vh; overflow: auto; margin: 12px; border-radius: 8px; border-top: 4px solid #e5484d;
    background: #1b1b1feb; color: #f4f4f5; box-shadow: 0 4px 24px #0006; font: 13px/1.5 ui-monospace, monospace }
  section[data-severity=warning] { border-color: #ffb224 }
  header { display: flex; align-items: center; justify-content: space-between; padding: 8px 16px;
    font: 600 14px/1.5 system-ui, sans-serif }
  button { font: inherit; color: inherit; background: none; border: 1px solid #fff5; border-radius: 4px;
    padding: 0 8px; cursor: pointer }
  pre { font: inherit; margin: 0; padding: 8px 16px; white-space: pre-wrap; border-top: 1px solid #fff2 }
  .count { position: fixed; inset: 0 0 auto auto; margin: 6px; border: 0; border-radius: 999px; padding: 1px 10px; background: #1b1b1f; color: #ffd60a;
    font: 12px/1.6 system-ui, sans-serif; opacity: .75 }
  .count:hover, .count:focus-visible { opacity: 1 }
  @media print { :host { display: none } }
`;

/** @type {HTMLElement | null} */
let host = null;

let hide = () => {};

/** @param {Event} event */
function closeByKey(event) {
  if (event instanceof KeyboardEvent && event.key === "Escape") {
    event.stopImmediatePropagation();
    hide();
  }
}

/**
 * Shows these problems in the place of former ones; none takes all away.
 * @param {Fault[]} faults
 */
export function showProblems(faults) {
  const [errors, warnings] = ["error", "warning"].map((severity) => faults.filter((each) => each.severity === severity));
  hide = () => draw([], warnings);
  draw(errors, warnings);
}

/**
 * @param {Fault[]} listed what stands in the panel
 * @param {Fault[]} counted what stands in the corner
 */
function draw(listed, counted) {
  host?.remove();
  host = null;
  removeEventListener("keydown", closeByKey, true);
  const parts = [];
  if (counted.length && listed !== counted) parts.push(countOf(counted));
  if (listed.length) parts.push(panelOf(listed));
  if (!parts.length) return;
  host = document.createElement("deckc-problems");
  host.popover = "manual"; // the top layer: above a slide that fills the screen, too
  const style = document.createElement("style");
  style.textContent = STYLE;
  host.attachShadow({ mode: "open" }).append(style, ...parts);
  document.body.append(host);
  host.showPopover();
  if (listed.length) addEventListener("keydown", closeByKey, true);
}

/** @param {Fault[]} warnings */
function countOf(warnings) {
  const made = document.createElement("button");
  made.className = "count";
  made.textContent = titleOf(warnings);
  made.title = "Show what could be wrong in the deck";
  made.addEventListener("click", () => draw(warnings, warnings));
  return made;
}

/** @param {Fault[]} faults */
function panelOf(faults) {
  const [{ severity }] = faults;
  const title = document.createElement("span");
  title.textContent = severity === "error" ? `${titleOf(faults)} in the deck` : titleOf(faults);
  const close = document.createElement("button");
  close.textContent = "Esc";
  close.title = "Hide until the next change";
  close.addEventListener("click", () => hide());
  const header = document.createElement("header");
  header.append(title, close);
  const section = document.createElement("section");
  section.setAttribute("role", severity === "error" ? "alert" : "status");
  section.dataset.severity = severity;
  section.append(header, ...faults.map(frameOf));
  return section;
}

/** @param {Fault[]} faults */
function titleOf(faults) {
  const many = faults.reduce((sum, { count = 1 }) => sum + count, 0);
  const [one, more] = faults[0].severity === "error" ? ["A problem", "problems"] : ["1 warning", "warnings"];
  return many === 1 ? one : `${many} ${more}`;
}

/** @param {Fault} fault */
function frameOf({ text }) {
  const pre = document.createElement("pre");
  pre.textContent = text;
  return pre;
}
