"""Office: editable presentations as LibreOffice shows them, beside the slides as a browser does.

    python tests/tools/office.py DECK… [--dark] [--fonts] [--least 0.85] [--out FOLDER]

Prints the likeness of each slide and ends with 1 where one is less than `--least`, or where python-pptx finds a slide
whose heading is in no title's place. LibreOffice is an office program of its own with fonts of its own: what it shows
is no part of the suite; with `--fonts` it has the Latin ones of the deck's site, too, as one has who edits it: then
only places and sizes differ. Needs: `apt install libreoffice-impress`.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.ttLib import TTFont
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from deckc.cli import run
from deckc.pipeline import build

sys.path.append(str(Path(__file__).parents[1]))
from likeness import pages_of, ssim

FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include>/etc/fonts/fonts.conf</include><dir>{0}</dir><cachedir>{0}/cache</cachedir></fontconfig>"""
HEADING = re.compile(r"<h[1-6]\b[^>]*>(.*?)</h[1-6]>", re.S)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("decks", nargs="+", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--fonts", action="store_true", help="LibreOffice has the deck's fonts")
    parser.add_argument("--least", type=float, default=0.85)
    parser.add_argument("--out", type=Path, help="a folder for pictures of both, side by side")
    given = parser.parse_args()
    fine = [compare(deck, given) for deck in given.decks]
    return 0 if all(fine) else 1


def compare(deck: Path, given: argparse.Namespace) -> bool:
    """Whether each slide of a deck is as near as that, and its headings are titles."""
    with TemporaryDirectory() as folder:
        show, pictures = Path(folder) / "deck.pptx", Path(folder) / "pictures"
        for format_, target in (("pptx-editable", show), ("png", pictures)):
            run(["export", str(deck), "--format", format_, "-o", str(target), *(["--dark"] if given.dark else [])])
        profile = (Path(folder) / "profile").as_uri()
        words = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf"]
        surroundings = os.environ | (fonts(deck, Path(folder) / "fonts") if given.fonts else {})
        subprocess.run([*words, "--outdir", folder, str(show)], check=True, capture_output=True, env=surroundings)
        pages = pages_of(show.with_suffix(".pdf").read_bytes())
        fine = titles_are_places(deck, show)
        for number, page in enumerate(pages, 1):
            slide = Image.open(pictures / f"{number}.png").convert("RGB")
            near = ssim(page.convert("RGB").resize(slide.size), slide)
            fine &= near >= given.least
            print(f"{deck.stem} {number}: {near:.3f}{'' if near >= given.least else ' too far'}")
            if given.out:
                save(given.out / f"{deck.stem}-{number}.png", slide, page)
    return fine


def titles_are_places(deck: Path, show: Path) -> bool:
    """Whether there are as many titles on each slide as it has headings with words."""
    fine = True
    slides = build(entry_of(deck)).slides
    for slide, page in zip(slides, Presentation(str(show)).slides, strict=True):
        headings = [text for text in HEADING.findall(slide.html) if re.sub(r"<[^>]*>", "", text).strip()]
        titles = [shape for shape in page.placeholders if shape.placeholder_format.type == PP_PLACEHOLDER.TITLE]
        if len(titles) < len(headings):
            print(f"{deck.stem} {slide.no}: {len(headings)} headings, {len(titles)} titles")
            fine = False
    return fine


def fonts(deck: Path, folder: Path) -> dict[str, str]:
    """What makes a program find the fonts of the deck's site, one file a weight and style: those with Latin letters."""
    folder.mkdir()
    for artifact in build(entry_of(deck)).artifacts:
        name = artifact.path.name
        if name.endswith(".woff2") and "-latin-" in name and "-latin-ext-" not in name:
            data = artifact.data
            font = TTFont(data if isinstance(data, Path) else BytesIO(data))
            font.flavor = None
            font.save(folder / f"{artifact.path.stem}.ttf")
    settings = folder / "fonts.conf"
    settings.write_text(FONTS.format(folder), encoding="utf-8")
    return {"FONTCONFIG_FILE": str(settings)}


def entry_of(deck: Path) -> Path:
    return deck / "slides.md" if deck.is_dir() else deck


def save(target: Path, slide: Image.Image, page: Image.Image) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    both = Image.new("RGB", (slide.width * 2, slide.height))
    both.paste(slide, (0, 0))
    both.paste(page.convert("RGB").resize(slide.size), (slide.width, 0))
    both.save(target)


if __name__ == "__main__":
    sys.exit(main())
