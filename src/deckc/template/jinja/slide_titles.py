"""Slide titles: `slide_title(no)` in a Jinja template: the title of a slide, with the values of its `{{ }}`.

Source: Slidev's `TitleRenderer`, in which each title is a template that sees the slide where it is shown.
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from deckc.model import Span, TocEntry
from deckc.template.expressions import Run, Scope, Slot, display, template_globals
from deckc.template.jinja.routes import counted
from deckc.template.tree import Source, parse

__all__ = ["slot_of", "title_slot"]


def title_slot(no: Any, slots: dict[str, Slot], span: Span, run: Run) -> Markup:
    """The place of slide `no`'s title in the output, empty where there is no such slide; `slots` gets what fills it.

    `span`: where the number was given.
    """
    number = display(no)
    toc = run.facts.toc
    if not (number.isdecimal() and 0 < int(number[:9]) <= len(toc)):
        run.report("unknown-slide", f"no slide '{number}'", span, f"the deck has {counted(run.facts.total)}")
        return Markup("")
    name = f"title:{number}"
    slots.setdefault(name, slot_of(toc[int(number) - 1], run))
    return Markup('<slot name="{}"></slot>').format(name)


def slot_of(entry: TocEntry, run: Run) -> Slot:
    nodes, _ = parse(Source(entry.title_html))
    return Slot(nodes, Scope({}, template_globals(run), quiet=True))  # what is wrong in it is told at the heading
