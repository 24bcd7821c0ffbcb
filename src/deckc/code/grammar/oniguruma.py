"""Oniguruma: its regular expressions → the same in the words of Python's.

Grammars are written for Oniguruma, as Ruby has it. While an expression is translated, four things are found out: what
a line must hold to match, which spares most searches; which digits it tells apart; whether `\\A` or `\\G` is in it;
whether quantifiers stand one in the other, so that a search can take for ever. `\\b` knows ASCII letters only, as in
Slidev's own engine.
Source: Oniguruma's "Regular Expressions" (RE), the differences of Ruby's syntax.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from deckc.code.grammar.character_classes import ANY, ESCAPED, read_property, read_set
from deckc.code.grammar.digit_classes import DIGIT, EACH, Digits, digits_of
from deckc.code.grammar.named_groups import group_numbers
from deckc.code.grammar.regex_flags import NO_FLAGS, WRITTEN, Flags, changed
from deckc.code.grammar.regex_parts import Part, letter, needed, read_quantifier, repeated, sequence, united
from deckc.lazy_regex import lazy_regex

__all__ = ["Expression", "translate"]

NEVER = "(?!)"
LOOK = ("?<=", "?<!", "?=", "?!", "?>", "?:", "?~")
LETTERS = lazy_regex(r"[\w-]+(?![*+?{])")  # without the last one, where a quantifier follows it
NAME = lazy_regex(r"\?(?:<[A-Za-z_]\w*>|'[A-Za-z_]\w*')")
NUMBER = lazy_regex(r"\d+")
REFERENCE = lazy_regex(r"\\([gk])(?:<([^>]*)>|'([^']*)')")
CODE = lazy_regex(r"x\{([0-9A-Fa-f]+)\}|x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{4})|(0[0-7]{0,2})")
KEPT = {"R": r"(?:\r\n|[\n-\r\x85\u2028\u2029])", "X": r"\X", "K": r"\K"}
PLAIN = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "e": "\x1b"}


@dataclass(frozen=True, slots=True)
class Expression:
    """A translated expression.

    `hints`: characters and pairs of characters of which at least one stands in every line that it matches, `NOT_ASCII`
    for any that is none of ASCII; None: there are no such ones. `anchors`: which of `A` and `G` are in it. `is_nested`:
    quantifiers stand one in the other. `is_plain`: Python's own module `re` may be able to read it. `digits`: sets of
    digits that it tells from the others.
    """

    text: str
    hints: frozenset[str] | None
    anchors: str
    is_nested: bool
    is_plain: bool
    digits: frozenset[Digits]


def translate(source: str, *, first: bool, anchored: bool) -> Expression:
    """The expression in Python's words. `first`: `\\A` may match; `anchored`: `\\G` may. `re.error`: it is broken."""
    reader = _Reader(source, first, anchored)
    part = reader.alternatives(NO_FLAGS)
    if reader.place < len(source):
        raise re.error("unbalanced parenthesis", source, reader.place)
    needs = needed(part)
    hints = None if needs is ANY else needs
    return Expression(part.text, hints, reader.anchors, part.depth > 1, reader.is_plain, frozenset(reader.digits))


@dataclass(frozen=True, slots=True)
class _Group:
    source: str  # with its brackets
    part: Part
    is_plain: bool
    digits: frozenset[Digits]


KNOWN: dict[tuple[Flags, bool, str], list[_Group]] = {}  # by how they begin
BEGINNING = 16  # characters; shorter ones are as quickly read


class _Reader:
    """Goes through an expression once, from left to right."""

    def __init__(self, source: str, first: bool, anchored: bool) -> None:
        self.source = source
        self.place = 0
        self.allowed = {"A": first, "G": anchored}
        self.anchors = ""
        self.is_plain = True
        self.digits: set[Digits] = set()
        self.means_the_same = True  # wherever it stands: it refers to no other part, and to no place in the text
        self.is_behind = False  # the place is inside `(?<=…)`, or its like
        self.names = group_numbers(source)

    def alternatives(self, flags: Flags) -> Part:
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
            ways=tuple(way for branch in branches for way in branch.ways or (branch.text,)) if self.is_behind else (),
        )

    def sequence(self, flags: Flags) -> Part:
        parts: list[Part] = []
        while self.place < len(self.source) and self.source[self.place] not in "|)":
            if flags.spaced:
                if self.skip_blanks():
                    continue
            elif letters := LETTERS.match(self.source, self.place):  # lists of words are most of some grammars
                self.place = letters.end()
                self.digits.update(map(frozenset, DIGIT.findall(letters[0])))
                parts += [letter(sign, flags.ignore_case) for sign in letters[0]]
                continue
            change = WRITTEN.match(self.source, self.place + 1) if self.source[self.place] == "(" else None
            if change and change[3] == ")":  # flags for all that follows in this bracket, other branches included
                self.place = change.end()
                rest = self.alternatives(changed(flags, change))
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

    def quantified(self, part: Part, flags: Flags) -> Part:
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

    def atom(self, flags: Flags) -> Part:
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
            return Part("^", frozenset(), empty=True)
        if sign == "$":
            return Part("(?=\\n|\\Z)", frozenset(), empty=True)
        return self.letter(sign, flags)

    def letter(self, sign: str, flags: Flags) -> Part:
        self.digits.update(map(frozenset, DIGIT.findall(sign)))
        return letter(sign, flags.ignore_case)

    def set(self, flags: Flags) -> Part:
        start = self.place
        found, self.place = read_set(self.source, start, flags.ignore_case)
        self.digits |= digits_of(found, self.source[start : self.place])
        self.is_plain &= found.is_plain
        return Part(found.text, found.starts, is_one=True)

    def group(self, flags: Flags) -> Part:
        """A bracket. Expressions of a grammar have many in common: one that means the same anywhere is read once."""
        start = self.place
        beginning = (flags, self.is_behind, self.source[start : start + BEGINNING])
        for known in KNOWN.get(beginning, ()):
            if self.source.startswith(known.source, start):
                self.place += len(known.source)
                self.is_plain &= known.is_plain
                self.digits |= known.digits
                return known.part
        self.means_the_same, outer_same = True, self.means_the_same
        self.is_plain, outer_plain = True, self.is_plain
        self.digits, outer_digits = set(), self.digits
        part = self.new_group(flags)
        source = self.source[start : self.place]
        if self.means_the_same and len(source) >= BEGINNING:
            KNOWN.setdefault(beginning, []).append(_Group(source, part, self.is_plain, frozenset(self.digits)))
        self.means_the_same &= outer_same
        self.is_plain &= outer_plain
        self.digits |= outer_digits
        return part

    def new_group(self, flags: Flags) -> Part:
        self.place += 1
        rest = self.source[self.place : self.place + 3]
        if rest.startswith("?#"):
            self.place = self.source.index(")", self.place) + 1
            return Part("", frozenset(), empty=True)
        if rest.startswith("?("):
            raise re.error("conditions are unknown", self.source, self.place)
        change = WRITTEN.match(self.source, self.place)
        if change and change[1] + (change[2] or "") and change[3] == ":":
            self.place = change.end()
            return self.closed("(?:", flags=changed(flags, change))
        for kind in LOOK:
            if rest.startswith(kind):
                self.place += len(kind)
                return self.look(kind, flags)
        if named := NAME.match(self.source, self.place):
            self.place = named.end()
        elif rest.startswith("?"):
            raise re.error("unknown extension", self.source, self.place)
        return self.closed("(", flags=flags)

    def look(self, kind: str, flags: Flags) -> Part:
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

    def behind(self, kind: str, flags: Flags) -> Part:
        """Python wants one width: each branch is asked alone."""
        self.is_behind, outer = True, self.is_behind
        inner = self.alternatives(flags)
        self.is_behind = outer
        self.close()
        each = [f"({kind}{way})" for way in inner.ways or (inner.text,)]
        text = "".join(each) if kind == "?<!" else each[0] if len(each) == 1 else f"(?:{'|'.join(each)})"
        hints = ANY if kind == "?<!" else needed(inner)
        return Part(text, frozenset(), empty=True, depth=inner.depth, hints=hints)

    def closed(self, opening: str, closing: str = ")", flags: Flags = NO_FLAGS) -> Part:
        inner = self.alternatives(flags)
        self.close()
        ways = tuple(f"(?:{way})" for way in inner.ways) if opening == "(?:" and closing == ")" else ()
        return replace(inner, text=f"{opening}{inner.text}{closing}", letter="", is_one=True, ways=ways)

    def close(self) -> None:
        if self.source[self.place : self.place + 1] != ")":
            raise re.error("missing )", self.source, self.place)
        self.place += 1

    def escaped(self, flags: Flags) -> Part:
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
            self.means_the_same = False
            # One to a group that is not there fits nothing.
            return self.reference("k", number[0]) if int(number[0]) <= self.names[""] else Part(NEVER, frozenset())
        code = CODE.match(self.source, self.place)
        if code:
            self.place = code.end()
            number_ = int(code[4], 8) if code[4] else int(code[1] or code[2] or code[3], 16)
            return self.letter(chr(min(number_, 0x10FFFF)), flags)
        if sign in "pP":
            found, self.place = read_property(self.source, self.place - 1)
            self.is_plain &= found.is_plain
            return Part(found.text, found.starts, is_one=True)
        self.place += 1
        if sign in "AG":
            self.anchors += sign
            self.means_the_same = False
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
            return Part(KEPT[sign], ANY, empty=sign == "K")
        return self.letter(PLAIN.get(sign, sign), flags)

    def reference(self, kind: str, name: str) -> Part:
        """Of a group's text (`k`), or of its expression (`g`)."""
        self.means_the_same = False
        number = self.names.get(name) or (int(name) if name.lstrip("-+").isdigit() else None)
        if number is None or number < 0:
            raise re.error("unknown group", self.source, self.place)
        if kind == "k":
            self.digits |= EACH
            return Part(f"(?:\\{number})", ANY, empty=True)
        self.is_plain = False
        return Part(f"(?{number})" if number else "(?R)", ANY, empty=True, depth=2)
