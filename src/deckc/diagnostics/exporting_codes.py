"""Catalogue of what is found of sites and exports: decks that were not built, what no browser showed, what files lack.

One row a code; `deckc explain` prints the last part.
"""

from __future__ import annotations

from collections.abc import Mapping

from deckc.diagnostics.catalogue import Code

__all__ = ["EXPORTING"]

EXPORTING: Mapping[str, Code] = {
    "worker-lost": Code(
        "error",
        "a process that built a deck ended before it was done",
        "Several decks are built by a process for each processor. One that is killed, by the system where memory is "
        "short or by hand, costs the deck that it built; the others are built and written.",
    ),
    "not-made": Code(
        "warning",
        "a site lacks what a browser would have made",
        "`seoMeta: {ogImage: auto}` is a picture of the first slide and `download: true` a PDF, both made by a browser "
        "when the site is built. Without one, or with `--single-file`, the page is written without them. An "
        "`og-image.png` beside the deck is taken as it is.",
    ),
    "not-loaded": Code(
        "error",
        "something on a slide did not come",
        "A picture, frame, film, font or diagram did not come within `--timeout`, or cannot be shown. The other parts "
        "are exported. What lies on another host is asked for as a reader's browser asks for it, unless `--offline` is "
        "given.",
    ),
    "page-failed": Code(
        "error",
        "a script failed, or the browser did",
        "An error in a script of the deck may leave a slide half done. When the browser ends or does not answer, "
        "nothing is written. `--timeout` is how long a page may take.",
    ),
    "not-in-export": Code(
        "error",
        "the exported file lacks what a slide shows",
        "Each page of an export is looked at: it must have ink and the words of its slide. The file is written so that "
        "you can look, but do not rely on it. Often a style hides the content of the slide on paper.",
    ),
    "not-written": Code(
        "error",
        "an exported file cannot be written",
        "The disk is full, the folder may not be written to, or a folder lies where a file must go. A former export "
        "stays as it is: a file is put in its place when it is whole.",
    ),
    "as-picture": Code(
        "info",
        "parts of a slide are pictures in an editable presentation",
        "PowerPoint has no words for films, frames, canvases, filters, masks, turns in space and backgrounds that are "
        "neither a colour, a straight gradient nor one picture. Each such part, and nothing around it, is a picture in "
        "the presentation. Formulas and diagrams are drawings (SVG) and are not counted.",
    ),
    "missing-glyph": Code(
        "warning",
        "characters that no font has",
        "Neither the deck's fonts nor those of this machine have the character, so the file shows an empty box. "
        "Containers and servers often lack fonts for emoji and for Chinese, Japanese and Korean: install one, or name "
        "a font that the deck brings.",
    ),
}
