"""Fonts: the families that a deck names → what the page needs to show them without network.

In: the deck's font settings, its slides as HTML and its CSS. Out: `FontBundle`. Errors: `missing-font`.
Families come from packages of Fontsource, see `font_packages`. A family that is nowhere has a stand-in, under a name of
its own and behind it in the stack, so that the family itself is shown wherever it can be had.
Source: Slidev guide, "Fonts"; CSS Fonts 4, section 4.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Protocol
from urllib.parse import unquote_plus

from deckc.diagnostics import Diagnostic, problem
from deckc.disk.files import Files
from deckc.lazy_regex import lazy_regex
from deckc.model import Artifact, Span
from deckc.style.fonts.fallback_fonts import near_faces, near_name, text
from deckc.style.fonts.font_packages import FontPackage, find_package, is_own, slug

__all__ = ["FontBundle", "FontPlaces", "FontSettings", "fonts"]

FOLDER = "assets/fonts"
# What in a page asks for a kind of type. Sans is the text itself, and other families are asked for by a deck's CSS.
USES: Mapping[str, re.Pattern[str]] = {
    "sans": lazy_regex(""),
    "serif": lazy_regex(r"(?<!deckc-)font-serif"),
    "mono": lazy_regex(r"<(?:code|pre|kbd|samp)\b|(?<!deckc-)font-mono"),
}
ITALIC = lazy_regex(r"<(?:em|i|cite|dfn|var|address)\b|italic|oblique")
# Families that a page's own style sheets bring: by their rules, or from a provider whose sheet they import.
DEFINED = lazy_regex(r"""@font-face\s*\{[^}]*?font-family\s*:\s*(?:"([^"]*)"|'([^']*)'|([^;}"']*))""", re.I)
LINKED = lazy_regex(r"https?://[^\s\"'<>)]*[?&]family=[^\s\"'<>)]*")
LINKED_FAMILY = lazy_regex(r"[?&](?:amp;)?family=([^:&]+)")
# Families that some system brings: no package is needed for them.
SYSTEM = frozenset(
    (
        "serif, sans-serif, monospace, cursive, fantasy, math, emoji, fangsong, system-ui, ui-serif, ui-sans-serif, "
        "ui-monospace, ui-rounded, -apple-system, BlinkMacSystemFont, Apple Color Emoji, Arial, Avenir Next, Cambria, "
        "Consolas, Courier New, Georgia, Helvetica, Helvetica Neue, Menlo, Monaco, SFMono-Regular, Segoe UI, "
        "Segoe UI Emoji, Segoe UI Symbol, Tahoma, Times, Times New Roman, Trebuchet MS, Verdana"
    ).split(", ")
)
HOSTS: Mapping[str, str] = {
    "google": "https://fonts.googleapis.com/css2",
    "coollabs": "https://api.fonts.coollabs.io/fonts",
}


class FontSettings(Protocol):
    """The deck's `fonts`, resolved: stacks as CSS writes them, names of what is to be loaded."""

    @property
    def sans(self) -> Sequence[str]: ...
    @property
    def serif(self) -> Sequence[str]: ...
    @property
    def mono(self) -> Sequence[str]: ...
    @property
    def webfonts(self) -> Sequence[str]: ...
    @property
    def weights(self) -> Sequence[str]: ...
    @property
    def italic(self) -> bool: ...
    @property
    def provider(self) -> str: ...


@dataclass(frozen=True, slots=True)
class FontBundle:
    """What a page needs to show a deck's fonts."""

    stacks: Mapping[str, str]  # CSS font lists of `sans`, `serif` and `mono`; none that is empty
    rules: str = ""  # `@font-face`
    artifacts: tuple[Artifact, ...] = ()  # font files and their licences
    problems: tuple[Diagnostic, ...] = ()
    links: tuple[str, ...] = ()  # stylesheets elsewhere, where the author asked for a provider

    @property
    def css(self) -> str:
        """The stacks as `--deckc-font-sans`, `-serif`, `-mono`, and the rules."""
        variables = "".join(f"  --deckc-font-{kind}: {stack};\n" for kind, stack in self.stacks.items())
        return f":root {{\n{variables}}}\n{self.rules}"


@dataclass(frozen=True, slots=True)
class FontPlaces:
    """Where fonts are looked for, where they go, and where the deck names them."""

    folders: Sequence[Path]  # below or beside a `node_modules`
    prefix: str = ""  # of addresses of font files; empty, they are relative to the page
    span_of: Callable[[str], Span | None] = field(default=lambda family: None)


def fonts(
    settings: FontSettings, page: str, files: Files, places: FontPlaces, *, author_names_provider: bool = False
) -> FontBundle:
    """The families of `settings` that a deck uses. `page`: HTML of its slides and its own style sheets.

    A provider is only asked when the author names it. What the deck's own rules define is left to them.
    """
    own = {name.casefold() for name in families_of(page)}  # as CSS compares them
    named = [family for family in settings.webfonts if family.casefold() not in own]
    wanted = [family for family in named if is_used(family, settings, page)]
    if author_names_provider:
        linked = [family for family in wanted if family not in SYSTEM] if settings.provider in HOSTS else []
        return FontBundle(stacks(settings), links=(link(settings, linked),) if linked else ())
    rules: list[str] = []
    artifacts: list[Artifact] = []
    missing: list[str] = []
    for family in wanted:
        package = find_package(family, places.folders, files)
        if package:
            for rule, artifact in faces(family, package, settings, page, files, places.prefix):
                rules.append(rule)
                artifacts.append(artifact)
            artifacts.append(Artifact(PurePosixPath(FOLDER, f"{slug(family)}-LICENSE.txt"), package.folder / "LICENSE"))
        elif family not in SYSTEM:
            rules += near_faces(family, ITALIC.search(page) is not None)
            missing.append(family)
    problems = tuple(not_here(family, places.span_of(family)) for family in missing if not is_own(family))
    return FontBundle(stacks(settings, missing), "".join(rules), tuple(artifacts), problems)


def stacks(settings: FontSettings, missing: Iterable[str] = ()) -> dict[str, str]:
    """CSS font lists of `sans`, `serif` and `mono`; behind each missing family what stands in for it."""
    near = {f'"{family}"': f'"{family}", {text(name)}' for family in missing if (name := near_name(family))}
    lists = ((kind, [near.get(name, name) for name in getattr(settings, kind)]) for kind in USES)
    return {kind: ", ".join(names) for kind, names in lists if names}


def families_of(page: str) -> set[str]:
    """The families that style sheets define or import from a provider."""
    defined = ((double or single or bare.strip()) for double, single, bare in DEFINED.findall(page))
    linked = (name for address in LINKED.findall(page) for name in LINKED_FAMILY.findall(address))
    return {*defined, *map(unquote_plus, linked)}


def is_used(family: str, settings: FontSettings, page: str) -> bool:
    """Whether the deck names the family, or asks for a kind of type that it is listed under; one listed nowhere is."""
    names = {family, f'"{family}"'}
    kinds = [kind for kind in USES if names & set(getattr(settings, kind))]
    return not kinds or any(USES[kind].search(page) for kind in kinds) or family in page


def link(settings: FontSettings, wanted: Sequence[str]) -> str:
    """The provider's stylesheet for these families."""
    plain = sorted(settings.weights)
    axes = "wght@" + ";".join(plain)
    if settings.italic:
        axes = "ital,wght@" + ";".join(f"{italic},{weight}" for italic in (0, 1) for weight in plain)
    query = "&".join(f"family={family.replace(' ', '+')}:{axes}" for family in wanted)
    return f"{HOSTS[settings.provider]}?{query}&display=swap"


def not_here(family: str, span: Span | None) -> Diagnostic:
    message = f"the font family '{family}' is not here: the page shows the next one of its list"
    hint = (
        f"`deckc add @fontsource/{slug(family)}` brings it if Fontsource has it; `provider: google` loads it "
        "when slides are shown; `local` names what viewers have"
    )
    return problem("missing-font", message, span, hint=hint)


def faces(
    family: str, package: FontPackage, settings: FontSettings, page: str, files: Files, prefix: str
) -> Iterator[tuple[str, Artifact]]:
    """`@font-face` rules of a family, each with its file."""
    weights = [int(weight) for weight in settings.weights if weight.isdigit()] or [400]
    for face in package.faces(weights, ITALIC.search(page) is not None, page, files):
        path = PurePosixPath(FOLDER, face.path.name)
        spans = f"  unicode-range: {face.unicode_range};\n" if face.unicode_range else ""
        rule = (
            f"@font-face {{\n  font-family: {text(family)};\n  font-style: {face.style};\n"
            f'  font-weight: {face.weight};\n  font-display: swap;\n  src: url("{prefix}{path}") format("woff2");\n'
            f"{spans}}}\n"
        )
        yield rule, Artifact(path, face.path)
