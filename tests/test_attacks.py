"""Somebody else's decks in a real browser: what they try is in `cases/attacks`. No script of theirs runs, nothing is
asked of another host, and what is harmless in them is shown.

Each wall is tried alone: the rebuilt markup without the browser's policy, and the policy without the rebuilding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from deckc import sanitize
from deckc.build import build
from deckc.build.facts import is_utility
from deckc.config import Options
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
      (note = document.querySelector(".deck-note-box")) &&
      (!noted.includes(no) || note.textContent.includes(`note ${no}`));
    for (let frames = 0; !here() && frames < 60; frames++) await new Promise(requestAnimationFrame);
    const of = (root) => [...root.querySelectorAll("*")].map(
      (node) => [node.tagName, [...node.attributes].map(({ name, value }) => [name, value])]);
    if (!page || !note) throw new Error(`slide ${no} is not shown`);
    const event = new MouseEvent("pointermove", { bubbles: true });
    for (const root of [page, note]) for (const node of root.querySelectorAll("*")) node.dispatchEvent(event);
    seen.push({ no, text: page.innerText, note: note.innerText, nodes: [...of(page), ...of(note)] });
  }
  return seen;
}
"""

# A new frame for each, whose document is written: half the cost of one that is fetched.
WRITE_EACH = """
async (documents) => {
  for (const text of documents) await new Promise((loaded) => {
    const frame = document.createElement("iframe");
    document.body.replaceChildren(frame);
    frame.onload = loaded;
    frame.contentDocument.open();
    frame.contentDocument.write(text);
    frame.contentDocument.close();
  });
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
    """A deck with one slide for each attack: in its text, in a component of each kind and in its note."""
    (folder / "components").mkdir(parents=True)
    slides = []
    for no, line in enumerate(lines, 1):
        (folder / "components" / f"A{no}.vue").write_text(f"<template><div>{line}</div></template>")
        (folder / "components" / f"J{no}.html").write_text(f"{{% raw %}}<div>{line}</div>{{% endraw %}}")
        note = f"<!--\nnote {no}\n\n{line}\n-->\n" if fits_a_note(line) else ""
        slides.append(f"# Attack {no}\n\n<A{no}/>\n\n<J{no}/>\n\n{line}\n\n{note}")
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
        for name, value in attributes:
            own = (tag.lower(), name) in OF_THE_PLAYER
            stands_in = name == "data-tag" and sanitize.element(value) == value  # in a note it stays
            if not own and not stands_in and sanitize.attribute(tag, name, value, is_utility) is None:
                yield f"<{tag} {name}={value!r}>"


def test_there_are_many_attacks() -> None:
    assert len({*attacks("markup"), *attacks("headmatter")}) >= 300


def test_markup_alone_lets_nothing_run(open_site: Callable[..., Watched], attacked: Path) -> None:
    """Without the browser's policy; slides and notes of all attacks show what is harmless in them."""
    found = open_site(attacked, bypass_csp=True)
    lines = attacks("markup")
    noted = [no for no, line in enumerate(lines, 1) if fits_a_note(line)]
    found.page.goto("http://deck.test/index.html#/presenter/1")
    seen = found.page.evaluate(VISIT, [list(range(1, len(lines) + 1)), noted])
    found.asked = [url for url in found.asked if not url.endswith("/frame.png")]  # of a frame's document: the policy's
    assert found.quiet, found
    assert [each["no"] for each in seen if f"Attack {each['no']}" not in each["text"]] == []
    assert [each["no"] for each in seen if each["no"] in noted and f"note {each['no']}" not in each["note"]] == []
    assert {each["no"]: wrong for each in seen if (wrong := [*wrong_in(each["nodes"])])} == {}


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


def test_headmatter_brings_nothing_that_runs(open_site: Callable[..., Watched], tmp_path: Path) -> None:
    """Each in a deck of its own, all in one folder; the first slide and its dialog are shown."""
    lines = attacks("headmatter")
    for no, line in enumerate(lines):
        folder = tmp_path / "decks" / str(no)
        folder.mkdir(parents=True)
        (folder / "slides.md").write_text(f"---\n{line}\n---\n\n# Attack {no}\n\n<!-- note -->\n\n---\n\n# Two\n")
        made(folder / "slides.md", tmp_path / "site" / str(no))
    found = open_site(tmp_path / "site", bypass_csp=True)
    shown = []
    for no, line in enumerate(lines):
        found.page.goto(f"http://deck.test/{no}/index.html")
        found.page.wait_for_selector(".slidev-page-1")
        found.page.evaluate("document.querySelector('[data-action=toggleInfo]')?.click()")
        shown.append("src:" in line or f"Attack {no}" in found.page.inner_text("#slideshow"))
        assert found.quiet, (line, found)
    assert all(shown), [line for line, is_there in zip(lines, shown, strict=True) if not is_there]


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
    "style.css": "@import 'https://evil.test/s.css'; h1 { color: red } /* </STYLE><script>alarm(1)//*/",
    "global-top.vue": "<template><i onclick='alarm(1)' data-popup='<img src=x onerror=alarm(1)>'>layer</i></template>",
    "slides.md": """# Files

<iframe src="/page.html"></iframe> <iframe src="./beside.html"></iframe> <iframe src="/page.xhtml"></iframe>

<img src="/drawing.svg" class="own"> <img src="./beside.svg" class="own"> ![x](/drawing.SVG)

<object data="/page.html"></object> <embed src="/drawing.svg"> <a href="/page.html">x</a> <script src="/x.js"></script>

---

# Two
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
