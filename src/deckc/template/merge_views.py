"""Merge views: one slide as it is in different views, laid over each other as one tree.

What all have alike stands once. What differs stands there for each, with `data-views`: the player leaves in the page
what belongs to its view (`client/slide/render-when.js`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import reduce

from deckc.template.expressions import View, words_of
from deckc.template.tree import VOID, Comment, Element, Node, Text, serialize

__all__ = ["Variant", "merged"]

Variant = tuple[frozenset[View], list[Node]]  # views, and the nodes there
WHOLE = frozenset("pre option textarea title style script svg math select".split())  # differ as a whole


def merged(variants: Sequence[Variant]) -> list[Node]:
    """One list of nodes of all variants, which hold all views together."""
    if len(variants) == 1:
        return flat(variants[0][1])
    distinct = united([(views, flat(nodes)) for views, nodes in variants])
    if len(distinct) == 1:
        return distinct[0][1]
    return list(laid_over(distinct, ""))


def united(variants: Sequence[Variant]) -> list[Variant]:
    """Those that look alike as one."""
    found: dict[str, Variant] = {}
    for views, nodes in variants:
        text = serialize(nodes)
        known = found.get(text, (frozenset(), nodes))
        found[text] = (known[0] | views, known[1])
    return list(found.values())


def flat(nodes: Sequence[Node]) -> list[Node]:
    """The nodes, those of fragments in their places; a part that runs in the page stays one, with its comments."""
    out: list[Node] = []
    for node in nodes:
        if isinstance(node, Element) and not node.tag and not is_live(node):
            out += flat(node.children)
        else:
            out.append(node)
    return out


def is_live(fragment: Element) -> bool:
    return not fragment.tag and bool(fragment.children) and isinstance(fragment.children[0], Comment)


def laid_over(variants: Sequence[Variant], parent: str) -> Iterator[Node]:
    """What is alike once, elements with the same start tag with their children merged, all else side by side."""
    for between, alike in anchored(variants, lambda node: serialize([node])):
        for different, same in anchored(between, start_tag):
            yield from side_by_side(different, parent)
            if same:
                yield with_children([(views, node) for (views, _), node in zip(variants, same, strict=True)], parent)
        yield from alike[:1]


def anchored(variants: Sequence[Variant], key: Callable[[Node], str]) -> Iterator[tuple[list[Variant], list[Node]]]:
    """What the variants have up to nodes of the same key in all of them, and these nodes; the last ones are none."""
    keys = [[key(node) for node in nodes] for _, nodes in variants]
    starts = [0] * len(variants)
    for word in reduce(shared, keys):
        places = [words.index(word, start) for words, start in zip(keys, starts, strict=True)]
        rows = list(zip(variants, starts, places, strict=True))
        yield (
            [(views, nodes[start:place]) for (views, nodes), start, place in rows],
            [nodes[place] for (_, nodes), _, place in rows],
        )
        starts = [place + 1 for place in places]
    yield [(views, nodes[start:]) for (views, nodes), start in zip(variants, starts, strict=True)], []


def shared(left: list[str], right: list[str]) -> list[str]:
    """A common subsequence; an empty key matches nothing."""
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    return [word for block in blocks for word in left[block.a : block.a + block.size] if word]


def start_tag(node: Node) -> str:
    """The start tag of an element whose children can be merged; "" of all else."""
    if not isinstance(node, Element) or not node.tag or node.tag in VOID | WHOLE:
        return ""
    if node.children and all(isinstance(child, Text) for child in node.children):
        return ""  # rather the element twice than its text in elements of its own
    return serialize([replace(node, children=[])])


def with_children(variants: Sequence[tuple[frozenset[View], Node]], parent: str) -> Element:
    elements = [(views, node) for views, node in variants if isinstance(node, Element)]
    first = elements[0][1]
    inside = "svg" if first.tag == "svg" or (parent == "svg" and first.tag != "foreignObject") else first.tag
    children = united([(views, flat(node.children)) for views, node in elements])
    return replace(first, children=list(laid_over(children, inside)))


def side_by_side(variants: Sequence[Variant], parent: str) -> Iterator[Node]:
    """All nodes, those that look alike in some of the variants once."""
    texts: list[str] = []
    rows: list[tuple[Node, frozenset[View]]] = []
    for views, nodes in variants:
        own = [serialize([node]) for node in nodes]
        matcher = SequenceMatcher(None, texts, own, autojunk=False)
        joined_texts, joined_rows = list[str](), list[tuple[Node, frozenset[View]]]()
        for kind, start, end, own_start, own_end in matcher.get_opcodes():
            same = views if kind == "equal" else frozenset[View]()
            joined_texts += texts[start:end]
            joined_rows += [(node, there | same) for node, there in rows[start:end]]
            if kind != "equal":
                joined_texts += own[own_start:own_end]
                joined_rows += [(node, views) for node in nodes[own_start:own_end]]
        texts, rows = joined_texts, joined_rows
    for node, views in rows:
        yield marked(node, words_of(views), parent)


def marked(node: Node, words: str, parent: str) -> Node:
    """The node for some views only."""
    if isinstance(node, Text):
        if isinstance(node, Comment) or not node.text.strip():
            return node
        return Element("tspan" if parent == "svg" else "span", {"data-views": words}, [node])
    assert isinstance(node, Element)
    if is_live(node):
        return Element("div", {"style": "display:contents", "data-views": words}, [node])
    return replace(node, attrs={**node.attrs, "data-views": words})
