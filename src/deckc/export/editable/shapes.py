"""Shapes: boxes, lines, texts, tables as PresentationML. Each function returns the element as text, without its id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from deckc.export.editable.drawingml import emu, fill, frame, line, shadow
from deckc.export.editable.text import NOTHING, LinkTo, body

__all__ = ["box_shape", "geometry", "hidden_title", "line_shape", "named", "table_shape", "text_shape"]

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # "No Style, No Grid"
NO_PLACE = ' idx="4294967295"'  # what PowerPoint writes for one that its layout does not have
HIDDEN_HEIGHT = 40  # px
SIDES = ("T", "R", "B", "L")


def named(name: str, *, alt: str = "", link: str = "") -> str:
    """The name of a shape, what it shows, and where it leads; its id is written when it has its place."""
    said = f" descr={quoteattr(alt)}" if alt else ""
    return f'<p:cNvPr id="ID" name={quoteattr(name)}{said}>{link}</p:cNvPr>'


def box_shape(item: Mapping[str, Any], link: str = "") -> str:
    """A box with fill, line, rounded corners and shadow. A border lies in a box of CSS, and on a shape's edge."""
    if edge := item["line"]:
        half = edge["width"] / 2
        inner = {"x": item["x"] + half, "y": item["y"] + half, "w": item["w"] - 2 * half, "h": item["h"] - 2 * half}
        item = {**item, **inner, "corners": [max(corner - half, 0) for corner in item["corners"]]}
    paint = f"{geometry(item)}{fill(item['fill'])}{line(item['line'])}{shadow(item['shadow'])}"
    return (
        f"<p:sp><p:nvSpPr>{named('Box', link=link)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{frame(item)}{paint}</p:spPr></p:sp>"
    )


def line_shape(item: Mapping[str, Any]) -> str:
    """A dashed edge, along the longer side of its narrow box."""
    across = item["w"] >= item["h"]
    middle = {"y": item["y"] + item["h"] / 2, "h": 0} if across else {"x": item["x"] + item["w"] / 2, "w": 0}
    shape = f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{line(item["line"])}'
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{named('Line')}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
        f"<p:spPr>{frame({**item, **middle})}{shape}</p:spPr></p:cxnSp>"
    )


def text_shape(item: Mapping[str, Any], language: str, link: LinkTo, *, is_title: bool = False) -> str:
    """A text box; a heading stands in a title's place, the slide's title in that of its layout."""
    place = f'<p:ph type="title"{"" if is_title else NO_PLACE}/>'
    what = (
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{place}</p:nvPr>'
        if item["heading"]
        else '<p:cNvSpPr txBox="1"/><p:nvPr/>'
    )
    name = "Title" if is_title else f"Heading {item['heading']}" if item["heading"] else "Text"
    shape = f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill(None)}'
    return (
        f"<p:sp><p:nvSpPr>{named(name)}{what}</p:nvSpPr><p:spPr>{frame(item)}{shape}</p:spPr>"
        f"{body(item, language, link)}</p:sp>"
    )


def hidden_title(text: str, width: float) -> str:
    """A title above the slide, for outline and screen readers: PowerPoint's "hidden title". `width`: of the slide."""
    above = frame({"x": 0, "y": -2 * HIDDEN_HEIGHT, "w": width, "h": HIDDEN_HEIGHT})
    return (
        f'<p:sp><p:nvSpPr>{named("Title")}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr>{above}</p:spPr>'
        f"<p:txBody><a:bodyPr/><a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def geometry(item: Mapping[str, Any]) -> str:
    """A rectangle, round at its corners; an ellipse where nothing of its sides is straight."""
    corners: Sequence[float] = item.get("corners") or (0, 0, 0, 0)
    width, height = max(item["w"], 0.01), max(item["h"], 0.01)
    largest = max(corners)
    if largest < 0.25:
        return '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    if largest - min(corners) < 0.25:
        if largest * 2 >= max(width, height) - 0.5:
            return '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
        share = round(largest / min(width, height) * 100_000)
        return f'<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {share}"/></a:avLst></a:prstGeom>'
    return _own_geometry(emu(width), emu(height), [emu(corner) for corner in corners])


def _own_geometry(width: int, height: int, corners: Sequence[int]) -> str:
    """A path with an arc at each corner that has one."""
    one, two, three, four = corners

    def to(x: int, y: int) -> str:
        return f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>'

    def arc(radius: int, start: int) -> str:
        return f'<a:arcTo wR="{radius}" hR="{radius}" stAng="{start * 60_000}" swAng="5400000"/>' if radius else ""

    path = (
        f'<a:moveTo><a:pt x="0" y="{one}"/></a:moveTo>{arc(one, 180)}{to(width - two, 0)}{arc(two, 270)}'
        f"{to(width, height - three)}{arc(three, 0)}{to(four, height)}{arc(four, 90)}<a:close/>"
    )
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{width}" h="{height}">{path}</a:path></a:pathLst>'
        "</a:custGeom>"
    )


def table_shape(item: Mapping[str, Any], language: str, link: LinkTo) -> str:
    """A table with the columns and rows as they are measured."""
    columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in item["columns"])
    rows = "".join(
        f'<a:tr h="{emu(row["h"])}">{"".join(_cell(cell, language, link) for cell in row["cells"])}</a:tr>'
        for row in item["rows"]
    )
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{named('Table')}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'{frame(item, "p:xfrm")}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f'<a:tbl><a:tblPr firstRow="1"><a:tableStyleId>{NO_STYLE}</a:tableStyleId></a:tblPr>'
        f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _cell(cell: Mapping[str, Any], language: str, link: LinkTo) -> str:
    if cell["over"]:
        left, above = cell["over"]
        merged = (' hMerge="1"' if left else "") + (' vMerge="1"' if above else "")
        return f"<a:tc{merged}><a:txBody><a:bodyPr/><a:lstStyle/>{NOTHING}</a:txBody><a:tcPr/></a:tc>"
    across, down = cell["span"]
    spans = (f' gridSpan="{across}"' if across > 1 else "") + (f' rowSpan="{down}"' if down > 1 else "")
    room = " ".join(f'mar{side}="{emu(px)}"' for side, px in zip(SIDES, cell["room"], strict=True))
    edges = dict(zip(SIDES, cell["edges"], strict=True))
    lines = "".join(line(edges[side], f"a:ln{side}") for side in "LRTB")
    text = body(cell, language, link, "a:txBody")
    return f'<a:tc{spans}>{text}<a:tcPr {room} anchor="{cell["anchor"]}">{lines}{fill(cell["fill"])}</a:tcPr></a:tc>'
