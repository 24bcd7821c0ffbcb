"""Scoping: Vue's scoped styles: rules that reach only the elements of one component or slide.

Source: Vue guide, SFC CSS features: the attribute stands on the last compound selector; `:deep()`, `:slotted()`,
`:global()`; animations get a name of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckc.lazy_regex import lazy_regex
from deckc.style.css.css_tree import Block, Item, Statement, parse_css, split_list, write_css
from deckc.style.css.nesting import flatten, is_keyframes, is_rule

__all__ = ["Piece", "pieces_of", "scope", "scoped", "text_of"]

_DEEP = (":deep", "::v-deep")

_PIECE = lazy_regex(
    r"(?P<deep>\s*(?:>>>|/deep/|::v-deep(?!\())\s*)|(?P<combinator>\s*[>+~]\s*|\s+)"
    r"|(?P<pseudo>::?[\w-]+)|(?P<attribute>\[(?:\"[^\"]*\"|'[^']*'|[^\]])*\])|(?P<universal>\*)"
    r"|(?P<simple>(?:[.#]?(?:\\[0-9a-fA-F]{1,6}\s?|\\.|[\w%-]|[^\x00-\x7f])+|&))|(?P<other>.)",
    re.DOTALL,
)
_FRAMES = lazy_regex(r"(@(?:-\w+-)?keyframes\s+)([^\s{]+)")
_ANIMATION = lazy_regex(r"((?:-\w+-)?animation(-name)?)\s*:(.*)", re.DOTALL)


def scope(css: str, attribute: str) -> str:
    """The style sheet with each selector bound to elements that carry the attribute (`data-v-…`)."""
    return write_css(flatten(scoped(parse_css(css), attribute)))


def scoped(items: list[Item], attribute: str) -> list[Item]:
    """The same for a tree, still with its nested rules: the attribute stands on the innermost selectors."""
    suffix = attribute.removeprefix("data-v-")
    frames = {
        match[2]: f"{match[2]}-{suffix}" for item in _all(items) for match in [_FRAMES.match(item.prelude)] if match
    }
    return [_scoped(item, attribute, frames) for item in items]


def _all(items: list[Item]) -> Iterator[Block]:
    for item in items:
        if isinstance(item, Block):
            yield item
            yield from _all(item.items)


def _scoped(item: Item, attribute: str, frames: dict[str, str], deep: bool = False) -> Item:
    if isinstance(item, Statement):
        return Statement(_renamed(item.text, frames) if frames else item.text, item.offset)
    if is_keyframes(item):
        prelude = _FRAMES.sub(lambda match: match[1] + frames[match[2]], item.prelude, count=1)
        return Block(prelude, item.items, item.offset)
    items, prelude = item.items, item.prelude
    if is_rule(item):
        nests = any(is_rule(inner) for inner in items)
        opens = any(text in (*_DEEP, ">>>") for text in _words(prelude))
        if nests and not (opens or deep):
            items = _wrapped(items)
        elif not deep:
            prelude = ", ".join(_selector(part, attribute) for part in split_list(prelude))
        deep = deep or opens
    return Block(prelude, [_scoped(inner, attribute, frames, deep) for inner in items], item.offset)


def _wrapped(items: list[Item]) -> list[Item]:
    """Declarations beside nested rules as a rule of their own, so that they can carry the attribute."""
    made: list[Item] = []
    for item in items:
        if isinstance(item, Block) and not is_rule(item):
            made.append(Block(item.prelude, _wrapped(item.items), item.offset))
        elif isinstance(item, Statement) and made and isinstance(made[-1], Block) and made[-1].prelude == "&":
            made[-1].items.append(item)
        else:
            made.append(Block("&", [item], item.offset) if isinstance(item, Statement) else item)
    return made


def _words(selector: str) -> set[str]:
    return {text.strip() for _, text, _ in pieces_of(selector)}


def _renamed(declaration: str, frames: dict[str, str]) -> str:
    match = _ANIMATION.fullmatch(declaration)
    if not match:
        return declaration
    animations = (" ".join(frames.get(word, word) for word in part.split()) for part in match[3].split(","))
    return f"{match[1]}:{','.join(animations)}"


# ── selectors ────────────────────────────────────────────────────────────────────────────────────────

Piece = tuple[str, str, str]  # kind, text, what stands in its brackets


def pieces_of(selector: str) -> list[Piece]:
    """The simple selectors and combinators of a selector."""
    pieces: list[Piece] = []
    at = 0
    while at < len(selector):
        match = _PIECE.match(selector, at)
        if match is None:
            break
        at = match.end()
        inner = ""
        if match.lastgroup == "pseudo" and selector[at : at + 1] == "(":
            end = _closing(selector, at)
            inner, at = selector[at + 1 : end], end + 1
        pieces.append((match.lastgroup or "other", match[0], inner))
    return pieces


def _closing(text: str, start: int) -> int:
    depth = 0
    for index in range(start, len(text)):
        depth += (text[index] == "(") - (text[index] == ")")
        if depth == 0:
            return index
    return len(text)


def text_of(pieces: list[Piece]) -> str:
    """The pieces as a selector again."""
    return "".join(f"{text}({inner})" if inner else text for _, text, inner in pieces)


def _selector(selector: str, attribute: str) -> str:
    """One selector with its attribute."""
    pieces = pieces_of(selector)
    for place, (kind, text, inner) in enumerate(pieces):
        before, after = pieces[:place], pieces[place + 1 :]
        if kind == "deep":
            return f"{_marked(before, attribute)} {text_of(after)}"
        if text in _DEEP and inner:
            gap = " " if not (before and before[-1][0] == "combinator") else ""
            return f"{_marked(before, attribute)}{gap}{inner}{text_of(after)}"
        if text in (":slotted", "::v-slotted") and inner:
            return f"{text_of(before)}{_marked(pieces_of(inner), f'{attribute}-s')}{text_of(after)}"
        if text in (":global", "::v-global") and inner:
            return inner.strip()
    return _marked(pieces, attribute)


def _marked(pieces: list[Piece], attribute: str) -> str:
    """Selector pieces with the attribute behind the last one that names an element."""
    if pieces and pieces[0][0] == "universal":
        rest = pieces[1:]
        pieces = rest[1:] if rest and rest[0][0] == "combinator" and not rest[0][1].strip() else rest
    named = [place for place, (kind, *_) in enumerate(pieces) if kind in ("simple", "attribute")]
    if not named and (group := _group(pieces)) is not None:
        return _grouped(pieces, group, attribute)
    last = named[-1] + 1 if named else 0
    return f"{text_of(pieces[:last])}[{attribute}]{text_of(pieces[last:])}"


def _group(pieces: list[Piece]) -> int | None:
    """The place of `:is()` or `:where()` that stands for the element."""
    return next((place for place, (_, text, inner) in enumerate(pieces) if text in (":is", ":where") and inner), None)


def _grouped(pieces: list[Piece], place: int, attribute: str) -> str:
    kind, text, inner = pieces[place]
    marked = ", ".join(_selector(part, attribute) for part in split_list(inner))
    return text_of([*pieces[:place], (kind, text, marked), *pieces[place + 1 :]])
