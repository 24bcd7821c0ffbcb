// Transformers: functions of `setup/transformers.ts` over the Markdown of a slide. Behind `run.js`, in the sandbox.

/** A text whose edits name places of the original, in the words of `magic-string`. */
class EditedText {
  constructor(original) {
    this.original = original;
    this.edits = []; // [start, end, text], in the order in which they were made
  }
  update(start, end, text) {
    this.edits = this.edits.filter(([from, to]) => from < start || to > end || from === to);
    this.edits.push([start, end, String(text)]);
    return this;
  }
  overwrite(start, end, text) {
    return this.update(start, end, text);
  }
  remove(start, end) {
    return this.update(start, end, "");
  }
  appendLeft(at, text) {
    this.edits.push([at, at, String(text)]);
    return this;
  }
  appendRight(at, text) {
    return this.appendLeft(at, text);
  }
  prependLeft(at, text) {
    this.edits.unshift([at, at, String(text)]);
    return this;
  }
  prependRight(at, text) {
    return this.prependLeft(at, text);
  }
  append(text) {
    return this.appendLeft(this.original.length, text);
  }
  prepend(text) {
    return this.prependLeft(0, text);
  }
  replace(wanted, by) {
    this.original.replace(wanted, (...given) => {
      const at = given.findIndex((each, index) => index > 0 && typeof each === "number");
      const found = typeof by === "function" ? by(...given) : filled(String(by), given.slice(0, at));
      if (found !== given[0]) this.update(given[at], given[at] + given[0].length, found);
      return given[0];
    });
    return this;
  }
  replaceAll(wanted, by) {
    const escaped = String(wanted.source ?? wanted.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return this.replace(wanted instanceof RegExp ? wanted : new RegExp(escaped, "g"), by);
  }
  slice(start, end) {
    return this.original.slice(start, end);
  }
  trim() {
    return this.update(0, this.original.length, this.toString().trim());
  }
  hasChanged() {
    return this.edits.length > 0;
  }
  toString() {
    const sorted = this.edits.map((edit, index) => [...edit, index]).sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[3] - b[3]);
    let made = "";
    let last = 0;
    for (const [start, end, text] of sorted) {
      if (start < last) continue;
      made += this.original.slice(last, start) + text;
      last = end;
    }
    return made + this.original.slice(last);
  }
}

/** A replacement with what `$1` and `$&` in it stand for. */
const filled = (text, groups) =>
  text.replace(/\$(\$|&|\d{1,2})/g, (whole, sign) => (sign === "$" ? "$" : groups[sign === "&" ? 0 : Number(sign)] ?? ""));

const FENCE = /^(`{3,}|~{3,})([^\n]*)\n([\s\S]*?\n)??\1[ \t]*$/gm;

/** The text with the blocks of code that a function gives HTML for; highlighted code in it is a block again. */
async function withBlocks(text, handler, slide, options) {
  let made = "";
  let last = 0;
  for (const found of text.matchAll(FENCE)) {
    const [whole, fence, info, body = ""] = found;
    const code = body.replace(/\n$/, "");
    const renderHighlighted = async (other = {}) =>
      `\n\n${fence}${other.info ?? info}\n${other.code ?? code}\n${fence}\n\n`;
    const html = await handler({ info: info.trim(), code, fence, slide, options, renderHighlighted });
    if (typeof html !== "string") continue;
    made += text.slice(last, found.index) + html;
    last = found.index + whole.length;
  }
  return made + text.slice(last);
}

/** The slide's text after each function in turn, which edits `ctx.s`, or, for blocks of code, answers HTML. */
globalThis.transformedSlide = (ids, text, slide, isForBlocks) =>
  answerOf(async () => {
    let slides;
    const data = { get slides() { return (slides ??= JSON.parse(setupText("deckc:slides"))); } };
    const options = { mode: "build", data };
    for (const id of ids) {
      if (isForBlocks) {
        text = await withBlocks(text, keptValues[id], slide, options);
        continue;
      }
      const s = new EditedText(text);
      await keptValues[id]({ s, slide, options, id: `slide-${slide.no}.md` });
      text = s.toString();
    }
    return text;
  });
