"""Monaco: fences with `{monaco}` and its kin. Source: Slidev guide, "Monaco Editor", "Monaco Runner".

Where the deck has Monaco, the place of an editor with its code in it, which stays where there are no scripts; else code
that cannot be edited.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from deckc.lazy_regex import lazy_regex
from deckc.markdown.code.code_wrapper import wrap_code
from deckc.markdown.code.fences import Fence, options_of
from deckc.markdown.core import Context, MarkdownOptions, attributes

__all__ = ["editor"]

# Options may hold those of the editor, one level deeper, as Slidev's guide has them.
INFO = lazy_regex(
    r"(?P<language>[\w'-]+)?\s*\{(?P<kind>monaco[\w-]*)\}\s*"
    r"(?P<options>\{(?:[^{}]|\{[^{}]*\})*\}|\{[^}]*\})?",
    re.ASCII,
)
OPTIONS = (
    "readonly lines lineNumbers height editorOptions ata autorun showOutputAt outputHeight highlightOutput "
    "runnerOptions class style"
).split()
LINE_NUMBERS = ("lines", "lineNumbers")
FOR_PAGE = frozenset("readonly lineNumbers height editorOptions autorun highlightOutput runnerOptions".split())
PARTS = lazy_regex(r"^\s*~~~\s*\n", re.M)  # of a diff
LINE_PX, PADDING_PX, EDGE_PX = 16, 20, 4  # of an editor whose letters have 11.5 px
PLAY = '<svg viewBox="0 0 32 32" width="1.2em" height="1.2em"><path fill="currentColor" d="M8 5l19 11L8 27z"/></svg>'


def editor(fence: Fence, context: Context) -> str | None:
    match = INFO.match(fence.info)
    if match is None:
        return None
    kind, language = match["kind"], match["language"] or "text"
    options = options_of(match["options"] or "", fence.line, context, OPTIONS)
    numbers = [options[name] not in (False, "off") for name in LINE_NUMBERS if name in options]
    lines = numbers[0] if numbers else context.options.line_numbers
    context = replace(context, options=with_colours(context.options))
    shown = {"class": "slidev-editor", "lines": lines}
    if context.options.editors is not True:
        context.report_once(
            "editor-not-live",
            f"the '{kind}' block is shown as code: there is no editor in the page",
            fence.line,
            kind,
            hint=context.options.editors or None,
        )
        return wrap_code(fence.code, language, context, fence.line, options=shown, group=fence.group)
    parts = PARTS.split(fence.code, maxsplit=1) if kind == "monaco-diff" else [fence.code]
    parts = [part.rstrip() for part in parts]
    plain = replace(context, options=replace(context.options, code_copy=False, transform_code=None))
    blocks = "".join(wrap_code(part, language, plain, fence.line, options=shown) for part in parts)
    return placed(parts, language, kind, blocks, {**options, "lines": lines})


def placed(parts: list[str], language: str, kind: str, blocks: str, options: Mapping[str, Any]) -> str:
    """The editor's place, as high as the editor will be."""
    wanted = {name: value for name, value in options.items() if name in FOR_PAGE and value is not None}
    wanted |= {"lang": language, "lines": options["lines"], **({"runs": True} if kind == "monaco-run" else {})}
    wanted |= {name: encoded(part) for name, part in zip(("code", "diff"), parts, strict=False)}
    height = options.get("height", "initial")
    own = max(part.count("\n") + 1 for part in parts) * LINE_PX + PADDING_PX + EDGE_PX
    shown = f"{own}px" if height in ("initial", "auto") else size(height)
    inner = {"class": "slidev-monaco-container-inner", "style": f"height:{shown}"}
    own_class, own_style = (str(options.get(name) or "") for name in ("class", "style"))
    outer = {
        "class": f"slidev-monaco-container {own_class}".strip(),
        "data-editor": json.dumps(wanted, ensure_ascii=False, separators=(",", ":")),
        **({"style": own_style} if own_style else {}),
    }
    run = runner(options) if kind == "monaco-run" else ""
    return f'<div{attributes(outer)}><div{attributes(inner)}><div class="deck-editor">{blocks}</div></div>{run}</div>\n'


def size(height: Any) -> str:
    return f"{height}px" if isinstance(height, int | float) else re.sub(r'[;"<>{}]', "", str(height))


def runner(options: Mapping[str, Any]) -> str:
    """What stands below an editor whose code runs."""
    at = options.get("showOutputAt")
    step = {"v-click": json.dumps(at)} if at not in (None, False, "") else {}
    height = options.get("outputHeight")
    own = {"style": f"height:{size(height)}"} if height else {}
    box = {"class": "relative flex flex-col rounded-b border-t border-main", **step, **own}
    waits = "Running..." if options.get("autorun", True) else "Click the play button to run the code"
    place = f'<div class="deck-run"><div class="text-sm text-center opacity-50">{waits}</div></div>'
    button = "deck-run-now slidev-icon-btn w-8 h-8 flex justify-center items-center"
    return (
        f"<div{attributes(box)}>{place}</div>"
        f'<div class="absolute right-1 top-1 z-1"><button class="{button}" title="Run code">{PLAY}</button></div>'
    )


def encoded(text: str) -> str:
    return base64.b64encode(text.encode("utf-8", "surrogatepass")).decode()


def with_colours(options: MarkdownOptions) -> MarkdownOptions:
    return replace(options, highlight=options.highlight_editor or options.highlight)
