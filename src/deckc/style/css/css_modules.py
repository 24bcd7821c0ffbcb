"""CSS modules: the classes, ids and animations of a sheet get names of their own.

Source: CSS Modules: everything is local but what stands in `:global()` or behind a bare `:global`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from deckc.lazy_regex import lazy_regex
from deckc.style.css.css_tree import Block, Item, Statement
from deckc.style.css.nesting import is_keyframes, is_rule
from deckc.style.css.scoping import Piece, pieces_of, text_of
from deckc.web.css_module_names import local_name

__all__ = ["localized"]

FRAMES = lazy_regex(r"(@(?:-\w+-)?keyframes\s+)([^\s{]+)")
ANIMATION = lazy_regex(r"((?:-\w+-)?animation(?:-name)?\s*:)(.*)", re.S)
WORD = lazy_regex(r"-?[A-Za-z_][\w-]*")
COMPOSES = lazy_regex(r"\s*composes\s*:")


def localized(items: list[Item], suffix: str) -> list[Item]:
    """The tree with the names of the module; `suffix`: see `css_modules.suffix_of()`."""
    frames = frozenset(frames_of(items))
    return [made for item in items for made in renamed(item, suffix, frames)]


def frames_of(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Block):
            if match := FRAMES.match(item.prelude):
                yield match[2]
            yield from frames_of(item.items)


def renamed(item: Item, suffix: str, frames: frozenset[str]) -> Iterator[Item]:
    if isinstance(item, Statement):
        if not COMPOSES.match(item.text):  # templates name what is composed
            yield Statement(of_animation(item.text, suffix, frames), item.offset)
    elif is_keyframes(item):
        prelude = FRAMES.sub(lambda match: match[1] + local_name(match[2], suffix), item.prelude, count=1)
        yield Block(prelude, item.items, item.offset)
    else:
        prelude = text_of(list(local(pieces_of(item.prelude), suffix))) if is_rule(item) else item.prelude
        yield Block(prelude, [made for inner in item.items for made in renamed(inner, suffix, frames)], item.offset)


def of_animation(declaration: str, suffix: str, frames: frozenset[str]) -> str:
    match = ANIMATION.match(declaration)
    if not match or not frames:
        return declaration

    def name(word: re.Match[str]) -> str:
        return local_name(word[0], suffix) if word[0] in frames else word[0]

    return match[1] + WORD.sub(name, match[2])


def local(pieces: Iterable[Piece], suffix: str) -> Iterator[Piece]:
    """The pieces of a selector list, classes and ids renamed."""
    is_global = after_word = False
    for kind, text, inner in pieces:
        if text in (":global", ":local") and not inner:
            is_global, after_word = text == ":global", True
            continue
        if text == ",":
            is_global = False
        if after_word and kind == "combinator" and not text.strip():
            after_word = False
            continue  # the space behind the word
        after_word = False
        if text in (":global", ":local"):
            yield from pieces_of(inner) if text == ":global" else local(pieces_of(inner), suffix)
        elif kind == "simple" and text[0] in ".#" and not is_global:
            yield kind, text[0] + local_name(text[1:], suffix), inner
        elif inner and kind == "pseudo" and not is_global:
            yield kind, text, text_of(list(local(pieces_of(inner), suffix)))
        else:
            yield kind, text, inner
