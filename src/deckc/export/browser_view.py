"""Browser view: a deck in a browser, ready to be printed or photographed.

The site is answered from memory at an address of its own. Ready means: fonts, pictures, films, frames, diagrams and
live parts are there, by the page's own word and by the requests of its style sheets. What did not come in time is
named, and all else is shown. Errors: those of the browser, where there is nothing to show at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deckc.browser.devtools import TooSlowError
from deckc.browser.launch import Browser
from deckc.browser.page import Page
from deckc.browser.requests import ORIGIN
from deckc.export.settings import ExportSettings
from deckc.pipeline import BuildResult

__all__ = ["Fault", "Shown", "shown"]

PICTURES = frozenset(["Image", "Font", "Stylesheet"])
"""Requests that change how a page looks, wherever they come from. Others may never end."""

NOT_SEEN = frozenset(["Ping", "Preflight", "CSPViolationReport", "Other", "Prefetch", "XHR", "Fetch", "EventSource"])

WHAT = {"Image": "picture", "Font": "font", "Stylesheet": "style sheet", "Document": "frame", "Script": "script"} | {
    "Media": "film"
}
ANSWER_S = 10.0
"""How long a page may take for an answer beyond what it is asked to wait."""

STARTED = "window.deck && document.querySelector('#print-container, #deck-handout')"
"""The player runs, and the view that was asked for is there: some are in its second script."""

BUSY = "new Promise((done) => setTimeout(done, {ms}))"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that a view lacks. `no`: of the slide, 0: not known or the whole deck."""

    no: int
    message: str
    code: str = "not-loaded"


@dataclass(frozen=True, slots=True)
class Shown:
    """A page that shows a view, and what it lacks."""

    page: Page
    faults: tuple[Fault, ...]


@contextmanager
def shown(browser: Browser, result: BuildResult, settings: ExportSettings, route: str) -> Iterator[Shown]:
    """A view of a deck, such as `/print`, for as long as the block lasts."""
    size = round(result.config.canvas_width), result.config.canvas_height
    with browser.page(*size, scale=settings.scale, dark=settings.dark) as page:
        page.traffic.answer_from(answers_of(result), offline=settings.offline)
        faults = _open(page, f"{ORIGIN}index.html#{route}", settings)
        faults += _get_ready(page, settings)
        if settings.wait:
            page.run(BUSY.format(ms=settings.wait), settings.wait / 1000 + ANSWER_S)
        faults += [Fault(0, f"a script failed: {error}", "page-failed") for error in dict.fromkeys(page.errors)]
        yield Shown(page, _once(faults))


def answers_of(result: BuildResult) -> Any:
    """The files of a site by their paths."""
    files = {str(artifact.path): artifact.data for artifact in result.artifacts}

    def answer(path: str) -> bytes | None:
        data = files.get(path)
        return data.read_bytes() if isinstance(data, Path) else data

    return answer


def _open(page: Page, url: str, settings: ExportSettings) -> list[Fault]:
    """Goes to the view. A style sheet or script that never answers keeps the page from starting: it goes on without."""
    seconds = settings.timeout / 1000
    try:
        page.open(url, STARTED, seconds)
    except TooSlowError:
        stuck = page.traffic.waiting(["Stylesheet", "Script"])
        if not stuck:
            raise
        page.traffic.given_up |= {request.url for request in stuck}
        page.open("about:blank", "true", ANSWER_S)
        page.open(url, STARTED, seconds)
        return [Fault(0, f"the {WHAT[each.kind]} {each.url} {_late(settings)}") for each in stuck]
    return []


def _get_ready(page: Page, settings: ExportSettings) -> list[Fault]:
    seconds = settings.timeout / 1000
    found = page.call("(limit) => deck.ready(limit)", settings.timeout, seconds=seconds + ANSWER_S)
    traffic = page.traffic
    late = [] if found["late"] else _wait_for_pictures(page, seconds)
    lost = {request.url: request for request in traffic.lost() if request.kind not in NOT_SEEN}
    faults = []
    slides = page.call(WHERE, [*lost, *late]) if lost or late else {}
    for url in late:
        faults += [Fault(no, f"the picture {url} {_late(settings)}") for no in slides.get(url) or [0]]
    for url, request in lost.items():
        why = "was not asked for: --offline" if settings.offline and not url.startswith(ORIGIN) else "did not come"
        what = WHAT.get(request.kind, "part")
        faults += [Fault(no, f"the {what} {request.name} {why}") for no in slides.get(url) or [0]]
    faults += [Fault(part["no"], f"{_name(part)} {_late(settings)}") for part in found["late"]]
    faults += [Fault(part["no"], f"{_name(part)} cannot be shown") for part in found["lost"]]
    return faults


def _wait_for_pictures(page: Page, seconds: float) -> list[str]:
    """Addresses of pictures of style sheets that do not come in time."""
    traffic = page.traffic
    if traffic.waiting(PICTURES):
        try:
            page.client.wait(lambda: not traffic.waiting(PICTURES), "pictures", seconds)
            page.call("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        except TooSlowError:
            return [request.url for request in traffic.waiting(PICTURES)]
    return []


WHERE = """(urls) => {
  const slides = {};
  for (const page of document.querySelectorAll("[data-slidev-no]")) {
    if (!page.getClientRects().length) continue;
    const html = page.outerHTML.replaceAll("&amp;", "&");
    for (const url of urls) {
      const own = url.startsWith(location.origin);
      const short = own ? decodeURI(new URL(url).pathname.slice(1)) : url.replace(/\\/$/, "");
      const no = Number(page.dataset.slidevNo);
      if (html.includes(short) && !slides[url]?.includes(no)) (slides[url] ??= []).push(no);
    }
  }
  return slides;
}"""
"""The slides that name each address."""


def _name(part: Mapping[str, Any]) -> str:
    address = str(part["address"])
    name = address.removeprefix(ORIGIN) if len(address) < 200 else f"{address[:200]}…"
    return f"the {part['what']} {name}".rstrip() if part["what"] != "part" else "a diagram or live part"


def _late(settings: ExportSettings) -> str:
    return f"did not come within {settings.timeout / 1000:g} s"


def _once(faults: list[Fault]) -> tuple[Fault, ...]:
    """Each fault once: an element tells what its request tells too."""
    firsts: dict[tuple[int, str], Fault] = {}
    for fault in faults:
        words = fault.message.split()
        firsts.setdefault((fault.no, " ".join(words[1:3])), fault)
    return tuple(firsts.values())
