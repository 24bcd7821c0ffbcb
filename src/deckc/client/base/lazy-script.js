// @ts-check
/** Lazy script: scripts of decks that are loaded when they are asked for, as files or packed in a page of one file. */

/**
 * Runs a script once. An address with data in it is packed.
 * @param {string} address
 */
export async function loadScript(address) {
  const script = document.createElement("script");
  if (address.startsWith("data:")) {
    script.textContent = await unpacked(address);
    document.head.append(script);
    return;
  }
  const loaded = new Promise((resolve, reject) => Object.assign(script, { onload: resolve, onerror: reject }));
  script.src = address;
  document.head.append(script);
  await loaded;
}

/**
 * The text that a page of one file holds packed.
 * @param {string} address
 */
async function unpacked(address) {
  const { body } = await fetch(address);
  return new Response(body?.pipeThrough(new DecompressionStream("gzip"))).text();
}
