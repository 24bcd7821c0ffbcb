"""The documentation: one site, whose links lead somewhere, with decks that are there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bs4 import BeautifulSoup

ROOT = Path(__file__).parent.parent


def test_the_documentation_is_a_site_with_a_gallery(tmp_path: Path) -> None:
    """`make docs`: every link between pages leads somewhere (`-W`), and the gallery's frames hold decks."""
    site = tmp_path / "site"
    command = [sys.executable, "-m", "sphinx", "-W", "-q", "-b", "html", "-d", str(tmp_path / "doctrees")]
    done = subprocess.run([*command, str(ROOT / "docs"), str(site)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    pages = {page.stem for page in (ROOT / "docs").glob("*.md")}
    assert pages <= {page.stem for page in site.glob("*.html")}
    gallery = BeautifulSoup((site / "gallery.html").read_text(encoding="utf-8"), "html.parser")
    decks = [
        *(frame["src"] for frame in gallery.select("iframe")),
        *(a["href"] for a in gallery.select("a[href^=decks]")),
    ]
    assert len(decks) >= 6
    for deck in decks:
        page = site / str(deck).partition("#")[0]
        assert BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").select("[data-deck-canvas]"), deck


def test_every_page_is_in_the_contents() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    for page in (ROOT / "docs").glob("*.md"):
        assert page.stem == "index" or f"\n{page.stem}\n" in index, page.name
