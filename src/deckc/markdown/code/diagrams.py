"""Diagrams: fences of mermaid and PlantUML. Source: Slidev guide, "Mermaid Diagrams" and "PlantUML Diagrams"."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping
from typing import Any

from deckc.diagnostics import did_you_mean
from deckc.lazy_regex import lazy_regex
from deckc.markdown.code.fences import Fence, options_of
from deckc.markdown.core import VERBATIM, Context, attributes, escape
from deckc.web.mermaid_options import SETTINGS, THEMES

__all__ = ["mermaid", "plantuml"]

MERMAID = lazy_regex(r"mermaid\s*(\{[^\n]*\})?")
PLANTUML = lazy_regex(r"plantuml\s*(\{[^\n]*\})?")

NAME = lazy_regex(r"[A-Za-z][\w-]*")
PROPS = ("scale", "theme")  # of Slidev's component; other options are attributes, and settings of Mermaid

SMALL = "overflow: auto; max-height: 16em; font-size: 0.625em; line-height: 1.4"

BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
PLANTUML_BASE64 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"


def mermaid(fence: Fence, context: Context) -> str | None:
    """A place that the player draws in; the source stands in it. Without Mermaid, the text."""
    match = MERMAID.match(fence.info)
    if match is None:
        return None
    if context.options.diagram_fault is None:
        context.report(
            "diagram-not-rendered",
            "the mermaid diagram is shown as its text",
            fence.line,
            "mermaid",
            hint="deckc was installed without Mermaid: `deckc add --vendored` brings it",
        )
        return as_text(fence, "mermaid")
    report_fault(context.options.diagram_fault(fence.code), fence, context)
    options = options_of(match[1] or "", fence.line, context, ("scale", "theme", "alt", *SETTINGS))
    if (theme := options.get("theme")) and str(theme) not in THEMES:
        near = did_you_mean(str(theme), THEMES)
        hint = f"did you mean '{near}'?" if near else f"there are {', '.join(THEMES)}"
        context.report("unknown-value", f"Mermaid has no theme called '{theme}'", fence.line, str(theme), hint=hint)
    return f"<div{attributes(place(options))}>{as_text(fence)}</div>\n"


def report_fault(fault: tuple[str, int, int] | None, fence: Fence, context: Context) -> None:
    if fault is None:
        return
    message, line, column = fault
    if line < 0:
        context.report("broken-diagram", message, fence.line, "mermaid")
    else:
        lines = fence.code.split("\n")
        line = min(line, len(lines) - 1)
        context.report("broken-diagram", message, fence.line + 1 + line, lines[line][column:])


def place(options: Mapping[str, Any]) -> dict[str, str]:
    """The attributes of a diagram's place: what HTML can say falls through to it, as in Slidev."""
    named = ((key, value) for key, value in options.items() if key not in PROPS and NAME.fullmatch(key))
    simple = ((key, value) for key, value in named if isinstance(value, str | int | float))
    own = {key: value if isinstance(value, str) else json.dumps(value) for key, value in simple}
    role = {"role": "img", "aria-label": own["alt"]} if "alt" in own else {}
    classes = " ".join(filter(None, ("mermaid", own.pop("class", ""))))
    settings = json.dumps(options, ensure_ascii=False, separators=(",", ":"))
    return {"class": classes, "data-diagram": settings, **role, **own}


def plantuml(fence: Fence, context: Context) -> str | None:
    """A picture from the deck's PlantUML server; without one, the text."""
    match = PLANTUML.match(fence.info)
    if match is None:
        return None
    scale = options_of(match[1] or "", fence.line, context, ("scale", "alt")).get("scale")
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
    picture = {
        "src": f"{server.rstrip('/')}/svg/{encode(fence.code.strip())}",
        "alt": "PlantUML diagram",
        **({"style": f"scale: {scale}"} if scale is not None else {}),
    }
    return f"<img{attributes(picture)} />\n"


def as_text(fence: Fence, name: str = "") -> str:
    """The source, small and at most as high as many a picture, so that the rest of the slide keeps its place."""
    look: dict[str, str | int] = {**({"class": name} if name else {}), "style": SMALL, "tabindex": 0}
    return f"<pre{attributes(look)}{VERBATIM}>{escape(fence.code.strip())}</pre>\n"


def encode(text: str) -> str:
    """PlantUML's own base 64 of the deflated text."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(text.encode()) + packer.flush()
    padded = packed + bytes(-len(packed) % 3)
    return base64.b64encode(padded).translate(bytes.maketrans(BASE64, PLANTUML_BASE64)).decode()
