// Typeset: formulas through KaTeX. Runs in the sandbox, behind KaTeX.

/** What KaTeX quotes of the source around a mistake. */
const around = (tex, start, end) =>
  (start > 15 ? "…" + tex.slice(start - 15, start) : tex.slice(0, start)) +
  tex.slice(start, end).replace(/[^]/g, "$&\u0332") +
  (end + 15 < tex.length ? tex.slice(end, end + 15) + "…" : tex.slice(end));

/** `trust` and `strict` as functions, where tables say what a deck's own functions answer. */
const functionsOf = ({ trust, strict }) => ({
  ...(Array.isArray(trust) && { trust: ({ command, protocol = "" }) => trust.includes(`${command} ${protocol}`) }),
  ...(typeof strict === "object" && { strict: (code) => strict[code] ?? "ignore" }),
});

/**
 * `html` of a formula; with a mistake in it: `message`, and `start` and `length` in characters of the source, if the
 * mistake is there and not in a macro. `failure`: KaTeX itself stops.
 */
globalThis.typeset = (tex, displayMode, given) => {
  const options = { ...given, displayMode, ...functionsOf(given) };
  try {
    return { html: katex.renderToString(tex, { ...options, throwOnError: true }) };
  } catch (error) {
    if (!(error instanceof katex.ParseError)) return { failure: String(error.message ?? error) };
    const { rawMessage: message, position, length } = error;
    const html = katex.renderToString(tex, { ...options, throwOnError: false });
    if (position === undefined || !error.message.endsWith(around(tex, position, position + length))) return { html, message };
    const characters = (from, to) => [...tex.slice(from, to)].length;
    return { html, message, start: characters(0, position), length: characters(position, position + length) };
  }
};

/** The same of formulas, `[tex, displayMode]`, one at least and no other once so many milliseconds have passed. */
globalThis.typesetAll = (formulas, given, milliseconds) => {
  const end = Date.now() + milliseconds;
  const answers = [];
  do answers.push(typeset(...formulas[answers.length], given));
  while (answers.length < formulas.length && Date.now() < end);
  return answers;
};
