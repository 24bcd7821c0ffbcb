"""Math: TeX → the HTML that KaTeX makes of it, and the CSS and fonts that show it.

In: TeX of one formula and the deck's `Settings`. Out: HTML with MathML for screen readers, and the `Mistake` that
KaTeX found, if any: KaTeX itself sets them, in the sandbox. `look()` has what a page with formulas needs.
Source: KaTeX's guide.
"""

from __future__ import annotations

from deckc.math.settings import ASKED, NO_SETTINGS, Settings, read_settings
from deckc.math.style_sheet import Look, look
from deckc.math.typesetting import Mistake, Typesetter, typesetter

__all__ = [
    "ASKED",
    "NO_SETTINGS",
    "Look",
    "Mistake",
    "Settings",
    "Typesetter",
    "look",
    "read_settings",
    "typesetter",
]
