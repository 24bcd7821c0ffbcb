// Standard: what browsers have and QuickJS lacks, as far as it needs no page: the same in every build.

// An identifier as CSS writes it (CSS Object Model, section 2.1): themes put addresses into `url()` with it.
globalThis.CSS = {
  escape: (value) =>
    String(value).replace(/[\0-\x1f\x7f]|^-?\d|^-$|[^\w\x80-\uffff-]/g, (found) => {
      if (found === "\0") return "\ufffd";
      const last = found.at(-1);
      const byCode = /\d/.test(last) || found.charCodeAt(0) < 0x20 || found === "\x7f";
      return found.slice(0, -1) + "\\" + (byCode ? last.charCodeAt(0).toString(16) + " " : last);
    }),
};

{
  let seed = 1;
  Math.random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const digits = (count) => Array.from({ length: count }, () => Math.floor(Math.random() * 16).toString(16)).join("");
  globalThis.crypto = {
    randomUUID: () => [digits(8), digits(4), "4" + digits(3), "8" + digits(3), digits(12)].join("-"),
    getRandomValues: (list) => list.map(() => Math.floor(Math.random() * 2 ** 32)),
  };

  const formatted = (number, { minimumFractionDigits: least, maximumFractionDigits: most } = {}) => {
    const fixed = number.toFixed(most ?? Math.max(3, least ?? 0));
    const [, sign, whole, , rest = ""] = /^(-?)(\d+)(\.(\d+))?$/.exec(fixed) ?? [];
    if (whole === undefined) return String(number);
    const fraction = rest.replace(/0+$/, "").padEnd(least ?? 0, "0");
    return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${fraction && "."}${fraction}`;
  };
  Number.prototype.toLocaleString = function (locale, options) {
    return formatted(Number(this), options);
  };
  globalThis.Intl = {
    DateTimeFormat: class {
      format(date) {
        return (date ?? new Date()).toLocaleDateString();
      }
    },
    NumberFormat: class {
      constructor(locale, options) {
        this.format = (number) => formatted(Number(number), options);
      }
    },
  };
}
