"""Scopes: what a grammar says of a word, from the outside in, and the colours that two themes give it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from deckc.code.themes import Theme
from deckc.lazy_regex import lazy_regex

__all__ = ["Pair", "Scope"]

Pair = tuple[str, str]  # the colours in the light and the dark scheme

# What kind of text a scope holds; the rest of code is none of these. Source: VS Code's standard token types.
KIND = lazy_regex(r"\b(comment|string|regex|meta\.embedded)\b")


@dataclass(slots=True, eq=False)
class Scope:
    """A name within others, and what was found out about those inside.

    `colours`: those of the text; `is_code`: it is no comment, string or regular expression.
    """

    name: str
    parent: Scope | None
    themes: tuple[Theme, Theme]
    colours: Pair
    is_code: bool = True
    within: dict[str, Scope] = field(default_factory=dict)

    @classmethod
    def root(cls, name: str, themes: tuple[Theme, Theme]) -> Scope:
        """The outermost scope of a grammar."""
        return cls("", None, themes, (themes[0].text, themes[1].text)).push(name)

    def push(self, names: str) -> Scope:
        """The scope inside this one; several names, parted by blanks, are one in the other."""
        scope = self.within.get(names)
        if scope is None:
            scope = self
            for name in names.split(" ") if names else ():
                scope = scope._child(name)
            self.within[names] = scope
        return scope

    def _child(self, name: str) -> Scope:
        colours = [theme.colour(name, self) for theme in self.themes]
        kind = KIND.search(name)
        return Scope(
            name,
            self,
            self.themes,
            (colours[0] or self.colours[0], colours[1] or self.colours[1]),
            self.is_code if kind is None else kind[1] == "meta.embedded",
        )

    def path(self) -> Iterator[str]:
        """The names, from the inside out."""
        scope: Scope | None = self
        while scope is not None and scope.name:
            yield scope.name
            scope = scope.parent
