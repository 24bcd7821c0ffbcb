"""Colour: what a utility says of a colour, as CSS with its opacity.

In: `red-500`, `red5/20`, `#abc`, `[rgb(1,2,3)]/50`, `$name`, `hex-abc`. Out: `Colour`, or None for anything else.
Source: UnoCSS guide, wind3 preset; CSS Color 4 for the notations.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from deckc.lazy_regex import lazy_regex
from deckc.style.theme.brackets import bracket, split_top
from deckc.style.theme.style_theme import StyleTheme
from deckc.style.theme.values import READERS, number_text

__all__ = ["Colour", "Parts", "parse_colour", "parse_css_colour", "split_shorthand"]

_FUNCTIONS = ("hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "rgb", "rgba")
_FUNCTION = lazy_regex(rf"^({'|'.join(_FUNCTIONS)})\((.+)\)$", re.IGNORECASE)
_COMMA_FUNCTION = lazy_regex(r"^(rgba?|hsla?)\((.+)\)$", re.IGNORECASE)
_SPACE_FUNCTION = lazy_regex(r"^color\((.+)\)$")
_HEX = lazy_regex(r"^#([\da-f]+)$", re.IGNORECASE)
_MARK = lazy_regex(r"[/:\[\]]")
_HINT = lazy_regex(r"^\[(color|image|length|size|position|quoted|string):", re.IGNORECASE)
_STEP = lazy_regex(r"([a-z])(\d)")
_HYPHEN = lazy_regex(r"-([a-z])")
_ALPHA_SLOT = lazy_regex(r"%alpha|<alpha-value>")


@dataclass(frozen=True, slots=True)
class Parts:
    """A colour taken apart, so that its opacity can be replaced."""

    kind: str  # `rgb`, `hsl`, … or a colour space of `color()`
    components: tuple[str, ...]
    alpha: str | None = None

    def text(self, alpha: str | None = None) -> str:
        alpha = self.alpha if alpha is None else alpha
        if self.kind in ("hsla", "rgba"):
            return f"{self.kind}({', '.join(self.components)}{'' if alpha is None else f', {alpha}'})"
        slash = "" if alpha is None else f" / {alpha}"
        if self.kind in _FUNCTIONS:
            return f"{self.kind}({' '.join(self.components)}{slash})"
        return f"color({self.kind} {' '.join(self.components)}{slash})"


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour that a utility names: its parts, or only a text such as `var(--x)`."""

    value: str
    parts: Parts | None
    alpha: str | None  # what the author wrote after `/`

    def text(self, alpha: str | None = None) -> str:
        return self.parts.text(alpha) if self.parts else _ALPHA_SLOT.sub(alpha or "1", self.value)

    @property
    def opacity(self) -> str:
        """The opacity that the colour has of itself."""
        own = self.parts.alpha if self.parts else None
        return "1" if own is None or _ALPHA_SLOT.fullmatch(own) else own

    def declare(self, name: str, variable: str) -> tuple[tuple[str, str], ...]:
        """The property with this colour. Without an opacity of its own it listens to `--un-<variable>-opacity`."""
        if self.alpha is not None:
            return ((name, self.text(self.alpha)),)
        opacity = f"--un-{variable}-opacity"
        value = self.text(f"var({opacity})")
        return ((opacity, self.opacity), (name, value)) if opacity in value else ((name, value),)


def split_shorthand(body: str, kind: str) -> tuple[str, str] | None:
    """`red-500/20` and `lg:tight` as (front, rest); None when a bracket says that the front is of another kind."""
    if not _MARK.search(body):
        return body, ""
    depth = 0
    for index, character in enumerate(body):
        depth += (character == "[") - (character == "]")
        if depth < 0:
            return None
        if character in "/:" and depth == 0:
            if index in (0, len(body) - 1):
                return None
            front, rest = body[:index], body[index + 1 :]
            break
    else:
        front, rest = body, ""
    hint = _HINT.match(front)
    return None if hint and hint[1] != kind else (front, rest)


@lru_cache(maxsize=1 << 12)
def parse_colour(body: str, theme: StyleTheme) -> Colour | None:
    """The colour that a utility's value names."""
    split = split_shorthand(body, "color")
    if split is None or not split[0]:
        return None
    main, opacity = split
    inner = bracket(main, "color")
    if READERS["length"](inner or main):
        return None
    value = (
        _literal(inner or main) or (READERS["variable"](main) if main.startswith("$") else inner) or _named(main, theme)
    )
    if not value:
        return None
    alpha = bracket(opacity) or READERS["variable"](opacity) or READERS["percent"](opacity)
    return Colour(value, parse_css_colour(value), alpha)


def _literal(text: str) -> str | None:
    if text.startswith("hex-") and _HEX.match(f"#{text[4:]}"):
        return f"#{text[4:]}"
    return text if _HEX.match(text) else None


def _named(main: str, theme: StyleTheme) -> str | None:
    colours = theme.scales["colors"]
    if isinstance(whole := _deep(colours, [main]), str):
        return whole
    words = _STEP.sub(r"\1-\2", main).split("-")
    shade = words.pop() if words[-1].isascii() and words[-1].isdigit() else None
    found = _deep(colours, words) if words else None
    if isinstance(found, str):
        return None if shade else found
    value = found.get(shade or "DEFAULT") if isinstance(found, dict) else None
    return value if isinstance(value, str) else None


def _upper(letter: re.Match[str]) -> str:
    return letter[1].upper()


def _deep(tree: object, words: list[str]) -> object:
    """What lies at a path whose steps may each be several words: `light-blue` is `lightBlue`."""
    if not words:
        return tree
    if not isinstance(tree, dict):
        return None
    for end in range(len(words), 0, -1):
        flat = "-".join(words[:end])
        value = tree.get(_HYPHEN.sub(_upper, flat)) if end > 1 else None
        value = tree.get(flat) if value is None else value
        if value is not None:
            return _deep(value, words[end:])
    return None


# ── CSS notations ────────────────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=1 << 12)
def parse_css_colour(text: str) -> Parts | None:
    """A CSS colour that has components; None for names and variables."""
    if text.startswith("#"):
        return _hex(text)
    if text == "rebeccapurple":
        return Parts("rgb", ("102", "51", "153"), "1")
    if match := _COMMA_FUNCTION.match(text):
        parts = split_top(match[2], ",")
        if parts and len(parts) in (2, 5):
            return None
        if parts and len(parts) in (3, 4):
            return Parts(match[1].lower(), _stripped(parts[:3]), parts[3].strip() if len(parts) == 4 else None)
    if match := _FUNCTION.match(text):
        return _spaced(f"{match[1]} {match[2]}")
    match = _SPACE_FUNCTION.match(text)
    return _spaced(match[1]) if match else None


def _hex(text: str) -> Parts | None:
    digits = match[1] if (match := _HEX.match(text)) else ""
    if len(digits) in (3, 4):
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) not in (6, 8):
        return None
    red, green, blue, *alpha = (int(digits[index : index + 2], 16) for index in range(0, len(digits), 2))
    # half up, as JavaScript rounds
    opacity = number_text(int(alpha[0] / 255 * 100 + 0.5) / 100) if alpha else None
    return Parts("rgb", (str(red), str(green), str(blue)), opacity)


def _spaced(text: str) -> Parts | None:
    """`rgb 1 2 3 / 50%`: the notation with spaces, its name in front."""
    words = split_top(text, " ")
    if not words or len(words) > 10:
        return None
    alpha: str | None = None
    if len(words) > 2 and words[-2] == "/":
        words, alpha = words[:-2], words[-1]
    else:
        if len(words) > 1 and (words[-2].endswith("/") or words[-1].startswith("/")):
            words = [*words[:-2], f"{words[-2]} {words[-1]}"]
        ends = split_top(words[-1], "/")
        if not ends or len(ends) > 2:
            return None
        if len(ends) == 2:
            words[-1], alpha = ends
    kind, components = words[0].lower(), _stripped(words[1:])
    if not components or (kind in _FUNCTIONS and len(components) not in (1, 3)):
        return None
    return Parts(kind, components, alpha.strip() if alpha is not None else None)


def _stripped(parts: list[str]) -> tuple[str, ...]:
    return tuple(part.strip() for part in parts)
