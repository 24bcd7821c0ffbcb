"""Code: source text → lines of HTML whose words bear the class of their role.

Two ways lead there, loaded with the first block of code and not before. Most languages have a grammar (`grammar/`),
whose scopes `theme.txt` gives the colours of Slidev's highlighter. The others are cut by Pygments (`lexer/`), and rules
guess their colours. `tests/test_code.py` measures how many words get the colour that Slidev gives them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape
from itertools import groupby

from deckc.code.brackets import paired
from deckc.code.colours import css
from deckc.code.languages import Language, language_of

__all__ = ["css", "highlight", "highlight_editor"]

Part = tuple[str, str]  # text without line breaks, or one; its role in `colours.py`


@lru_cache(maxsize=2048)
def highlight(code: str, language: str) -> tuple[str, ...] | None:
    """The HTML inside each line, escaped, without line breaks; None: an unknown language.

    Words of a role stand in `<span class="tok-ROLE">`, all others bare; `css()` has the rules. The text of the lines
    joined by line breaks is the code. Names of languages are those of Slidev's guide, in any case.
    """
    lines = coloured(code, language)
    return None if lines is None else tuple(_html(line) for line in lines)


@lru_cache(maxsize=256)
def highlight_editor(code: str, language: str) -> tuple[str, ...] | None:
    """The same with the colours that an editor gives: brackets by pairs."""
    lines = coloured(code, language)
    return None if lines is None else tuple(_html(line) for line in paired(lines))


def coloured(code: str, language: str) -> list[list[Part]] | None:
    """The stretches of each line, each with its role; None: an unknown language."""
    found = language_of(language)
    if found.grammar:
        return _by_grammar(code, found.grammar)
    if found.lexer:
        return _by_lexer(code, found)
    return [[(line, "text")] for line in code.split("\n")]


def _by_grammar(code: str, scope: str) -> list[list[Part]]:
    from deckc.code.grammar import words

    return [[(text, here.colour) for text, here in line] for line in words(code, scope)]


def _by_lexer(code: str, language: Language) -> list[list[Part]] | None:
    from deckc.code.lexer import words

    return words(code, language.name, language.lexer)


def _html(line: Iterable[Part]) -> str:
    spans = []
    for role, group in groupby(_blanks_joined(line), key=lambda part: part[1]):
        text = escape("".join(text for text, _ in group), quote=False)
        bare = role == "text" or text.isspace()
        spans.append(text if bare else f'<span class="tok-{role}">{text}</span>')
    return "".join(spans)


def _blanks_joined(line: Iterable[Part]) -> Iterator[Part]:
    """Blanks take the role of what stands before them, so that fewer spans are needed."""
    before = "text"
    for text, role in line:
        before = before if text.isspace() else role
        yield text, before
