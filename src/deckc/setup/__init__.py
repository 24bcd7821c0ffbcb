"""Setup: the set-up files of a deck, its theme and its addons, run when the deck is built, in the sandbox.

`bundle.py` makes one script of a file with all that it imports, `program.py` runs it, `chain.py` finds the files in
Slidev's order. What one kind of file says is read where it counts: `shiki.py`, `uno.py`, `transformers.py`, ….
Source: Slidev guide, "Customizations".
"""
