"""Bundle input: what a bundle of live components is made of, and what came out of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from deckc.bundler.esbuild import Bundle, Esbuild, Graph, Message
from deckc.live.compiler import StyleBlock

__all__ = ["Built", "Deck", "SlideSlot"]


@dataclass(frozen=True, slots=True)
class SlideSlot:
    """A slot of a slide as a component, under a path that no file has."""

    source: str
    file: Path  # the deck's
    attribute: str  # of the slide's scoped styles


@dataclass(frozen=True, slots=True)
class Deck:
    """What a bundle is made of.

    `component` gives the file of a tag (None: there is none) or the name of one of Slidev's own; `picture` gives the
    address in the page of a picture named in a file; `icon` the markup of `collection/name`; `read` a file's text;
    `list` the files that a glob means in a file.
    """

    root: Path  # where packages are looked for
    components: Mapping[str, Path]  # name in trees → file
    slides: Mapping[Path, SlideSlot]
    setups: Mapping[str, tuple[Path, ...]]  # `setup/NAME.ts`
    controls: tuple[str, ...]  # names of the components that stand in the toolbar
    component: Callable[[str], Path | str | None]
    picture: Callable[[str, Path], str | None]
    icon: Callable[[str], str | None]
    read: Callable[[Path], bytes]
    list: Callable[[str, Path], tuple[Path, ...]]
    scripts: frozenset[Path]  # modules that ask Vite for something, see `vite_imports.py`
    base: str  # what addresses of the site begin with
    markdown: Callable[[str, Path], str]
    exchanges: bool  # whether components may be exchanged in an open page, see `hot_reload.py`
    is_gone: Callable[[str], bool]  # whether Slidev's client has no such module


@dataclass(slots=True)
class Built:
    """What came out: scripts, style sheets of packages, further files, and what they were made of."""

    page: str = ""  # "" where it is made later
    later: Callable[[Esbuild], Bundle] | None = None  # makes it when a page of the preview is loaded
    entry: str = ""  # of the page's bundle
    sandbox: str = ""
    css: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    styles: dict[Path, tuple[StyleBlock, ...]] = field(default_factory=dict)  # of the components in it
    inputs: tuple[Path, ...] = ()  # the files that went into it
    types: dict[Path, None] = field(default_factory=dict)  # those of which only types did
    graph: Graph = field(default_factory=dict)  # what imports what
    codes: dict[Path, str] = field(default_factory=dict)  # components → digests of their modules
    modules: dict[str, str] = field(default_factory=dict)  # the deck's own in the graph → digests, see `hot_reload.py`
    packages: dict[Path, tuple[int, ...]] = field(default_factory=dict)  # further files in it, and their state
    known: frozenset[str] = frozenset()  # the modules that the deck's own import, as the page knows them
    pictures: dict[tuple[str, Path], str | None] = field(default_factory=dict)  # named where → address in the page
    lists: dict[tuple[str, Path], tuple[Path, ...]] = field(default_factory=dict)  # globs, and what they meant
    whole: bool = False  # whether the sandbox's bundle has all of the deck's modules and sheets
    errors: tuple[Message, ...] = ()
    gone: dict[tuple[str, Path], None] = field(default_factory=dict)  # modules that Slidev has no more, and where
    unknown: dict[tuple[str, Path], None] = field(default_factory=dict)  # tags that nobody has, and where
