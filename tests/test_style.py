"""Style phase: tokens of a page, groups, directives, scoped styles, by text cases; the documentation page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import tinycss2
from hypothesis import example, given
from hypothesis import strategies as st

from case_files import Case, check, ids, read_cases
from deckc.style import (
    StyleTheme,
    before_reset,
    css_of,
    expand,
    expand_groups,
    read_settings,
    scope,
    tokens,
    utilities,
    utility_layers,
)
from deckc.style.family_docs import family_page
from deckc.style.rules import FAMILIES

DOCS = Path(__file__).parent.parent / "docs" / "utilities.md"
THEME = StyleTheme(
    fonts={"sans": '"Inter",sans-serif'},
    scale={"colors": {"brand": {"DEFAULT": "#123456", "light": "#abcdef"}}, "spacing": {"huge": "20rem"}},
    shortcuts={"btn": "px-4 py-1 hover:(bg-brand text-white)", "bg-main": "bg-brand"},
    safelist=("underline",),
)


def told(problems: object) -> str:
    lines = [f"{each.code} {each.span.line}:{each.span.column} {each.message}" for each in problems]  # type: ignore[attr-defined]
    return "".join(f"-- {line}\n" for line in lines)


@pytest.mark.parametrize("case", read_cases("style/directives.txt"), ids=ids)
def test_directives(case: Case, renew: bool) -> None:
    css, problems = expand(case.input, THEME, "scss" if "scss" in case.title else "css")
    check(case, f"{css}\n{told(problems)}", renew)


@pytest.mark.parametrize("case", read_cases("style/modules.txt"), ids=ids)
def test_modules(case: Case, renew: bool) -> None:
    css, problems = expand(case.input, StyleTheme(), module="x")
    assert not problems
    check(case, css + "\n", renew)


@pytest.mark.parametrize("case", read_cases("style/scoping.txt"), ids=ids)
def test_scoping(case: Case, renew: bool) -> None:
    css, problems = expand(case.input, THEME, attribute="data-v-x")
    check(case, f"{css}\n{told(problems)}", renew)
    assert scope(case.input, "data-v-x") == css or "@apply" in case.input


@pytest.mark.parametrize("case", read_cases("style/tokens.txt"), ids=ids)
def test_tokens(case: Case, renew: bool) -> None:
    check(case, "".join(f"{token}\n" for token in sorted(tokens(case.input))), renew)


@pytest.mark.parametrize("case", read_cases("style/groups.txt"), ids=ids)
def test_groups(case: Case, renew: bool) -> None:
    check(case, expand_groups(case.input), renew)


@pytest.mark.parametrize("case", read_cases("style/utilities.txt"), ids=ids)
def test_utilities(case: Case, renew: bool) -> None:
    """Sheets with a theme of the deck's own."""
    check(case, f"{utilities(case.input.split(), THEME)}\n", renew)


@pytest.mark.parametrize("case", read_cases("style/settings.txt"), ids=ids)
def test_settings(case: Case, renew: bool) -> None:
    theme, problems = read_settings([(Path("uno.config.ts"), case.input)], StyleTheme())
    said = {"shortcuts": theme.shortcuts, "scale": theme.scale, "safelist": theme.safelist, "rules": theme.rules}
    lines = "".join(f"{name}: {json.dumps(value)}\n" for name, value in said.items() if value)
    check(case, lines + told(problems), renew)


def test_a_rule_of_the_deck() -> None:
    theme = StyleTheme(rules={"collapse": (("visibility", "collapse"),)})
    assert css_of("hover:collapse", theme) == ".hover\\:collapse:hover{visibility:collapse;}"


def test_layers_come_apart() -> None:
    assert list(utility_layers(["bg-main", "prose", "p-4"])) == ["typography", "shortcuts", "default"]


def test_a_thousand_slides_are_read_in_no_time() -> None:
    slide = '<div class="p-4 text-red-500" flex="~ col" title="a > b"><p m-2 data-x=\'<b>\'>text</p></div>'
    found = tokens(slide * 5000)
    assert '[flex~="col"]' in found
    assert '[m-2=""]' in found
    assert "p-4" in found


@pytest.mark.parametrize(
    "css",
    ["", "}", "{", "a{b:c", "@media x{", '"', "/*", "a{b:url(x;}", "a{b:(}", "@apply;", "a{@apply", "a{" * 3000, "\0"],
)
def test_broken_sheets_raise_nothing(css: str) -> None:
    made, _ = expand(css + "\n.ok{c:d}", THEME, attribute="data-v-x")
    assert made.count("{") == made.count("}")


@pytest.mark.parametrize(
    "token",
    [
        "",
        "-",
        "!",
        "[",
        "]",
        "[]",
        '[=""]',
        "hover:",
        "p-[",
        "p-[[]",
        "$",
        "@",
        "(",
        "a" * 5000,
        "-" * 500,
        "hover:" * 2000 + "p-4",
    ],
)
def test_strange_tokens_raise_nothing(token: str) -> None:
    assert css_of(token) is None


# What opens and does not close, and the other way round, in heads of utilities that take a text as it is.
PIECES = (
    "[ ] ( ) { } ' \" ; /* */ \\ \\\\ & > < ! -- --> <!-- @ # : , ~ + * = | ^ $ % ` url( url(' calc( "
    "var(--x 😀 </style> <style> @import @media @layer p-1 m-2 [&>b]: [(&>b]: [&:x]: [color:red "
    "[--x:y before:content-[' w-[ group-[ peer-[ has-[ not-[ in-[ max-[ supports-[ data-[ aria-[ "
    "[@media [@supports selector-[ variables-[ bg-[url( shadow-[ theme("
).split()
HEADS = (
    "p-[7px] [&>b]:p-[7px] group-[&>b]:p-1 w-[calc(1px+2px)] bg-[url(/x.png)] [color:red] has-[b]:p-[7px] z-$x m-$a-b "
    "supports-[display:grid]:p-[7px] [@media(width)]:p-[7px] shadow-[0_0_1px_red] content-['a_b'] animate-[x_1s] i-[x]"
).split()
SOUND = ("p-[7px]", "z-[77]", "hover:m-[9px]")


def rules_of(css: str) -> list[tuple[str, str]]:
    """Selectors and bodies of the rules, at the top or in an at-rule; what no browser reads is `?`."""
    found: list[tuple[str, str]] = []
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "at-rule" and rule.content is not None:
            found += rules_of(tinycss2.serialize(rule.content))
        elif rule.type == "qualified-rule":
            found.append((tinycss2.serialize(rule.prelude).strip(), tinycss2.serialize(rule.content).strip()))
        else:
            found.append(("?", tinycss2.serialize([rule])))
    return found


@given(st.lists(st.sampled_from([*PIECES, *HEADS]), min_size=1, max_size=5).map("".join))
@example("[(&>b]:p-1")
@example("[&%b]:p-[7px]")
@example("m-[3px\\\\]")
@example("bg-[url(<style>)]")
def test_no_class_changes_another_rule(token: str) -> None:
    """Whatever stands in it: the rules of others are there, alone under their selectors."""
    found = rules_of(utilities([token, *SOUND]))
    assert "?" not in dict(found)
    for selector, body in rules_of(utilities(SOUND)):
        if selector.startswith("."):
            assert any(body == other and selector in each.split(",\n") for each, other in found), token
    own = [each for each, _ in found if each.startswith(".p-\\[7px\\]") or ".p-\\[7px\\]," in each]
    assert all("b" not in each.replace("\\", "") for each in own), token


def test_the_page_of_families_is_up_to_date() -> None:
    assert DOCS.read_text(encoding="utf-8") == family_page(), "deckc utilities --markdown > docs/utilities.md"


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.title)
def test_examples_of_families_are_utilities(family: object) -> None:
    assert {example: css_of(example) for example in family.examples.split() if css_of(example) is None} == {}  # type: ignore[attr-defined]


def test_the_command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from io import StringIO

    from deckc.cli import run

    assert run(["utilities", "-mt-4", "-hue-rotate-15", "foo", '[grid~="cols-2"]', "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert list(made) == ["-mt-4", "-hue-rotate-15", "foo", '[grid~="cols-2"]']
    assert made["foo"] is None
    assert made["-mt-4"] == ".-mt-4{margin-top:-1rem;}"
    monkeypatch.setattr("sys.stdin", StringIO("p-4\n\nflex\n"))
    assert run(["utilities"]) == 0
    assert capsys.readouterr().out == ".flex{display:flex;}\n.p-4{padding:1rem;}\n"


@pytest.mark.parametrize("case", read_cases("style/reach.txt"), ids=ids)
def test_rules_for_bare_elements_reach_the_content(case: Case, renew: bool) -> None:
    check(case, expand(case.input, THEME, in_content=True)[0] + "\n", renew)


@pytest.mark.parametrize("case", read_cases("style/early.txt"), ids=ids)
def test_styles_before_the_reset(case: Case, renew: bool) -> None:
    check(case, before_reset(case.input) + "\n", renew)
