/** Asset URL: the address of a file of the site, as `new URL("./x.svg", import.meta.url)` has it. */

/** In the sandbox there is no `URL`. @param {string} address */
export const urlOf = (address) =>
  typeof URL === "undefined" || typeof document === "undefined"
    ? { href: address, pathname: address, toString: () => address }
    : new URL(address, document.baseURI);
