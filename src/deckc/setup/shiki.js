// Shiki: transformers of `setup/shiki.ts` over a block of code, as Shiki runs them. Behind `run.js`, in the sandbox.
//
// Each is {hook: id}, the id under which `run.js` keeps the function. Elements are those of hast.
// Source: Shiki documentation, "Transformers".

let context = {}; // of the block at hand

const element = (tagName, properties, children) => ({ type: "element", tagName, properties, children });
const namesOf = (value) => (Array.isArray(value) ? value : String(value ?? "").split(/\s+/)).filter(Boolean);

function addClassToHast(node, names) {
  node.properties ??= {};
  const key = node.properties.className && !node.properties.class ? "className" : "class";
  node.properties[key] = [...new Set([...namesOf(node.properties[key]), ...namesOf(names)])];
  return node;
}

/** What functions of a name make of a value in turn; undefined leaves it. */
async function through(transformers, hook, value, ...more) {
  for (const each of transformers)
    if (each[hook] !== undefined) value = (await keptValues[each[hook]].call(context, value, ...more)) || value;
  return value;
}

/** The code as it is to be highlighted. `lang`: its language; `raw`: what stands behind it. */
globalThis.shikiSource = (transformers, code, lang, raw) =>
  answerOf(async () => {
    const options = { lang, meta: { __raw: raw }, themes: {}, transformers: [], structure: "classic" };
    context = { meta: {}, options, structure: "classic", addClassToHast, source: code, tokens: [], lines: [] };
    context.source = await through(transformers, "preprocess", code, options);
    return context.source;
  });

/** The block of words [text, classes] by the line: {open, lines: [[classes, attributes, HTML]], close}. */
globalThis.shikiBlock = (transformers, words, pre, code) =>
  answerOf(async () => {
    let offset = 0;
    const tokens = words.map((line) => {
      const found = line.map(([content, classes]) => {
        offset += content.length;
        return { content, offset: offset - content.length, htmlAttrs: classes ? { class: classes } : {} };
      });
      offset += 1;
      return found;
    });
    context.tokens = await through(transformers, "tokens", tokens);
    context.root = { type: "root", children: [] };
    context.code = element("code", code, []);
    context.pre = element("pre", pre, []);
    for (const [at, line] of context.tokens.entries()) {
      if (at) context.code.children.push({ type: "text", value: "\n" });
      const node = await lineOf(transformers, line, at + 1);
      context.lines.push(node);
      context.code.children.push(node);
    }
    context.code = await through(transformers, "code", context.code);
    context.pre.children.push(context.code);
    context.pre = await through(transformers, "pre", context.pre);
    context.root.children.push(context.pre);
    context.root = await through(transformers, "root", context.root);
    const html = context.root.children.map(htmlOf).join("");
    const changed = await through(transformers, "postprocess", html, context.options);
    return changed === html ? parts(html) : { open: String(changed), lines: [], close: "" };
  });

async function lineOf(transformers, line, number) {
  const node = element("span", { class: "line" }, []);
  let column = 0;
  for (const token of line) {
    const word = element("span", { ...token.htmlAttrs }, [{ type: "text", value: token.content }]);
    node.children.push(await through(transformers, "span", word, number, column, node, token));
    column += token.content.length;
  }
  return through(transformers, "line", node, number);
}

/** The HTML cut at the lines, if they are still where Shiki puts them. */
function parts(html) {
  const { root, pre, code } = context;
  const isLine = (node) => node.tagName === "span" && namesOf(node.properties?.class).includes("line");
  const isBreak = (node) => node.type === "text" && node.value === "\n";
  const isPlain = root.children.length === 1 && root.children[0] === pre && pre.children.length === 1 && pre.children[0] === code;
  if (!isPlain || !code.children.every((node) => isLine(node) || isBreak(node))) return { open: html, lines: [], close: "" };
  return {
    open: `<pre${attributesOf(pre.properties)}><code${attributesOf(code.properties)}>`,
    lines: code.children.filter(isLine).map((node) => {
      const { class: names, ...others } = node.properties;
      return [namesOf(names).join(" "), attributesOf(others), node.children.map(htmlOf).join("")];
    }),
    close: "</code></pre>",
  };
}

const VOID = ["br", "hr", "img", "input", "wbr"];
const escaped = (text) => String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

function htmlOf(node) {
  if (node.type === "text") return escaped(node.value);
  if (node.type === "raw") return String(node.value);
  if (node.type !== "element") return (node.children ?? []).map(htmlOf).join("");
  const open = `<${node.tagName}${attributesOf(node.properties)}>`;
  return VOID.includes(node.tagName) ? open : `${open}${(node.children ?? []).map(htmlOf).join("")}</${node.tagName}>`;
}

function attributesOf(properties) {
  const given = Object.entries(properties ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== false);
  return given.map(([key, value]) => {
    if (value === true) return ` ${nameOf(key)}`;
    return ` ${nameOf(key)}="${escaped(Array.isArray(value) ? value.join(" ") : value).replace(/"/g, "&quot;")}"`;
  }).join("");
}

/** The attribute of a property: `className`, `dataLine`, `tabIndex`, or as it is written. */
function nameOf(key) {
  if (key === "className") return "class";
  return /^(data|aria)[A-Z]/.test(key) ? key.replace(/[A-Z]/g, (each) => `-${each.toLowerCase()}`) : key.includes("-") ? key : key.toLowerCase();
}
