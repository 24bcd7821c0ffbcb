"""Markdown: text cases a syntax, and the snippets whose result in real Slidev is on record."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from case_files import CASES, Case, check, ids, read_cases
from deckc.diagnostics import Diagnostic
from deckc.disk.files import Files
from deckc.markdown import MarkdownOptions, inline_to_html, note_to_html, plain_text, to_template
from deckc.markdown.code import read_region
from deckc.markdown.core import Info, parse_info, parse_object
from deckc.model import Template
from deckc.pipeline import build
from deckc.write import write
from same_dom import tree

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path("/deck")
FILES = {
    "code/add.ts": "// #region add\nexport function add(a: number, b: number) {\n  return a + b\n}\n// #endregion\n",
    "code/nested.py": "    # region a\n    x = 1\n    # region b\n    y = 2\n    # endregion\n    #endregion a\nz\n",
    "pages/here.txt": "beside the slide\n",
}


class Memory(Files):
    """A disk with FILES on it."""

    def read(self, path: Path) -> bytes:
        return FILES[str(path.relative_to(ROOT))].encode()

    def is_file(self, path: Path) -> bool:
        return path.is_relative_to(ROOT) and str(path.relative_to(ROOT)) in FILES


def plain(code: str, language: str) -> tuple[str, ...] | None:
    """Stands for the highlighter: one word a line, `nolang` unknown."""
    if language == "nolang":
        return None
    return tuple(f"<span>{html.escape(line, quote=False)}</span>" if line else "" for line in code.split("\n"))


def diagram_fault(source: str) -> tuple[str, int, int] | None:
    """Stands for Mermaid, which understands no `!`; two of them are wrong as a whole."""
    if "!!" in source:
        return "nothing fits", -1, 0
    lines = (("wrong", number, line.index("!")) for number, line in enumerate(source.split("\n")) if "!" in line)
    return next(lines, None)


class Wrong(NamedTuple):
    message: str
    start: int
    length: int


def framed(tex: str, display: bool) -> tuple[str, Wrong | None]:
    """Stands for KaTeX: the source in its frame, in which the word `wrong` is a mistake."""
    start = tex.find("wrong")
    inner = f'<span class="katex">{html.escape(tex)}</span>'
    shown = f'<span class="katex-display">{inner}</span>' if display else inner
    return shown, Wrong("this is wrong", start, 5) if start >= 0 else None


def options(*, comark: bool = False) -> MarkdownOptions:
    return MarkdownOptions(
        file=ROOT / "pages" / "slides.md",
        root=ROOT,
        highlight=plain,
        code_copy=False,
        code_frame=("shiki-themes vitesse-dark vitesse-light", ""),
        comark=comark,
        typeset=framed,
        diagram_fault=diagram_fault,
    )


def show(template: Template, problems: tuple[Diagnostic, ...]) -> str:
    """All of a template as text: slots, then what was taken out, then problems with their places."""
    parts = []
    for name, slot in template.slots.items():
        if name != "default":
            parts.append(f"::{name}::")
        parts.append("\n".join(line for line in slot.html.split("\n") if line))
    parts += [f"<style lang={style.lang} line={style.line}>{style.css}" for style in template.styles]
    parts += [f"<script line={line}>{text}" for text, line in template.scripts]
    parts += [place(found) for found in problems]
    text = "\n".join(part for part in parts if part).replace(' style=""', "")
    return f"{text}\n" if text else ""


def place(found: Diagnostic) -> str:
    assert found.span is not None
    assert found.span.file is None
    span = found.span
    return f"{span.line}:{span.column}-{span.end_column} {found.severity}[{found.code}] {found.message}"


def test_a_plantuml_diagram_comes_from_the_server_that_the_deck_names() -> None:
    named = replace(options(), plantuml_server="https://uml.example/")
    template, problems = to_template("```plantuml {scale: 0.5}\nBob -> Alice : hello\n```", named, Memory())
    source = "https://uml.example/svg/SyfFKj2rKt3CoKnELR1Io4ZDoSa70000"  # as PlantUML's own guide has it
    assert template.slots["default"].html == f'<img src="{source}" alt="PlantUML diagram" style="scale: 0.5" />\n'
    assert problems == ()


def cases() -> list[Case]:
    return [case for file in sorted((CASES / "markdown").glob("*.md")) for case in read_cases(f"markdown/{file.name}")]


@pytest.mark.parametrize("case", cases(), ids=ids)
def test_case(case: Case, renew: bool) -> None:
    template, problems = to_template(case.input.strip(), options(comark="comark" in case.file.stem), Memory())
    check(case, show(template, problems), renew)


@pytest.mark.parametrize("case", cases(), ids=ids)
def test_anchors_lead_from_the_html_to_lines_of_the_body(case: Case) -> None:
    body = case.input.strip()
    template, _ = to_template(body, options(comark="comark" in case.file.stem), Memory())
    for slot in template.slots.values():
        offsets = [offset for offset, _ in slot.anchors]
        assert offsets == sorted(set(offsets))
        assert all(0 <= offset <= len(slot.html) for offset in offsets)
        assert all(1 <= line <= body.count("\n") + 1 for _, line in slot.anchors)


WORDS = """\
# w1

- w3
- w4
  - w5

> w7
> w8

<div>
w11

w13 `code`
w14

</div>

| w18 | x |
|--|--|
| w20 | y |
| w21 | z |

```js
code
```

<Foo/> w27
w28

::right::

w32
w33

1. w35

   w37"""


def test_every_word_of_a_slide_is_found_on_its_line() -> None:
    """The word w7 stands on line 7: so must what the anchors say of it."""
    template, _ = to_template(WORDS, options(), Memory())
    found = 0
    for slot in template.slots.values():
        for match in re.finditer(r"w(\d+)", slot.html):
            start, line = max(anchor for anchor in slot.anchors if anchor[0] <= match.start())
            assert line + slot.html.count("\n", start, match.start()) == int(match[1])
            found += 1
    assert found == WORDS.count("w")


def test_headings_are_listed_as_plain_text() -> None:
    body = "# A **b** `c` <Foo/> [d](/2)\n\n### E & *f*\n\n::right::\n\n## ![g](x.png) h"
    template, _ = to_template(body, options(), Memory())
    assert [(heading.level, heading.text) for heading in template.headings] == [
        (1, "A b c  d"),
        (3, "E & f"),
        (2, "g h"),
    ]


def test_snippets_are_named_for_the_watcher() -> None:
    template, _ = to_template("<<< @/code/add.ts", options(), Memory())
    assert template.reads == (ROOT / "code/add.ts",)


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Hi **you** {{ x }}", "<p>Hi <strong>you</strong> {{ x }}</p>\n"),
        (
            "a [click] b [click:3] c [CLICK]",
            '<p>a <span class="slidev-note-click-mark" data-clicks="1"></span> b '
            '<span class="slidev-note-click-mark" data-clicks="4"></span> c '
            '<span class="slidev-note-click-mark" data-clicks="5"></span></p>\n',
        ),
        ("it's -- (c)", "<p>it's -- (c)</p>\n"),
        (
            "[two](/2) [three](3) [out](https://x.y)",
            '<p><a href="#/2">two</a> <a href="#/3">three</a> <a href="https://x.y" target="_blank">out</a></p>\n',
        ),
        ("", ""),
    ],
)
def test_note(note: str, expected: str) -> None:
    assert note_to_html(note) == (expected, ())


def test_note_with_readings() -> None:
    ruby = {"東京": "とうきょう", "東京都": "とうきょうと", "cat": "c.a.t"}
    assert note_to_html("東京都 東京 cat category", ruby=ruby)[0] == (
        "<p><ruby>東京都<rt>とうきょうと</rt></ruby> <ruby>東京<rt>とうきょう</rt></ruby> "
        "<ruby>cat<rt>c.a.t</rt></ruby> category</p>\n"
    )


def test_title() -> None:
    assert inline_to_html("$x$ [a]{.b} `c`", comark=True, typeset=framed) == (
        '<span v-pre class="katex">x</span> <span class="b">a</span> <code v-pre>c</code>'
    )
    assert (
        inline_to_html("A **b** `c` [d](/2) & <i>e</i>") == "A <strong>b</strong> <code v-pre>c</code> d &amp; <i>e</i>"
    )
    assert plain_text("A **b** `c` [d](/2) & <i>e</i>") == "A b c d & e"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{}", {}),
        ("{a: 1, 'b': \"x\", c: true, d: null,}", {"a": 1, "b": "x", "c": True, "d": None}),
        ("{at:'+1',maxHeight:`100px`}", {"at": "+1", "maxHeight": "100px"}),
        ("{a: [1, 'b', [2.5]], b: -3}", {"a": [1, "b", [2.5]], "b": -3}),
        ("{a: 'it\\'s'}", {"a": "it's"}),
    ],
)
def test_options_are_read_as_javascript_writes_them(text: str, expected: object) -> None:
    assert parse_object(text) == expected


@pytest.mark.parametrize(
    "text", ["", "{", "{a}", "{1, 2}", "{a: b}", "{a: 1 b: 2}", "[1]", "{a: 1} x", "{a: 'x}", "{:}"]
)
def test_other_javascript_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_object(text)


@pytest.mark.parametrize(
    ("info", "expected"),
    [
        ("", Info()),
        ("ts {1,3}", Info("ts", ranges=("1,3",))),
        ("ts {1|2-3|all} {lines:true}", Info("ts", ranges=("1", "2-3", "all"), options="{lines:true}")),
        ("ts {lines:true}", Info("ts", options="{lines:true}")),
        ("ts [file.ts] {1}", Info("ts", "file.ts", ("1",))),
        ("ts{*}{maxHeight:'100px'}", Info("ts", ranges=("*",), options="{maxHeight:'100px'}")),
        ("{1}", Info(ranges=("1",))),
        ("ts twoslash {1}", Info("ts", rest="twoslash {1}")),
        ("ts {1, 2}", Info("ts", options="{1, 2}")),
        ("c++ [a.cpp]", Info("c", rest="++ [a.cpp]")),
        ("objective-c [a b] more", Info("objective-c", "a b", rest="more")),
    ],
)
def test_info_string(info: str, expected: Info) -> None:
    assert parse_info(info) == expected


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("// #region a", "// #endregion a"),
        ("// region a", "//endregion"),
        ("<!-- #region a -->", "<!-- #endregion a -->"),
        ("/* #region a */", "/* #endregion */"),
        ("#region a", "#endregion"),
        ("#Region a", "#End Region"),
        ("# region a", "# endregion a"),
        ("-- #region a", "-- #endregion a"),
        (":: #region a", ":: #endregion"),
        ("REM #region a", "@REM #endregion"),
        ("#pragma region a", "#pragma endregion"),
        ("(* #region a *)", "(* #endregion a *)"),
    ],
)
def test_region_marks_of_many_languages(opening: str, closing: str) -> None:
    assert read_region(f"x\n{opening}\n  y\n    z\n{closing}\nw", "a") == "y\n  z"
    assert read_region(f"x\n{opening}\n  y", "a") is None
    assert read_region(f"x\n{opening}\ny\n{closing}", "b") is None


def test_plantuml_is_a_picture_from_the_server_that_the_deck_names() -> None:
    with_server = replace(options(), plantuml_server="https://uml.example/")
    template, problems = to_template("```plantuml {scale: 0.8}\na -> b: hi\n```", with_server, Memory())
    assert template.slots["default"].html == (
        '<img src="https://uml.example/svg/IrJGjLD8ibB8o0G0" alt="PlantUML diagram" style="scale: 0.8" />\n'
    )
    assert problems == ()


FRAGMENTS = st.sampled_from(
    "a|b c| |\n|\n\n|\t|    |- |1. |> |# |---|```|````md magic-move|~~~|`|``|$|$$|*|**|_|~~|[|]|(|)|![|<|>|</|/>|<div>|"
    "</div>|<Foo|<style>|</style>|<!--|-->|{|}|{{|}}|{.a}|:|::|:::|::right::|:foo|#x|<<< |@/code/add.ts|[^1]|[^1]: |"
    "[ ] |[x] |[!NOTE]|\\|http://x.y|&amp;|'|\"|--|é|\0".split("|")
)


@given(st.lists(FRAGMENTS, max_size=30).map("".join), st.booleans())
@settings(max_examples=200, deadline=None, derandomize=True)
def test_any_text_gives_a_template(text: str, comark: bool) -> None:
    body = text.strip()
    template, problems = to_template(body, options(comark=comark), Memory())
    lines = body.count("\n") + 1
    assert "default" in template.slots
    assert all(found.span is not None and 1 <= found.span.line <= lines for found in problems)
    assert note_to_html(text)[0] is not None


# ── what real Slidev shows ───────────────────────────────────────────────────────────────────────────


def recorded(name: str) -> list[dict[str, str]]:
    return list(json.loads((Path(__file__).parent / "conformance" / name).read_text(encoding="utf-8")))


# The first were read off a browser that showed a deck of Slidev's; the others come from the packages that Slidev builds
# with (its Markdown and plugins, Vue's compiler and server renderer). Both are of Slidev 52.19.1.
SNIPPETS = recorded("markdown-cases.json") + recorded("markdown-packages.json")
ON_PURPOSE = {
    "code-indented": "Slidev interpolates in indented code, and in no other: we keep the text",
    "component-block": "both slots of LightOrDark stand in the page, so that the scheme can change without a rebuild",
}


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What stands in the layout of each snippet's slide, all of them in one deck."""
    folder = tmp_path_factory.mktemp("snippets")
    (folder / "public").mkdir()
    (folder / "public" / "photo.png").write_bytes(b"\x89PNG")
    slides = (f"---\nlayout: default\n---\n\n{snippet['markdown']}\n\n" for snippet in SNIPPETS)
    (folder / "slides.md").write_text("".join(slides), encoding="utf-8")
    built = build(folder / "slides.md").slides
    layouts = (BeautifulSoup(slide.html, "html.parser").select_one(".slidev-layout") for slide in built)
    return {
        snippet["name"]: layout.decode_contents()
        for snippet, layout in zip(SNIPPETS, layouts, strict=True)
        if layout is not None
    }


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda snippet: snippet["name"])
def test_snippet_is_as_slidev_shows_it(snippet: dict[str, str], shown: dict[str, str]) -> None:
    same = tree(shown[snippet["name"]]) == tree(snippet["html"])
    assert same is (snippet["name"] not in ON_PURPOSE), ON_PURPOSE.get(snippet["name"], shown[snippet["name"]])


# ── in the browser ───────────────────────────────────────────────────────────────────────────────────

TOOLS = """\
---
comark: true
---

::code-group

```sh [npm]
npm i
```

```sh [My yarn]
yarn add
```

::

````md magic-move {lines: true}
```js
let a
let b
```
````
"""


@pytest.mark.browser
def test_tabs_show_their_code_and_buttons_copy_it(page: Page, tmp_path: Path) -> None:
    (tmp_path / "slides.md").write_text(TOOLS, encoding="utf-8")
    write(build(tmp_path / "slides.md").artifacts, tmp_path / "dist")
    page.add_init_script("navigator.clipboard.writeText = async (text) => { window.copied = text }")
    page.goto((tmp_path / "dist" / "index.html").as_uri())
    npm, yarn = (page.locator(f".slidev-code-wrapper[data-title='{title}']") for title in ("npm", "My yarn"))
    assert (npm.is_visible(), yarn.is_visible()) == (True, False)
    page.get_by_text("My yarn").click()
    assert (npm.is_visible(), yarn.is_visible()) == (False, True)
    yarn.locator(".slidev-code-copy").click(force=True)
    assert page.evaluate("copied") == "yarn add"
    page.locator(".slidev-code-magic-move .slidev-code-copy").click(force=True)
    assert page.evaluate("copied") == "let a\nlet b"
