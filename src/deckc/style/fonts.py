"""Fonts: the families that a deck names → what the page needs to show them without network.

In: the deck's font settings, its slides as HTML and its CSS. Out: `FontBundle`. Errors: `missing-font`.
Families come from installed packages (`fontpkg-…`, one a family, with their licence). Such a package is data: it is
found and read, never imported. Source: Slidev guide, "Fonts"; CSS Fonts 4, section 4.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Any, Protocol

from deckc.diagnostics import Diagnostic, problem
from deckc.files import Files
from deckc.model import Artifact, Span
from deckc.style.font_metrics import Kind
from deckc.style.font_slices import slices
from deckc.style.near_fonts import near_faces

__all__ = ["FontBundle", "FontSettings", "font_stacks", "fonts"]

FOLDER = "assets/fonts"
# What in a page asks for a kind of type. Sans is the text itself, and other families are asked for by a deck's CSS.
USES: Mapping[str, re.Pattern[str]] = {
    "sans": re.compile(""),
    "serif": re.compile(r"(?<!deckc-)font-serif"),
    "mono": re.compile(r"<(?:code|pre|kbd|samp)\b|(?<!deckc-)font-mono"),
}
ITALIC = re.compile(r"<(?:em|i|cite|dfn|var|address)\b|italic|oblique")
# Families that some system brings: no package need be installed for them.
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

    css: str = ""  # the stacks as `--deckc-font-sans`, `-serif`, `-mono`, and `@font-face` rules
    artifacts: tuple[Artifact, ...] = ()  # font files and their licences
    problems: tuple[Diagnostic, ...] = ()
    links: tuple[str, ...] = ()  # stylesheets elsewhere, where the author asked for a provider


def fonts(
    settings: FontSettings,
    text: str,
    files: Files,
    *,
    author_names_provider: bool = False,
    prefix: str = "",
    span: Span | None = None,
) -> FontBundle:
    """The families of `settings` that a deck uses, whose slides' HTML and own CSS are `text`.

    A provider is only asked when the author names it; else its fonts are those of installed packages. `prefix` stands
    before addresses of font files; empty, they are relative to the page. `span`: where the deck names its fonts.
    """
    wanted = [family for family in settings.webfonts if is_used(family, settings, text)]
    css = ":root {\n" + "".join(f"  --deckc-font-{kind}: {it};\n" for kind, it in font_stacks(settings).items()) + "}\n"
    if author_names_provider:
        linked = [family for family in wanted if family not in SYSTEM] if settings.provider in HOSTS else []
        return FontBundle(css, links=(link(settings, linked),) if linked else ())
    artifacts: list[Artifact] = []
    problems: list[Diagnostic] = []
    for family in wanted:
        folder = package_of(family)
        if folder is None:
            if family not in SYSTEM:
                css += "".join(near_faces(family, listed(family, settings), ITALIC.search(text) is not None))
                problems.append(missing(family, span))
            continue
        for rule, artifact in faces(family, folder, settings, text, files, prefix):
            css += rule
            artifacts.append(artifact)
        artifacts.append(Artifact(PurePosixPath(FOLDER, f"{slug(family)}-LICENSE.txt"), folder / "LICENSE"))
    return FontBundle(css, tuple(artifacts), tuple(problems))


def font_stacks(settings: FontSettings) -> dict[str, str]:
    """CSS font lists of `sans`, `serif` and `mono`; none that is empty."""
    return {kind: ", ".join(stack) for kind in USES if (stack := getattr(settings, kind))}


def is_used(family: str, settings: FontSettings, text: str) -> bool:
    """Whether the deck names the family, or asks for a kind of type that it is listed under; one listed nowhere is."""
    names = {family, f'"{family}"'}
    kinds = [kind for kind in USES if names & set(getattr(settings, kind))]
    return not kinds or any(USES[kind].search(text) for kind in kinds) or family in text


def listed(family: str, settings: FontSettings) -> Kind:
    """The kind of type that a family is listed under; sans where it is under none."""
    kinds: tuple[Kind, ...] = ("sans", "serif", "mono")
    return next((kind for kind in kinds if f'"{family}"' in getattr(settings, kind)), "sans")


def link(settings: FontSettings, wanted: Sequence[str]) -> str:
    """The provider's stylesheet for these families."""
    plain = sorted(settings.weights)
    axes = "wght@" + ";".join(plain)
    if settings.italic:
        axes = "ital,wght@" + ";".join(f"{italic},{weight}" for italic in (0, 1) for weight in plain)
    query = "&".join(f"family={family.replace(' ', '+')}:{axes}" for family in wanted)
    return f"{HOSTS[settings.provider]}?{query}&display=swap"


def slug(family: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", family.lower()).strip("-")


def package_of(family: str) -> Path | None:
    """The folder of the installed package that holds a family."""
    spec = find_spec("fontpkg_" + slug(family).replace("-", "_")) if slug(family) else None
    folders = (spec.submodule_search_locations if spec else None) or ()
    return next((Path(folder) for folder in folders if (Path(folder) / "metadata.json").is_file()), None)


def missing(family: str, span: Span | None) -> Diagnostic:
    hint = (
        f"`pip install fontpkg-{slug(family)}` brings it, if there is such a package; or list it under `fonts: local`"
    )
    return problem("missing-font", f"the font family '{family}' is not installed", span, hint=hint)


def faces(
    family: str, folder: Path, settings: FontSettings, text: str, files: Files, prefix: str
) -> Iterator[tuple[str, Artifact]]:
    """`@font-face` rules of a family, each with its file."""
    described = json.loads(files.read(folder / "metadata.json"))
    axis = next((axis for axis in described.get("axes", ()) if axis["tag"] == "wght"), None)
    weights = [int(weight) for weight in settings.weights if weight.isdigit()] or [400]
    for file in used(described["files"], weights, ITALIC.search(text) is not None):
        weight = f"{axis['min']:g} {axis['max']:g}" if axis and file["variable"] else str(file["weight"] or 400)
        for part in slices(folder / file["path"], text, files):
            path = PurePosixPath(FOLDER, part.name)
            rule = (
                f'@font-face {{\n  font-family: "{family}";\n  font-style: {file["style"]};\n  font-weight: {weight};\n'
                f'  font-display: swap;\n  src: url("{prefix}{path}") format("woff2");\n'
                f"  unicode-range: {part.unicode_range};\n}}\n"
            )
            yield rule, Artifact(path, part.data)


def used(described: Sequence[Mapping[str, Any]], wanted: Sequence[int], italic: bool) -> list[Mapping[str, Any]]:
    """The files of a family that a deck uses: variable ones, and those nearest to the wanted weights."""
    found = []
    for style in ("normal", "italic") if italic else ("normal",):
        files = [file for file in described if file["style"] == style]
        for weight in wanted:
            fixed = [file for file in files if not file["variable"]]
            nearest = min(fixed, key=lambda file: (abs(file["weight"] - weight), -file["weight"]), default=None)
            found += [file for file in files if (file["variable"] or file is nearest) and file not in found]
    return found
