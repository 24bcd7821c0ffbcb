"""Assets: what an address becomes, what is copied, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from case_files import Case, check, ids, read_cases
from deckc.assets import Assets
from deckc.disk.files import Files
from deckc.model import Fragment, Span, Stylesheet

# The deck that the cases speak of; contents by file.
DECK = {
    "public/car.jpg": "car",
    "public/img/sea view.png": "sea",
    "public/img/a.svg": "a",
    "pic.png": "pic",
    "copy-of-pic.png": "pic",
    "img/x.v2.png": "x",
    "parts/near.png": "near",
    "theme/public/logo.svg": "logo",
    "theme/styles/grain.png": "grain",
}


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    for name, content in DECK.items():
        file = tmp_path / "deck" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
    (tmp_path / "secret.png").write_text("secret")
    (tmp_path / "deck/link.png").symlink_to(tmp_path / "secret.png")
    return tmp_path / "deck"


def assets_of(deck: Path, prefix: str = "") -> Assets:
    public = [(deck / "theme/public", "theme"), (deck / "public", "")]
    return Assets(deck, public, Files(), folders=[deck / "theme"], prefix=prefix)


def said(assets: Assets) -> str:
    return "".join(
        f"{found.severity}[{found.code}] {found.message}" + (f" ({found.hint})" if found.hint else "") + "\n"
        for found in assets.problems()
    )


@pytest.mark.parametrize("case", read_cases("assets/addresses.txt"), ids=ids)
def test_address(case: Case, deck: Path, renew: bool) -> None:
    """Each line is an address, after the file that names it where that is not the deck."""
    assets = assets_of(deck)
    lines = []
    for line in case.input.splitlines():
        url, _, file = line.partition(" <- ")
        lines.append(f"{assets.of(deck / (file or 'slides.md'))(url, None)}\n")
    check(case, "".join(lines) + said(assets), renew)


@pytest.mark.parametrize("case", read_cases("assets/css.txt"), ids=ids)
def test_css(case: Case, deck: Path, renew: bool) -> None:
    assets = assets_of(deck)
    check(
        case,
        assets.css(case.input, Stylesheet(deck / "theme/styles/index.css", case.input, "theme")) + said(assets),
        renew,
    )


def test_a_folder_stands_for_its_page_and_other_folders_for_themselves(deck: Path) -> None:
    (deck / "plot").mkdir()
    (deck / "plot/index.html").write_text("plot")
    assets = assets_of(deck)
    page = assets.of(deck / "slides.md")("./plot/index.html", None)
    links = [assets.link(url, deck / "slides.md", None) for url in ("./plot/", "plot/?a#b", "./none/", "/", "./")]
    assert links == [page, f"{page}?a#b", None, None, None]
    assert not assets.problems()


def test_html_loads_files_of_the_site(deck: Path) -> None:
    text = """<link href="/car.jpg"><a href="/car.jpg"></a><!-- <img src="x"> --><script src='https://a.example/x.js'></script>
<img alt="a" SRC='pic.png'><img src="gone.png">"""
    assets = assets_of(deck)
    assert assets.html(Fragment(deck / "index.html", text, 3, 5)) == (
        """<link href="car.jpg"><a href="/car.jpg"></a><!-- <img src="x"> --><script src='https://a.example/x.js'></script>
<img alt="a" SRC="assets/pic-2255c8b5.png"><img src="gone.png">"""
    )
    assert [(found.code, found.span) for found in assets.problems()] == [
        ("missing-asset", Span(deck / "index.html", 4, 38, 4, 46))
    ]


def test_places_in_css_are_lines_of_their_file(deck: Path) -> None:
    assets = assets_of(deck)
    text = "a{}\nb{background:url(gone.png)}"
    assets.css(text, Stylesheet(deck / "style.css", text, "deck", line=10))
    assert [found.span for found in assets.problems()] == [Span(deck / "style.css", 11, 18, 11, 26)]


def test_public_folders_are_copied_whole(deck: Path) -> None:
    (deck / "public/.hidden").touch()
    paths = {str(artifact.path): artifact.data for artifact in assets_of(deck).artifacts()}
    assert paths == {
        "car.jpg": deck / "public/car.jpg",
        "img/a.svg": deck / "public/img/a.svg",
        "img/sea view.png": deck / "public/img/sea view.png",
        "theme/logo.svg": deck / "theme/public/logo.svg",
    }


def test_one_content_is_stored_once(deck: Path) -> None:
    assets = assets_of(deck)
    of_deck = assets.of(deck / "slides.md")
    assert of_deck("pic.png", None) == of_deck("./copy-of-pic.png", None)
    assert [str(found.path) for found in assets.artifacts() if "assets" in found.path.parts] == [
        "assets/pic-2255c8b5.png"
    ]


def test_a_name_changes_with_its_content(deck: Path) -> None:
    before = assets_of(deck).of(deck / "slides.md")("pic.png", None)
    (deck / "pic.png").write_text("another")
    assert assets_of(deck).of(deck / "slides.md")("pic.png", None) != before


def test_addresses_take_the_sites_base(deck: Path) -> None:
    asset = assets_of(deck, "/talks/").of(deck / "slides.md")
    assert [asset("/car.jpg", None), asset("https://a.example/b.png", None)] == ["/talks/car.jpg", None]


def test_remote_addresses_are_listed(deck: Path) -> None:
    assets = assets_of(deck)
    span = Span(deck / "slides.md", 3)
    for url in ("https://a.example/b.png", "//c.example/d", "data:image/png;base64,AA", "#top", "mailto:a@b.example"):
        assert assets.of(deck / "slides.md")(url, span) is None
    assert [(use.url, use.span) for use in assets.remote] == [
        ("https://a.example/b.png", span),
        ("//c.example/d", span),
    ]


def test_links_out_of_the_deck_are_not_copied(deck: Path, tmp_path: Path) -> None:
    (deck / "public/leak.png").symlink_to(tmp_path / "secret.png")
    assets = assets_of(deck)
    assert "leak.png" not in {str(artifact.path) for artifact in assets.artifacts()}
    assert said(assets) == (
        "error[asset-outside] leak.png is not read: it lies outside the project (copy it beside the deck)\n"
    )


def test_a_deck_may_show_files_of_its_project(deck: Path, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert assets_of(deck).of(deck / "slides.md")("../secret.png", None) == "assets/secret-2bb80d53.png"


def test_a_public_folder_that_is_a_link_is_not_copied(tmp_path: Path) -> None:
    deck, elsewhere = tmp_path / "deck", tmp_path / "elsewhere"
    deck.mkdir()
    elsewhere.mkdir()
    (elsewhere / "key").touch()
    (deck / "public").symlink_to(elsewhere)
    assets = Assets(deck, [(deck / "public", "")], Files())
    assert (assets.artifacts(), [found.code for found in assets.problems()]) == ((), ["asset-outside"])


def test_the_same_problem_at_two_places_is_said_twice(deck: Path) -> None:
    assets = assets_of(deck)
    for line in (1, 2, 2):
        assets.of(deck / "slides.md")("gone.png", Span(deck / "slides.md", line))
    assert [found.span and found.span.line for found in assets.problems()] == [1, 2]


def test_an_address_below_the_sites_base_is_a_public_file(deck: Path) -> None:
    assets = Assets(deck, [(deck / "public", "")], Files(), base="/talk/")
    here = deck / "slides.md"
    assert assets.resolve("/talk/img/a.svg", here, None) == "img/a.svg"
    assert assets.resolve("/img/a.svg", here, None) == "img/a.svg"
    assert assets.resolve("/talk/nowhere.svg", here, None) is None
    assert [found.code for found in assets.problems()] == ["missing-asset"]


def test_a_link_brings_a_file_and_a_lost_one_is_said(deck: Path) -> None:
    assets = assets_of(deck)
    led = [
        assets.link(url, deck / "slides.md", None) for url in ("pic.png", "/car.jpg", "2", "/2", "v1.2", "#a", "a.b/")
    ]
    assert led == ["assets/pic-2255c8b5.png", "car.jpg", None, None, None, None, None]
    assert not assets.problems()
    for url in (
        "./lost.pdf",
        "lost.txt#2",
        "./lost.html",
        "/elsewhere.html",
        "../index.html",
        "https://a.example/b.pdf",
    ):
        assert assets.link(url, deck / "slides.md", None) is None
    assert [found.message for found in assets.problems()] == [
        "this link leads to no file: './lost.pdf'",
        "this link leads to no file: 'lost.txt'",
        "this link leads to no file: './lost.html'",
    ]


def test_a_page_comes_with_what_it_loads(deck: Path) -> None:
    files = {
        "plot/index.html": '<link href="../lib/a.css?v=1"><script src="./m.js"></script>'
        '<img srcset="a.png 1x, b.png 2x">'
        "<script>d3.csv('data.csv'); fetch('https://a.example/x.csv'); read('.env', '../../secret.png')</script>",
        "lib/a.css": "@import 'b.css'; p { background: url(../pic.png) }",
        "lib/b.css": "",
        "plot/m.js": 'import x from "./sub/n.js"; const own = "package.json"',
        "plot/sub/n.js": "",
        "plot/a.png": "a",
        "plot/b.png": "b",
        "plot/data.csv": "1",
        "plot/package.json": "{}",
        "plot/.env": "KEY",
        "plot/unnamed.png": "u",
    }
    for name, content in files.items():
        (deck / name).parent.mkdir(exist_ok=True)
        (deck / name).write_text(content)
    assets = assets_of(deck)
    address = assets.of(deck / "slides.md")("./plot/index.html", None)
    assert address is not None
    folder = address.removesuffix("plot/index.html")
    copied = {
        str(artifact.path).removeprefix(folder) for artifact in assets.artifacts() if "index" in str(artifact.path)
    }
    unseen = {"plot/package.json", "plot/.env", "plot/unnamed.png"}
    assert copied == files.keys() - unseen | {"pic.png"}
    (deck / "plot/data.csv").write_text("2")
    assert assets_of(deck).of(deck / "slides.md")("./plot/index.html", None) != address


def test_a_page_that_names_too_much_comes_alone(deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckc.web.frame_files.MOST_FILES", 2)
    monkeypatch.setattr("deckc.assets.assets.MOST_FILES", 2)
    names = [f"{number}.png" for number in range(4)]
    for name in names:
        (deck / name).touch()
    (deck / "many.html").write_text("".join(f'<img src="{name}">' for name in names))
    assets = assets_of(deck)
    address = assets.of(deck / "slides.md")("many.html", None)
    assert address is not None
    assert address.startswith("assets/many-")
    assert address.count("/") == 1
    [found] = assets.problems()
    assert (
        found.message
        == "'many.html' loads more than is copied with a page in a frame (2 files, 200 MB): it is copied alone"
    )


def test_hidden_files_of_public_that_hosts_want_are_published(deck: Path) -> None:
    for name in (".nojekyll", ".env", ".DS_Store", ".well-known/security.txt", "img/.hidden"):
        (deck / "public" / name).parent.mkdir(exist_ok=True)
        (deck / "public" / name).touch()
    assets = assets_of(deck)
    hidden = {str(artifact.path) for artifact in assets.artifacts() if "/." in f"/{artifact.path}"}
    assert hidden == {".nojekyll", ".well-known/security.txt"}
    assert said(assets) == "info[hidden-file] hidden files of public/ are not published: .env\n"
