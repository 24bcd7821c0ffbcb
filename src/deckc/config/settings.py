"""Settings: what the command line says, and all resolved values as the phases read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil
from pathlib import PureWindowsPath
from typing import Any, Literal
from urllib.parse import quote

from markdown_it import MarkdownIt

from deckc.config.duration import seconds
from deckc.config.fonts import Fonts, resolve_fonts

__all__ = ["PREVIEW", "Config", "Options"]


PREVIEW = "og-image.png"


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says; None: nothing."""

    theme: str | None = None
    base: str | None = None  # the path under which the site will lie
    router_mode: Literal["hash", "history"] | None = None
    color_schema: Literal["auto", "light", "dark"] | None = None
    mode: Literal["dev", "build", "export"] = "build"
    single_file: bool = False
    without_notes: bool = False
    download: bool = False  # the site offers its PDF
    browser: bool = False  # there is one to make what a deck asks for: that PDF, a picture for previews
    untrusted: bool = False  # somebody else's deck: no scripts of it are run or published


@dataclass(frozen=True, slots=True, eq=False)
class Config(Mapping[str, Any]):
    """Resolved settings by Slidev's names, each of its type; keys that are none of ours as the deck has them."""

    settings: Mapping[str, Any]
    options: Options

    def __getitem__(self, name: str) -> Any:
        return self.settings[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.settings)

    def __len__(self) -> int:
        return len(self.settings)

    def on(self, name: str) -> bool:
        """Whether a mode switch (`true`, `false`, `dev`, `build`) is on in the running mode."""
        return self.settings[name] is True or self.settings[name] == self.options.mode

    @property
    def canvas_width(self) -> float:
        """In px."""
        return float(self.settings["canvasWidth"])

    @property
    def canvas_height(self) -> int:
        """In px, rounded up as in Slidev."""
        return ceil(self.canvas_width / float(self.settings["aspectRatio"]))

    @property
    def color_schema(self) -> Literal["auto", "light", "dark"]:
        return self.settings["colorSchema"]  # type: ignore[no-any-return]

    @property
    def router_mode(self) -> Literal["hash", "history", "memory"]:
        return self.settings["routerMode"]  # type: ignore[no-any-return]

    @property
    def history(self) -> bool:
        """Whether addresses have no `#`."""
        return self.router_mode == "history"

    @property
    def base(self) -> str:
        """The path under which the site lies, with a slash at both ends."""
        return f"/{(self.options.base or '').strip('/')}/".replace("//", "/")

    @property
    def title(self) -> str:
        """The deck's title, in Markdown."""
        return str(self.settings["title"])

    @property
    def page_title(self) -> str:
        """The title of the page, plain text."""
        title = str(self.settings["titleTemplate"]).replace("%s", plain(self.title), 1)
        return "Slidev" if title == "Slidev - Slidev" else title

    @property
    def lang(self) -> str:
        return str(self.settings["lang"] or self.html_attrs.get("lang") or "en")

    @property
    def fonts(self) -> Fonts:
        return resolve_fonts(self.settings["fonts"])

    @property
    def html_attrs(self) -> Mapping[str, Any]:
        return self.settings["htmlAttrs"]  # type: ignore[no-any-return]

    @property
    def theme_config(self) -> Mapping[str, Any]:
        return self.settings["themeConfig"]  # type: ignore[no-any-return]

    @property
    def defaults(self) -> Mapping[str, Any]:
        """Frontmatter under every slide's own."""
        return self.settings["defaults"]  # type: ignore[no-any-return]

    @property
    def asks_for_pdf(self) -> bool:
        """Whether the site shall offer a PDF of its own."""
        return self.options.download or self.settings["download"] in (True, "true", "auto")

    @property
    def pdf_name(self) -> str | None:
        """The name of the PDF that is made for the site, or None."""
        if not (self.asks_for_pdf and self.options.browser) or self.options.single_file:
            return None
        own = PureWindowsPath(str(self.settings["exportFilename"] or "")).name.replace("\0", "").strip(". ")
        return f"{own.removesuffix('.pdf') or 'slidev-exported'}.pdf"

    @property
    def download_address(self) -> str | None:
        """Where the page's button for the PDF leads, or None."""
        said = self.settings["download"]
        elsewhere = str(said) if isinstance(said, str) and said not in ("true", "auto", "false", "") else None
        return elsewhere or (quote(self.pdf_name) if self.pdf_name else None)

    @property
    def asks_for_preview(self) -> bool:
        """Whether the picture for previews shall be made of the first slide."""
        return bool((self.settings["seoMeta"] or {}).get("ogImage") == "auto")

    @property
    def makes_preview(self) -> str | None:
        """The name of the picture for previews that is made of the first slide, or None."""
        made = self.asks_for_preview and self.options.browser and not self.options.single_file
        return PREVIEW if made else None

    @property
    def duration_seconds(self) -> float:
        return seconds(self.settings["duration"])


TITLES = MarkdownIt("default", {"html": True})


def plain(title: str) -> str:
    """The words of a title in Markdown: text and code, without tags, joined by spaces."""
    tokens = [token for line in TITLES.parseInline(title) for token in line.children or ()]
    return " ".join(
        token.content.strip() for token in tokens if token.type in ("text", "code_inline") and token.content.strip()
    )
