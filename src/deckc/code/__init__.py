"""Code: source text → lines of HTML whose words bear the class of their colours.

The grammars and themes are Shiki's own, which Slidev uses, out of the packages that deckc carries (`vendored`); what
reads them is ours (`grammar/`). Both are loaded with the first block of code and not before.
`tests/test_code_colours.py` measures how many characters get the colours that Shiki gives them.
"""

from __future__ import annotations

from functools import lru_cache, partial
from html import escape

from deckc import vendored
from deckc.code import colours
from deckc.code.bracket_colours import paired
from deckc.code.chosen_themes import VITESSE, Look
from deckc.code.languages import PLAIN, OwnLanguage, language_names, language_of
from deckc.code.settings import read_settings
from deckc.code.themes import OwnTheme, Theme, load_theme, plain_theme, theme_names

__all__ = [
    "VITESSE",
    "Look",
    "OwnLanguage",
    "OwnTheme",
    "css",
    "frame",
    "highlight",
    "highlight_editor",
    "names",
    "read_settings",
    "theme_names",
]

NOT_INSTALLED = plain_theme("vitesse-light", "#393a34", "#ffffff"), plain_theme("vitesse-dark", "#dbd7caee", "#121212")


@lru_cache(maxsize=2048)
def highlight(code: str, language: str, look: Look = VITESSE, *, careful: bool = False) -> tuple[str, ...] | None:
    """The HTML inside each line, escaped, without line breaks; None: an unknown language.

    Words that have another colour than plain text stand in `<span class="tok-LIGHT-DARK">`, all others bare; `css()`
    has the rules. The text of the lines joined by line breaks is the code. Names of languages are Shiki's, in any case.
    `careful`: the code is not trusted, and no search for a word may take for ever; this is slower. Without grammars or
    themes (an installation from a checkout that had no network) all is plain.
    """
    return _highlighted(code, language, look, careful, as_editor=False)


@lru_cache(maxsize=256)
def highlight_editor(
    code: str, language: str, look: Look = VITESSE, *, careful: bool = False
) -> tuple[str, ...] | None:
    """The same with the colours that an editor gives: brackets by pairs."""
    return _highlighted(code, language, look, careful, as_editor=True)


def names(look: Look = VITESSE) -> tuple[str, ...]:
    """The names of all languages that have colours; none in an installation without grammars."""
    try:
        return tuple(language_names(look.languages))
    except vendored.MissingError:
        return ()


def css(html: str, look: Look = VITESSE) -> str:
    """The rules for blocks of code and the classes that `highlight()` gave words in some HTML."""
    try:
        light, dark = _loaded(look)
    except vendored.MissingError:
        light, dark = NOT_INSTALLED
    shown = (
        partial(_shown, light, look) if look.light else None,
        partial(_shown, dark, look) if look.dark else None,
    )
    return colours.css(html, (light.text, dark.text), shown)


def frame(look: Look = VITESSE) -> tuple[str, str]:
    """The classes and the inline style of a block's `<pre>`, as Shiki writes them: decks' own styles use both."""
    try:
        light, dark = _loaded(look)
    except vendored.MissingError:
        light, dark = NOT_INSTALLED
    names = (light.name, dark.name)
    text = _shown(light, look, light.text), _shown(dark, look, dark.text)
    backgrounds = _shown(light, look, light.background), _shown(dark, look, dark.background)
    if look.single:
        return names[0], f"background-color:{backgrounds[0]};color:{text[0]}"
    kinds = [("dark", 1, look.dark), ("light", 0, look.light)]
    given = [(kind, at) for kind, at, theme in kinds if theme]
    style = ";".join(
        (
            *(f"--shiki-{kind}:{text[at]}" for kind, at in given),
            *(f"--shiki-{kind}-bg:{backgrounds[at]}" for kind, at in given),
        )
    )
    return " ".join(("shiki-themes", *(names[at] for _, at in given))), style


def _shown(theme: Theme, look: Look, colour: str) -> str:
    """A colour of a theme as CSS has it."""
    for name, before, after in look.replacements:
        if name in ("", theme.name) and before.lower() == colour:
            return after
    return theme.replaced.get(colour, colour)


def _highlighted(code: str, name: str, look: Look, careful: bool, *, as_editor: bool) -> tuple[str, ...] | None:
    if name.lower() in PLAIN and not look.languages:
        return _plain(code)
    try:
        language = language_of(name, look.languages)
        both = _loaded(look)
    except vendored.MissingError:
        return _plain(code)
    if language is None:
        return _plain(code) if name.lower() in PLAIN else None
    from deckc.code.grammar import words

    lines = words(code, language, both, careful, look.languages)
    text = both[0].text, both[1].text
    coloured = paired(lines) if as_editor else ([(word, scope.colours) for word, scope in line] for line in lines)
    return tuple(colours.line_html(line, text) for line in coloured)


def _plain(code: str) -> tuple[str, ...]:
    return tuple(escape(line, quote=False) for line in code.split("\n"))


def _loaded(look: Look) -> tuple[Theme, Theme]:
    """The themes; one that is not given is never shown, and the other stands in for it."""
    light, dark = look.light or look.dark, look.dark or look.light
    return load_theme(light or "vitesse-light"), load_theme(dark or "vitesse-dark")
