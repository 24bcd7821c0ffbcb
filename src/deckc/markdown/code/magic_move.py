"""Magic move: a fence of four ticks whose inner fences follow each other. Source: Slidev guide, "Shiki Magic Move".

One `<pre>` a step, the first one shown; lines end with `<br>`, words are `.shiki-magic-move-item`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from deckc.lazy_regex import lazy_regex
from deckc.markdown.code.code_lines import TOKEN, highlighted_lines, report_empty_ranges, step_attributes
from deckc.markdown.code.code_wrapper import copy_button, is_attribute, text_of_option, title_bar
from deckc.markdown.code.fences import Fence, options_of, report_info
from deckc.markdown.code.snippets import IMPORT, read_snippet
from deckc.markdown.core import VERBATIM, Context, attributes, escape, parse_info, parse_ranges

__all__ = ["magic_move"]

INFO = lazy_regex(r"(?:md|markdown) magic-move\s*(?:\[([^\]]*)\])?\s*(\{[^}]*\})?")
STEP_INFO = lazy_regex(
    r"```(?P<language>[\w'-]+)?(?:[ \t]*|[ \t][ \w\t'-]*)(?:\[[^\]]*\])?[ \t]*"
    r"(?:\{(?P<ranges>[\w*,|-]+)\}[ \t]*(?P<options>\{[^}]*\})?.*)?",
    re.ASCII,
)
OPTIONS = ("at", "lines", "duration", "class", "style")
LINES = lazy_regex(r"\blines: *(true|false)\b")
WRAPPER = "slidev-code-wrapper slidev-code-magic-move relative group"
OWN = frozenset({"duration"})  # an option of magic move alone
MOTION_NUMBERS = ("delayMove", "delayEnter", "stagger")  # shares of the duration, and milliseconds
CODE_LOOK = "shiki-magic-move-container slidev-code relative shiki overflow-visible"


@dataclass(frozen=True, slots=True)
class Step:
    language: str
    code: str
    ranges: tuple[str, ...]
    lines: bool | None  # line numbers; None: as the block says
    line: int


def magic_move(fence: Fence, context: Context) -> str | None:
    """Problems: empty-magic-move, and those of options and code."""
    match = INFO.match(fence.info)
    if match is None:
        return None
    if fence.ticks != 4:
        message = f"a magic move wants a fence of four ticks, not {fence.ticks}"
        context.report("magic-move-ticks", message, fence.line, "magic-move", hint="write ````md magic-move")
        return None
    title, options = match[1] or "", options_of(match[2] or "", fence.line, context, OPTIONS)
    steps = list(read_steps(fence, context))
    if not steps:
        context.report(
            "empty-magic-move",
            "the magic-move block holds no code block",
            fence.line,
            "magic-move",
            hint="put two or more blocks of three ticks inside",
        )
        return ""
    numbers = LINES.search(match[2] or "")
    with_numbers = numbers[1] == "true" if numbers else context.options.line_numbers
    own = {name: text_of_option(value) for name, value in options.items() if is_attribute(name, value)}
    style = {"style": text_of_option(options["style"])} if options.get("style") else {}
    wrapper = {
        "class": " ".join((WRAPPER, *([text_of_option(options["class"])] if options.get("class") else ()))),
        **style,
        "data-code-steps": step_attributes(
            [step.ranges or ("all",) for step in steps],
            options,
            kind="magic-move",
            duration=options.get("duration", context.options.magic_move_duration),
            copy=context.options.magic_move_copy,
            **({"motion": motion} if (motion := motion_of(context.options.magic_move_motion)) else {}),
        ),
        **{name: value for name, value in own.items() if name not in OWN},
    }
    code = "".join(render_step(step, index > 0, with_numbers, context) for index, step in enumerate(steps))
    with_button = context.options.code_copy and context.options.magic_move_copy
    return (
        f"<div{attributes(wrapper)}>{title_bar(title) if title else ''}{code}"
        f"{copy_button(bool(title)) if with_button else ''}</div>\n"
    )


def motion_of(settings: Mapping[str, Any]) -> dict[str, Any]:
    """What the deck's `shiki: {magicMove: …}` says of how words move, as far as the player knows it."""
    numbers = {name: value for name in MOTION_NUMBERS if isinstance(value := settings.get(name), int | float)}
    easing = settings.get("easing")
    return numbers | ({"easing": easing} if isinstance(easing, str) else {})


def read_steps(fence: Fence, context: Context) -> Iterator[Step]:
    """The inner fences, and `<<<` lines between them."""
    lines = iter(enumerate(fence.code.split("\n"), fence.line + 1))
    for number, text in lines:
        if found := IMPORT.match(text.lstrip()):
            info, code = read_snippet(found, number, context)
            yield make_step("```" + info, code, number)
        elif text.startswith("```"):
            inner = []
            for _, line in lines:
                if line.rstrip() == "```":
                    break
                inner.append(line)
            report_info(parse_info(text.lstrip("`")), number, context)
            step = make_step(text, without_notations(text, "\n".join(inner), number, context), number)
            report_empty_ranges(step.ranges, 1, step.code.count("\n") + 1, context, number)
            yield step


def without_notations(opening: str, code: str, line: int, context: Context) -> str:
    """The code of a step; of one that is marked `twoslash`, without the comments that only Twoslash reads."""
    match = STEP_INFO.match(opening)
    look = context.options.twoslash if re.search(r"\btwoslash\b", opening) else None
    found = look(code, match["language"] or "text") if look and match else None
    if found is None:
        return code
    annotated, problems = found
    for each in problems:
        context.report(each.code, each.message, line, "twoslash", hint=each.hint)
    return annotated.code


def make_step(opening: str, code: str, line: int) -> Step:
    match = STEP_INFO.match(opening)
    assert match is not None  # all after the ticks is optional
    lines = LINES.search(match["options"] or "")
    ranges = parse_ranges(match["ranges"] or "")
    return Step(match["language"] or "text", code.rstrip(), ranges, lines[1] == "true" if lines else None, line)


def render_step(step: Step, hidden: bool, with_numbers: bool, context: Context) -> str:
    lines = highlighted_lines(step.code, step.language, context, step.line)
    numbered = with_numbers if step.lines is None else step.lines
    width = len(str(len(lines)))
    html = "<br>".join(
        (number_item(number, width) if numbered else "") + TOKEN.sub(item, line) for number, line in enumerate(lines, 1)
    )
    return (
        f'<pre class="{CODE_LOOK}" data-language="{escape(step.language)}"{" hidden" if hidden else ""}{VERBATIM}>'
        f"{html}</pre>"
    )


def item(token: re.Match[str]) -> str:
    classes, text = token["classes"], token["text"] or token["bare"]
    return f'<span class="shiki-magic-move-item{" " + classes if classes else ""}">{text}</span>'


def number_item(number: int, width: int) -> str:
    return f'<span class="shiki-magic-move-item shiki-magic-move-line-number">{number:>{width}}  </span>'
