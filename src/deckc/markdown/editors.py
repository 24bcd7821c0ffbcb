"""Editors: fences with `{monaco}` and its kin, shown as code that cannot be edited. Source: "Monaco Editor"."""

from __future__ import annotations

import re
from dataclasses import replace

from deckc.markdown.code_wrapper import wrap_code
from deckc.markdown.context import Context, MarkdownOptions
from deckc.markdown.fences import Fence, options_of

__all__ = ["editor"]

INFO = re.compile(r"(?P<language>[\w'-]+)?\s*\{(?P<kind>monaco[\w-]*)\}\s*(?P<options>\{[^}]*\})?", re.ASCII)
OPTIONS = (
    "readonly lines lineNumbers height editorOptions ata autorun showOutputAt outputHeight highlightOutput "
    "runnerOptions class style"
).split()
LINE_NUMBERS = ("lines", "lineNumbers")


def editor(fence: Fence, context: Context) -> str | None:
    match = INFO.match(fence.info)
    if match is None:
        return None
    context.report_once(
        "editor-not-live",
        f"the '{match['kind']}' block is shown as code: there is no editor in the page",
        fence.line,
        match["kind"],
    )
    options = options_of(match["options"] or "", fence.line, context, OPTIONS)
    numbers = [bool(options[name]) for name in LINE_NUMBERS if name in options]
    context = replace(context, options=with_colours(context.options))
    shown = {"class": "slidev-editor"} | ({"lines": numbers[0]} if numbers else {})
    return wrap_code(fence.code, match["language"] or "text", context, fence.line, options=shown, group=fence.group)


def with_colours(options: MarkdownOptions) -> MarkdownOptions:
    return replace(options, highlight=options.highlight_editor or options.highlight)
