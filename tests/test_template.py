"""Template phase: template text in, HTML out, by text cases; limits and speed."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from case_files import Case, check, ids, read_cases
from deckc.config import not_props
from deckc.diagnostics import Diagnostic
from deckc.disk.files import Files
from deckc.markdown.text import module_of
from deckc.model import (
    CompiledSlide,
    Component,
    Facts,
    Frontmatter,
    Slide,
    SourceSlide,
    Style,
    Template,
    TemplateSlot,
    Theme,
    TocEntry,
)
from deckc.template import compile_slide
from deckc.template.tree import parser
from deckc.template.tree.finished import finished_content
from growth import LINEAR, growth

CASES = [
    "attributes.txt",
    "components.txt",
    "expressions.txt",
    "layouts.txt",
    "problems.txt",
    "tags.txt",
    "clicks.txt",
    "trust.txt",
    "views.txt",
]
ROOT = Path(__file__).parent.parent
KINDS = {".html": "jinja", ".vue": "vue", ".md": "markdown"}
PLAIN = Component("default", Path("/base/layouts/default.html"), "jinja", "<main>{{ slots.default }}</main>", "base")


class DictFiles(Files):
    """The files of a case."""

    def __init__(self, files: Mapping[str, str]) -> None:
        super().__init__()
        self.texts = {Path("/deck") / path: text for path, text in files.items()}

    def read(self, path: Path) -> bytes:
        return self.texts[path].encode()

    def is_file(self, path: Path) -> bool:
        return path in self.texts


def component(path: str, source: str) -> Component:
    file = Path("/deck") / path
    return Component(file.stem, file, KINDS[file.suffix], source, "deck")  # type: ignore[arg-type]


def theme(files: Mapping[str, str]) -> Theme:
    layouts, components, layers = {"default": PLAIN}, {}, {}
    for path, source in files.items():
        if PurePosixPath(path).suffix not in KINDS:
            continue
        found = component(path, source)
        folder = PurePosixPath(path).parts[0]
        if folder == "layouts":
            layouts[found.name] = found
        elif folder == "components":
            components[found.name.replace("-", "").lower()] = found
        else:
            layers[found.name] = (found,)
    return Theme("test", layouts, components, layers, (), {})


def slide(body: str, frontmatter: Mapping[str, Any]) -> Slide:
    source = SourceSlide(
        Path("/deck/slides.md"), 0, 0, 0, 1, body, body, 1, 1, Frontmatter(frontmatter), None, 0, 0, "Title", 1, "0"
    )
    return Slide(2, source, frontmatter, {})


def compile_text(text: str) -> tuple[CompiledSlide, tuple[Diagnostic, ...]]:
    """Compiles a case's input: frontmatter, `=== path` files, the slide's template (`::name::` begins a slot)."""
    files: dict[str, str] = {}
    while match := re.match(r"=== (\S+)\n(.*?)\n?(?====)", text, re.S):
        files[match[1]] = match[2]
        text = text[match.end() :]
    text = re.sub(r"^=== *\n", "", text)
    frontmatter: dict[str, Any] = {}
    if match := re.match(r"---\n(.*?)---\n", text, re.S):
        frontmatter = yaml.safe_load(match[1])
        text = text[match.end() :]
    styles = tuple(
        Style(css, "scoped" in mark, line=1, module=module_of(mark))
        for mark, css in re.findall(r"<style(.*?)>(.*?)</style>", text)
    )
    text = re.sub(r"<style.*?</style>\n?", "", text)
    scripts = tuple((found, 1) for found in re.findall(r"<script setup.*?>(.*?)</script>", text, re.S))
    text = re.sub(r"<script setup.*?</script>\n?", "", text, flags=re.S)
    names = ["default", *re.findall(r"^::(\w+)::\n", text, re.M)]
    parts = re.split(r"^::\w+::\n", text, flags=re.M)
    slots = {name: TemplateSlot(part, ((0, 1),)) for name, part in zip(names, parts, strict=True)}
    toc = tuple(TocEntry(no, f"Slide {no}", f"Slide {no}", min(no, 2), f"/{no}") for no in (1, 2, 3))
    facts = Facts(
        no=2,
        total=3,
        layout=frontmatter.get("layout", "default"),
        frontmatter=frontmatter,
        not_props=not_props(2),
        configs={"title": "The deck", "author": "Ada"},
        theme_configs={"primary": "#123456"},
        asset=lambda url, span: "assets/" + url.lstrip("./") if url.startswith((".", "/")) else None,
        toc=toc,
        files=DictFiles(files),
        readable=(Path("/deck"),),
        markdown=lambda text, path: text,
        untrusted=bool(frontmatter.get("untrusted")),
    )
    return compile_slide(slide(text, frontmatter), Template(slots, styles, scripts), theme(files), facts)


def shown(compiled: CompiledSlide, problems: tuple[Diagnostic, ...]) -> str:
    """The HTML; below it clicks, style blocks and problems, where there are any."""
    lines = [compiled.html]
    if compiled.clicks:
        lines.append(f"clicks: {compiled.clicks}")
    lines += [
        f"style {sheet.scope or 'global'} {sheet.lang}{' ' * bool(sheet.module)}{sheet.module}: {sheet.css.strip()}"
        for sheet in compiled.styles
    ]
    for found in problems:
        span = found.span
        place = f"{span.file.name if span.file else ''}:{span.line}:{span.column}" if span else "-"
        hint = f" | {found.hint}" if found.hint else ""
        lines.append(f"{found.severity}[{found.code}] {place} {found.message}{hint}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("case", [case for name in CASES for case in read_cases(f"template/{name}")], ids=ids)
def test_case(case: Case, renew: bool) -> None:
    check(case, shown(*compile_text(case.input)), renew)


def both_ways(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], int]:
    """A case compiled with finished markup as text, and as a tree; how often it was text."""
    used = 0

    def counted(*given: Any, **named: Any) -> tuple[str, int] | None:
        nonlocal used
        found = finished_content(*given, **named)
        used += found is not None
        return found

    made = []
    for way in (counted, lambda *given, **named: None):
        monkeypatch.setattr(parser, "finished_content", way)
        made.append(shown(*compile_text(text)))
    return made, used


def test_finished_markup_as_text_gives_the_bytes_of_a_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    markdown = sorted((Path(__file__).parent / "cases" / "markdown").glob("*.md"))
    texts = [case.input for name in CASES for case in read_cases(f"template/{name}")]
    texts += [case.expected for file in markdown for case in read_cases(f"markdown/{file.name}")]
    uses = 0
    for text in [*FINISHED, *(text for text in texts if "v-pre" in text)]:
        (as_text, as_tree), used = both_ways(text, monkeypatch)
        assert as_text == as_tree, text
        uses += used
    assert uses > 20


SCOPED = "<style scoped>span { color: red }</style>\n"
FINISHED = [
    '<span v-pre><span style="height:1em">a\n  b</span></span>',
    "<span v-pre><span>a</span> \n <span>b</span></span>",
    "<p v-pre> <span>a</span>  b &amp; &lt;i&gt; &quot;c&quot; {{ d }}</p>",
    '<pre v-pre><span class="line">\n\n a  </span>\n<span>&quot;</span></pre>',
    '<span v-pre><svg viewBox="0 0 1 1"><path d="M0 0\nL1 1"/></svg></span>',
    "<span v-pre><span class=a>a</span></span>",
    '<span v-pre><span class="a" class="b">a</span></span>',
    '<span v-pre><span class="i-mdi-home"></span></span>',
    '<span v-pre><span style="background: url(./a.png)">a</span></span>',
    "<span v-pre><span>&nbsp;&copy;</span></span>",
    "<span v-pre><span>a</span></p></span>",
    "<span v-pre><span>a</span>",
    "<span v-pre><!-- a --><span>a</span></span>",
    f"{SCOPED}<span v-pre><span>a</span><span class='b'>b</span></span>",
    f'{SCOPED}<span v-pre><span>a</span><span class="b">b</span></span>',
    '<p v-if="$clicks > 0"><span v-pre><span>a</span></span></p><p v-else><span v-pre><span>b</span></span></p>',
    "<v-clicks><span v-pre><span>a</span></span><code v-pre><span>b</span></code></v-clicks>",
]


def test_plain_slides_start_no_engine() -> None:
    code = (
        "import sys; sys.path.insert(0, 'tests'); from test_template import compile_text;"
        "from deckc.template.expressions.engine import PROCESS;"
        "compile_text('<h1>a {{ $page + 1 }}</h1><p v-if=\"$nav.total > 2\" v-click>{{ $slidev.configs.title }}</p>');"
        "print(PROCESS.running is not None, 'tree_sitter' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert found.stdout == "False False\n"


def test_a_slide_takes_time_in_proportion_to_its_length() -> None:
    text = "<p>Some <em>text</em> with <a href='#1'>a link</a></p>\n<ul>\n<li>one</li>\n</ul>"
    assert growth(lambda count: compile_text(text * count), 400) < LINEAR


def test_a_table_takes_time_in_proportion_to_its_cells() -> None:
    row = "<tr>" + "<td>cell</td>" * 10 + "</tr>"
    assert growth(lambda count: compile_text(f"<table><tbody>{row * count}</tbody></table>"), 160) < LINEAR


RUNAWAYS = [
    "(() => { while (1); })()",
    "(() => { let s = 'x'; while (1) s += s })()",
    "/^(a+)+$/.test('a'.repeat(60) + 'b')",
    "Array(1e9).fill(1)",
    "'x'.repeat(1e7)",
    "(function f() { return f() + 1 })()",
    "1" + "+1" * 5000,
    "(" * 3000,
]
# One instruction of the engine each, between which it does not look at its clock.
NATIVES = [
    "Array(4294967295).join('x')",
    "Array(4294967295).reverse()",
    "Array(4294967295).toString()",
    "[].sort.call({ length: 9e15 })",
    "[].copyWithin.call({ length: 9e15, 5: 1 }, 1)",
    "[].concat(Array(4e9), Array(4e9))",
    "[].lastIndexOf.call({ length: 9e15 }, 1)",
    "[].toSorted.call({ length: 4294967295 })",
    "[].flat.call({ length: 9e15 })",
    "[].includes.call({ get length() { return 9e15 } }, 1)",
    "JSON.stringify(Array(1e8))",
    "String.raw({ raw: { length: 9e15 } })",
    "'x'.repeat(1e7).split('').join('yy').split('').sort().join('')",
    "Array(1e7).fill('ab').join('').match(/(a|b)*c|(?:.*?){9}/g)",
    "Reflect.apply(Math.max, null, { length: 9e8 })",
    "new Set(Array(1e8)).union(new Set())",
    "3n ** 9999999n % 7n",
]


@pytest.mark.parametrize("expression", RUNAWAYS, ids=lambda text: text[:30])
def test_a_runaway_expression_ends_with_a_problem(expression: str) -> None:
    compiled, problems = compile_text(f"<p>before</p>{{{{ {expression} }}}}<p>after</p>")
    assert "<p>after</p>" in compiled.html
    if not expression.startswith("1"):
        assert {found.code for found in problems} <= {"expression-limit", "expression-syntax"}
        assert problems


@pytest.mark.parametrize("expression", NATIVES)
def test_a_built_in_function_that_does_not_end_is_ended(expression: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckc.template.expressions.engine.EXPRESSION_S", 0.05)
    text = f"<p>{{{{ [1].map((x) => x + 1) }}}}</p>{{{{ {expression} }}}}<p>after</p>{{{{ [3].map(String) }}}}"
    compiled, problems = compile_text(text)
    assert "<p>after</p>" in compiled.html
    assert problems
    assert {found.code for found in problems} <= {"expression-limit", "expression-failed"}
    assert "2" in compile_text("<p>{{ [1].map((x) => x + 1) }}</p>")[0].html  # the next slide's scripts run


@settings(deadline=None)
@given(st.text(st.sampled_from("<>/{}\"'=&;:@#.-! \nabpv0"), max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    compile_text(text)
