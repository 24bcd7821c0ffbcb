"""Code colours: the text is kept, and how many characters get the colour that Shiki gives them."""

from __future__ import annotations

import re
import subprocess
import sys
from html import unescape

import pytest

from case_files import Case, ids, read_cases
from deckc.code import coloured, css, highlight, highlight_editor
from deckc.code.colours import COLOURS
from deckc.code.grammar import machine, rules, words
from deckc.code.grammar.portable import PortableSet
from deckc.code.grammar.rules import grammar_of
from deckc.code.languages import TABLE, language_of
from deckc.code.lexer.rules import FOLDER

# Per cent of the characters, and of the words, in Shiki's colour that must not be lost; all of them where a language is
# not named. Measured, then rounded down.
SHARES = {"ruby": (99, 98), "rust": (99, 99), "svelte": (90, 83), "swift": (99, 96)}

# The letters of `tools/record_colours.mjs`. "." is the colour of plain text.
LETTERS = {
    "changed": "C", "class": "l", "comment": "c", "constant": "K", "deleted": "D", "escape": "e", "function": "f",
    "heading": "h", "hunk": "H", "inserted": "I", "keyword": "k", "link": "u", "marker": "K", "namespace": "m",
    "number": "n", "output": "o", "property": "P", "property-quote": "Q", "punctuation": "p", "quotation": "z",
    "quote": "q", "regex": "r", "storage": "S", "string": "s", "text": ".", "type": "t", "variable": "v",
}  # fmt: skip
CASES = read_cases("code/colours.txt")


def right(case: Case) -> list[list[bool]]:
    """Of each word, which runs from blank to blank, whether each character has its colour."""
    lines = coloured(case.input.removesuffix("\n"), case.title)
    assert lines is not None
    words = []
    for text, line, expected in zip(case.input.split("\n"), lines, case.expected.split("\n"), strict=False):
        ours = "".join(LETTERS[role] * len(part) for part, role in line)
        assert len(ours) == len(text)
        pairs = [mine == theirs for mine, theirs in zip(ours, expected, strict=False)]
        words += [pairs[slice(*word.span())] for word in re.finditer(r"\S+", text)]
    return words


def shares(case: Case) -> tuple[float, float]:
    """Per cent of the characters, and of the words with every character."""
    words = right(case)
    characters = [each for word in words for each in word]
    return 100 * sum(characters) / len(characters), 100 * sum(all(word) for word in words) / len(words)


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_code_gets_its_colours(case: Case) -> None:
    characters, words = shares(case)
    most_characters, most_words = SHARES.get(case.title, (100, 100))
    assert characters >= most_characters
    assert words >= most_words


def test_an_editor_colours_brackets_by_depth() -> None:
    lines = highlight_editor("f([{}]) // (\n'('", "ts")
    assert lines is not None
    brackets = [("1", "("), ("2", "["), ("3", "{}"), ("2", "]"), ("1", ") ")]
    assert re.findall(r'tok-bracket-(\d)">([^<]*)<', lines[0]) == brackets
    assert re.findall(r'class="([^"]*)"', lines[1]) == ["tok-string"]


def text_of(lines: tuple[str, ...] | None) -> str:
    assert lines is not None
    assert not any("\n" in line for line in lines)
    return unescape("\n".join(re.sub(r"</?span[^>]*>", "", line) for line in lines))


AWKWARD = (
    "",
    "\n",
    "a\n\n\n",
    "\tx\t\n  y  ",
    "\n<b>&amp;\"'\n",
    "x\r\ny",
    "'''\nlong",
    "```js\nx\n```",
    "<script>\nlet a",
    "\u2028é😀\ufeff",
)


@pytest.mark.parametrize("language", [case.title for case in CASES] + ["text", "mdx", "svelte", "elixir", "nginx"])
def test_text_is_kept(language: str) -> None:
    for code in (*AWKWARD, *(case.input for case in CASES if case.title in {language, "vue"})):
        assert text_of(highlight(code, language)) == code


@pytest.mark.parametrize(
    ("alias", "language"),
    [
        pair.split("=")
        for pair in "ts=typescript sh=bash shell=bash py=python js=javascript md=markdown yml=yaml c++=cpp "
        "rs=rust cs=csharp TypeScript=typescript dockerfile=docker jsonc=json svg=xml gql=graphql rb=ruby".split()
    ],
)
def test_aliases(alias: str, language: str) -> None:
    code = next(case.input for case in CASES if case.title == language)
    assert highlight(code, alias) == highlight(code, language)


@pytest.mark.parametrize("name", ["text", "plaintext", "txt", "plain", "ansi", "TEXT", ""])
def test_plain_text_has_no_colour(name: str) -> None:
    assert highlight("if <a>:\n", name) == ("if &lt;a&gt;:", "")


def test_unknown_language() -> None:
    assert highlight("x", "no-such-language") is None
    assert highlight("x", "../base") is None


def test_every_language_is_read_by_what_the_table_says() -> None:
    rows = [line.split() for line in TABLE.read_text().splitlines() if not line.startswith("#")]
    names = [name for row in rows for name in (row[0], *row[2:])]
    assert len(names) == len(set(names)) > 350
    assert [name for name in names if highlight("x = 1\n", name) is None] == []


def test_classes_are_those_of_the_style_sheet() -> None:
    used = {
        name
        for case in CASES
        for name in re.findall(r'class="([^"]*)"', "".join(highlight(case.input, case.title) or ()))
    }
    assert used <= {f"tok-{role}" for role in COLOURS}
    roles = set(COLOURS) - {"text"}
    assert all(f".tok-{role}{{color:" in css() and f"html.dark .tok-{role}{{color:" in css() for role in roles)


def test_rules_name_colours_that_there_are() -> None:
    rows = [line.split() for file in FOLDER.glob("*.txt") for line in file.read_text().splitlines() if line[:2] != "# "]
    assert {row[-1] for row in rows} <= {*COLOURS, "text"}
    assert {field.split("=")[0] for row in rows for field in row[1:-1]} <= {
        "text",
        "start",
        "case",
        "next",
        "previous",
        "after",
    }


def test_a_deck_without_code_loads_no_engine() -> None:
    program = (
        "import sys, deckc.code; deckc.code.highlight('x', 'text'); "
        "print({'pygments', 'onigurumacffi'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def looks(case: Case) -> list[list[tuple[str, str]]]:
    grammar = language_of(case.title).grammar
    return [[(text, scope.colour) for text, scope in line] for line in words(case.input, grammar)]


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_the_portable_engine_sees_the_same(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = looks(case)
    monkeypatch.setattr(rules, "regex_set", PortableSet)
    monkeypatch.setattr(machine, "regex_set", PortableSet)
    grammar_of.cache_clear()
    try:
        assert looks(case) == expected
    finally:
        grammar_of.cache_clear()
