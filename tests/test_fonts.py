"""Fonts: the families a deck names become files, rules and stacks; what cannot be had is said."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from playwright.sync_api import Page

from case_files import Case, check, ids, read_cases
from deckc.build import build
from deckc.files import Files
from deckc.style.font_metrics import Kind
from deckc.style.font_slices import alphabets_of
from deckc.style.fonts import fonts, package_of
from deckc.style.near_fonts import kind_of, near_faces
from deckc.write import write


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


def draw(file: Path, letters: str, axes: list[tuple[str, int, int, int, str]] | None = None) -> None:
    """A font whose letters are all the same triangle."""
    names = [".notdef", *(f"u{ord(letter):04X}" for letter in letters)]
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((500, 0))
    pen.lineTo((250, 700))
    pen.closePath()
    glyph = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): name for letter, name in zip(letters, names[1:], strict=True)})
    builder.setupGlyf(dict.fromkeys(names, glyph))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Tiny", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    if axes:
        builder.setupFvar(axes, [])
        builder.setupGvar({name: [] for name in names})
    builder.save(file)


def package(folder: Path, name: str, files: list[dict[str, Any]], **more: Any) -> None:
    """A font package as they come from PyPI: a folder of data."""
    root = folder / f"fontpkg_{name}"
    root.mkdir()
    (root / "__init__.py").write_text("raise ImportError('fonts are read, never imported')")
    (root / "LICENSE").write_text("free")
    (root / "metadata.json").write_text(json.dumps({"files": files, "axes": [], **more}))


@pytest.fixture(autouse=True)
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two families: Tiny in three fixed weights and an italic, Tiny Variable with two axes."""
    fixed = [("Regular", "normal", 400), ("Bold", "normal", 700), ("Black", "normal", 900), ("Italic", "italic", 400)]
    package(
        tmp_path,
        "tiny",
        [
            {"path": f"Tiny-{name}.ttf", "style": style, "weight": weight, "variable": False}
            for name, style, weight in fixed
        ],
    )
    for name, *_ in fixed:
        draw(tmp_path / f"fontpkg_tiny/Tiny-{name}.ttf", f" abcéжλ{name[0]}")
    axes = [{"tag": "wght", "min": 200.0, "max": 900.0}, {"tag": "opsz", "min": 6.0, "max": 12.0}]
    variable = {"path": "TinyVariable[opsz,wght].ttf", "style": "normal", "weight": None, "variable": True}
    package(tmp_path, "tiny_variable", [variable], axes=axes)
    weight, size = ("wght", 200, 400, 900, "Weight"), ("opsz", 6, 12, 12, "Size")
    draw(tmp_path / "fontpkg_tiny_variable/TinyVariable[opsz,wght].ttf", " abc", [weight, size])
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


@pytest.mark.parametrize("case", read_cases("fonts/families.txt"), ids=ids)
def test_families(case: Case, renew: bool) -> None:
    """The first line is the slides' HTML, the rest is settings."""
    html, _, text = case.input.partition("\n")
    settings = yaml.safe_load(text) or {}
    bundle = fonts(Settings(**settings), html, Files(), author_names_provider="provider" in settings)
    lines = [
        " ".join(line.split())
        for line in bundle.css.replace(";\n", "; ").replace("{\n", "{ ").splitlines()
        if line.startswith("@font-face")
    ]
    lines += [f"{artifact.path}" for artifact in bundle.artifacts]
    lines += [f"link {address}" for address in bundle.links]
    lines += [f"{found.severity}[{found.code}] {found.message} ({found.hint})" for found in bundle.problems]
    text = "".join(f"{line}\n" for line in lines)
    text = re.sub(r"-[0-9a-f]{9}\.woff2", "-DIGEST.woff2", text)  # the drawn fonts carry the hour
    text = re.sub(r"(unicode-range: U\+\w+)[^;]*", r"\1…", text)
    check(case, text, renew)


def test_a_slice_has_its_alphabet_and_the_weight_axis_alone(installed: Path) -> None:
    from io import BytesIO

    from fontTools.ttLib import TTFont

    fixed, *_ = fonts(Settings(), "<p>aж</p>", Files()).artifacts
    variable, *_ = fonts(Settings(webfonts=["Tiny Variable"]), "<p>a</p>", Files()).artifacts
    assert isinstance(fixed.data, bytes)
    assert isinstance(variable.data, bytes)
    assert {chr(point) for point in TTFont(BytesIO(fixed.data)).getBestCmap()} == set(" abcéR")
    assert [axis.axisTag for axis in TTFont(BytesIO(variable.data))["fvar"].axes] == ["wght"]


def test_the_second_build_cuts_nothing(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = fonts(Settings(), "<p>aж</p>", Files())
    monkeypatch.setattr("deckc.style.font_slices.cut", lambda *_: pytest.fail("cut again"))
    assert fonts(Settings(), "<p>aж</p>", Files()) == first


def test_a_cache_that_cannot_be_written_is_done_without(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (installed / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(installed / "file"))
    assert len(fonts(Settings(), "<p>a</p>", Files()).artifacts) == 3


def test_alphabets() -> None:
    assert alphabets_of("a") == ("latin",)
    assert alphabets_of("ař ж → 日 λ 🎉") == (
        "latin",
        "latin-ext",
        "greek",
        "cyrillic",
        "more",
    )
    assert alphabets_of("∮") == ("symbols",)


def test_the_stacks_are_variables() -> None:
    css = fonts(Settings(webfonts=[]), "", Files()).css
    assert css.split("\n")[:3] == [
        ":root {",
        '  --deckc-font-sans: "Tiny", sans-serif;',
        "  --deckc-font-serif: serif;",
    ]


def test_fonts_that_are_cut_load_no_font_library(installed: Path) -> None:
    import_fonts = "import sys; from deckc.files import Files; from deckc.style.font_slices import slices"
    cut = f"{import_fonts}; list(slices(__import__('pathlib').Path(sys.argv[1]), 'a', Files()))"
    refuse = "; assert not {'fontTools', 'fontpkg'} & set(sys.modules)"
    font = str(installed / "fontpkg_tiny/Tiny-Regular.ttf")
    subprocess.run([sys.executable, "-c", cut, font], check=True)
    subprocess.run([sys.executable, "-c", cut + refuse, font], check=True)


@pytest.mark.parametrize(
    ("family", "listed", "kind"),
    [
        ("Inter", "serif", "sans"),
        ("Unheard", "serif", "serif"),
        ("Unheard Mono", "sans", "mono"),
        ("Unheard Sans", "serif", "sans"),
        ("Unheard Serif", "sans", "serif"),
        ("Unheard Sans Mono", "sans", "mono"),
        ("Codec", "sans", "sans"),
    ],
)
def test_the_kind_of_a_family(family: str, listed: Kind, kind: Kind) -> None:
    assert kind_of(family, listed) == kind


def test_a_family_stays_inside_its_rule() -> None:
    (rule, *_) = near_faces('a"; } * { color: red', "sans", italic=False)
    assert rule.startswith('@font-face {\n  font-family: "a\\22 ; } * { color: red";\n')


NEAR = """<style>{rules} p {{ width: 434px; font-size: 17.6px; line-height: normal }}</style>
<p style="font-family: Real">{text}</p><p style="font-family: '{family}'">{text}</p>
<p style="font-family: monospace">{text}</p>"""


@pytest.mark.browser
@pytest.mark.parametrize("family", ["Nunito Sans", "PT Serif", "Fira Code"])
def test_a_stand_in_takes_as_much_room(family: str, page: Page, tmp_path: Path) -> None:
    """Compared with the family itself, whose letters the test knows of: lines are as high and as many."""
    folder = package_of(family)
    assert folder
    described = json.loads((folder / "metadata.json").read_text())
    file = next(
        file["path"] for file in described["files"] if file["style"] == "normal" and file["weight"] in (None, 400)
    )
    rules = f'@font-face {{ font-family: Real; src: url("{(folder / file).as_uri()}") }}'
    rules += "".join(near_faces(family, "sans", italic=False))
    text = (
        "A family that cannot be had falls back to a font of near metrics, so that lines break where they would. " * 4
    )
    (tmp_path / "near.html").write_text(NEAR.format(rules=rules, text=text, family=family))
    page.goto((tmp_path / "near.html").as_uri())
    page.evaluate("document.fonts.ready")
    real, near, other = page.evaluate("[...document.querySelectorAll('p')].map(p => p.getBoundingClientRect().height)")
    assert near == real
    assert other != real


@pytest.mark.browser
def test_a_deck_shows_its_fonts_without_network(page: Page, tmp_path: Path) -> None:
    deck = tmp_path / "slides.md"
    deck.write_text(
        "---\nlayout: default\nfonts: {sans: Tiny, mono: Tiny Variable, weights: 400}\n---\n\ncab *abc* `abc`\n"
    )
    write(build(deck).artifacts, tmp_path / "dist")
    page.set_viewport_size({"width": 980, "height": 552})
    page.context.set_offline(True)
    page.goto((tmp_path / "dist/index.html").as_uri())
    loaded = page.evaluate(
        "document.fonts.ready.then(all =>"
        " [...all].filter(face => face.status == 'loaded').map(face => face.family.replaceAll('\"', '') +"
        " ' ' + face.style).sort())"
    )
    assert loaded == ["Tiny Variable normal", "Tiny italic", "Tiny normal"]
    # every letter of the drawn fonts is 0.6 em wide
    widths = page.evaluate("[...document.querySelectorAll('em, code')].map(e => e.getBoundingClientRect().width)")
    assert widths == [pytest.approx(3 * 0.6 * 17.6, abs=0.1), pytest.approx(3 * 0.6 * 15.84 + 12, abs=0.1)]
