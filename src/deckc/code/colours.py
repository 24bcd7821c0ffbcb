"""Colours: words and their scopes → HTML, and the style sheet of the classes in it.

A class is named after the word's colours in the light and the dark scheme, `tok-1e754f-4d9375`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from deckc.code.scopes import Pair
from deckc.lazy_regex import lazy_regex

__all__ = ["css", "line_html"]

Word = tuple[str, Pair]
Shown = Callable[[str], str]
CLASS = lazy_regex(r"\btok-([0-9a-f]{3,8})-([0-9a-f]{3,8})\b")


def line_html(line: Iterable[Word], plain: Pair) -> str:
    """The HTML inside a line, escaped; words in the colours of plain text bear no class.

    Blanks take the colour of what stands before them, so that fewer spans are needed.
    """
    spans: list[str] = []
    text, colours = "", plain
    for word, own in line:
        if own == colours or word.isspace():
            text += word
        else:
            if text:
                spans.append(_span(text, colours, plain))
            text, colours = word, own
    if text:
        spans.append(_span(text, colours, plain))
    return "".join(spans)


def _span(text: str, colours: Pair, plain: Pair) -> str:
    text = escape(text, quote=False)
    if colours == plain or text.isspace():
        return text
    return f'<span class="tok-{colours[0][1:]}-{colours[1][1:]}">{text}</span>'


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
