"""Catalogue of what is found while a deck is read: files, frontmatter, theme, settings.

One row a code, in the order of the phases; `deckc explain` prints the last part.
"""

from __future__ import annotations

from collections.abc import Mapping

from deckc.diagnostics.catalogue import Code

__all__ = ["READING"]

READING: Mapping[str, Code] = {
    # command line
    "missing-deck": Code(
        "error",
        "a deck of the command line is not there",
        "A deck is a Markdown file; its `.md` may be left out. A folder stands for its `slides.md`, or, with "
        "`deckc build`, for every deck in it: Markdown directly in the folder (not README.md and its like, and not "
        "what another deck there imports) and `slides.md` one folder further down.",
    ),
    "missing-part": Code(
        "warning",
        "this installation of deckc lacks a part",
        "deckc carries files of npm packages: KaTeX for formulas, Mermaid for diagrams, grammars for the colours of "
        "code, icons and fonts. An installation from a checkout that reached no registry goes on without them, and "
        "shows what it can in their place; `deckc add --vendored` brings them. Formulas also need the package "
        "`quickjs-ng`, which has no build for some kinds of machines: they are shown as their source there.",
    ),
    # parse
    "not-utf-8": Code(
        "error",
        "a file is not UTF-8",
        "Decks are read as UTF-8, with or without a byte order mark. Bytes that are not UTF-8 are shown as U+FFFD. "
        "A file that begins with the byte order mark of UTF-16 is read as UTF-16, and reported.",
    ),
    "control-character": Code(
        "warning",
        "a file holds a control character",
        "NUL, escape and their kin have no place in a page: browsers show nothing or a box. They often come from a "
        "terminal's output that was pasted into a deck. Only the first one of a file is reported.",
    ),
    "unreadable-deck": Code(
        "error",
        "a Markdown file cannot be read",
        "The operating system refused: the file is not there, is a folder, or may not be read.",
    ),
    "not-markdown": Code(
        "error",
        "a deck that is no Markdown",
        "The file holds JSON (a notebook, settings), a PDF or an office document. A deck is Markdown; another format "
        "has to be turned into it first.",
    ),
    "empty-deck": Code(
        "warning",
        "a deck has no text",
        "The file is empty or holds white space only. The site has one empty slide.",
    ),
    "all-hidden": Code(
        "error",
        "no slide of a deck is shown",
        "Every slide is hidden (`hide: true`, `disabled: true`). The site has one empty slide in their place.",
    ),
    "broken-yaml": Code(
        "error",
        "frontmatter is not YAML",
        "Frontmatter is YAML 1.2: one `key: value` a line. Values that hold `: ` or ` #`, or that begin with one of "
        "`@ ` % * & ! [ { ' \"` and are meant as text, need quotes. The slide is shown without the frontmatter that "
        "cannot be read; Slidev keeps what it read so far and says nothing, but stops for the first slide.",
    ),
    "duplicate-key": Code(
        "warning",
        "frontmatter gives a key twice",
        "YAML wants every key of a map once. The last value counts, as in Slidev.",
    ),
    "yaml-too-deep": Code(
        "error",
        "frontmatter is nested too deep",
        "No setting needs lists and maps nested more than a few levels; deckc stops at 64.",
    ),
    "yaml-too-big": Code(
        "error",
        "aliases make frontmatter too big",
        "`&name` marks a value and `*name` repeats it. Aliases that repeat aliases grow without bound; deckc reads "
        "up to 20,000 values in one block, and none that holds itself.",
    ),
    "frontmatter-no-map": Code(
        "error",
        "frontmatter holds no keys",
        "A line right below `---` begins frontmatter. What stands there is text or a list, not `key: value` lines, "
        "so nothing of it is used or shown. If it is the slide's text, put an empty line after the `---`.",
    ),
    "missing-blank-line": Code(
        "warning",
        "text stands right below the separator",
        "A line right below `---` begins frontmatter, in which `# …` is a comment and `Some words: …` a key: a heading "
        "or sentence there is never shown. Put an empty line after the `---`. Comments that turn a key off, as "
        "`# layout: center`, are not reported.",
    ),
    "unclosed-frontmatter": Code(
        "error",
        "frontmatter is never closed",
        "A `---` with a line of text right below it begins frontmatter, which lasts to the next line that is "
        "exactly `---`. There is none, so all the rest of the file is this slide's text.",
    ),
    "frontmatter-as-text": Code(
        "warning",
        "a slide's text looks like frontmatter",
        "Frontmatter begins right below its `---`; with an empty line between, it is the slide's text. A formatter "
        "that does not know slides does worse: it reads `layout: x` over `---` as a heading and writes "
        "`## layout: x`. Write the `---` lines round the keys again, and let the formatter know (Slidev's guide lists "
        "plugins).",
    ),
    "unclosed-fence": Code(
        "warning",
        "a code fence is never closed",
        "A fence that is not closed ends with its slide. If a later slide has fences of its own, the first of them "
        "closes this one, and the slides between are shown as code.",
    ),
    "unclosed-comment": Code(
        "error",
        "a comment is never closed",
        "From `<!--` on nothing is shown and no `---` begins a slide, to the end of the file. This holds in inline "
        "code too, as in Slidev: write `&lt;!--` there.",
    ),
    "tilde-fence": Code(
        "warning",
        "a separator cuts a tilde fence",
        "Only backtick fences hide `---` from the slide splitter, as in Slidev. Use a fence of backticks.",
    ),
    "import-not-found": Code(
        "error",
        "an imported file is not there",
        "`src:` names a Markdown file: relative to the file that imports it, or, with a leading `/`, to the folder "
        "of the deck. The slide shows the problem in its place; Slidev drops it in silence.",
    ),
    "import-outside": Code(
        "error",
        "an imported file lies outside the project",
        "`src:` reads files of the project only: of the nearest folder, from the deck's upwards, that holds `.git`, "
        "`pnpm-workspace.yaml`, `lerna.json` or else `package.json` or `pyproject.toml`; where there is none, of the "
        "deck's own folder. Symbolic links count by where they lead.",
    ),
    "import-cycle": Code(
        "error",
        "a file imports itself",
        "The file that `src:` names is the importing file itself, or one of those that imported it.",
    ),
    "import-range": Code(
        "error",
        "an import takes no slide of its file",
        "The part of `src:` after `#` names slides of the imported file, counted from 1 with hidden ones: `2`, "
        "`2-4`, `2-` or `1,3;5`. None of them exists.",
    ),
    # theme
    "unknown-theme": Code(
        "error",
        "no such theme",
        "`theme:` names a theme that comes with deckc, a path that begins with `./`, `../`, `/` or `@/`, a package in "
        "`node_modules/` (`@slidev/theme-x`, `slidev-theme-x`, `x`), or a Python package with an entry point in "
        "`deckc.themes`. The theme `default` stands in for it. `deckc theme list` shows what there is; `deckc add` "
        "brings a theme of npm into `node_modules/`, without Node.",
    ),
    "unknown-addon": Code(
        "error",
        "no such addon",
        "`addons:` names folders or packages as `theme:` does, with `addon` in place of `theme`. It is left out.",
    ),
    "theme-outside": Code(
        "error",
        "a theme lies outside the project",
        "Slides may show every file of their theme, so a deck names a folder of the project that it lies in, or an "
        "installed package; symbolic links count by where they lead. The option `--theme` takes any folder. The theme "
        "`default` stands in; an addon is left out.",
    ),
    "bad-theme": Code(
        "error",
        "a theme's settings cannot be read",
        "`theme.yaml` is a YAML map, `package.json` a JSON map with a map `slidev` in it. The rest of the theme is "
        "used.",
    ),
    "built-page": Code(
        "warning",
        "an index.html that is a built page",
        "An `index.html` beside the deck adds to the page: what its `<head>` and `<body>` hold. One that begins with "
        "`<!DOCTYPE`, or that deckc made, is a whole page that was built here, and is left out. Build into another "
        "folder, or remove it.",
    ),
    "missing-stylesheet": Code(
        "error",
        "an imported stylesheet is not there",
        "`@import` in CSS, or `import` in `styles/index.ts`, names a file beside the importing one, a package in "
        "`node_modules/`, or `@slidev/client/styles/layouts-base.css`. It must lie in the folder of the deck or theme.",
    ),
    "setup-not-run": Code(
        "info",
        "a setup script is not run",
        "Slidev runs `setup/*.ts` of deck, theme and addons to change how it works. deckc runs those that count when a "
        "deck is built (`shiki`, `katex`, `mermaid`, `unocss`, `transformers`, `preparser`) in its sandbox; others, "
        "such as `setup/shortcuts.ts`, would change Slidev's own page or server.",
    ),
    "setup-failed": Code(
        "error",
        "a set-up file fails",
        "`setup/*.ts` and `uno.config.ts` are run when the deck is built, in a sandbox without files, network or Node. "
        "The file throws an error there, has one in its text, or takes more time or memory than it may: what it says "
        "does not count.",
    ),
    "code-settings": Code(
        "warning",
        "a part of the highlighter's settings is not followed",
        "`setup/shiki.ts` names themes and languages of Shiki or gives them as objects: themes in the form of VS "
        "Code's, languages as TextMate grammars.",
    ),
    "file-not-read": Code(
        "info",
        "a file that Slidev reads and deckc does not",
        "`vite.config.ts` sets up Slidev's bundler, `.slidev/drawings` holds what was drawn in its preview. deckc has "
        "no such bundler, and drawings in the browser. `custom-nav-controls.vue` adds to the toolbar where Vue and "
        "esbuild are in `node_modules`. Utilities are set up in `uno.config.ts`, not Tailwind; style sheets are CSS.",
    ),
    "misspelt-file": Code(
        "warning",
        "a file or folder has nearly a name that is read",
        "`layouts/`, `global-top.vue`, `setup/shiki.ts` and their kin are read by their names. Nothing reads this one.",
    ),
    "script-component": Code(
        "warning",
        "a layout or component that is a script",
        "Slidev takes layouts and components from `.ts` and `.js` files too. deckc runs no scripts of a deck on the "
        "machine: write it as `.vue` or `.html`.",
    ),
    "import-too-much": Code(
        "error",
        "imports make too many slides",
        "Files that import files several times multiply. deckc stops at 10,000 slides.",
    ),
    # config
    "wrong-type": Code(
        "error",
        "a setting has a value that it cannot have",
        "The value is left out, and the setting has its default. docs/configuration.md lists what each may be. "
        'Mix-ups of type that do no harm are mended without a word: a number for text, `"980"` for 980.',
    ),
    "word-for-switch": Code(
        "warning",
        "a word stands for true or false",
        "In YAML 1.2 `yes`, `no`, `on` and `off` are text, and text in quotes always is. deckc takes them as they "
        "are meant; Slidev takes `off` for true.",
    ),
    "no-effect": Code(
        "info",
        "a setting that deckc does not act on",
        "Slidev has this setting and deckc reads it, but nothing comes of it: it belongs to a part of Slidev that "
        "deckc does otherwise or not at all. docs/configuration.md says what each setting acts on.",
    ),
    "misspelt-key": Code(
        "warning",
        "a key looks like a misspelt setting",
        "Decks may have keys of their own, which layouts and themes read. This one nobody reads, and it differs "
        "from a setting by a letter or two.",
    ),
    "unknown-key": Code(
        "warning",
        "a map of settings has a key that nothing reads",
        "`fonts:`, `drawings:`, `seoMeta:`, the options of a code block and of `v-mark` have the keys that the "
        "documentation lists, and no others. The key is left out.",
    ),
    "unknown-transition": Code(
        "warning",
        "no transition has this name",
        "`transition:` names one of Slidev's (fade, fade-out, slide-left, slide-right, slide-up, slide-down, "
        "view-transition), two of them as `forward | backward`, or a transition of your own: CSS with the classes "
        "`NAME-enter-active`, `NAME-leave-to` and so on. Without those, slides change at once.",
    ),
    "deck-key-on-slide": Code(
        "warning",
        "a setting of the deck stands on a later slide",
        "Settings of the whole deck are read from the first slide's frontmatter, which must begin in the first line "
        "of the file: with an empty line above it, it belongs to the second slide.",
    ),
    "duplicate-alias": Code(
        "warning",
        "two slides have one name",
        "`routeAlias` is a slide's address, which links and people use in place of its number. Of two slides with one "
        "name, or where a name is another slide's number, the address leads to the first.",
    ),
    "reserved-alias": Code(
        "warning",
        "a slide has the name of a view of the player",
        "`/presenter`, `/overview`, `/print`, `/notes`, `/notes-edit`, `/entry` and `/export` are Slidev's own "
        "addresses. A slide with such a `routeAlias`, or one with `?` or `#` in it, cannot be reached by it.",
    ),
    "color-schema-of-theme": Code(
        "warning",
        "the theme has no colours for this scheme",
        "The theme says that it is light, or dark, only. The deck's own `colorSchema` wins, and may look wrong.",
    ),
}
