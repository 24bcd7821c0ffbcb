"""Mathematics: `$x$` and `$$` blocks, recognised as Slidev does. Source: Slidev guide, "LaTeX".

Who calls the engine says how formulas are set: `typeset` in its `env`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from deckc.diagnostics import problem
from deckc.lazy_regex import lazy_regex
from deckc.markdown.code import options_of, step_attributes
from deckc.markdown.core import VERBATIM, Report, Typeset, attributes, context_of, parse_ranges, report_of
from deckc.model import Span

__all__ = ["math", "report_formulas"]

Place = Callable[[int], tuple[int, int]]
HINT = "a '$' that begins no formula is written \\$"
OPTIONS = ("at", "finally", "class", "style")
BLOCK_INFO = lazy_regex(r"\{([\w*,|-]+)\}\s*(\{[^}]*\})?", re.ASCII)


def math(md: MarkdownIt) -> None:
    md.inline.ruler.after("escape", "math_inline", math_inline)
    md.block.ruler.after(
        "blockquote", "math_block", math_block, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    md.add_render_rule("math_inline", render_inline)
    md.add_render_rule("math_block", render_block)


def report_formulas(md: MarkdownIt) -> None:
    """Problem: broken-formula, at the place of the mistake."""
    md.core.ruler.push("report_formulas", report_mistakes)


def report_mistakes(state: StateCore) -> None:
    report, typeset = report_of(state.env), state.env["typeset"]
    for token in state.tokens:
        line = token.map[0] if token.map else 0
        if token.type == "math_block":
            report_mistake(report, typeset, token.content, True, block_place(report, token.content, line))
        for child in token.children or ():
            if child.type == "math_inline":
                report_mistake(report, typeset, child.content, False, inline_place(report, child.content, line))


def report_mistake(report: Report, typeset: Typeset, tex: str, display: bool, place: Place) -> None:
    _, mistake = typeset(tex, display)
    if mistake:
        start = min(mistake.start, len(tex.rstrip()))
        line, column = place(start)
        end_line, end_column = place(start + max(mistake.length, 1))
        if end_line != line:
            end_line, end_column = line, max(len(report.text(line)) + 1, column + 1)
        span = Span(None, line + 1, column, end_line + 1, end_column)
        report.add(problem("broken-formula", mistake.message, span, hint=None if display else HINT))


def block_place(report: Report, tex: str, first: int) -> Place:
    """Offsets in a block's TeX → index of the line, and column from 1."""
    lines = tex.rstrip("\n").split("\n")
    start = first if tex and tex in report.text(first) else first + 1

    def place(offset: int) -> tuple[int, int]:
        number = min(tex.count("\n", 0, offset), len(lines) - 1)
        indent = max(report.text(start + number).find(lines[number]), 0)
        return start + number, indent + offset - sum(len(line) + 1 for line in lines[:number]) + 1

    return place


def inline_place(report: Report, tex: str, first: int) -> Place:
    """The same for a formula in a paragraph that begins with the line `first`."""
    text = "\n".join(report.lines[first:])
    start = max(text.find(f"${tex}$") + 1, 0)

    def place(offset: int) -> tuple[int, int]:
        end = start + offset
        return first + text.count("\n", 0, end), end - text.rfind("\n", 0, end)

    return place


def math_inline(state: StateInline, silent: bool) -> bool:
    """A `$` that opens nothing is text, as is the first of two in a row."""
    if state.src[state.pos] != "$":
        return False
    start = state.pos + 1
    end = closing_dollar(state.src, start)
    if end == start:
        return literal(state, "$$", silent)
    if state.src[start : start + 1] in (" ", "\t") or end < 0 or not can_close(state.src, end):
        return literal(state, "$", silent)
    if not silent:
        token = state.push("math_inline", "math", 0)
        token.markup = "$"
        token.content = state.src[start:end]
    state.pos = end + 1
    return True


def literal(state: StateInline, text: str, silent: bool) -> bool:
    if not silent:
        state.pending += text
    state.pos += len(text)
    return True


def closing_dollar(src: str, start: int) -> int:
    """The next `$` with an even number of backslashes before it; -1 for none."""
    end = src.find("$", start)
    while end >= 0:
        before = end
        while before and src[before - 1] == "\\":
            before -= 1
        if (end - before) % 2 == 0:
            return end
        end = src.find("$", end + 1)
    return -1


def can_close(src: str, position: int) -> bool:
    return src[position - 1] not in " \t" and src[position + 1 : position + 2] not in tuple("0123456789")


def math_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    start = state.bMarks[start_line] + state.tShift[start_line]
    first = state.src[start : state.eMarks[start_line]]
    if not first.startswith("$$"):
        return False
    if silent:
        return True
    first = first[2:].strip()
    token = state.push("math_block", "math", 0)
    token.block = True
    token.markup = "$$"
    if first.endswith("$$"):
        token.content = first[:-2].strip()
        state.line = start_line + 1
    else:
        token.info = first
        read_block(state, token, start_line, end_line)
    token.map = [start_line, state.line]
    return True


def read_block(state: StateBlock, token: Token, start_line: int, end_line: int) -> None:
    """Takes lines up to one that ends in `$$`. Problem: unclosed-math."""
    last = ""
    for line in range(start_line + 1, end_line):
        begin, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
        if begin < end and state.tShift[line] < state.blkIndent:
            break  # the list item around it ends here
        text = state.src[begin:end].rstrip()
        if text.endswith("$$"):
            last = text[:-2]
            break
    else:
        line = end_line
        report_of(state.env).report(
            "unclosed-math", "the formula has no end", start_line, "$$", hint="end it with a line $$"
        )
    token.content = state.getLines(start_line + 1, line, state.tShift[start_line], True)
    token.content += last if last.strip() else ""
    state.line = min(line + 1, end_line)


def render_inline(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    return formula(tokens[index].content, env)


def render_block(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[index]
    match = BLOCK_INFO.match(token.info) if "slide" in env else None  # a note has no steps
    ranges, own = (parse_ranges(match[1]), match[2] or "") if match else ((), "")
    line = token.map[0] if token.map else 0
    steps = step_attributes(ranges, options_of(own, line, context_of(env), OPTIONS), kind="math") if ranges else ""
    wrapper = {"class": "slidev-katex-wrapper", **({"data-code-steps": steps} if steps else {})}
    return f"<div{attributes(wrapper)}><p>{formula(token.content, env, display=True)}</p></div>\n"


def formula(tex: str, env: EnvType, *, display: bool = False) -> str:
    """The formula as it was set, which no template phase shall look into."""
    html, _ = env["typeset"](tex, display)
    return str(html).replace("<span", f"<span{VERBATIM}", 1)
