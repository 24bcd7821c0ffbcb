"""SVG files of single icons → drawings, as Iconify's tools read them: what is black has the colour of the text.

Source: Iconify, "Cleaning up and parsing icons".
"""

from __future__ import annotations

import re

from deckc.icons.drawing import Drawing

__all__ = ["drawing_of_svg"]

SVG = re.compile(r"<(svg|symbol)\b([^>]*)>(.*)</\1\s*>", re.DOTALL)
ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
LEFT_OUT = re.compile(r"<!--.*?-->|<(title|desc|metadata)\b[^>]*>.*?</\1\s*>|\n\s*", re.DOTALL)
BLACK = re.compile(r"""(?<=["'])(?:black|#000(?:000)?)(?=["'])""")
COLORED = re.compile(r"""\s(?:fill|stroke|stop-color)\s*=\s*["'](?!none|currentColor|transparent|inherit)""")
FOR_ALL = ("fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "fill-rule", "clip-rule")


def drawing_of_svg(text: str) -> Drawing | None:
    """What the file shows; None: it is no SVG."""
    match = SVG.search(text)
    if not match:
        return None
    opening, body = (BLACK.sub("currentColor", part) for part in (match[2], LEFT_OUT.sub("", match[3])))
    attributes = {name: double or single for name, double, single in ATTRIBUTE.findall(opening)}
    box = attributes.get("viewBox") or f"0 0 {attributes.get('width', 24)} {attributes.get('height', 24)}"
    around = {name: attributes[name] for name in FOR_ALL if name in attributes}
    if not COLORED.search(opening + body):
        around.setdefault("fill", "currentColor")
    written = "".join(f' {name}="{value}"' for name, value in around.items())
    return Drawing(f"<g{written}>{body}</g>" if written else body, box)
