r"""Accents: above the middle of the letter, as KaTeX 0.18 sets them.

An accent leans with its letter. For a letter of another font, as in `\vec{\mathbf{B}}`, 0.16 took the slant of the
italic one. Source: TeXbook, appendix G, rule 12; KaTeX's font metrics.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["centred_accents"]

# How far accents move to the right of the middle, in hundred-thousandths of an em; fonts that stand upright: none.
SKEWS: Mapping[str, Mapping[str, int]] = {
    "mathcal": {
        word[0]: int(word[1:])
        for word in (
            "A19445 B13889 C13889 D8334 E11111 F11111 G11111 H11111 J16667 K5556 L13889 M13889 N8334 O11111 P8334 "
            "Q11111 R8334 S13889 U8334 W8334 X13889 Y8334 Z13889"
        ).split()
    },
    **{font: {} for font in ("mathbf", "mathrm", "mathsf", "mathtt", "mathbb", "mathfrak", "mathscr", "mathit")},
}
WIDTHS: Mapping[str, float] = {"˙": 0.27778, "˚": 0.75}  # of accents; the others have that of WIDTH
WIDTH = 0.5
ARROW_WIDTH = 0.471  # of `\vec`, which is a drawing
ACCENT = re.compile(
    r'(?<=></span>)(?:<span class="mord(?: mtight)?"(?: style="[^"]*")?>){0,2}'  # the letter stands alone
    rf'<span class="mord (?P<font>{"|".join(SKEWS)})(?: mtight)?"(?: style="[^"]*")?>(?P<letter>[^<])</span>'
    r'(?:</span>){1,3}<span style="top:[^"]*"><span class="pstrut" style="[^"]*"></span>'
    r'<span class="accent-body" style="left:(?P<left>-?[\d.]+)em;">'
    r'<span class="(?:katex-overlay|mord)(?: mtight)?"[^>]*>(?P<accent>[^<]?)'
)


def centred_accents(html: str) -> str:
    """A formula's HTML with accents above letters of upright and script fonts where they belong."""
    return ACCENT.sub(centred, html) if "accent-body" in html else html


def centred(match: re.Match[str]) -> str:
    width = WIDTHS.get(match["accent"], WIDTH) if match["accent"] else ARROW_WIDTH
    left = SKEWS[match["font"]].get(match["letter"], 0) / 100_000 - width / 2
    start, end = match.start("left") - match.start(), match.end("left") - match.start()
    return f"{match[0][:start]}{f'{left:.4f}'.rstrip('0')}{match[0][end:]}"
