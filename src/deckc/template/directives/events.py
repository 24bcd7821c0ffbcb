"""Events: `@click="$slidev.nav.next"` and its kin become words for the player; all other handlers need a program.

Source: Slidev guide, "Navigation actions" of `useNav`.
"""

from __future__ import annotations

import re

from deckc.lazy_regex import lazy_regex
from deckc.template.expressions import Run, Scope, evaluate, is_number, text_of
from deckc.template.tree import Element

__all__ = ["action_of"]

# Slidev's name of an action → the player's word for it; "" does nothing in a built deck.
ACTIONS = {
    "next": "next",
    "prev": "prev",
    "nextSlide": "nextSlide",
    "prevSlide": "prevSlide",
    "go": "go",
    "goFirst": "goFirst",
    "goLast": "goLast",
    "toggleDark": "toggleDark",
    "toggleOverview": "toggleOverview",
    "enterPresenter": "enterPresenter",
    "exitPresenter": "exitPresenter",
    "openInEditor": "",
    "navigate": "",  # of `<RouterLink v-slot>`, which says itself where it leads
}
LEADS = ("route:", "replace:")  # words for the player, as values
HANDLER = lazy_regex(
    r"(?:\(\s*\)\s*=>\s*)?(?:(?:\$slidev\.|\$)?nav\.|\$slidev\.|)(?P<name>\w+)\s*(?:\((?P<arguments>.*)\))?\s*;?\s*",
    re.S,
)


def action_of(element: Element, event: str, handler: str, scope: Scope, run: Run) -> str | None:
    """The player's word for what the handler does; None where it does nothing, with a problem (not-static)."""
    match = HANDLER.fullmatch(handler.strip())
    if event == "click" and isinstance(leads := scope.get(handler.strip(), None), str) and leads.startswith(LEADS):
        return leads  # `navigate` of `<RouterLink v-slot>`
    known = match and match["name"] in ACTIONS and (scope.get(match["name"], None) is None)
    if event == "click" and match and known:
        word = ACTIONS[match["name"]]
        if word == "go":
            word = f"go:{target(match['arguments'] or '', scope, run, element)}"
        return word or None
    if not handler:
        return None  # `@click.stop` alone: nothing to run
    hint = "next, prev, go(n) and other actions of $slidev.nav work" if event == "click" else None
    place = element.source.span(element.offset, f"@{event}")
    run.report("not-static", f"the handler of '{event}' needs a running program; nothing happens", place, hint)
    return None


def target(arguments: str, scope: Scope, run: Run, element: Element) -> str:
    """`3, 2` → "3:2", each evaluated."""
    values = evaluate(f"[{arguments}]", scope, run, element)
    return ":".join(text_of(value) for value in values if is_number(value) or isinstance(value, str)) or "1"
