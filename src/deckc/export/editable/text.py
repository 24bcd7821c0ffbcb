"""Text: paragraphs of runs as a text body of DrawingML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from deckc.export.editable.drawingml import colour, emu, fill, points
from deckc.style.fonts import METRICS

__all__ = ["NOTHING", "LinkTo", "body"]

LinkTo = Callable[[str], str]
"""An address → the element of DrawingML that leads there; "" where it leads nowhere."""

ALIGN = {"left": "l", "center": "ctr", "right": "r", "justify": "just"}
PITCH = {"mono": 49, "serif": 18, "sans": 34}  # fixed or variable, and the family: what replaces a font that is missing
SIGNS = "Segoe UI Symbol"
RAISED = 1.5  # a raised or lowered run is shown at two thirds of its size
NOTHING = '<a:p><a:endParaRPr sz="100"/></a:p>'  # an empty cell is not as high as a line of the usual size
CONTROL = {number: None for number in range(32) if number != 9}


def body(item: Mapping[str, Any], language: str, link: LinkTo, tag: str = "p:txBody") -> str:
    """The text of a shape or cell without room around it. `item`: `paragraphs`, and `wrap` of a shape."""
    wrap = "square" if item.get("wrap", True) else "none"
    frame = (
        f'<a:bodyPr wrap="{wrap}" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="t"><a:noAutofit/></a:bodyPr>'
    )
    paragraphs = "".join(_paragraph(each, language, link) for each in item["paragraphs"]) or NOTHING
    return f"<{tag}>{frame}<a:lstStyle/>{paragraphs}</{tag}>"


def _paragraph(given: Mapping[str, Any], language: str, link: LinkTo) -> str:
    attributes = (
        f'marL="{emu(given["left"])}" indent="{emu(given["indent"])}" lvl="{given["level"]}" '
        f'algn="{ALIGN.get(given["align"], "l")}" rtl="{int(given["rtl"])}"'
    )
    spaces = (
        f'<a:lnSpc><a:spcPts val="{points(given["line"])}"/></a:lnSpc>' if given["line"] else ""
    ) + f'<a:spcBef><a:spcPts val="{points(given["before"])}"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft>'
    runs = "".join(_run(run, language, link) for run in given["runs"])
    end = "" if runs else f'<a:endParaRPr lang={quoteattr(language)} sz="{max(points(given["line"] * 0.6), 100)}"/>'
    return f"<a:p><a:pPr {attributes}>{spaces}{_bullet(given['bullet'])}</a:pPr>{runs}{end}</a:p>"


def _bullet(given: Mapping[str, Any] | None) -> str:
    if not given:
        return "<a:buNone/>"
    of_colour = f"<a:buClr>{colour(given['colour'])}</a:buClr>"
    if "numbers" in given:
        start = min(max(given["start"], 1), 32767)
        return f'{of_colour}<a:buFont typeface="+mj-lt"/><a:buAutoNum type="{given["numbers"]}" startAt="{start}"/>'
    return f'{of_colour}<a:buFont typeface="{SIGNS}"/><a:buChar char={quoteattr(given["sign"])}/>'


def _pitch(font: Mapping[str, str]) -> int:
    """Of a well-known family its own, of another what its style sheet names as its substitute."""
    known = METRICS.get(font["name"])
    return PITCH[known.kind if known else font["kind"]]


def _run(run: Mapping[str, Any], language: str, link: LinkTo) -> str:
    attributes = {
        "lang": language,
        "sz": max(points(run["size"] * (RAISED if run["rise"] else 1)), 100),
        "b": int(run["bold"]),
        "i": int(run["italic"]),
        "u": "sng" if run["underline"] else "none",
        "strike": "sngStrike" if run["strike"] else "noStrike",
        "cap": run["caps"] or "none",
        "spc": points(run["spacing"]),
        "baseline": run["rise"] * 30_000,
    }
    font = f'typeface={quoteattr(run["font"]["name"])} pitchFamily="{_pitch(run["font"])}" charset="0"'
    highlight = f"<a:highlight>{colour(run['highlight'])}</a:highlight>" if run["highlight"] else ""
    leads = link(run["link"]) if run["link"] else ""
    said = " ".join(f"{name}={quoteattr(str(value))}" for name, value in attributes.items())
    inner = f"{fill(run['fill'])}{highlight}<a:latin {font}/><a:ea {font}/><a:cs {font}/>{leads}"
    if run["text"] == "\n":
        return f"<a:br><a:rPr {said}>{inner}</a:rPr></a:br>"
    return f"<a:r><a:rPr {said}>{inner}</a:rPr><a:t>{escape(str(run['text']).translate(CONTROL))}</a:t></a:r>"
