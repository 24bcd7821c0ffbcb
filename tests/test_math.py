"""Formulas: the HTML of typeset TeX, the look of a page with them, and boxes that real KaTeX drew."""

from __future__ import annotations

import json
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckc.config import Options
from deckc.disk.files import Files
from deckc.markdown import MarkdownOptions, formulas_in, to_template
from deckc.math import NO_SETTINGS, Mistake, Settings, Typesetter, look, read_settings, typesetter
from deckc.math.engine import KATEX
from deckc.pipeline import build
from deckc.sandbox import Limits
from deckc.write import write as write_site
from formula_page import BOXES, boxes, document, formulas

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

typeset = typesetter(NO_SETTINGS)
RECORDED: list[dict[str, Any]] = json.loads(BOXES.read_text(encoding="utf-8"))["formulas"]
NEAR = 0.1  # px; rounding of lengths to four digits


def visible(tex: str, *, display: bool = False, how: Settings = NO_SETTINGS) -> str:
    """The part of a formula's HTML that is seen."""
    html, mistake = typesetter(how)(tex, display)
    assert mistake is None
    return html.partition("</math></span>")[2].removesuffix("</span>")


def test_a_formula_is_written_as_katex_0_18_writes_it() -> None:
    html, mistake = typeset("x^2\n", True)
    assert mistake is None
    assert html == (
        '<span class="katex-display"><span class="katex"><span class="katex-mathml">'
        '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><semantics><mrow><msup><mi>x</mi><mn>2</mn>'
        '</msup></mrow><annotation encoding="application/x-tex">x^2\n</annotation></semantics></math></span>'
        '<span class="katex-html" aria-hidden="true"><span class="katex-base">'
        '<span class="katex-strut" style="height:0.8641em;"></span>'
        '<span class="mord"><span class="mord mathnormal">x</span><span class="msupsub"><span class="vlist-t">'
        '<span class="vlist-r"><span class="vlist" style="height:0.8641em;">'
        '<span style="top:-3.113em;margin-right:0.05em;"><span class="pstrut" style="height:2.7em;"></span>'
        '<span class="katex-sizing reset-size6 size3 mtight"><span class="mord mtight">2</span></span></span>'
        "</span></span></span></span></span></span></span></span></span>"
    )


def test_letters_that_lean_stand_for_themselves() -> None:
    assert '<span class="mord mathnormal" style="margin-right:0.0359em;">y</span>' * 2 in visible("yy")
    assert '<span class="mord mathnormal">ab</span>' in visible("ab")


@pytest.mark.parametrize(
    ("tex", "mistake"),
    [
        (r"a + \frac{1}", Mistake("Unexpected end of input in a macro argument, expected '}'", 12, 0)),
        (r"a + \nosuch{b}", Mistake(r"Undefined control sequence: \nosuch", 4, 7)),
        (r"\color{no color} x", Mistake("Invalid color: 'no color'", 6, 10)),
        (r"\href{javascript:alert(1)}{x}", Mistake(r"\href is not allowed in formulas", 0, 5)),
        (r"a\htmlClass{b}{c}", Mistake(r"\htmlClass is not allowed in formulas", 1, 10)),
        (r"\includegraphics{x.png}", Mistake(r"\includegraphics is not allowed in formulas", 0, 16)),
        ("{" * 5000 + "}" * 5000, Mistake("the formula is nested too deeply", 0, 10000)),
        (r"\def\c#1{\c{#1#1}}\c{x}", Mistake("a macro makes more of itself than can be set", 0, 23)),
        (r"\texttt{\textbf{x}}", Mistake("KaTeX has no such font", 0, 19)),
    ],
)
def test_what_katex_does_not_take_is_told_and_shown_in_red(tex: str, mistake: Mistake) -> None:
    html, found = typeset(tex, False)
    assert found == mistake
    assert "color:#cc0000" in html
    assert "href=" not in html
    assert "<img" not in html


def test_mistakes_leave_nothing_behind() -> None:
    for number in range(20):
        assert typesetter(Settings({}, {"minRuleThickness": number / 100}))(r"\texttt{\textbf{x}}", False)[1]
        assert "mathnormal" in visible(f"x + {number}")


def test_without_katex_the_source_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckc.vendored.DATA", Path("nowhere"))
    html, mistake = typeset("a + nowhere", False)
    assert "a + nowhere" in html
    assert mistake is None, "the deck says it once"
    assert look(html).artifacts == ()
    result = build(deck(tmp_path, "# One\n\n$x$ and $y$\n"))
    assert [each.code for each in result.problems if each.code != "icon-stand-in"] == ["missing-part"]


def test_a_formula_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    KATEX.call("typeset", "x", False, {})  # the library is there, and keeps the limits that it came with
    monkeypatch.setattr(KATEX.context, "limits", Limits(0.2, 1 << 28, 1 << 20))
    tex = r"\def\a{" + "x" * 3000 + r"}\def\b{\a\a\a\a\a\a\a\a\a\a}\b\b\b"
    assert typeset(tex, False)[1] == Mistake("the formula takes too long", 0, len(tex))
    assert typeset("x + 1", False)[1] is None


SOURCE = """# On $a$ *and* $b_1$, `$no$` at \\$5

text $c
+ d$ and 5$ or $ 6 with $$no$$, costs $3

- item

  $$
  e +
    f
  $$

  1. $$
     g $$

> $$
> h
> $$
> $i$

```md
$no$
```

* ~~~
  $$
  no
  ~~~

| $j$ |
|-----|
| $k$ |

$$ {1|2} {at: 1}
l \\\\
m
$$
$$ n $$
<!-- $no$ --> $o$
"""


def test_what_is_set_in_advance_is_what_is_asked_for(tmp_path: Path) -> None:
    asked: list[tuple[str, bool]] = []

    def note(tex: str, display: bool) -> tuple[str, None]:
        asked.append((tex, display))
        return "<span></span>", None

    options = MarkdownOptions(tmp_path / "slides.md", tmp_path, lambda *_: None, typeset=note)
    to_template(SOURCE, options, Files())
    found = [*formulas_in(SOURCE)]
    assert found
    assert set(found) == set(asked)
    assert not [tex for tex, _ in found if "no" in tex]


def test_a_deck_sets_its_formulas_in_one_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    call = KATEX.call

    def counted(function: str, *given: Any, **more: Any) -> Any:
        calls.append(function)
        return call(function, *given, **more)

    monkeypatch.setattr(KATEX, "call", counted)
    result = build(deck(tmp_path, "# One $x$\n\n$y \\nosuch$\n\n---\n\n# Two\n\n$$\nz\n$$\n\n<!-- $n$ -->\n"))
    assert calls == ["typesetAll"]
    ((mistake, place),) = [(each.message, each.span) for each in result.problems]
    assert mistake == r"Undefined control sequence: \nosuch"
    assert place is not None
    assert (place.line, place.column) == (3, 4)


def test_one_that_takes_long_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckc.math.engine.BATCH_S", 0.05)
    long = r"\def\a{" + "x" * 3000 + r"}\def\b{\a\a\a\a\a\a\a\a\a\a}\b\b\b"
    many = Typesetter(NO_SETTINGS, "")
    many.prepare([("p", True), (long, False), ("q", False)])
    assert many.key((long, False)) not in many.results
    assert many("p", True) == typeset("p", True)
    assert many("q", False) == typeset("q", False)


def test_macros_that_never_end_end() -> None:
    for tex in (r"\def\a{\a\a}\a", r"\def\a{x\b}\def\b{\a\a}\a", r"\def\b{x}" + r"\edef\b{\b\b}" * 60 + r"\b"):
        html, found = typeset(tex, False)
        assert found is not None
        assert found.message.startswith("Too many expansions")
        assert html.startswith('<span class="katex-error" title="')


def test_a_letter_that_no_tex_font_has_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    typesetter(Settings({}, {"strict": False}))("\\text{\N{PARTY POPPER}} \0", False)
    assert capfd.readouterr() == ("", "")


PIECES = [*"ab{}[]()^_&%$#~ <>'\"\n0é", r"\\", r"\frac", r"\left", r"\begin{aligned}", r"\end{aligned}"]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_html_that_is_closed(tex: str) -> None:
    html, _ = typeset(tex, True)
    assert html.count("<span") == html.count("</span")


def test_chemistry_that_is_wrong_is_told() -> None:
    html, mistake = typeset(r"x + \ce{A\bond{?}B}", False)
    assert mistake == Mistake("the formula of chemistry is not understood", 0, 19)
    assert html.startswith('<span class="katex-error"')
    assert typeset(r"\ce{H2", False)[1] == Mistake("Unexpected end of input in a macro argument, expected '}'", 6, 0)
    html, mistake = typeset(r"\ce{H2O}", False)
    assert mistake is None
    assert r'<annotation encoding="application/x-tex">\ce{H2O}</annotation>' in html


def test_macros_of_the_deck() -> None:
    macros = {r"\RR": r"\mathbb{R}", r"\pair": r"(#1, \RR #2)"}
    how = Settings(macros, {})
    assert visible(r"\pair{a}{b}", how=how) == visible(r"(a, \mathbb{R} b)")
    html, _ = typesetter(how)(r"\pair{a}{b}", False)
    assert '<annotation encoding="application/x-tex">\\pair{a}{b}</annotation>' in html
    assert typesetter(how)(r"\RR \nosuch", False)[1] == Mistake(r"Undefined control sequence: \nosuch", 4, 7)


def test_a_formula_in_red_is_what_its_author_wrote() -> None:
    how = Settings({r"\RR": r"\mathbb{R}"}, {"errorColor": "#abc"})
    html, mistake = typesetter(how)(r"\RR + \dfrac{1} & <", False)
    assert mistake == Mistake("Expected 'EOF', got '&'", 16, 1)
    assert html == (
        '<span class="katex-error" title="ParseError: KaTeX parse error: '
        'Expected &#x27;EOF&#x27;, got &#x27;&amp;&#x27;" '
        r'style="color:#abc">\RR + \dfrac{1} &amp; &lt;</span>'
    )


def test_results_are_kept_for_other_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = Typesetter(NO_SETTINGS, "deck")
    made = [first("x", False), first(r"\nosuch", False)]
    first.keep()

    def never(*_: object) -> None:
        raise AssertionError

    again = Typesetter(NO_SETTINGS, "deck")
    monkeypatch.setattr("deckc.math.typesetting.rendered", never)
    assert [again("x", False), again(r"\nosuch", False)] == made
    with pytest.raises(AssertionError):
        again("x", True)
    (file,) = (path for path in tmp_path.rglob("*") if path.is_file())
    for damage in (b"", b"torn", file.read_bytes()[:-9], zlib.compress(b"[1]"), zlib.compress(b'{"a": 1}')):
        file.write_bytes(damage)
        assert Typesetter(NO_SETTINGS, "deck").results == {}


def test_without_an_engine_the_source_stays_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckc.sandbox.process.find_spec", lambda name: None)
    result = build(deck(tmp_path, "# One\n\n$n$ and $o$\n"))
    assert [(each.code, each.message) for each in result.problems] == [
        ("missing-part", "formulas are shown as their source: 'quickjs-ng' is not installed here")
    ]
    assert ">n</span>" in result.slides[0].html


def test_a_place_is_that_in_the_source_and_not_in_a_macro() -> None:
    how = typesetter(Settings({r"\bad": r"x + \nosuch"}, {}))
    assert how(r"a \bad", False)[1] == Mistake(r"Undefined control sequence: \nosuch", 0, 6)
    assert typeset(r"\text{😀😀} \nosuch", False)[1] == Mistake(r"Undefined control sequence: \nosuch", 10, 7)


def test_settings_are_the_last_of_each_option(tmp_path: Path) -> None:
    theme = {"macros": {r"\RR": r"\mathbb{N}"}, "leqno": True, "throwOnError": False, "macro": {}}
    deck = {"macros": {r"\RR": r"\mathbb{R}", "x": "y", r"\f": 1}, "maxSize": "big"}
    found, problems = read_settings([(tmp_path / "theme.ts", theme), (tmp_path / "deck.ts", deck)])
    assert found == Settings({r"\RR": r"\mathbb{R}"}, {"leqno": True})
    assert [(each.message, each.span and each.span.file and each.span.file.stem) for each in problems] == [
        ("KaTeX has no option 'macro'", "theme"),
        ("'maxSize' is not followed: 'big'", "deck"),
        (r"the macro '\f' is no text", "deck"),
    ]
    assert 'class="katex-display leqno"' in typesetter(found)(r"x \tag{1}", True)[0]


@pytest.mark.parametrize(("trust", "is_link"), [(True, True), (["\\href https"], True), (["\\href http"], False)])
def test_links_are_made_where_a_deck_trusts_its_formulas(trust: object, is_link: bool) -> None:
    html, mistake = typesetter(Settings({}, {"trust": trust}))(r"\href{https://katex.org}{x}", False)
    assert ('href="https://katex.org"' in html, mistake is None) == (is_link, is_link)


def test_a_page_has_the_fonts_that_its_formulas_ask_for(tmp_path: Path) -> None:
    html = "".join(typeset(tex, False)[0] for tex in (r"\mathbf{x}", r"\sum_a", r"\textbf{\textsf{x}}"))
    shown = look(html, prefix="/base/")
    names = [artifact.path.name.partition("-")[0] for artifact in shown.artifacts]
    assert names == [
        "KaTeX",
        "KaTeX_Main",
        "KaTeX_Main",
        "KaTeX_Math",
        "KaTeX_Math",
        "KaTeX_SansSerif",
        "KaTeX_SansSerif",
        "KaTeX_Size1",
    ]
    assert 'src: url("/base/assets/fonts/KaTeX_Main-Bold-' in shown.css
    assert ".reset-size6.size3{font-size:.7em}" in shown.css


def deck(folder: Path, text: str) -> Path:
    path = folder / "slides.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_formulas_stand_in_titles_notes_tables_and_components(tmp_path: Path) -> None:
    result = build(
        deck(
            tmp_path,
            "# The $\\pi$ of it\n\n<Toc />\n\n| $a$ | b |\n|--|--|\n| c | $d$ |\n\n"
            "<div v-click>\n\n$$\ne {{ f }}\n$$\n\n"
            "</div>\n\n<!-- a note of $g$ -->\n",
        )
    )
    assert result.problems == ()
    slide = result.slides[0]
    assert slide.title == r"The $\pi$ of it"
    assert slide.html.count('<span class="katex">') == 5
    assert slide.html.count("<math") == 5
    assert 'class="slidev-katex-wrapper"' in slide.html
    assert slide.note_html is not None
    assert '<span class="katex">' in slide.note_html
    files = [artifact.path.name for artifact in result.artifacts]
    assert any(name.startswith("KaTeX_Math-Italic") for name in files)
    assert not any(name.startswith("NunitoSans-greek") for name in files)  # letters of formulas have fonts of their own


def test_a_deck_without_formulas_loads_nothing_of_them(tmp_path: Path) -> None:
    import subprocess

    path = deck(tmp_path, "# One\n\nIt costs $5.\n")
    code = (
        "import sys; from pathlib import Path; from deckc.pipeline import build; build(Path(sys.argv[1])); "
        "print([name for name in sys.modules if name.startswith(('quickjs', 'deckc.math'))])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


SLIDES = (
    "# The $\\pi$ of it\n\nThe sum $\\sum_{i=1}^n x_i$ in text.\n\n"
    "$$ {1|2}\n\\begin{aligned} a &= \\vec{b} \\\\ c &= \\sqrt{\\frac{d}{e}} \\end{aligned}\n$$\n\n"
    "<!-- a note of $g$ -->\n"
)


def test_a_mistake_in_a_note_is_told_at_its_place(tmp_path: Path) -> None:
    text = "---\ntitle: x\n---\n\n# One $a$\n\ntext\n\n<!-- [click] a note of $\\nosuch$\n\n$$\n\\nowhere\n$$\n-->\n"
    found = build(deck(tmp_path, text)).problems
    assert [(each.code, each.span and (each.span.line, each.span.column)) for each in found] == [
        ("broken-formula", (9, 25)),
        ("broken-formula", (12, 1)),
    ]


@pytest.mark.parametrize(
    ("note", "codes", "shown"),
    [
        ("$$\nx", ["unclosed-math"], "katex-display"),
        ("$$ {1|2}\nx\n$$", [], "katex-display"),
        ("$$ {1|2}\nx", ["unclosed-math"], "katex-display"),
        ("$$x$$", [], "katex-display"),
        ("- one\n  $$\n  x", ["unclosed-math"], "katex-display"),
        ("so $$ it $$ is", [], "$$ it $$"),
        ("$$", ["unclosed-math"], ""),
    ],
)
def test_formulas_of_their_own_line_in_notes(note: str, codes: list[str], shown: str, tmp_path: Path) -> None:
    result = build(deck(tmp_path, f"# One\n\n<!--\n{note}\n-->\n"))
    assert [each.code for each in result.problems] == codes
    assert shown in (result.slides[0].note_html or "")
    assert [each.span and each.span.line for each in result.problems] == [4 + note.startswith("-")] * len(codes)


@pytest.mark.parametrize("title", ["$$", "$$x$$", "$$ {1}", "a $$ b $c$", "$"])
def test_dollars_in_titles(title: str, tmp_path: Path) -> None:
    text = f"---\ntitle: '{title}'\ninfo: '$$ {{1|2}} $x$'\n---\n\n# {title}\n\n<Toc />\n\n$y$\n"
    assert build(deck(tmp_path, text)).problems == ()


def test_a_deck_of_others_may_have_formulas(tmp_path: Path) -> None:
    path = deck(tmp_path, SLIDES)
    trusted, untrusted = build(path), build(path, options=Options(untrusted=True))
    assert untrusted.problems == ()
    assert untrusted.slides[0].html == trusted.slides[0].html
    assert str(untrusted.slides[0].note_html).strip() == str(trusted.slides[0].note_html).strip()


@pytest.mark.browser
@pytest.mark.parametrize("single_file", [False, True])
def test_formulas_are_shown_offline_and_axe_finds_nothing(tmp_path: Path, page: Page, single_file: bool) -> None:
    from axe_playwright_python.sync_playwright import Axe

    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    result = build(deck(tmp_path, SLIDES), options=Options(single_file=single_file))
    write_site(result.artifacts, tmp_path / "dist")
    page.goto((tmp_path / "dist" / "index.html").as_uri())
    page.locator(".slidev-katex-wrapper .mord.dishonored").first.wait_for()
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate("[...document.fonts].filter((font) => font.status === 'loaded').map((font) => font.family)")
    assert {"KaTeX_Main", "KaTeX_Math", "KaTeX_Size1"} <= {name.strip('"') for name in loaded}
    assert all(url.startswith(("file:", "data:")) for url in asked)
    assert Axe().run(page).response["violations"] == []


@pytest.mark.browser
def test_formulas_have_the_boxes_that_real_katex_draws(chromium: Browser, tmp_path: Path) -> None:
    shown = [typeset(tex, display) for tex, display in formulas()]
    assert [mistake for _, mistake in shown if mistake] == []
    page_look = look("".join(html for html, _ in shown))
    write_site(page_look.artifacts, tmp_path)
    file = tmp_path / "index.html"
    file.write_text(document(f"<style>{page_look.css}</style>", [html for html, _ in shown]), encoding="utf-8")
    page = chromium.new_page()
    drawn = boxes(page, file)
    page.close()
    assert [(row["tex"], row["display"]) for row in RECORDED] == formulas()
    wrong = [
        difference for row, ours in zip(RECORDED, drawn, strict=True) if (difference := differ(row, row["boxes"], ours))
    ]
    assert not wrong, "\n".join(wrong)


def differ(row: dict[str, Any], theirs: list[list[Any]], ours: list[list[Any]]) -> str:
    """What is elsewhere, or another thing."""
    if [box[0] for box in theirs] != [box[0] for box in ours]:
        return f"{row['tex']}: other things are drawn"
    for their, our in zip(theirs, ours, strict=True):
        if any(abs(a - b) > NEAR for a, b in zip(their[1:], our[1:], strict=True)):
            return f"{row['tex']} (display: {row['display']}): {our} where KaTeX has {their}"
    return ""
