"""Markdown: a slide's text to template HTML, one string a slot.

In: the body of a slide and `MarkdownOptions`. Out: a `Template` and diagnostics whose spans count from the body's
first line. Files are read for `<<<` only. Source: Slidev guide, "Markdown Syntax" and its features.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin as footnotes

from deckc.diagnostics import Diagnostic
from deckc.disk.files import Files
from deckc.markdown.code import (
    TOKEN,
    FenceRenderer,
    code_groups,
    editor,
    fences,
    inline_code,
    magic_move,
    mermaid,
    plantuml,
    snippets,
)
from deckc.markdown.comark import comark_blocks, comark_inline, comark_inside
from deckc.markdown.core import (
    Context,
    Highlight,
    MarkdownOptions,
    TransformedBlock,
    Twoslash,
    Typeset,
    new_env,
    render_anchored,
)
from deckc.markdown.formula_scan import formulas_in
from deckc.markdown.math import math, report_formulas
from deckc.markdown.notes import note_to_html
from deckc.markdown.text import (
    alerts,
    ascii_trim,
    emphasis,
    headings,
    html_blocks,
    internal_links,
    link_definitions,
    markup_checks,
    shared_references,
    slot_markers,
    split_slots,
    take_out_scripts,
    take_out_styles,
    tasks,
)
from deckc.markdown.titles import inline_to_html, plain_text
from deckc.model import Style, Template, TemplateSlot

__all__ = [
    "TOKEN",
    "Highlight",
    "MarkdownOptions",
    "TransformedBlock",
    "Twoslash",
    "Typeset",
    "formulas_in",
    "inline_to_html",
    "link_definitions",
    "note_to_html",
    "plain_text",
    "to_template",
]

FENCES: tuple[FenceRenderer, ...] = (mermaid, plantuml, magic_move, editor)

# In this order: a rule that is put "before fence" later stands nearer to the fence.
PLUGINS: tuple[Callable[[MarkdownIt], None], ...] = (
    ascii_trim,
    html_blocks,
    snippets,
    lambda md: fences(md, FENCES),
    internal_links,
    inline_code,
    footnotes,
    tasks,
    slot_markers,
    alerts,
    emphasis,
    shared_references,
    markup_checks,
)
MATH = (math, report_formulas)
COMARK = (comark_blocks, comark_inside, comark_inline, code_groups)


@cache
def engine(comark: bool, with_math: bool) -> MarkdownIt:
    """Slidev's Markdown, built once for each set of syntaxes."""
    md = MarkdownIt(
        "default", {"html": True, "linkify": True, "typographer": True, "xhtmlOut": True, "quotes": "\"\"''"}
    )
    assert md.linkify is not None
    md.linkify.set({"fuzzy_link": False})
    for plugin in (*PLUGINS, *(MATH if with_math else ()), *(COMARK if comark else ())):
        plugin(md)
    return md


def to_template(body: str, options: MarkdownOptions, files: Files) -> tuple[Template, tuple[Diagnostic, ...]]:
    """The slide's template. `body` is trimmed; problem spans are relative to it (file None, first line 1)."""
    context = Context(lines=body.split("\n"), options=options, files=files)
    env = new_env(context)
    md = engine(options.comark, options.typeset is not None)
    tokens = md.parse(body, env)
    slots: dict[str, TemplateSlot] = {}
    styles: list[Style] = []
    scripts: list[tuple[str, int]] = []
    for name, runs in split_slots(tokens, context).items():
        slot, found_styles = take_out_styles(render_anchored(md, runs, env))
        slots[name], found_scripts = take_out_scripts(slot)
        styles += found_styles
        scripts += found_scripts
    template = Template(slots, tuple(styles), tuple(scripts), headings(tokens), tuple(context.reads))
    return template, tuple(sorted(context.problems, key=lambda problem: problem.span.line if problem.span else 0))
