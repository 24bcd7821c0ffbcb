"""The words that all phases share: every type that crosses a phase border.

All values are frozen; a phase takes some and returns others. Lines and columns for people count from 1
(columns in characters, ends exclusive), indexes from 0.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

from deckc.disk.files import Files
from deckc.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from deckc.icons import Icons

__all__ = [
    "AnnotatedCode",
    "Annotation",
    "Artifact",
    "AssetOf",
    "AssetUse",
    "CompiledSlide",
    "Component",
    "Deck",
    "Facts",
    "Fragment",
    "Frontmatter",
    "Heading",
    "Import",
    "LiveParts",
    "Origin",
    "Slide",
    "SourceSlide",
    "Span",
    "Style",
    "Stylesheet",
    "Template",
    "TemplateSlot",
    "Theme",
    "TocEntry",
    "class_in_css",
]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file. `file` None: relative to a slide's body, whose first line is line 1."""

    file: Path | None
    line: int
    column: int = 1
    end_line: int = 0  # 0: the same line
    end_column: int = 0  # 0: one character (or the whole word, as the reporter sees fit)


# ── parse ────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Frontmatter:
    """A YAML block: plain data, and where each key and value stands.

    Paths into `spans` and `key_spans` are tuples: `("fonts", "sans")`, `("addons", 0)`.
    """

    data: Mapping[str, Any] = field(default_factory=dict)
    spans: Mapping[tuple[str | int, ...], Span] = field(default_factory=dict)
    key_spans: Mapping[tuple[str | int, ...], Span] = field(default_factory=dict)
    raw: str | None = None
    style: Literal["frontmatter", "yaml"] | None = None


class AuthorLine(NamedTuple):
    """Where a line stands in the author's file that a set-up file has changed."""

    number: int  # from 1; of a line that was added: of the one before it
    is_same: bool  # its text is the author's


@dataclass(frozen=True, slots=True)
class SourceSlide:
    """One chunk of one file (Slidev's SourceSlideInfo)."""

    file: Path
    index: int  # among all chunks of the file, hidden and importing ones too
    start: int  # 0-based line of the opening `---`, or the line after the separator
    content_start: int  # 0-based line after the closing `---`
    end: int  # 0-based, exclusive
    raw: str
    body: str  # without frontmatter and note, trimmed at both ends
    body_line: int  # the line of the body's first character, from 1
    body_column: int  # its column, from 1 (white space before it was trimmed)
    frontmatter: Frontmatter
    note: str | None  # None: no trailing comment; "": an empty one
    note_line: int  # the line where the note's text begins, from 1; 0 without a note
    note_column: int  # likewise
    title: Any  # the type that frontmatter gave is kept; None: no title
    level: Any
    revision: str  # short hash of the trimmed raw text
    lines: tuple[AuthorLine, ...] = ()  # of each line of a changed body; (): the body stands in the file


@dataclass(frozen=True, slots=True)
class Import:
    """The place of a `src:` value that pulled a slide in."""

    file: Path
    line: int
    span: Span


@dataclass(frozen=True, slots=True)
class Slide:
    """A place in the deck. One source slide may stand at several places."""

    no: int  # from 1
    source: SourceSlide
    frontmatter: Mapping[str, Any]  # merged through imports (outermost wins), before `defaults`
    spans: Mapping[tuple[str | int, ...], Span]  # where the merged values stand
    imported_by: tuple[Import, ...] = ()  # outermost first
    failure: str | None = None  # a lost import: the problem's message, shown as a panel

    @property
    def title(self) -> Any:
        return self.source.title

    @property
    def level(self) -> Any:
        return self.source.level


@dataclass(frozen=True, slots=True)
class Deck:
    """All that the text says, before anything is rendered."""

    entry: Path
    root: Path  # the entry's folder: `/x` in a deck begins here
    head: Frontmatter  # the entry's first chunk's own frontmatter
    slides: tuple[Slide, ...]
    sources: Mapping[Path, str]  # decoded text of every Markdown file read
    title: str | None  # headmatter `title`, else the first slide's


# ── markdown ─────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class TemplateSlot:
    """Template HTML of one slot, and the lines of the body that its parts come from.

    `anchors` are `(offset into html, line of the body from 1)`, ascending: what stands at an offset comes
    from its anchor's line plus the newlines between the two.
    """

    html: str
    anchors: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Style:
    """A `<style>` block of a slide or a single-file component."""

    css: str
    scoped: bool
    lang: str = "css"
    line: int = 1
    column: int = 1
    module: str | None = None  # what templates call the names of a `<style module>`


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str  # plain text


@dataclass(frozen=True, slots=True)
class Template:
    """A slide's Markdown as Vue-style template text, one string a slot (`default` is always there)."""

    slots: Mapping[str, TemplateSlot]
    styles: tuple[Style, ...] = ()
    scripts: tuple[tuple[str, int], ...] = ()  # `<script setup>` texts with their line
    headings: tuple[Heading, ...] = ()
    reads: tuple[Path, ...] = ()  # files pulled in by `<<<`


# ── code ─────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Annotation:
    """What is shown about a stretch of code."""

    kind: Literal["completion", "error", "highlight", "hover", "query"]
    length: int = 0  # characters; an error may run over its line's end
    text: str = ""  # an error's message; a type as TypeScript; what is typed already before a completion
    docs: str = ""  # Markdown
    tags: tuple[tuple[str, str], ...] = ()  # of the documentation: name, Markdown
    items: tuple[tuple[str, str], ...] = ()  # of a completion: name, kind
    warning: bool = False  # of an error
    line: int = 0  # from 0
    column: int = 0  # from 0


@dataclass(frozen=True, slots=True)
class AnnotatedCode:
    """A block as it is shown. Annotations are in the order of their places."""

    code: str
    annotations: tuple[Annotation, ...] = ()


# ── theme ────────────────────────────────────────────────────────────────────────────────────────────

Origin = Literal["base", "theme", "addon", "deck"]


STYLE_BLOCK = lazy_regex(r"<style\b.*?(?:</style>|\Z)", re.S)


@dataclass(frozen=True, slots=True)
class Component:
    """A layout, component or layer as its file holds it. A layout is a component whose props are frontmatter."""

    name: str  # the file's stem
    path: Path
    kind: Literal["jinja", "vue", "markdown"]  # by ending: .html, .vue, .md
    source: str
    origin: Origin

    @property
    def styles(self) -> str:
        """Its style blocks."""
        return "\n".join(STYLE_BLOCK.findall(self.source))


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """Style rules as they were written: a file's, or those of a `<style>` block in it."""

    path: Path
    css: str
    origin: Origin
    line: int = 1  # where in the file they begin
    column: int = 1
    scope: str | None = None  # the attribute that their elements carry; None: they reach the whole page
    lang: str = "css"
    module: str = ""  # what makes the names of a CSS module its own; "": it is none


@dataclass(frozen=True, slots=True)
class Fragment:
    """A part of an `index.html` that goes into the page."""

    path: Path
    html: str
    line: int  # where in the file it begins
    column: int


def class_in_css(name: str) -> re.Pattern[str]:
    """A pattern for a class, or the words that one begins with, in a text: `fade-enter` for `.fade-enter-active`."""
    return re.compile(rf"(?<![\w-]){re.escape(name)}(?!\w)")


@dataclass(frozen=True, slots=True)
class Theme:
    """What the folder chain offers: the deck's own folder, its theme, what that extends, and `base`."""

    name: str
    layouts: Mapping[str, Component]
    components: Mapping[str, Component]  # key: name lower-cased without hyphens
    layers: Mapping[str, tuple[Component, ...]]  # global-top, global-bottom, slide-top, slide-bottom
    styles: tuple[Stylesheet, ...]  # base first, the deck's own last
    defaults: Mapping[str, Any]  # the theme's headmatter defaults
    color_schema: Literal["light", "dark", "both"] = "both"
    public: tuple[tuple[Path, str], ...] = ()  # (folder, where it lands in the site: "" or "theme")
    head: tuple[Fragment, ...] = ()  # of the folders' index.html
    body: tuple[Fragment, ...] = ()
    scripts: Mapping[str, Path] = field(default_factory=dict)  # of layouts and components, which are not run
    folders: tuple[Path, ...] = ()  # of the chain, `base` first: files in them may be shown

    def mentions(self, word: str) -> bool:
        """Whether a layout, component or layer that is none of deckc's speaks of a word, as of a key that it reads."""
        whole = re.compile(rf"\b{re.escape(word)}\b")
        return any(part.origin != "base" and whole.search(part.source) for part in self.parts())

    def parts(self) -> Iterable[Component]:
        """All layouts, components and layers."""
        return (*self.layouts.values(), *self.components.values(), *chain.from_iterable(self.layers.values()))

    def styled(self, name: str) -> bool:
        """Whether a style sheet, or a style block of a part, speaks of a class or the beginning of one."""
        begins = class_in_css(name)
        return any(begins.search(style.css) for style in self.styles) or any(
            begins.search(part.styles) for part in self.parts()
        )


# ── template ─────────────────────────────────────────────────────────────────────────────────────────

AssetOf = Callable[[str, Span | None], str | None]
"""An address as the author wrote it and its place → the address in the page; None: leave it as it is."""


class LiveParts(Protocol):
    """Components that run in the page, see `live/`."""

    shape: str  # a digest of what runs there; two are equal when their first paints are, too
    addresses: set[str]  # of pictures that they name, as the page has them

    def runs(self, component: Component) -> bool:
        """Whether it runs there; all others are rendered once and for all."""

    def slide(self, no: int) -> frozenset[str] | None:
        """What the script of a slide declares whose Markdown runs there; None: it does not."""

    def has(self, tag: str) -> bool:
        """Whether a tag's component runs there."""

    def name(self, component: Component) -> str:
        """Its name in trees of live parts."""

    def paint(self, tree: Any, no: int, click: int) -> tuple[str, str]:
        """What Vue renders of a tree on a slide at a click, and why it failed ("": it did not)."""


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A slide as lists of slides show it (Toc, overview, goto)."""

    no: int
    title: str  # plain text
    title_html: str  # inline HTML, a template
    level: int
    path: str  # "/2" or "/alias"
    hidden: bool = False  # hideInToc
    frontmatter: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a slide's template may know of the deck around it."""

    no: int
    total: int
    layout: str
    frontmatter: Mapping[str, Any]  # with the deck's `defaults` under it
    configs: Mapping[str, Any]  # $slidev.configs, by Slidev's key names
    theme_configs: Mapping[str, Any]
    asset: AssetOf
    link: AssetOf = lambda url, span: None  # of what a link leads to; None, too, where it leads to no file
    not_props: frozenset[str] = frozenset()  # keys of frontmatter that its layout does not get
    toc: tuple[TocEntry, ...] = ()
    history: bool = False  # addresses without `#`
    base: str = "/"
    untrusted: bool = False  # scripts, and what can start them, are refused
    is_utility: Callable[[str, str], bool] | None = None  # whether an attribute, by name and value, is a utility
    markdown: Callable[[str, Path], str] | None = None  # text and file of a component → template HTML
    icons: Icons | None = None  # collections of icons beside the deck
    files: Files | None = None  # for what scripts of components import; None: imports of files fail
    live: LiveParts | None = None  # None: nothing runs in the page but the player
    readable: tuple[Path, ...] = ()  # folders that such files may lie in: the project and its themes


@dataclass(frozen=True, slots=True)
class AssetUse:
    """An address that a slide names, as written."""

    url: str
    span: Span
    link: bool = False  # it leads to a file, or to no file; others are shown and must be there


@dataclass(frozen=True, slots=True)
class CompiledSlide:
    """One slide as finished HTML, with what the page must know about it."""

    no: int
    html: str  # what stands inside `.slidev-page-N`: layers and layout root
    clicks: int = 0  # the highest click
    clicks_start: int = 0
    title: str | None = None  # plain text
    title_html: str = ""  # with its formatting, where it has some
    level: int = 1
    headings: tuple[Heading, ...] = ()
    assets: tuple[AssetUse, ...] = ()
    features: frozenset[str] = frozenset()  # what the client needs: "code", "mark", "motion", …
    note_html: str = ""
    styles: tuple[Stylesheet, ...] = ()  # of the slide and its components; its own lines are those of its body
    sources: tuple[str, ...] = ()  # the templates that it is made of: its own slots, layout, components
    reads: frozenset[str] = frozenset()  # fields of `Facts` that it looked at, besides frontmatter and layout


# ── page ─────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file to be: bytes, or the file on disk that is copied as it is."""

    path: PurePosixPath  # relative to the output folder
    data: bytes | Path
