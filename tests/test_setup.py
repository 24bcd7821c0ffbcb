"""Set-up files: run when a deck is built, in the sandbox; what they say is seen in a real browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from deckc.bundler.source_map import Place, original_place
from deckc.config import Options
from deckc.disk.files import Files
from deckc.pipeline import BuildResult, Cache, build
from deckc.sandbox import Limits, Sandbox
from deckc.source_positions import author_lines
from deckc.write import write
from live_packages import bring_esbuild, bring_packages

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


def built(
    folder: Path, text: str, files: Mapping[str, str], *, untrusted: bool = False, cache: Cache | None = None
) -> BuildResult:
    """A deck of this text and these files."""
    for name, content in {"slides.md": text, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return build(folder / "slides.md", options=Options(untrusted=untrusted), cache=cache)


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


def test_names_of_places_in_texts_are_texts(home: Path) -> None:
    """Grammars speak of `__dirname`, as do files that declare it themselves."""
    own = "const __dirname = 'mine'; export const a = 'import.meta.url, __filename'; export default __dirname"
    head = "import mine, { a } from './own'\nconst all = [mine, a, __dirname, import.meta.dirname].join()"
    result = built(home, CODE, {**shiki("throw new Error(all)", head), "setup/own.ts": own})
    wanted = f"mine,import.meta.url, __filename,{home}/setup,{home}/setup"
    assert told(result) == [f"shiki.ts:4: setup-failed: Error: {wanted}"]


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
def test_a_file_has_limits(home: Path, body: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentences name the limits that files have; what ends these is smaller."""
    monkeypatch.setattr("deckc.setup.program.LIMITS", Limits(0.5, 64 << 20, 2 << 20))
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


# ── utilities ────────────────────────────────────────────────────────────────────────────────────────

UNO = """import config from '@slidev/client/uno.config'
import { defineConfig, mergeConfigs, presetIcons, presetWind3, symbols, variantMatcher } from 'unocss'

const plain = {
  name: 'plain',
  rules: [['from-preset', { 'text-indent': '7px' }]],
}

export default mergeConfigs([config, defineConfig({
  presets: [presetWind3(), presetIcons({ scale: 1.2 }), plain],
  theme: { colors: { brand: { DEFAULT: '#123456', soft: `#${'ab'.repeat(3)}` } } },
  extendTheme: (theme) => { theme.spacing.huge = '77px' },
  rules: [
    [/^edge-(\\d+)$/, ([, d], { theme }) => ({ 'margin-left': `${d}px`, color: theme.colors.brand.DEFAULT })],
    [/^raw-(\\w+)$/, ([, name], { rawSelector }) => `.${rawSelector}::after{content:"${name}"}`],
    ['still', { 'outline-width': '3px' }],
    [/^wide-(\\d+)$/, ([, d]) => [{ [symbols.parent]: `@media (min-width: ${d}px)`, 'line-height': '3' }]],
  ],
  shortcuts: [
    { card: 'p-4 rounded' },
    [/^card-(.*)$/, ([, c]) => `card bg-${c}`],
  ],
  variants: [
    (matcher) => matcher.startsWith('within:')
      ? { matcher: matcher.slice(7), selector: (s) => `.outer ${s}`, body: (body) => [...body, ['--in', '1']] }
      : matcher,
    variantMatcher('late', (input) => ({ prefix: `.late ${input.prefix}` })),
  ],
  preflights: [{ getCSS: ({ theme }) => `.before { color: ${theme.colors.brand.soft} }` }],
  blocklist: ['m-9', /^no-/],
  safelist: ['p-3', ...['x', 'y'].map((axis) => `p${axis}-5`)],
})])
"""
CLASSES = (
    "edge-12 raw-hi still wide-640 card-brand within:edge-3 late:m-1 hover:edge-4 m-9 no-underline from-preset p-huge "
    "md:within:late:p-1"
)


def test_functions_of_a_configuration_make_utilities(home: Path) -> None:
    result = built(home, f'# One\n\n<p class="{CLASSES}" edge="5">text</p>\n', {"uno.config.ts": UNO})
    assert told(result) == []
    css = css_of(result)
    for rule in (
        ".edge-12{margin-left:12px;color:#123456;}",
        '[edge~="\\35 "]{margin-left:5px;color:#123456;}',
        '.raw-hi::after{content:"hi"}',
        ".still{outline-width:3px;}",
        "@media (min-width: 640px){\n.wide-640{line-height:3;}\n}",
        ".outer .within\\:edge-3{margin-left:3px;color:#123456;--in:1;}",
        ".late .late\\:m-1{margin:0.25rem;}",
        ".hover\\:edge-4:hover{margin-left:4px;color:#123456;}",
        ".from-preset{text-indent:7px;}",
        ".p-huge{padding:77px;}",
        ".before { color: #ababab }",
        ".py-5{padding-top:1.25rem;padding-bottom:1.25rem;}",
    ):
        assert rule in css, rule
    assert re.search(r"\.card-brand\{.*padding:1rem;", css)
    assert ".late .outer .md\\:within\\:late\\:p-1{" in css
    assert ".m-9{" not in css
    assert ".no-underline{" not in css


@pytest.mark.browser
def test_a_rule_that_is_a_function_is_seen(home: Path, open_page: Open) -> None:
    files = {
        "uno.config.ts": UNO,
        "setup/unocss.ts": "export default () => ({ shortcuts: { tall: 'h-100px edge-33' } })",
    }
    result = built(home, '# One\n\n<p class="tall">text</p>\n', files)
    write(result.artifacts, home / "dist")
    text = open_page(home / "dist" / "index.html", "/1").locator(".slidev-page-1 p")
    expect(text).to_have_css("margin-left", "33px")
    expect(text).to_have_css("height", "100px")
    expect(text).to_have_css("color", "rgb(18, 52, 86)")


def test_a_rule_that_fails_has_its_place(home: Path) -> None:
    rule = "export default {\n  rules: [[/^bad-(.*)$/, ([, x]) => x.no.where]],\n}\n"
    result = built(home, '# One\n\n<p class="bad-1 p-4">text</p>\n', {"uno.config.ts": rule})
    assert told(result) == ["uno.config.ts:2: setup-failed: TypeError: cannot read property 'where' of undefined"]
    assert ".p-4{" in css_of(result)


def test_families_of_the_preset_for_web_fonts_are_there(home: Path) -> None:
    config = "import { presetWebFonts } from 'unocss'\n"
    config += "export default { presets: [presetWebFonts({ fonts: { hand: 'Fira Code:400,700' } })] }"
    result = built(home, '# One\n\n<p class="font-hand">text</p>\n', {"uno.config.ts": config})
    css = css_of(result)
    assert '.font-hand{font-family:"Fira Code";}' in css
    assert "@font-face" in css


# ── transformers ─────────────────────────────────────────────────────────────────────────────────────


def test_slides_are_what_functions_leave_of_them(home: Path) -> None:
    own = """import { defineTransformersSetup } from '@slidev/types'
import type { MarkdownTransformContext } from '@slidev/types'

function block(ctx: MarkdownTransformContext) {
  ctx.s.replace(/^```mine *(\\{[^\\n]*\\})?\\n([\\s\\S]+?)\\n```/gm, (full, _, code = '') => `<b>${code}</b>`)
}
export default defineTransformersSetup(() => ({
  pre: [(ctx) => { ctx.s.replace(/\\[\\[(.*?)\\]\\]/g, '<i>$1 $&</i>').prepend(`# ${ctx.slide.index}\\n\\n`) }],
  preCodeblock: [block],
  post: [(ctx) => ctx.s.append(`\\n\\nlast of ${ctx.options.data.slides.length}, ${ctx.slide.frontmatter.layout}\\n`)],
}))
"""
    files = {
        "setup/transformers.ts": own,
        "mine/package.json": '{"name": "slidev-theme-mine"}',
        "mine/setup/transformers.js": "export default () => ({ pre: [({ s }) => { s.replaceAll('# 0', '# zero') }] })",
    }
    text = "---\ntheme: ./mine\nlayout: center\n---\n\n[[a]]\n\n```mine {x}\ncode\n```\n\n---\n\n[[b]]\n"
    result = built(home, text, files)
    assert told(result) == []
    first, second = (re.sub(r"\s+", " ", slide.html) for slide in result.slides)
    assert "<h1>zero</h1>" in first
    assert "<i>a [[a]]</i>" in first
    assert "<b>code</b>" in first
    assert "<p>last of 2, center</p>" in first
    assert "<h1>1</h1>" in second


def test_blocks_of_code_are_what_functions_answer(home: Path) -> None:
    own = """export default () => ({
  codeblocks: [async ({ info, code, renderHighlighted }) => {
    if (info === 'shout') return `<em>${code.toUpperCase()}</em>`
    if (info.endsWith('!')) return `<div class="framed">${await renderHighlighted({ info: 'ts' })}</div>`
  }],
})
"""
    text = "# One\n\n```shout\nhey\n```\n\n```js!\nconst a = 1\n```\n\n```js\nlet b\n```\n"
    html = built(home, text, {"setup/transformers.ts": own}).slides[0].html
    assert "<em>HEY</em>" in html
    assert re.search(
        r'<div class="framed">\s*<div class="slidev-code-wrapper.*?language-ts.*?</div>\s*</div>', html, re.S
    )
    assert "language-js" in html


def test_what_older_themes_have_still_runs(home: Path) -> None:
    """`loadTheme`, `require.resolve`, files for Windi CSS, the palette of UnoCSS's presets."""
    files = {
        "setup/shiki.ts": "const file = require.resolve('./t.json')\n"
        "export default async ({ loadTheme }) => ({ theme: await loadTheme(file) })",
        "setup/t.json": THEME,
        "setup/windicss.ts": "import { defineWindiSetup } from '@slidev/types'\n"
        "export default defineWindiSetup(() => ({ shortcuts: { old: 'p-7px' } }))",
        "uno.config.ts": "import { colors } from '@unocss/preset-mini'\n"
        "export default { rules: [['mine', { color: colors.red[500] }]] }",
    }
    result = built(home, f'{CODE}\n<p class="old mine">text</p>\n', files)
    assert told(result) == []
    assert 'class="shiki mine ' in result.slides[0].html
    assert ".old{padding:7px;}" in css_of(result)
    assert ".mine{color:#ef4444;}" in css_of(result)


# ── the preparser ────────────────────────────────────────────────────────────────────────────────────

PREPARSER = """import { definePreparserSetup } from '@slidev/types'

export default definePreparserSetup(({ filepath, headmatter, mode }) => [
  {
    name: 'lines',
    async transformRawLines(lines) {
      for (let i = 0; i < lines.length; i++) {
        if (lines[i] === '===') lines.splice(i, 1, '---', '')
        const cover = /^@cov (.*)$/.exec(lines[i])
        if (cover) lines.splice(i, 1, '---', 'layout: cover', `class: ${cover[1]}`, '---')
      }
    },
  },
  {
    count: 0,
    async transformSlide(content, frontmatter) {
      this.count += 1
      frontmatter.title ??= `${headmatter.own} ${this.count} ${mode}`
      if (frontmatter.layout === 'cover') frontmatter.layout = 'center'
      return content.includes('[add]') ? `first\\n\\n${content.replace('[add]', 'last')}` : undefined
    },
    transformNote: (note, frontmatter) => note && `${note} of ${frontmatter.title}`,
  },
])
"""


def test_a_preparser_changes_lines_and_slides(home: Path) -> None:
    text = "---\nown: mine\n---\n\n# One\n\n===\n[add]\n\n<!-- said -->\n\n@cov big\n\n# Three\n"
    text += "\n---\nsrc: ./other.md\n---\n"
    result = built(home, text, {"setup/preparser.ts": PREPARSER, "other.md": "# a\n===\n# b\n"})
    assert told(result) == []
    assert [slide.title for slide in result.deck.slides] == [f"mine {no} build" for no in (1, 2, 3, 5, 6)]
    second, third = result.slides[1:3]
    assert re.search(r"<p>first</p>\s*<p>last</p>", second.html)
    assert "said of mine 2 build" in second.note_html
    assert "slidev-layout center" in third.html
    assert "big" in third.html


def test_problems_stay_at_the_authors_lines(home: Path) -> None:
    text = (
        "---\nown: mine\n---\n\n@cov a\n\n# One\n\n===\n\n![](./lost.png)\n\n[add]\n\ntext ![](./away.png)\n\n"
        "<!-- $\\lost$ -->\n\n@cov b\n\n@cov c\nlayuot: x\n\n![](./gone.png)\n"
    )
    result = built(home, text, {"setup/preparser.ts": PREPARSER})
    places = {(line.split(":")[1], line.split(":")[2].strip()) for line in told(result) if line.startswith("slides.md")}
    assert {number for number, code in places if code == "missing-asset"} == {"11", "15", "24"}
    assert {number for number, code in places if "math" in code or "formula" in code} == {"17"}


def test_preparsers_of_theme_and_deck_follow_one_another(home: Path) -> None:
    add = "export default () => ({ name: 'x', transformSlide: (content) => `${content} WORD` })"
    files = {
        "mine/package.json": '{"name": "slidev-theme-mine"}',
        "mine/setup/preparser.ts": add.replace("WORD", "theme"),
        "setup/preparser.ts": add.replace("WORD", "deck"),
    }
    result = built(home, "---\ntheme: ./mine\n---\n\ntext\n", files)
    assert told(result) == []
    assert "<p>text theme deck</p>" in result.slides[0].html


def test_only_what_is_new_is_asked_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A preview's next builds; each gives what a first build does, functions that count too."""
    asked: list[str] = []
    call = Sandbox.call

    def counted(self: Sandbox, function: str, *arguments: Any, seconds: float | None = None) -> Any:
        asked.append(function)
        return call(self, function, *arguments, seconds=seconds)

    monkeypatch.setattr(Sandbox, "call", counted)
    add = "export default () => ({ post: [({ s, slide, options }) => s.append(WORDS)] })"
    files = {
        "setup/preparser.ts": PREPARSER,
        "setup/transformers.ts": add.replace("WORDS", "` ${slide.no}`"),
        "style.css": "",
        "other.md": "# a\n===\n# b\n",
        "note.txt": "",
    }
    text = "---\nown: mine\n---\n\n# One\n\n===\n# Two\n\n---\nsrc: ./other.md\n---\n"
    cache = Cache()

    def asked_after(name: str, content: str, text: str = text) -> list[str]:
        files[name] = content
        result = built(home, text, files, cache=cache)
        found = [each for each in asked if each != "setupValue"]
        again = built(home, text, files)
        assert (told(result), [each.html for each in result.slides]) == ([], [each.html for each in again.slides])
        asked.clear()
        return found

    lines, slides, one = "preparsedLines", "preparsedSlides", "transformedSlide"
    assert asked_after("style.css", "p { color: red }") == [lines, slides, lines, slides, *[one] * 4]
    assert asked_after("style.css", "p { color: blue }") == []
    # the main file is asked for again, as functions may count
    assert asked_after("other.md", "# a\n===\n# c\n") == [lines, slides, lines, slides, one]
    assert asked_after("style.css", "", text.replace("# Two", "# Zwei")) == [lines, slides, lines, slides, one]
    reads_all = add.replace("WORDS", "` of ${options.data.slides.map(({ title }) => title)}`")
    assert one in asked_after("setup/transformers.ts", reads_all)
    assert asked_after("style.css", "p { color: red }") == []
    assert len([each for each in asked_after("other.md", "# d\n") if each == one]) >= 3


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("transformers.ts", "export default () => ({\n  pre: [(ctx) => { ctx.s.nothing() }],\n})\n"),
        ("preparser.ts", "export default () => [{\n  transformRawLines(lines) { lines.none() },\n}]\n"),
    ],
)
def test_what_fails_leaves_the_slides(name: str, own: str, home: Path) -> None:
    result = built(home, "# One\n", {f"setup/{name}": own})
    assert told(result) == [f"{name}:2: setup-failed: TypeError: not a function"]
    assert "One</h1>" in result.slides[0].html


def test_a_preparser_that_is_not_run_is_said(tmp_path: Path) -> None:
    result = built(tmp_path, "# One\n", {"setup/preparser.ts": PREPARSER, "setup/helper.ts": "export const a = 1"})
    assert told(result) == ["preparser.ts:1: not-live: set-up files are read as plain data, not run: preparser.ts"]
    result = built(tmp_path, "# One\n", {}, untrusted=True)
    assert told(result) == ["preparser.ts:1: not-live: set-up files of an untrusted deck are not run: preparser.ts"]


def test_places_in_changed_text() -> None:
    lines = author_lines(["a", "b", "c", "d"], ["a", "new", "b", "C", "C2", "d"])
    assert lines == ((1, True), (1, False), (2, True), (3, False), (3, False), (4, True))
    assert author_lines([""], ["x", "y"]) == ((1, False), (1, False))
    assert author_lines(["a", "b"], []) == ()


# ── transformers of code ─────────────────────────────────────────────────────────────────────────────

HOOKS = """
  preprocess(code, options) { this.meta.lang = options.lang; return code.replace('OLD', 'neu') },
  tokens(lines) { return lines.filter((line) => !line.some((token) => token.content.includes('gone'))) },
  span(node, line, column, parent, token) { if (token.content.includes('neu')) node.properties['data-at'] = column },
  line(node, number) { node.properties['data-line'] = number; this.addClassToHast(node, 'l') },
  code(node) { node.properties.dataLang = this.meta.lang },
  pre(node) { this.addClassToHast(node, ['one', this.options.meta.__raw.includes('loud') ? 'loud' : 'still']) },
"""


def test_functions_of_transformers_see_each_block(home: Path) -> None:
    files = shiki(f"export default () => ({{ transformers: [{{ name: 'x', {HOOKS} }}] }})")
    text = "# One\n\n```ts {1|2} loud\nconst a = OLD\n// gone\nlet b = 1 < 2\n```\n\n```js\nlet\n```\n"
    result = built(home, text, files)
    assert told(result) == []
    html = result.slides[0].html
    assert re.search(r'<pre class="shiki [^"]* slidev-code one loud"', html)
    assert re.search(r'<pre class="shiki [^"]* slidev-code one still"', html)
    assert 'class="language-ts" data-lang="ts"' in html
    assert re.search(r'<span class="line slidev-code-highlighted highlighted l" data-line="1">', html)
    assert re.search(r'<span class="line slidev-code-dishonored dishonored l" data-line="2">', html)
    assert re.search(r'data-at="\d+">[^<]*neu', html)
    assert "gone" not in html
    assert "&lt;" in html


def test_what_a_transformer_makes_of_a_whole_block_stands(home: Path) -> None:
    wrap = "root(root) { root.children = [{ type: 'element', tagName: 'figure', children: root.children }] }"
    last = "postprocess: (html) => html.replace('</figure>', '<figcaption>{{ 1 }}</figcaption></figure>')"
    for hooks in (wrap, f"{wrap}, {last}"):
        result = built(home, CODE, shiki(f"export default () => ({{ transformers: [{{ {hooks} }}] }})"))
        assert told(result) == []
        html = result.slides[0].html
        assert re.search(r"<figure><pre class=.*const.*</pre>.*</figure>", html, re.S)
        assert ("<figcaption>" in html) == ("postprocess" in hooks)


def test_a_transformer_that_fails_leaves_the_block(home: Path) -> None:
    files = shiki("export default () => ({ transformers: [{ line(node) { node.no.where } }] })")
    cache = Cache()
    for _ in range(2):  # a slide that is kept keeps its problems
        result = built(home, CODE, files, cache=cache)
        assert told(result) == ["shiki.ts:3: setup-failed: TypeError: cannot read property 'where' of undefined"]
        assert "const" in result.slides[0].html


@pytest.mark.browser
def test_notations_of_a_package_are_seen(home: Path, open_page: Open) -> None:
    bring_packages(home, {"@shikijs/transformers": "4.6.0"})
    head = "import { transformerNotationDiff, transformerNotationWordHighlight, transformerMetaHighlight, "
    head += "transformerNotationErrorLevel, transformerNotationFocus } from '@shikijs/transformers'"
    body = "export default () => ({ transformers: [transformerNotationDiff(), transformerNotationFocus(), "
    body += "transformerNotationErrorLevel(), transformerNotationWordHighlight(), transformerMetaHighlight()] })"
    code = (
        "const a = 1 // [!code --]\nconst b = 2 // [!code ++]\n// [!code word:hello]\nlet hello = 1 // [!code error]\n"
    )
    style = {"style.css": ".diff.add { background: rgb(1, 2, 3) } .highlighted-word { color: rgb(4, 5, 6) !important }"}
    result = built(home, f"# One\n\n```ts\n{code}last() // [!code focus]\n```\n", {**shiki(body, head), **style})
    assert told(result) == []
    write(result.artifacts, home / "dist")
    page = open_page(home / "dist" / "index.html", "/1")
    lines = page.locator(".slidev-page-1 .line")
    expect(lines).to_have_text(["const a = 1", "const b = 2", "let hello = 1", "last()"])
    expect(lines.nth(1)).to_have_css("background-color", "rgb(1, 2, 3)")
    expect(lines.nth(2)).to_have_class("line highlighted error")
    expect(lines.nth(3)).to_have_class("line focused")
    expect(page.locator(".slidev-page-1 .highlighted-word")).to_have_css("color", "rgb(4, 5, 6)")
