"""Fuzzing: decks, notes, headmatter, utilities, messages and archives that nobody would write.

`make fuzz SECONDS=600`, or `python -m fuzz --seconds 600 --seed 7` in `tests/`. A found fault is shrunk, printed, and
written to a file; the same seed makes the same cases.
"""
