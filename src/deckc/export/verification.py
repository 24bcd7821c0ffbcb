"""Verification: whether what was made shows what the slides say.

What is looked for comes from two sides: the words that a browser shows on each sheet, and the slide's finished HTML, in
case the browser shows nothing at all. Problems: `not-in-export`, `not-loaded`, `page-failed`, `missing-glyph`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from unicodedata import normalize

from deckc.browser.page import Page
from deckc.diagnostics import Diagnostic
from deckc.export.browser_view import Shown
from deckc.export.job import Job, Sheet, about_slide
from deckc.lazy_regex import lazy_regex

__all__ = ["Seen", "look_at", "lost_words", "lost_words_of_text", "plain", "words_of"]

WORD = lazy_regex(r"[^\W_]{2,}")
SOME = 6
"""So many lost words are named."""

UNSEEN = (
    "style, script, template, noscript, iframe, svg, .katex, .visually-hidden, .sr-only, select, [hidden], "
    "[data-when], [data-unless]"
)
UNSURE = "[data-clicks], [data-clicks-show], [data-clicks-branch], .hidden, .invisible, .opacity-0"
PAINTED = "img, svg, video, iframe, canvas, .katex, [data-diagram]"

HOW_TO_GET_FONTS = "install a font that has them: fonts-noto-core, fonts-noto-cjk and fonts-noto-color-emoji have most"

SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Seen:
    """What a browser shows on a sheet."""

    sheet: Sheet
    words: tuple[str, ...]  # that can be found as text
    drawn: tuple[str, ...]  # that are drawn as shapes or in a picture
    painted: bool  # whether there is anything else than text


@cache
def script(name: str) -> str:
    """One of our scripts for the page: a function as text."""
    return files("deckc.export").joinpath(name).read_text(encoding="utf-8")


def look_at(job: Job, view: Shown, sheets: Sequence[Sheet]) -> tuple[list[Seen], list[Diagnostic]]:
    """What a print view shows on each sheet, and what it lacks: parts that did not come, characters, whole slides."""
    lost = {no: frozenset(signs) for no, signs in _call(view.page, "glyphs.js")}
    answers = _call(view.page, "words.js", [sheet.id for sheet in sheets])
    seen = [
        Seen(
            sheet,
            tuple(word for word in answer["seen"] if lost.get(sheet.no, frozenset()).isdisjoint(word)),
            tuple(answer["drawn"]),
            answer["painted"],
        )
        for sheet, answer in zip(sheets, answers, strict=True)
    ]
    problems = [about_slide(job, fault.code, fault.message, fault.no) for fault in view.faults]
    for no, signs in lost.items():
        message = f"no font has {_characters(sorted(signs))}"
        problems.append(about_slide(job, "missing-glyph", message, no, HOW_TO_GET_FONTS))
    blank = [each for each in seen if not (each.words or each.drawn or each.painted or each.sheet.no in lost)]
    return seen, problems + _blank_slides(job, blank)


def _blank_slides(job: Job, blank: Iterable[Seen]) -> list[Diagnostic]:
    """Those of them that have words or pictures."""
    problems = []
    for no in dict.fromkeys(each.sheet.no for each in blank):
        if words := words_of(job.result.slides[no - 1].html):
            message = f"nothing is seen of it, though it says {_named(words)}"
            problems.append(about_slide(job, "not-in-export", message, no))
    return problems


def lost_words(job: Job, each: Seen, text: str, what: str) -> list[Diagnostic]:
    """A problem if words of a sheet are not in the text of what was made. `text`: as `plain` gives it."""
    lost = [word for word in dict.fromkeys(each.words) if not _is_in(plain(word), text)]
    if not lost:
        return []
    return [about_slide(job, "not-in-export", f"{what} lacks {_named(lost)}", each.sheet.no)]


def words_of(html: str, *, pictures: bool = True) -> list[str]:
    """The words of a slide that are shown whatever is clicked, from its finished HTML. A picture counts as one."""
    from bs4 import BeautifulSoup  # slow to import, and asked for when something is missing

    soup = BeautifulSoup(html, "html.parser")
    painted = [
        str(node.get("alt") or "a picture") for node in soup.select(PAINTED) if not node.find_parent(True, hidden=True)
    ]
    for node in soup.select(f"{UNSEEN}, {UNSURE}"):
        node.decompose()
    return WORD.findall(soup.get_text(" ")) + (painted[:1] if pictures else [])


def lost_words_of_text(html: str, text: str) -> str:
    """The first words of finished HTML that a text lacks, for people; "" when it lacks none."""
    there = plain(text)
    lost = [word for word in dict.fromkeys(words_of(html, pictures=False)) if not _is_in(plain(word), there)]
    return _named(lost) if lost else ""


def plain(text: str) -> str:
    """Text as it is compared: ligatures apart, without case, white space and hyphens of line breaks."""
    return re.sub(r"[\s\u00ad\u200b-\u200f\u2060]+", "", normalize("NFKC", text)).casefold()


def _is_in(word: str, text: str) -> bool:
    """Right-to-left words may stand in a PDF as they are drawn, from the left."""
    return word in text or word[::-1] in text


def _named(words: Sequence[str]) -> str:
    shown = ", ".join(f"'{word}'" for word in words[:SOME])
    return shown + (f" and {len(words) - SOME} more" if len(words) > SOME else "")


def _characters(signs: Sequence[str]) -> str:
    shown = " ".join(f"{sign} (U+{ord(sign):04X})" for sign in signs[:SOME])
    return shown + (f" and {len(signs) - SOME} more" if len(signs) > SOME else "")


def _call(page: Page, name: str, *arguments: Any) -> Any:
    return page.call(script(name).rstrip().rstrip(";"), *arguments, seconds=SECONDS)
