"""Motion: transitions and animations."""

from __future__ import annotations

from deckc.style.rules.keyframes import animations
from deckc.style.rules.rows import shared_keywords, words
from deckc.style.theme import GLOBAL_KEYWORDS, READERS, StyleTheme
from deckc.style.tokens import FRAMES, Declarations, Found, Row, read

__all__ = ["ANIMATION", "TRANSITION", "WILL_CHANGE"]


def _properties(text: str, theme: StyleTheme) -> str | None:
    if variable := READERS["variable"](text):
        return variable
    names = text[1:-1] if text.startswith("[") and text.endswith("]") else text
    found = [read(name, "@transitionProperty properties", theme) for name in names.split(",")]
    return ",".join(name for name in found if name) if all(found) else None


def _transition(found: Found, theme: StyleTheme) -> Declarations | None:
    """`transition`, `transition-colors`, `transition-300`, `transition-all-300`."""
    name, _, time = (found.rest or "").rpartition("-")
    if not READERS["digits"](time):
        name, time = found.rest or "", ""
    if any(character.isdigit() for character in name):
        return None
    names = _properties(name, theme) if name else read(None, "@transitionProperty", theme)
    duration = read(time or None, "@duration time ?150", theme)
    easing = read(None, "@easing", theme)
    if not names or duration is None or easing is None:
        return None
    return (
        ("transition-property", names),
        ("transition-timing-function", easing),
        ("transition-duration", duration),
    )


def _property(found: Found, theme: StyleTheme) -> Declarations | None:
    rest = found.rest or ""
    names = rest if rest in GLOBAL_KEYWORDS else _properties(rest, theme)
    return (("transition-property", names),) if names else None


def _will_change(found: Found, theme: StyleTheme) -> Declarations | None:
    rest = found.rest or ""
    named = {"contents": "contents", "scroll": "scroll-position"}
    value = read(rest, "properties auto global", theme) or named.get(rest)
    return (("will-change", value),) if value else None


def _animate(found: Found, theme: StyleTheme) -> Declarations | None:
    rest = found.rest or ""
    if animation := animations().get(rest):
        run = f"{rest} {animation.duration} {animation.timing} {animation.repeats}"
        return ((FRAMES, f"{rest}{animation.frames}"), ("animation", run), *animation.properties)
    value = read(rest, "bracket variable", theme)
    return (("animation", value),) if value else None


def _keyframes(found: Found, theme: StyleTheme) -> Declarations | None:
    rest = found.rest or ""
    animation = animations().get(rest)
    return ((FRAMES, f"{rest}{animation.frames}"), ("animation", rest)) if animation else None


def _name(found: Found, theme: StyleTheme) -> Declarations | None:
    return (("animation-name", read(found.rest, "bracket variable", theme) or found.rest or ""),)


def _count(found: Found, theme: StyleTheme) -> Declarations | None:
    value = read(found.rest, "bracket variable", theme) or (found.rest or "").replace("-", ",")
    return (("animation-iteration-count", value),)


ANIMATION: tuple[Row, ...] = (
    ("{animate-,}keyframes-*", _keyframes),
    ("animate-*", _animate),
    ("animate-name-*", _name),
    ("animate-duration-*", "animation-duration: {@duration bracket variable time}"),
    ("animate-delay-*", "animation-delay: {@duration bracket variable time}"),
    ("animate-ease{-*,}", "animation-timing-function: {@easing bracket variable}"),
    ("animate-{fill-mode-,fill-,mode-,}<value=none|forwards|backwards|both>", "animation-fill-mode: <value>"),
    ("animate-{direction-,}<value=normal|reverse|alternate|alternate-reverse>", "animation-direction: <value>"),
    ("animate-{iteration-count-,iteration-,count-}*", _count),
    ("animate-{play-state-,play-,state-,}<value=paused|running>", "animation-play-state: <value>"),
    ("animate-none", "animation: none"),
    *shared_keywords("animate-", "animation"),
)

TRANSITION: tuple[Row, ...] = (
    ("transition{-*,}", _transition),
    ("{transition-,}duration-*", "transition-duration: {@duration bracket variable time}"),
    ("{transition-,}delay-*", "transition-delay: {@duration bracket variable time}"),
    ("{transition-,}ease{-*,}", "transition-timing-function: {@easing bracket variable}"),
    ("{transition-,}property-*", _property),
    *words("transition-", "transition", "none", keywords=True),
    ("transition-discrete", "transition-behavior: allow-discrete"),
    ("transition-normal", "transition-behavior: normal"),
)

WILL_CHANGE: tuple[Row, ...] = (("will-change-*", _will_change),)
