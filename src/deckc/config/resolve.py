"""Resolution: headmatter, theme defaults and options as one set of settings.

In: a deck, what its theme says, the command line. Out: `Config`, problems.
Precedence: option > headmatter > its `config:` > theme > built in; `fonts`, `htmlAttrs`, `themeConfig` key by key.
Source: Slidev guide, "Headmatter"; Slidev's resolveConfig.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from deckc.config.checks import read_settings, unknown_keys
from deckc.config.keys import DECK, DRAWINGS, EXPORT, FONTS, LAYOUT_PROPS, SEO, SLIDE, Key
from deckc.config.settings import Config, Options
from deckc.config.transitions import check_transition
from deckc.diagnostics import Diagnostic, problem
from deckc.model import Deck, Frontmatter, Slide, Span

__all__ = ["layout_of", "resolve_config", "slide_frontmatter"]

VIEWS = frozenset("presenter print overview notes notes-edit entry export".split())  # Slidev's own addresses
PARTS = {"fonts": FONTS, "drawings": DRAWINGS, "seoMeta": SEO, "export": EXPORT}
MERGED = ("fonts", "htmlAttrs", "themeConfig")
# Settings that cannot be meant for a layout: on a later slide of the entry file they are a mistake.
FOR_THE_DECK = frozenset(
    "theme addons titleTemplate colorSchema aspectRatio canvasWidth themeConfig fonts favicon defaults drawings "
    "routerMode htmlAttrs seoMeta".split()
)


def resolve_config(
    deck: Deck,
    theme_defaults: Mapping[str, Any],
    theme_color_schema: str,
    options: Options,
    read_elsewhere: Callable[[str], bool] = lambda name: False,
    in_styles: Callable[[str], bool] = lambda name: False,
) -> tuple[Config, tuple[Diagnostic, ...]]:
    """The deck's settings. `read_elsewhere`: whether a layout or component reads a key that looks like a mistake.

    `in_styles`: whether some style sheet or style block speaks of a class. Problems: those of `checks` and
    `transitions`, and `deck-key-on-slide`, `color-schema-of-theme`, `duplicate-alias`, `reserved-alias`.
    """
    names = LAYOUT_PROPS.union(SLIDE)
    head, problems = read_settings({**SLIDE, **DECK}, deck.head.data, deck.head, (), names, read_elsewhere)
    nested, found = read_settings(DECK, head.get("config", {}), deck.head, ("config",), names, read_elsewhere)
    problems += found
    theme, found = read_settings(DECK, theme_defaults, Frontmatter())
    problems += found
    theme.pop("routerMode", None)  # whether a deck opens from a file is the author's word
    layers = ({name: key.default for name, key in DECK.items()}, theme, nested, head, from_options(options))
    values = {name: value for layer in layers for name, value in layer.items()}
    for name in MERGED:
        values[name] = {part: value for layer in layers for part, value in (layer.get(name) or {}).items()}
    values["title"] = head.get("title") or nested.get("title") or deck.title or values["title"]
    values["comark"] = values["mdc"] = values["comark"] or values["mdc"]
    places = lifted(deck.head)
    for name, table in PARTS.items():
        values[name], found = read_part(table, values[name], places, name)
        problems += found
    for name, known in (("shiki", ("magicMove",)), ("preloadImages", ("ahead",))):
        if isinstance(values[name], dict):
            problems += unknown_keys(name, known, values[name], places)
    values["defaults"], found = read_settings(
        SLIDE, values["defaults"], deck.head, ("defaults",), names, read_elsewhere
    )
    problems += found
    values["colorSchema"], found = color_schema(values["colorSchema"], theme_color_schema, deck.head)
    problems += [*found, *check_slides(deck, names, read_elsewhere), *check_aliases(deck)]
    problems += check_transitions(deck, in_styles)
    return Config(values, options), tuple(problems)


def from_options(options: Options) -> dict[str, Any]:
    given = {"theme": options.theme, "routerMode": options.router_mode, "colorSchema": options.color_schema}
    return {name: value for name, value in given.items() if value is not None}


def lifted(head: Frontmatter) -> Frontmatter:
    """Places of the headmatter's keys and values, where those below `config:` stand for settings outside of it."""
    spans, key_spans = (
        {**{path[1:]: span for path, span in places.items() if path[:1] == ("config",) and len(path) > 1}, **places}
        for places in (head.spans, head.key_spans)
    )
    return Frontmatter(head.data, spans, key_spans)


def read_part(
    table: Mapping[str, Key], data: Mapping[str, Any], places: Frontmatter, name: str
) -> tuple[dict[str, Any], list[Diagnostic]]:
    """A nested map of settings with its defaults, as far as there are any."""
    read, problems = read_settings(table, data, places, (name,))
    defaults = {part: key.default for part, key in table.items() if name in ("fonts", "drawings")}
    return defaults | read, problems + unknown_keys(name, table, data, places)


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


def check_transitions(deck: Deck, in_styles: Callable[[str], bool]) -> list[Diagnostic]:
    """Problems of transitions, each place of the deck's files once."""
    given: dict[Span, tuple[Any, tuple[str, ...], Mapping[tuple[str | int, ...], Span]]] = {
        span: (slide.frontmatter.get("transition"), ("transition",), slide.spans)
        for slide in deck.slides
        if (span := slide.spans.get(("transition",)))
    }
    for path in (("transition",), ("defaults", "transition"), ("config", "transition")):
        if path in deck.head.spans:
            block = deck.head.data if len(path) == 1 else deck.head.data[path[0]]
            given[deck.head.spans[path]] = block["transition"], path, deck.head.spans
    return [found for value in given.values() for found in check_transition(*value, in_styles)]


def check_aliases(deck: Deck) -> list[Diagnostic]:
    """Problems of slides' names: one that two slides have, that is another slide's number, or a view of the player."""
    taken = {str(slide.no): slide.no for slide in deck.slides}
    problems = []
    for slide in deck.slides:
        alias = slide_settings(slide).get("routeAlias")
        first = str(alias or "").strip("/").partition("/")[0]
        if first in VIEWS or re.search("[?#]", first):
            what = "a view of the player, not this slide" if first in VIEWS else "no address: '?' and '#' end it"
            message = f"'/{str(alias).lstrip('/')}' is {what}"
            span = slide.spans.get(("routeAlias",))
            problems.append(problem("reserved-alias", message, span, hint="choose another name"))
        no = taken.setdefault(str(alias), slide.no) if alias is not None else slide.no
        if no != slide.no:
            message = f"'{alias}' leads to slide {no} already"
            problems.append(problem("duplicate-alias", message, slide.spans.get(("routeAlias",))))
    return problems


def slide_frontmatter(config: Config, slide: Slide) -> dict[str, Any]:
    """The slide's merged frontmatter over the deck's `defaults`; settings of slides have their type."""
    return {**config.defaults, **slide_settings(slide)}


def slide_settings(slide: Slide) -> dict[str, Any]:
    """The slide's own frontmatter, without settings of a wrong type."""
    return read_settings(SLIDE, slide.frontmatter, Frontmatter())[0]


def layout_of(frontmatter: Mapping[str, Any], no: int) -> str:
    """The name of the layout of slide `no` by its merged frontmatter; without one, `cover` for 1, else `default`."""
    return frontmatter.get("layout") or ("cover" if no == 1 else "default")
