"""Link checks: links in HTML that lead to no slide, and links to a place of the slide that is not there.

In: the finished tree. Problem code: `unknown-slide`. Source: Slidev guide, "Routes"; Vue Router, "History Modes".
"""

from __future__ import annotations

from deckc.diagnostics import did_you_mean
from deckc.lazy_regex import lazy_regex
from deckc.model import Span
from deckc.template.directives import is_authored, value_place
from deckc.template.expressions import Run
from deckc.template.jinja import aliases, check_slide, is_slide
from deckc.template.tree import Element, Node, walk

__all__ = ["report_links"]

BEGINNING = lazy_regex(r"[#/\d]")  # of a link to a slide or a place on it
BY_LINK = lazy_regex(r"(?:#?/|#/)?\d+(#.+)")  # what `<Link to="#name">` has become
NUMBER = lazy_regex(r"/\d+/?(?:[?#].*)?")
NAME = lazy_regex(r"/([\w-]{4,})/?(?:[?#].*)?")
LINKS = ("a", "area")


def report_links(nodes: list[Node], run: Run) -> None:
    """Says which links of the slide lead nowhere."""
    links = [each for each in walk(nodes) if each.tag in LINKS and BEGINNING.match(each.attrs.get("href") or "")]
    if not links:  # of others the deck's slides say nothing
        return
    run.reads |= {"total", "toc"}
    marks = {mark for element in walk(nodes) for name in ("id", "name") if (mark := element.attrs.get(name))}
    for element in links:
        url = element.attrs["href"] or ""
        if is_authored(element, run):
            report_authored(url, element, marks, run)
        elif found := BY_LINK.fullmatch(url):
            report_mark(found[1], run.given.get(found[1]), marks, run)


def report_authored(url: str, element: Element, marks: set[str], run: Run) -> None:
    """An `<a href>` as HTML has it: it leads to a slide, too, and in the page so does `#3`."""
    place = value_place(element, "href")
    if url.startswith("#/") or (url.startswith("#") and url[1:].isdecimal()):
        check_slide(url[1:], place, run)
    elif url.startswith("#"):
        report_mark(url, place, marks, run)
    elif NUMBER.fullmatch(url) or ((found := NAME.fullmatch(url)) and did_you_mean(found[1], aliases(run))):
        check_slide(url, place, run)


def report_mark(url: str, place: Span | None, marks: set[str], run: Run) -> None:
    """A link to a place of its own slide."""
    name = url[1:]
    if not name or name == "top" or name in marks:
        return
    slide = name if is_slide(name, run) else did_you_mean(name, aliases(run))
    near = did_you_mean(name, marks)
    hint = f"did you mean '#{near}'?" if near else f"slides are named with a slash: '/{slide}'" if slide else None
    run.report("unknown-slide", f"nothing on this slide is called '{name}'", place, hint)
