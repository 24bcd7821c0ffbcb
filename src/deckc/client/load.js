// @ts-check
/** Load: the second script, which few visitors need. It waits in the page, as its address or as text that is not run. */

/** @type {Promise<void> | undefined} */
let loading;

/** Whether the page has one: a deck may say `presenter: false`. */
export function hasBackstage() {
  return Boolean(document.querySelector("#deck-backstage"));
}

/** Runs it, once. The promise is broken when it is missing. */
export function loadBackstage() {
  loading ??= new Promise((done, fail) => {
    const waiting = document.querySelector("#deck-backstage");
    const script = document.createElement("script");
    const address = waiting?.getAttribute("data-src");
    script.onload = () => done();
    script.onerror = fail;
    if (address) script.src = address;
    else script.textContent = waiting?.textContent ?? "";
    document.head.append(script);
    if (!address) done();
  });
  return loading;
}
