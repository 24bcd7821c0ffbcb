"""Prose: the typography classes (`prose`, `prose-lg`, `prose-slate`, `prose-headings:…`).

Source: UnoCSS guide, typography preset.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from deckc.style.rules.prose_styles import LOOK, SIZES, STEPS
from deckc.style.theme import StyleTheme, number_text
from deckc.style.tokens import BODY, WRAP, Declarations, Found, Row

__all__ = ["DEFAULT", "PROSE", "element_selector"]

_NOT_PROSE = ':not(:where([class~="not-prose"],[class~="not-prose"] *))'
_HEADINGS = "h1,h2,h3,h4,h5,h6,th"
_ELEMENTS = frozenset(
    "h1 h2 h3 h4 h5 h6 p a blockquote figure figcaption strong em kbd code pre ol ul li table thead tr th td img video "
    "hr".split()
)
_ACCENTS = frozenset(
    "red orange amber yellow lime green emerald teal cyan sky blue indigo violet purple fuchsia pink rose".split()
)
_SHADES = {  # part → shade on light, shade on dark
    "body": "700 300",
    "headings": "900 white",
    "lead": "600 400",
    "links": "900 white",
    "bold": "900 white",
    "counters": "500 400",
    "bullets": "300 600",
    "hr": "200 700",
    "quotes": "900 100",
    "quote-borders": "200 700",
    "captions": "500 400",
    "kbd": "900 white",
    "kbd-shadows": "900 white",
    "code": "900 white",
    "pre-code": "200 300",
    "pre-bg": "800 rgb(0_0_0_/_50%)",
    "th-borders": "300 600",
    "td-borders": "200 700",
}
_WRAPPED = (WRAP, ":is({})")

_Look = Mapping[str, tuple[tuple[str, str], ...]]


def element_selector(name: str) -> str | None:
    """The selector of `prose-<name>:` behind the element that carries the class; None for no such element."""
    elements = _HEADINGS if name == "headings" else name if name in _ELEMENTS else None
    return f":is(:where({elements}){_NOT_PROSE})" if elements else None


def _value(name: str, text: str) -> str:
    """A length of the table as CSS."""
    if text == "0":
        return text
    above, _, below = text.partition("/")
    number = number_text(round(int(above) / int(below or 16), 7))
    return number if name == "line-height" else f"{number}{'em' if below else 'rem'}"


@cache
def _size(step: str) -> _Look:
    place = STEPS.index(step)
    made: dict[str, tuple[tuple[str, str], ...]] = {}
    for selector, text in SIZES.items():
        pairs: list[tuple[str, str]] = []
        for part in text.split("; "):
            name, *values = part.split(" ")
            value = _value(name, values[place if len(values) > 1 else 0])
            names = ("margin-top", "margin-bottom") if name == "margin-y" else (name,)
            pairs += [(each, value) for each in names]
        made[selector] = tuple(pairs)
    return made


def _css(selector: str, pairs: Iterable[tuple[str, str]]) -> str:
    body = "".join(f"{name}:{value};" for name, value in pairs)
    if not selector:
        return body
    elements, _, pseudo = selector.partition("::")
    return f":where({elements}){_NOT_PROSE}{f'::{pseudo}' if pseudo else ''} {{{body}}}"


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    parts = (part.partition(": ") for part in text.split("; ") if part)
    return tuple((name, value) for name, _, value in parts)


def _default(found: Found, theme: StyleTheme) -> Declarations | None:
    base = _size("base")
    look = {selector: _pairs(text) for selector, text in LOOK.items()}
    rules = [_css(selector, (*pairs, *base.get(selector, ()))) for selector, pairs in look.items()]
    rules += [_css(selector, pairs) for selector, pairs in base.items() if selector not in look]
    return ((BODY, "color:var(--un-prose-body);max-width:65ch;" + "".join(rules)), _WRAPPED)


def _sized(found: Found, theme: StyleTheme) -> Declarations | None:
    rules = (_css(selector, pairs) for selector, pairs in _size(found.keys["step"]).items())
    return ((BODY, "".join(rules)), _WRAPPED)


def _coloured(found: Found, theme: StyleTheme) -> Declarations | None:
    shades = theme.scales["colors"].get(found.rest or "")
    if not isinstance(shades, Mapping):
        return None
    if found.rest in _ACCENTS:
        return (("--un-prose-links", shades["600"]), ("--un-prose-invert-links", shades["500"]), _WRAPPED)
    made: list[tuple[str, str]] = []
    for part, pair in _SHADES.items():
        light, dark = (str(shades.get(key, key)).replace("_", " ") for key in pair.split(" "))
        made += [(f"--un-prose-{part}", light), (f"--un-prose-invert-{part}", dark)]
    return (*made, _WRAPPED)


def _inverted(found: Found, theme: StyleTheme) -> Declarations | None:
    return (*((f"--un-prose-{part}", f"var(--un-prose-invert-{part})") for part in _SHADES), _WRAPPED)


DEFAULT: tuple[Row, ...] = (("prose-default", _default),)

PROSE: tuple[Row, ...] = (
    ("prose-*", _coloured),
    (f"prose-<step={'|'.join(STEPS)}>", _sized),
    ("prose-invert", _inverted),
)
