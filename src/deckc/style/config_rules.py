"""Config rules: utilities, shortcuts and variants that functions of a deck's configuration make.

In: names. Out: what the functions say, remembered. Who runs the functions is given: `Ask`, `Body`.
Source: UnoCSS documentation, "Rules", "Shortcuts", "Variants".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from deckc.lazy_regex import lazy_regex
from deckc.style.tokens import WRAP, Change, Declarations, Match, Shape, joined, to_class

__all__ = ["Own", "OwnRule"]

Ask = Callable[[list[str]], Mapping[str, Mapping[str, Any]]]
"""Names → for each: `rule`, `shortcut`, `variant`, `isBlocked`, as `setup/uno.js` says them."""
Body = Callable[[Mapping[str, Any], list[tuple[str, str]]], list[tuple[str, str]]]
"""A variant and declarations → declarations, where its function changes them."""

NOTHING: Mapping[str, Any] = {}
PREFIX, SELECTOR, PSEUDO = "\2", "\1", "\3"  # stand for what a variant's function is given
BRACES = lazy_regex(r"[{}]")


class OwnRule(NamedTuple):
    """What a rule gives: declarations, or CSS that stands for itself."""

    place: int  # among all rules of the configuration
    declarations: Declarations
    css: str = ""
    parent: str = ""
    layer: str = ""


class Own:
    """The functions of a configuration. Equal digests: equal answers."""

    def __init__(self, ask: Ask, body: Body, blocked: frozenset[str], digest: str) -> None:
        self.ask, self.body, self.blocked, self.digest = ask, body, blocked, digest
        self.known: dict[str, Mapping[str, Any]] = {}

    def __repr__(self) -> str:
        return f"Own({self.digest})"

    def learn(self, tokens: Iterable[str]) -> None:
        """Asks about all tokens at once, and about what is left of them without variants."""
        names = dict.fromkeys(name for token in tokens for each in to_class(token) or [token] for name in tails(each))
        self.remember([name for name in names if name not in self.known])

    def remember(self, names: list[str]) -> None:
        answers = self.ask(names) if names else NOTHING
        self.known |= {name: answers.get(name, NOTHING) for name in names}

    def answer(self, name: str) -> Mapping[str, Any]:
        if name not in self.known:
            self.remember([name])
        return self.known[name]

    def blocks(self, token: str) -> bool:
        """Whether the configuration wants no CSS of a token."""
        return token in self.blocked or bool(self.answer(token).get("isBlocked"))

    def shortcut(self, name: str) -> str | None:
        """The classes that a name stands for."""
        found = self.answer(name).get("shortcut")
        return found if isinstance(found, str) else None

    def rules(self, name: str) -> list[OwnRule]:
        """The rules of a name; [] where it is no utility of the configuration."""
        found = self.answer(name).get("rule")
        return [own_rule(found["at"], each) for each in found["found"]] if found else []

    def variants(self, token: str) -> list[Match]:
        """What is left of a token, and what the variant before it changes."""
        found = self.answer(token).get("variant") or ()
        return [Match(each["rest"], self.change(each), each.get("order", 0)) for each in found]

    def change(self, given: Mapping[str, Any]) -> Change | None:
        if "selector" not in given:
            return None

        def change(shape: Shape) -> None:
            before = {PREFIX: shape.prefix, SELECTOR: shape.selector, PSEUDO: shape.pseudo}
            prefix, selector, pseudo = (filled(given[name], before) for name in ("prefix", "selector", "pseudo"))
            shape.prefix, shape.selector, shape.pseudo = prefix, selector, pseudo
            if given["parent"]:
                shape.parent = joined(given["parent"], shape.parent) if shape.parent else given["parent"]
                shape.parent_order += given["parentOrder"]
            shape.layer = given["layer"] or shape.layer
            shape.sort = given["sort"] or shape.sort
            if given["body"] is not None:
                shape.declarations = self.body(given, shape.declarations)

        return change


def own_rule(place: int, given: Mapping[str, Any]) -> OwnRule:
    if "css" in given:
        return OwnRule(place, (), given["css"])
    declarations = [(name, value) for name, value in given["entries"]]
    if selector := given["selector"]:
        declarations.append((WRAP, BRACES.sub(r"\g<0>\g<0>", selector).replace(SELECTOR, "{}")))
    return OwnRule(place, tuple(declarations), "", given["parent"], given["layer"])


def filled(template: str, before: Mapping[str, str]) -> str:
    """A text with what its marks stand for."""
    return re.sub("[\1-\3]", lambda mark: before[mark[0]], template)


def tails(token: str) -> Iterator[str]:
    """A token, and what stands behind each of its separators of variants."""
    bare = token.removeprefix("!").removesuffix("!")
    yield token
    if bare != token:
        yield bare
    yield from (bare[at + 1 :] for at, char in enumerate(bare) if char == ":" and at + 1 < len(bare))
