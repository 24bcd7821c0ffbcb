"""Code: source text → lines of HTML whose words bear the class of their colours.

The grammars and themes are Shiki's own, which Slidev uses, out of the packages that deckc carries (`vendored`); what
reads them is ours (`grammar/`). Both are loaded with the first block of code and not before.
`tests/test_code_colours.py` measures how many characters get the colours that Shiki gives them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from deckc import vendored
from deckc.code import colours
from deckc.code.brackets import paired
from deckc.code.languages import PLAIN, language_of
from deckc.code.scopes import Pair
from deckc.code.themes import Theme, load_theme, theme_names

__all__ = ["VITESSE", "Themes", "css", "frame", "highlight", "highlight_editor", "theme_names"]


@dataclass(frozen=True, slots=True)
class Themes:
    """The names of Shiki's themes for the two colour schemes, see `theme_names()`."""

    light: str
    dark: str


VITESSE = Themes("vitesse-light", "vitesse-dark")  # Slidev's


@lru_cache(maxsize=2048)
def highlight(code: str, language: str, themes: Themes = VITESSE, *, careful: bool = False) -> tuple[str, ...] | None:
    """The HTML inside each line, escaped, without line breaks; None: an unknown language.

    Words that have another colour than plain text stand in `<span class="tok-LIGHT-DARK">`, all others bare; `css()`
    has the rules. The text of the lines joined by line breaks is the code. Names of languages are Shiki's, in any case.
    `careful`: the code is not trusted, and no search for a word may take for ever; this is slower. Without grammars or
    themes (an installation from a checkout that had no network) all is plain.
    """
    return _highlighted(code, language, themes, careful, as_editor=False)


@lru_cache(maxsize=256)
def highlight_editor(
    code: str, language: str, themes: Themes = VITESSE, *, careful: bool = False
) -> tuple[str, ...] | None:
    """The same with the colours that an editor gives: brackets by pairs."""
    return _highlighted(code, language, themes, careful, as_editor=True)


def css(html: str, themes: Themes = VITESSE) -> str:
    """The rules for blocks of code and the classes that `highlight()` gave words in some HTML."""
    return colours.css(html, _plain(themes))


def frame(themes: Themes = VITESSE) -> tuple[str, str]:
    """The classes and the inline style of a block's `<pre>`, as Shiki writes them: decks' own styles use both."""
    light, dark = _plain(themes)
    try:
        backgrounds = [load_theme(name).background for name in (themes.light, themes.dark)]
    except vendored.MissingError:
        backgrounds = ["#ffffff", "#121212"]
    style = f"--shiki-dark:{dark};--shiki-light:{light};"
    return (
        f"shiki-themes {themes.dark} {themes.light}",
        f"{style}--shiki-dark-bg:{backgrounds[1]};--shiki-light-bg:{backgrounds[0]}",
    )


def _highlighted(code: str, name: str, themes: Themes, careful: bool, *, as_editor: bool) -> tuple[str, ...] | None:
    plain = tuple(colours.line_html([(line, ("", ""))], ("", "")) for line in code.split("\n"))
    if name.lower() in PLAIN:
        return plain
    try:
        language = language_of(name)
        both = _loaded(themes)
    except vendored.MissingError:
        return plain
    if language is None:
        return None
    from deckc.code.grammar import words

    lines = words(code, language, both, careful)
    text = both[0].text, both[1].text
    coloured = paired(lines) if as_editor else ([(word, scope.colours) for word, scope in line] for line in lines)
    return tuple(colours.line_html(line, text) for line in coloured)


def _loaded(themes: Themes) -> tuple[Theme, Theme]:
    return load_theme(themes.light), load_theme(themes.dark)


def _plain(themes: Themes) -> Pair:
    """The colours of plain text; those of Slidev's own themes where none are installed."""
    try:
        light, dark = _loaded(themes)
    except vendored.MissingError:
        return "#393a34", "#dbd7caee"
    return light.text, dark.text
