"""Sources: collections whose drawings are in Python packages.

In: the name of an icon. Out: its `Drawing`, as Iconify has it. A package is data: it is found and read, not imported,
but for those that are one compiled table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from deckc.icons import archive, glyphs
from deckc.icons.drawing import Drawing
from deckc.icons.names import IconName
from deckc.icons.svg import drawing_of_svg

__all__ = ["SOURCES", "brand_color", "installed", "names_in", "packaged"]

NAME = re.compile(r"[\w-]+")
SAME = (("*", "*.svg"),)


class Source(NamedTuple):
    """Where the drawings of a collection are."""

    package: str  # as pip knows it
    place: str  # an archive, a font or a folder in the package; a module that is a table ends in a colon
    files: tuple[tuple[str, str], ...] = SAME  # names of icons → of files; `*` is the same in both


def awesome(font: str) -> Source:
    return Source("qtawesome", f"qtawesome/fonts/{font}-[0-9]*.ttf", (("*", "*"),))


SOURCES: Mapping[str, Source] = {
    "bi": Source("django-js-lib-bootstrap-icons", "js_lib_bootstrap_icons/static/bootstrap-icons/"),
    "fa-brands": awesome("fontawesome5-brands-webfont"),
    "fa-regular": awesome("fontawesome5-regular-webfont"),
    "fa-solid": awesome("fontawesome5-solid-webfont"),
    "fa6-brands": awesome("fontawesome6-brands-webfont"),
    "fa6-regular": awesome("fontawesome6-regular-webfont"),
    "fa6-solid": awesome("fontawesome6-solid-webfont"),
    "heroicons": Source(
        "heroicons",
        "heroicons/heroicons.zip",
        (
            ("*-16-solid", "micro/*.svg"),
            ("*-20-solid", "mini/*.svg"),
            ("*-solid", "solid/*.svg"),
            ("*", "outline/*.svg"),
        ),
    ),
    "ic": Source(
        "justmyresource-material-icons",
        "justmyresource_material_icons/icons.zip",
        (
            ("baseline-*", "filled/*.svg"),
            ("outline-*", "outlined/*.svg"),
            ("round-*", "rounded/*.svg"),
            ("sharp-*", "sharp/*.svg"),
            ("twotone-*", "two-tone/*.svg"),
            ("*", "filled/*.svg"),
        ),
    ),
    "lucide": Source("lucide", "lucide/lucide.zip"),
    "mdi": Source("justmyresource-mdi", "justmyresource_mdi/icons.zip"),
    "octicon": Source("octicons-pack", "octicons_pack:", (("*", "*"), ("*", "*-24"), ("*", "*-16"))),
    "ph": Source(
        "justmyresource-phosphor",
        "justmyresource_phosphor/icons.zip",
        (
            *((f"*-{weight}", f"{weight}/*-{weight}.svg") for weight in ("bold", "duotone", "fill", "light", "thin")),
            ("*", "regular/*.svg"),
        ),
    ),
    "ri": awesome("remixicon"),
    "simple-icons": Source("simple-icons-pack", "simple_icons_pack:", (("*", "*"),)),
    "tabler": Source(
        "tablericons2", "tablericons/tablericons.zip", (("*-filled", "filled/*.svg"), ("*", "outline/*.svg"))
    ),
}


@lru_cache(64)
def installed(collection: str) -> Path | None:
    """Where the drawings of the collection are; None: in no package that is installed here."""
    if collection not in SOURCES:
        return None
    module, _, inner = SOURCES[collection].place.partition("/")
    spec = find_spec(module.rstrip(":"))
    folder = next(iter(spec.submodule_search_locations or ()), None) if spec else None
    if folder is None or not inner:
        return Path(folder) if folder else None
    return next(iter(sorted(Path(folder).glob(inner))), None)


@lru_cache(256)
def packaged(icon: IconName) -> Drawing | None:
    """The icon's drawing; None: the collection's package is not here, or has no such icon."""
    place = installed(icon.collection)
    if place is None or not NAME.fullmatch(icon.name):
        return None
    source = SOURCES[icon.collection]
    return next((found for file in files_of(icon.name, source) if (found := drawn(place, source, file))), None)


def files_of(name: str, source: Source) -> Iterator[str]:
    for names, file in source.files:
        before, after = names.split("*")
        if name.startswith(before) and name.endswith(after) and len(name) > len(before + after):
            yield file.replace("*", name.removeprefix(before).removesuffix(after))


def drawn(place: Path, source: Source, file: str) -> Drawing | None:
    if source.place.endswith(".ttf"):
        return glyphs.glyph(place, file)
    if source.place.endswith(":"):
        entry = table(source).get_icon(file)
        return drawing_of_svg(entry.svg) if entry else None
    if source.place.endswith(".zip"):
        data = archive.member(place, file)
        return drawing_of_svg(data.decode()) if data else None
    path = place / file
    return drawing_of_svg(path.read_text(encoding="utf-8")) if path.is_file() else None


def table(source: Source) -> Any:
    return import_module(source.place.rstrip(":"))


def names_in(collection: str) -> Iterator[str]:
    """All names of icons of a collection that is here."""
    place = installed(collection)
    if place is None:
        return
    source = SOURCES[collection]
    for file in all_files(place, source):
        for names, pattern in source.files:
            before, after = pattern.split("*")
            if file.startswith(before) and file.endswith(after):
                yield names.replace("*", file.removeprefix(before).removesuffix(after))
                break


def all_files(place: Path, source: Source) -> Iterable[str]:
    if source.place.endswith(".ttf"):
        return glyphs.code_points(place)
    if source.place.endswith(":"):
        return (name.removeprefix("SI_").lower().replace("_", "-") for name in dir(table(source)) if name.isupper())
    if source.place.endswith(".zip"):
        return archive.entries(place)
    return (path.name for path in place.iterdir())


def brand_color(name: str) -> str | None:
    """The colour of a brand of `simple-icons`, `#rrggbb`; None: it is not known here."""
    if installed("simple-icons") is None:
        return None
    entry = table(SOURCES["simple-icons"]).get_icon(name)
    return f"#{entry.hex.lstrip('#')}" if entry else None
