"""Comark's components between paragraphs: `:name[content]{props}`, and `::name{props}` up to `::`.

More colons let blocks nest. Inside one, YAML between `---` (or in a fence `yaml [props]`) sets props, and a line
`#name` begins a slot. Source: Slidev guide, "Comark Syntax".
"""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

import yaml
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from deckc.markdown.comark_inline import end_of_brackets
from deckc.markdown.comark_props import Props, add_props, read_props
from deckc.markdown.context import context_of

__all__ = ["comark_blocks"]

NAME = re.compile(r"[a-z$][$\w.-]*", re.ASCII | re.IGNORECASE)
OPENING = re.compile(r"(:{2,})(?!:)")
FENCE = re.compile(r"(`{3,}|~{3,})")
YAML_FENCES = {"---": "---"} | {f"{ticks}{name} [props]": ticks for ticks in ("```", "~~~") for name in ("yaml", "yml")}
SLOT = re.compile(r"#(?![ #])(?=[a-z$])", re.IGNORECASE)
WORD_BORDER = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[-_/.]")

STACK = "comark_blocks"  # in `env`: the opening tokens around the line at hand


class PropsLoader(yaml.SafeLoader):
    """YAML as JSON knows values: `yes`, `no`, `on`, `off` and `null` are text."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - the library's own way
        first: rules for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items() if first not in "yYnNoO"
    }


class Params(NamedTuple):
    """What stands after the colons."""

    name: str  # in kebab case
    content: str | None
    props: Props
    rest: str


def comark_blocks(md: MarkdownIt) -> None:
    md.block.ruler.before("fence", "comark_line", line_component)
    md.block.ruler.before(
        "fence", "comark_block", block_component, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    md.block.ruler.after("code", "comark_yaml", yaml_props)
    md.block.ruler.after("code", "comark_slot", block_slot)


def text_of(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


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


def line_component(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A component alone on its line. With text after it, it stands in a paragraph."""
    text = text_of(state, start_line)
    if not re.match(r":\w", text):
        return False
    params = read_params(text[1:])
    if params is None or params.rest:
        return False
    if silent:
        return True
    place = [start_line, start_line + 1]
    opening = state.push("comark_line", params.name, 0 if params.content is None else 1)
    opening.map = place
    add_props(opening, params.props)
    if params.content is not None:
        push_inline(state, params.content, place)
        state.push("comark_line", params.name, -1)
    state.line = start_line + 1
    return True


def push_inline(state: StateBlock, content: str, place: list[int]) -> None:
    inline = state.push("inline", "", 0)
    inline.content = content
    inline.map = place
    inline.children = []


def block_component(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Problem: unclosed-component."""
    text = text_of(state, start_line)
    colons = OPENING.match(text)
    params = read_params(text[colons.end() :]) if colons else None
    if colons is None or params is None:
        return False
    if silent:
        return True
    last = closing_line(state, start_line, end_line, len(colons[1]))
    closed = last < end_line and text_of(state, last).rstrip() == colons[1]
    if not closed:
        context_of(state.env).report(
            "unclosed-component",
            f"the component '{params.name}' has no end",
            start_line,
            colons[1],
            hint=f"end it with a line {colons[1]}",
        )
    opening = state.push("comark_block_open", params.name, 1)
    opening.block = True
    opening.map = [start_line, last]
    add_props(opening, params.props)
    first = len(state.tokens)
    if params.content is not None:
        push_paragraph(state, params.content, [start_line, start_line + 1])
    tokenize_inside(state, opening, start_line + 1, last)
    state.push("comark_block_close", params.name, -1).block = True
    unwrap_only_child(state.tokens[first:-1], opening)
    state.line = last + closed
    return True


def closing_line(state: StateBlock, start_line: int, end_line: int, colons: int) -> int:
    """The line with as many colons and no name, past blocks of the same count inside and past fences."""
    depth, fence = 0, ""
    for line in range(start_line + 1, end_line):
        text = text_of(state, line)
        if text and state.sCount[line] < state.blkIndent:
            return line
        ticks = FENCE.match(text)
        if fence:
            fence = "" if ticks and ticks[1].startswith(fence) and text.strip() == ticks[1] else fence
        elif ticks:
            fence = ticks[1]
        elif (found := OPENING.match(text)) and len(found[1]) == colons:
            if text[found.end() :].strip():
                depth += 1
            elif depth == 0:
                return line
            else:
                depth -= 1
    return end_line


def tokenize_inside(state: StateBlock, opening: Token, first: int, last: int) -> None:
    saved = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax, state.blkIndent = "comark_block", last, state.sCount[first - 1]
    stack: list[Token] = state.env.setdefault(STACK, [])
    stack.append(opening)
    state.md.block.tokenize(state, first, last)
    stack.pop()
    state.parentType, state.lineMax, state.blkIndent = saved


def push_paragraph(state: StateBlock, content: str, place: list[int]) -> None:
    state.push("paragraph_open", "p", 1).map = place
    push_inline(state, content, place)
    state.push("paragraph_close", "p", -1)


def unwrap_only_child(tokens: list[Token], opening: Token) -> None:
    """A paragraph, or a list in `::ul`, that is all the component holds, gives its place to its content."""
    children = [token for token in tokens if token.level == opening.level + 1]
    if len(children) == 2 and (children[0].tag == "p" or children[0].tag == opening.tag == "ul"):
        children[0].hidden = children[1].hidden = True


def yaml_props(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Problem: invalid-component-props."""
    stack: list[Token] = state.env.get(STACK, [])
    closing = YAML_FENCES.get(text_of(state, start_line)) if stack else None
    if closing is None:
        return False
    last = next((line for line in range(start_line + 1, end_line) if text_of(state, line) == closing), None)
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
    if not state.env.get(STACK) or not SLOT.match(text := text_of(state, start_line)):
        return False
    params = read_params(text[1:])
    if params is None:
        return False
    if silent:
        return True
    last = next(
        (line for line in range(start_line + 1, end_line) if re.match(r"#\w|::", text_of(state, line))), end_line
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
