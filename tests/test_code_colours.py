"""The colours of code, character by character, beside those that real Shiki gave (`peer/shiki.mjs`)."""

from __future__ import annotations

import json
import random
import re
import string
from functools import cache
from html import unescape
from itertools import chain

import pytest

from case_files import CASES
from deckc import code
from deckc.code import VITESSE
from deckc.code.grammar import words
from deckc.code.grammar.digit_classes import ByDigits
from deckc.code.languages import language_of
from deckc.code.scopes import Pair
from deckc.code.themes import load_theme

RECORDED = json.loads((CASES.parent / "conformance" / "code-colours.json").read_text())["languages"]
ALL, EACH = 99.5, 97.0  # per cent of the characters that must be equal, over all and of each language
RUN = re.compile(r"(\d+)([a-zA-Z])")
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


@cache
def samples() -> dict[str, str]:
    _, *parts = re.split(r"^=== ", (CASES / "code" / "samples.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)
    pairs = (part.partition("\n") for part in parts)
    return {language: text.removesuffix("\n") for language, _, text in pairs}


def ours(language: str) -> list[list[Pair]]:
    """The colours of each character of each line."""
    found = language_of(language)
    assert found is not None
    both = load_theme(VITESSE.light), load_theme(VITESSE.dark)
    return [
        list(chain.from_iterable([scope.colours] * len(text) for text, scope in line))
        for line in words(samples()[language], found, both)
    ]


def theirs(language: str) -> list[list[Pair]]:
    recorded = RECORDED[language]
    pairs = [tuple(pair.split(" ")) for pair in recorded["pairs"]]
    lines = []
    for text, runs in zip(samples()[language].split("\n"), recorded["lines"].split(" "), strict=True):
        units = [pairs[LETTERS.index(letter)] for length, letter in RUN.findall(runs) for _ in range(int(length))]
        places = [len(text[:index].encode("utf-16-le")) // 2 for index in range(len(text))]
        lines.append([units[place] for place in places])
    return lines


@cache
def equal(language: str) -> tuple[int, int]:
    """How many characters that are seen have Shiki's colours in both themes, and how many there are."""
    right = [
        mine == expected
        for text, line, other in zip(samples()[language].split("\n"), ours(language), theirs(language), strict=True)
        for character, mine, expected in zip(text, line, other, strict=True)
        if not character.isspace()
    ]
    return sum(right), len(right)


def test_every_sample_is_recorded() -> None:
    assert list(samples()) == list(RECORDED)
    assert len(RECORDED) >= 60


@pytest.mark.parametrize("language", RECORDED)
def test_a_language_has_the_colours_of_shiki(language: str) -> None:
    right, total = equal(language)
    assert 100 * right / total >= EACH


def test_all_languages_have_the_colours_of_shiki() -> None:
    right, total = (sum(each) for each in zip(*map(equal, RECORDED), strict=True))
    assert 100 * right / total >= ALL


@pytest.mark.parametrize("language", RECORDED)
def test_the_text_is_kept(language: str) -> None:
    lines = code.highlight(samples()[language], language)
    assert lines is not None
    assert unescape(re.sub(r"</?span[^>]*>", "", "\n".join(lines))) == samples()[language]


# Lines that differ in digits that no expression tells apart are read once (`grammar/digits.py`).

IN_NAMES = {  # texts that end blocks, words of a grammar, references to groups; few digits a line
    "bash": "cat <<EOF1\n$1\nEOF3\nEOF2\nEOF1\necho 1>f\ncat <<'E1'\n$1\nE2\nE1\necho 3",
    "ruby": "x = <<~A1\n#{1}\nA3\nA1\n$1\n0x12\n089",
    "cpp": 'auto a = R"d1(\ntext\n)d2";\n)d1";\nint8_t b;\n0b01;\n077;',
    "c": "#define A 012",
    "html": "<h5>a</h5>\n<a5>b</a5>",
    "js": "a = 0b1\n011\n088\n'\\x4g'\n'\\417'",
    "lua": "x = [==[ 12 ]=] ]==] 3\n--[1[ 2",
    "go": "var a uint8 = 01\nvar b uint9\n089\nvar c float32\n0x1",
    "css": "h1 { width: 12px }\nh7 {\ntransform: rotate3D(1) }\n.a1 { color: #123 }",
    "latex": r"\verb 1a2 b",
    "md": "* * *\n1. `a1` and ``b2``\n~~~12\ncode\n~~~",
}


def varied(code: str, chance: random.Random) -> str:
    """The same with other digits; of few only, so that words that have some are often equal."""
    few = chance.sample(string.digits, chance.choice((2, 3)))
    return re.sub("[0-9]", lambda _: chance.choice(few), code)


@pytest.mark.parametrize("language", [*IN_NAMES, "typescript", "rust", "python", "yaml", "sql"])
def test_other_digits_are_told_apart_where_a_grammar_does(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found, both = language_of(language), (load_theme(VITESSE.light), load_theme(VITESSE.dark))
    assert found is not None
    chance = random.Random(language)
    code = IN_NAMES.get(language) or samples()[language]
    texts = [varied(code, chance) for _ in range(150 if language in IN_NAMES else 4)]

    def scopes() -> list[list[list[tuple[str, ...]]]]:
        return [
            [[(text, *scope.path()) for text, scope in line] for line in words(";\n" + text, found, both)]
            for text in texts
        ]

    once = scopes()
    monkeypatch.setattr(ByDigits, "get", lambda self, text: None)
    assert scopes() == once
