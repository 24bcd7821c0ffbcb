"""Render contexts: where a slide may be looked at, and what scripts and expressions may ask of that.

`useDarkMode().isDark`, `useNav().isPresenter`, `$renderContext` and their like have few values. A slide that asks for
one is compiled in each of the views that differ by it (`slide.py`), and `merge_views.py` makes one page of them.
Source: Slidev guide, "Global Context"; `@slidev/client`, "useNav", "useDarkMode".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, product
from typing import Any

__all__ = ["FIRST", "MEMBERS", "SHOWS", "View", "answer", "schemes_of", "views_of", "words_of"]

SCHEMES = ("light", "dark")
PLACES = ("slide", "embedded", "presenter", "previewNext", "overview", "print", "print-clicks")
PRINTED = frozenset(("print", "print-clicks"))
SHOWN = frozenset(("slide", "embedded"))
PRESENTED = frozenset(("presenter", "previewNext"))
SHOWS = SHOWN | {"presenter"}  # where somebody goes from click to click

# What may be asked → the places where it is true.
FLAGS: Mapping[str, frozenset[str]] = {
    "isPrintMode": PRINTED,
    "isPrintWithClicks": frozenset(("print-clicks",)),
    "isPresenter": PRESENTED,
    "isPresenterAvailable": frozenset(PLACES) - PRESENTED,
    "isEmbedded": frozenset(("embedded",)),
    "isPlaying": SHOWN,
    "hasPrimarySlide": SHOWN | PRESENTED,
}
# Printed slides and embedded ones are slides of the show for Slidev.
CONTEXTS = dict.fromkeys((*SHOWN, *PRINTED), "slide")
MEMBERS = frozenset((*FLAGS, "isDark", "$renderContext"))


@dataclass(frozen=True, slots=True)
class View:
    """A place, and the colour scheme there."""

    scheme: str = "light"
    place: str = "slide"


FIRST = View()  # what a page shows before its script runs, and without it


def answer(member: str, view: View) -> Any:
    """The value of a member in a view."""
    if member == "isDark":
        return view.scheme == "dark"
    if member == "$renderContext":
        return CONTEXTS.get(view.place, view.place)
    return view.place in FLAGS[member]


def schemes_of(color_schema: Any) -> tuple[str, ...]:
    """The colour schemes that a deck may be shown in, by its `colorSchema`; the first one first."""
    return (color_schema,) if color_schema in SCHEMES else SCHEMES


def views_of(asked: Iterable[str], schemes: tuple[str, ...]) -> list[tuple[View, frozenset[View]]]:
    """The views that differ by what was asked: one of each kind, and all of the kind; the first one first."""
    return kinds_of(tuple(sorted(asked)), schemes)


@lru_cache(256)
def kinds_of(members: tuple[str, ...], schemes: tuple[str, ...]) -> list[tuple[View, frozenset[View]]]:
    def answers(view: View) -> str:
        return repr([answer(member, view) for member in members])

    every = sorted((View(*each) for each in product(schemes, PLACES)), key=answers)
    kinds = [list(kind) for _, kind in groupby(every, key=answers)]
    first = View(schemes[0])
    kinds.sort(key=lambda kind: first not in kind)
    return [(first if first in kind else kind[0], frozenset(kind)) for kind in kinds]


def words_of(views: Iterable[View]) -> str:
    """Views as `data-views` lists them: `dark` in all places, `print` in both schemes, `dark/print`."""
    wanted = {(view.scheme, view.place) for view in views}
    schemes = [scheme for scheme in SCHEMES if all((scheme, place) in wanted for place in PLACES)]
    left = [(scheme, place) for scheme, place in product(SCHEMES, PLACES) if (scheme, place) in wanted]
    places = [place for place in PLACES if {(scheme, place) for scheme in SCHEMES} <= wanted]
    rest = [f"{scheme}/{place}" for scheme, place in left if scheme not in schemes and place not in places]
    if not schemes:
        return " ".join([*places, *rest])
    return " ".join([*schemes, *(place for place in places if len(schemes) < len(SCHEMES)), *rest])
