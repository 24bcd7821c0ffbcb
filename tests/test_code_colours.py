"""The colours of code, character by character, beside those that real Shiki gave (`peer/shiki.mjs`)."""

from __future__ import annotations

import json
import re
from functools import cache
from html import unescape
from itertools import chain

import pytest

from case_files import CASES
from deckc import code
from deckc.code import VITESSE
from deckc.code.grammar import words
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
