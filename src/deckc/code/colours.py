"""Colours: words and their scopes → HTML, and the style sheet of the classes in it.

A class is named after the word's colours in the light and the dark scheme, `tok-1e754f-4d9375`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import groupby

from deckc.code.scopes import Pair

__all__ = ["css", "line_html"]

Word = tuple[str, Pair]
Shown = Callable[[str], str]
CLASS = re.compile(r"\btok-([0-9a-f]{3,8})-([0-9a-f]{3,8})\b")


def line_html(line: Iterable[Word], plain: Pair) -> str:
    """The HTML inside a line, escaped; words in the colours of plain text bear no class."""
    spans = []
    for colours, group in groupby(_blanks_joined(line, plain), key=lambda word: word[1]):
        text = escape("".join(text for text, _ in group), quote=False)
        bare = colours == plain or text.isspace()
        spans.append(text if bare else f'<span class="tok-{colours[0][1:]}-{colours[1][1:]}">{text}</span>')
    return "".join(spans)


def _blanks_joined(line: Iterable[Word], plain: Pair) -> Iterator[Word]:
    """Blanks take the colour of what stands before them, so that fewer spans are needed."""
    before = plain
    for text, colours in line:
        before = before if text.isspace() else colours
        yield text, before


def css(html: str, plain: Pair, shown: tuple[Shown | None, Shown | None]) -> str:
    """The rules of the classes in some HTML, and of blocks of code; `html.dark` chooses the scheme.

    `shown`: how colours are written in the light and in the dark scheme; None: there they are those around.
    """
    pairs = sorted(set(CLASS.findall(html)))
    rules = [(".shiki", *plain), *((f".tok-{light}-{dark}", f"#{light}", f"#{dark}") for light, dark in pairs)]
    light_of, dark_of = shown
    lines = []
    for each, light, dark in rules:
        lines += [f"{each}{{color:{light_of(light)}}}\n"] if light_of else []
        lines += [f"html.dark {each}{{color:{dark_of(dark) if dark_of else 'inherit'}}}\n"]
    return "".join(lines)
