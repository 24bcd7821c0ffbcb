"""Syntax: Oniguruma's regular expressions → the same in the words of Python's.

Grammars are written for Oniguruma, as Ruby has it. While an expression is translated, three things are found out: what
a line must hold to match, which spares most searches; whether `\\A` or `\\G` is in it; whether quantifiers stand one in
the other, so that a search can take for ever. `\\b` knows ASCII letters only, as in Slidev's own engine.
Source: Oniguruma's "Regular Expressions" (RE), the differences of Ruby's syntax.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from deckc.code.grammar.parts import Part, letter, needed, read_quantifier, repeated, sequence, united
from deckc.code.grammar.sets import ANY, ESCAPED, read_property, read_set

__all__ = ["Expression", "translate"]

NEVER = "(?!)"
GROUP = re.compile(r"\\.|\[\^?\]?|\]|\((?:\?<([A-Za-z_]\w*)>|(?!\?))", re.DOTALL)
FLAGS = re.compile(r"\?([imx]*)(?:-([imx]+))?([:)])")
LOOK = ("?<=", "?<!", "?=", "?!", "?>", "?:", "?~")
NAME = re.compile(r"\?(?:<[A-Za-z_]\w*>|'[A-Za-z_]\w*')")
NUMBER = re.compile(r"\d+")
REFERENCE = re.compile(r"\\([gk])(?:<([^>]*)>|'([^']*)')")
CODE = re.compile(r"x\{([0-9A-Fa-f]+)\}|x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{4})|(0[0-7]{0,2})")
PLAIN = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "e": "\x1b"}


@dataclass(frozen=True, slots=True)
class Expression:
    """A translated expression.

    `hints`: characters and pairs of characters of which at least one stands in every line that it matches, `NOT_ASCII`
    for any that is none of ASCII; None: there are no such ones. `anchors`: which of `A` and `G` are in it. `is_nested`:
    quantifiers stand one in the other. `is_plain`: Python's own module `re` may be able to read it.
    """

    text: str
    hints: frozenset[str] | None
    anchors: str
    is_nested: bool
    is_plain: bool


def translate(source: str, *, first: bool, anchored: bool) -> Expression:
    """The expression in Python's words. `first`: `\\A` may match; `anchored`: `\\G` may. `re.error`: it is broken."""
    reader = _Reader(source, first, anchored)
    part = reader.alternatives(_Flags())
    if reader.place < len(source):
        raise re.error("unbalanced parenthesis", source, reader.place)
    hints = needed(part)
    return Expression(part.text, None if hints is ANY else hints, reader.anchors, part.depth > 1, reader.is_plain)


@dataclass(frozen=True, slots=True)
class _Flags:
    ignore_case: bool = False
    spaced: bool = False
    dot_all: bool = False


class _Reader:
    """Goes through an expression once, from left to right."""

    def __init__(self, source: str, first: bool, anchored: bool) -> None:
        self.source = source
        self.place = 0
        self.allowed = {"A": first, "G": anchored}
        self.anchors = ""
        self.is_plain = True
        self.names = _names(source)

    def alternatives(self, flags: _Flags) -> Part:
        """Up to the bracket that closes it, or the end."""
        branches = [self.sequence(flags)]
        while self.source[self.place : self.place + 1] == "|":
            self.place += 1
            branches.append(self.sequence(flags))
        if len(branches) == 1:
            return branches[0]
        return Part(
            "|".join(branch.text for branch in branches),
            united([branch.starts for branch in branches]),
            any(branch.empty for branch in branches),
            max(branch.depth for branch in branches),
            hints=united([needed(branch) for branch in branches]),
        )

    def sequence(self, flags: _Flags) -> Part:
        parts: list[Part] = []
        while self.place < len(self.source) and self.source[self.place] not in "|)":
            if flags.spaced and self.skip_blanks():
                continue
            change = FLAGS.match(self.source, self.place + 1) if self.source[self.place] == "(" else None
            if change and change[3] == ")":  # flags for all that follows in this bracket, other branches included
                self.place = change.end()
                rest = self.alternatives(_changed(flags, change))
                parts.append(replace(rest, text=f"(?:{rest.text})", letter="", is_one=True))
                break
            parts.append(self.quantified(self.atom(flags), flags))
        return sequence(parts)

    def skip_blanks(self) -> bool:
        if self.source[self.place] in " \t\r\n\f\v":
            self.place += 1
            return True
        if self.source[self.place] == "#":
            end = self.source.find("\n", self.place)
            self.place = len(self.source) if end < 0 else end + 1
            return True
        return False

    def quantified(self, part: Part, flags: _Flags) -> Part:
        """A part with what says how often it is repeated; several are one around the other."""
        while self.place < len(self.source):
            if flags.spaced and self.skip_blanks():
                continue
            found = read_quantifier(self.source, self.place)
            if found is None:
                break
            self.place = found.end
            part = repeated(part, found)
        return part

    def atom(self, flags: _Flags) -> Part:
        sign = self.source[self.place]
        if sign == "(":
            return self.group(flags)
        if sign == "[":
            return self.set(flags)
        if sign == "\\":
            return self.escaped(flags)
        self.place += 1
        if sign == ".":
            return Part("[\\s\\S]" if flags.dot_all else "[^\\n]", ANY, is_one=True)
        if sign == "^":  # a line of code is all that an expression sees
            return Part("(?:(?<!\\n)^)", frozenset(), empty=True)
        if sign == "$":
            return Part("(?=\\n|\\Z)", frozenset(), empty=True)
        return letter(sign, flags.ignore_case)

    def set(self, flags: _Flags) -> Part:
        found, self.place = read_set(self.source, self.place, flags.ignore_case)
        self.is_plain &= found.is_plain
        return Part(found.text, found.starts, is_one=True)

    def group(self, flags: _Flags) -> Part:
        self.place += 1
        rest = self.source[self.place : self.place + 3]
        if rest.startswith("?#"):
            self.place = self.source.index(")", self.place) + 1
            return Part("", frozenset(), empty=True)
        if rest.startswith("?("):
            raise re.error("conditions are unknown", self.source, self.place)
        change = FLAGS.match(self.source, self.place)
        if change and change[1] + (change[2] or "") and change[3] == ":":
            self.place = change.end()
            return self.closed("(?:", flags=_changed(flags, change))
        for kind in LOOK:
            if rest.startswith(kind):
                self.place += len(kind)
                return self.look(kind, flags)
        if named := NAME.match(self.source, self.place):
            self.place = named.end()
        elif rest.startswith("?"):
            raise re.error("unknown extension", self.source, self.place)
        return self.closed("(", flags=flags)

    def look(self, kind: str, flags: _Flags) -> Part:
        if kind == "?~":  # all that does not hold the expression
            inner = self.closed("(?:(?!", "))", flags)
            return Part(f"(?:{inner.text[:-1]}[\\s\\S])*)", ANY, empty=True, depth=1)
        if kind == "?:":
            return self.closed("(?:", flags=flags)
        if kind in {"?<=", "?<!"}:
            return self.behind(kind, flags)
        inner = self.closed(f"({kind}", flags=flags)
        if kind == "?!":
            return Part(inner.text, frozenset(), empty=True, depth=inner.depth)
        return inner  # what is ahead begins where the match begins, too

    def behind(self, kind: str, flags: _Flags) -> Part:
        """Python wants one width: each branch is asked alone."""
        branches = [self.sequence(flags)]
        while self.source[self.place : self.place + 1] == "|":
            self.place += 1
            branches.append(self.sequence(flags))
        self.close()
        each = [f"({kind}{branch.text})" for branch in branches]
        text = "".join(each) if kind == "?<!" else each[0] if len(each) == 1 else f"(?:{'|'.join(each)})"
        depth = max(branch.depth for branch in branches)
        hints = ANY if kind == "?<!" else united([needed(each) for each in branches])
        return Part(text, frozenset(), empty=True, depth=depth, hints=hints)

    def closed(self, opening: str, closing: str = ")", flags: _Flags = _Flags()) -> Part:
        inner = self.alternatives(flags)
        self.close()
        return replace(inner, text=f"{opening}{inner.text}{closing}", letter="", is_one=True)

    def close(self) -> None:
        if self.source[self.place : self.place + 1] != ")":
            raise re.error("missing )", self.source, self.place)
        self.place += 1

    def escaped(self, flags: _Flags) -> Part:
        reference = REFERENCE.match(self.source, self.place)
        if reference:
            self.place = reference.end()
            return self.reference(reference[1], reference[2] or reference[3])
        self.place += 1
        sign = self.source[self.place : self.place + 1]
        if not sign:
            raise re.error("end of pattern at escape", self.source, self.place)
        if sign in "123456789":
            number = NUMBER.match(self.source, self.place)
            assert number is not None
            self.place = number.end()
            # One to a group that is not there fits nothing.
            return self.reference("k", number[0]) if int(number[0]) <= self.names[""] else Part(NEVER, frozenset())
        code = CODE.match(self.source, self.place)
        if code:
            self.place = code.end()
            number_ = int(code[4], 8) if code[4] else int(code[1] or code[2] or code[3], 16)
            return letter(chr(min(number_, 0x10FFFF)), flags.ignore_case)
        if sign in "pP":
            found, self.place = read_property(self.source, self.place - 1)
            self.is_plain = False
            return Part(found, ANY)
        self.place += 1
        if sign in "AG":
            self.anchors += sign
            if not self.allowed[sign]:
                return Part(NEVER, frozenset(), empty=True)
            self.is_plain &= sign == "A"
            return Part(f"\\{sign}", frozenset(), empty=True)
        if sign in ESCAPED:
            return Part(*ESCAPED[sign], is_one=True)
        zero = {"b": r"(?a:\b)", "B": r"(?a:\B)", "z": r"(?<!\n)\Z", "Z": r"(?=\n?\Z)"}.get(sign)
        if zero:
            return Part(zero, frozenset(), empty=True)
        if sign in "RXK":
            self.is_plain &= sign == "R"
            return Part(
                {"R": r"(?:\r\n|[\n-\r\x85\u2028\u2029])", "X": r"\X", "K": r"\K"}[sign], ANY, empty=sign == "K"
            )
        return letter(PLAIN.get(sign, sign), flags.ignore_case)

    def reference(self, kind: str, name: str) -> Part:
        """Of a group's text (`k`), or of its expression (`g`)."""
        number = self.names.get(name) or (int(name) if name.lstrip("-+").isdigit() else None)
        if number is None or number < 0:
            raise re.error("unknown group", self.source, self.place)
        if kind == "k":
            return Part(f"(?:\\{number})", ANY, empty=True)
        self.is_plain = False
        return Part(f"(?{number})" if number else "(?R)", ANY, empty=True, depth=2)


def _names(source: str) -> dict[str, int]:
    """The numbers of named groups; of "", how many groups there are."""
    names: dict[str, int] = {"": 0}
    depth = 0
    for match in GROUP.finditer(source):
        sign = match[0][0]
        if sign == "[" or (sign == "]" and depth):
            depth += 1 if sign == "[" else -1
        elif sign == "(" and not depth:
            names[""] += 1
            if match[1]:
                names[match[1]] = names[""]
    return names


def _changed(flags: _Flags, change: re.Match[str]) -> _Flags:
    on, off = change[1], change[2] or ""
    return _Flags(
        ("i" in on or flags.ignore_case) and "i" not in off,
        ("x" in on or flags.spaced) and "x" not in off,
        ("m" in on or flags.dot_all) and "m" not in off,
    )
