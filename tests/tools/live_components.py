"""How many components of other people's decks run in the page: python tests/tools/live_components.py FOLDER [OUT.json].

FOLDER holds checkouts of public repositories and a `node_modules` with Vue, its compiler, esbuild and the packages that
are to be there. Each component and layout with state, hooks or packages gets a slide; it is opened in Chromium, its
first button is pressed, and what the console says is its error. Prints a line for each that fails, and the counts.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Error, Page, sync_playwright

from chromium import find_chromium
from deckc.cli import run
from deckc.live import reasons

PARTS = ("components", "layouts")
WAIT_MS = 700  # for timers and hooks of components
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".mp4", ".webp", ".pdf", ".webm")
QUIET = re.compile(r"Failed to load resource|net::ERR|favicon|CORS|Not allowed to load local", re.I)


def projects(folder: Path) -> Iterator[tuple[Path, list[Path]]]:
    """The folders that hold `components/` or `layouts/`, and the files there that must run."""
    found: dict[Path, list[Path]] = {}
    for file in sorted(folder.rglob("*.vue")):
        names = file.relative_to(folder).parts
        start = next((index for index, name in enumerate(names) if name in PARTS), None)
        if start is None or "node_modules" in names or not reasons(file.read_text(errors="replace")):
            continue
        found.setdefault(folder.joinpath(*names[:start]), []).append(file)
    yield from found.items()


def deck_of(project: Path, files: list[Path], home: Path) -> Path:
    """A copy of a project with a slide for each file."""
    deck = home / f"{len(list(home.iterdir()))}"
    ignored = shutil.ignore_patterns("node_modules", "dist", ".git", "*.md", *(f"*{ending}" for ending in PICTURES))
    shutil.copytree(project, deck, ignore=ignored, symlinks=False, ignore_dangling_symlinks=True)
    slides = [
        f"---\nlayout: {file.stem}\n---\n\n# Slide\n" if "layouts" in file.parts else f"# Slide\n\n<{file.stem} />\n"
        for file in files
    ]
    text = "\n---\n\n".join(slides).replace("---\n\n---\nlayout", "---\nlayout")
    (deck / "slides.md").write_text(text)
    return deck


def looked_at(page: Page, deck: Path, files: list[Path]) -> Iterator[tuple[Path, dict[str, Any]]]:
    """What becomes of each file in the browser."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    for no, file in enumerate(files, 1):
        said.clear()
        page.goto("about:blank")
        page.goto(f"{(deck / 'dist' / 'index.html').as_uri()}#/{no}?clicks=0")
        page.wait_for_timeout(WAIT_MS)
        slide = page.locator(f".slidev-page-{no}")
        before = slide.inner_text() if slide.count() else ""
        button = slide.locator("button:visible").first
        answered: bool | str | None = None
        if slide.count() and slide.locator("button:visible").count():
            try:
                button.click(timeout=1500)
                page.wait_for_timeout(200)
                answered = slide.inner_text() != before
            except Error as error:
                answered = f"no click: {str(error).splitlines()[0]}"
        errors = [text for text in said if not QUIET.search(text)]
        yield file, {"errors": errors[:3], "text": before[:80], "answered": answered}


def main(folder: Path, out: Path | None) -> None:
    results: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(dir=folder) as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(playwright), args=["--no-sandbox"])
        for repository in sorted(path for path in folder.iterdir() if "+" in path.name):
            for project, files in projects(repository):
                deck = deck_of(project, files, Path(scratch))
                run(["build", str(deck / "slides.md"), "-q", "-o", str(deck / "dist"), "--format", "concise"])
                page = browser.new_page(viewport={"width": 980, "height": 552})
                for file, outcome in looked_at(page, deck, files):
                    results[str(file.relative_to(folder))] = outcome
                    if outcome["errors"]:
                        print(file.relative_to(folder), outcome["errors"][0][:160], flush=True)
                page.close()
        browser.close()
    if out:
        out.write_text(json.dumps(results, indent=1))
    failed = sum(bool(each["errors"]) for each in results.values())
    clicked = Counter(str(each["answered"]) for each in results.values())
    repositories = len({name.partition("/")[0] for name in results})
    print(f"{len(results)} of {repositories} repositories, {failed} with errors, buttons: {dict(clicked)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
