"""Comark params: what stands after the colons, `name[content]{props}`."""

from __future__ import annotations

import re
from typing import NamedTuple

from deckc.lazy_regex import lazy_regex
from deckc.markdown.comark.inline import end_of_brackets
from deckc.markdown.comark.props import Props, read_props

__all__ = ["Params", "read_params"]

NAME = lazy_regex(r"[a-z$][$\w.-]*", re.ASCII | re.IGNORECASE)
WORD_BORDER = lazy_regex(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[-_/.]")


class Params(NamedTuple):
    name: str  # in kebab case
    content: str | None
    props: Props
    rest: str


def read_params(text: str) -> Params | None:
    """`name[content]{props} rest`. None: no name."""
    match = NAME.match(text := text.strip())
    if match is None:
        return None
    name = WORD_BORDER.sub("-", match[0]).lower()
    rest = text[match.end() :].strip()
    content: str | None = None
    values: Props = ()
    if rest.startswith("[") and (end := end_of_brackets(rest, 0)) > 0:
        content, rest = rest[1:end], rest[end + 1 :].strip()
    if rest.startswith("{") and (found := read_props(rest, 0)):
        values, rest = found[0], rest[found[1] :].strip()
    return Params(name, content, values, rest)
