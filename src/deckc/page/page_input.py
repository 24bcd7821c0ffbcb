"""Page input: all that the page is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from deckc.model import CompiledSlide, TocEntry

__all__ = ["Diagrams", "EditorScripts", "LiveScript", "PageInput", "PageSlide"]


@dataclass(frozen=True, slots=True)
class PageSlide:
    """A compiled slide, and what its frontmatter tells the player."""

    compiled: CompiledSlide
    transition: Any = None  # as in the frontmatter: a name, "a | b" or a map; None: the deck's
    zoom: float = 1
    alias: str | None = None  # routeAlias
    lang: str | None = None
    preload: bool = True
    layout: str = "default"


@dataclass(frozen=True, slots=True)
class Diagrams:
    """What a page with diagrams needs to draw them."""

    library: str  # the address of Mermaid
    config: Mapping[str, Any] = field(default_factory=dict)  # Mermaid's, for all diagrams
    fixed: Mapping[str, Any] = field(default_factory=dict)  # what no diagram may change
    hash: str | None = None  # of the library's text, where the page has a policy


@dataclass(frozen=True, slots=True)
class EditorScripts:
    """What a page with editors needs to make them live."""

    addresses: Mapping[str, Any]  # of scripts: `main`, `workers` by kind, `extras`, `types`
    config: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LiveScript:
    """The components that run in the page."""

    script: str
    data: Any  # the deck, as `client/live/world.js` reads it


@dataclass(frozen=True, slots=True)
class PageInput:
    """A deck, ready to be put into a page. Addresses in it are as the page needs them."""

    title: str  # of the window: the title template is already applied
    slides: Sequence[PageSlide]
    css: str
    width: int = 980  # of the canvas
    height: int = 552
    toc: Sequence[TocEntry] = ()
    lang: str = "en"
    html_attributes: Mapping[str, str] = field(default_factory=dict)
    color_schema: Literal["auto", "light", "dark"] = "auto"
    router_mode: Literal["hash", "history", "memory"] = "hash"
    base: str = "/"  # where the site lies; only history mode needs it
    theme_config: Mapping[str, Any] = field(default_factory=dict)
    config: Mapping[str, Any] = field(default_factory=dict)  # by Slidev's key names
    head: str = ""  # fragments of the deck's own index.html
    body: str = ""
    links: Sequence[Mapping[str, str]] = ()  # attributes of further <link> elements: fonts, preloads
    favicon: str | None = None  # None: our own; "": none
    info: str | None = None  # plain text
    about: str = ""  # HTML of the dialog that says it in full
    author: str | None = None
    keywords: str | None = None
    seo: Mapping[str, str] = field(default_factory=dict)  # Slidev's seoMeta
    global_top: str = ""  # HTML of layers above and below all slides
    global_bottom: str = ""
    download: str | None = None  # the address of the PDF that the page offers
    single_file: bool = False
    untrusted: bool = False  # the page allows its own scripts alone
    presenter: bool = True  # whether there are a presenter, an overview page and one of notes
    drawings: Mapping[int, Sequence[Mapping[str, Any]]] = field(default_factory=dict)  # strokes by slide, as at first
    drawing: bool = True  # whether slides can be drawn on; only with a presenter
    recording: bool = False  # whether screen and camera can be recorded; only with a presenter
    duration: float = 1800  # of the talk, in seconds
    diagrams: Diagrams | None = None  # None: the deck has none
    editors: EditorScripts | None = None  # None: the deck has none
    live: LiveScript | None = None  # None: nothing runs in the page but the player
    extra_scripts: Sequence[str] = ()  # classic scripts that run after the player and find it as `window.deck`
