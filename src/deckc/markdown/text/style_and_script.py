"""Styles and scripts: `<style>` and `<script setup>` leave the template. Source: Slidev guide, "Scoped Styles"."""

from __future__ import annotations

import re

from deckc.lazy_regex import lazy_regex
from deckc.model import Style, TemplateSlot
from deckc.web.css_module_names import DEFAULT

__all__ = ["take_out_scripts", "take_out_styles"]

STYLE = lazy_regex(r"<style\b([^>]*)>([^<]*)</style>", re.IGNORECASE)
SCRIPT = lazy_regex(r"<script\b([^>]*\bsetup\b[^>]*)>(.*?)</script>", re.IGNORECASE | re.DOTALL)
MODULE = lazy_regex(r"""(?<![\w-])module(?![\w-])(?:\s*=\s*["']?([\w$]+))?""")
LANGUAGE = lazy_regex(r"""\blang\s*=\s*["']?([\w-]+)""")


def take_out_styles(slot: TemplateSlot) -> tuple[TemplateSlot, tuple[Style, ...]]:
    """The slot without its style blocks, and these. All of them are scoped, as in Slidev."""
    slot, found = take_out(slot, STYLE)
    return slot, tuple(
        Style(css, True, language(attributes), line, column, module_of(attributes))
        for attributes, css, line, column in found
    )


def take_out_scripts(slot: TemplateSlot) -> tuple[TemplateSlot, tuple[tuple[str, int], ...]]:
    """The slot without its `<script setup>` blocks, and their texts with the line where each begins."""
    slot, found = take_out(slot, SCRIPT)
    return slot, tuple((text, line) for _, text, line, _ in found)


def language(attributes: str) -> str:
    match = LANGUAGE.search(attributes)
    return match[1] if match else "css"


def module_of(attributes: str) -> str | None:
    """What templates call the names of a `<style module>`; None: it is no module."""
    match = MODULE.search(attributes)
    return (match[1] or DEFAULT) if match else None


def take_out(slot: TemplateSlot, pattern: re.Pattern[str]) -> tuple[TemplateSlot, list[tuple[str, str, int, int]]]:
    """The slot without what the pattern matches, and (attributes, text, line of text, column).

    A comment of the same length takes the place, so that offsets and lines stay.
    """
    found: list[tuple[str, str, int, int]] = []

    def blank(match: re.Match[str]) -> str:
        column = match.start(2) - slot.html.rfind("\n", 0, match.start(2))
        found.append((match[1], match[2], line_at(slot, match.start(2)), column))
        newlines = match[0].count("\n")
        return "<!--" + "\n" * newlines + " " * (len(match[0]) - newlines - len("<!---->")) + "-->"

    html = pattern.sub(blank, slot.html)
    return (TemplateSlot(html, slot.anchors) if found else slot), found


def line_at(slot: TemplateSlot, offset: int) -> int:
    """The body's line, from 1, of what stands at an offset of the slot's HTML."""
    start, line = next(((start, line) for start, line in reversed(slot.anchors) if start <= offset), (0, 1))
    return line + slot.html.count("\n", start, offset)
