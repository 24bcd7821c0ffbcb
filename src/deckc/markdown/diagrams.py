"""Diagrams: fences of mermaid and PlantUML. Source: Slidev guide, "Mermaid Diagrams" and "PlantUML Diagrams"."""

from __future__ import annotations

import base64
import re
import zlib

from deckc.markdown.context import Context
from deckc.markdown.fences import Fence, options_of
from deckc.markdown.markup import VERBATIM, attributes, escape

__all__ = ["mermaid", "plantuml"]

MERMAID = re.compile(r"mermaid\s*(\{[^\n]*\})?")
PLANTUML = re.compile(r"plantuml\s*(\{[^\n]*\})?")

BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
PLANTUML_BASE64 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"


def mermaid(fence: Fence, context: Context) -> str | None:
    if not MERMAID.match(fence.info):
        return None
    context.report(
        "diagram-not-rendered",
        "the mermaid diagram is shown as its text",
        fence.line,
        "mermaid",
        hint="put a picture of the diagram in its place",
    )
    return as_text(fence, "mermaid")


def plantuml(fence: Fence, context: Context) -> str | None:
    """A picture from the deck's PlantUML server; without one, the text."""
    match = PLANTUML.match(fence.info)
    if match is None:
        return None
    server = context.options.plantuml_server
    if server is None:
        context.report(
            "diagram-not-rendered",
            "the PlantUML diagram is shown as its text",
            fence.line,
            "plantuml",
            hint="name a server that may see the diagram: 'plantUmlServer' in the headmatter",
        )
        return as_text(fence, "plantuml")
    scale = options_of(match[1] or "", fence.line, context).get("scale")
    picture = {
        "src": f"{server.rstrip('/')}/svg/{encode(fence.code.strip())}",
        "alt": "PlantUML diagram",
        **({"style": f"scale: {scale}"} if scale is not None else {}),
    }
    return f"<img{attributes(picture)} />\n"


def as_text(fence: Fence, name: str) -> str:
    return f'<pre class="{name}"{VERBATIM}>{escape(fence.code.strip())}</pre>\n'


def encode(text: str) -> str:
    """PlantUML's own base 64 of the deflated text."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(text.encode()) + packer.flush()
    padded = packed + bytes(-len(packed) % 3)
    return base64.b64encode(padded).translate(bytes.maketrans(BASE64, PLANTUML_BASE64)).decode()
