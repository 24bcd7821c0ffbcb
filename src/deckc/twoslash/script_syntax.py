"""Script syntax: the names in a script, which are what a type can be shown for, and where imports and arguments stand.

In: a script and its ending: ts, tsx, js or jsx. Out: places as offsets in characters. Source: TypeScript's grammar.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

__all__ = ["Identifier", "Syntax", "read_syntax"]

NAMES = frozenset(
    "identifier property_identifier shorthand_property_identifier shorthand_property_identifier_pattern "
    "type_identifier statement_identifier undefined".split()
)
IMPORTING = frozenset("import_specifier import_clause namespace_import export_specifier import_alias".split())


@dataclass(frozen=True, slots=True)
class Identifier:
    start: int  # characters from the beginning of the script
    end: int
    imported: bool = False  # it stands where a module says what it imports or exports
    arguments: int | None = None  # it is what a call or `new` names: where the arguments begin, behind the bracket


@dataclass(frozen=True, slots=True)
class Syntax:
    names: list[Identifier]  # in the order of the text
    imports: dict[int, frozenset[str]]  # where the name of a module begins → the names imported from it
    arguments: set[tuple[int, int]]  # of calls, each from its beginning to its end


@cache
def parser(with_tags: bool) -> Parser:
    import tree_sitter  # 40 ms, and most decks need none
    import tree_sitter_typescript

    language = tree_sitter_typescript.language_tsx() if with_tags else tree_sitter_typescript.language_typescript()
    return tree_sitter.Parser(tree_sitter.Language(language))


@lru_cache(64)
def read_syntax(script: str, extension: str) -> Syntax:
    data = script.encode()
    root = parser(extension != "ts").parse(data).root_node
    ascii_only = len(data) == len(script)

    def offset(place: int) -> int:
        return place if ascii_only else len(data[:place].decode())

    syntax = Syntax([], {}, set())
    for node in walk(root):
        if node.type in NAMES and not is_constructor(node):
            behind = arguments_of(node)
            syntax.names.append(
                Identifier(
                    offset(node.start_byte),
                    offset(node.end_byte),
                    node.parent is not None and node.parent.type in IMPORTING,
                    None if behind is None else offset(behind),
                )
            )
        elif node.type == "import_statement" and (source := node.child_by_field_name("source")):
            words = {child.text.decode() for child in walk(node) if child.type == "identifier" and child.text}
            syntax.imports[offset(source.start_byte)] = frozenset(words)
        elif node.type == "arguments":
            syntax.arguments.update((offset(it.start_byte), offset(it.end_byte)) for it in node.named_children)
    return syntax


def walk(root: Node) -> Iterator[Node]:
    """All nodes below a node, in the order of the text."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(node.children))


def arguments_of(node: Node) -> int | None:
    """Where the arguments of `name(…)`, `x.name(…)` or `new name(…)` begin, in bytes."""
    callee, call = node, node.parent
    if call is not None and call.type == "member_expression" and call.child_by_field_name("property") == node:
        callee, call = call, call.parent
    if call is None or callee not in (call.child_by_field_name("function"), call.child_by_field_name("constructor")):
        return None
    arguments = call.child_by_field_name("arguments")
    return arguments.start_byte + 1 if arguments and arguments.type == "arguments" else None


def is_constructor(node: Node) -> bool:
    """`constructor(…) {}` is a word of the language there."""
    return node.parent is not None and node.parent.type == "method_definition" and node.text == b"constructor"
