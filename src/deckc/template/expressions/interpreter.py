"""Interpreter: simple expressions, evaluated here so that the JavaScript engine need not start.

In: a JavaScript expression. Out: a function of a name lookup, or None when it needs the engine (calls, functions,
template strings with expressions, assignments, spread, regular expressions).
Source: ECMAScript, precedence of operators.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from deckc.lazy_regex import lazy_regex
from deckc.template.expressions.engine import GLOBALS
from deckc.template.expressions.operators import BINARY, SHORT_CIRCUIT, UNARY, power
from deckc.template.expressions.values import UNDEFINED, member, text_of, truthy, whole

__all__ = ["Evaluate", "Lookup", "NotSimpleError", "compile_simple"]

Lookup = Callable[[str], Any]
Evaluate = Callable[[Lookup], Any]

TOKEN = lazy_regex(
    r"\s*(?:(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w.])|0[xX][\da-fA-F]+)"
    r"|(?P<name>[A-Za-z_$][\w$]*)"
    r"""|(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`\\$]*`)"""
    r"|(?P<operator>===|!==|==|!=|<=|>=|&&|\|\||\?\?|\?\.(?!\d)|\*\*|[-+*/%<>!?:.,()\[\]{}])"
    r"|(?P<end>$))"
)
CONSTANTS = {"true": True, "false": False, "null": None, "undefined": UNDEFINED, "NaN": math.nan, "Infinity": math.inf}
RESERVED = frozenset("new function class typeof void delete in instanceof await async yield this let var const".split())
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}
ESCAPE = lazy_regex(r"\\(?:u\{([\da-fA-F]+)\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|(.))", re.S)


class NotSimpleError(Exception):
    """The expression needs the engine."""


@lru_cache(4096)
def compile_simple(expression: str) -> Evaluate | None:
    """The expression as a function of a name lookup, or None. What it raises when called is a TypeError."""
    if re.fullmatch(r"[A-Za-z_$][\w$]*", expression) and expression not in (*CONSTANTS, "this", *GLOBALS):
        return lambda lookup: lookup(expression)  # also `class`, a prop's name that JavaScript would not have
    try:
        parser = Parser(tokenize(expression))
        evaluate = parser.ternary()
        parser.expect("")
    except (NotSimpleError, RecursionError):
        return None
    return evaluate


def tokenize(text: str) -> list[tuple[str, str]]:
    tokens, position = [], 0
    while True:
        match = TOKEN.match(text, position)
        if not match or not match.lastgroup:
            raise NotSimpleError
        tokens.append((match.lastgroup, match[match.lastgroup]))
        position = match.end()
        if match.lastgroup == "end":
            return tokens


class Parser:
    """Precedence climbing over the tokens; each method gives a function of the lookup."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self.tokens = tokens
        self.position = 0

    def peek(self) -> str:
        kind, text = self.tokens[self.position]
        return text if kind == "operator" else kind

    def take(self, text: str) -> bool:
        if self.peek() == text and self.tokens[self.position][0] == "operator":
            self.position += 1
            return True
        return False

    def expect(self, text: str) -> None:
        if (text and not self.take(text)) or (not text and self.peek() != "end"):
            raise NotSimpleError

    def ternary(self) -> Evaluate:
        test = self.binary(0)
        if not self.take("?"):
            return test
        yes = self.ternary()
        self.expect(":")
        no = self.ternary()
        return lambda lookup: (yes if truthy(test(lookup)) else no)(lookup)

    def binary(self, above: int) -> Evaluate:
        left = self.unary()
        while True:
            operator = self.peek()
            if operator in BINARY and BINARY[operator][0] > above:
                self.position += 1
                level, apply = BINARY[operator]
                left = apply_binary(apply, left, self.binary(level))
            elif operator in SHORT_CIRCUIT and SHORT_CIRCUIT[operator][0] > above:
                self.position += 1
                level, decides = SHORT_CIRCUIT[operator]
                left = apply_short_circuit(decides, left, self.binary(level))
            else:
                return left

    def unary(self) -> Evaluate:
        operator = self.peek()
        if operator in UNARY:
            self.position += 1
            apply, operand = UNARY[operator], self.unary()
            if self.peek() == "**":
                raise NotSimpleError
            return lambda lookup: apply(operand(lookup))
        base = self.postfix()
        if self.take("**"):
            return apply_binary(power, base, self.unary())
        return base

    def postfix(self) -> Evaluate:
        value = self.primary()
        while True:
            if self.take("."):
                value = read_member(value, constant(self.name()), False)
            elif self.take("?."):
                key = self.index() if self.take("[") else constant(self.name())
                value = read_member(value, key, True)
                if self.peek() in (".", "["):
                    raise NotSimpleError  # the rest of the chain is skipped too: leave it to the engine
            elif self.take("["):
                value = read_member(value, self.index(), False)
            elif self.peek() in ("(", "string") or (self.peek() == "name"):
                raise NotSimpleError
            else:
                return value

    def index(self) -> Evaluate:
        key = self.ternary()
        self.expect("]")
        return key

    def name(self) -> str:
        kind, text = self.tokens[self.position]
        if kind != "name":
            raise NotSimpleError
        self.position += 1
        return text

    def primary(self) -> Evaluate:
        kind, text = self.tokens[self.position]
        if kind == "end":
            raise NotSimpleError
        self.position += 1
        if kind == "number":
            return constant(whole(float(text)) if text[:2].lower() != "0x" else int(text, 16))
        if kind == "string":
            return constant(unquote(text))
        if kind == "name":
            if text in CONSTANTS:
                return constant(CONSTANTS[text])
            if text in RESERVED or text in GLOBALS or self.peek() == "=>":
                raise NotSimpleError
            return lambda lookup: lookup(text)
        return self.bracketed(text)

    def bracketed(self, opening: str) -> Evaluate:
        if opening == "(":
            inner = self.ternary()
            self.expect(")")
            return inner
        if opening == "[":
            items = self.listed("]", self.ternary)
            return lambda lookup: [item(lookup) for item in items]
        if opening == "{":
            pairs = self.listed("}", self.pair)
            return lambda lookup: {text_of(key(lookup)): value(lookup) for key, value in pairs}
        raise NotSimpleError

    def listed(self, closing: str, read: Callable[[], Any]) -> list[Any]:
        items = []
        while not self.take(closing):
            items.append(read())
            if not self.take(","):
                self.expect(closing)
                break
        return items

    def pair(self) -> tuple[Evaluate, Evaluate]:
        kind, text = self.tokens[self.position]
        if kind == "operator" and text == "[":
            self.position += 1
            key = self.index()
        elif kind in ("name", "string", "number"):
            self.position += 1
            key = constant(unquote(text) if kind == "string" else text)
            if kind == "name" and self.peek() in (",", "}"):
                if text in CONSTANTS or text in RESERVED:
                    raise NotSimpleError
                return key, lambda lookup: lookup(text)
        else:
            raise NotSimpleError
        self.expect(":")
        return key, self.ternary()


def constant(value: Any) -> Evaluate:
    return lambda lookup: value


def apply_binary(apply: Callable[[Any, Any], Any], left: Evaluate, right: Evaluate) -> Evaluate:
    return lambda lookup: apply(left(lookup), right(lookup))


def apply_short_circuit(decides: Callable[[Any], bool], left: Evaluate, right: Evaluate) -> Evaluate:
    def evaluate(lookup: Lookup) -> Any:
        value = left(lookup)
        return value if decides(value) else right(lookup)

    return evaluate


def read_member(value: Evaluate, key: Evaluate, optional: bool) -> Evaluate:
    def evaluate(lookup: Lookup) -> Any:
        holder = value(lookup)
        if optional and (holder is None or holder is UNDEFINED):
            return UNDEFINED
        return member(holder, key(lookup))

    return evaluate


def unquote(text: str) -> str:
    def replace(match: re.Match[str]) -> str:
        code = match[1] or match[2] or match[3]
        return chr(int(code, 16)) if code else ESCAPES.get(match[4], match[4])

    return ESCAPE.sub(replace, text[1:-1])
