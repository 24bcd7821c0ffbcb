"""Balanced CSS: whether a text ends what it begins, so that it changes nothing of what stands around it.

What is in brackets in a class (`[&>b]:m-[3px]`) comes from a deck as it is: quotes, brackets and comments may be open.
Source: CSS Syntax Level 3.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import tinycss2

__all__ = ["is_whole_at_rule", "is_whole_body", "is_whole_selector"]

END = "end-of-text"  # what is open swallows it


@lru_cache(maxsize=1 << 12)
def is_whole_selector(text: str) -> bool:
    """Whether it is one selector list, as far as its tokens say."""
    return is_prelude(tinycss2.parse_component_value_list(f"{text} {END}", skip_comments=True))


@lru_cache(maxsize=1 << 12)
def is_whole_at_rule(text: str) -> bool:
    """Whether it is the name of an at-rule and what stands before its block."""
    tokens = tinycss2.parse_component_value_list(f"{text} {END}", skip_comments=True)
    return tokens[0].type == "at-keyword" and is_prelude(tokens)


def is_whole_body(text: str) -> bool:
    """Whether it is declarations alone."""
    found = tinycss2.parse_declaration_list(f"{text}{END}:1", skip_comments=True, skip_whitespace=True)
    are_declarations = all(one.type == "declaration" and are_sound(one.value) for one in found)
    return are_declarations and found[-1].name == END


def is_prelude(tokens: list[Any]) -> bool:
    ends = tokens[-1].type == "ident" and tokens[-1].value == END
    return ends and are_sound(tokens) and not any(token == ";" or token.type == "{} block" for token in tokens)


def are_sound(tokens: Iterable[Any]) -> bool:
    """Whether there is no closing bracket without its opening one, no torn string or address, at any depth."""
    return all(
        token.type != "error" and are_sound(getattr(token, "content", None) or getattr(token, "arguments", None) or ())
        for token in tokens
    )
