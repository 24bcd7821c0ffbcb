"""Content of a Comark component: YAML that sets its props, and lines `#name` that begin its slots.

The YAML stands between `---`, or in a fence `yaml [props]`. Source: Slidev guide, "Comark Syntax".
"""

from __future__ import annotations

import json
import re
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from deckc.lazy_regex import lazy_regex
from deckc.markdown.comark.params import read_params
from deckc.markdown.comark.props import Props, add_props
from deckc.markdown.core import context_of, text_of_line

__all__ = ["STACK", "comark_inside"]

STACK = "comark_blocks"  # in `env`: the opening tokens of the components around the line at hand

YAML_FENCES = {"---": "---"} | {f"{ticks}{name} [props]": ticks for ticks in ("```", "~~~") for name in ("yaml", "yml")}
SLOT = lazy_regex(r"#(?![ #])(?=[a-z$])", re.IGNORECASE)


def comark_inside(md: MarkdownIt) -> None:
    md.block.ruler.after("code", "comark_yaml", yaml_props)
    md.block.ruler.after("code", "comark_slot", block_slot)


class PropsLoader(yaml.SafeLoader):
    """YAML as JSON knows values: `yes`, `no`, `on`, `off` and `null` are text."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - the library's own way
        first: rules for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items() if first not in "yYnNoO"
    }


def yaml_props(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Problem: invalid-component-props."""
    stack: list[Token] = state.env.get(STACK, [])
    closing = YAML_FENCES.get(text_of_line(state, start_line)) if stack else None
    if closing is None:
        return False
    last = next((line for line in range(start_line + 1, end_line) if text_of_line(state, line) == closing), None)
    if last is None:
        return False
    if not silent:
        text = state.getLines(start_line + 1, last, state.blkIndent, True)
        add_props(stack[-1], props_of_yaml(state, text, start_line))
        state.line = last + 1
    return True


def props_of_yaml(state: StateBlock, text: str, line: int) -> Props:
    try:
        data = yaml.load(text, Loader=PropsLoader)
        if not isinstance(data, dict | None):
            raise yaml.YAMLError("not a mapping of names to values")
    except yaml.YAMLError as error:
        context_of(state.env).report(
            "invalid-component-props", f"the component's props cannot be read: {first_line(error)}", line
        )
        return ()
    return [(str(name), text_of_value(value)) for name, value in (data or {}).items()]


def first_line(error: yaml.YAMLError) -> str:
    return str(getattr(error, "problem", None) or error).split("\n", maxsplit=1)[0]


def text_of_value(value: Any) -> str:
    """As JSON writes it, but for text and dates, which stay as they are."""
    if isinstance(value, bool | int | float | list | dict):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
    return str(value)


def block_slot(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """`#name` and what follows up to the next such line, or the next component."""
    if not state.env.get(STACK) or not SLOT.match(text := text_of_line(state, start_line)):
        return False
    params = read_params(text[1:])
    if params is None:
        return False
    if silent:
        return True
    last = next(
        (line for line in range(start_line + 1, end_line) if re.match(r"#\w|::", text_of_line(state, line))), end_line
    )
    opening = state.push("comark_slot_open", "template", 1)
    opening.attrSet(f"#{params.name}", "")
    opening.block = True
    opening.map = [start_line, last]
    add_props(opening, params.props)
    maximum, state.lineMax = state.lineMax, last
    state.md.block.tokenize(state, start_line + 1, last)
    state.lineMax = maximum
    state.push("comark_slot_close", "template", -1).block = True
    state.line = last
    return True
