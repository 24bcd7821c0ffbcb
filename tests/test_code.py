"""Code: its text is kept, languages and themes are found by name, lines are bounded. Colours: test_code_colours."""

from __future__ import annotations

import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from deckc import vendored
from deckc.code import Look, css, frame, highlight, highlight_editor, theme_names
from deckc.code.grammar import LONGEST, tokenizer
from deckc.code.grammar.oniguruma import translate
from deckc.code.grammar.patterns import Line, PatternSet, pattern_of
from deckc.code.languages import all_languages, language_of
from deckc.code.themes import load_theme


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
    "{" * 3000,
)


@pytest.mark.parametrize("language", ["text", "mdx", "svelte", "elixir", "nginx", "vue", "cpp", "latex", "ts", "md"])
def test_text_is_kept(language: str) -> None:
    for code in AWKWARD:
        assert text_of(highlight(code, language)) == code


def test_every_grammar_can_be_read() -> None:
    names = [name for name in all_languages() if language_of(name)]
    code = "a = b + 'c' # d\n<e f=\"1\"> {g}\n"
    assert len(names) >= 240
    assert {text_of(highlight(code, name)) for name in names} == {code}


@pytest.mark.parametrize(
    ("alias", "language"),
    [
        pair.split("=")
        for pair in "ts=typescript sh=bash shell=bash py=python js=javascript md=markdown yml=yaml c++=cpp "
        "rs=rust cs=csharp TypeScript=typescript dockerfile=docker gql=graphql rb=ruby".split()
    ],
)
def test_aliases(alias: str, language: str) -> None:
    found = language_of(alias)
    assert found is not None
    assert found == language_of(language)


@pytest.mark.parametrize("name", ["text", "plaintext", "txt", "plain", "ansi", "TEXT", ""])
def test_plain_text_has_no_colour(name: str) -> None:
    assert highlight("if <a>:\n", name) == ("if &lt;a&gt;:", "")


def test_unknown_language() -> None:
    assert highlight("x", "no-such-language") is None
    assert highlight("x", "../index") is None
    assert highlight("x", "vue-directives") is None  # what only adds to other languages is none


def test_an_editor_colours_brackets_by_depth() -> None:
    lines = highlight_editor("f([{}]) // (\n'('", "ts")
    assert lines is not None
    depths = {"2993a3": 1, "1e754f": 2, "a65e2b": 3}
    brackets = [(1, "("), (2, "["), (3, "{}"), (2, "]"), (1, ") ")]
    found = re.findall(r'tok-(\w+)-\w+">([^<]*)<', lines[0])
    assert [(depths[light], text) for light, text in found if light in depths] == brackets
    assert re.findall(r'class="([^"]*)"', lines[1]) == ["tok-b56959-c98a7d"]


def test_the_style_sheet_has_the_classes_in_use() -> None:
    html = "".join(highlight("let a = 1", "ts") or ())
    rules = css(html)
    used = set(re.findall(r'class="([^"]*)"', html))
    assert used
    assert all(f".{name}{{color:" in rules and f"html.dark .{name}{{color:" in rules for name in used)
    assert rules.count(".tok-") == 2 * len(used)
    assert ".shiki{color:#393a34}" in rules
    assert "html.dark .shiki{color:#dbd7caee}" in rules


def test_any_theme_of_shiki_colours_code() -> None:
    assert len(theme_names()) >= 60
    for name in theme_names():
        theme = load_theme(name)
        assert re.fullmatch(r"#[0-9a-f]{3,8}", theme.text)
        assert re.fullmatch(r"#[0-9a-f]{3,8}", theme.background)
    themes = Look("github-light", "nord")
    assert "".join(highlight("let a = 1", "ts", themes) or ()) == (
        '<span class="tok-d73a49-81a1c1">let </span><span class="tok-24292e-d8dee9">a </span>'
        '<span class="tok-d73a49-81a1c1">= </span><span class="tok-005cc5-b48ead">1</span>'
    )
    assert frame(themes)[0] == "shiki-themes nord github-light"


def test_a_machine_without_grammars_shows_plain_code(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = (
        "from pathlib import Path; from deckc import vendored; vendored.DATA = Path('nowhere'); "
        "from deckc.code import highlight, css, frame; print(highlight('a < b', 'ts'), css('shiki'), frame()[0])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("('a &lt; b',) .shiki{color:#393a34}")


def test_a_deck_without_code_loads_no_engine() -> None:
    program = "import sys, deckc.code; deckc.code.highlight('x', 'text'); print({'regex'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_a_block_inside_names_its_language() -> None:
    inside = highlight("```ts\nconst a = 1\n```", "md")
    assert inside is not None
    assert 'class="tok-ab5959-cb7676">const' in inside[1]


# Long lines and hostile code


def searches(code: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many searches it takes to colour code."""
    total = 0
    search = type(pattern_of("")).search

    def counted(self, line: Line, start: int, first: bool, anchored: bool):  # type: ignore[no-untyped-def]
        nonlocal total
        total += 1
        return search(self, line, start, first, anchored)

    with monkeypatch.context() as patch:
        patch.setattr(type(pattern_of("")), "search", counted)
        assert text_of(highlight(code, "js")) == code
    return total


def test_a_long_line_takes_searches_in_proportion(monkeypatch: pytest.MonkeyPatch) -> None:
    word = 'f({a:1,b:"x"});'
    small = searches(word * 60, monkeypatch)
    large = searches(word * 240, monkeypatch)
    assert large < 6 * small


def test_what_is_behind_the_limit_of_a_line_is_plain() -> None:
    lines = highlight(f"{'a ' * LONGEST}1\nlet b", "js")
    assert lines is not None
    assert "tok-2f798a" not in lines[0]
    assert "tok-ab5959-cb7676" in lines[1]


def test_code_that_is_not_trusted_has_the_same_colours() -> None:
    code = "const f = async <T,>(a: T[], b = {c: [1]}) => { return a?.map((x) => x) }"
    assert highlight(code, "ts", careful=True) == highlight(code, "ts")


def test_a_line_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokenizer, "LINE_TIME", -1.0)
    code = "f(1);" * 200 + "\nlet given_up"
    lines = highlight(code, "js")
    assert text_of(lines) == code
    assert lines is not None
    assert lines[0].endswith("f(1);")


# Expressions


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("[[:alpha:]]", "[^\\W\\d_]"),
        ("[_$[:alnum:]]", "[\\w_\\$]"),
        (r"\h+", "[0-9A-Fa-f]+"),
        (r"a{2,1}", "a{1,2}+"),
        (r"a+{0,1}", "(?:a+){0,1}"),
        (r"(?<n>a)\k<n>", "(a)(?:\\1)"),
        (r"(?<=a|bc)d", "(?:(?<=a)|(?<=bc))d"),
        (r"(?<!a|bc)d", "(?<!a)(?<!bc)d"),
        (r"(?i)a|b", "(?:(?i:a)|(?i:b))"),
        (r"(?x) a b # c", "(?:ab)"),
        (r"(?m:.)", "(?:[\\s\\S])"),
        (r"a\z", "a(?<!\\n)\\Z"),
    ],
)
def test_expressions_in_the_words_of_python(expression: str, text: str) -> None:
    assert translate(expression, first=True, anchored=True).text == text


@pytest.mark.parametrize(
    ("expression", "hints"),
    [
        ("if|else", {"if", "el"}),
        ("a*b", {"b"}),
        ("(?=<)x?", {"<"}),
        ("[ab]c?", {"a", "b"}),
        ("a?", None),
        ("[^a]", None),
        (r"(?<!x)\b", None),
    ],
)
def test_hints_are_in_every_line_that_matches(expression: str, hints: set[str] | None) -> None:
    found = translate(expression, first=True, anchored=True).hints
    assert found == (hints if hints is None else frozenset(hints))


def test_the_leftmost_pattern_wins_and_the_first_at_a_tie() -> None:
    found = PatternSet(["b", "a", "a.", r"\Gx"]).search(Line.of("xab\n"), 0, True, False)
    assert found is not None
    assert found[0] == 1
    assert found[1].start() == 1
    anchored = PatternSet(["b", r"\Gx"]).search(Line.of("xab\n"), 0, True, True)
    assert anchored is not None
    assert anchored[0] == 1


def test_nothing_leads_out_of_the_data_folder() -> None:
    with pytest.raises(vendored.MissingError):
        load_theme("no-such-theme")


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        (r"(?<!(?:^|[^.])const)(?=;)", "a;", (1, 1)),
        (r"(?<!(?:^|[^.])const)(?=;)", "xconst;", None),
        (r"(?<=(?:^|[^.])import|of)\w", "importa", (6, 7)),
        (r"(?<=(?:^|a)(?:b|cd))x", "acdx", (3, 4)),
        (r"(\p{upper}[_[:upper:]]*)(?![$_[:alnum:]])", "a B_C d", (2, 5)),
        (r"(?i:([[:alpha:]]+\s*=\s*)x)|([[:alpha:]]+\s*=\s*)y", "ab = y", (0, 6)),
    ],
)
def test_expressions_that_pythons_own_module_reads(source: str, text: str, found: tuple[int, int] | None) -> None:
    expression = translate(source, first=True, anchored=True)
    assert expression.is_plain
    match = re.search(expression.text, text)
    assert (match and match.span()) == found
    assert translate(source, first=True, anchored=True) == expression  # groups that are known by now
