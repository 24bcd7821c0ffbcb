"""`python -m deckc`, the same as `deckc`."""

from deckc.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
