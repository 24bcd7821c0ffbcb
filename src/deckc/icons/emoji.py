"""Emoji: icons of collections that draw emoji → the character, which the viewer's system draws.

In: an icon's name. Out: `Drawing`. The names are Unicode's (CLDR short names, names of characters), with what the
collections make of them; flags also go by the codes of countries (ISO 3166).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from urllib.parse import quote

from deckc.icons.drawing import Drawing
from deckc.icons.names import IconName

__all__ = ["emoji_drawing"]

EMOJI = frozenset(
    "twemoji noto noto-v1 emojione emojione-monotone emojione-v1 fluent-emoji fluent-emoji-flat "
    "fluent-emoji-high-contrast fxemoji openmoji streamline-emojis".split()
)
FLAGS = frozenset("circle-flags flag flagpack cif".split())
COUNTRY = re.compile(r"([a-z])([a-z])(?:-[14]x[13])?")
REGIONAL_A = 0x1F1E6  # REGIONAL INDICATOR SYMBOL LETTER A
BOX = 32
SKIN = re.compile(r"-(light|medium-light|medium|medium-dark|dark)$")
FONTS = "'Apple Color Emoji','Segoe UI Emoji','Noto Color Emoji',sans-serif"


def emoji_drawing(icon: IconName) -> Drawing | None:
    """The emoji of this name; None: it is no name of an emoji, or the collection has other icons."""
    found = character(icon.name) if icon.collection in EMOJI else flag(icon.name) if icon.collection in FLAGS else None
    return drawing_of_character(found) if found else None


def flag(name: str) -> str | None:
    match = COUNTRY.fullmatch(name)
    return "".join(chr(REGIONAL_A + ord(letter) - ord("a")) for letter in match.groups()) if match else None


def character(name: str) -> str | None:
    return next((found for each in spellings(name) if (found := characters().get(each))), None)


def spellings(name: str) -> Iterator[str]:
    """`flag-for-flag-france`, `waving-hand-dark` as Unicode would write them, letters only."""
    country = re.sub(r"^(?:flag-(?:for-)?)+", "flag-for-", name)
    for each in (name, country, SKIN.sub(r"-\1-skin-tone", name)):
        yield letters(each)


def letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFD", name.lower()))


@lru_cache(1)
def characters() -> Mapping[str, str]:
    """Names of emoji, letters only → the character."""
    from emoji import EMOJI_DATA, STATUS

    names: dict[str, str] = {}
    for found, facts in EMOJI_DATA.items():
        if facts["status"] <= STATUS["fully_qualified"]:  # not those that systems may show as text
            for name in (facts["en"], *facts.get("alias", ())):
                names.setdefault(letters(name), found)
    return names


def drawing_of_character(found: str) -> Drawing:
    """The character as a picture in a picture: so it is no text of the slide."""
    text = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {BOX} {BOX}'><text x='50%' y='53%' "
        f"font-size='{BOX * 0.82:g}' text-anchor='middle' dominant-baseline='central' font-family=\"{FONTS}\">"
        f"{found}</text></svg>"
    )
    return Drawing(f'<image width="{BOX}" height="{BOX}" href="data:image/svg+xml,{quote(text)}"/>', f"0 0 {BOX} {BOX}")
