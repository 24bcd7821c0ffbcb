"""Parsing: text cases, Slidev's own answers, imports, traps of real files, properties of any text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_files import CASES, Case, check, ids, read_cases
from deckc.diagnostics import Diagnostic
from deckc.disk.files import Files
from deckc.model import Deck, Slide, Span
from deckc.parse import parse_deck
from deckc.parse.body import title_and_level
from deckc.parse.source import read_source
from deckc.parse.split import split, split_lines
from deckc.text.number_ranges import parse_ranges
from growth import LINEAR, growth

FOLDER = Path("/deck")
ENTRY = FOLDER / "slides.md"
CONFORMANCE = Path(__file__).parent / "conformance" / "parser-cases.json"


class Memory(Files):
    """A disk that holds a dictionary."""

    def __init__(self, files: Mapping[Path, bytes]) -> None:
        super().__init__()
        self.files = files

    def read(self, path: Path) -> bytes:
        try:
            return self.files[path]
        except KeyError:
            raise FileNotFoundError(2, "No such file or directory", str(path)) from None

    def names(self, folder: Path) -> tuple[str, ...]:
        return tuple(sorted(path.name for path in self.files if path.parent == folder))


def parse(text: str | bytes) -> tuple[Deck, tuple[Diagnostic, ...]]:
    return parse_deck(ENTRY, Memory({ENTRY: text if isinstance(text, bytes) else text.encode()}))


def parse_files(text: str) -> tuple[Deck, tuple[Diagnostic, ...]]:
    """A deck whose files follow each other, each below a line `=== name`; the first is the entry."""
    files: dict[Path, bytes] = {}
    for part in text.split("=== ")[1:]:
        name, _, content = part.partition("\n")
        files[FOLDER / name] = content.encode()
    return parse_deck(next(iter(files)), Memory(files))


def shown(slide: Slide) -> Iterable[str]:
    source = slide.source
    file = "" if source.file == ENTRY else f"{source.file.relative_to(FOLDER)} "
    yield f"slide {slide.no}: {file}lines {source.start}-{source.end}, content from {source.content_start}"
    for name, value in (("frontmatter", slide.frontmatter), ("title", source.title), ("level", source.level)):
        if value not in ({}, None):
            yield f"  {name}: {json.dumps(value, ensure_ascii=False)}"
    if source.note is not None:
        yield f"  note from line {source.note_line}: {json.dumps(source.note, ensure_ascii=False)}"
    if slide.imported_by:
        yield "  imported by " + ", ".join(f"{link.file.relative_to(FOLDER)}:{link.line}" for link in slide.imported_by)
    if slide.failure:
        yield f"  failure: {slide.failure}"
    if source.body:
        yield f"  body from {source.body_line}:{source.body_column}: {json.dumps(source.body, ensure_ascii=False)}"


def said(found: Diagnostic) -> Iterable[str]:
    yield f"{place(found.span)} {found.severity}[{found.code}]: {found.message}"
    yield from (f"  {message}: {place(span)}" for message, span in found.notes)


def place(span: Span | None) -> str:
    if span is None or span.file is None:
        return "nowhere"
    file = "" if span.file == ENTRY else f"{span.file.relative_to(FOLDER)}:"
    return f"{file}{span.line}:{span.column}" + (f"-{span.end_column}" if span.end_column else "")


def outcome(deck: Deck, problems: Iterable[Diagnostic]) -> str:
    lines = [line for slide in deck.slides for line in shown(slide)] + [line for one in problems for line in said(one)]
    return "".join(f"{line}\n" for line in lines)


def cases() -> list[Case]:
    return [case for file in sorted((CASES / "parse").glob("*.txt")) for case in read_cases(f"parse/{file.name}")]


@pytest.mark.parametrize("case", cases(), ids=ids)
def test_text_cases(case: Case, renew: bool) -> None:
    read = parse_files if case.input.startswith("=== ") else parse
    check(case, outcome(*read(case.input)), renew)


def test_slidev_reads_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    """1,500 random texts and what Slidev's parser made of them, with YAML switched off."""
    recorded = json.loads(CONFORMANCE.read_text(encoding="utf-8"))
    wrong = [case["input"] for case in recorded if slidev_view(case["input"]) != case["slides"]]
    with capsys.disabled():
        print(f" {len(recorded) - len(wrong)} of {len(recorded)} texts are read as Slidev reads them ", end="")
    assert not wrong, wrong[0]


def slidev_view(text: str) -> list[dict[str, object]]:
    views: list[dict[str, object]] = []
    for slide in read_source(ENTRY, text).slides:
        title, level = title_and_level({}, slide.body)
        views.append(
            {
                "start": slide.start,
                "contentStart": slide.content_start,
                "end": slide.end,
                "content": slide.body,
                "style": slide.frontmatter.style,
                "frontmatterRaw": slide.frontmatter.raw,
                "note": slide.note,
                "revision": slide.revision,
                "title": title,
                "level": level,
            }
        )
    return views


# ── files as they come ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("data", "slides", "expected"),
    [
        (b"", [""], "1:1 warning[empty-deck]"),
        (b"\n", [""], "1:1 warning[empty-deck]"),
        (b"# a\r\n\r\n---\r\n\r\n# b\r\n", ["# a", "# b"], ""),
        (b"# a\r\r---\r\r# b", ["# a\r\r---\r\r# b"], ""),  # a carriage return alone ends no line
        (b"\xef\xbb\xbf---\ntitle: x\n---\n\n# a", ["# a"], ""),
        ("---\ntitle: x\n---\n\n# a".encode("utf-16"), ["# a"], "1:1 error[not-utf-8]"),
        (b"# a\n\nb\xffc", ["# a\n\nb\ufffdc"], "3:2 error[not-utf-8]"),
        (b"\xef\xbb\xbf\xc3(", ["\ufffd("], "1:1 error[not-utf-8]"),
        (b"# a\n\nb\0c", ["# a\n\nb\0c"], "3:2 warning[control-character]"),
        (b"---\nhide: true\n---\n\n# a", [""], "1:1 error[all-hidden]"),
        (b"---\ntitle: x\n---\n", [""], ""),
        ("# a\u2028---\u2028b\x0b---\x0cc\x85d".encode(), ["# a\u2028---\u2028b\x0b---\x0cc\x85d"], ""),
    ],
)
def test_files_as_they_come(data: bytes, slides: list[str], expected: str) -> None:
    deck, problems = parse(data)
    assert [slide.source.body for slide in deck.slides] == slides
    assert (
        ", ".join(
            line.partition(":")[0] + ":" + line.partition(":")[2].partition(":")[0] for line in map(first, problems)
        )
        == expected
    )


def first(found: Diagnostic) -> str:
    return next(iter(said(found)))


def test_a_byte_order_mark_does_not_hide_the_headmatter() -> None:
    deck, problems = parse(b"\xef\xbb\xbf---\ntitle: x\n---\n")
    assert (deck.title, problems) == ("x", ())


def test_a_deck_that_is_not_there_is_an_empty_slide_and_a_problem() -> None:
    deck, problems = parse_deck(FOLDER / "nope.md", Memory({}))
    assert len(deck.slides) == 1
    assert [found.code for found in problems] == ["unreadable-deck"]


@pytest.mark.parametrize(("start", "unit"), [("", "#"), ("", "<!--"), ("x: ", "y"), ("", "`")])
def test_millions_of_characters_in_a_line(start: str, unit: str) -> None:
    def work(size: int) -> None:
        text = start + unit * (size // len(unit))
        parse(f"---\na: {text}\n---\n\n{text}")

    assert growth(work, 1_000_000) < LINEAR


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "{a: " * 100_000, "? " * 100_000])
def test_yaml_without_a_bottom(text: str) -> None:
    problems = parse(f"---\n{text}\n---\n")[1]
    assert [found.code for found in problems] == ["yaml-too-deep"]


# ── imports on a real disk ───────────────────────────────────────────────────────────────────────────


def codes(folder: Path) -> list[str]:
    return [found.code for found in parse_deck(folder / "slides.md", Files())[1]]


def test_imports_stay_in_the_project_also_through_links(tmp_path: Path) -> None:
    deck = tmp_path / "project" / "deck"
    deck.mkdir(parents=True)
    (tmp_path / "secret.md").write_text("# secret")
    (deck.parent / "shared.md").write_text("# shared")
    (deck / "link.md").symlink_to(tmp_path / "secret.md")
    (deck / "slides.md").write_text("---\nsrc: ./link.md\n---\n\n---\nsrc: ../shared.md\n---\n")
    assert codes(deck) == ["import-outside", "import-outside"]
    (deck.parent / "package.json").write_text("{}")
    assert codes(deck) == ["import-outside"]


def test_links_that_lead_round_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to(tmp_path / "b.md")
    (tmp_path / "b.md").symlink_to(tmp_path / "a.md")
    (tmp_path / "slides.md").write_text("---\nsrc: ./a.md\n---\n")
    assert codes(tmp_path) == ["unreadable-deck"]


@pytest.mark.parametrize("name", ['"a\\0b.md"', "x" * 5000, ".", "./" * 3000])
def test_names_that_no_file_can_have(tmp_path: Path, name: str) -> None:
    (tmp_path / "slides.md").write_text(f"---\nsrc: {name}\n---\n")
    assert codes(tmp_path) == ["unreadable-deck"]


def test_imports_that_multiply_stop_with_one_problem() -> None:
    twice = "---\nsrc: ./{0}.md\n---\n\n---\nsrc: ./{0}.md\n---\n"
    files = {FOLDER / f"{number}.md": twice.format(number + 1).encode() for number in range(20)}
    deck, problems = parse_deck(FOLDER / "0.md", Memory({**files, FOLDER / "20.md": b"# x"}))
    assert [found.code for found in problems] == ["import-too-much"]
    assert len(deck.slides) < 20_000


# ── ranges ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, [1, 2, 3, 4, 5]),
        ("", [1, 2, 3, 4, 5]),
        ("all", [1, 2, 3, 4, 5]),
        ("*", [1, 2, 3, 4, 5]),
        ("none", []),
        ("2,4;1", [1, 2, 4]),
        ("2-3, 5", [2, 3, 5]),
        ("3-", [3, 4, 5]),
        ("-3", [0, 1, 2, 3]),
        ("1-3-5", [1, 2, 3]),
        ("2-99", [2, 3, 4, 5]),
        ("2-1", []),
        ("0", [0]),
        ("1,", [0, 1]),
        ("9", []),
        ("x,2", [2]),
        ("1-99999999999999999999", [1, 2, 3, 4, 5]),
        ("²", []),
    ],
)
def test_ranges(text: str | None, expected: list[int]) -> None:
    assert list(parse_ranges(text, 5)) == expected


# ── properties ───────────────────────────────────────────────────────────────────────────────────────

LINES = [
    "---",
    "--- x",
    "----",
    " ---",
    "---  ",
    "a: 1",
    "layout: [x",
    "title: a---b",
    "- l",
    "# T",
    "a",
    "",
    " ",
    "\t",
]
LINES += [
    "```",
    "```js",
    "  ```",
    "````",
    "~~~",
    "```yaml",
    "<!--",
    "-->",
    "<!-- n -->",
    "`<!--`",
    "src: ./a.md#2",
    "\r",
]
LINES += ["hide: true", "é😀: x\u2028", "a: &a [*a]", '"', "\ufeff", "\0", "{", "? ", "| a |", "|---|"]
texts = st.lists(st.sampled_from(LINES) | st.text(max_size=6), max_size=16).map("\n".join) | st.text()


@given(texts)
def test_any_text_is_a_deck_with_places_inside_the_file(text: str) -> None:
    deck, problems = parse(text.encode("utf-8", "surrogatepass"))
    lines = split_lines(deck.sources[ENTRY])
    assert [slide.no for slide in deck.slides] == list(range(1, len(deck.slides) + 1))
    spans = [span for found in problems for span in (found.span, *(span for _, span in found.notes))]
    spans += [span for slide in deck.slides for span in slide.spans.values()]
    spans += [
        Span(ENTRY, slide.source.body_line, slide.source.body_column) for slide in deck.slides if slide.source.body
    ]
    for span in spans:
        assert span is not None
        assert 1 <= span.line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
        assert span.end_line in (0, span.line)
        assert not span.end_column or span.column < span.end_column <= len(lines[span.line - 1]) + 2


@given(texts)
def test_the_pieces_give_back_the_text(text: str) -> None:
    lines = split_lines(text)
    at = 0
    for chunk, slide in zip(split(lines).chunks, read_source(ENTRY, text).slides, strict=True):
        assert all(line.startswith("---") for line in lines[at : chunk.start])  # separators belong to no slide
        assert slide.raw == "\n".join(lines[chunk.start : chunk.end])
        assert slide.body in slide.raw
        at = chunk.end
    assert all(line.startswith("---") for line in lines[at:])


@given(
    st.lists(st.sampled_from(["# a", "# b\n\n<!-- n -->", "```\n---\n```", "<!--\n\n---\n-->\n\nx", "t"]), min_size=1)
)
def test_a_slide_is_read_the_same_whatever_stands_around_it(bodies: list[str]) -> None:
    slides = read_source(ENTRY, "\n\n---\n\n".join(bodies)).slides
    assert len(slides) == len(bodies)
    for slide, body in zip(slides, bodies, strict=True):
        alone = read_source(ENTRY, body).slides[0]
        assert (slide.body, slide.note, slide.title, slide.revision) == (
            alone.body,
            alone.note,
            alone.title,
            alone.revision,
        )


def test_slides_take_time_in_proportion_to_their_number() -> None:
    slide = (
        "---\nlayout: two-cols\nclass: px-4\ntransition: fade\n---\n\n# Title {}\n\n- **a** `b`\n- c\n\n<!-- n -->\n"
    )

    def work(count: int) -> None:
        deck, problems = parse("\n".join(slide.format(number) for number in range(count)))
        assert (len(deck.slides), problems) == (count, ())

    assert growth(work, 1000) < LINEAR
