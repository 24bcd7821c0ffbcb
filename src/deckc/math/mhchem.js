// Runs MathJax's extension `mhchem` without MathJax: only the methods that it offers are taken, the rest is nothing.
var methods;
const nothing = new Proxy(function () {}, {
  get: (target, name) => (name === "CommandMap" ? Commands : name === Symbol.toPrimitive ? () => "" : nothing),
  apply: () => nothing,
  construct: (target, [id, message]) => ({ message: message ?? id }),
});
function Commands(name, commands, own) {
  methods = own;
}
var MathJax = { _: nothing };

/** The TeX of a formula of chemistry; `kind` is `ce` or `pu`. Given as JSON. */
function chemistry(text, kind) {
  const parser = { i: 0, string: "", GetArgument: () => text };
  try {
    methods.Machine(parser, kind, kind);
    return JSON.stringify({ tex: parser.string });
  } catch (error) {
    return JSON.stringify({ error: String(error.message ?? error) });
  }
}
