"""Catalogue of what is found in what a slide is made of: Markdown, code, formulas, diagrams, styles.

One row a code, in the order of the phases; `deckc explain` prints the last part.
"""

from __future__ import annotations

from collections.abc import Mapping

from deckc.diagnostics.catalogue import Code

__all__ = ["CONTENT"]

CONTENT: Mapping[str, Code] = {
    # markdown
    "unknown-language": Code(
        "warning",
        "a code block's language has no highlighting",
        "The word after the ticks of a code block names its language. Slidev stops at a language that its highlighter "
        "does not know; deckc shows the code plain. `text`, or no language at all, is plain without a warning.",
    ),
    "invalid-code-options": Code(
        "error",
        "the options of a code block cannot be read",
        "Options are a JavaScript object with literal values: `{lines: true, startLine: 5, maxHeight: '100px'}`. "
        "Lines to highlight stand in braces of their own and have no blanks, `{1,3-5|7}`: with a blank they are taken "
        "for options. The block is shown without options.",
    ),
    "no-such-line": Code(
        "warning",
        "a range of a code block lights no line",
        "The numbers behind a code block's language are those of its lines, which count from 1 or from the option "
        "`startLine`. A range without any of them dims the whole block; `none` does so on purpose.",
    ),
    "missing-snippet": Code(
        "error",
        "a file that `<<<` names is not there",
        "`<<< @/x.ts` is looked for from the deck's folder, `<<< ./x.ts` from the Markdown file that holds the slide. "
        "The line is shown in place of the code.",
    ),
    "snippet-outside": Code(
        "error",
        "a file that `<<<` names lies outside the deck",
        "Code is read from the deck's folder and its theme's only, so that a deck cannot show other files of the "
        "machine that builds it.",
    ),
    "unknown-region": Code(
        "warning",
        "a snippet's region is not in its file",
        "`<<< @/x.ts#name` shows what stands between the comments `#region name` and `#endregion name`. Without both "
        "of them the whole file is shown.",
    ),
    "empty-magic-move": Code(
        "error",
        "a magic-move block holds no code block",
        "A fence of four ticks with `md magic-move` moves between the fences of three ticks inside it; there must be "
        "one at least.",
    ),
    "editor-not-live": Code(
        "info",
        "a Monaco editor is shown as code",
        "Blocks with `{monaco}`, `{monaco-run}`, `{monaco-diff}` or `{monaco-write}` are editors where `monaco-editor` "
        "and esbuild lie in a `node_modules` beside the deck or above it, which `deckc add` brings; with `shiki` and "
        "`@shikijs/monaco` in the colours of all code. Without them, with `monaco: false` and in an untrusted deck "
        "they are highlighted code.",
    ),
    "no-twoslash": Code(
        "info",
        "a twoslash block is shown as plain code",
        "Types come from Microsoft's TypeScript compiler, which `pip install 'deckc[twoslash]'` brings to Linux, macOS "
        "and Windows on Intel and ARM. It reads nothing of a deck that is built with `--untrusted`, and is given "
        "thirty seconds a block. Without it the code is highlighted, and comments that only Twoslash reads are left "
        "out.",
    ),
    "no-types": Code(
        "info",
        "a package's types are not there",
        "A twoslash block imports from a package that package.json lists or that Slidev brings, but no `node_modules` "
        "holds it. What comes from it counts as `any`. Types of `vue` are always there.",
    ),
    "invalid-twoslash": Code(
        "error",
        "a notation of a twoslash block cannot be followed",
        "`^?` points at a name in the line above, `// ---cut-start---` wants its `// ---cut-end---`, options have "
        "the values that tsconfig.json knows, and files outside the block are not read. Slidev stops here; the block "
        "is shown as plain code.",
    ),
    "diagram-not-rendered": Code(
        "warning",
        "a diagram is shown as its text",
        "PlantUML diagrams are drawn by a server, and deckc shows diagrams to no server that the deck does not name. "
        "Mermaid's are drawn in the page by Mermaid, which deckc carries, unless it was installed without. Without the "
        "one or the other the source stands in the diagram's place.",
    ),
    "broken-formula": Code(
        "warning",
        "a formula that cannot be set",
        "The LaTeX of a formula is not closed where it should be, or says something that KaTeX does not know; the "
        "place is where KaTeX stops. What it does not understand is shown in red. Two prices in a line may make a "
        "formula: write `\\$5` for a dollar that is one.",
    ),
    "formula-settings": Code(
        "warning",
        "settings of formulas that are not followed",
        "`setup/katex.ts` gives KaTeX's options. Macros are texts; `trust` and `strict` may be functions.",
    ),
    "unclosed-math": Code(
        "warning",
        "a formula block has no end",
        "A block that begins with `$$` ends with a line that ends in `$$`. Without it the block runs to the end of the "
        "slide.",
    ),
    "duplicate-slot": Code(
        "error",
        "two parts of a slide fill the same slot",
        "Each name may stand in one line `::name::` of a slide; what comes before the first of them is the default "
        "slot. Slidev stops here; deckc shows both parts, one after the other.",
    ),
    "raw-markdown": Code(
        "warning",
        "Markdown inside HTML is shown as it is written",
        "From a line that begins with a tag on, all is HTML up to the next empty line, also inside `<div>`, "
        "`<v-click>` and `<v-clicks>`: stars, hyphens and brackets are text there, as in Slidev. With an empty line "
        "below the opening tag and one above the closing tag, what stands between is Markdown.",
    ),
    "broken-tag": Code(
        "warning",
        "a tag is not written as HTML wants it",
        "A quote without its other half, an attribute without its value, or one that is given twice. Slidev stops, or "
        "shows the tag as text; so does deckc where it cannot tell what was meant. Of an attribute that is given "
        "twice the first value counts.",
    ),
    "comark-off": Code(
        "warning",
        "Comark syntax in a deck that has not turned it on",
        "`[text]{.class}`, `{v-click}`, `:name{…}` and `::name` blocks are Comark (formerly MDC). They are read where "
        "the first slide's frontmatter says `comark: true`, and are text elsewhere.",
    ),
    "undefined-reference": Code(
        "warning",
        "a footnote or link that is defined nowhere",
        "`[^name]` leads to a line `[^name]: text` of the same slide, `[words][name]` to a line `[name]: https://…` of "
        "any slide. Without it the brackets are shown as they are written.",
    ),
    "magic-move-ticks": Code(
        "warning",
        "a magic-move block that has not four ticks",
        "The fence of a magic move has four ticks, exactly, so that the fences of three ticks inside do not end it. "
        "With another number it is a block of Markdown code.",
    ),
    "unclosed-component": Code(
        "warning",
        "a component of Comark's has no end",
        "`::name` begins a component that a line of as many colons and nothing else ends. Without it the component "
        "holds the rest of the slide.",
    ),
    "invalid-component-props": Code(
        "error",
        "the YAML props of a component cannot be read",
        "The lines between `---` at the beginning of a `::name` block are YAML: names and values. The component is "
        "shown without these props.",
    ),
    "nested-slot": Code(
        "warning",
        "a slot marker stands inside a list or quotation",
        "Slots are parts of the whole slide: a line `::name::` inside a list, quotation or other block cannot begin "
        "one and is shown as text.",
    ),
    "bad-click": Code(
        "warning",
        "a click is no number",
        "The value of `v-click` and its kin is a number from 1 on, text that begins with + or - to count from the "
        "element before (`v-click=\"'+1'\"`), or a list of two for a range. What is no number is shown from the "
        "beginning; 0 and less count as 1.",
    ),
    "unseen-click": Code(
        "warning",
        "a click at which nothing is seen",
        "In Slidev elements count in the order in which they end, so what stands inside another element comes first: "
        '`<li v-click>a <b v-click>b</b></li>` is hidden at click 1, and whole at click 2. Numbers (`v-click="1"`) put '
        "them in order.",
    ),
    "bad-switch-slot": Code(
        "warning",
        "a slot of v-switch is not called by its clicks",
        "The slots of `v-switch` are called by the click at which they show, `<template #1>`, or by from and until, "
        "`<template #2-4>`. A slot of another name, a range without an end (`#3-`) and content outside of slots are "
        "shown at no click; the other slots are.",
    ),
    "unknown-modifier": Code(
        "warning",
        "a directive does not know a modifier or argument",
        "Modifiers of `v-mark` are its shape (underline, circle, box, highlight, strike-through, crossed-off, "
        "bracket), a colour, `delay300` and `op50`; of `v-click` and its kin `hide`, the presets (fade, up, left, …) "
        "and what CSS defines as `.slidev-vclick-anim-NAME`. Click directives take no argument: their value stands in "
        "quotes. What is not known changes nothing.",
    ),
    # style
    "broken-css": Code(
        "error",
        "a style sheet has an end or a beginning too few",
        "A brace, bracket, string or comment has no other half. A string ends with its line and its declaration is "
        "dropped; what else is open ends with the sheet, so that sheets after this one keep their meaning.",
    ),
    "unknown-utility": Code(
        "warning",
        "`@apply` names no utility class",
        "`@apply`, `--at-apply` and `--uno` take utility classes and shortcuts; a class of your own style sheet is "
        "none. `deckc utilities NAME` shows what a class means.",
    ),
    "unknown-theme-value": Code(
        "warning",
        "`theme()` names no value",
        "`theme('colors.red.500')` takes the path of a value of the scale: colors, spacing, fontSize, fontFamily, "
        "breakpoints and so on. A second argument is taken where there is none.",
    ),
    "unknown-screen": Code(
        "error",
        "`@screen` names no breakpoint",
        "`@screen md`, `@screen lt-md` and `@screen at-md` take a breakpoint: sm, md, lg, xl or 2xl, or one that the "
        "theme adds.",
    ),
    "style-settings": Code(
        "warning",
        "a part of the utilities' settings is not followed",
        "deckc's utilities are its own: what a configuration of UnoCSS says of rules, shortcuts, variants, theme, "
        "preflights and lists counts; how UnoCSS itself looks for names (`extractors`) does not.",
    ),
    "diagram-settings": Code(
        "warning",
        "a part of Mermaid's settings is not followed",
        "`setup/mermaid.ts` gives Mermaid's options, which are handed to the page: plain data, and themes that Mermaid "
        "has.",
    ),
    "broken-diagram": Code(
        "error",
        "a diagram cannot be drawn",
        "Mermaid, which draws the diagram in the reader's browser, does not understand its source from this place on. "
        "The slide shows Mermaid's own message in the diagram's place.",
    ),
    "style-language": Code(
        "warning",
        "a style block is written in a language that needs a compiler",
        '`<style lang="scss">` and its kin are read as CSS with nested rules and `//` comments. Variables, mixins and '
        "functions of Sass, Less and Stylus are not there; CSS has variables of its own.",
    ),
}
