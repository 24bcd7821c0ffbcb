"""Themes: found by name and path, and what a chain of folders offers together."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page

from case_files import Case, check, ids, lay_out, read_cases
from deckc.cli import run
from deckc.diagnostics import Diagnostic
from deckc.disk.files import Files
from deckc.disk.paths import THEMES
from deckc.model import Span, Stylesheet, Theme
from deckc.pipeline import build
from deckc.theme import describe_themes, load_theme
from deckc.write import write


def load(name: str, root: Path) -> tuple[Theme, tuple[Diagnostic, ...]]:
    addons = [(addon, None) for addon in name.split()[1:]]
    return load_theme(name.split(maxsplit=1)[0], root, Files(), span=Span(root / "slides.md", 2, 8), addons=addons)


def described(theme: Theme, problems: tuple[Diagnostic, ...], root: Path) -> str:
    """What is not of the base theme, a line each, and the problems."""
    lines = [
        f"{kind} {key}: {place(part.path, root)} ({part.kind}, {part.origin})"
        for kind, parts in (("layout", theme.layouts), ("component", theme.components))
        for key, part in sorted(parts.items())
        if part.origin != "base"
    ]
    lines += [f"layer {key}: {place(part.path, root)}" for key, parts in theme.layers.items() for part in parts]
    lines += [f"style {place(sheet.path, root)}: {squeeze(sheet)}" for sheet in theme.styles if sheet.origin != "base"]
    lines += [f"defaults: {theme.defaults}"] if theme.defaults else []
    lines += [f"schema: {theme.color_schema}"] if theme.color_schema != "both" else []
    lines += [f"public: {place(folder, root)} -> {target or '.'}" for folder, target in theme.public]
    parts = ((where, part) for where, parts in (("head", theme.head), ("body", theme.body)) for part in parts)
    lines += [f"{where} {place(part.path, root)}:{part.line}:{part.column}: {part.html}" for where, part in parts]
    for found in problems:
        span = found.span
        lines.append(f"{found.severity}[{found.code}] {found.message} ({found.hint})")
        lines += [f"  at {place(span.file, root)}:{span.line}"] if span and span.file else []
    return "".join(f"{line}\n" for line in lines)


def squeeze(sheet: Stylesheet) -> str:
    css = " ".join(sheet.css.split())
    return css if len(css) < 80 else "…"


def place(path: Path, root: Path) -> str:
    if path.is_relative_to(root):
        return path.relative_to(root).as_posix()
    return "<themes>/" + path.relative_to(THEMES.resolve()).as_posix()


@pytest.mark.parametrize("case", read_cases("theme/chain.txt"), ids=ids)
def test_a_chain_offers(case: Case, tmp_path: Path, renew: bool) -> None:
    name = lay_out(case.input, tmp_path)
    check(case, described(*load(name, tmp_path), tmp_path), renew)


def test_the_base_has_every_built_in_layout() -> None:
    theme, problems = load_theme("none", THEMES / "base", Files())
    names = """404 center cover default end error fact full iframe iframe-left iframe-right image image-left image-right
               intro none quote section statement two-cols two-cols-header""".split()
    assert (sorted(theme.layouts), problems) == (names, ())


def test_without_a_theme_there_is_no_typography(tmp_path: Path) -> None:
    for name in (None, "none"):
        theme, _ = load_theme(name, tmp_path, Files())
        assert "layouts-base.css" not in {sheet.path.name for sheet in theme.styles}


@pytest.mark.parametrize("name", ["default", "seriph"])
def test_official_themes_bring_typography_before_their_own_rules(name: str, tmp_path: Path) -> None:
    theme, _ = load_theme(name, tmp_path, Files())
    sheets = [sheet.path for sheet in theme.styles]
    own = [index for index, path in enumerate(sheets) if path.parent.parent.name == name]
    assert sheets.index((THEMES / "base/styles/layouts-base.css").resolve()) < min(own)


def test_seriph_stands_on_default(tmp_path: Path) -> None:
    theme, _ = load_theme("seriph", tmp_path, Files())
    assert {name: theme.layouts[name].path.parent.parent.name for name in ("cover", "intro", "center")} == {
        "cover": "seriph",
        "intro": "default",
        "center": "base",
    }
    assert theme.defaults["fonts"]["sans"] == "PT Serif"


def test_a_themes_own_example_reads_its_folder_once(tmp_path: Path) -> None:
    (tmp_path / "theme.yaml").touch()
    (tmp_path / "style.css").write_text("a{}")
    (tmp_path / "public").mkdir()
    theme, _ = load_theme("./", tmp_path, Files())
    assert [sheet.path for sheet in theme.styles if sheet.origin != "base"] == [tmp_path / "style.css"]
    assert theme.public == ((tmp_path / "public", ""),)


def test_what_was_looked_for_is_on_record(tmp_path: Path) -> None:
    files = Files()
    load_theme("./mine", tmp_path, files)
    assert {tmp_path / "mine/theme.yaml", tmp_path / "style.css", tmp_path / "layouts"} <= files.seen


def test_a_stylesheet_is_not_followed_out_of_its_folder(tmp_path: Path) -> None:
    deck = tmp_path / "deck"
    deck.mkdir()
    (tmp_path / "secret.css").write_text("a{}")
    (deck / "link.css").symlink_to(tmp_path / "secret.css")
    (deck / "style.css").write_text("@import './link.css';\n@import '../secret.css';")
    theme, problems = load_theme("none", deck, Files())
    assert all(sheet.origin == "base" for sheet in theme.styles)
    assert [(found.code, found.span and found.span.line) for found in problems] == [
        ("missing-stylesheet", 1),
        ("missing-stylesheet", 2),
    ]


def test_public_is_taken_from_the_project_the_deck_lies_in(tmp_path: Path) -> None:
    project = tmp_path / "project"
    (tmp_path / "public").mkdir()
    (project / "decks").mkdir(parents=True)
    (project / ".git").mkdir()
    assert load_theme("none", project / "decks", Files())[0].public == ()
    (project / "public").mkdir()
    assert load_theme("none", project / "decks", Files())[0].public == ((project / "public", ""),)


def test_list_names_themes_and_what_they_are(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["theme", "list"]) == 0
    assert [line.split()[0] for line in capfd.readouterr().out.splitlines()] == ["default", "seriph"]


@pytest.mark.parametrize(
    ("deck", "after"),
    [
        ("---\ntheme: seriph # ours\n---\n\n# One\n", "---\ntheme: ./seriph-theme # ours\n---\n\n# One\n"),
        ("---\r\ntitle: x\r\n---\r\n", "---\r\ntheme: ./default-theme\r\ntitle: x\r\n---\r\n"),
        ("# One\n", "---\ntheme: ./default-theme\n---\n\n# One\n"),
    ],
)
def test_eject_takes_the_decks_theme_and_sets_it(
    deck: str, after: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("slides.md").write_bytes(deck.encode())
    assert run(["theme", "eject"]) == 0
    assert Path("slides.md").read_bytes() == after.encode()
    assert run(["check", "--strict"]) == 0
    assert run(["theme", "eject"]) == 2  # it is ours already


def test_eject_takes_any_theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    package = Path("node_modules/slidev-theme-plain")
    (package / "node_modules/x").mkdir(parents=True)
    (package / "package.json").write_text('{"name": "slidev-theme-plain", "slidev": {}}')
    assert run(["theme", "eject", "plain", "--dir", "mine"]) == 0
    assert sorted(path.name for path in Path("mine").iterdir()) == ["package.json"]
    Path("slides.md").write_text("---\ntheme: none\n---\n")
    assert run(["theme", "eject"]) == 2


def test_eject_copies_a_theme_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["theme", "eject", "seriph", "mine"]) == 0
    theme, problems = load_theme("./mine", tmp_path, Files())
    assert theme.layouts["cover"].path == tmp_path / "mine/layouts/cover.html"
    assert problems == ()
    assert run(["theme", "eject", "seriph", "mine"]) == 2
    assert run(["theme", "eject", "serif"]) == 2


def test_a_python_package_offers_a_theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(
        """
== acme_slides/__init__.py
raise ImportError("a theme is data")
== acme_slides/style.css
a {}
== acme_slides-1.dist-info/METADATA
Metadata-Version: 2.1
Name: acme-slides
Version: 1
== acme_slides-1.dist-info/entry_points.txt
[deckc.themes]
acme = acme_slides
""",
        tmp_path,
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    theme, problems = load_theme("acme", tmp_path / "deck", Files())
    assert problems == ()
    assert theme.styles[-1].path == tmp_path / "acme_slides/style.css"
    assert "acme" in {described.name for described in describe_themes(tmp_path / "deck", Files())}


@pytest.mark.parametrize("name", ["default", "seriph"])
def test_a_themes_example_shows_it(name: str) -> None:
    result = build(THEMES / name / "example.md")
    assert result.problems == ()
    assert len(result.slides) == 8


CASCADE = """
---
layout: default
---

# one

<p class="text-2xl">text</p>

<button class="mine">b</button>

<a class="text-red-500" href="https://a.example">a</a> <Box class="p-4" />

<style>
h1 { letter-spacing: 7px; color: rgb(0, 0, 3) }
</style>
"""
FOLDER_CASCADE = {
    "theme/theme.yaml": "extends: default",
    "theme/styles/index.css": """.slidev-layout h1 { color: rgb(0, 0, 1); word-spacing: 1px } p { text-indent: 1px }
        .slidev-layout a { color: rgb(0, 0, 4) } :root { --slidev-theme-primary: rgb(7, 7, 7) }""",
    "components/Box.vue": """<template><i>i</i></template>
        <style scoped> i { color: rgb(0, 0, 5); padding: 2px; background: var(--slidev-theme-primary) } </style>""",
    "styles/index.css": "button { letter-spacing: 2px } .slidev-layout h1 { padding-left: 1px }",
    "style.css": """h1 { font-size: 10px; letter-spacing: 2px } .slidev-layout h1 { color: rgb(0, 0, 2) }
        p { text-indent: 2px; font-size: 11px } .text-2xl { font-size: 12px } button { padding: 5px }
        button { letter-spacing: 1px } i { color: rgb(0, 0, 6) }
        * { border-top-width: 3px } body { background: rgb(1, 2, 3) }""",
}
# What wins over what, as in Slidev: selector, property, value, and why.
WINNERS = [
    ("h1", "font-size", "36px", "typography names .slidev-layout: more than a deck's plain element"),
    ("h1", "color", "rgb(0, 0, 3)", "a slide's style comes last"),
    ("h1", "letter-spacing", "7px", "a slide's style comes after the deck's"),
    ("h1", "word-spacing", "1px", "a theme's rule stays where nothing else is said"),
    ("p", "text-indent", "2px", "the deck's styles come after the theme's"),
    ("p", "font-size", "24px", "utilities come after the deck's styles"),
    ("button", "padding-left", "5px", "any rule of a deck wins over the reset"),
    ("button", "border-top-width", "3px", "also where it says less than the reset"),
    ("button", "letter-spacing", "2px", "styles/index.css comes after style.css"),
    ("a", "color", "rgb(0, 0, 4)", "a theme's rule for links names .slidev-layout: more than a utility"),
    ("i", "color", "rgb(0, 0, 5)", "a component's style wins over the deck's"),
    ("i", "padding-left", "2px", "and over utilities on its tag"),
    ("i", "background-color", "rgb(9, 9, 9)", "themeConfig wins over what a theme says on :root"),
    ("body", "background-color", "rgb(1, 2, 3)", "and over the player's"),
]


@pytest.mark.browser
def test_styles_win_over_each_other_as_in_slidev(page: Page, tmp_path: Path) -> None:
    for name, text in {
        **FOLDER_CASCADE,
        "slides.md": CASCADE.replace("layout", "theme: ./theme\nthemeConfig: {primary: 'rgb(9, 9, 9)'}\nlayout", 1),
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text.lstrip())
    write(build(tmp_path / "slides.md").artifacts, tmp_path / "dist")
    page.goto((tmp_path / "dist/index.html").as_uri())
    for selector, name, value, why in WINNERS:
        where = selector if selector == "body" else f".slidev-layout {selector}"
        computed = page.evaluate(
            "([s, n]) => getComputedStyle(document.querySelector(s)).getPropertyValue(n)", [where, name]
        )
        assert computed == value, why


def test_a_file_for_windi_css_leaves_slidevs_own_shortcuts(tmp_path: Path) -> None:
    (tmp_path / "setup").mkdir()
    settings = "export default () => ({ shortcuts: { 'bg-main': 'text-[#405060]', 'my-own': 'p-[7px]' } })"
    (tmp_path / "setup/windicss.ts").write_text(settings)
    (tmp_path / "slides.md").write_text('<p class="my-own">x</p>\n')
    css = "".join(str(part.data) for part in build(tmp_path / "slides.md").artifacts if part.path.suffix == ".css")
    assert "padding:7px" in css
    assert "rgb(64 80 96" not in css


def test_addons_are_named_from_the_folder_above_the_decks_as_in_slidev(tmp_path: Path) -> None:
    deck = tmp_path / "playground"
    for folder, name in ((tmp_path, "one"), (tmp_path / "more", "two"), (deck / "mine", "three")):
        (folder / "components").mkdir(parents=True)
        (folder / "components" / f"{name}.vue").write_text("<template><b/></template>")
        (folder / "package.json").write_text("{}")
    entry = deck / "slides.md"
    entry.write_text("---\naddons: [./, ./more, ./mine]\n---\n\n<One/><Two/><Three/>\n")
    result = build(entry)
    assert not result.problems
    assert result.slides[0].html.count("<b></b>") == 3


def test_the_page_is_coloured_by_a_shortcut_that_a_theme_may_change(page: Page, tmp_path: Path) -> None:
    config = "export default { shortcuts: { 'bg-main': 'bg-[#102030] text-[#405060]' } }"
    (tmp_path / "uno.config.ts").write_text(config)
    (tmp_path / "slides.md").write_text("---\nlayout: default\n---\n\n# A\n")
    write(build(tmp_path / "slides.md").artifacts, tmp_path / "dist")
    page.goto((tmp_path / "dist/index.html").as_uri())
    for selector, name, value in (
        ("body", "background-color", "rgb(16, 32, 48)"),
        (".slidev-slide-content", "background-color", "rgb(16, 32, 48)"),
        (".slidev-layout h1", "color", "rgb(64, 80, 96)"),
    ):
        script = "([s, n]) => getComputedStyle(document.querySelector(s)).getPropertyValue(n)"
        assert page.evaluate(script, [selector, name]) == value


def test_a_deck_names_no_theme_outside_its_project(tmp_path: Path) -> None:
    project, other = tmp_path / "project", tmp_path / "other"
    for folder in (project / "deck/node_modules", project / "shared", other):
        folder.mkdir(parents=True)
    (project / ".git").mkdir()
    (project / "deck/node_modules/linked").symlink_to(other)
    load = partial(load_theme, root=project / "deck", files=Files())
    assert load("../shared")[1] == ()
    assert load("../../other", anywhere=True)[1] == ()
    for name in ("../../other", str(other), "linked"):
        theme, problems = load(name)
        assert [found.code for found in problems] == ["theme-outside"]
        assert other not in theme.folders


def test_packages_above_the_folder_in_which_the_command_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The deck's folder is a relative path then, and `Path("deck").parents` ends at it."""
    packages = tmp_path / "node_modules"
    for file in ("slidev-theme-plain/layouts/wide.vue", "@iconify-json/own/icons.json", "sheets/own.css"):
        (packages / file).parent.mkdir(parents=True)
    (packages / "slidev-theme-plain/layouts/wide.vue").write_text("<template><slot /></template>")
    (packages / "@iconify-json/own/icons.json").write_text('{"prefix": "own", "icons": {"x": {"body": "<path/>"}}}')
    (packages / "sheets/own.css").write_text("a { background: url('own.png') }")
    (packages / "sheets/own.png").write_text("a picture")
    deck = tmp_path / "talks/one"
    deck.mkdir(parents=True)
    (deck / "slides.md").write_text("---\ntheme: plain\nlayout: wide\n---\n\n# <i class='i-own-x' />\n")
    (deck / "style.css").write_text("@import 'sheets/own.css';")
    for folder, entry in ((deck, "slides.md"), (tmp_path / "talks", "one/slides.md")):
        monkeypatch.chdir(folder)
        assert not build(Path(entry)).problems


def test_a_stylesheet_that_imports_itself_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the deck's folder is a relative path, as on the command line."""
    monkeypatch.chdir(tmp_path)
    Path("style.css").write_text("@import './style.css';\na{}")
    theme, problems = load_theme("none", Path(), Files())
    assert [sheet.path for sheet in theme.styles if sheet.origin != "base"] == [Path("style.css")]
    assert problems == ()
