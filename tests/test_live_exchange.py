"""A saved component is exchanged in the open page: its slide, the state of others and, where it can, its own stay."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from deckc.config import Options
from deckc.pipeline import Cache, build
from live_packages import bring
from serving import eventually, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

DECK = """# One

---

# Two

<p v-click>a step</p>

<Counter /><Other />

---

# Three

<Other />

---

# Four

---

# Five

<Differing /><Differing />
"""
COUNTER = """<script setup lang="ts">
import { ref } from "vue";
import { greet } from "./words";
import names from "./names.json";
import "./look.css";
const count = ref(1);
</script>
<template><div class="counter"><button @click="count++">{{ count }}</button>{{ greet(names[0]) }}</div></template>
<style scoped>.counter { color: rgb(1, 2, 3) }</style>
"""
OTHER = """<script setup>
import { ref } from "vue";
const pressed = ref(0);
</script>
<template><button class="other" @click="pressed++">{{ pressed }}</button></template>
"""
DIFFERING = """<script setup>
const where = typeof location === "undefined" ? "build" : "page";
const press = () => {};
</script>
<template><p class="differing" @click="press">{{ where }}</p></template>
"""
FILES = {
    "slides.md": DECK,
    "components/Counter.vue": COUNTER,
    "components/Other.vue": OTHER,
    "components/Differing.vue": DIFFERING,
    "components/words.ts": "export const greet = (name: string): string => `Hello ${name}`;\n",
    "components/names.json": '["Ada"]',
    "components/look.css": ".counter { padding-left: 11px }",
}
# The server answers a page that joins; a save before that is a reload. To be run before the page's scripts.
JOINED = """window.WebSocket = class extends WebSocket {
    constructor(...all) { super(...all); this.addEventListener("message", () => { window.joined = true }) }
}"""


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    bring(folder)
    return folder


@pytest.fixture
def deck(packages: Path) -> Iterator[Path]:
    """A deck below the packages."""
    folder = packages / "deck"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    yield folder
    shutil.rmtree(folder)


def save(deck: Path, name: str, *pairs: tuple[str, str]) -> None:
    text = FILES[name]
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after)
    (deck / name).write_text(text)


def test_what_an_open_page_is_given(deck: Path) -> None:
    """The modules in the script that brings a page up to date; None: there is none, the page is loaded anew."""
    counter, main = "components/Counter.vue", "setup/main.ts"
    texts = {main: "export default () => { globalThis.started = 1 }\n", **FILES}
    cache = Cache()

    def written(name: str, before: str = "", after: str = "") -> Any:
        texts[name] = texts[name].replace(before, after)
        (deck / name).parent.mkdir(exist_ok=True)
        (deck / name).write_text(f"{texts[name]}\n")
        result = build(deck / "slides.md", options=Options(mode="dev"), cache=cache)
        assert not result.problems
        return result.live

    last = written(main)
    for name, pair, wanted in (
        (counter, ("</button>", "!</button>"), {counter}),
        (counter, ("(1, 2, 3)", "(3, 2, 1)"), set()),
        ("components/words.ts", ("Hello", "Hallo"), {"components/words.ts", counter}),
        ("components/names.json", ("Ada", "Bea"), {"components/names.json", counter}),
        ("components/look.css", ("11px", "22px"), set()),
        (main, ("= 1", "= 2"), None),
        ("components/Other.vue", ("ref }", "ref, version }"), {"components/Other.vue"}),
        ("components/Other.vue", ("const", 'import { effect } from "@vue/reactivity";\nconst'), None),
    ):
        former, last = last, written(name, *pair)
        update = last.update_of(former)
        taken = (update or "").rpartition("deckHot.take({")[2].partition("}")[0]
        made = {each for each in last.built.modules if json.dumps(each) in taken}
        assert (None if update is None else made) == wanted, (name, pair)
        # the whole script is made when a page asks for it, and is the one of a first build
        assert last.built.later
        again = build(deck / "slides.md", options=Options(mode="dev")).live
        assert again
        assert last.toolchain.page_of(last.built) == again.built.page, (name, pair)


@pytest.mark.browser
def test_saved_modules_are_exchanged_in_place(deck: Path, page: Page) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type in ("error", "warning") else None)
    page.add_init_script(JOINED)
    with served(deck / "slides.md") as server:
        page.goto(f"{server.url}2?clicks=1")
        page.wait_for_function("window.joined")
        page.evaluate("window.same = true")
        counter = page.locator(".slidev-page-2 .counter")
        other = page.locator(".slidev-page-2 .other")
        press(page, counter.locator("button"), "2")
        press(page, other, "1")

        def shows(text: str) -> None:
            page.wait_for_function(
                "text => document.querySelector('.slidev-page-2 .counter')?.textContent === text", arg=text
            )

        shows("2Hello Ada")
        # only its template is another one: its state stays
        save(deck, "components/Counter.vue", ("</button>", "!</button>"))
        shows("2!Hello Ada")
        save(deck, "components/Counter.vue", ("ref(1)", "ref(10)"))
        shows("10Hello Ada")
        press(page, counter.locator("button"), "11")
        save(deck, "components/words.ts", ("Hello", "Hallo"))
        shows("10Hallo Ada")
        save(deck, "components/names.json", ("Ada", "Bea"))
        shows("10Hallo Bea")
        save(deck, "components/look.css", ("11px", "22px"))
        style = "name => getComputedStyle(document.querySelector('.slidev-page-2 .counter'))[name]"
        page.wait_for_function(f"({style})('paddingLeft') === '22px'")
        save(deck, "components/Counter.vue", ("ref(1)", "ref(10)"), ("(1, 2, 3)", "(9, 2, 3)"))
        page.wait_for_function(f"({style})('color') === 'rgb(9, 2, 3)'")
        # a mistake is told over the slides, which stay as they were
        save(deck, "components/Counter.vue", ("ref(1)", "ref(1"))
        page.wait_for_function(
            "document.querySelector('deckc-problems')?.shadowRoot.textContent.includes('Counter.vue')"
        )
        save(deck, "components/Counter.vue", ("ref(1)", "ref(20)"), ("<div ", "<div title='new' "))
        shows("20Hallo Bea")
        assert counter.get_attribute("title") == "new"
        # a slide in Markdown that is saved meanwhile, and a component of another slide
        save(deck, "slides.md", ("# Three", "# Third"))
        page.wait_for_function("deck.deck.slides[2].title === 'Third'")
        assert other.text_content() == "1"
        assert page.evaluate("window.same")
        assert page.url.endswith("/2?clicks=1")
        assert page.evaluate("deck.state.click") == 1
        page.reload()
        shows("20Hallo Bea")
        assert not errors
        # what the build painted is another: the terminal hears of it once
        page.goto(f"{server.url}5")
        page.wait_for_function("document.querySelector('.slidev-page-5 .differing')?.textContent === 'page'")
        log, wanted = (
            deck / "serve.log",
            "difference in the page: Differing.vue: Hydration text content mismatch",
        )
        eventually(lambda: wanted in log.read_text())
        page.wait_for_function("document.querySelectorAll('.slidev-page-5 .differing')[1]?.textContent === 'page'")
        assert log.read_text().count("difference in the page") == 1
    assert all("Hydration completed" in error for error in errors)


def press(page: Page, button: Any, wanted: str) -> None:
    """Presses until a component that is being hydrated answers."""
    from playwright.sync_api import expect

    page.wait_for_function("button => button._vnode || button.__vnode", arg=button.element_handle())
    button.click()
    expect(button).to_have_text(wanted)
