"""Read deck: the deck, its theme, and what their set-up files say, one of which may change the text of the deck.

In: the path of a deck. Out: `Deck`, `Theme`, `Setup`, problems. Slidev reads the deck twice as well: the deck's own
`setup/preparser.ts` counts when theme and addons are looked for, theirs afterwards.
"""

from __future__ import annotations

from pathlib import Path

from deckc.config import Options
from deckc.diagnostics import Diagnostic
from deckc.disk.files import Files
from deckc.model import Deck, Theme
from deckc.parse import parse_deck
from deckc.pipeline.setup_files import Setup, preparser
from deckc.setup.answers import Answers
from deckc.theme import load_theme

__all__ = ["read_deck"]


def read_deck(
    entry: Path, files: Files, options: Options, answers: Answers
) -> tuple[Deck, Theme, Setup, tuple[Diagnostic, ...]]:
    """The deck as its set-up files leave it, and what it is built with. `answers`: what they said before."""
    deck, problems = parse_deck(entry, files)
    own = Setup(deck.root, (deck.root,), files, trusted=not options.untrusted, former=answers)
    if extensions := preparser(deck, own):
        deck, problems = parse_deck(entry, files, extensions)
    theme, of_theme = find_theme(deck, options, files)
    setup = Setup(deck.root, theme.folders, files, trusted=not options.untrusted, former=answers)
    if setup.paths("preparser") == own.paths("preparser"):
        setup.problems, setup.still = own.problems, own.still
    elif extensions := preparser(deck, setup):
        deck, problems = parse_deck(entry, files, extensions)
    return deck, theme, setup, (*problems, *of_theme)


def find_theme(deck: Deck, options: Options, files: Files) -> tuple[Theme, tuple[Diagnostic, ...]]:
    """The theme that the command line or the headmatter names, with the deck's addons."""
    head = deck.head
    name = options.theme or head.data.get("theme", "default")
    named = head.data.get("addons") or []
    addons = [
        (str(addon), head.spans.get(("addons", index), head.spans.get(("addons",))))
        for index, addon in enumerate(named if isinstance(named, list) else [named])
    ]
    span = None if options.theme else head.spans.get(("theme",))
    anywhere = options.theme is not None
    return load_theme(
        None if name is None else str(name), deck.root, files, span=span, addons=addons, anywhere=anywhere
    )
