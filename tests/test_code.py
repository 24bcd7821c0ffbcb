"""Code colours: the text is kept, and how many characters get the colour that Shiki gives them."""

from __future__ import annotations

import re
import subprocess
import sys
from html import unescape

import pytest

from case_files import Case, ids, read_cases
from deckc.code import coloured, css, highlight
from deckc.code.colours import COLOURS, STYLES
from deckc.code.lexer.rules import FOLDER

# The share of characters in Shiki's colour that must not be lost, in per cent. Measured, then rounded down.
SHARES = {
    "python": 99, "typescript": 100, "javascript": 100, "vue": 100, "html": 100, "css": 100, "bash": 97, "json": 100,
    "yaml": 100, "rust": 92, "go": 97, "sql": 100, "cpp": 100, "c": 100, "java": 100, "markdown": 100, "toml": 100,
    "tsx": 100, "docker": 100, "diff": 100, "kotlin": 81, "csharp": 100, "php": 100, "ruby": 88, "xml": 100,
    "scss": 100, "lua": 89, "swift": 95, "haskell": 85, "graphql": 70, "powershell": 100, "console": 63, "http": 48,
}  # fmt: skip
MEAN = 93

# The letters of `tools/record_colours.mjs`. "." is the colour of plain text.
LETTERS = {
    "changed": "C", "class": "l", "comment": "c", "constant": "K", "deleted": "D", "escape": "e", "function": "f",
    "heading": "h", "hunk": "H", "inserted": "I", "keyword": "k", "link": "u", "marker": "K", "namespace": "m",
    "number": "n", "output": "o", "property": "P", "property-quote": "Q", "punctuation": "p", "quotation": "z",
    "quote": "q", "regex": "r", "storage": "S", "string": "s", "text": ".", "type": "t", "variable": "v",
}  # fmt: skip
CASES = read_cases("code/colours.txt")


def share(case: Case) -> float:
    """Per cent of the characters that are not blank."""
    lines = coloured(case.input.removesuffix("\n"), case.title)
    assert lines is not None
    ours = "\n".join("".join(LETTERS[role.split()[0]] * len(text) for text, role in line) for line in lines)
    pairs = [
        (mine, theirs)
        for character, mine, theirs in zip(case.input, ours, case.expected, strict=False)
        if not character.isspace()
    ]
    return 100 * sum(mine == theirs for mine, theirs in pairs) / len(pairs)


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_characters_get_their_colour(case: Case) -> None:
    assert share(case) >= SHARES[case.title]


def test_most_characters_of_all_languages_get_their_colour() -> None:
    assert sum(share(case) for case in CASES) / len(CASES) >= MEAN


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


def test_every_language_that_decks_use_is_known() -> None:
    names = (
        "bash ts md js html json python yaml text css sql rust tsx vue toml c shell sh go cpp py typescript http java "
        "console diff javascript dart kotlin txt jsx markdown scala csharp fsharp ruby php cql sfc haskell svelte "
        "coffee "
        "glsl vhdl ansi asm cmake erb nginx plain powershell svg xml ini dockerfile graphql lua swift r elixir latex "
        "scss less zsh makefile perl julia zig hcl groovy nix clojure erlang ocaml matlab prisma astro mdx"
    )
    assert [name for name in names.split() if highlight("x", name) is None] == []


def test_classes_are_those_of_the_style_sheet() -> None:
    used = {
        name
        for case in CASES
        for names in re.findall(r'class="([^"]*)"', "".join(highlight(case.input, case.title) or ()))
        for name in names.split()
    }
    assert used <= {f"tok-{role}" for role in (*COLOURS, *STYLES)}
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
