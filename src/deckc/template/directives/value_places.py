"""Value places: where the value of an attribute stands, or a word in it, for what is wrong with the value."""

from __future__ import annotations

import re
from collections.abc import Callable

from deckc.lazy_regex import lazy_regex
from deckc.model import Span
from deckc.template.directives.attributes import split_name
from deckc.template.tree import Directive, Element

__all__ = ["attribute_place", "bare", "directive_place", "motion_place", "value_place"]

ATTRIBUTE = lazy_regex(r"""\s([^\s"'<>/=]+)\s*=\s*(?:"([^"]+)|'([^']+)|([^\s"'>]+))""")
TAG = lazy_regex(r"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")


def bare(name: str) -> str:
    return name.replace("-", "").lower()


def attribute_place(element: Element, name: str) -> Span:
    """Where a tag gives a prop, under whatever spelling; the tag where it does not."""
    for spelling in element.attrs:
        if names_prop(spelling, name):
            return element.source.span(element.offset, split_name(spelling)[1])
    return element.span()


def names_prop(spelling: str, name: str) -> bool:
    """Whether an attribute as it is written gives a prop."""
    directive, argument, _ = split_name(spelling)
    return directive in ("", "bind") and bare(argument) == bare(name)


def value_place(element: Element, name: str, word: str = "") -> Span:
    """Where the value of a prop stands, or a word of it; the prop's name where that cannot be told.

    The tag is read again: an expanded element has the attributes of the page.
    """
    return place_in_prop(element, name, word) or attribute_place(element, name)


def place_in_prop(element: Element, name: str, word: str) -> Span | None:
    return place_in_tag(element, lambda spelling: names_prop(spelling, name), word)


def directive_place(element: Element, directive: Directive, word: str = "") -> Span | None:
    """Where the value of a directive stands, or a word of it; the directive where that cannot be told."""
    name = ".".join((f"v-{directive.name}{f':{directive.arg}' if directive.arg else ''}", *directive.modifiers))
    return place_in_tag(element, lambda spelling: spelling == name, word) or directive.span


def motion_place(element: Element, directive: Directive, variant: str, word: str) -> Span | None:
    """Where a word of a variant stands, which is given beside `v-motion` or in its value."""
    return place_in_prop(element, variant, word) or directive_place(element, directive, word)


def place_in_tag(element: Element, is_meant: Callable[[str], bool], word: str) -> Span | None:
    """The place of a word in the value of an attribute, or of the value; None: it is not in the author's text."""
    source = element.source
    tag = TAG.match(source.text, element.offset)
    for match in ATTRIBUTE.finditer(source.text, *tag.span()) if tag else ():
        if is_meant(match[1]):
            value, start = match[match.lastindex or 0], match.start(match.lastindex or 0)
            at = re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", value) if word else None
            span = source.span(start + at.start(), word) if at else source.span(start, value)
            return span if span.end_column else None
    return None
