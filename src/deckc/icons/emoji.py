"""Emoji: icons that are emoji and are not here as drawings → the character, which the viewer's system draws.

In: an icon's name. Out: `Drawing`. Characters are known by the names that `twemoji` has, after Unicode's (CLDR short
names); flags also go by the codes of countries (ISO 3166).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from deckc.icons.carried_icons import pack_of
from deckc.icons.drawing import Drawing
from deckc.icons.icon_names import IconName
from deckc.lazy_regex import lazy_regex

__all__ = ["emoji_drawing", "spellings"]

EMOJI = frozenset(
    "twemoji noto noto-v1 emojione emojione-monotone emojione-v1 fluent-emoji fluent-emoji-flat "
    "fluent-emoji-high-contrast fxemoji openmoji streamline-emojis".split()
)
FLAGS = frozenset("circle-flags flag flagpack cif".split())
COUNTRY = lazy_regex(r"([a-z])([a-z])(?:-[14]x[13])?")
REGIONAL_A = 0x1F1E6  # REGIONAL INDICATOR SYMBOL LETTER A
BOX = 32
SKIN = lazy_regex(r"-(light|medium-light|medium|medium-dark|dark)$")
FONTS = "'Apple Color Emoji','Segoe UI Emoji','Noto Color Emoji',sans-serif"


def emoji_drawing(icon: IconName) -> Drawing | None:
    """The emoji of this name; None: it is no name of an emoji, or the collection has other icons."""
    found = character(icon.name) if icon.collection in EMOJI else flag(icon.name) if icon.collection in FLAGS else None
    return drawing_of_character(found) if found else None


def flag(name: str) -> str | None:
    match = COUNTRY.fullmatch(name)
    return "".join(chr(REGIONAL_A + ord(letter) - ord("a")) for letter in match.groups()) if match else None


def character(name: str) -> str | None:
    pack = pack_of("twemoji")
    return next((found for each in spellings(name) if (found := pack.left_out(each))), None) if pack else None


def spellings(name: str) -> Iterator[str]:
    """`flag-france`, `waving-hand-dark` as `twemoji` writes them; any other name as it is."""
    yield name
    yield re.sub(r"^(?:flag-(?:for-)?)+", "flag-for-flag-", name)
    yield SKIN.sub(r"-\1-skin-tone", name)


def drawing_of_character(found: str) -> Drawing:
    """The character as a picture in a picture: so it is no text of the slide."""
    text = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {BOX} {BOX}'><text x='50%' y='53%' "
        f"font-size='{BOX * 0.82:g}' text-anchor='middle' dominant-baseline='central' font-family=\"{FONTS}\">"
        f"{found}</text></svg>"
    )
    return Drawing(f'<image width="{BOX}" height="{BOX}" href="data:image/svg+xml,{quote(text)}"/>', f"0 0 {BOX} {BOX}")
