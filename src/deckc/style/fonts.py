"""Fonts: the families that a deck names → what the page needs to show them without network.

In: `fonts` as headmatter and theme give it, and the slides as HTML. Out: `FontBundle`. Errors: `missing-font`.
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
from typing import Any

from deckc.diagnostics import Diagnostic, problem
from deckc.files import Files
from deckc.model import Artifact, Span
from deckc.style.font_slices import slices

__all__ = ["FontBundle", "font_stacks", "fonts"]

FOLDER = "assets/fonts"
EMOJI = '"Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"'
# What stands after the deck's own families.
FALLBACKS: Mapping[str, str] = {
    "sans": "ui-sans-serif, system-ui, -apple-system, BlinkMacSystemFont, "
    f'"Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, {EMOJI}',
    "serif": 'ui-serif, Georgia, Cambria, "Times New Roman", Times, serif',
    "mono": 'ui-monospace, SFMono-Regular, Menlo, Monaco, Consolas, "Liberation Mono", "Courier New", monospace',
}
# What in a page asks for a kind of type; `sans` and `custom` are always asked for.
USES: Mapping[str, re.Pattern[str]] = {
    "serif": re.compile(r"font-serif"),
    "mono": re.compile(r"<(?:code|pre|kbd|samp)\b|font-mono"),
}
ITALIC = re.compile(r"<(?:em|i|cite|dfn|var|address)\b|italic|oblique")
# Keywords of CSS, and families that some system brings: no package need be installed for them.
KEYWORDS = frozenset("serif sans-serif monospace cursive fantasy system-ui ui-serif ui-sans-serif ui-monospace".split())
SYSTEM = KEYWORDS | {
    *("Arial", "Consolas", "Courier New", "Georgia", "Helvetica", "Helvetica Neue", "Menlo", "Monaco", "Segoe UI"),
    *("Avenir Next", "Tahoma", "Times", "Times New Roman", "Trebuchet MS", "Verdana"),
}
HOSTS: Mapping[str, str] = {
    "google": "https://fonts.googleapis.com/css2",
    "coollabs": "https://api.fonts.coollabs.io/fonts",
}


@dataclass(frozen=True, slots=True)
class FontBundle:
    """What a page needs to show a deck's fonts."""

    css: str = ""  # `@font-face` rules, and the stacks as `--deckc-font-sans`, `-serif`, `-mono`
    artifacts: tuple[Artifact, ...] = ()  # font files and their licences
    problems: tuple[Diagnostic, ...] = ()
    links: tuple[str, ...] = ()  # stylesheets elsewhere, where the author asked for a provider


def fonts(
    settings: Mapping[str, Any], html: str, files: Files, *, prefix: str = "", span: Span | None = None
) -> FontBundle:
    """The families of `settings` that the slides in `html` use.

    `prefix` stands before addresses of font files; empty, they are relative to the page. `span`: where the deck
    names its fonts. A provider is only asked when `settings` names one.
    """
    stacks = "".join(f"  --deckc-font-{kind}: {stack};\n" for kind, stack in font_stacks(settings).items())
    variables = f":root {{\n{stacks}}}\n"
    wanted = web_families(settings, html)
    if settings.get("provider") in HOSTS:
        wanted = [family for family in wanted if family not in SYSTEM]
        links = (link(settings, wanted),) if wanted else ()
        return FontBundle(variables, links=links)
    rules: list[str] = []
    artifacts: list[Artifact] = []
    problems: list[Diagnostic] = []
    for family in wanted if settings.get("provider") != "none" else ():
        folder = package_of(family)
        if folder is None:
            problems += [] if family in SYSTEM else [missing(family, span)]
            continue
        for rule, artifact in faces(family, folder, weights(settings), html, files, prefix):
            rules.append(rule)
            artifacts.append(artifact)
        licence = PurePosixPath(FOLDER, f"{slug(family)}-LICENSE.txt")
        artifacts.append(Artifact(licence, folder / "LICENSE"))
    return FontBundle(variables + "".join(rules), tuple(artifacts), tuple(problems))


def font_stacks(settings: Mapping[str, Any]) -> dict[str, str]:
    """CSS font lists of `sans`, `serif` and `mono`: the deck's families, then the system's."""
    stacks = {}
    for kind, fallback in FALLBACKS.items():
        own = [quoted(family) for family in families(settings.get(kind))]
        stacks[kind] = ", ".join(dict.fromkeys(own + (comma_list(fallback) if settings.get("fallbacks", True) else [])))
    return {kind: stack for kind, stack in stacks.items() if stack}


def web_families(settings: Mapping[str, Any], html: str) -> list[str]:
    """The families that the page has to bring: `webfonts`, or all that are named, used and not `local`."""
    if settings.get("webfonts") is not None:
        return families(settings["webfonts"])
    if not settings.get("fallbacks", True):
        return []
    kinds = [kind for kind in ("sans", "serif", "mono", "custom") if kind not in USES or USES[kind].search(html)]
    named = dict.fromkeys(family for kind in kinds for family in families(settings.get(kind)))
    local = families(settings.get("local"))
    return [family for family in named if family not in local]


def families(value: Any) -> list[str]:
    """Family names of a list, or of text with commas, without quotes."""
    parts = value if isinstance(value, Sequence) and not isinstance(value, str) else comma_list(str(value or ""))
    return [name for part in parts if (name := str(part).strip().strip("\"'"))]


def comma_list(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def quoted(family: str) -> str:
    return family if family in KEYWORDS else f'"{family}"'


def weights(settings: Mapping[str, Any]) -> list[int]:
    """The weights that the deck wants, ascending."""
    value = settings.get("weights") or "200,400,600"
    texts = comma_list(value) if isinstance(value, str) else value if isinstance(value, Sequence) else [value]
    return sorted({int(str(text)) for text in texts if str(text).isdigit()}) or [400]


def link(settings: Mapping[str, Any], wanted: Sequence[str]) -> str:
    """A provider's stylesheet for these families."""
    plain = sorted(map(str, weights(settings)))
    axes = "wght@" + ";".join(plain)
    if settings.get("italic"):
        axes = "ital,wght@" + ";".join(f"{italic},{weight}" for italic in (0, 1) for weight in plain)
    query = "&".join(f"family={family.replace(' ', '+')}:{axes}" for family in wanted)
    return f"{HOSTS[settings['provider']]}?{query}&display=swap"


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
    family: str, folder: Path, wanted: Sequence[int], html: str, files: Files, prefix: str
) -> Iterator[tuple[str, Artifact]]:
    """`@font-face` rules of a family, each with its file."""
    described = json.loads(files.read(folder / "metadata.json"))
    axis = next((axis for axis in described.get("axes", ()) if axis["tag"] == "wght"), None)
    for file in used(described["files"], wanted, ITALIC.search(html) is not None):
        weight = f"{axis['min']:g} {axis['max']:g}" if axis and file["variable"] else str(file["weight"] or 400)
        for part in slices(folder / file["path"], html, files):
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
