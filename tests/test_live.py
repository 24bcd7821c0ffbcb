"""Components that run in the page: rendered by Vue when the deck is built, hydrated in a real browser."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from browsing import DECKS, press
from deckc.bundler.program import program_package
from deckc.bundler.stdio_protocol import PacketError, read_value, write_value
from deckc.cli import run
from deckc.config import Options
from deckc.live import modules, reasons
from deckc.live.tool_paths import find_tools
from deckc.math.typesetting import typesetter
from deckc.pipeline import BuildResult, build
from deckc.write import write
from live_packages import bring

pytestmark = pytest.mark.browser
Open = Callable[[Path, str], Page]
COUNTER = """<script setup>
import { ref } from "vue";
const count = ref(0)
</script>

<template><button @click="count++">{{ count }}</button></template>
"""


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a deck whose components can run."""
    folder = tmp_path_factory.mktemp("live") / "deck"
    shutil.copytree(DECKS / "live", folder)
    bring(folder)
    return folder


@pytest.fixture(scope="module")
def site(deck: Path) -> Path:
    assert run(["build", str(deck / "slides.md"), "-q", "-o", str(deck / "dist")]) == 0
    return deck / "dist" / "index.html"


def built(folder: Path, text: str, **files: str) -> BuildResult:
    """A deck with this text and these components beside the packages of another."""
    home = folder / "other"
    (home / "components").mkdir(parents=True, exist_ok=True)
    for name, source in files.items():
        (home / "components" / f"{name}.vue").write_text(source)
    (home / "slides.md").write_text(text)
    return build(home / "slides.md")


# ── the first paint ──────────────────────────────────────────────────────────────────────────────────


def test_the_page_shows_them_before_any_script(site: Path) -> None:
    html = site.read_text()
    assert re.search(r"<button[^>]*>5</button>\s*<i[^>]*>built at 1\.0, depth 0</i>", html)
    assert "large" not in html.partition("deck-data")[0]


def test_clicks_inside_count_with_all_others(deck: Path) -> None:
    slides = build(deck / "slides.md").slides
    assert [slide.clicks for slide in slides] == [3, 1, 1, 5]


def test_a_deck_without_them_has_no_script_more(tmp_path: Path) -> None:
    (tmp_path / "slides.md").write_text("# Plain\n")
    names = [str(artifact.path) for artifact in build(tmp_path / "slides.md").artifacts]
    assert not [name for name in names if name.startswith("live")]


# ── in the page ──────────────────────────────────────────────────────────────────────────────────────


def test_counters_count_and_know_where_they_are(site: Path, open_page: Open) -> None:
    page = open_page(site, "/1")
    outer, inner = page.locator(".slidev-page-1 .counter").all()
    expect(outer.locator("> i")).to_have_text("mounted at 1.0, depth 0")
    expect(inner.locator("> i")).to_have_text("mounted at 1.0, depth 1")
    outer.locator("> button").click()
    expect(outer.locator("> button")).to_have_text("6")
    expect(inner.locator("> button")).to_have_text("7")
    expect(outer).to_have_css("color", "rgb(1, 2, 3)")


def test_clicks_of_slots_and_components_come_one_by_one(site: Path, open_page: Open) -> None:
    page = open_page(site, "/1")
    expect(page.locator(".slidev-page-1 .counter > i").first).to_contain_text("mounted")
    targets = page.locator(".slidev-page-1 .slidev-vclick-target")
    shown = []
    for _ in range(4):
        hidden = targets.evaluate_all("all => all.map(node => node.classList.contains('slidev-vclick-hidden'))")
        shown.append(hidden.count(False))
        press(page, "ArrowRight")
    assert shown == [0, 1, 2, 3]


def test_markdown_has_state_of_its_own(site: Path, open_page: Open) -> None:
    page = open_page(site, "/2?clicks=1")
    slide = page.locator(".slidev-page-2")
    expect(slide.locator(".sum")).to_have_text("2 of 2 for Ada")
    slide.locator(".more").click()
    slide.locator("input").fill("Grace")
    slide.locator("li").first.click()
    expect(slide.locator(".sum")).to_have_text("3 of 3 for Grace")
    expect(slide.locator("li:has(b)")).to_have_text(["one bold", "two bold", "three bold"])
    slide.locator(".large button").click()
    expect(slide.locator(".large button")).to_have_text("4")
    expect(slide.locator("em")).to_have_text("Markdown")


def test_each_counter_counts_for_itself(site: Path, open_page: Open) -> None:
    """In a list by `v-for`, around a slot and in it; the presenter of the same page goes on counting."""
    for address, counts in (("/4", [10, 22, 30, 101, 203]), ("/presenter/4", [10, 24, 30, 102, 206])):
        page = open_page(site, address)
        slide = page.locator("#slideshow .slidev-page-4")
        expect(slide.locator(".counter > i")).to_have_text(
            [re.compile(f"^mounted at 4.0, depth {depth}$") for depth in (0, 0, 0, 0, 1)]
        )
        buttons = slide.locator(".counter > button")
        for index, times in ((1, 2), (3, 1), (4, 3)):
            for _ in range(times):
                buttons.nth(index).click()
        expect(buttons).to_have_text([str(count) for count in counts])


def test_state_stays_when_the_show_goes_on(site: Path, open_page: Open) -> None:
    page = open_page(site, "/2?clicks=1")
    page.locator(".slidev-page-2 .more").click()
    page.evaluate("deck.run('go', 3)")
    expect(page.locator(".slidev-page-3")).to_be_visible()
    page.evaluate("deck.run('go', '2:1')")
    expect(page.locator(".slidev-page-2 .sum")).to_have_text("3 of 2 for Ada")


def test_what_cannot_be_painted_is_mounted_with_its_slot_and_click(site: Path, open_page: Open) -> None:
    page = open_page(site, "/3")
    late = page.locator(".slidev-page-3 .late")
    expect(late).to_have_text("true shown late")
    expect(late).to_have_class(re.compile("slidev-vclick-hidden"))
    press(page, "ArrowRight")
    expect(late).not_to_have_class(re.compile("slidev-vclick-hidden"))


def test_they_run_in_one_file_too(deck: Path, tmp_path: Path, open_page: Open) -> None:
    assert run(["build", str(deck / "slides.md"), "-q", "--single-file", "-o", str(tmp_path)]) == 0
    page = open_page(tmp_path / "index.html", "/1")
    expect(page.locator(".slidev-page-1 .counter > i").first).to_contain_text("mounted")


def test_scripts_have_the_slides_context_without_asking(deck: Path) -> None:
    source = COUNTER.replace("ref(0)", "ref($slidev.nav.total + $page.value)")
    result = built(deck, "# One\n\n---\n\n# Two\n\n<Here />\n", Here=source)
    assert ">4</button>" in result.slides[1].html


# ── faults ───────────────────────────────────────────────────────────────────────────────────────────


def test_errors_of_the_compiler_have_their_place(deck: Path) -> None:
    result = built(deck, "# One\n\n<Broken />\n", Broken=COUNTER.replace("ref(0)", "ref(0)\nconst = 1"))
    places = [each.span for each in result.problems if each.code == "component-failed" and each.span]
    assert [(span.file and span.file.name, span.line) for span in places] == [("Broken.vue", 4)]


def test_a_lost_package_costs_its_component_alone(deck: Path) -> None:
    lost = COUNTER.replace("ref(0)", "ref(x)\nimport x from 'no-such-package'")
    result = built(deck, "# One\n\n<Lost />\n\n<Good />\n", Lost=lost, Good=COUNTER)
    places = [each.span for each in result.problems if each.code == "npm-import" and each.span]
    assert {(span.file and span.file.name, span.line) for span in places} == {("Lost.vue", 4)}
    assert "live" in result.slides[0].features


def test_packages_are_whole_typed_and_without_node(deck: Path) -> None:
    """What extends others' parts is there, types of packages say props, and what only Node has is empty."""
    for name, effects, text in (
        ("d3-selection", False, "export class Selection {}"),
        ("d3-transition", True, 'import { Selection } from "d3-selection"; Selection.prototype.slowly = 1;'),
        ("d3", False, 'export * from "d3-selection"; export * from "d3-transition"; export { s } from "node:stream"; '),
    ):
        folder = deck / "other/node_modules" / name
        folder.mkdir(parents=True)
        manifest = {"name": name, "module": "i.js", "sideEffects": effects, "types": "i.d.ts"}
        (folder / "package.json").write_text(json.dumps(manifest))
        (folder / "i.js").write_text(text)
    (folder / "i.d.ts").write_text("export { Size } from './size';")
    (folder / "size.d.ts").write_text("export interface Size { wide: boolean }")
    chart = """<script setup lang="ts">
import * as d3 from 'd3'; import { s, type Size } from 'd3'
const one = new d3.Selection(), { wide } = defineProps<Size>()
</script><template><i @click.once="0">{{ one.slowly }} {{ s }} {{ wide }}</i></template>"""
    result = built(deck, "# One\n\n<Chart wide />\n", Chart=chart)
    shutil.rmtree(deck / "other/node_modules")
    assert not result.problems
    assert re.search(r"<i[^>]*>1  true</i>", result.slides[0].html)


def test_a_setup_file_that_cannot_be_bundled_costs_no_component(deck: Path) -> None:
    setup = deck / "other" / "setup" / "main.ts"
    setup.parent.mkdir(parents=True, exist_ok=True)
    setup.write_text("import x from 'no-such-package'\nexport default () => x()\n")
    result = built(deck, "# One\n\n<Good />\n", Good=COUNTER)
    setup.unlink()
    places = [each.span for each in result.problems if each.code == "npm-import" and each.span]
    assert [(span.file and span.file.name, span.line) for span in places] == [("main.ts", 1)]
    assert "live" in result.slides[0].features


def test_classes_that_only_scripts_name_have_their_css(deck: Path) -> None:
    dressed = COUNTER.replace("ref(0)", "ref(0); const look = ['text-[43px]', count && `pl-[44px]`]").replace(
        "<button", "<p v-if='count > 5' class='mt-[45px]' m='b-[46px]' /><button :class='look'"
    )
    dressed = dressed.replace("</button>", "</button><i :class='`text-${color}`' />")  # of those of Slidev's client
    result = built(deck, "# One\n\n<Dressed />\n", Dressed=dressed)
    (sheet,) = (each.data for each in result.artifacts if each.path.suffix == ".css")
    assert isinstance(sheet, bytes)
    for rule in (b"font-size:43px", b"padding-left:44px", b"margin-top:45px", b"margin-bottom:46px", b".text-teal"):
        assert rule in sheet.replace(b": ", b":")


def test_state_of_a_module_is_shared_by_all_parts_of_the_page(deck: Path, tmp_path: Path, open_page: Open) -> None:
    shared = deck / "other" / "components" / "shared.ts"
    shared.parent.mkdir(parents=True, exist_ok=True)
    shared.write_text('import { ref } from "vue";\nexport const both = ref(0);\n')
    sharing = """<script setup>
import { both } from "./shared";
</script>
<template><button class="sharing" @click="both++">{{ both }}</button></template>
"""
    (deck / "other" / "global-top.vue").write_text(
        sharing.replace("./shared", "./components/shared").replace("sharing", "layer")
    )
    text = """<Sharing /><Sharing />

---

<script setup>
import { both } from "./components/shared";
</script>

<button class="markdown" @click="both += 10">{{ both }}</button> <Sharing />
"""
    result = built(deck, text, Sharing=sharing)
    (deck / "other" / "global-top.vue").unlink()
    assert not result.problems
    write(result.artifacts, tmp_path / "dist")
    page = open_page(tmp_path / "dist" / "index.html", "/1")
    page.locator(".slidev-page-1 .sharing").first.click()
    expect(page.locator(".slidev-page-1 .sharing").last).to_have_text("1")
    page.locator(".layer:visible").first.dispatch_event("click")  # the toolbar lies over it
    expect(page.locator(".slidev-page-1 .sharing").last).to_have_text("2")
    page.evaluate("deck.go({ no: 2, click: 0 })")
    page.locator(".slidev-page-2 .markdown").click()
    expect(page.locator(".slidev-page-2 .sharing")).to_have_text("12")
    expect(page.locator(".layer:visible").first).to_have_text("12")


def test_an_untrusted_deck_runs_nothing(deck: Path) -> None:
    for name in ("setup/main.ts", "setup/shortcuts.ts", "custom-nav-controls.vue"):
        (deck / "untrusted" / name).parent.mkdir(parents=True, exist_ok=True)
        (deck / "untrusted" / name).write_text("<template>x</template>" if name.endswith("vue") else "export default 1")
    (deck / "untrusted" / "slides.md").write_text((deck / "slides.md").read_text())
    result = build(deck / "untrusted" / "slides.md", options=Options(untrusted=True))
    assert not [artifact for artifact in result.artifacts if str(artifact.path).startswith("live")]
    told = {each.message.partition(" ")[0] for each in result.problems if each.code == "setup-not-run"}
    assert told == {"setup/main.ts", "setup/shortcuts.ts", "custom-nav-controls.vue"}


def test_nothing_of_a_torn_cache_is_published(deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Components, bundles, formulas and diagrams: each entry torn, and with one bit changed at several places."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    entry = deck / "cached.md"
    entry.write_text((deck / "slides.md").read_text() + "\n---\n\n# M\n\n$x^2_7$\n\n```mermaid\ngraph TD; a--b\n```\n")

    def content() -> object:
        typesetter.cache_clear()
        result = build(entry)
        return [(artifact.path, artifact.data) for artifact in result.artifacts], result.problems

    first = content()
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.relative_to(tmp_path / "deckc").as_posix().split("/")[0].split("-")[0] for path in kept} >= {
        "bundle",
        "diagrams",
        "formulas",
    }
    whole = {path: path.read_bytes() for path in kept}
    for place in (0.0, 0.3, 0.99, None):
        for path, data in whole.items():
            at = int(len(data) * (place or 0))
            path.write_bytes(
                data[: len(data) // 2] if place is None else data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
            )
        assert content() == first


def test_a_program_that_is_not_esbuild_is_not_run(deck: Path, tmp_path: Path) -> None:
    assert find_tools(deck) is not None
    folder = tmp_path / "deck"
    shutil.copytree(deck / "node_modules", folder / "node_modules")
    package = program_package()
    assert package is not None
    [program] = [path for path in (folder / "node_modules" / package).rglob("esbuild*") if path.is_file()]
    program.write_bytes(program.read_bytes() + b"\n")
    assert find_tools(folder) is None


# ── parts ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<template><p>{{ a }}</p></template>", ()),
        ('<template><p @click="$slidev.nav.next()">on</p></template>', ()),
        ('<template><p @click="n++">on</p></template>', ("event handlers",)),
        ("<script setup>\nimport { ref, computed } from 'vue'\nconst a = ref(1)\n</script>", ()),
        ("<script setup>\n// onMounted(() => {})\n</script>", ()),
        ("<script setup>\nonMounted(() => {})\n</script>", ("lifecycle hooks",)),
        ("<script>export default { mounted() {} }</script>", ("lifecycle hooks",)),
        ("<script setup>\nimport type { A } from 'chart.js'\n</script>", ()),
        ("<script setup>\nimport Chart from 'chart.js'\n</script>", ("the package 'chart.js'",)),
        ('<template><input v-model="a"></template>', ("form inputs",)),
        ("<template><Transition><p /></Transition></template>", ("transitions",)),
        ('<script lang="tsx">\nexport default () => <p>a</p>\n</script>', ("render functions in JSX",)),
    ],
)
def test_why_a_component_must_run(source: str, found: tuple[str, ...]) -> None:
    assert reasons(source) == found


@pytest.mark.parametrize("value", [None, True, False, 0, -5, "", "ü", b"\0\1", [], [1, [None]], {"a": {"b": ["c"]}}])
def test_packets_come_back(value: object) -> None:
    assert read_value(write_value(value)) == value


@pytest.mark.parametrize("data", [b"", b"\x09", b"\x03\xff\0\0\0a", b"\x00\x00", b"\x05\1\0\0\0" * 200])
def test_packets_that_are_none_are_refused(data: bytes) -> None:
    with pytest.raises(PacketError):
        read_value(data)


LATER = """<script setup>
import { ref } from "vue";
const count = ref(0)
const text = await new Promise((done) => addEventListener("ready", () => done("here"), { once: true }))
</script>
<template><button @click="count++">{{ text }} {{ count }}</button></template>
"""


def test_what_waits_in_the_page_comes_and_suspense_shows_its_fallback(deck: Path, page: Page) -> None:
    fallback = "<template #fallback>\n\nwaiting *here*\n\n</template>"
    text = f"# One\n\n<Later />\n\n---\n\n# Two\n\n<Suspense>\n<Later />\n{fallback}\n</Suspense>\n"
    result = built(deck, text, Later=LATER)
    assert result.problems == ()
    write(result.artifacts, deck / "waits")
    for no, meanwhile in ((1, "One"), (2, "Two\n\nwaiting here")):
        page.goto(f"{(deck / 'waits' / 'index.html').as_uri()}#/{no}")
        page.reload()
        shown = page.locator(f"#slide-content .slidev-page-{no}")
        expect(shown).to_have_text(meanwhile, use_inner_text=True)
        page.evaluate("dispatchEvent(new Event('ready'))")
        shown.locator("button").click()
        expect(shown.locator("button")).to_have_text("here 1")


def test_nothing_moves_when_parts_come_alive(site: Path, page: Page) -> None:
    """Where things are before the script with the parts runs is where they are afterwards."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/live-*.js", hold)
    with page.expect_request("**/live-*.js"):
        page.goto(f"{site.as_uri()}#/1", wait_until="commit")
    state = page.locator(".slidev-page-1 .counter > i").first
    expect(state).to_contain_text("built")
    page.evaluate("document.fonts.ready.then(() => 0)")
    assert held
    boxes = """() => [...document.querySelectorAll(".slidev-page-1 :is(h1, p, button, .counter, .inside, em)")].map(
        (node) => { const { x, y, height } = node.getBoundingClientRect(); return [node.localName, x, y, height]; })"""
    before = page.evaluate(boxes)
    held[0].continue_()
    expect(state).to_contain_text("mounted")
    assert page.evaluate(boxes) == before


def test_what_the_build_painted_is_what_vue_finds(
    deck: Path, tmp_path: Path, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Vue says nothing of differences, which components may want; here it does."""
    runtime = tmp_path / "live"
    shutil.copytree(modules.RUNTIME, runtime)
    text = (runtime / "page.js").read_text()
    assert "data-allow-mismatch" in text
    (runtime / "page.js").write_text(text.replace("data-allow-mismatch", "data-mismatch"))
    monkeypatch.setattr(modules, "RUNTIME", runtime)
    home = deck / "strict"
    for name in ("live", "live-twins", "live-imports"):
        shutil.copytree(DECKS / name, home / name)
        write(build(home / name / "slides.md").artifacts, home / name / "site")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    for name, no, sign in (
        ("live", 1, "mounted"),
        ("live", 2, "2 of 2"),
        ("live", 4, "mounted"),
        ("live-imports", 1, ""),
    ):
        page.goto("about:blank")
        page.goto(f"{(home / name / 'site/index.html').as_uri()}#/{no}?clicks=5")
        expect(page.locator(f".slidev-page-{no}")).to_contain_text(sign)
        page.wait_for_function("no => !document.querySelector(`.slidev-page-${no}`).matches('[data-mismatch]')", arg=no)
    assert [text for text in said if "ydration" in text] == []


def test_a_live_slide_stands_in_a_live_layout(deck: Path, tmp_path: Path, open_page: Open) -> None:
    layout = "<template><main><i @click.once='0'>{{ $page }}</i><slot /></main></template>"
    (deck / "other/layouts").mkdir(parents=True, exist_ok=True)
    (deck / "other/layouts/frame.vue").write_text(layout)
    slide = (
        "<script setup>import { ref } from 'vue'\nconst n = ref(1)</script>\n\n# Title\n\n<u @click='n++'>{{ n }}</u>\n"
    )
    text = "---\nlayout: frame\n---\n\n"
    result = built(deck, text + slide + "\n" + text + "# Alike\n\n" + text + "# Alike\n")
    (deck / "other/layouts/frame.vue").unlink()
    assert [re.findall(r"<i[^>]*>(\d)</i>", each.html) for each in result.slides] == [["1"], ["2"], ["3"]]
    write(result.artifacts, tmp_path / "site")
    page = open_page(tmp_path / "site/index.html", "/1")
    page.locator(".slidev-page-1 u").click()
    expect(page.locator(".slidev-page-1 u")).to_have_text("2")
    expect(page.locator(".slidev-page-1 h1")).to_have_count(1)


SLOTTED = """<script setup>
import { onMounted, ref, useCssModule } from "vue"
const names = useCssModule()
const mounted = ref(false)
onMounted(() => (mounted.value = true))
</script>
<template><section :class="names.box"><b :class="$style.own">{{ mounted }}</b><slot/></section></template>
<style scoped>:slotted(i), :slotted(u) { color: rgb(1, 2, 3) }</style>
<style module>.box { margin-left: 3px } .own { margin-left: 4px }</style>
"""
STYLED = """<script setup>
import { ref } from "vue"
const room = ref(5)
</script>

<Slotted><i>static</i><u @click="room++">{{ room }}</u><Plain><em>handed on</em></Plain></Slotted>

<style>
i { padding-left: v-bind('room + "px"') }
</style>
"""


def test_styles_reach_the_slots_of_what_runs_on_a_slide_that_runs(deck: Path, open_page: Open) -> None:
    plain = "<template><p><slot/></p></template>\n<style scoped>:slotted(em) { color: rgb(4, 5, 6) }</style>\n"
    result = built(deck, STYLED, Slotted=SLOTTED, Plain=plain)
    assert result.problems == ()
    write(result.artifacts, deck / "other" / "dist")
    html = (deck / "other" / "dist" / "index.html").read_text()
    for element in (r"<i [^>]*data-v-\w+-s[^>]*>static", r'<b class="_own_\w+', r"<em [^>]*data-v-\w+-s[^>]*>handed"):
        assert re.search(element, html), element  # before any script
    page = open_page(deck / "other" / "dist" / "index.html", "/1")
    expect(page.get_by_text("true")).to_have_css("margin-left", "4px")
    page.get_by_text("5", exact=True).click()
    expect(page.get_by_text("static")).to_have_css("padding-left", "6px")
    for text, colour in (("static", "rgb(1, 2, 3)"), ("6", "rgb(1, 2, 3)"), ("handed on", "rgb(4, 5, 6)")):
        expect(page.get_by_text(text, exact=True)).to_have_css("color", colour)


# ── the same as rendered without Vue ─────────────────────────────────────────────────────────────────

TWINS = {
    "Bound": "<script setup>const size = 3; const names = { on: 'red' }</script>"
    "<template><i @click.once='size'>x</i><b>y</b></template>"
    "<style scoped>i { top: v-bind('size + \"px\"'); color: v-bind('names.on') }</style>",
    "Typed": "<script setup lang='ts'>import type { Card } from './card'; const { n = 2, title } = defineProps<Card>()"
    "</script><template><p @click.once='n'>{{ title }} {{ n }}</p></template>",
    "Words": "<script setup>const euro = new Intl.NumberFormat('en', { minimumFractionDigits: 2 }); "
    "const id = crypto.randomUUID()</script><template><u @click.once='id'>{{ euro.format(1e4) }} {{ id.length }}</u>"
    "</template>",
    "Files": "<script setup>import sheet from './look.css?inline'; import text from './words.txt?inline'; "
    "import url from './words.txt'</script><template><s @click.once='url'>{{ sheet }}|{{ text }}|{{ url }}</s>"
    "</template>",
    "Dragged": "<script setup>import { useDragElement } from '@slidev/client/composables/useDragElements'; "
    "const { x0, y0, width } = useDragElement(null, '10,20,100,40', undefined, true)</script>"
    "<template><q @click.once='0'>{{ x0 }} {{ y0 }} {{ width }}</q></template>",
    "Moved": "<template><em @click.once='0' v-motion-pop-visible-once :delay='9'>z</em></template>",
}


def test_a_first_paint_has_what_the_static_renderer_makes(deck: Path) -> None:
    (deck / "other/components").mkdir(parents=True, exist_ok=True)
    (deck / "other/components/card.ts").write_text(
        "import type { Base } from './base'\nexport interface Card extends Base { n?: number }"
    )
    (deck / "other/components/base.ts").write_text("export interface Base { title: string }")
    (deck / "other/components/look.css").write_text("p { top: 0 }")
    (deck / "other/components/words.txt").write_text("words")
    text = "# One\n\n<Bound /><Typed title='T' /><Words /><Files /><Dragged /><Moved />\n"
    live = built(deck, text, **TWINS)
    static = built(deck, text, **{name: re.sub(r" @click.once='\w+'", "", source) for name, source in TWINS.items()})
    assert not live.problems
    html = [re.sub(r"-->|<!--.*?-->", "", result.slides[0].html) for result in (live, static)]
    words, address = re.search(r"assets/words-\w+.txt", html[0]), "data:text/plain;base64,d29yZHM="
    assert words
    print(html[1])
    print(live.problems)
    for part in ("<p>T 2</p>", "<u>10,000.00 36</u>", f"<s>p {{ top: 0 }}|{address}|{words[0]}</s>"):
        assert [part in each for each in html] == [True, True], part
    assert "<q>60 40 100</q>" in html[0]
    for sign in ("3px", "red", "data-motion"):
        assert [sign in each for each in html] == [True, True], sign
