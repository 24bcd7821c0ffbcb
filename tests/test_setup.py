"""Set-up files: run when a deck is built, in the sandbox; what they say is seen in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from deckc.build import BuildResult, Cache, build
from deckc.bundler.source_map import Place, original_place
from deckc.config import Options
from deckc.files import Files
from deckc.write import write
from live_packages import bring_esbuild

Open = Callable[[Path, str], Page]
CODE = "# One\n\n```ts\nconst a = 1\n```\n"
THEME = """{"name": "mine", "type": "dark", "colors": {"editor.foreground": "#010203"},
"tokenColors": [{"scope": "storage", "settings": {"foreground": "#ff0010"}},
{"scope": "constant.numeric", "settings": {"foreground": "var(--number)"}}]}"""


@pytest.fixture(scope="session")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with esbuild beside it."""
    folder = tmp_path_factory.mktemp("setup")
    bring_esbuild(folder)
    return folder


@pytest.fixture
def home(tools: Path, tmp_path: Path) -> Path:
    """The folder of a deck whose set-up files can run."""
    shutil.copytree(tools / "node_modules", tmp_path / "node_modules")
    return tmp_path


def built(folder: Path, text: str, files: Mapping[str, str], *, untrusted: bool = False) -> BuildResult:
    """A deck of this text and these files."""
    for name, content in {"slides.md": text, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return build(folder / "slides.md", options=Options(untrusted=untrusted))


def told(result: BuildResult) -> list[str]:
    """The problems and their places."""
    spans = [(found, found.span) for found in result.problems]
    return [
        f"{span.file.name if span and span.file else '-'}:{span.line if span else 0}: {found.code}: {found.message}"
        for found, span in spans
    ]


def css_of(result: BuildResult) -> str:
    pages = (each.data for each in result.artifacts if each.path.suffix in (".css", ".html", ".js", ".json"))
    return "".join(data.decode() for data in pages if isinstance(data, bytes))


# ── running ──────────────────────────────────────────────────────────────────────────────────────────


def shiki(body: str, head: str = "") -> dict[str, str]:
    return {"setup/shiki.ts": f"import {{ defineShikiSetup }} from '@slidev/types'\n{head}\n{body}\n"}


def test_a_file_reads_texts_of_the_project_and_no_others(home: Path) -> None:
    (home.parent / "secret.json").write_text(THEME)
    head = "import { readFileSync } from 'node:fs'\nimport { resolve, dirname } from 'path'\n"
    head += "import { fileURLToPath } from 'url'\nconst here = dirname(fileURLToPath(import.meta.url))\n"
    reads = (
        "const light = () => JSON.parse(readFileSync(NAME))\n"
        "export default async () => ({ themes: { light: light(), dark: 'nord' } })"
    )
    own = shiki(reads.replace("NAME", "resolve(here, '../themes/mine.json'), 'utf-8'"), head)
    result = built(home, CODE, {**own, "themes/mine.json": THEME})
    assert told(result) == []
    assert "color:#ff0010" in css_of(result)
    for path in ("../secret.json", "/etc/hostname"):
        result = built(home, CODE, shiki(reads.replace("NAME", f"'{path}'"), head))
        assert [line.partition("no such")[0] for line in told(result)] == ["shiki.ts:7: setup-failed: Error: ENOENT: "]


def test_no_import_leads_out_of_the_project(home: Path) -> None:
    (home.parent / "secret.json").write_text("{}")
    (home / "slides.md").touch()
    (home / "package.json").write_text("{}")
    result = built(home, CODE, shiki("export default () => ({ theme })", "import theme from '../../secret.json'"))
    assert told(result) == ["shiki.ts:2: setup-failed: secret.json lies outside the project"]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("export default () => { for (;;); }", "it takes longer than 3 s"),
        ("export default async () => { for (;;) await null; }", "it takes longer than 3 s"),
        ("export default () => { const all = []; for (;;) all.push('x'.repeat(1e6) + all.length) }", "it takes more"),
        ("export default () => fetch('https://example.com')", "ReferenceError: fetch is not defined"),
        ("export default () => { throw 'no' }", "no"),
    ],
)
def test_a_file_has_limits(home: Path, body: str, message: str) -> None:
    [line] = told(built(home, CODE, shiki(body)))
    assert line.partition(": ")[2].removeprefix("setup-failed: ").startswith(message)


def test_a_package_that_is_not_there_is_named(home: Path) -> None:
    result = built(home, CODE, shiki("export default () => ({ theme })", "import theme from 'my-theme/x.json'"))
    assert told(result) == ["shiki.ts:2: npm-import: the package 'my-theme/x.json' is not there"]


def test_themes_of_shikis_packages_are_there_without_them(home: Path) -> None:
    head = "import nord from '@shikijs/themes/nord'\nimport light from 'shiki/themes/min-light.mjs'"
    result = built(home, CODE, shiki("export default () => ({ themes: { light, dark: nord } })", head))
    assert told(result) == []
    assert "--shiki-dark-bg:#2e3440" in result.slides[0].html


def test_a_changed_file_counts_again(home: Path) -> None:
    cache, names = Cache(), ("nord", "min-dark")
    for name in names:
        own = shiki("import { dark } from './name'\nexport default () => ({ theme: dark })")
        built(home, CODE, {**own, "setup/name.ts": f"export const dark: string = '{name}'"})
        result = build(home / "slides.md", files=Files(), cache=cache)
        assert f'class="shiki {name} ' in result.slides[0].html
        assert (home / "setup" / "name.ts").resolve() in {path.resolve() for path in result.watch}


def test_without_esbuild_plain_data_counts_and_one_message_says_the_rest(tmp_path: Path) -> None:
    files = {
        **shiki("export default defineShikiSetup(() => ({ themes: { light: 'min-light', dark: make() } }))"),
        "setup/katex.ts": "export default () => ({ macros: { '\\\\RR': '\\\\mathbb{R}', '\\\\f': make() } })",
    }
    result = built(tmp_path, f"{CODE}\n$\\RR$\n", files)
    assert told(result) == ["katex.ts:1: not-live: set-up files are read as plain data, not run: katex.ts, shiki.ts"]
    assert result.problems[0].hint == "`deckc add esbuild@0.28.2 --sort package` brings what runs them"
    assert "min-light" in result.slides[0].html
    assert "mathbb" in result.slides[0].html


def test_an_untrusted_deck_runs_none(home: Path) -> None:
    result = built(home, CODE, shiki("export default () => ({ theme: ['nord'][0] })"), untrusted=True)
    assert told(result) == ["shiki.ts:3: not-live: set-up files of an untrusted deck are not run: shiki.ts"]


def test_a_place_in_a_script_leads_to_the_file() -> None:
    source_map = '{"sources": ["a.ts", "b.ts"], "mappings": "AAAA;;CCEE,IAAI"}'
    assert original_place(source_map, 3, 2) == Place("b.ts", 3, 3)
    assert original_place(source_map, 3, 9) == Place("b.ts", 3, 7)
    assert original_place(source_map, 2, 1) is None
    assert original_place("{}", 1, 1) is None


# ── what they say ────────────────────────────────────────────────────────────────────────────────────


def colours(page: Page) -> list[str]:
    words = page.locator(".slidev-page-1 .line").first.locator("span")
    found: list[str] = words.evaluate_all("all => all.map(word => getComputedStyle(word).color)")
    return found


@pytest.mark.browser
def test_code_has_the_colours_of_themes_by_name_and_as_an_object(home: Path, open_page: Open) -> None:
    files = {
        **shiki(
            "export default async () => ({ themes: { light: 'github-light', dark: mine }, langs: [lang] })",
            "import mine from './mine.json'\nimport lang from './lang.json'",
        ),
        "setup/mine.json": THEME,
        "style.css": ":root { --number: rgb(1, 200, 3) }",
        "setup/lang.json": '{"name": "mine", "aliases": ["my"], "scopeName": "source.my", "patterns": '
        '[{"match": "let", "name": "storage.type"}, {"match": "\\\\d+", "name": "constant.numeric"}]}',
    }
    text = "---\ncolorSchema: dark\n---\n\n# One\n\n```my\nlet 12\n```\n"
    for scheme, shown in (
        ("dark", ["rgb(255, 0, 16)", "rgb(1, 200, 3)"]),
        ("light", ["rgb(215, 58, 73)", "rgb(0, 92, 197)"]),
    ):
        result = built(home, text.replace("dark", scheme, 1), files)
        assert told(result) == []
        write(result.artifacts, home / scheme)
        assert colours(open_page(home / scheme / "index.html", "/1")) == shown


@pytest.mark.browser
def test_one_theme_has_its_own_background(home: Path, open_page: Open) -> None:
    result = built(home, CODE, shiki("export default () => ({ theme: 'nord' })"))
    write(result.artifacts, home / "dist")
    block = open_page(home / "dist" / "index.html", "/1").locator(".slidev-page-1 pre")
    expect(block).to_have_css("background-color", "rgb(46, 52, 64)")
    expect(block).to_have_css("color", "rgb(216, 222, 233)")


def test_settings_of_theme_and_deck_are_one(home: Path) -> None:
    files = {
        "mine/package.json": '{"name": "slidev-theme-mine"}',
        "mine/setup/shiki.ts": "export default () => ({ theme: 'nord', langAlias: { wow: 'ts' } })",
        "mine/setup/katex.ts": "export default () => ({ macros: { '\\\\RR': 'N' }, leqno: true })",
        "setup/katex.ts": "const trust = ({ command }) => command === '\\\\url'\n"
        "export default async () => ({ macros: { '\\\\RR': 'Q' }, trust })",
    }
    text = f"---\ntheme: ./mine\n---\n\n{CODE.replace('ts', 'wow')}\n"
    text += "$$\n\\RR \\tag{1}\n$$\n\n$\\url{https://a.b} \\href{c.d}{e}$\n"
    result = built(home, text, files)
    html = result.slides[0].html
    assert 'class="shiki nord ' in html
    assert "leqno" in html
    assert ">Q</span>" in html
    assert 'href="https://a.b"' in html
    assert 'href="c.d"' not in html


def test_mermaid_gets_what_a_function_answers(home: Path) -> None:
    files = {
        "setup/mermaid.ts": "const dark = () => true\nexport default () => ({ theme: dark() ? 'forest' : 'base' })"
    }
    result = built(home, "# One\n\n```mermaid\ngraph LR\n  A --> B\n```\n", files)
    assert told(result) == []
    assert "forest" in css_of(result)
