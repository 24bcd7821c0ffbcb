"""Markup: text and attributes as template HTML.

Templates interpolate `{{ }}` and resolve tags; `VERBATIM` on an element keeps its content out of both.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["VERBATIM", "attributes", "escape"]

VERBATIM = " v-pre"


def escape(text: str) -> str:
    """Text for an element's content or a quoted attribute value."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def attributes(values: Mapping[str, str | int | float]) -> str:
    """` name="value"` for each, in the given order."""
    return "".join(f' {name}="{escape(str(value))}"' for name, value in values.items())
