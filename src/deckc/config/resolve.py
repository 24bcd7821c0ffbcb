"""Resolution: headmatter, theme defaults and options as one set of settings.

In: a deck, what its theme says, the command line. Out: `Config`, problems.
Precedence: option > headmatter > its `config:` > theme > built in; `fonts`, `htmlAttrs`, `themeConfig` key by key.
Source: Slidev guide, "Headmatter"; Slidev's resolveConfig.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any, Literal

from markdown_it import MarkdownIt

from deckc.config.checks import read_settings
from deckc.config.duration import seconds
from deckc.config.fonts import Fonts, resolve_fonts
from deckc.config.keys import DECK, DRAWINGS, FONTS, LAYOUT_PROPS, SLIDE, Key
from deckc.diagnostics import Diagnostic, problem
from deckc.model import Deck, Frontmatter, Slide

__all__ = ["Config", "Options", "layout_of", "resolve_config", "slide_frontmatter"]

MERGED = ("fonts", "htmlAttrs", "themeConfig")
# Settings that cannot be meant for a layout: on a later slide of the entry file they are a mistake.
FOR_THE_DECK = frozenset(
    "theme addons titleTemplate colorSchema aspectRatio canvasWidth themeConfig fonts favicon defaults drawings "
    "routerMode htmlAttrs seoMeta".split()
)


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
    def duration_seconds(self) -> float:
        return seconds(self.settings["duration"])


def resolve_config(
    deck: Deck,
    theme_defaults: Mapping[str, Any],
    theme_color_schema: str,
    options: Options,
    read_elsewhere: Callable[[str], bool] = lambda name: False,
) -> tuple[Config, tuple[Diagnostic, ...]]:
    """The deck's settings. `read_elsewhere`: whether a layout or component reads a key that looks like a mistake.

    Problems: those of `checks`, and `deck-key-on-slide`, `color-schema-of-theme`.
    """
    names = LAYOUT_PROPS.union(SLIDE)
    head, problems = read_settings({**SLIDE, **DECK}, deck.head.data, deck.head, (), names, read_elsewhere)
    nested, found = read_settings(DECK, head.get("config", {}), deck.head, ("config",), names, read_elsewhere)
    problems += found
    theme, found = read_settings(DECK, theme_defaults, Frontmatter())
    problems += found
    layers = ({name: key.default for name, key in DECK.items()}, theme, nested, head, from_options(options))
    values = {name: value for layer in layers for name, value in layer.items()}
    for name in MERGED:
        values[name] = {part: value for layer in layers for part, value in (layer.get(name) or {}).items()}
    values["title"] = head.get("title") or nested.get("title") or deck.title or values["title"]
    values["comark"] = values["mdc"] = values["comark"] or values["mdc"]
    for name, table in (("fonts", FONTS), ("drawings", DRAWINGS)):
        values[name], found = read_part(table, values[name], deck.head, name)
        problems += found
    values["defaults"], found = read_settings(
        SLIDE, values["defaults"], deck.head, ("defaults",), names, read_elsewhere
    )
    problems += found
    values["colorSchema"], found = color_schema(values["colorSchema"], theme_color_schema, deck.head)
    problems += [*found, *check_slides(deck, names, read_elsewhere)]
    return Config(values, options), tuple(problems)


def from_options(options: Options) -> dict[str, Any]:
    given = {"theme": options.theme, "routerMode": options.router_mode, "colorSchema": options.color_schema}
    return {name: value for name, value in given.items() if value is not None}


def read_part(
    table: Mapping[str, Key], data: Mapping[str, Any], places: Frontmatter, name: str
) -> tuple[dict[str, Any], list[Diagnostic]]:
    """A nested map of settings with its defaults."""
    read, problems = read_settings(table, data, places, (name,), frozenset())
    return {part: key.default for part, key in table.items()} | read, problems


def color_schema(wanted: str, of_theme: str, head: Frontmatter) -> tuple[str, list[Diagnostic]]:
    """The scheme; a theme that knows one only gives it, unless the deck insists on the other."""
    wanted = wanted if wanted in ("light", "dark") else "auto"
    if of_theme not in ("light", "dark") or wanted == of_theme:
        return wanted, []
    if wanted == "auto":
        return of_theme, []
    message = f"the theme has no {wanted} colours"
    span = head.spans.get(("colorSchema",))
    return wanted, [problem("color-schema-of-theme", message, span, hint=f"it is made for '{of_theme}'")]


def check_slides(deck: Deck, known: frozenset[str], read_elsewhere: Callable[[str], bool]) -> list[Diagnostic]:
    """Problems of the slides' own frontmatter, each source slide once; the headmatter is checked elsewhere."""
    sources = {(slide.source.file, slide.source.index): slide.source for slide in deck.slides}
    sources.pop((deck.entry, 0), None)
    problems = []
    for source in sources.values():
        block = source.frontmatter
        problems += read_settings(SLIDE, block.data, block, (), known, read_elsewhere)[1]
        misplaced = [name for name in block.data if name in FOR_THE_DECK and source.file == deck.entry]
        if misplaced:
            message = f"only the first slide can set {' and '.join(map(repr, misplaced))}"
            hint = "move it to the first slide's frontmatter, which begins in the file's first line"
            problems.append(problem("deck-key-on-slide", message, block.key_spans[(misplaced[0],)], hint=hint))
    return problems


def slide_frontmatter(config: Config, slide: Slide) -> dict[str, Any]:
    """The slide's merged frontmatter over the deck's `defaults`; settings of slides have their type."""
    return {**config.defaults, **read_settings(SLIDE, slide.frontmatter, Frontmatter())[0]}


def layout_of(config: Config, slide: Slide) -> str:
    """The name of the slide's layout: its own, the default one, else `cover` for slide 1 and `default` for others."""
    return slide_frontmatter(config, slide).get("layout") or ("cover" if slide.no == 1 else "default")


TITLES = MarkdownIt("default", {"html": True})


def plain(title: str) -> str:
    """The words of a title in Markdown: text and code, without tags, joined by spaces."""
    tokens = [token for line in TITLES.parseInline(title) for token in line.children or ()]
    return " ".join(
        token.content.strip() for token in tokens if token.type in ("text", "code_inline") and token.content.strip()
    )
