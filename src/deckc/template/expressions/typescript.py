"""TypeScript: a script without its types, its imports and exports taken apart, for an engine that knows no modules.

In: JavaScript or TypeScript. Out: the same text with types blanked (lines stay where they are) and a list of what the
module imports, exports and declares. Source: TypeScript's grammar (tree-sitter), Vue guide, "<script setup>".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from deckc.template.expressions.prop_types import Declarations, members, string_of, text

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

__all__ = ["Import", "Module", "erase_expression", "read_module"]

TYPES = frozenset(
    "type_annotation type_parameters type_arguments interface_declaration type_alias_declaration ambient_declaration "
    "accessibility_modifier override_modifier implements_clause abstract_method_signature function_signature "
    "asserts_annotation type_predicate_annotation opting_type_annotation omitting_type_annotation".split()
)
TYPED = frozenset(("as_expression", "satisfies_expression"))


@dataclass(slots=True)
class Import:
    """`import whole, { imported as local }, * as space from "source"`."""

    source: str
    default: str = ""
    namespace: str = ""
    names: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Module:
    """A script ready to be the body of a function."""

    code: str
    imports: list[Import] = field(default_factory=list)
    type_imports: list[Import] = field(default_factory=list)  # those of types only, too
    names: list[str] = field(default_factory=list)  # declared at the top level
    exports: list[tuple[str, str]] = field(default_factory=list)  # exported name, expression
    reexports: list[tuple[str, list[tuple[str, str]]]] = field(default_factory=list)  # source, names; [] for all
    open_types: list[str] = field(default_factory=list)  # named by `defineProps`, declared elsewhere


@lru_cache(1)
def parser() -> Parser:
    import tree_sitter  # 40 ms, and most decks need none
    import tree_sitter_typescript

    return tree_sitter.Parser(tree_sitter.Language(tree_sitter_typescript.language_typescript()))


@lru_cache(512)
def read_module(source: str, types: tuple[str, ...] = ()) -> Module:
    """The script, its types erased and its `defineProps` told what the types say.

    `types` are further scripts where a type may be declared; `Module.open_types` are those that are found nowhere.
    """
    root = parser().parse(source.encode()).root_node
    reader = Reader(source.encode(), root, [parser().parse(text.encode()).root_node for text in types])
    for statement in root.named_children:
        reader.statement(statement)
    module = reader.module
    module.code = reader.result()
    module.open_types = reader.known.missing
    return module


def erase_expression(expression: str) -> str:
    """`(a as string)!` → `(a)`."""
    head = "x = "
    data = f"{head}{expression}".encode()
    reader = Reader(data, parser().parse(data).root_node)
    reader.erase(reader.root)
    return reader.result()[len(head) :]


class Reader:
    """One walk over a script that collects what to replace."""

    def __init__(self, data: bytes, root: Node, others: Sequence[Node] = ()) -> None:
        self.data = data
        self.root = root
        self.known = Declarations([root, *others])
        self.module = Module("")
        self.edits: list[tuple[int, int, str]] = []

    def result(self) -> str:
        """The text with all replacements; what goes leaves its line breaks."""
        out, position = [], 0
        for start, end, code in sorted(self.edits):
            if start < position:
                continue
            gone = self.data[start:end]
            out.append(self.data[position:start] + code.encode() + b"\n" * (gone.count(b"\n") - code.count("\n")))
            position = end
        return (b"".join(out) + self.data[position:]).decode().replace("import.meta", "(meta)")

    def blank(self, node: Node) -> None:
        self.edits.append((node.start_byte, node.end_byte, " "))

    # ── statements ──

    def statement(self, node: Node) -> None:
        if node.type == "import_statement":
            self.read_import(node)
            self.blank(node)
        elif node.type == "export_statement":
            self.read_export(node)
        else:
            self.declare(node)
            self.erase(node)

    def read_import(self, node: Node) -> None:
        found = Import(string_of(node.child_by_field_name("source")))
        types: list[tuple[str, str]] = []
        for clause in (child for child in node.children if child.type == "import_clause"):
            for part in clause.named_children:
                if part.type == "identifier":
                    found.default = text(part)
                elif part.type == "namespace_import":
                    found.namespace = text(part.named_children[0])
                else:
                    found.names += specifiers(part)
                    types += specifiers(part, types=True)
        self.known.aliases |= {local: name for name, local in (*found.names, *types)}
        self.module.type_imports.append(Import(found.source, found.default, names=[*found.names, *types]))
        if any(child.type == "type" for child in node.children):
            return
        self.module.imports.append(found)
        own = [found.default, found.namespace, *(local for _, local in found.names)]
        self.module.names += [name for name in own if name]

    def read_export(self, node: Node) -> None:
        source = node.child_by_field_name("source")
        declaration = node.child_by_field_name("declaration")
        value = node.child_by_field_name("value")
        if declaration is not None and not any(child.type == "default" for child in node.children):
            self.edits.append((node.start_byte, declaration.start_byte, ""))
            before = len(self.module.names)
            self.statement(declaration)
            self.module.exports += [(name, name) for name in self.module.names[before:]]
            return
        if declaration is not None or value is not None:
            inner = declaration or value
            assert inner is not None
            self.edits.append((node.start_byte, inner.start_byte, "const __default = "))
            self.erase(inner)
            self.module.exports.append(("default", "__default"))
            return
        pairs = [
            pair for clause in node.named_children if clause.type == "export_clause" for pair in specifiers(clause)
        ]
        if source is not None:
            self.module.reexports.append((string_of(source), pairs))
        else:
            self.module.exports += [(exported, name) for name, exported in pairs]
        self.blank(node)

    def declare(self, node: Node) -> None:
        """Notes the names that a top-level statement declares."""
        if node.type in ("lexical_declaration", "variable_declaration"):
            for declarator in node.named_children:
                if declarator.type == "variable_declarator":
                    self.module.names += pattern_names(declarator.child_by_field_name("name"))
        elif node.type.endswith(("function_declaration", "class_declaration", "enum_declaration")):
            self.module.names.append(text(node.child_by_field_name("name")))

    # ── inside ──

    def erase(self, node: Node) -> None:
        """Blanks the types below a node and fills in Vue's macros."""
        kind = node.type
        if kind in TYPES or (kind == "public_field_definition" and node.children[0].type == "declare"):
            self.blank(node)
            return
        if kind in TYPED:
            self.edits.append((node.children[0].end_byte, node.end_byte, " "))
            self.erase(node.children[0])
            return
        if kind == "enum_declaration":
            self.edits.append((node.start_byte, node.end_byte, enum_code(node)))
            return
        if kind == "call_expression":
            self.read_macro(node)
        for child in node.children:
            if (
                (child.type == "!" and kind == "non_null_expression")
                or (child.type == "?" and kind in ("optional_parameter", "public_field_definition"))
                or (child.type in ("abstract", "readonly", "declare") and kind != "pair")
            ):
                self.blank(child)
            elif kind == "required_parameter" and child.type == "this":
                self.blank_this(node)
                return
            else:
                self.erase(child)

    def blank_this(self, node: Node) -> None:
        after = node.next_sibling
        end = after.end_byte if after is not None and after.type == "," else node.end_byte
        self.edits.append((node.start_byte, end, " "))

    def read_macro(self, node: Node) -> None:
        """`defineProps<{…}>()` gets the props as its argument."""
        callee, types = node.child_by_field_name("function"), node.child_by_field_name("type_arguments")
        arguments = node.child_by_field_name("arguments")
        if callee is None or text(callee) != "defineProps" or arguments is None:
            return
        defaults = destructured_defaults(node.parent)
        if types is not None and types.named_children:
            declared = members(types.named_children[0], self.known)
            pairs = ", ".join(f"{json.dumps(name)}: {option}" for name, option in declared)
            self.edits.append((arguments.start_byte, arguments.end_byte, f"({{{pairs}}}, {defaults})"))
        elif arguments.named_children:
            self.edits.append((arguments.end_byte - 1, arguments.end_byte, f", {defaults})"))


def destructured_defaults(declarator: Node | None) -> str:
    """`const { wide = true } = defineProps(…)`: the defaults as an object of functions that make them."""
    pattern = declarator.child_by_field_name("name") if declarator is not None else None
    parts = pattern.named_children if pattern is not None and pattern.type == "object_pattern" else ()
    pairs = []
    for part in parts:
        name, value = part.child_by_field_name("left"), part.child_by_field_name("right")
        if part.type == "object_assignment_pattern" and name is not None:
            pairs.append(f"{text(name)}: () => ({erase_expression(text(value))})")
    return f"{{{', '.join(pairs)}}}"


def enum_code(node: Node) -> str:
    name, body = node.child_by_field_name("name"), node.child_by_field_name("body")
    lines, last = [], "-1"
    for member in body.named_children if body is not None else ():
        if member.type == "comment":
            continue
        key = member.child_by_field_name("name") or member
        value = member.child_by_field_name("value")
        label = string_of(key) if key.type == "string" else text(key)
        code = text(value) if value is not None else f"({last}) + 1"
        last = f"e[{json.dumps(label)}]"
        lines.append(f"{last} = {code}; if (typeof {last} === 'number') e[{last}] = {json.dumps(label)};")
    return f"const {text(name)} = ((e) => {{ {' '.join(lines)} return e; }})({{}});"


def specifiers(clause: Node, *, types: bool = False) -> Iterator[tuple[str, str]]:
    """`{ a as b, type T }` → (a, b); of types (T, T)."""
    for part in clause.named_children:
        if part.type in ("import_specifier", "export_specifier") and (part.children[0].type == "type") == types:
            name, alias = part.child_by_field_name("name"), part.child_by_field_name("alias")
            yield text(name), text(alias or name)


def pattern_names(node: Node | None) -> list[str]:
    """The names that a declaration's left side brings in."""
    if node is None:
        return []
    if node.type in ("identifier", "shorthand_property_identifier_pattern"):
        return [text(node)]
    if node.type == "pair_pattern":
        return pattern_names(node.child_by_field_name("value"))
    if node.type in ("assignment_pattern", "object_assignment_pattern"):
        return pattern_names(node.child_by_field_name("left"))
    return [name for child in node.named_children for name in pattern_names(child)]
