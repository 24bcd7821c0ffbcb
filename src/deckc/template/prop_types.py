"""Prop types: what `defineProps<{ … }>()` says in types, as the options that Vue checks when it runs.

In: a type's syntax tree. Out: `(name, options as JavaScript)`. Source: Vue guide, "Typing Component Props".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node

__all__ = ["members", "string_of", "text"]

RUNTIME_TYPES = {"string": "String", "number": "Number", "boolean": "Boolean"}


def members(node: Node | None, root: Node) -> Iterator[tuple[str, str]]:
    """The props of an object type, an interface or an intersection, as Vue's options."""
    if node is None:
        return
    if node.type in ("type_identifier", "nested_type_identifier"):
        for statement in walk(root):
            if statement.type in ("interface_declaration", "type_alias_declaration"):
                name = statement.child_by_field_name("name")
                if name is not None and text(name) == text(node):
                    yield from members_of_declaration(statement, root)
        return
    if node.type in ("intersection_type", "parenthesized_type", "extends_type_clause"):
        for part in node.named_children:
            yield from members(part, root)
    for part in node.named_children if node.type in ("object_type", "interface_body") else ():
        name = part.child_by_field_name("name")
        if name is None:
            continue
        key = string_of(name) if name.type == "string" else text(name)
        optional = any(child.type == "?" for child in part.children)
        annotation = part.child_by_field_name("type")
        types = ["Function"] if part.type == "method_signature" else runtime_types(annotation)
        yield key, f"{{type: [{', '.join(types)}], required: {'false' if optional else 'true'}}}"


def members_of_declaration(node: Node, root: Node) -> Iterator[tuple[str, str]]:
    for part in node.named_children:
        if part.type == "extends_type_clause":
            yield from members(part, root)
    yield from members(node.child_by_field_name("body") or node.child_by_field_name("value"), root)


def runtime_types(annotation: Node | None) -> list[str]:
    """`string | boolean` → String, Boolean; what has no constructor gives none."""
    if annotation is None:
        return []
    found: dict[str, None] = {}
    pending = list(annotation.named_children)
    while pending:
        node = pending.pop(0)
        if node.type in ("union_type", "parenthesized_type"):
            pending = [*node.named_children, *pending]
        elif node.type == "literal_type":
            kinds = {"string": "String", "number": "Number", "true": "Boolean", "false": "Boolean"}
            if kind := kinds.get(node.named_children[0].type if node.named_children else ""):
                found[kind] = None
        elif node.type == "function_type":
            found["Function"] = None
        elif kind := RUNTIME_TYPES.get(text(node)):
            found[kind] = None
    return list(found)


def walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node.named_children:
        yield from walk(child)


def text(node: Node | None) -> str:
    return (node.text or b"").decode() if node is not None else ""


def string_of(node: Node | None) -> str:
    """What stands between the quotes."""
    return re.sub(r"^['\"`]|['\"`]$", "", text(node))
