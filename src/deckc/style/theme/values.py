"""Values: what stands after a utility's name, read as CSS.

In: text such as `4`, `1/2`, `[calc(100%-1rem)]`, `$gap`. Out: a CSS value, or None when the reader does not know it.
A row of a rule table names its readers in order; the first that answers wins. Source: UnoCSS's value handlers.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from deckc.lazy_regex import lazy_regex
from deckc.style.theme.brackets import bracket

__all__ = [
    "GLOBAL_KEYWORDS",
    "MATH_FUNCTION",
    "READERS",
    "Reader",
    "escape",
    "is_math",
    "is_size",
    "number_text",
]

Reader = Callable[[str], str | None]

GLOBAL_KEYWORDS = ("inherit", "initial", "revert", "revert-layer", "unset")
MATH_FUNCTION = lazy_regex(r"^(calc|clamp|min|max)\s*\((.+)\)(.*)")
_UNITS = r"px|pt|pc|%|r?(?:em|ex|lh|cap|ch|ic)|(?:[sld]?v|cq)(?:[whib]|min|max)|in|cm|mm|rpx"
_LENGTH = lazy_regex(rf"^(-?\d*(?:\.\d+)?)({_UNITS})?$", re.IGNORECASE)
_NUMBER = lazy_regex(r"^-?\d*(?:\.\d+)?$")
_NO_DIGITS = ("", "-")
_WHOLE = {"px": "1px"} | {f"{size}v{axis}": f"100{size}v{axis}" for size in ("", "s", "d", "l") for axis in "wh"}
_TIME = lazy_regex(r"^(-?[0-9.]+)(s|ms)?$", re.IGNORECASE)
_ANGLE = lazy_regex(r"^(-?[0-9.]+)(deg|rad|grad|turn)?$", re.IGNORECASE)
_LEADING_NUMBER = lazy_regex(r"\s*([+-]?(?:\d+\.?\d*|\.\d+))")
_DIGITS = tuple("0123456789")
_PLAIN = frozenset("-_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_ESCAPES = {code: f"\\{chr(code)}" for code in range(32, 127) if chr(code) not in _PLAIN}
_ESCAPES |= {code: f"\\{code:x} " for code in (*range(1, 32), 127)} | {0: "\ufffd"}
_PROPERTIES = frozenset(
    "color border-color background-color outline-color text-decoration-color flex-grow flex flex-shrink grid "
    "grid-template-columns grid-template-rows caret-color font gap opacity visibility z-index font-weight zoom "
    "text-shadow transform box-shadow border background-position left right top bottom object-position max-height "
    "min-height max-width min-width height width border-width margin padding outline-width outline-offset font-size "
    "line-height text-indent vertical-align border-spacing letter-spacing word-spacing stroke filter "
    "backdrop-filter fill mask mask-size mask-border clip-path clip border-radius".split()
)


def number_text(number: float) -> str:
    """A number as JavaScript prints it, at most ten digits after the point."""
    rounded = round(number, 10)
    if rounded.is_integer() and abs(rounded) < 1e21:
        return str(int(rounded))
    return repr(rounded).replace("e-0", "e-")


def _leading(text: str) -> float | None:
    """The number that a text begins with, whatever follows."""
    match = _LEADING_NUMBER.match(text)
    return float(match[1]) if match else None


def escape(name: str) -> str:
    """A name as it stands in a selector. Source: CSSOM, serialize an identifier (in UnoCSS's spelling)."""
    if name.isidentifier():
        return name
    escaped = name.translate(_ESCAPES)
    if name[:1] in _DIGITS:
        return f"\\{ord(name[0]):x} {escaped[1:]}"
    if name[:1] == "-" and name[1:2] in _DIGITS:
        return f"-\\{ord(name[1]):x} {escaped[2:]}"
    return "\\-" if name == "-" else escaped


# ── numbers ──────────────────────────────────────────────────────────────────────────────────────────


def _measured(text: str, plain: Callable[[float], str]) -> str | None:
    match = _LENGTH.match(text)
    if not match or match[1] in _NO_DIGITS:
        return None
    number = float(match[1])
    return f"{number_text(number)}{match[2]}" if match[2] else plain(number)


def _rem(text: str) -> str | None:
    """A length; a bare number is quarters of a rem, and 0 has no unit."""
    if text.lower() in _WHOLE:
        return _WHOLE.get(text)
    length = _measured(text, lambda number: f"{number_text(number / 4)}rem")
    return "0" if length and length[0] == "0" and length[1:2] != "." else length


def _px(text: str) -> str | None:
    """A length; a bare number is pixels."""
    if text.lower() in _WHOLE:
        return _WHOLE.get(text)
    return _measured(text, lambda number: f"{number_text(number)}px")


def _length(text: str) -> str | None:
    """A number with a unit."""
    return _measured(text, lambda number: "") or None


def _number(text: str) -> str | None:
    return number_text(float(text)) if text not in _NO_DIGITS and _NUMBER.match(text) else None


def _percent(text: str) -> str | None:
    """Hundredths, with or without a percent sign: `50` is 0.5."""
    text = text.removesuffix("%")
    return number_text(float(text) / 100) if text not in _NO_DIGITS and _NUMBER.match(text) else None


def _share(text: str) -> str | None:
    """A percentage up to 100."""
    value = _percent(text)
    return value if value is not None and float(value) <= 1 else None


def _fraction(text: str) -> str | None:
    """`1/2` and `full` as percent."""
    if text == "full":
        return "100%"
    above, slash, below = text.partition("/")
    if not slash:
        return None
    part, whole = _leading(above), _leading(below.partition("/")[0])
    if part is None or whole is None or (part == 0 and whole == 0):
        return None
    if whole == 0:
        return "Infinity%" if part > 0 else "-Infinity%"
    return f"{number_text(part / whole * 100)}%" if part else "0"


def _timed(text: str, pattern: re.Pattern[str], unit: str, zero: str) -> str | None:
    match = pattern.match(text)
    number = _leading(match[1]) if match else None
    if match is None or number is None:
        return None
    if number == 0 and (unit == "deg" or not match[2]):
        return zero
    return f"{number_text(number)}{match[2] or unit}"


def _time(text: str) -> str | None:
    """A time; a bare number is milliseconds."""
    return _timed(text, _TIME, "ms", "0s")


def _degree(text: str) -> str | None:
    """An angle; a bare number is degrees."""
    return _timed(text, _ANGLE, "deg", "0deg")


# ── words ────────────────────────────────────────────────────────────────────────────────────────────


def _auto(text: str) -> str | None:
    return "auto" if text in ("auto", "a") else None


def _global(text: str) -> str | None:
    return text if text in GLOBAL_KEYWORDS else None


def _position(text: str) -> str | None:
    return text if text in ("top", "left", "right", "bottom", "center") else None


def _properties(text: str) -> str | None:
    """A list of CSS properties, of those that make sense in a transition."""
    return text if all(name in _PROPERTIES for name in text.split(",")) else None


def _decimal(text: str) -> str | None:
    """A number without a sign."""
    return _number(text) if text.replace(".", "").isdigit() else None


def _digits(text: str) -> str | None:
    return text if text.isascii() and text.isdigit() else None


def _variable(text: str) -> str | None:
    """`$name` and `$name,default` as var()."""
    if not text.startswith("$") or len(text) < 2 or text[1] in " \t'\"`;{}":
        return None
    name, _, default = text[1:].partition(",")
    return f"var(--{escape(name)}{f', {default}' if default else ''})"


# ── brackets ─────────────────────────────────────────────────────────────────────────────────────────


def _bracket_of(kind: str) -> Reader:
    """A bracket whose hint, if any, is this one."""
    return lambda text: bracket(text, kind)


def is_math(value: str | None) -> bool:
    return value is not None and MATH_FUNCTION.match(value) is not None


def is_size(text: str) -> bool:
    """A length or calculation, with or without brackets."""
    inner = text[1:-1] if text.startswith("[") and text.endswith("]") else text
    return bool(MATH_FUNCTION.match(inner) or _LENGTH.match(inner))


READERS: dict[str, Reader] = {
    "angle": _degree,
    "auto": _auto,
    "bracket": bracket,
    "bracket-length": _bracket_of("length"),
    "bracket-position": _bracket_of("position"),
    "bracket-color": _bracket_of("color"),
    "decimal": _decimal,
    "digits": _digits,
    "fraction": _fraction,
    "global": _global,
    "length": _length,
    "number": _number,
    "one": lambda text: "1",
    "percent": _percent,
    "position": _position,
    "properties": _properties,
    "px": _px,
    "rem": _rem,
    "share": _share,
    "time": _time,
    "variable": _variable,
}
