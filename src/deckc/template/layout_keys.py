"""Layout keys: a slide's frontmatter against what its layout shows.

Errors: `ignored-key`, `empty-layout`, `unknown-value`. Source: Slidev guide, "Built-in Layouts".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from deckc.lazy_regex import lazy_regex
from deckc.model import Component, Slide
from deckc.template import jinja
from deckc.template.directives import report_values
from deckc.template.expressions import Run

__all__ = ["report_layout_keys", "seen_by_others"]

# What layouts show and nothing else does; a layout that says none of these words leaves them out.
SHOWN = ("background", "backgroundSize", "image", "imageSize", "url", "layoutClass")
ALL_KEYS = lazy_regex(r"\$attrs|useAttrs|v-bind=|\bfrontmatter\b(?!\??\.\w)")  # it may read any key


def report_layout_keys(slide: Slide, layout: Component, run: Run) -> None:
    """Keys that the layout leaves out, those that it is there to show and does not get, and values that none are."""
    for key in SHOWN:
        if not slide.frontmatter.get(key) or shows(layout, key):
            continue
        if not any(mentions(text, key) for text in other_readers(slide, run)):
            showing = sorted(name for name, other in run.theme.layouts.items() if shows(other, key))
            run.report(
                "ignored-key",
                f"the layout '{layout.name}' does not show '{key}'",
                slide.spans.get((key,)),
                f"layouts that do: {', '.join(showing)}" if showing else None,
            )
    if layout.kind != "jinja":
        return
    declared = jinja.declared_props(layout)
    given = {name: run.facts.frontmatter[name] for name in declared if name in run.facts.frontmatter}
    for name, about in declared.items():
        if "default" not in about and not given.get(name):
            place = slide.spans.get(("layout",))
            run.report("empty-layout", f"the layout '{layout.name}' has nothing to show: no '{name}'", place)
    report_values(declared, given, layout.name, lambda name, word: slide.spans.get((name,)), run)


def shows(layout: Component, key: str) -> bool:
    """Whether a layout has the prop, or may read the key otherwise."""
    if layout.kind == "jinja":
        return key in jinja.declared_props(layout) or f"frontmatter.{key}" in layout.source
    return mentions(layout.source, key)


def other_readers(slide: Slide, run: Run) -> Iterator[str]:
    """Texts besides the layout that may use a key of frontmatter: the slide, layers, the author's own components."""
    yield slide.source.body
    for part in chain(run.theme.components.values(), chain.from_iterable(run.theme.layers.values())):
        if part.origin != "base":
            yield part.source


def seen_by_others(part: Component) -> str:
    """What of a component's source slides without it ask for: the keys of frontmatter that it reads, and its styles."""
    keys = [key for key in SHOWN if mentions(part.source, key)]
    return "\n".join((*keys, part.styles))


def mentions(text: str, key: str) -> bool:
    return re.search(rf"\b{key}\b", text) is not None or ALL_KEYS.search(text) is not None
