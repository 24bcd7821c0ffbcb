"""Serializer: nodes → HTML that a browser reads back as the same tree.

What HTML text cannot say (a `p` in a `p`, an `a` in an `a`, a `div` between table rows) is written as a `div` or
`span` with `data-tag`: it looks alike without scripts, and the player makes it the element it stands for.
Source: HTML Living Standard, "tree construction" (which start tag ends which open element).
"""

from __future__ import annotations

from functools import lru_cache

from deckc.lazy_regex import lazy_regex
from deckc.template.tree.nodes import VOID, Comment, Element, Markup, Node, Text

__all__ = ["escape", "serialize"]

NAME = lazy_regex(r"[^\s/>=\"'<\x00][^\s/>=\"'<\x00]*")
KEEP_NEWLINE = frozenset(("pre", "textarea"))
RAW = frozenset(("script", "style"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
CLOSES_P = HEADINGS | frozenset(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form "
    "header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp".split()
)
ENDED_BY = {"p": CLOSES_P, "dd": {"dd", "dt"}, "dt": {"dd", "dt"}}
ENDED_BY |= {tag: {tag} for tag in ("a", "button", "form", "li", "nobr")}
ENDED_BY |= dict.fromkeys(HEADINGS, HEADINGS)
SCOPES = frozenset("table td th caption button object template foreignObject select marquee".split())
LISTS = {"ul": {"li"}, "ol": {"li"}, "menu": {"li"}, "dl": {"dd", "dt"}}  # a list → what in it ends no item around it

ROWS = frozenset(("thead", "tbody", "tfoot"))
CHILDREN = {  # of the parts of a table; anything else would be moved out of it
    "table": ROWS | {"caption", "colgroup", "tr"},
    **dict.fromkeys(ROWS, frozenset(("tr",))),
    "tr": frozenset(("td", "th")),
    "colgroup": frozenset(("col",)),
}
PARTS = frozenset().union(*CHILDREN.values())
INLINE = frozenset(("a", "button", "nobr"))
ANYWHERE = frozenset(("script", "template", "style"))


def serialize(nodes: list[Node]) -> str:
    """The HTML text of a tree."""
    out: list[str] = []
    write(nodes, out, {}, "")
    return "".join(out)


def write(nodes: list[Node], out: list[str], open_tags: dict[str, list[int]], parent: str) -> None:
    """`open_tags` are the open elements that a start tag could end, with the place of their start tag in `out`;
    `parent` is the tag around the nodes as it was written."""
    for node in nodes:
        if isinstance(node, Element):
            if node.tag:
                write_element(node, out, open_tags, parent)
            else:  # a fragment
                write(node.children, out, open_tags, parent)
        elif isinstance(node, Markup):
            out.append(node.html)
        elif isinstance(node, Comment):
            out.append(f"<!--{node.data}-->")
        elif isinstance(node, Text):
            text = node.text
            out.append(text.replace("</noscript", "<\\/noscript") if parent in RAW else escape(text))


def write_element(node: Element, out: list[str], open_tags: dict[str, list[int]], parent: str) -> None:
    tag = node.tag if is_name(node.tag) else "div"
    for outer, place in open_tags.items():
        if tag in ENDED_BY[outer]:
            place[1] = 1
    at = len(out)
    attributes = "".join([write_attribute(name, value) for name, value in node.attrs.items()]) if node.attrs else ""
    out.append(f"<{tag}{attributes}>")
    if tag in VOID:
        return
    if (tag in PARTS and tag not in CHILDREN.get(parent, ())) or (tag in CHILDREN and not holds_parts(node)):
        out[at] = f'<div data-tag="{tag}"{attributes}>'
        if "p" in open_tags:
            open_tags["p"][1] = 1
        write_children(node, out, open_tags, "div")
        out.append("</div>")
        return
    if tag in SCOPES:
        open_tags = {}
    elif tag in LISTS:
        open_tags = {outer: place for outer, place in open_tags.items() if outer not in LISTS[tag]}
    if tag not in ENDED_BY:
        write_children(node, out, open_tags, tag)
        out.append(f"</{tag}>")
        return
    mark = [at, 0]
    write_children(node, out, {**open_tags, tag: mark}, tag)
    if mark[1]:
        stand_in = "span" if tag in INLINE else "div"
        out[at] = f'<{stand_in} data-tag="{tag}"{attributes}>'
        tag = stand_in
    out.append(f"</{tag}>")


def write_children(node: Element, out: list[str], open_tags: dict[str, list[int]], tag: str) -> None:
    children = node.children
    if tag in KEEP_NEWLINE and children and isinstance(children[0], Text) and children[0].text.startswith("\n"):
        out.append("\n")  # HTML drops the first one
    write(children, out, open_tags, tag)


def holds_parts(node: Element) -> bool:
    """Whether a table or a part of one holds nothing but its parts."""
    allowed = CHILDREN[node.tag]
    for child in node.children:
        if isinstance(child, Element):
            if not child.tag:
                fits = holds_parts(Element(node.tag, {}, child.children))
            elif child.tag in allowed:
                fits = child.tag not in CHILDREN or holds_parts(child)
            else:
                fits = child.tag in ANYWHERE
            if not fits:
                return False
        elif isinstance(child, Text) and child.text.strip():
            return False
    return True


def write_attribute(name: str, value: str | None) -> str:
    if not is_name(name):
        return ""
    if value is None or value == "":
        return f' {name}=""'
    if "&" in value or '"' in value or "<" in value:
        value = value.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return f' {name}="{value}"'


@lru_cache(4096)
def is_name(text: str) -> bool:
    """Whether HTML text can hold a tag or attribute of this name; expressions may make any."""
    return NAME.fullmatch(text) is not None


def escape(text: str) -> str:
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text
