"""Character classes: Oniguruma's, `[a-z[:alpha:]\\h]`, in Python's words, and the characters they begin with."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass

from deckc.lazy_regex import lazy_regex

__all__ = ["ANY", "ESCAPED", "NOT_ASCII", "Characters", "Set", "read_property", "read_set"]

Characters = frozenset[str]
NOT_ASCII = "\x80"  # stands for every character that is none of ASCII
ANY: Characters = frozenset({"any"})

LETTERS = (  # about those that are none of ASCII
    "\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02c1\u0370-\u1fff\u2c00-\u2dff\u3040-\ud7ff"
    "\uf900-\ufdff\uff21-\uff3a\uff41-\uff5a\U00010000-\U0003ffff"
)
WORD = frozenset(string.ascii_letters + string.digits + "_" + NOT_ASCII)
DIGIT = frozenset(string.digits + NOT_ASCII)
SPACE = frozenset(" \t\n\r\f\v" + NOT_ASCII)
HEX = frozenset(string.hexdigits)

# Escapes that stand for several characters: in Python's words, and those they begin with.
ESCAPED: dict[str, tuple[str, Characters]] = {
    "w": (r"\w", WORD),
    "W": (r"\W", ANY),
    "d": (r"\d", DIGIT),
    "D": (r"\D", ANY),
    "s": (r"\s", SPACE),
    "S": (r"\S", ANY),
    "h": ("[0-9A-Fa-f]", HEX),
    "H": ("[^0-9A-Fa-f]", ANY),
    "N": (r"[^\n]", ANY),
    "O": (r"[\s\S]", ANY),
    "R": (r"(?:\r\n|[\n-\r\x85\u2028\u2029])", ANY),
}
ALPHA = "A-Za-z" + LETTERS
ALNUM = "0-9" + ALPHA
POSIX: dict[str, tuple[str, Characters]] = {
    "alnum": (ALNUM, WORD - {"_"}),
    "alpha": (ALPHA, frozenset(string.ascii_letters + NOT_ASCII)),
    "ascii": (r"\x00-\x7f", frozenset(map(chr, range(128)))),
    "blank": (r" \t", frozenset(" \t")),
    "cntrl": (r"\x00-\x1f\x7f", ANY),
    "digit": (r"\d", DIGIT),
    "graph": (r"!-~" + LETTERS, ANY),
    "lower": ("a-zß-öø-ÿ", frozenset(string.ascii_lowercase + NOT_ASCII)),
    "print": (" -~" + LETTERS, ANY),
    "punct": (r"!-/:-@\[-`{-~", frozenset(string.punctuation)),
    "space": (r"\s", SPACE),
    "upper": ("A-ZÀ-ÖØ-Þ", frozenset(string.ascii_uppercase + NOT_ASCII)),
    "word": (r"\w", WORD),
    "xdigit": ("0-9A-Fa-f", HEX),
}
POSIX_NAME = lazy_regex(r"\[:(\^?)(\w+):\]")
CODE = lazy_regex(r"\\(?:x\{([0-9A-Fa-f]+)\}|x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{4})|([0-7]{1,3}))")
PROPERTY = lazy_regex(r"\\([pP])\{(\^?)([\w \-=]+)\}")
SIGNS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "e": "\x1b", "b": "\b"}
COMPLEMENT = {"h": r"\x00-/:-@G-`g-\U0010ffff"}


@dataclass(frozen=True, slots=True)
class Set:
    """`text`: with its brackets; `is_plain`: Python's own module `re` reads it."""

    text: str
    starts: Characters
    is_plain: bool


def read_set(source: str, place: int, ignore_case: bool) -> tuple[Set, int]:
    """The class that begins at a place, and where it ends. `re.error`: it does not end."""
    body, starts, is_plain, negated, place = _members(source, place + 1, ignore_case)
    if not body:
        return Set("(?!)" if not negated else r"[\s\S]", ANY, True), place
    text = _short(body, negated)
    return Set(f"(?i:{text})" if ignore_case else text, ANY if negated else starts, is_plain), place


def _short(body: str, negated: bool) -> str:
    """A class with its brackets. Letters are said in few words where that is possible: compiled many times faster."""
    sign = "^" if negated else ""
    rest = body.replace(ALNUM, "").replace(ALPHA, "")
    with_line = "_" in rest and "-_" not in rest and "_-" not in rest
    if ALNUM in body and with_line:
        return f"[{sign}\\w{rest}]"
    if rest == body or negated or "-_" in rest or "_-" in rest:
        return f"[{sign}{body}]"
    letters = "[^\\W" + ("" if ALNUM in body else "\\d") + ("" if with_line else "_") + "]"
    rest = rest.replace("_", "")
    return f"(?:{letters}|[{rest}])" if rest else letters


def read_property(source: str, place: int) -> tuple[Set, int]:
    r"""`\p{…}` at a place, and where it ends. `re` knows the classes that POSIX has, the package `regex` all."""
    match = PROPERTY.match(source, place)
    if not match:
        raise re.error("unknown property", source, place)
    negated = (match[1] == "P") != bool(match[2])
    if match[3] in POSIX:
        body, starts = POSIX[match[3]]
        return Set(_short(body, negated), ANY if negated else starts, True), match.end()
    return Set(f"\\{'P' if negated else 'p'}{{{match[3]}}}", ANY, False), match.end()


def _members(source: str, place: int, ignore_case: bool) -> tuple[str, Characters, bool, bool, int]:
    negated = source[place : place + 1] == "^"
    place += negated
    parts: list[str] = []
    starts: Characters = frozenset()
    is_plain = True
    is_first = True
    while place < len(source):
        if source[place] == "]" and not is_first:
            return "".join(parts), starts, is_plain, negated, place + 1
        is_first = False
        if source.startswith("&&", place):
            parts.append("&&")
            starts, is_plain, place = ANY, False, place + 2
            continue
        text, own, plain, place = _member(source, place, ignore_case)
        parts.append(text)
        is_plain &= plain
        starts = ANY if own is ANY or starts is ANY else starts | own
    raise re.error("unterminated character set", source, place)


def _member(source: str, place: int, ignore_case: bool) -> tuple[str, Characters, bool, int]:
    """One member: its text inside brackets, what it begins with, whether `re` reads it, and where it ends."""
    posix = POSIX_NAME.match(source, place)
    if posix and posix[2] in POSIX:
        body, own = POSIX[posix[2]]
        return (f"[^{body}]", ANY, False, posix.end()) if posix[1] else (body, own, True, posix.end())
    if source[place] == "[":
        body, own, plain, negated, end = _members(source, place + 1, ignore_case)
        if negated or "&&" in body:
            return f"[{'^' if negated else ''}{body}]", ANY, False, end
        return body, own, plain, end
    if source[place] == "\\":
        sign = source[place + 1 : place + 2]
        if sign in "pP" and sign:
            return _property(source, place)
        if sign and sign in "wWdDsS":
            return (*ESCAPED[sign], True, place + 2)
        if sign == "h":
            return "0-9A-Fa-f", HEX, True, place + 2
        if sign == "H":
            return COMPLEMENT["h"], ANY, True, place + 2
        if sign in {"R", "N"}:
            return (r"\n-\r" if sign == "R" else "N"), ANY, True, place + 2
    low, place = _character(source, place)
    if source[place : place + 1] == "-" and source[place + 1 : place + 2] not in {"]", "["} and place + 1 < len(source):
        ahead = source[place + 1 : place + 3]
        if not (ahead[0] == "\\" and ahead[1:] in {*"wWdDsShHpPRN"}):
            high, place = _character(source, place + 1)
            if ord(high) >= ord(low):
                return _range(low, high, ignore_case, place)
    return _quoted(low), _starts(low, low, ignore_case), True, place


def _property(source: str, place: int) -> tuple[str, Characters, bool, int]:
    match = PROPERTY.match(source, place)
    if match and match[3] in POSIX and match[1] == "p" and not match[2]:
        return (*POSIX[match[3]], True, match.end())
    found, end = read_property(source, place)
    return found.text, ANY, False, end


def _character(source: str, place: int) -> tuple[str, int]:
    if source[place] != "\\":
        return source[place], place + 1
    code = CODE.match(source, place)
    if code:
        number = int(code[4], 8) if code[4] else int(code[1] or code[2] or code[3], 16)
        return chr(min(number, 0x10FFFF)), code.end()
    sign = source[place + 1 : place + 2]
    if not sign:
        raise re.error("unterminated character set", source, place)
    return SIGNS.get(sign, sign), place + 2


def _range(low: str, high: str, ignore_case: bool, place: int) -> tuple[str, Characters, bool, int]:
    return f"{_quoted(low)}-{_quoted(high)}", _starts(low, high, ignore_case), True, place


def _starts(low: str, high: str, ignore_case: bool) -> Characters:
    found = {chr(code) for code in range(ord(low), min(ord(high), 127) + 1)}
    if ignore_case:
        found |= {each.swapcase() for each in found}
    return frozenset(found | ({NOT_ASCII} if ord(high) > 127 else set()))


def _quoted(sign: str) -> str:
    """A character inside brackets, so that neither `re` nor `regex` takes it for a sign."""
    if sign.isalnum() or sign in "_ ":
        return sign
    return f"\\U{ord(sign):08x}" if not sign.isascii() or not sign.isprintable() else f"\\{sign}"
