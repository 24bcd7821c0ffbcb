"""A deck with ten components that run in its page beside the same deck without them: CPU seconds of all processes in
pairs, with an empty user cache and with a filled one; bytes of the page, gzipped; the first paint in Chromium."""

from __future__ import annotations

import compileall
import gzip
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench.running import ROOT, Row, cpu_seconds
from chromium import ARGUMENTS, HOW_TO_GET, find_chromium
from live_packages import bring

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["rows"]

COUNT = 10
KINDS = (
    """<script setup lang="ts">
import {{ computed, ref }} from "vue";
const props = defineProps<{{ start?: number; label?: string }}>();
const count = ref(props.start ?? {n});
const double = computed(() => count.value * 2);
</script>
<template><div class="flex gap-2"><button @click="count++">{{{{ label }}}} {{{{ count }}}}</button>
<output>{{{{ double }}}}</output><slot /></div></template>
<style scoped>button {{ padding: {n}px }}</style>
""",
    """<script setup>
import {{ ref, watch, onMounted, onUnmounted }} from "vue";
const text = ref("word {n}"), seconds = ref(0), log = ref([]);
let timer;
watch(text, (now) => log.value.push(now));
onMounted(() => (timer = setInterval(() => seconds.value++, 1000)));
onUnmounted(() => clearInterval(timer));
</script>
<template><label>{{{{ seconds }}}} <input v-model="text"></label>
<ul><li v-for="(line, at) in log" :key="at">{{{{ line }}}}</li></ul></template>
""",
    """<script setup>
import {{ reactive, ref }} from "vue";
const items = reactive(Array.from({{ length: {n} + 3 }}, (_, id) => ({{ id, name: `item ${{id}}` }})));
const open = ref(true);
</script>
<template><button @click="open = !open">toggle</button>
<Transition name="fade"><ol v-if="open"><li v-for="item in items" :key="item.id" @click="items.splice(item.id, 1)">
{{{{ item.name }}}}</li></ol></Transition></template>
<style scoped>.fade-enter-active {{ transition: opacity .{n}s }} .fade-enter-from {{ opacity: 0 }}</style>
""",
)
PAINTED = """() => new Promise((seen) => new PerformanceObserver((list) => seen(list.getEntries()
  .find(({ name }) => name === "first-contentful-paint")?.startTime)).observe({ type: "paint", buffered: true }))"""


def rows(times: int) -> Iterator[Row]:
    compileall.compile_dir(str(ROOT / "src"), quiet=2)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        bring(home)
        decks = {kind: deck_of(home / kind, live=kind == "with") for kind in ("with", "without")}
        took: dict[str, list[tuple[float, float]]] = {kind: [] for kind in decks}
        for _ in range(times):
            for kind, deck in decks.items():
                took[kind].append(cold_and_warm(deck, home / "cache"))
        for at, name in enumerate(("first build, CPU", "next build, CPU")):
            yield row(name, [median(each[at] for each in took[kind]) for kind in decks], "s", 2)
        yield row("page, gzipped", [gzipped(deck.parent / "site") / 1000 for deck in decks.values()], "KB", 1)
        yield row(
            "first paint", first_paints([deck.parent / "site" / "index.html" for deck in decks.values()]), "ms", 0
        )


def row(name: str, pair: Sequence[float], unit: str, digits: int) -> Row:
    with_them, without = pair
    figures = {"with": with_them, "without": without, "more": with_them - without}
    return {"what": name, **{head: f"{figure:.{digits}f} {unit}" for head, figure in figures.items()}}


def deck_of(folder: Path, *, live: bool) -> Path:
    """A deck of ten slides, each with a component, or with a list in its place."""
    (folder / "components").mkdir(parents=True)
    slides = []
    for n in range(1, COUNT + 1):
        slides.append(
            f"# Slide {n}\n\n* one\n* two\n\n" + (f'<Part{n} label="n{n}">{n}</Part{n}>\n' if live else f"* {n}\n")
        )
        if live:
            text = KINDS[n % len(KINDS)].format(n=n)
            (folder / "components" / f"Part{n}.vue").write_text(text, encoding="utf-8")
    deck = folder / "slides.md"
    deck.write_text("\n---\n\n".join(slides), encoding="utf-8")
    return deck


def cold_and_warm(deck: Path, cache: Path) -> tuple[float, float]:
    """The first build on a machine that has built nothing, and the next."""
    shutil.rmtree(cache, ignore_errors=True)
    command = (sys.executable, "-m", "deckc", "build", str(deck), "--out", str(deck.parent / "site"))
    environment: Mapping[str, str] = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    return cpu_seconds(command, environment), cpu_seconds(command, environment)


def gzipped(site: Path) -> int:
    """The bytes of the page's document, scripts and style sheets."""
    files = (file for file in site.rglob("*") if file.suffix in (".html", ".js", ".css"))
    return sum(len(gzip.compress(file.read_bytes())) for file in files)


def first_paints(pages: Sequence[Path], times: int = 9) -> Sequence[float]:
    """The median of each page, opened by turns."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        program = find_chromium(playwright)
        if program is None:
            raise RuntimeError(HOW_TO_GET)
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        took = [[first_paint(browser, page) for page in pages] for _ in range(times + 1)][1:]
        browser.close()
    return [median(turn[at] for turn in took) for at in range(len(pages))]


def first_paint(browser: Browser, file: Path) -> float:
    page = browser.new_page()
    page.goto(file.as_uri())
    found = float(page.evaluate(PAINTED))
    page.close()
    return found
