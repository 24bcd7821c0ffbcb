"""Fences: every ``` block is handed to the first renderer that knows its info string."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from deckc.diagnostics import did_you_mean
from deckc.lazy_regex import lazy_regex
from deckc.markdown.code.code_wrapper import wrap_code
from deckc.markdown.core import Context, Info, context_of, parse_info, parse_object
from deckc.model import AnnotatedCode

__all__ = ["CODE_OPTIONS", "Fence", "FenceRenderer", "fences", "options_of"]

# Options of code, by name; and attributes, which fall through to the block.
CODE_OPTIONS = ("at", "finally", "lines", "startLine", "maxHeight", "ranges", "title", "class", "style")
RANGES = lazy_regex(r"(?P<lines>[\d,*-]+(?:\|[\d,*-]+)+)")  # two steps or more: a title may be a number
RANGES_IN_REST = lazy_regex(rf"[(\[]?{RANGES.pattern}[)\]}}]")
META = ("magic-move", "twoslash")  # words that may stand behind a language
WORD = lazy_regex(r"(?<![\w'\"=./-])[a-z]{4,}(?:[-_][a-z]+)*(?![\w'\"=./-])")
VALUES: Mapping[str, tuple[tuple[type, ...], str]] = {
    "lines": ((bool, type(None)), "true or false"),
    "startLine": ((int,), "a whole number"),
    "duration": ((int, float), "milliseconds, as a number"),
    "maxHeight": ((str, int), "a length of CSS in quotes: '200px'"),
}
OF_HTML = frozenset(
    "id title class style lang dir tabindex role hidden draggable contenteditable spellcheck translate inert popover "
    "accesskey key ref".split()
)


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block as the author wrote it."""

    info: str
    code: str  # without the newline at the end
    ticks: int
    line: int  # where it stands, from 0
    group: str | None = None  # in a code group: the class of the block there


FenceRenderer = Callable[[Fence, Context], str | None]
"""The fence's template HTML, or None when the info string is not this renderer's."""


def fences(md: MarkdownIt, renderers: Sequence[FenceRenderer]) -> None:
    """Renderers are asked in their order; what none takes is highlighted code."""

    def fence(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        token, context = tokens[index], context_of(env)
        block = Fence(
            token.info.strip(),
            token.content.removesuffix("\n"),
            len(token.markup),
            token.map[0] if token.map else 0,
            token.meta.get("group"),
        )
        for render in renderers:
            if (html := render(block, context)) is not None:
                return html
        return code_block(block, context)

    md.add_render_rule("fence", fence)


def report_unknown_options(options: Mapping[str, Any], known: Collection[str], line: int, context: Context) -> None:
    for name, value in options.items():
        kinds, words = VALUES.get(name, ((object,), ""))
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds and words):
            message = f"'{name}' of the block cannot be '{str(value).lower() if isinstance(value, bool) else value}'"
            context.report("unknown-value", message, line, name, hint=f"write {words}")
        if name in known or name in OF_HTML or name.startswith(("data-", "aria-", "on")):
            continue
        near = did_you_mean(name, known)
        hint = f"did you mean '{near}'?" if near else f"there are {', '.join(known)}"
        context.report("unknown-key", f"the block has no option called '{name}'", line, name, hint=hint)


def code_block(fence: Fence, context: Context) -> str:
    info = parse_info(fence.info)
    report_info(info, fence.line, context)
    annotated = annotated_code(fence, info, context)
    return wrap_code(
        annotated.code if annotated else fence.code,
        info.language or "text",
        context,
        fence.line,
        title=info.title,
        ranges=info.ranges,
        options=options_of(info.options, fence.line, context),
        group=fence.group,
        annotations=annotated.annotations if annotated else None,
        meta=fence.info.removeprefix(info.language).strip(),
    )


def report_info(info: Info, line: int, context: Context) -> None:
    """What stands behind a language and counts for nothing: braces and brackets without their other half, lines that
    are not in braces, a misspelt word. `line`: where the fence stands."""
    begin = info.rest.rfind("{")
    if begin >= 0 and "}" not in info.rest[begin:]:
        word = info.rest[begin:]
        message = f"the braces of the code block are never closed: {word}"
        context.report("invalid-code-options", message, line, word, hint=f"write {word.rstrip()}}}")
    elif info.rest.startswith("[") and "]" not in info.rest:
        message = f"the title of the code block is never closed: {info.rest}"
        context.report("invalid-code-options", message, line, info.rest, hint="write the title as [title]")
    elif lost := RANGES.fullmatch(info.title) or RANGES_IN_REST.match(info.rest):
        message = f"the lines '{lost['lines']}' of the code block do not stand in braces"
        context.report("invalid-code-options", message, line, lost["lines"], hint=f"write {{{lost['lines']}}}")
    for word in WORD.findall(info.rest):
        if word not in META and (near := did_you_mean(word, META)):
            message = f"the block has no option called '{word}'"
            context.report("unknown-key", message, line, word, hint=f"did you mean '{near}'?")


def annotated_code(fence: Fence, info: Info, context: Context) -> AnnotatedCode | None:
    """What a `twoslash` block shows of its types; None: the block is no such one, or the deck wants none."""
    look = context.options.twoslash
    if look is None or not re.search(r"\btwoslash\b", info.rest) or re.search(r"no-?twoslash", info.rest):
        return None
    found = look(fence.code, info.language)
    if found is None:
        return None
    annotated, problems = found
    for each in problems:
        line = each.span.line if each.span else 0
        text = fence.code.split("\n")[line - 1].strip() if line else "twoslash"
        here = fence.line + line
        if here >= len(context.lines) or text not in context.lines[here]:  # code from a file
            here, text = fence.line, "twoslash"
        context.report(each.code, each.message, here, text, hint=each.hint)
    return annotated


def options_of(text: str, line: int, context: Context, known: Collection[str] | None = CODE_OPTIONS) -> dict[str, Any]:
    """The options that a block's braces hold; {} where there are none. Problems: invalid-code-options, unknown-key.

    `known`: the names that this kind of block has, besides attributes of HTML; None: any.
    """
    if not text:
        return {}
    try:
        options = parse_object(text)
        if known is not None:
            report_unknown_options(options, known, line, context)
        return options
    except ValueError as error:
        context.report(
            "invalid-code-options",
            f"the options {text} of the code block cannot be read: {error}",
            line,
            text,
            hint="write them as {at: 2, maxHeight: '100px'}; lines to highlight have no blanks: {1,3-5|7}",
        )
        return {}
