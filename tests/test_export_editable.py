"""Editable presentations: what PowerPoint can say is said, and only the rest is a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE as KIND
from pptx.enum.shapes import PP_PLACEHOLDER as PLACE

from deckc.cli import run
from deckc.export.editable import measure, presentation
from deckc.export.editable.text import body

pytestmark = pytest.mark.browser

PIXEL = 9525  # EMU
DECK = """\
---
title: A talk
author: Ada
lang: en-GB
---

# Begin *here*

<div style="font-size: 20px; color: rgb(10, 20, 30)">

plain **strong** [outside](https://example.com/there) [inside](/last)
<span style="background: #ffff00">marked</span> <s>gone</s>

</div>

1. one
   - deep
     - deeper
2. two

<div v-click>late words</div>

<!-- Say **hello**. -->

---

# Things

| Name | Size |
|:-----|-----:|
| a    | **12** |

```js
const x = 1

f(x)
```

![a red square](./red.svg)

<img src="./red.svg" alt="half of it" style="width: 100px; height: 50px; object-fit: cover">

$\\frac{1}{2}$

<div><svg width="90" height="40" viewBox="0 0 90 40" class="text-red-500">
<circle r="9" cx="9" cy="9" fill="currentColor"/><text x="20" y="20">drawn words</text></svg></div>

<div style="position:absolute; left:700px; top:300px; width:200px; height:80px; border:2px solid rgb(0, 0, 255);
  border-radius:10px; background:rgb(0, 255, 0)">boxed</div>
<div style="position:absolute; left:700px; top:400px; width:100px; height:50px; rotate:30deg;
  background:linear-gradient(90deg, red, blue)">turned</div>

---
routeAlias: last
---

# Last

<p style="width: 300px; filter: blur(1px)">not sharp</p>
"""
RED = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="red"/></svg>'


def exported(folder: Path, *words: str, text: str = DECK) -> tuple[int, list[Any], Any]:
    """Status, slides, presentation."""
    (folder / "talk.md").write_text(text, encoding="utf-8")
    (folder / "red.svg").write_text(RED, encoding="utf-8")
    out = folder / "talk.pptx"
    status = run(["export", str(folder / "talk.md"), "--format", "pptx-editable", "-o", str(out), *words])
    show = Presentation(str(out))
    return status, list(show.slides), show


@pytest.fixture(scope="module")
def slides(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    status, slides, _ = exported(tmp_path_factory.mktemp("talk"))
    assert status == 0
    return slides


def shape_with(slide: Any, words: str) -> Any:
    return next(shape for shape in slide.shapes if shape.has_text_frame and words in shape.text_frame.text)


def run_with(slide: Any, words: str) -> Any:
    paragraphs = shape_with(slide, words).text_frame.paragraphs
    return next(run for paragraph in paragraphs for run in paragraph.runs if words in run.text)


def pictures(slide: Any) -> Iterator[Any]:
    return (shape for shape in slide.shapes if shape.shape_type == KIND.PICTURE)


def picture_with(slide: Any, alt: str) -> Any:
    return next(shape for shape in pictures(slide) if alt in shape._element.nvPicPr.cNvPr.get("descr", ""))


def drawing_of(picture: Any) -> str:
    """The SVG of a picture that has one."""
    number = re.search(r'svgBlip[^>]* r:embed="(\w+)"', picture._element.xml)
    assert number
    return str(picture.part.related_part(number[1]).blob.decode())


def test_each_heading_is_its_slides_title(slides: list[Any]) -> None:
    assert [slide.shapes.title.text_frame.text for slide in slides] == ["Begin here", "Things", "Last"]
    assert {slide.slide_layout.name for slide in slides} == {"Title Only"}
    assert [run.font.italic for run in slides[0].shapes.title.text_frame.paragraphs[0].runs] == [False, True]


def test_runs_have_size_weight_colour_and_links(slides: list[Any]) -> None:
    first = slides[0]
    plain, strong = run_with(first, "plain"), run_with(first, "strong")
    assert (plain.font.size.pt, plain.font.bold, strong.font.bold) == (15, False, True)
    assert str(plain.font.color.rgb) == "0A141E"
    assert plain.font.language_id is not None
    assert run_with(first, "outside").hyperlink.address == "https://example.com/there"
    inside = run_with(first, "inside")._r.rPr.hlinkClick
    assert inside.get("action") == "ppaction://hlinksldjump"
    assert first.part.related_part(inside.rId) is slides[2].part
    assert 'highlight><a:srgbClr val="FFFF00"/>' in run_with(first, "marked")._r.xml.replace("\n", "").replace("  ", "")
    assert run_with(first, "gone")._r.rPr.get("strike") == "sngStrike"


@pytest.mark.parametrize(
    ("name", "kind", "pitch"), [("PT Serif", "sans", 18), ("Own", "serif", 18), ("Own", "sans", 34)]
)
def test_a_font_that_is_missing_is_replaced_by_one_of_its_kind(name: str, kind: str, pitch: int) -> None:
    font = {"font": {"name": name, "kind": kind}, "size": 16, "text": "a", "fill": {"colour": (0, 0, 0, 1)}}
    plain = dict.fromkeys(("rise", "bold", "italic", "underline", "strike", "caps", "spacing", "highlight", "link"), 0)
    line = {"runs": [plain | font], "line": 20, "before": 0, "left": 0, "indent": 0, "level": 0, "align": "left"}
    text = body({"paragraphs": [{**line, "rtl": False, "bullet": None}]}, "en", str)
    assert f'<a:latin typeface="{name}" pitchFamily="{pitch}"' in text


def test_a_list_is_one_text_with_levels(slides: list[Any]) -> None:
    paragraphs = shape_with(slides[0], "deeper").text_frame.paragraphs
    assert [(each.text, each.level) for each in paragraphs] == [("one", 0), ("deep", 1), ("deeper", 2), ("two", 0)]
    marks = [re.search(r"<a:bu(AutoNum|Char) [^>]*>", each._p.xml) for each in paragraphs]
    assert ['startAt="2"' in mark[0] if mark else None for mark in (marks[0], marks[3])] == [False, True]
    assert [mark[1] if mark else None for mark in marks] == ["AutoNum", "Char", "Char", "AutoNum"]
    lefts = [int(each._p.pPr.get("marL")) for each in paragraphs]
    assert lefts[0] == lefts[3] < lefts[1] < lefts[2]


def test_a_table_is_a_table(slides: list[Any]) -> None:
    table = next(shape.table for shape in slides[1].shapes if shape.has_table)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Name", "Size"], ["a", "12"]]
    assert table.cell(1, 1).text_frame.paragraphs[0].runs[0].font.bold
    assert table.cell(1, 1).text_frame.paragraphs[0].alignment == 3  # to the right


def test_code_is_coloured_runs_a_paragraph_a_line(slides: list[Any]) -> None:
    paragraphs = shape_with(slides[1], "const").text_frame.paragraphs
    assert [each.text for each in paragraphs] == ["const x = 1", "", "f(x)"]
    assert len({str(run.font.color.rgb) for run in paragraphs[0].runs}) > 1


def test_pictures_have_alternative_text_and_are_cropped(slides: list[Any]) -> None:
    whole, half = picture_with(slides[1], "a red square"), picture_with(slides[1], "half of it")
    assert [round(side, 3) for side in (whole.crop_top, half.crop_top, half.crop_left, half.crop_bottom)] == [
        0,
        0.25,
        0,
        0.25,
    ]
    assert (half.width, half.height) == (100 * PIXEL, 50 * PIXEL)
    assert drawing_of(half) == RED
    assert half.image.content_type == "image/png"


def test_formulas_and_drawings_stand_for_themselves(slides: list[Any]) -> None:
    formula = drawing_of(picture_with(slides[1], "\\frac{1}{2}"))
    assert formula.count("<path ") == 2
    assert formula.count("<rect ") == 1
    drawing = drawing_of(picture_with(slides[1], "drawn words"))
    assert 'fill="rgb(239,68,68)"' in drawing
    assert ">drawn words</text>" in drawing
    assert not re.search(r"class=|style=|currentColor", drawing)


def test_boxes_are_shapes_where_they_lie(slides: list[Any]) -> None:
    box = next(shape for shape in slides[1].shapes if shape.left == 701 * PIXEL)
    assert (box.top, box.width, box.height) == (301 * PIXEL, 198 * PIXEL, 78 * PIXEL)  # a line lies on an edge
    assert 'prst="roundRect"' in box._element.xml
    assert (str(box.fill.fore_color.rgb), str(box.line.color.rgb), box.line.width) == ("00FF00", "0000FF", 2 * PIXEL)
    turned = next(shape for shape in slides[1].shapes if shape.rotation)
    assert (round(turned.rotation), turned.left, turned.top) == (30, 700 * PIXEL, 400 * PIXEL)
    assert [str(stop.color.rgb) for stop in turned.fill.gradient_stops] == ["FF0000", "0000FF"]
    assert round(shape_with(slides[1], "turned").rotation) == 30


def test_only_what_cannot_be_said_is_a_picture(slides: list[Any]) -> None:
    assert [len(list(pictures(slide))) for slide in slides] == [0, 4, 1]
    blurred = picture_with(slides[2], "not sharp")
    assert blurred.width < 320 * PIXEL
    assert blurred.height < 50 * PIXEL


PAINTED = """\
---
layout: two-cols
---

# Left

- $\\pi$
- words

::right::

# Right

## Below

<p style="background: linear-gradient(90deg, red, blue) rgb(1, 2, 3); background-clip: text; color: transparent">
cut out</p>

Some <span v-mark.circle.red="0">marked words</span> in a line.

---

|   |   |
|---|---|
| a | b |

<div style="height: 30px; overflow: hidden">

one line

no line

</div>
<p style="text-align: center">centred words
<svg width="200" height="20" style="display: inline"><rect width="200" height="20"/></svg></p>
<pre style="width: 200px; overflow: hidden">Begin the line that nobody reads to its very last</pre>

---

# $x^2$
"""


def test_what_is_seen_is_there_and_nothing_else(tmp_path: Path) -> None:
    status, (first, second, third), _ = exported(tmp_path, text=PAINTED)
    assert status == 0
    titles = [shape for shape in first.placeholders if shape.placeholder_format.type == PLACE.TITLE]
    assert [shape.text_frame.text for shape in titles] == ["Left", "Right", "Below"]
    assert first.shapes.title.text_frame.text == "Left"
    assert "buChar" in shape_with(first, "\u00a0").text_frame.paragraphs[0]._p.xml  # a mark beside a formula
    assert "010203" not in first._element.xml
    assert shape_with(first, "marked words").text_frame.text == "Some marked words in a line."
    circle = next(picture for picture in pictures(first) if "stroke=" in drawing_of(picture))
    assert circle.left < shape_with(first, "marked words").left + 100 * PIXEL
    assert circle.width > 60 * PIXEL
    table = next(shape.table for shape in second.shapes if shape.has_table)
    assert all('sz="100"' in cell._tc.xml for cell in table.rows[0].cells)
    words = " ".join(shape.text_frame.text for shape in second.shapes if shape.has_text_frame)
    assert "one line" in words
    assert "Begin" in words
    assert not re.search("no line|very last", words)
    centred = shape_with(second, "centred words")
    assert "x" in third.shapes.title.text_frame.text
    assert third.shapes.title.top < 0  # above the slide, on which the formula is
    assert centred.left + centred.width / 2 < 400 * PIXEL  # the slide's middle is at 490: half the drawing's width less


def test_notes_are_kept(slides: list[Any]) -> None:
    assert slides[0].notes_slide.notes_text_frame.text == "Say **hello**."
    assert not slides[1].has_notes_slide


def test_clicks_a_range_and_dark_colours(tmp_path: Path) -> None:
    status, slides, show = exported(tmp_path, "--with-clicks", "--range", "1", "--dark")
    assert status == 0
    assert (show.slide_width, show.slide_height) == (980 * PIXEL, 552 * PIXEL)
    late = [
        any("late words" in shape.text_frame.text for shape in slide.shapes if shape.has_text_frame) for slide in slides
    ]
    assert late == [False, True]
    assert str(slides[0].background.fill.fore_color.rgb) == "121212"
    assert run_with(slides[0], "inside")._r.rPr.hlinkClick is None  # that slide is not there


def test_words_that_the_file_lacks_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def without_lists(*given: Any) -> list[measure.Measured]:
        found = measure.measure(*given)
        for each in found:
            each.items[:] = [item for item in each.items if "deep" not in str(item)]
        return found

    monkeypatch.setattr(presentation, "measure", without_lists)
    status, _, _ = exported(tmp_path, "--range", "1")
    assert status == 1
    assert "error[not-in-export]: slide 1: the PPTX lacks 'deep', 'deeper', 'two'" in capsys.readouterr().err


def test_the_package_that_is_missing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("deckc.cli.export.find_spec", lambda name: None)
    (tmp_path / "talk.md").write_text("# One\n", encoding="utf-8")
    assert run(["export", str(tmp_path / "talk.md"), "--format", "pptx-editable"]) == 3
    assert "pip install 'deckc[pptx]'" in capsys.readouterr().err


def test_the_starter_is_text(tmp_path: Path) -> None:
    """Each heading in a title's place; a picture as large as the slide only where the deck has one."""
    assert run(["new", str(tmp_path / "new")]) == 0
    assert run(["export", str(tmp_path / "new"), "--format", "pptx-editable", "-o", str(tmp_path / "new.pptx")]) == 0
    show = Presentation(str(tmp_path / "new.pptx"))
    assert all(slide.shapes.title is not None and slide.shapes.title.text_frame.text for slide in show.slides)
    large = [
        [shape for shape in pictures(slide) if shape.width * shape.height > 0.9 * show.slide_width * show.slide_height]
        for slide in show.slides
    ]
    assert [len(found) for found in large] == [1, *[0] * (len(show.slides) - 1)]
