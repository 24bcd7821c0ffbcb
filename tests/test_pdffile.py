"""PDF files: read, made smaller and written again, they show and say what the browser printed."""

from __future__ import annotations

import io
import re
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from deckc.export.pdffile.compression import make_smaller
from deckc.export.pdffile.objects import Pdf, PdfError, Ref, content, parse, read, stream, string, write
from deckc.export.pdffile.page_text import has_ink, text_of
from deckc.export.verification import plain
from deckc.pipeline import build
from deckc.write import write as write_site
from likeness import pages_of, ssim

PAGES = """\
# Tags &amp; **fonts** for all: fi ffi Ä é ß

Some `code` in a *line* and <span class="opacity-50">a faint one</span>, [a link](https://example.com)

```js
const answer = (x) => x !== 42 ? "no" : 'yes' // ❤
```

---

# Second

$\\sum_{i=1}^n \\sqrt{x_i}$

<svg width="90" height="60"><path d="M1.234567 2.345678C30 50 60 1 88.8 58.7" stroke="red" fill="none"/></svg>
"""


@pytest.fixture(scope="module")
def printed(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A deck as Chromium prints it: tagged, with variable fonts."""
    folder = tmp_path_factory.mktemp("printed")
    (folder / "deck.md").write_text(PAGES, encoding="utf-8")
    result = build(folder / "deck.md")
    write_site(result.artifacts, folder / "site")
    page = chromium.new_page()
    page.goto(f"{(folder / 'site' / 'index.html').as_uri()}#/print")
    page.wait_for_selector("#print-container")
    page.evaluate("deck.ready(20000)")
    data = page.pdf(prefer_css_page_size=True, print_background=True, tagged=True)
    page.close()
    return data


def smaller(data: bytes) -> tuple[Pdf, bytes]:
    pdf = read(data)
    make_smaller(pdf)
    return pdf, write(pdf)


@pytest.mark.browser
def test_what_is_made_smaller_looks_the_same(printed: bytes) -> None:
    _, made = smaller(printed)
    assert len(made) < len(printed) / 2
    for one, other in zip(pages_of(printed), pages_of(made), strict=True):
        assert ssim(one, other) > 0.99


@pytest.mark.browser
def test_outlines_become_fonts_whose_text_is_found(printed: bytes) -> None:
    _, made = smaller(printed)
    assert b"/Type3" in printed
    reader = PdfReader(io.BytesIO(made), strict=True)
    fonts: list[Any] = [font for page in reader.pages for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    kinds = {font.get_object()["/Subtype"] for font in fonts}
    assert "/Type1" in kinds
    assert "/Type3" not in kinds
    first = reader.pages[0].extract_text()
    assert "Tags & fonts for all: fi ffi Ä é ß" in first
    assert plain("const answer = (x) => x !== 42 ? \"no\" : 'yes' // ❤") in plain(first)
    with_pdfium = pypdfium2.PdfDocument(made)[0].get_textpage().get_text_range()
    assert plain("Tags & fonts for all: fi ffi Ä é ß") in plain(with_pdfium)


@pytest.mark.browser
def test_tags_and_links_are_kept(printed: bytes) -> None:
    _, made = smaller(printed)
    before, after = PdfReader(io.BytesIO(printed)), PdfReader(io.BytesIO(made), strict=True)
    trees = [str(reader.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]) for reader in (before, after)]  # type: ignore[index]
    assert [re.findall(r"\((\d+)", tree) for tree in trees] == [re.findall(r"\((\d+)", trees[0])] * 2
    assert after.pages[0]["/Annots"][0]["/A"]["/URI"] == "https://example.com/"  # type: ignore[index]


@pytest.mark.browser
def test_text_is_what_a_whole_library_finds(printed: bytes) -> None:
    pdf, made = smaller(printed)
    others = [plain(page.extract_text()) for page in PdfReader(io.BytesIO(made)).pages]
    own = [plain(text_of(pdf, page)) for _, page in pdf.pages()]
    assert sorted(own[0]) == sorted(others[0])
    assert [has_ink(pdf, page) for _, page in pdf.pages()] == [True, True]


def small_file() -> Pdf:
    """Two empty pages, the second below a node of its own."""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/Resources<</Font<<>>>>>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]/Contents 6 0 R>>",
        4: b"<</Type/Pages/Parent 2 0 R/Kids[5 0 R]/Count 1>>",
        5: b"<</Type/Page/Parent 4 0 R/MediaBox[0 0 10 10]>>",
        6: stream(b"q 0 0 10 10 re f Q\n" * 9),
        7: b"<</Title(x)>>",
    }
    return Pdf(objects, 1, 7)


def test_a_file_of_many_objects_is_read_by_others() -> None:
    pdf = small_file()
    refs = [pdf.add(b"<</Number %d>>" % number) for number in range(900)]
    pdf.objects[1] = b"<</Type/Catalog/Pages 2 0 R/Ours[%s]>>" % b" ".join(b"%d 0 R" % ref.number for ref in refs)
    reader = PdfReader(io.BytesIO(write(pdf)), strict=True)
    assert len(reader.pages) == 2
    assert [item.get_object()["/Number"] for item in reader.root_object["/Ours"]] == list(range(900))  # type: ignore[attr-defined]
    assert reader.pages[0].get_contents().get_data().startswith(b"q 0 0 10 10 re f Q")  # type: ignore[union-attr]


def test_pages_are_found_in_their_order() -> None:
    pdf = small_file()
    assert [number for number, _ in pdf.pages()] == [3, 5]
    assert pdf.pages()[1][1]["Resources"] == {"Font": {}}
    assert has_ink(pdf, pdf.pages()[0][1])
    assert not has_ink(pdf, pdf.pages()[1][1])


def test_values_are_read_and_written() -> None:
    said = rb"<</A[1 -.5 true null/N#20x<48 69>(a\(b)]/B<</C 12 0 R>>/Empty[]>>"
    assert parse(said) == {"A": [1, -0.5, True, None, "/N#20x", b"Hi", rb"a\(b"], "B": {"C": Ref(12)}, "Empty": []}
    assert string("a (b) \\") == rb"(a \(b\) \\)"
    assert string("é中") == b"<FEFF00E94E2D>"
    assert content(stream(b"x" * 99 + b"\n\r\n")) == b"x" * 99 + b"\n\r\n"
    assert content(b"<</Length 3>>stream\n\n\r\n\nendstream") == b"\n\r\n"


@pytest.mark.parametrize("data", [b"", b"no", b"%PDF-1.4\nstartxref\n12\n%%EOF", b"%PDF-1.4\nhalf of a fi"])
def test_what_is_no_whole_file_is_refused(data: bytes) -> None:
    with pytest.raises(PdfError):
        read(data)
