"""What the static renderer makes of components, layouts and slides beside what Vue's own server renderer makes of them:

    python tests/tools/vue_twins.py NODE_MODULES [DECK.md …]

NODE_MODULES holds Vue, its compiler and esbuild. Without decks: those of the tests, and a deck of each case of the
template phase. Each deck is built twice, as always and with all that Vue can render as live parts, and the DOM of its
slides is compared. Prints each slide that differs, and the counts.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parents[1]))

from bs4 import BeautifulSoup, Tag

from case_files import read_cases
from deckc.model import CompiledSlide
from deckc.pipeline import build
from same_dom import tree

ROOT = Path(__file__).parents[2]
CASES = ("components", "layouts", "views", "clicks", "expressions", "attributes", "tags")
CANDIDATES = "deckc.pipeline.live.candidates"
# What only our player reads, and what Vue writes for itself.
MARKS = re.compile(r"^(?:data-v-|data-s-|data-clicks|data-slidev-clicks|data-code|data-follow|data-views|data-states)")


class AllNames(frozenset[str]):
    """A slide's names: each expression uses one of them."""

    def isdisjoint(self, other: Any) -> bool:
        return not list(other)

    def __or__(self, other: Any) -> AllNames:
        return self


def compare(deck: Path) -> Iterator[tuple[int, str, str]]:
    """The slides of a deck that differ: number, HTML of the static renderer, HTML of Vue's."""
    ours = build(deck).slides
    with ExitStack() as stack:
        for name, replacement in forced().items():
            stack.enter_context(patch(name, replacement))
        built = build(deck)
    for problem in built.problems:
        if problem.code in ("component-failed", "not-static"):
            print("   ", problem.code, problem.message, file=sys.stderr)
    for one, other in zip(ours, built.slides, strict=True):
        if shown(one) != shown(other):
            yield one.no, one.html, other.html


def forced() -> dict[str, Any]:
    return {
        f"{CANDIDATES}.must_run": lambda part, files: True,
        f"{CANDIDATES}.MAY_RUN": re.compile(r"[{]{2}|\sv-|\s:"),
        f"{CANDIDATES}.reasons": lambda source: ("to compare",),
        f"{CANDIDATES}.declared": lambda script: AllNames(("?",)),
    }


def shown(slide: CompiledSlide) -> list[object]:
    """A slide's elements in its first state, in the show, in the light."""
    soup = BeautifulSoup(slide.html, "html.parser")
    for element in [*soup.find_all(True)]:
        if not isinstance(element, Tag) or element.decomposed:
            continue
        views = str(element.get("data-views", "slide")).split()
        if element.name == "deck-waiting" or not {"slide", "light"} & set(views):
            element.decompose()
            continue
        for name in [name for name in element.attrs if MARKS.match(name)]:
            del element[name]
    return tree(str(soup))


def decks(home: Path) -> Iterator[Path]:
    """The decks of the tests, and one of each case."""
    for deck in (*sorted((ROOT / "tests/decks").glob("*/slides.md")), *sorted((ROOT / "decks").glob("*.md"))):
        folder = home / f"{deck.parent.name}-{deck.stem}"
        copy(deck.parent, folder)
        yield folder / deck.name
    for name in CASES:
        for case in read_cases(f"template/{name}.txt"):
            yield deck_of_case(case.input, home / f"{name}-{case.line}")


def copy(source: Path, target: Path) -> None:
    for file in source.rglob("*"):
        if file.is_file():
            path = target / file.relative_to(source)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.read_bytes())


def deck_of_case(text: str, folder: Path) -> Path:
    (folder / "layouts").mkdir(parents=True)
    (folder / "layouts/default.html").write_text("<main>{{ slots.default }}</main>")
    while match := re.match(r"=== (\S+)\n(.*?)\n?(?====)", text, re.S):
        path = folder / match[1]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(match[2])
        text = text[match.end() :]
    deck = folder / "slides.md"
    slide = re.sub(r"^=== *\n", "", text)
    deck.write_text(
        "---\ntitle: The deck\n---\n\n# One\n\n" + (slide if slide.startswith("---\n") else f"---\n\n{slide}")
    )
    return deck


def main(packages: Path, given: list[Path]) -> None:
    same = different = 0
    with tempfile.TemporaryDirectory(dir=packages.parent) as scratch:
        home = Path(scratch)
        for deck in given or decks(home):
            before = different
            try:
                for no, one, other in compare(deck):
                    different += 1
                    print(f"{deck} slide {no}\n  - {one}\n  + {other}\n")
            except Exception as error:
                print(f"{deck}: {error!r}")
                different += 1
            same += before == different
    print(f"{same} decks alike, {different} slides differ")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
