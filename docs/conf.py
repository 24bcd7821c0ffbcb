"""How Sphinx makes the documentation: `make docs`.

The gallery's decks are built by deckc itself, into a folder that is copied as it is.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
GALLERY = HERE / "_gallery"
GALLERY.mkdir(exist_ok=True)
DECKS = ("intro", "components", "layouts", "presenting")

project = "deckc"
copyright = "the deckc developers"
extensions = ["myst_parser"]
exclude_patterns = ["_gallery", "_site"]
html_theme = "furo"
html_title = "deckc"
html_extra_path = ["_gallery"]
html_copy_source = False
html_show_sphinx = False
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence"]
suppress_warnings = ["misc.highlighting_failure"]  # decks in blocks are no language that Pygments knows


def build_gallery(_app: object) -> None:
    for deck in DECKS:
        source, target = HERE.parent / "decks" / f"{deck}.md", GALLERY / "decks" / deck
        subprocess.run([sys.executable, "-m", "deckc", "build", str(source), "-o", str(target)], check=True)


def setup(app: object) -> None:
    app.connect("builder-inited", build_gallery)  # type: ignore[attr-defined]
