"""Serializer: nodes → HTML that a browser reads back as the same tree.

What HTML text cannot say (a `p` in a `p`, an `a` in an `a`) is written as a `div` or `span` with `data-tag`: it looks
alike without scripts, and the player makes it the element it stands for.
Source: HTML Living Standard, "tree construction" (which start tag ends which open element).
"""

from __future__ import annotations

from deckc.template.nodes import VOID, Element, Node, Text

__all__ = ["escape", "serialize"]

KEEP_NEWLINE = frozenset(("pre", "textarea"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
CLOSES_P = HEADINGS | frozenset(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form "
    "header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp".split()
)
ENDED_BY = {"p": CLOSES_P, "a": {"a"}, "button": {"button"}, "form": {"form"}, "li": {"li"}} | {
    tag: {"dd", "dt"} for tag in ("dd", "dt")
}
ENDED_BY |= dict.fromkeys(HEADINGS, HEADINGS)
SCOPES = frozenset("table td th caption button object template foreignObject select marquee".split())
LISTS = {"li": ("ul", "ol", "menu"), "dd": ("dl",), "dt": ("dl",)}


def serialize(nodes: list[Node]) -> str:
    """The HTML text of a tree."""
    out: list[str] = []
    write(nodes, out, {}, False)
    return "".join(out)


def write(nodes: list[Node], out: list[str], open_tags: dict[str, list[int]], raw: bool) -> None:
    """`open_tags` are the open elements that a start tag could end, with the place of their start tag in `out`."""
    for node in nodes:
        if isinstance(node, Element):
            write_element(node, out, open_tags)
        elif isinstance(node, Text):
            text = node.text
            out.append(text.replace("</noscript", "<\\/noscript") if raw else escape(text))


def write_element(node: Element, out: list[str], open_tags: dict[str, list[int]]) -> None:
    tag = node.tag
    if not tag:  # a fragment
        write(node.children, out, open_tags, False)
        return
    for outer, place in open_tags.items():
        if tag in ENDED_BY[outer]:
            place[1] = 1
    at = len(out)
    attributes = "".join([write_attribute(name, value) for name, value in node.attrs.items()]) if node.attrs else ""
    out.append(f"<{tag}{attributes}>")
    if tag in VOID:
        return
    if tag in SCOPES:
        open_tags = {}
    elif tag in ("ul", "ol", "menu", "dl"):
        open_tags = {outer: place for outer, place in open_tags.items() if tag not in LISTS.get(outer, ())}
    if tag not in ENDED_BY:
        write_children(node, out, open_tags)
        out.append(f"</{tag}>")
        return
    mark = [at, 0]
    write_children(node, out, {**open_tags, tag: mark})
    if mark[1]:
        stand_in = "span" if tag in ("a", "button") else "div"
        out[at] = f'<{stand_in} data-tag="{tag}"{attributes}>'
        tag = stand_in
    out.append(f"</{tag}>")


def write_children(node: Element, out: list[str], open_tags: dict[str, list[int]]) -> None:
    children = node.children
    if node.tag in KEEP_NEWLINE and children and isinstance(children[0], Text) and children[0].text.startswith("\n"):
        out.append("\n")  # HTML drops the first one
    write(children, out, open_tags, node.tag in ("script", "style"))


def write_attribute(name: str, value: str | None) -> str:
    if value is None or value == "":
        return f' {name}=""'
    if "&" in value or '"' in value or "<" in value:
        value = value.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return f' {name}="{value}"'


def escape(text: str) -> str:
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text
