"""Markup: text and attributes as template HTML.

Templates interpolate `{{ }}` and resolve tags; `VERBATIM` on an element keeps its content out of both.
"""

from __future__ import annotations

from collections.abc import Mapping

from deckc.lazy_regex import lazy_regex

__all__ = ["VERBATIM", "attributes", "escape", "finished"]

VERBATIM = " v-pre"
VERBATIM_TAG = lazy_regex(rf"(<[A-Za-z][^<>]*){VERBATIM}(?=[\s/>])")


def escape(text: str) -> str:
    """Text for an element's content or a quoted attribute value."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def attributes(values: Mapping[str, str | int | float]) -> str:
    """` name="value"` for each, in the given order."""
    return "".join(f' {name}="{escape(str(value))}"' for name, value in values.items())


def finished(html: str) -> str:
    """HTML that no template phase will see: without the marks that are meant for it."""
    return VERBATIM_TAG.sub(r"\1", html)
