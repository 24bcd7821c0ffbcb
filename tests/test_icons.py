"""Icons: collections in packages and beside a deck, stand-ins, and what of drawings reaches the page."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from case_files import Case, check, ids, read_cases
from deckc import vendored
from deckc.disk.files import Files
from deckc.icons import Drawing, IconName, Icons, icon_of_class, icon_of_tag
from deckc.icons.carried_icons import Pack, pack_of
from deckc.icons.drawing import drawing_of
from deckc.icons.emoji import emoji_drawing
from deckc.icons.installed import icon_in
from deckc.icons.stand_ins import stand_in, table
from deckc.pipeline import build
from deckc.vendored.packs.icons import pack
from icon_uses import share_drawn

needs_icons = pytest.mark.skipif(
    "icons" in vendored.missing_parts(), reason="this checkout was installed without a network"
)

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
        ('[i~="mdi-home"]', IconName("mdi", "home")),
        ('[un-i~="dark:mdi-home"]', IconName("mdi", "home")),
        ('[id~="mdi-home"]', None),
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


@needs_icons
def test_a_collection_that_is_none_leaves_that_of_deckc(tmp_path: Path) -> None:
    entry = deck(tmp_path, "")
    (tmp_path / "node_modules/@iconify-json/mdi/icons.json").write_text("[")
    drawing = Icons((entry.parent,), Files()).find(IconName("mdi", "home")).drawing
    assert drawing is not None
    assert drawing.body.startswith('<path fill="currentColor" d="M10 20v-6')


def test_icons_by_an_attribute(tmp_path: Path) -> None:
    result = build(deck(tmp_path, '<div i="mdi-home dark:mdi-house" class="w-8" />\n\n<div i="mdi-hom" />\n'))
    assert [(found.code, found.span and found.span.line) for found in result.problems] == [("icon-not-drawn", 3)]
    sheets = [artifact.data for artifact in result.artifacts if isinstance(artifact.data, bytes)]
    for selector in (b'\n[i~="mdi-home"]{mask:url(', b'.dark [i~="dark\\:mdi-house"]'):
        assert any(selector in sheet for sheet in sheets), selector


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


@pytest.mark.parametrize("form", [{"indent": "\t"}, {"indent": 2}, {}])
def test_one_icon_out_of_a_file_of_many(form: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "icons.json"
    author = {"author": {"name": "home", "url": ""}, "home": {"body": "of nobody"}}
    path.write_text(json.dumps({"info": author, **COLLECTION}, **form))
    state = Files().state(path)
    for name in ("home", "house", "turned", "wide", "lost", "author", "body", ""):
        assert drawing_of(name, icon_in(path, state, name)) == drawing_of(name, COLLECTION), name


def test_a_pack_draws_what_its_collection_draws(tmp_path: Path) -> None:
    many = {f"icon-{number:04}": {"body": f"<path d='M{number * 7919} {number}'/>" * 9} for number in range(2000)}
    collection = {**COLLECTION, "icons": {**many, **COLLECTION["icons"], "large": {"body": "x" * 999}}}  # type: ignore[dict-item]
    chars = {"1f469-200d-1f4bb": "large", "1f600": "home"}
    files = {"icons.json": json.dumps(collection).encode(), "chars.json": json.dumps(chars).encode()}
    packed = pack(files, largest=900, without=["icon-*7"])
    assert packed == pack(files, largest=900, without=["icon-*7"])
    (tmp_path / "icons.pack").write_bytes(packed["icons.pack"])
    found = Pack(tmp_path / "icons.pack")
    for name in ("home", "house", "turned", "wide", "lost", "nobody", "", "zzz", *list(many)[::97]):
        expected = None if name.endswith("7") else drawing_of(name, collection)
        assert drawing_of(name, found.icon(name)) == expected, name
    assert [found.left_out(name) for name in ("large", "icon-0007", "home", "nobody")] == ["👩‍💻", "", None, None]
    assert sorted({*collection["icons"], *COLLECTION["aliases"]}) == list(found.names())  # type: ignore[misc]


def test_names_of_a_pack_that_share_their_words(tmp_path: Path) -> None:
    names = "a a-b a-b-c a-b-c-d a-b-d a-bb a-c ab ab-b b-a-b b-a-c-b b-a-c-c-b b-b c-b-c c-c c-c-b".split()
    collection = {"icons": {name: {"body": f"<{name}/>"} for name in names}}
    (tmp_path / "icons.pack").write_bytes(pack({"icons.json": json.dumps(collection).encode()})["icons.pack"])
    found = Pack(tmp_path / "icons.pack")
    assert list(found.names()) == names
    for name in (*names, "b", "b-c", "a-b-b", "a-c-b", "c", "c-b", "b-a", "b-a-c", "a-b-c-b", "a-", "-", "c-c-c"):
        drawing = drawing_of(name, found.icon(name))
        assert (drawing and drawing.body) == (f"<{name}/>" if name in names else None), name


@needs_icons
@pytest.mark.parametrize(
    ("name", "box", "beginning"),
    [
        ("carbon:add", "0 0 32 32", '<path fill="currentColor"'),
        ("mdi:github-circle", "0 0 24 24", '<path fill="currentColor"'),
        ("ph:house-duotone", "0 0 256 256", '<g fill="currentColor"><path'),
        ("svg-spinners:3-dots-fade", "0 0 24 24", '<circle cx="4"'),
        ("bi:discord", "0 0 16 16", '<path fill="currentColor"'),
        ("logos:vue", "0 0 256 221", '<path fill="#41b883"'),
    ],
)
def test_drawings_that_deckc_carries(name: str, box: str, beginning: str) -> None:
    drawing = Icons((), Files()).find(icon(name)).drawing
    assert drawing is not None
    assert drawing.view_box == box
    assert drawing.body.startswith(beginning)


@needs_icons
def test_most_icons_that_decks_use_are_the_very_drawings() -> None:
    assert share_drawn() >= 0.95, share_drawn()


@needs_icons
def test_a_collection_that_nobody_brings(tmp_path: Path) -> None:
    found = Icons((tmp_path,), Files()).find(IconName("lucide", "house"))
    assert (found.code, found.message) == ("icon-stand-in", "'ph:house' stands in for 'lucide:house'")
    assert found.hint == "`deckc add @iconify-json/lucide` brings its own drawing"


@needs_icons
@pytest.mark.parametrize(
    ("name", "code", "told"),
    [
        ("mdi:arrow-rigth", "icon-not-drawn", "did you mean 'arrow-right'?"),
        ("mdi:account-grup", "icon-not-drawn", "did you mean 'account-group'?"),
        ("mdi:x-twitter", "icon-stand-in", "'ri:twitter-x-fill' stands in for 'mdi:x-twitter'"),
        ("logos:firefox", "icon-stand-in", "'mdi:firefox' stands in for 'logos:firefox'"),
        ("ri:qqqq", "icon-not-drawn", "'ri' has no icon 'qqqq'"),
        (
            "vscode-icons:file-type-vue",
            "icon-not-drawn",
            "`deckc add @iconify-json/vscode-icons` brings its own drawing",
        ),
    ],
)
def test_names_that_a_collection_lacks(name: str, code: str, told: str, tmp_path: Path) -> None:
    found = Icons((tmp_path,), Files()).find(icon(name))
    assert found.code == code
    assert told in (found.message, found.hint)


def test_an_installation_without_icons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vendored, "DATA", tmp_path)
    pack_of.cache_clear()
    icons = Icons((tmp_path,), Files())
    found = [icons.find(icon(name)).code for name in ("mdi:home", "twemoji:rocket", "logos:vue")]
    pack_of.cache_clear()
    assert found == ["icon-not-drawn"] * 3


@needs_icons
@pytest.mark.parametrize("case", read_cases("icons/stand-ins.txt"), ids=ids)
def test_stand_ins(case: Case, renew: bool) -> None:
    names = [line.partition(" ")[0] for line in case.input.splitlines()]
    found = [stand_in(icon(name), Icons((), Files()).has) for name in names]
    check(case, "".join(f"{each or '-'}\n" for each in found), renew)


@needs_icons
def test_the_drawings_that_stand_in_are_there() -> None:
    icons = Icons((), Files())
    assert not [str(drawing) for drawing in table().values() if not icons.has(drawing)]


@needs_icons
@pytest.mark.parametrize("case", read_cases("icons/emoji.txt"), ids=ids)
def test_emoji(case: Case, renew: bool) -> None:
    found = [emoji_drawing(icon(name)) for name in case.input.split()]
    characters = [re.search(r">([^<]+)</text>", unquote(each.body)) if each else None for each in found]
    check(case, "".join(f"{match[1] if match else '-'}\n" for match in characters), renew)


@needs_icons
def test_a_picture_of_an_emoji_is_in_the_page_and_of_a_box(tmp_path: Path) -> None:
    entry = tmp_path / "slides.md"
    entry.write_text(
        '# A <twemoji-woman-student/>\n\n<div class="i-noto:woman-student" />\n\n---\n\n# <lucide-house/>\n'
    )
    result = build(entry)
    (found,) = result.problems
    assert found.message == (
        "3 icons are shown by others: the emoji of the viewer's system stands in for 'twemoji:woman-student'; "
        "the emoji of the viewer's system stands in for 'noto:woman-student'; 'ph:house' stands in for 'lucide:house'"
    )
    assert found.hint is not None
    assert found.hint.startswith("`deckc add @iconify-json/twemoji @iconify-json/noto @iconify-json/lucide` brings")
    assert '<image width="32" height="32" href="data:image/svg+xml,' in result.slides[0].html
    sheets = [str(artifact.data) for artifact in result.artifacts if isinstance(artifact.data, bytes)]
    assert any(".i-noto\\\\:woman-student{background:url(" in sheet for sheet in sheets)


@needs_icons
def test_the_page_about_icons_names_each_collection_that_deckc_carries() -> None:
    page = (Path(__file__).parent.parent / "docs/icons.md").read_text(encoding="utf-8")
    told = {name for row in re.findall(r"^\| (`.*`) \|", page, re.M) for name in re.findall(r"`([\w-]+)`", row)}
    carried = {name.removeprefix("@iconify-json/") for name in vendored.packages("icons")}
    assert carried <= told


@needs_icons
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
