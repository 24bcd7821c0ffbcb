// Page: as much of a browser as Mermaid wants to see before it reads a diagram. The engine has the language alone.

globalThis.window = globalThis;

// Mermaid cleans labels by DOMPurify, which without a document is a function that lacks its methods. What it would
// clean is shown to nobody here, so all functions have them.
Object.assign(Function.prototype, { sanitize: String, addHook() {} });

globalThis.TextEncoder = class {
  encode(text = "") {
    return Uint8Array.from(unescape(encodeURIComponent(text)), (byte) => byte.charCodeAt(0));
  }
};
globalThis.TextDecoder = class {
  decode(bytes = new Uint8Array()) {
    return decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""));
  }
};
globalThis.URL = class {
  static canParse(address) {
    return /^[a-z][a-z\d+.-]*:/i.test(address);
  }
  constructor(address) {
    if (!URL.canParse(address)) throw new TypeError(`Invalid URL: ${address}`);
    this.href = String(address);
    this.hostname = /^[^:]*:(?:\/\/([^/?#:]*))?/.exec(address)[1] ?? "";
    this.protocol = this.href.slice(0, this.href.indexOf(":") + 1).toLowerCase();
  }
  toString() {
    return this.href;
  }
};
globalThis.structuredClone ??= (value) => JSON.parse(JSON.stringify(value));
globalThis.crypto ??= {
  getRandomValues: (numbers) => numbers.map(() => Math.random() * 2 ** 32),
  randomUUID: () => `${Math.random()}`,
};
