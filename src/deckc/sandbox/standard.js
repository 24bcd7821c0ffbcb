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

  // Dates in English, as browsers write them (ECMA-402); of other languages the order of numbers at most.
  const MONTHS = "January February March April May June July August September October November December".split(" ");
  const DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");
  const worded = (name, style) => (style === "long" ? name : style === "narrow" ? name[0] : name.slice(0, 3));
  const numbered = (number, style) => (style === "2-digit" ? String(number % 100).padStart(2, "0") : String(number));
  const dateText = (date, locale = "en-US", options = {}) => {
    const [language] = [locale].flat();
    const all = { weekday: options.weekday, year: options.year, month: options.month, day: options.day };
    const style = Object.values(all).some(Boolean) ? all : { year: "numeric", month: "numeric", day: "numeric" };
    const two = /^(?:en-GB|fr|sv|en-CA)/.test(language) && !Object.values(all).some(Boolean) ? "2-digit" : undefined;
    const day = style.day && numbered(date.getDate(), two ?? style.day);
    const year = style.year && numbered(date.getFullYear(), style.year);
    const week = style.weekday && worded(DAYS[date.getDay()], style.weekday);
    const [isDayFirst, isGerman] = [!/^en(?!-GB|-AU)|^sv/.test(language), /^de/.test(language)];
    if (["long", "short", "narrow"].includes(style.month)) {
      const month = worded(MONTHS[date.getMonth()], style.month);
      if (isDayFirst) return [week, day, month, year].filter(Boolean).join(" ");
      return [week, [month, day].filter(Boolean).join(" "), year].filter(Boolean).join(day || week ? ", " : " ");
    }
    const month = style.month && numbered(date.getMonth() + 1, two ?? style.month);
    if (/^(?:sv|en-CA)/.test(language) && day && month && year) return `${year}-${month}-${day}`;
    const order = isDayFirst ? [day, month, year] : [month, day, year];
    return [week, order.filter(Boolean).join(isGerman ? "." : "/")].filter(Boolean).join(", ");
  };
  const timeText = (date, locale = "en-US", options = {}) => {
    const named = options.hour || options.minute || options.second;
    const half = options.hour12 ?? /^en(?!-GB)/.test([locale].flat()[0]);
    const hours = half ? date.getHours() % 12 || 12 : date.getHours();
    const parts = [numbered(hours, half ? options.hour : "2-digit"), numbered(date.getMinutes(), "2-digit")];
    if (!named || options.second) parts.push(numbered(date.getSeconds(), "2-digit"));
    return parts.join(":") + (half ? (date.getHours() < 12 ? " AM" : " PM") : "");
  };
  const isValid = (date) => !Number.isNaN(date.getTime());
  Date.prototype.toLocaleDateString = function (locale, options) {
    return isValid(this) ? dateText(this, locale, options) : "Invalid Date";
  };
  Date.prototype.toLocaleTimeString = function (locale, options) {
    return isValid(this) ? timeText(this, locale, options) : "Invalid Date";
  };
  Date.prototype.toLocaleString = function (locale, options = {}) {
    const [asksTime, asksDate] = [["hour", "minute", "second"], ["weekday", "year", "month", "day"]].map((names) => names.some((name) => options[name]));
    const parts = [(asksDate || !asksTime) && this.toLocaleDateString(locale, options), (asksTime || !asksDate) && this.toLocaleTimeString(locale, options)];
    return parts.filter(Boolean).join(", ");
  };
  globalThis.Intl = {
    DateTimeFormat: class {
      constructor(locale, options = {}) {
        const asksTime = ["hour", "minute", "second"].some((name) => options[name]);
        this.format = (date) => new Date(date ?? Date.now())[asksTime ? "toLocaleString" : "toLocaleDateString"](locale, options);
      }
    },
    NumberFormat: class {
      constructor(locale, options) {
        this.format = (number) => formatted(Number(number), options);
      }
    },
  };
}
