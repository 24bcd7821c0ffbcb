"""Prose: the typography classes (`prose`, `prose-lg`, `prose-headings:…`)."""

from __future__ import annotations

__all__ = ["NOT_PROSE", "element_selector"]

NOT_PROSE = ':not(:where([class~="not-prose"],[class~="not-prose"] *))'
_HEADINGS = "h1,h2,h3,h4,h5,h6,th"
_ELEMENTS = frozenset(
    "h1 h2 h3 h4 h5 h6 p a blockquote figure figcaption strong em kbd code pre ol ul li table thead tr th td img video "
    "hr".split()
)


def element_selector(name: str) -> str | None:
    """The selector of `prose-<name>:` behind the element that carries the class; None for no such element."""
    elements = _HEADINGS if name == "headings" else name if name in _ELEMENTS else None
    return f":is(:where({elements}){NOT_PROSE})" if elements else None
