"""Pictures: files of the deck with what is seen of them, drawings as SVG with a PNG for older programs, photographs."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Any
from urllib.parse import unquote, unquote_to_bytes, urlsplit
from xml.sax.saxutils import quoteattr

from deckc.browser.devtools import BrowserError
from deckc.browser.page import Page
from deckc.browser.requests import ORIGIN
from deckc.export.editable.drawingml import frame
from deckc.export.editable.formulas import FontFile, formula_svg
from deckc.export.editable.measure import Item, as_png, shot
from deckc.export.editable.shapes import geometry, named

__all__ = ["Place", "drawing_shape", "formula_shape", "picture_shape", "shot_shape"]

SVG_TYPE = "image/svg+xml"
SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
SVG_NAMESPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
WHOLE = (0.0, 0.0, 0.0, 0.0)
ALT_LENGTH = 1000


@dataclass(frozen=True, slots=True)
class Place:
    """A slide that pictures are put on. `part`: python-pptx's; `corner`: of its sheet in the page, in px."""

    part: Any
    page: Page
    corner: tuple[float, float]
    scale: float  # pixels a px
    site: Callable[[str], bytes | None]
    font: FontFile


def picture_shape(place: Place, item: Item, link: str) -> str:
    """An image of the deck, whole in the file and cropped to what is seen. What cannot be had is photographed."""
    data = _bytes(place, item["url"])
    crop = item["crop"]
    width = item["w"] / max(1 - crop[0] - crop[2], 0.01)
    height = item["h"] / max(1 - crop[1] - crop[3], 0.01)
    svg = data if data is not None and _is_svg(data) else None
    try:
        raster = (
            data
            if data and _is_known(data)
            else as_png(place.page, item["url"], width * place.scale, height * place.scale)
        )
    except BrowserError:
        return shot_shape(place, item, link)
    return _pic(place, item, raster, svg, link, crop=crop)


def drawing_shape(place: Place, item: Item, link: str) -> str:
    """A drawing of the page."""
    return _pic(place, item, _shot(place, item), item["svg"].encode(), link)


def formula_shape(place: Place, item: Item, link: str) -> str:
    """A formula as outlines; its alternative text is its source in TeX."""
    svg = formula_svg(item, place.font)
    return _pic(place, item, _shot(place, item), svg.encode() if svg else None, link)


def shot_shape(place: Place, item: Item, link: str) -> str:
    """A photograph."""
    return _pic(place, item, _shot(place, item), None, link)


def _shot(place: Place, item: Item) -> bytes:
    return shot(place.page, item["part"], item, place.corner)


def _pic(place: Place, item: Item, raster: bytes, svg: bytes | None, link: str, crop: Sequence[float] = WHOLE) -> str:
    _, number = place.part.get_or_add_image_part(BytesIO(raster))
    drawing = f'<a:extLst><a:ext uri="{SVG_EXTENSION}">{_svg_blip(place, svg)}</a:ext></a:extLst>' if svg else ""
    covers = item.get("opacity", 1) if item["kind"] == "picture" else 1
    faint = f'<a:alphaModFix amt="{round(covers * 100_000)}"/>' if covers < 0.995 else ""
    sides = " ".join(f'{side}="{round(share * 100_000)}"' for side, share in zip("ltrb", crop, strict=True) if share)
    alt = str(item.get("alt", ""))[:ALT_LENGTH]
    return (
        f"<p:pic><p:nvPicPr>{named(_name(item), alt=alt, link=link)}"
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{number}">{faint}{drawing}</a:blip>'
        f"<a:srcRect {sides}/><a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f"<p:spPr>{frame(item)}{geometry(item)}</p:spPr></p:pic>"
    )


def _name(item: Mapping[str, Any]) -> str:
    return {"picture": "Picture", "drawing": "Drawing", "formula": "Formula"}.get(item["kind"], "Part of the slide")


def _svg_blip(place: Place, svg: bytes) -> str:
    """A drawing as a part of the file, the same one once."""
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI

    package = place.part.package
    name = PackURI(f"/ppt/media/drawing-{sha256(svg).hexdigest()[:12]}.svg")
    part = next((each for each in package.iter_parts() if each.partname == name), None)
    number = place.part.relate_to(part or Part(name, SVG_TYPE, package, svg), IMAGE)
    return f'<asvg:svgBlip xmlns:asvg="{SVG_NAMESPACE}" r:embed={quoteattr(number)}/>'


def _bytes(place: Place, url: str) -> bytes | None:
    """The file of a picture: the deck's, in its address, or as the browser has got it."""
    if url.startswith(ORIGIN):
        return place.site(unquote(urlsplit(url).path.removeprefix("/")))
    if url.startswith("data:"):
        head, _, data = url.partition(",")
        return base64.b64decode(unquote_to_bytes(data)) if head.endswith(";base64") else unquote_to_bytes(data)
    try:
        tree = place.page.ask("Page.getFrameTree")["frameTree"]["frame"]["id"]
        found = place.page.ask("Page.getResourceContent", {"frameId": tree, "url": url})
    except BrowserError:
        return None
    return base64.b64decode(found["content"]) if found["base64Encoded"] else str(found["content"]).encode()


def _is_svg(data: bytes) -> bool:
    return b"<svg" in data[:4096] and data.lstrip()[:1] in (b"<", b"\xef")


def _is_known(data: bytes) -> bool:
    """Whether PowerPoint reads the picture."""
    return data.startswith((b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8"))
