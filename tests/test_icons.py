"""Icons: collections in packages and beside a deck, stand-ins, and what of drawings reaches the page."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from case_files import Case, check, ids, read_cases
from deckc.build import build
from deckc.files import Files
from deckc.icons import Drawing, IconName, Icons, archive, icon_of_class, icon_of_tag, sources
from deckc.icons.drawing import drawing_of
from deckc.icons.emoji import emoji_drawing
from deckc.icons.sources import SOURCES, brand_color, installed, names_in, packaged
from deckc.icons.stand_ins import stand_in, table
from deckc.icons.svg import drawing_of_svg

COLLECTION = {
    "prefix": "mdi",
    "icons": {
        "home": {"body": '<path fill="currentColor" d="M0 0"/>'},
        "bad": {"body": '<g onload="a()"><script>b()</script><a href="javascript:c()"/><use href="#x"/></g>'},
        "wide": {"body": "<path/>", "width": 48, "hFlip": True},
    },
    "aliases": {"house": {"parent": "home"}, "turned": {"parent": "house", "rotate": 1}, "lost": {"parent": "lost"}},
    "width": 24,
    "height": 24,
}


# Of each collection that packages bring: an icon, the box of its drawing, and how that begins.
PACKAGED = {
    "bi:discord": ("0 0 16 16", '<g fill="currentColor"><path d="M13.5'),
    "fa-brands:github": ("0 0 496 512", '<g fill="currentColor" transform="matrix(1 0 0 -1 0 448)"><path d="M'),
    "fa-regular:bell": ("0 0 448 512", '<g fill="currentColor" transform="matrix(1 0 0 -1 0 448)"><path d="M'),
    "fa-solid:home": ("0 0 576 512", '<g fill="currentColor" transform="matrix(1 0 0 -1 0 448)"><path d="M'),
    "fa6-brands:github": ("0 0 496 512", '<g fill="currentColor" transform="matrix(1 0 0 -1 0 449)"><path d="M'),
    "fa6-regular:bell": ("0 0 448 512", '<g fill="currentColor" transform="matrix(1 0 0 -1 0 448)"><path d="M'),
    "fa6-solid:house": ("0 0 576 512", '<g fill="currentColor" transform="matrix(1 0 0 -1 0 448)"><path d="M'),
    "heroicons:home": ("0 0 24 24", '<g fill="none" stroke="currentColor" stroke-width="1.5"><path'),
    "heroicons:home-16-solid": ("0 0 16 16", '<g fill="currentColor"><path'),
    "ic:baseline-home": ("0 0 24 24", '<g fill="currentColor"><path'),
    "lucide:house": ("0 0 24 24", '<g fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"'),
    "mdi:home": ("0 0 24 24", '<g fill="currentColor"><path d="M10,20V14H14V20H19V12H22L12,3L2,12H5V20H10Z"'),
    "octicon:mark-github": ("0 0 24 24", '<g fill="currentColor"><path'),
    "octicon:repo-16": ("0 0 16 16", '<g fill="currentColor"><path'),
    "ph:house": ("0 0 256 256", '<g fill="currentColor"><path'),
    "ph:house-fill": ("0 0 256 256", '<g fill="currentColor"><path'),
    "ri:github-line": ("0 0 1200 1200", '<g fill="currentColor" transform="matrix(1 0 0 -1 0 1200)"><path d="M'),
    "simple-icons:vuedotjs": ("0 0 24 24", '<g fill="currentColor"><path d="M24,1.61'),
    "tabler:star": ("0 0 24 24", '<g fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"'),
    "tabler:star-filled": ("0 0 24 24", '<g fill="currentColor"><path'),
}


def icon(name: str) -> IconName:
    return IconName(*name.split(":"))


def deck(folder: Path, text: str) -> Path:
    place = folder / "node_modules" / "@iconify-json" / "mdi"
    place.mkdir(parents=True)
    (place / "icons.json").write_text(json.dumps(COLLECTION))
    (folder / "talks").mkdir()
    entry = folder / "talks" / "slides.md"
    entry.write_text(text)
    return entry


@pytest.mark.parametrize(
    ("tag", "icon"),
    [
        ("mdi-home", IconName("mdi", "home")),
        ("MdiHomeOutline", IconName("mdi", "home-outline")),
        ("carbon:add", IconName("carbon", "add")),
        ("mdi-light-home", IconName("mdi-light", "home")),
        ("fa6-solid-x", IconName("fa6-solid", "x")),
        ("icon", None),
        ("mdi-", None),
        ("nothing:home", None),
    ],
)
def test_tags(tag: str, icon: IconName | None) -> None:
    assert icon_of_tag(tag) == icon


@pytest.mark.parametrize(
    ("token", "icon"),
    [
        ("i-mdi-home", IconName("mdi", "home")),
        ("i-mdi:home", IconName("mdi", "home")),
        ("dark:i-mdi-home?mask", IconName("mdi", "home")),
        ('[i-mdi-home=""]', IconName("mdi", "home")),
        ("hi-mdi-home", None),
        ("i-mdi", None),
    ],
)
def test_classes(token: str, icon: IconName | None) -> None:
    assert icon_of_class(token) == icon


def test_drawings_beside_the_deck_are_shown(tmp_path: Path) -> None:
    result = build(deck(tmp_path, '# A <mdi-house class="big" /> <mdi-bad/>\n\n<div class="i-mdi-home w-8" />\n'))
    assert not result.problems
    html = result.slides[0].html
    assert 'viewBox="0 0 24 24" width="1.2em" height="1.2em" class="slidev-icon big"><path fill="currentColor"' in html
    assert '<g><use href="#x"></use></g>' in html
    sheets = [str(artifact.data) for artifact in result.artifacts if isinstance(artifact.data, bytes)]
    assert any(".i-mdi-home{mask:url(" in sheet for sheet in sheets)


def test_a_name_that_the_collection_lacks(tmp_path: Path) -> None:
    (found,) = build(deck(tmp_path, "# A <mdi-hom/>\n")).problems
    assert (found.code, found.hint) == ("icon-not-drawn", "did you mean 'home'?")


def test_a_collection_that_is_none_leaves_the_package(tmp_path: Path) -> None:
    entry = deck(tmp_path, "")
    (tmp_path / "node_modules/@iconify-json/mdi/icons.json").write_text("[")
    assert Icons((entry.parent,), Files()).find(IconName("mdi", "home")).drawing == packaged(IconName("mdi", "home"))


@pytest.mark.parametrize(
    ("name", "body", "box"),
    [
        ("home", '<path fill="currentColor" d="M0 0"/>', "0 0 24 24"),
        ("turned", '<g transform="rotate(90 12.0 12.0)"><path fill="currentColor" d="M0 0"/></g>', "0 0 24 24"),
        (
            "wide",
            '<g transform="translate(24.0 12.0) scale(-1 1) translate(-24.0 -12.0)"><path/></g>',
            "0 0 48 24",
        ),
        ("lost", None, ""),
    ],
)
def test_aliases_and_turns(name: str, body: Any, box: str) -> None:
    drawing = drawing_of(name, COLLECTION)
    assert (drawing and drawing.body) == body
    assert drawing is None or drawing.view_box == box


@pytest.mark.parametrize("name", PACKAGED)
def test_drawings_of_packages(name: str) -> None:
    drawing = packaged(icon(name))
    assert drawing is not None
    box, beginning = PACKAGED[name]
    assert drawing.view_box == box
    assert drawing.body.startswith(beginning)


def test_each_collection_of_a_package_is_tried_and_lists_its_icons() -> None:
    assert {icon(name).collection for name in PACKAGED} == set(SOURCES)
    for name in PACKAGED:
        assert {icon(name).name, f"{icon(name).name}-24"} & set(names_in(icon(name).collection)), name


@pytest.mark.parametrize("name", ["mdi:hom", "mdi:../mdi", "ph:house-filled", "lucide:", "nobodys:home", "ri:qqqq"])
def test_drawings_that_packages_have_not(name: str) -> None:
    assert packaged(icon(name)) is None


def test_a_package_that_is_not_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(
        sources, "installed", lambda collection: None if collection == "lucide" else installed(collection)
    )
    sources.packaged.cache_clear()
    found = Icons((tmp_path,), Files()).find(IconName("lucide", "house"))
    sources.packaged.cache_clear()
    assert (found.code, found.message) == ("icon-stand-in", "'ph:house' stands in for 'lucide:house'")
    assert found.hint == "`pip install lucide` brings its own drawing"


@pytest.mark.parametrize(
    ("name", "code", "told"),
    [
        ("mdi:arrow-rigth", "icon-not-drawn", "did you mean 'arrow-right'?"),
        ("mdi:account-grup", "icon-not-drawn", "did you mean 'account-group'?"),
        ("mdi:github-circle", "icon-stand-in", "'mdi:github' stands in for 'mdi:github-circle'"),
        ("ri:twitter-x-line", "icon-stand-in", "'fa6-brands:x-twitter' stands in for 'ri:twitter-x-line'"),
        ("ri:bluesky-fill", "icon-stand-in", "'simple-icons:bluesky' stands in for 'ri:bluesky-fill'"),
        ("ri:qqqq", "icon-not-drawn", "`deckc add @iconify-json/ri` brings the newest edition"),
    ],
)
def test_names_that_a_collection_lacks(name: str, code: str, told: str, tmp_path: Path) -> None:
    found = Icons((tmp_path,), Files()).find(icon(name))
    assert found.code == code
    assert told in (found.message, found.hint)


def test_a_brand_has_its_colour_where_the_collection_is_in_colour(tmp_path: Path) -> None:
    icons = Icons((tmp_path,), Files())
    colored, plain = (icons.find(IconName(collection, "vue")).drawing for collection in ("logos", "bxl"))
    assert colored is not None
    assert plain is not None
    assert colored.body == plain.body.replace("currentColor", brand_color("vuedotjs") or "")
    assert "currentColor" not in colored.body
    assert "currentColor" in plain.body


@pytest.mark.parametrize("case", read_cases("icons/stand-ins.txt"), ids=ids)
def test_stand_ins(case: Case, renew: bool) -> None:
    names = [line.partition(" ")[0] for line in case.input.splitlines()]
    found = [stand_in(icon(name), lambda other: packaged(other) is not None) for name in names]
    check(case, "".join(f"{each or '-'}\n" for each in found), renew)


def test_the_drawings_that_stand_in_are_there() -> None:
    assert not [str(drawing) for drawing in table().values() if packaged(drawing) is None]


@pytest.mark.parametrize("case", read_cases("icons/emoji.txt"), ids=ids)
def test_emoji(case: Case, renew: bool) -> None:
    found = [emoji_drawing(icon(name)) for name in case.input.split()]
    characters = [re.search(r">([^<]+)</text>", unquote(each.body)) if each else None for each in found]
    check(case, "".join(f"{match[1] if match else '-'}\n" for match in characters), renew)


def test_files_out_of_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "icons.zip"
    with ZipFile(path, "w") as file:
        file.comment = b"of nobody"
        file.writestr("greenhouse.svg", b"a")
        file.writestr("house.svg.txt", b"b")
        file.writestr("house.svg", b"c" * 999, ZIP_DEFLATED)
    assert [archive.member(path, name) for name in ("house.svg", "greenhouse.svg", "use.svg")] == [
        b"c" * 999,
        b"a",
        None,
    ]
    assert list(archive.entries(path)) == ["greenhouse.svg", "house.svg.txt", "house.svg"]
    (tmp_path / "none.zip").write_bytes(b"none")
    assert archive.member(tmp_path / "none.zip", "house.svg") is None


@pytest.mark.parametrize(
    ("text", "box", "body"),
    [
        ('<svg viewBox="0 0 9 9"><path d=""/></svg>', "0 0 9 9", '<g fill="currentColor"><path d=""/></g>'),
        (
            "<svg width='9' height='8'><title>A</title><!-- b -->\n <g/>\n</svg>",
            "0 0 9 8",
            '<g fill="currentColor"><g/></g>',
        ),
        (
            '<svg fill="none" stroke="#000" class="a"><g/></svg>',
            "0 0 24 24",
            '<g fill="none" stroke="currentColor"><g/></g>',
        ),
        ('<svg><g fill="#000080"/><g fill="black"/></svg>', "0 0 24 24", '<g fill="#000080"/><g fill="currentColor"/>'),
    ],
)
def test_svg_files(text: str, box: str, body: str) -> None:
    drawing = drawing_of_svg(text)
    assert drawing is not None
    assert (drawing.view_box, drawing.body) == (box, body)
    assert drawing_of_svg("<p>") is None


def test_a_picture_of_an_emoji_is_in_the_page_and_of_a_box(tmp_path: Path) -> None:
    entry = tmp_path / "slides.md"
    entry.write_text('# A <twemoji-rocket/>\n\n<div class="i-noto:rocket" />\n\n---\n\n# B <twemoji-rocket/>\n')
    result = build(entry)
    assert [found.message for found in result.problems] == [
        "the emoji of the viewer's system stands in for 'twemoji:rocket'",
        "the emoji of the viewer's system stands in for 'noto:rocket'",
    ]
    assert '<image width="32" height="32" href="data:image/svg+xml,' in result.slides[0].html
    sheets = [str(artifact.data) for artifact in result.artifacts if isinstance(artifact.data, bytes)]
    assert any(".i-noto\\\\:rocket{background:url(" in sheet for sheet in sheets)


def test_the_page_about_icons_names_each_collection_and_its_package() -> None:
    root = Path(__file__).parent.parent
    rows = re.findall(
        r"^\| (`.*`) \| `([\w-]+)` \| (.*) \|$", (root / "docs/icons.md").read_text(encoding="utf-8"), re.M
    )
    told = {name: (package, where) for names, package, where in rows for name in re.findall(r"`([\w-]+)`", names)}
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    core, extra = project["dependencies"], project["optional-dependencies"]["icons"]
    for collection, source in SOURCES.items():
        package, where = told.pop(collection)
        assert package == source.package
        named = {re.split("[>=<]", each)[0] for each in (core if where == "deckc" else extra)}
        assert package in named, f"{package} comes with {where}?"
    assert not told


def test_icons_by_way_of_shortcuts_and_apply(tmp_path: Path) -> None:
    entry = tmp_path / "slides.md"
    entry.write_text('<i class="mine" /><i class="yours" />\n\n<style>\n.yours { @apply i-mdi-home; }\n</style>\n')
    (tmp_path / "uno.config.ts").write_text("export default { shortcuts: { mine: 'i-mdi-account text-xl' } }\n")
    result = build(entry)
    assert not result.problems
    sheets = "".join(str(artifact.data) for artifact in result.artifacts if artifact.path.suffix == ".css")
    assert re.search(r"\.mine\{[^}]*mask:url\(", sheets)
    assert re.search(r"\.yours[^{]*\{[^}]*mask:url\(", sheets)


@pytest.mark.parametrize(
    ("box", "tag", "css"),
    [
        ("0 0 24 24", ("1.2em", "1.2em"), ("1em", "1em")),
        ("0 0 576 512", ("1.36em", "1.2em"), ("1.13em", "1em")),
        ("0 0 512 168", ("3.66em", "1.2em"), ("3.05em", "1em")),
        ("0 0 256 221", ("1.4em", "1.2em"), ("1.16em", "1em")),
    ],
)
def test_boxes_are_as_wide_as_slidev_makes_them(box: str, tag: tuple[str, str], css: tuple[str, str]) -> None:
    assert (Drawing("", box).size(1.2), Drawing("", box).size(1)) == (tag, css)


@pytest.mark.parametrize(
    ("mode", "name"), [("", "background"), ("auto", "background"), ("bg", "background"), ("mask", "mask")]
)
def test_drawings_in_colour_may_be_masks(mode: str, name: str) -> None:
    assert Drawing('<path fill="red"/>', "0 0 9 9").declarations(mode)[0][0] == name
