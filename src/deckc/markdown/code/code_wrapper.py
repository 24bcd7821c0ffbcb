"""Code wrapper: a fenced block with its title bar, lines and copy button.

Elements and classes are Slidev's, since decks' own styles name them. Source: Slidev guide, "Code Blocks".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from deckc.lazy_regex import lazy_regex
from deckc.markdown.code.code_lines import (
    first_number,
    highlighted_lines,
    marked_lines,
    report_empty_ranges,
    step_attributes,
)
from deckc.markdown.code.title_icons import icon_of_title, text_of_title
from deckc.markdown.code.twoslash_lines import annotated_lines, lines_below
from deckc.markdown.core import VERBATIM, Context, TransformedBlock, attributes, escape
from deckc.model import Annotation

__all__ = ["copy_button", "icon_box", "is_attribute", "text_of_option", "title_bar", "wrap_code"]

# A clipboard with three lines of writing, drawn for this project.
COPY_ICON = (
    '<svg class="slidev-icon p-2 w-8 h-8" viewBox="0 0 256 256" width="1.2em" height="1.2em"><path fill="none" '
    'stroke="currentColor" stroke-width="16" stroke-linejoin="round" stroke-linecap="round" '
    'd="M88 44H48v180h160V44h-40M88 28h80v36H88zM84 108h88M84 144h88M84 180h56"/></svg>'
)

PRE = lazy_regex(r"<pre(?:\s[^>]*)?(?=>)")

# Options that steer the block; all others become attributes of the wrapper.
OWN_OPTIONS = frozenset({"ranges", "finally", "startLine", "lines", "at", "maxHeight", "title", "class", "style"})


def wrap_code(
    code: str,
    language: str,
    context: Context,
    line: int,
    *,
    title: str = "",
    ranges: Sequence[str] = (),
    options: Mapping[str, Any] | None = None,
    group: str | None = None,
    annotations: Sequence[Annotation] | None = None,
    meta: str = "",
) -> str:
    """The block's template HTML.

    `line` is where the fence stands. `group`: the block is in a code group, whose tab takes the place of the title
    bar; the text is what the wrapper's class says of it ("active" or ""). `annotations`: what is shown about the code;
    None: nobody asked. `meta`: what stands behind the
    language, for transformers. Problems: unknown-language, no-such-line.
    """
    options = options or {}
    start = first_number(options)
    transform = None if annotations else context.options.transform_code
    lines = highlighted_lines(transform.source(code, language, meta) if transform else code, language, context, line)
    report_empty_ranges(ranges, start, start + len(lines) - 1, context, line)
    shown = annotated_lines(lines, annotations, "ts", context.options.highlight) if annotations else lines
    below = lines_below(annotations or (), len(lines))
    kind = "" if annotations is None else " twoslash lsp"
    themes, colours = context.options.code_frame
    pre = {"class": f"shiki {themes}{kind} slidev-code", "style": colours}
    block = transform.block(lines, pre, {"class": f"language-{language}"}) if transform else None
    if block is None:
        open_tags = f'<pre{attributes(pre)}><code class="language-{escape(language)}">'
        block = TransformedBlock(open_tags, [("line", "", html) for html in shown], "</code></pre>")
    marked = joined(list(marked_lines(block.lines, ranges, start)), below)
    with_bar = bool(title) and group is None
    wrapper = {
        "class": " ".join(wrapper_classes(options, ranges, group, context)),
        "data-title": title,
        "style": wrapper_style(options, start),
        **({"data-code-steps": step_attributes(ranges, options)} if ranges else {}),
        **{name: text_of_option(value) for name, value in options.items() if is_attribute(name, value)},
    }
    return (
        f"<div{attributes(wrapper)}>"
        f"{title_bar(title) if with_bar else ''}"
        f"{PRE.sub(lambda found: found[0] + VERBATIM, block.open, count=1)}{marked}{block.close}"
        f"{copy_button(with_bar) if context.options.code_copy else ''}</div>\n"
    )


def joined(lines: Sequence[str], below: Mapping[int, str]) -> str:
    """The lines with what stands below each; a block there takes the place of the line break."""
    last = len(lines) - 1
    parts = (f"{line}{below.get(index, '' if index == last else chr(10))}" for index, line in enumerate(lines))
    return "".join(parts) + "".join(html for index, html in below.items() if index > last)


def wrapper_classes(
    options: Mapping[str, Any], ranges: Sequence[str], group: str | None, context: Context
) -> Iterator[str]:
    yield "slidev-code-wrapper relative group"
    if options.get("lines", context.options.line_numbers):
        yield "slidev-code-line-numbers"
    if group:
        yield group
    if ranges and ranges[0] == "hide":
        yield "slidev-vclick-hidden"
    if own := options.get("class"):
        yield text_of_option(own)


def wrapper_style(options: Mapping[str, Any], start: int) -> str:
    height = options.get("maxHeight")
    scroll = f"max-height: {height}; overflow-y: scroll; " if height else ""
    own = options.get("style")
    return f"{scroll}--start: {start};{' ' + text_of_option(own) if own else ''}"


def is_attribute(name: str, value: Any) -> bool:
    return name not in OWN_OPTIONS and value is not None and name.replace("-", "").isalnum()


def text_of_option(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(map(text_of_option, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def title_bar(title: str) -> str:
    return (
        f'<div class="slidev-code-block-title">{icon_box(title)}'
        f'<div class="leading-1em"{VERBATIM}>{escape(text_of_title(title))}</div></div>'
    )


def icon_box(title: str) -> str:
    icon = icon_of_title(title)
    return f'<div class="w-3.5 h-3.5 relative {escape(icon)}"></div>' if icon else ""


def copy_button(under_title: bool) -> str:
    top = "top-10" if under_title else "top-0"
    look = "absolute right-0 transition opacity-0 group-hover:opacity-20 hover:!opacity-100"
    return f'<button class="slidev-code-copy {look} {top}" title="Copy">{COPY_ICON}</button>'
