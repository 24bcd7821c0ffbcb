"""Prop types: what `defineProps<{ … }>()` says in types, as the options that Vue checks when it runs.

In: a type's syntax tree. Out: `(name, options as JavaScript)`. Source: Vue guide, "Typing Component Props".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node

__all__ = ["Declarations", "members", "string_of", "text"]

MAX_DEPTH = 10  # of types that name types: one may name itself
RUNTIME_TYPES = {"string": "String", "number": "Number", "boolean": "Boolean"}


@dataclass(slots=True)
class Declarations:
    """Where types may be declared: the script itself and others that it imports types from."""

    roots: list[Node]
    aliases: dict[str, str] = field(default_factory=dict)  # local name → the name it was exported by
    missing: list[str] = field(default_factory=list)  # names that were looked for and not found

    def find(self, name: str) -> Node | None:
        """The interface or type of this name."""
        names = (name, self.aliases.get(name))
        for root in self.roots:
            for node in walk(root):
                kind = node.type in ("interface_declaration", "type_alias_declaration")
                if kind and text(node.child_by_field_name("name")) in names:
                    return node
        return None


def members(node: Node | None, known: Declarations, depth: int = 0) -> Iterator[tuple[str, str]]:
    """The props of an object type, an interface or an intersection."""
    kind = node.type if node is not None else ""
    if node is None or depth > MAX_DEPTH:
        return
    if kind in ("type_identifier", "nested_type_identifier"):
        declared = known.find(text(node))
        if declared is None:
            known.missing.append(text(node))
        else:
            for part in parts_of_declaration(declared):
                yield from members(part, known, depth + 1)
    elif kind == "generic_type":  # Partial<T>, Omit<T, …>: the props of T
        arguments = node.child_by_field_name("type_arguments")
        found = members(arguments.named_children[0] if arguments else None, known, depth)
        partial = text(node.child_by_field_name("name")) == "Partial"
        yield from ((name, option.replace(": true}", ": false}") if partial else option) for name, option in found)
    elif kind in ("intersection_type", "parenthesized_type", "extends_type_clause"):
        for part in node.named_children:
            yield from members(part, known, depth)
    elif kind in ("object_type", "interface_body"):
        for part in node.named_children:
            yield from prop(part)


def prop(node: Node) -> Iterator[tuple[str, str]]:
    """One member of an object type: `name?: type`."""
    name = node.child_by_field_name("name")
    if name is None:
        return
    key = string_of(name) if name.type == "string" else text(name)
    optional = any(child.type == "?" for child in node.children)
    types = ["Function"] if node.type == "method_signature" else runtime_types(node.child_by_field_name("type"))
    yield key, f"{{type: [{', '.join(types)}], required: {'false' if optional else 'true'}}}"


def parts_of_declaration(node: Node) -> list[Node | None]:
    """What an interface extends, and its own body."""
    extended = [part for part in node.named_children if part.type == "extends_type_clause"]
    return [*extended, node.child_by_field_name("body") or node.child_by_field_name("value")]


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
