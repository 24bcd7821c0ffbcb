"""PPTX of shapes: titles, text, tables, pictures, formulas where they stand in the page, with notes and links.

Problems: what the slides lack, words that the file lacks, and, as a report, what had to become a picture.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import count, islice
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr
from zipfile import ZipFile

from deckc.diagnostics import Diagnostic
from deckc.export.browser_view import Shown, answers_of
from deckc.export.editable.empty_presentation import WITH_TITLE, WITHOUT, blank_show
from deckc.export.editable.measure import Item, Measured, measure
from deckc.export.editable.pictures import Place, drawing_shape, formula_shape, picture_shape, shot_shape
from deckc.export.editable.shapes import box_shape, hidden_title, line_shape, table_shape, text_shape
from deckc.export.editable.text import LinkTo
from deckc.export.job import Exported, Job, Sheet, about_slide, sheets_of
from deckc.export.notes import note_of
from deckc.export.pdf import portions, print_route
from deckc.export.pptx import describe
from deckc.export.verification import Seen, look_at, lost_words, plain
from deckc.lazy_regex import lazy_regex

__all__ = ["export_pptx_editable"]

HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
SLIDE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"
COLOUR_OF_TEXT = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
HEADING = lazy_regex(r"<h[1-6]\b")
SHEETS = 40
"""So many are shown together: each is measured, and its parts are photographed, before the next are opened."""

TAG = lazy_regex(r"<[^>]*>")
DRAWING = lazy_regex(r'Target="[^"]*/media/([^"/]+\.svg)"')
SLIDE_NAME = lazy_regex(r"ppt/slides/slide\d+\.xml")


def export_pptx_editable(job: Job) -> Exported:
    """One file."""
    sheets = sheets_of(job)
    show = blank_show(job)
    describe(show, job)
    slides = {sheet.id: _blank_slide(show, job, sheet) for sheet in sheets}
    seen: list[Seen] = []
    problems: list[Diagnostic] = []
    for numbers in portions(job, SHEETS):
        wanted = [sheet for sheet in sheets if sheet.no in set(numbers)]
        with job.show(print_route(job, numbers)) as view:
            found, lacking = look_at(job, view, wanted)
            seen += found
            problems += lacking
            for sheet, measured in zip(wanted, measure(view, wanted), strict=True):
                _fill(job, view, slides, sheet, measured)
                problems += _as_pictures(job, sheet, measured)
                job.step(1 if sheet.id.endswith("-01") else 0)
    file = BytesIO()
    show.save(file)
    return Exported((job.file(".pptx", file.getvalue()),), (*problems, *verify(job, file.getvalue(), seen)))


def _blank_slide(show: Any, job: Job, sheet: Sheet) -> Any:
    """A slide of the layout with or without a title, whose places are not filled yet: links may lead to it before."""
    html = job.result.slides[sheet.no - 1].html
    slide = show.slides.add_slide(show.slide_layouts[WITH_TITLE if HEADING.search(html) else WITHOUT])
    for shape in list(slide.placeholders):
        shape._element.getparent().remove(shape._element)
    return slide


def _fill(job: Job, view: Shown, slides: Mapping[str, Any], sheet: Sheet, measured: Measured) -> None:
    """Puts everything on a slide."""
    from pptx.oxml import parse_xml

    slide = slides[sheet.id]
    site = answers_of(job.result)
    place = Place(slide.part, view.page, measured.corner, job.settings.scale, site, _fonts(job))
    ids = count(2)
    source = job.result.slides[sheet.no - 1]
    title = _title(measured.items)
    link = _links(slide.part, slides)
    language = str(job.result.config["lang"] or "en")
    shapes = [_shape(place, item, item is title, language, link) for item in _without_ground(job, slide, measured)]
    if title is None and source.title and HEADING.search(source.html):  # a heading without words, as of a formula
        shapes.append(hidden_title(source.title, job.width))
    for text in shapes:
        element = parse_xml(text.replace(">", f" {NAMESPACES}>", 1).replace('id="ID"', f'id="{next(ids)}"', 1))
        slide.shapes._spTree.append(element)
    slide._element.cSld.set("name", source.title or f"Slide {sheet.no}")
    if note := note_of(job, sheet.no):
        slide.notes_slide.notes_text_frame.text = note


def _shape(place: Place, item: Item, is_title: bool, language: str, link: LinkTo) -> str:
    leads = link(item["link"]) if item.get("link") else ""
    match item["kind"]:
        case "box":
            return box_shape(item, leads)
        case "line":
            return line_shape(item)
        case "text":
            return text_shape(item, language, link, is_title=is_title)
        case "table":
            return table_shape(item, language, link)
        case "picture":
            return picture_shape(place, item, leads)
        case "drawing":
            return drawing_shape(place, item, leads)
        case "formula":
            return formula_shape(place, item, leads)
        case _:
            return shot_shape(place, item, leads)


def _title(items: Sequence[Item]) -> Item | None:
    """The heading that names the slide: the first of the highest."""
    headings = [item for item in items if item["kind"] == "text" and item["heading"]]
    return min(headings, key=lambda item: item["heading"], default=None)


def _without_ground(job: Job, slide: Any, measured: Measured) -> Iterator[Item]:
    """The items; a plain box as large as the slide below all else is the slide's background."""
    from pptx.dml.color import RGBColor

    rgb, start = measured.paper, 0
    for start, item in enumerate(measured.items):  # noqa: B007
        whole = item["kind"] == "box" and item["w"] >= job.width - 1 and item["h"] >= job.height - 1
        plain_fill = (item.get("fill") or {}).get("colour") if whole and not item["line"] else None
        if not plain_fill or plain_fill[3] < 0.995 or any(item["corners"]):
            break
        rgb = plain_fill
    else:
        start = len(measured.items)
    fill = slide.background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(*map(round, rgb[:3]))  # type: ignore[no-untyped-call]
    yield from measured.items[start:]


def _links(part: Any, slides: Mapping[str, Any]) -> LinkTo:
    """Links of a slide: to others, and to other places."""

    def link(address: str) -> str:
        if target := slides.get(address.removeprefix("/sheet").removeprefix("#")):
            number = part.relate_to(target.part, SLIDE)
            return f'<a:hlinkClick r:id="{number}" action="ppaction://hlinksldjump">{COLOUR_OF_TEXT}</a:hlinkClick>'
        if address.startswith(("#", "/sheet#")):
            return ""
        number = part.relate_to(address, HYPERLINK, is_external=True)
        return f"<a:hlinkClick r:id={quoteattr(number)}>{COLOUR_OF_TEXT}</a:hlinkClick>"

    return link


def _fonts(job: Job) -> Any:
    """Files of the site's fonts by the beginning of their names."""
    files = {
        artifact.path.name: str(artifact.path) for artifact in job.result.artifacts if artifact.path.suffix == ".woff2"
    }
    site = answers_of(job.result)

    def font(name: str) -> bytes | None:
        path = next((path for file, path in files.items() if file.startswith(name)), None)
        return site(path) if path else None

    return font


def _as_pictures(job: Job, sheet: Sheet, measured: Measured) -> list[Diagnostic]:
    """What of a slide became a picture."""
    whys = Counter(item["why"] for item in measured.items if item["kind"] == "shot")
    if not whys:
        return []
    named = ", ".join(why if number == 1 else f"{why} ({number} times)" for why, number in whys.items())
    return [about_slide(job, "as-picture", f"as a picture: {named}", sheet.no)]


def verify(job: Job, data: bytes, seen: Sequence[Seen]) -> list[Diagnostic]:
    """What the file lacks of what the browser shows. One slide after the other is read, however many there are."""
    problems = []
    with ZipFile(BytesIO(data)) as file:
        pages = sum(1 for name in file.namelist() if SLIDE_NAME.fullmatch(name))
        if pages != len(seen):
            message = f"the PPTX has {pages} slides in place of {len(seen)}"
            problems.append(about_slide(job, "not-in-export", message, 0))
        for number, each in zip(range(1, pages + 1), seen, strict=False):
            page = ElementTree.fromstring(file.read(f"ppt/slides/slide{number}.xml"))
            if (each.words or each.painted) and next(_shapes(page), None) is None:
                problems.append(about_slide(job, "not-in-export", "its slide in the PPTX is blank", each.sheet.no))
            elif each.words:
                problems += lost_words(job, each, plain(_said(file, number, page)), "the PPTX")
    return problems


def _shapes(page: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """What names the shapes of a slide; the first is that of the slide as a whole."""
    return islice((node for node in page.iter() if node.tag.endswith("}cNvPr")), 1, None)


def _said(file: ZipFile, number: int, page: ElementTree.Element) -> str:
    """All words of a slide: texts, what pictures are said to show, texts in drawings."""
    texts = [node.text or "" for node in page.iter() if node.tag.endswith("}t")]
    alts = [node.get("descr", "") for node in _shapes(page)]
    relations = file.read(f"ppt/slides/_rels/slide{number}.xml.rels").decode()
    drawings = [
        TAG.sub("", file.read(f"ppt/media/{name}").decode("utf-8", "replace")) for name in DRAWING.findall(relations)
    ]
    return "".join(texts) + " ".join((*alts, *drawings))
