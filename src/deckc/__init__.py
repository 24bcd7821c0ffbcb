"""deckc: compiles slide decks written for Slidev to static HTML, in Python, without Node."""

__version__ = "0.1.0"
