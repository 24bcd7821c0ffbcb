"""The order of the phases: what a build gives, and what it need not do again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import deckc.pipeline.slides
from deckc.config import Options
from deckc.disk.files import Files
from deckc.pipeline import build
from deckc.pipeline.cache import Cache

DECK = "---\ntheme: none\n---\n\n# One\n\n---\n\n# Two {{ $page }}\n\n---\n\n# Three {{ 1 + 1 }}\n\n<<< ./code.py\n"


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    (tmp_path / "code.py").write_text("print(1)\n")
    (tmp_path / "deck.md").write_text(DECK)
    return tmp_path / "deck.md"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the slides that were compiled."""
    numbers: list[int] = []
    real = deckc.pipeline.slides.compile_one

    def compile_one(slide: Any, *rest: Any) -> Any:
        numbers.append(slide.no)
        return real(slide, *rest)

    monkeypatch.setattr(deckc.pipeline.slides, "compile_one", compile_one)
    return numbers


def again(deck: Path, cache: Cache, compiled: list[int]) -> list[int]:
    compiled.clear()
    build(deck, cache=cache)
    return compiled


def test_nothing_is_compiled_twice(deck: Path, compiled: list[int]) -> None:
    cache = Cache()
    assert again(deck, cache, compiled) == [1, 2, 3]
    assert again(deck, cache, compiled) == []


def test_an_edit_compiles_one_slide(deck: Path, compiled: list[int]) -> None:
    cache = Cache()
    build(deck, cache=cache)
    deck.write_text(DECK.replace("# Two", "# Zwei"))
    assert again(deck, cache, compiled) == [2]


def test_a_slide_before_compiles_those_that_show_their_number(deck: Path, compiled: list[int]) -> None:
    cache = Cache()
    build(deck, cache=cache)
    deck.write_text(DECK.replace("# Two", "# New\n\n---\n\n# Two"))
    assert again(deck, cache, compiled) == [2, 3]


def test_a_file_that_a_slide_shows_compiles_that_slide(deck: Path, compiled: list[int]) -> None:
    cache = Cache()
    build(deck, cache=cache)
    (deck.parent / "code.py").write_text("print(1, 2)\n")
    assert again(deck, cache, compiled) == [3]


def test_two_builds_give_equal_bytes(deck: Path) -> None:
    cache = Cache()
    assert build(deck, cache=cache).artifacts == build(deck).artifacts == build(deck, cache=cache).artifacts


def test_a_record_holds_what_was_looked_at_within_it_and_then_all(tmp_path: Path) -> None:
    files = Files()
    files.is_file(tmp_path / "before")
    with files.recording() as looked_at:
        files.is_file(tmp_path / "within")
    assert looked_at == {tmp_path / "within"}
    assert files.seen == {tmp_path / "before", tmp_path / "within"}


def test_a_component_in_markdown_is_rendered(deck: Path) -> None:
    (deck.parent / "components").mkdir()
    (deck.parent / "components" / "Box.md").write_text("**strong** and\n\n```nonsense\nx\n```\n")
    deck.write_text(DECK + "\n<Box />\n\n---\n\n<Box />\n")
    result = build(deck)
    assert "<strong>strong</strong>" in result.slides[2].html
    assert [(found.code, found.span and found.span.line) for found in result.problems] == [("unknown-language", 3)]


UNTRUSTED = """\
---
theme: none
htmlAttrs:
  onload: bad()
  dir: ltr
---

# One

<!-- [read](javascript:bad()) <img src="data:," onerror="bad()"> <script>bad()</script> -->
"""


def test_nothing_of_an_untrusted_deck_runs_in_the_page(deck: Path) -> None:
    deck.write_text(UNTRUSTED)
    (deck.parent / "index.html").write_text("<head><script>bad()</script></head><body><p onclick='bad()'></p></body>")
    trusted, untrusted = (build(deck, options=Options(untrusted=flag)) for flag in (False, True))
    page, safe = (
        next(each.data for each in result.artifacts if each.path.name == "index.html")
        for result in (trusted, untrusted)
    )
    assert isinstance(page, bytes)
    assert isinstance(safe, bytes)
    assert page.count(b"bad()") == 6
    assert safe.count(b"bad()") == 1  # the link, which Markdown leaves as text
    assert b"Content-Security-Policy" in safe
    assert b'dir="ltr"' in safe
    assert [found.code for found in untrusted.problems] == ["untrusted"] * 4
    assert {found.span.line for found in untrusted.problems if found.span} == {1, 4, 10}


def test_problems_of_frontmatter_move_with_it(deck: Path) -> None:
    """A slide that is not compiled again says where its frontmatter is now."""
    cache = Cache()
    text = "---\ntheme: none\ndefaults:\n  layout: center\n---\n\n# One\n\n---\nlayout: nope\n---\n\n# Two\n"
    for moved in (text, "\n".join(["---", "# a", *text.split("\n")[1:]]), text.replace("# One", "# One\n\nmore")):
        deck.write_text(moved)
        warm, cold = build(deck, cache=cache).problems, build(deck).problems
        assert warm == cold
        assert [found.span and found.span.line for found in warm] == [moved.split("\n").index("layout: nope") + 1]


def test_a_wrong_default_is_one_problem(deck: Path) -> None:
    deck.write_text("---\ndefaults:\n  layout: nope\n---\n\n# One\n\n---\n\n# Two\n")
    assert {(found.code, found.span and found.span.line) for found in build(deck).problems} == {("unknown-layout", 3)}


def test_a_tag_that_ends_within_markdowns_paragraph_is_told_there(deck: Path) -> None:
    deck.write_text("---\ntheme: none\n---\n\n<div>\n\nword</div>\n\n</div>\n\n<p>right</p>\n")
    problems = build(deck).problems
    assert [(found.code, found.span and found.span.line, found.span and found.span.column) for found in problems] == [
        ("missing-end-tag", 7, 5),
        ("stray-end-tag", 9, 1),
    ]


def test_scripts_see_the_frontmatter_of_all_slides(tmp_path: Path) -> None:
    (tmp_path / "components").mkdir()
    (tmp_path / "components/Chapters.vue").write_text(
        "<script setup>\nimport { useNav } from '@slidev/client'\nconst { slides } = useNav()\n</script>\n"
        "<template><p>{{ slides.map((one) => one.meta.slide.frontmatter.chapter ?? '–').join(' ') }}</p></template>\n"
    )
    (tmp_path / "slides.md").write_text("---\nchapter: a\n---\n<Chapters/>\n---\n---\n# x\n---\nchapter: b\n---\n# y\n")
    result = build(tmp_path / "slides.md")
    assert not result.problems
    assert "<p>a – b</p>" in result.slides[0].html


@pytest.mark.parametrize(
    "name", ["data-clicks-attrs", "data-clicks-text", "data-code-steps", "data-mark", "data-video"]
)
@pytest.mark.parametrize("value", ["x", "[]", "{}", "{&quot;a&quot;:[1]}", "[" * 3000])
def test_attributes_of_ours_that_an_author_writes_break_nothing(deck: Path, name: str, value: str) -> None:
    deck.write_text(f'# One\n\n<p {name}="{value}">text</p>\n')
    result = build(deck)
    assert ">text</p>" in result.slides[0].html
    assert {found.code for found in result.problems} <= {"reserved-attribute"}


def test_the_description_is_the_info_in_plain_words(deck: Path) -> None:
    info = "A **few** *things*. [Here](https://e.org)!\n\n  * one\n  * two<br>three `a<b>`, <b>x</b>y"
    deck.write_text(f"---\ntheme: none\ninfo: |\n  {info}\n---\n\n# One\n")
    [page] = [artifact.data for artifact in build(deck).artifacts if str(artifact.path) == "index.html"]
    assert isinstance(page, bytes)
    assert '<meta name="description" content="A few things. Here! one two three a&lt;b&gt;, xy">' in page.decode()


def test_the_text_and_the_address_of_a_file_are_imported(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("some words")
    script = "<script setup>\nimport x from './words.txt?raw'\nimport u from './words.txt?url'\n</script>\n"
    (tmp_path / "slides.md").write_text(f"{script}\n<p :title='u'>{{{{ x }}}}</p>\n")
    result = build(tmp_path / "slides.md")
    assert not result.problems
    assert '<p title="assets/words-' in result.slides[0].html
    assert ">some words</p>" in result.slides[0].html
