"""Fonts: the families a deck names become files, rules and stacks; what cannot be had is said."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from case_files import Case, check, ids, read_cases
from deckc import vendored
from deckc.config import Options
from deckc.disk.files import Files
from deckc.pipeline import build
from deckc.style.fonts import FontPlaces, families_of, find_package, fonts, near_faces, touches
from deckc.write import write

needs_fonts = pytest.mark.skipif("fonts" in vendored.missing_parts(), reason="installed without a network")


@dataclass(frozen=True)
class Settings:
    """Font settings as the configuration resolves them."""

    sans: Sequence[str] = ('"Tiny"', "sans-serif")
    serif: Sequence[str] = ("serif",)
    mono: Sequence[str] = ("monospace",)
    webfonts: Sequence[str] = ("Tiny",)
    weights: Sequence[str] = ("200", "400", "600")
    italic: bool = False
    provider: str = "google"


LATIN, GREEK = "U+0000-00FF,U+2191", "U+0370-03FF"


def package(folder: Path, name: str, slices: Sequence[str], **facts: Any) -> Path:
    """A package of Fontsource: descriptions, a licence, and files that are no fonts."""
    root = folder / "node_modules" / name
    (root / "files").mkdir(parents=True)
    plain = name.rpartition("/")[2]
    known = {"id": plain, "subsets": ["latin", "greek"], "weights": [400, 700, 900], "styles": ["normal", "italic"]}
    (root / "metadata.json").write_text(json.dumps(known | {"variable": False} | facts))
    (root / "unicode.json").write_text(json.dumps({"greek": GREEK, "latin": LATIN}))
    (root / "LICENSE").write_text("free")
    for each in slices:
        (root / "files" / f"{plain}-{each}.woff2").write_bytes(each.encode())
    return root


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """Two families: Tiny in three fixed weights and an italic, Tiny Variable with two axes."""
    fixed = [f"{part}-{weight}-normal" for part in ("latin", "greek") for weight in (400, 700, 900)]
    package(tmp_path, "@fontsource/tiny", [*fixed, "latin-400-italic"])
    axes = {"wght": {"min": "200", "max": "900"}, "opsz": {"min": "6", "max": "12"}}
    package(tmp_path, "@fontsource-variable/wide", ["latin-wght-normal", "latin-opsz-normal"], variable=axes)
    package(tmp_path, "@fontsource/wide", ["latin-400-normal"])
    return tmp_path


@pytest.mark.parametrize("case", read_cases("fonts/families.txt"), ids=ids)
def test_families(case: Case, installed: Path, renew: bool) -> None:
    """The first line is the slides' HTML, the rest is settings."""
    html, _, text = case.input.partition("\n")
    settings = yaml.safe_load(text) or {}
    bundle = fonts(
        Settings(**settings), html, Files(), FontPlaces((installed,)), author_names_provider="provider" in settings
    )
    lines = [
        " ".join(line.split())
        for line in bundle.css.replace(";\n", "; ").replace("{\n", "{ ").splitlines()
        if line.startswith("@font-face")
    ]
    lines += [f"{artifact.path}" for artifact in bundle.artifacts]
    lines += [f"link {address}" for address in bundle.links]
    lines += [f"{found.severity}[{found.code}] {found.message} ({found.hint})" for found in bundle.problems]
    lines += [f"{kind}: {stack}" for kind, stack in bundle.stacks.items() if "stand-in" in stack]
    check(case, "".join(f"{line}\n" for line in lines), renew)


@pytest.mark.parametrize(
    ("spans", "text", "touched"),
    [
        ("U+0000-00FF, U+2191", "a", True),
        ("U+0000-00FF,U+2191", "↑", True),
        ("U+0100-01FF,U+2191", "a→", False),
        ("u+4??", "ж", True),
        ("u+4??", "a", False),
        ("U+10FFFF", "a", False),
        ("", "a", True),
    ],
)
def test_ranges(spans: str, text: str, touched: bool) -> None:
    assert touches(spans, sorted(map(ord, text))) is touched


def test_a_package_that_is_none_leaves_the_next_one(installed: Path) -> None:
    (installed / "talk").mkdir()
    for facts in ("[]", "{", '{"id": "wide", "subsets": [], "weights": [], "styles": [], "variable": {}}'):
        (installed / "node_modules/@fontsource-variable/wide/metadata.json").write_text(facts)
        found = find_package("Wide", [installed / "talk"], Files())
        assert found is not None
        assert not found.is_variable
    assert find_package("../Wide", [installed], Files()) is not None  # its letters alone are the name
    assert find_package("日本", [installed], Files()) is None


def test_slices_that_are_numbered(tmp_path: Path) -> None:
    root = package(tmp_path, "@fontsource/many", ["0-400-normal", "1-400-normal"])
    (root / "unicode.json").write_text(json.dumps({"[0]": "U+4E00-4EFF", "[1]": "U+61", "latin": "U+62"}))
    found = find_package("Many", [tmp_path], Files())
    assert found is not None
    assert [face.path.name for face in found.faces([400], False, "a", Files())] == ["many-1-400-normal.woff2"]


def test_the_stacks_are_variables(tmp_path: Path) -> None:
    css = fonts(Settings(webfonts=[]), "", Files(), FontPlaces((tmp_path,))).css
    assert css.split("\n")[:3] == [
        ":root {",
        '  --deckc-font-sans: "Tiny", sans-serif;',
        "  --deckc-font-serif: serif;",
    ]


def test_families_that_style_sheets_bring() -> None:
    assert families_of(
        "@font-face { font-weight: 400; font-family: 'Virgil' } @font-face{font-family:\"A B\"}\n"
        '@font-face { src: url(x); font-family: Plain Name; } p { font-family: "None" }\n'
        '@import url("https://fonts.googleapis.com/css2?family=Open+Sans:wght@400&family=Lato&display=swap");\n'
        '<link href="https://fonts.bunny.net/css?family=inter&amp;family=Fira%20Mono:400">'
    ) == {"Virgil", "A B", "Plain Name", "Open Sans", "Lato", "inter", "Fira Mono"}


def test_a_family_that_the_deck_defines_is_left_to_it(tmp_path: Path) -> None:
    entry = tmp_path / "slides.md"
    entry.write_text("---\nfonts: {sans: montserrat, mono: Virgil}\n---\n\n# One `code`\n")
    (tmp_path / "style.css").write_text(
        "@font-face { font-family: Montserrat; src: url(./m.woff2) }\n"
        "@font-face { font-family: 'Virgil'; src: url(./m.woff2) }"
    )
    (tmp_path / "m.woff2").write_bytes(b"m")
    result = build(entry, options=Options(single_file=True))
    assert not result.problems
    (page,) = (artifact.data for artifact in result.artifacts if artifact.path.name == "index.html")
    assert isinstance(page, bytes)
    assert b"(stand-in)" not in page
    assert page.count(b"@font-face") == 2


def test_a_missing_family_is_told_where_it_is_named(tmp_path: Path) -> None:
    entry = tmp_path / "slides.md"
    entry.write_text(
        "---\nfonts:\n  sans: Arial\n  custom: [Tahoma, Gone Bold]\n  mono: Lato, Gone\n---\n\n# Gone Bold `x`\n"
    )
    found = [(each.message.split("'")[1], each.span and each.span.line) for each in build(entry).problems]
    assert found == [("Lato", 5), ("Gone", 5), ("Gone Bold", 4)]


@needs_fonts
def test_two_builds_give_the_same_files_and_need_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = tmp_path / "slides.md"
    entry.write_text("---\nfonts: {serif: PT Serif}\n---\n\n# Ж → *λ* `x`\n\n<p class='font-serif'>✓ **b**</p>\n")
    made = []
    for name in ("one", "two"):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / name))
        write(build(entry).artifacts, tmp_path / f"{name}-site")
        made.append({path.name: path.read_bytes() for path in (tmp_path / f"{name}-site").rglob("*.woff2")})
        assert not [*(tmp_path / name).rglob("*font*")]
    assert made[0] == made[1]
    assert {"nunito-sans-cyrillic-wght-normal.woff2", "fira-code-latin-wght-normal.woff2"} <= set(made[0])
    assert "nunito-sans-vietnamese-wght-normal.woff2" not in made[0]


NEAR = """<style>{rules} p {{ width: 434px; font-size: 17.6px; line-height: normal }}</style>
<p style="font-family: Real">{text}</p><p style="font-family: '{family} (stand-in)'">{text}</p>
<p style="font-family: monospace">{text}</p>"""


@needs_fonts
@pytest.mark.browser
@pytest.mark.parametrize("family", ["Nunito Sans", "PT Serif", "Fira Code"])
def test_a_stand_in_takes_as_much_room(family: str, page: Page, tmp_path: Path) -> None:
    """Compared with the family itself: lines are as high and as many."""
    package = find_package(family, (), Files())
    assert package
    (face,) = package.faces([400], False, "a", Files())
    rules = f'@font-face {{ font-family: Real; src: url("{face.path.as_uri()}") }}'
    rules += "".join(near_faces(family, italic=False))
    text = (
        "A family that cannot be had falls back to a font of near metrics, so that lines break where they would. " * 4
    )
    (tmp_path / "near.html").write_text(NEAR.format(rules=rules, text=text, family=family))
    page.goto((tmp_path / "near.html").as_uri())
    page.evaluate("document.fonts.ready")
    real, near, other = page.evaluate("[...document.querySelectorAll('p')].map(p => p.getBoundingClientRect().height)")
    assert near == real
    assert other != real


@needs_fonts
@pytest.mark.browser
def test_a_deck_shows_its_fonts_without_network(page: Page, tmp_path: Path) -> None:
    deck = tmp_path / "slides.md"
    deck.write_text("---\nlayout: default\nfonts: {mono: PT Mono}\n---\n\ncab *abc* **b** `abc` Ж →\n")
    write(build(deck).artifacts, tmp_path / "dist")
    page.set_viewport_size({"width": 980, "height": 552})
    page.context.set_offline(True)
    page.goto((tmp_path / "dist/index.html").as_uri())
    loaded = page.evaluate(
        "document.fonts.ready.then(all =>"
        " [...all].filter(face => face.status == 'loaded').map(face => face.family.replaceAll('\"', '') +"
        " ' ' + face.style + ' ' + face.weight).sort())"
    )
    assert loaded == [
        "Nunito Sans italic 200 1000",
        "Nunito Sans normal 200 1000",
        "Nunito Sans normal 200 1000",
        "PT Mono normal 400",
    ]
    # every letter of PT Mono is 0.6 em wide, and there are four pixels beside code
    width = page.evaluate("document.querySelector('code').getBoundingClientRect().width")
    assert width == pytest.approx(3 * 0.6 * 15.84 + 12, abs=0.1)
