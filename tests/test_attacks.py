"""Somebody else's decks in a real browser: what they try is in `cases/attacks`. No script of theirs runs, nothing is
asked of another host, and what is harmless in them is shown.

Each wall is tried alone: the rebuilt markup without the browser's policy, and the policy without the rebuilding.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from deckc import sanitize
from deckc.config import Options
from deckc.pipeline import build
from deckc.pipeline.slide_facts import is_utility
from deckc.write import write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route

pytestmark = pytest.mark.browser

CASES = Path(__file__).parent / "cases" / "attacks"
ALARM = """
window.alarms = [];
window.alarm = (...all) => console.error("ALARM", location.href, ...all);
window.alert = window.prompt = window.confirm = window.alarm;
"""
VISIT = """
async ([numbers, noted]) => {
  const seen = [];
  for (const no of numbers) {
    location.hash = `#/presenter/${no}`;
    let page;
    let note;
    const here = () =>
      (page = document.querySelector(`#slideshow > .slidev-page-${no}`)) &&
      page.offsetParent &&
      (note = [...document.querySelectorAll(".deck-note-box")].find((box) => !box.closest(".slidev-page"))) &&
      (!noted.includes(no) || note.textContent.includes(`note ${no}`));
    for (let frames = 0; !here() && frames < 60; frames++) await new Promise(requestAnimationFrame);
    const of = (root) => [...root.querySelectorAll("*")].map(
      (node) => [node.tagName, [...node.attributes].map(({ name, value }) => [name, value])]);
    if (!page || !note) throw new Error(`slide ${no} is not shown`);
    const event = new MouseEvent("pointermove", { bubbles: true });
    for (const root of [page, note]) for (const node of root.querySelectorAll("*")) node.dispatchEvent(event);
    seen.push({ no, text: page.innerText, note: note.innerText, nodes: [...of(page), ...of(note)] });
  }
  return JSON.stringify(seen);  // as a text: Playwright takes far longer for that many values
}
"""

# How many diagrams are drawn when no place waits any more. Not `wait_for_function`: the policy holds for it, too.
DRAWN = """
async (places) => {
  const all = () => [...document.querySelectorAll(".mermaid")];
  while (all().length < places || all().some((place) => place.ariaBusy === "true")) {
    await new Promise(requestAnimationFrame);
  }
  return all().filter((place) => place.shadowRoot?.querySelector("svg")).length;
}
"""

STYLE, PICTURE = "https://evil.test/cd", "https://evil.test/md8"  # of `style A fill:url(…)`, and of `a@{ img: … }`

# A new frame for each, whose document is written: half the cost of one that is fetched. Several load at a time.
WRITE_EACH = """
async (documents) => {
  const shown = (text) => new Promise((loaded) => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    frame.onload = loaded;
    frame.contentDocument.open();
    frame.contentDocument.write(text);
    frame.contentDocument.close();
  });
  for (let first = 0; first < documents.length; first += 20) {
    document.body.replaceChildren();
    await Promise.all(documents.slice(first, first + 20).map(shown));
  }
}
"""


def attacks(name: str) -> list[str]:
    """The lines of a case file below its first paragraph."""
    _, _, text = (CASES / f"{name}.txt").read_text(encoding="utf-8").partition("\n\n")
    return [line.replace("⏎", "\n") for line in text.split("\n") if line and not line.startswith("== ")]


@dataclass
class Watched:
    """A page, and what went wrong in it: what was asked of others, and scripts that ran."""

    page: Page
    asked: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)

    @property
    def quiet(self) -> bool:
        return not self.asked and not self.alarms


def watched(context: BrowserContext, site: Path) -> Watched:
    """A page of a site at http://deck.test/, whose files lie in a folder. Nothing else is reached."""
    context.add_init_script(ALARM)
    found = Watched(context.new_page())

    def answer(route: Route) -> None:
        host, _, path = route.request.url.partition("://")[2].partition("/")
        file = site / path.partition("?")[0].partition("#")[0]
        if host != "deck.test":
            found.asked.append(route.request.url)
            route.abort()
        elif file.is_file():
            route.fulfill(path=file)
        else:
            route.fulfill(status=404, body="")

    context.route("**/*", answer)
    context.on("console", lambda message: found.alarms.append(message.text) if "ALARM" in message.text else None)
    context.on("page", lambda page: found.alarms.append(f"a window {page.url}") if page is not found.page else None)
    context.on("weberror", lambda error: found.alarms.append(f"the player fails: {error.error}"))
    context.on("dialog", lambda dialog: found.alarms.append(dialog.message))
    return found


@pytest.fixture
def open_site(chromium: Browser) -> Iterator[Callable[..., Watched]]:
    """Opens a site in a context of its own, by `new_context`'s options."""
    contexts = []

    def opened(site: Path, **options: Any) -> Watched:
        contexts.append(chromium.new_context(service_workers="block", **options))
        return watched(contexts[-1], site)

    yield opened
    for context in contexts:
        context.close()


def fits_a_note(line: str) -> bool:
    """Whether it can stand in a comment."""
    return "--" not in line


def deck_of(lines: list[str], folder: Path) -> Path:
    """A deck with one slide for each attack: in its text, in a component (of each kind in turn) and in its note."""
    (folder / "components").mkdir(parents=True)
    slides = []
    for no, line in enumerate(lines, 1):
        if no % 2:
            (folder / "components" / f"A{no}.vue").write_text(f"<template><div>{line}</div></template>")
        else:
            (folder / "components" / f"A{no}.html").write_text(f"{{% raw %}}<div>{line}</div>{{% endraw %}}")
        note = f"<!--\nnote {no}\n\n{line}\n-->\n" if fits_a_note(line) else ""
        slides.append(f"# Attack {no}\n\n<A{no}/>\n\n{line}\n\n{note}")
    (folder / "public").mkdir()
    (folder / "public" / "page.html").write_text("<script>alarm(1);parent.alarm(1)</script><p>page</p>")
    (folder / ".env").write_text("SECRET=1")
    deck = folder / "slides.md"
    deck.write_text("---\ncomark: true\n---\n\n" + "\n---\n\n".join(slides))
    return deck


def made(deck: Path, site: Path, **options: Any) -> Path:
    """The deck as a site, built as untrusted."""
    write(build(deck, options=Options(untrusted=True, **options)).artifacts, site)
    return site


@pytest.fixture(scope="session")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of all attacks in markup."""
    folder = tmp_path_factory.mktemp("attacks")
    return made(deck_of(attacks("markup"), folder / "deck"), folder / "site")


OF_THE_PLAYER = {("iframe", "sandbox"), ("video", "data-video-active"), ("pre", "slot")}


def wrong_in(nodes: list[tuple[str, list[tuple[str, str]]]]) -> Iterator[str]:
    """What of a slide's elements is not allowed; the player's own attributes apart."""
    for tag, attributes in nodes:
        if sanitize.element(tag) != tag:
            yield f"<{tag}>"
        yield from (f"<{tag} {name}={value!r}>" for name, value in attributes if not is_allowed(tag, name, value))


@cache  # slides have much in common
def is_allowed(tag: str, name: str, value: str) -> bool:
    own = (tag.lower(), name) in OF_THE_PLAYER
    stands_in = name == "data-tag" and sanitize.element(value) == value  # in a note it stays
    return own or stands_in or sanitize.attribute(tag, name, value, is_utility) is not None


def test_there_are_many_attacks() -> None:
    assert len({*attacks("markup"), *attacks("headmatter"), *attacks("diagrams")}) >= 750


def test_markup_alone_lets_nothing_run(open_site: Callable[..., Watched], attacked: Path) -> None:
    """Without the browser's policy; slides and notes of all attacks show what is harmless in them."""
    found = open_site(attacked, bypass_csp=True)
    lines = attacks("markup")
    noted = [no for no, line in enumerate(lines, 1) if fits_a_note(line)]
    found.page.goto("http://deck.test/index.html#/presenter/1")
    seen = json.loads(found.page.evaluate(VISIT, [list(range(1, len(lines) + 1)), noted]))
    found.asked = [url for url in found.asked if not url.endswith("/frame.png")]  # of a frame's document: the policy's
    assert found.quiet, found
    assert [each["no"] for each in seen if f"Attack {each['no']}" not in each["text"]] == []
    assert [each["no"] for each in seen if each["no"] in noted and f"note {each['no']}" not in each["note"]] == []
    assert {each["no"]: wrong for each in seen if (wrong := [*wrong_in(each["nodes"])])} == {}


def test_diagrams_run_nothing_and_ask_no_host(open_site: Callable[..., Watched], tmp_path: Path) -> None:
    """Mermaid draws in the page. Labels ask for nothing, also without the policy; nodes that are pictures, and styles,
    the policy holds alone."""
    slides = (f"# Attack {no}\n\n{line}" for no, line in enumerate(attacks("diagrams"), 1))
    (tmp_path / "slides.md").write_text("\n\n---\n\n".join(slides))
    site = made(tmp_path / "slides.md", tmp_path / "site")
    for without in (False, True):
        found = open_site(site, bypass_csp=without)
        found.page.goto("http://deck.test/index.html#/print")
        drawn = found.page.evaluate(DRAWN, len(attacks("diagrams")))
        assert not found.alarms, found
        assert set(found.asked) <= ({STYLE, PICTURE} if without else set()), found
        assert drawn > len(attacks("diagrams")) / 2  # the others are broken, and say so


def test_the_policy_alone_lets_nothing_run(open_site: Callable[..., Watched], attacked: Path, tmp_path: Path) -> None:
    """Each attack as it is written, in a document with the page's policy. Where it leads is the markup's matter."""
    policy = re.search(r'<meta http-equiv="Content-Security-Policy" [^>]*>', (attacked / "index.html").read_text())
    assert policy
    lines = [line for line in attacks("markup") if "refresh" not in line]
    (tmp_path / "all.html").write_text("<!doctype html><p>all")
    found = open_site(tmp_path)
    found.page.goto("http://deck.test/all.html")
    found.page.evaluate(WRITE_EACH, [f"<!doctype html>{policy[0]}<body>{line}" for line in lines])
    assert found.quiet, found


@pytest.mark.parametrize(
    ("css", "cleaned"),
    [
        ("a{b:image-set(--f() 1x)}", "a{b:image-set( 1x)}"),
        ("a{b:image-set(if(else:'//evil.test') 1x)}", "a{b:image-set( 1x)}"),
        ("a{b:image-set(first-valid('//evil.test'))}", "a{b:image-set()}"),
        ("a{b:image-set(linear-gradient(red,blue) 1x)}", "a{b:image-set(linear-gradient(red,blue) 1x)}"),
        ("a{b:image-set(url(x.png) type('image/png'))}", 'a{b:image-set(url(x.png) type("image/png"))}'),
    ],
)
def test_of_functions_whose_value_is_an_address_those_that_give_texts_are_left_out(css: str, cleaned: str) -> None:
    assert sanitize.clean_css(css) == cleaned


def test_no_page_that_a_link_opens_reaches_back() -> None:
    assert sanitize.attribute("a", "rel", "nofollow Opener") is None
    assert sanitize.attribute("a", "rel", "noopener") == "noopener"


def grouped(lines: list[str]) -> list[list[str]]:
    """The lines in few groups, none with a key twice. `src` takes the place of the slide, so it stands alone."""
    groups: list[tuple[set[str], list[str]]] = []
    alone: list[list[str]] = []
    for line in lines:
        keys = {key for key, _, _ in (each.partition(":") for each in line.split("\n"))}
        fit = next((group for group in groups if not keys & group[0]), None)
        if "src" in keys:
            alone.append([line])
        elif fit:
            fit[0].update(keys)
            fit[1].append(line)
        else:
            groups.append((keys, [line]))
    return [lines for _, lines in groups] + alone


def shown_with(open_site: Callable[..., Watched], folder: Path, groups: list[list[str]]) -> list[Watched]:
    """A deck for each group, whose lines stand in its headmatter, shown with its dialog; what went wrong in each."""
    seen = []
    for no, lines in enumerate(groups):
        (folder / str(no)).mkdir(parents=True)
        deck = folder / str(no) / "slides.md"
        head = "\n".join(lines)
        deck.write_text(f"---\n{head}\n---\n\n# Attack {no}\n\n<!-- note -->\n\n---\n\n# Two\n")
        made(deck, folder / "site" / str(no))
    found = open_site(folder / "site", bypass_csp=True)
    for no, lines in enumerate(groups):
        found.page.goto(f"http://deck.test/{no}/index.html")
        found.page.wait_for_selector(".slidev-page-1")
        found.page.evaluate("document.querySelector('[data-action=toggleInfo]')?.click()")
        text = found.page.inner_text("#slideshow")
        assert f"Attack {no}" in text or "src:" in "".join(lines), (lines, text)
        seen.append(Watched(found.page, found.asked[:], found.alarms[:]))
        found.asked.clear()
        found.alarms.clear()
    return seen


def test_headmatter_brings_nothing_that_runs(open_site: Callable[..., Watched], tmp_path: Path) -> None:
    """Lines that say different things share a deck. Of a deck that is not quiet, each is tried alone."""
    groups = grouped(attacks("headmatter"))
    seen = shown_with(open_site, tmp_path / "together", groups)
    suspects = [[line] for lines, found in zip(groups, seen, strict=True) if not found.quiet for line in lines]
    alone = shown_with(open_site, tmp_path / "alone", suspects) if suspects else []
    assert [line for line, found in zip(suspects, alone, strict=True) if not found.quiet] == []
    assert all(found.quiet for found in seen), seen


FILES = {
    "public/page.html": "<script>alarm(1);parent.alarm(1)</script><p>page</p>",
    "public/page.xhtml": "<html xmlns='http://www.w3.org/1999/xhtml'><script>alarm(1)</script></html>",
    "public/drawing.svg": "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9' onload='alarm(1)'/>",
    "public/drawing.SVG": "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9' onload='alarm(1)'/>",
    "public/unknown.xyz": "<script>alarm(1)</script>",
    "public/noending": "<script>alarm(1)</script>",
    "public/x.js": "alarm(1)",
    "beside.html": "<script>alarm(1);parent.alarm(1)</script><p>beside</p>",
    "beside.svg": "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9' onload='alarm(1)'/>",
    "index.html": "<head><script>alarm(1)</script></head><body onload='alarm(1)'><script>alarm(1)</script></body>",
    "style.css": "@import 'https://evil.test/s.css'; h1 { color: red } /* </STYLE><script>alarm(1)//*/"
    " @function --f() { result: 'https://evil.test/f' } h1 { background: image-set(--f() 1x) }",
    "uno.config.ts": "export default { rules: [['evil', { background: 'url(https://evil.test/u)' }]],"
    " preflights: [{ getCSS: () => '</style><script>alarm(1)</script>' }] }",
    "setup/main.ts": "alarm(1); export default () => alarm(1)",
    "setup/shortcuts.ts": "alarm(1); export default () => [{ key: 'x', fn: () => alarm(1) }]",
    "setup/katex.ts": "export default () => ({ trust: true })",
    "components/Live.vue": "<script setup>alarm(1); fetch('https://evil.test/l')</script><template>live</template>",
    "layouts/evil.html": "<div onpointermove=alarm(1)><script>alarm(1)</script>{{ slots.default }}</div>",
    "theme/package.json": '{"slidev": {"defaults": {"htmlAttrs": {"onclick": "alarm(1)"}, "info": "<img src=x '
    'onerror=alarm(1)>", "favicon": "https://evil.test/f"}}}',
    "theme/setup/main.ts": "alarm(1); export default () => alarm(1)",
    "theme/index.html": "<script>alarm(1)</script>",
    "theme/styles/index.css": "p { background: image-set('https://evil.test/t' 1x) }",
    "theme/layouts/cover.vue": "<script setup>alarm(1)</script><template><div><slot/><img src=x onerror=alarm(1)>"
    "</div></template>",
    "addon/package.json": "{}",
    "addon/setup/main.ts": "alarm(1); export default () => alarm(1)",
    "addon/global-bottom.vue": "<template><img src='https://evil.test/a' onerror=alarm(1)></template>",
    "global-top.vue": "<template><i onclick='alarm(1)' data-popup='<img src=x onerror=alarm(1)>'>layer</i></template>",
    "slides.md": """---
theme: ./theme
addons: [./addon]
---

# Files <Live/> <b class="evil">x</b> $\\href{javascript:alarm(1)}{x}$

<iframe src="/page.html"></iframe> <iframe src="./beside.html"></iframe> <iframe src="/page.xhtml"></iframe>

<img src="/drawing.svg" class="own"> <img src="./beside.svg" class="own"> ![x](/drawing.SVG)

<object data="/page.html"></object> <embed src="/drawing.svg"> <a href="/page.html">x</a> <script src="/x.js"></script>

---
layout: evil
---

# Two

<script setup>alarm(1)</script>
""",
}


@pytest.mark.parametrize("alone", [False, True], ids=["site", "one-file"])
def test_files_of_the_deck_run_nothing_and_the_page_works_from_the_disk(
    open_site: Callable[..., Watched], tmp_path: Path, alone: bool
) -> None:
    for name, text in FILES.items():
        (tmp_path / "deck" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "deck" / name).write_text(text)
    site = made(tmp_path / "deck" / "slides.md", tmp_path / "site", single_file=alone)
    names = {file.name for file in site.rglob("*") if file.is_file()}
    assert not [name for name in names if name.lower().endswith((".xhtml", ".svg", ".xyz", ".js", "noending"))]
    assert [*site.rglob("*.html")] == [site / "index.html"]
    found = open_site(site)
    found.page.unroute_all()
    found.page.context.unroute_all()
    found.page.goto((site / "index.html").as_uri())
    found.page.wait_for_function("[...document.querySelectorAll('img.own')].every((each) => each.naturalWidth === 9)")
    frame = found.page.frame_locator("#slideshow iframe >> nth=0")
    assert frame.locator("p").inner_text() == "page"
    found.page.keyboard.press("ArrowRight")
    found.page.wait_for_function("document.querySelector('.slidev-page-2')?.offsetParent")
    assert found.quiet, found
