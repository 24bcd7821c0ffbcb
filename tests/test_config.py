"""Config: what settings mean, as text cases; the table's schema and page; measures and times."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from math import inf, nan
from pathlib import Path
from typing import Any

import pytest

from case_files import Case, check, ids, read_cases
from deckc.config import Config, Options, json_schema, layout_of, markdown_page, not_props, resolve_config
from deckc.config import slide_frontmatter as frontmatter_of
from deckc.config.duration import seconds
from deckc.config.key_suggestions import near_miss
from deckc.config.keys import DECK, LAYOUT_PROPS, SLIDE
from deckc.diagnostics import Diagnostic
from deckc.disk.files import Files
from deckc.model import Deck
from deckc.parse import parse_deck
from deckc.report import render

DOCS = Path(__file__).parent.parent / "docs"
DEFAULTS = {name: key.default for name, key in DECK.items()}


class OneFile(Files):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def read(self, path: Path) -> bytes:
        return self.text.encode()


def resolve(
    text: str,
    theme: Mapping[str, Any] | None = None,
    scheme: str = "both",
    options: Options | None = None,
    read_elsewhere: Callable[[str], bool] = lambda name: False,
) -> tuple[Deck, Config, tuple[Diagnostic, ...]]:
    deck, problems = parse_deck(Path("slides.md"), OneFile(text))
    config, found = resolve_config(deck, theme or {}, scheme, options or Options(), read_elsewhere)
    return deck, config, (*problems, *found)


def head(**settings: Any) -> str:
    return f"---\n{json.dumps(settings)}\n---\n\n# One\n"


@pytest.mark.parametrize("case", read_cases("config/settings.txt"), ids=ids)
def test_settings(case: Case, renew: bool) -> None:
    """What differs from the defaults, the slides' frontmatter and layout, problems."""
    deck, config, problems = resolve(case.input)
    lines = [
        f"{name}: {json.dumps(value, ensure_ascii=False)}"
        for name, value in config.items()
        if value != DEFAULTS.get(name) and name not in ("fonts", "drawings")
    ]
    for slide in deck.slides:
        given = json.dumps(frontmatter_of(config, slide), ensure_ascii=False)
        lines.append(f"slide {slide.no}: {layout_of(frontmatter_of(config, slide), slide.no)} {given}")
    check(case, "".join(f"{line}\n" for line in lines) + render(problems, deck.sources, "concise"), renew)


def test_what_wins() -> None:
    theme = {"canvasWidth": 1, "author": "theme", "fonts": {"sans": "A", "mono": "B"}, "lineNumbers": True}
    text = "---\nconfig:\n  author: nested\n  canvasWidth: 2\n  fonts: {mono: C}\ncanvasWidth: 3\n---\n"
    _, config, problems = resolve(text, theme, options=Options(theme="given", router_mode="history"))
    assert not problems
    assert [config[name] for name in ("canvasWidth", "author", "lineNumbers", "theme", "routerMode", "timer")] == [
        3,
        "nested",
        True,
        "given",
        "history",
        "stopwatch",
    ]
    assert (config.fonts.sans[0], config.fonts.mono[0]) == ('"A"', '"C"')


def test_a_theme_does_not_choose_the_router() -> None:
    """A deck opens from a file unless it says otherwise itself."""
    theme = {"routerMode": "history"}
    found = [resolve(text, theme)[1]["routerMode"] for text in ("# One\n", head(routerMode="history"))]
    assert found == ["hash", "history"]


@pytest.mark.parametrize(
    ("ratio", "width", "height"),
    [(None, 980, 552), ("4/3", 1024, 768), ("16:10", 1000, 625), ("1 x 1", 7, 7), (1.5, 300, 200), ("2|1", 5, 3)],
)
def test_canvas(ratio: Any, width: int, height: int) -> None:
    given = {"canvasWidth": width} | ({"aspectRatio": ratio} if ratio else {})
    _, config, problems = resolve(head(**given))
    assert (config.canvas_width, config.canvas_height, problems) == (width, height, ())


@pytest.mark.parametrize(
    ("title", "template", "expected"),
    [
        ("Talk about `<details/>`", None, "Talk about <details/> - Slidev"),
        ("<b>Whatever</b>", None, "Whatever - Slidev"),
        ("Welcome to<br />*Slidev*", "%s", "Welcome to Slidev"),
        ("Slidev", None, "Slidev"),
        ("100 %s", "%s | %s", "100 %s | %s"),
    ],
)
def test_page_title(title: str, template: str | None, expected: str) -> None:
    given = {"title": title} | ({"titleTemplate": template} if template else {})
    assert resolve(head(**given))[1].page_title == expected


def test_the_title_of_a_deck_without_one_is_its_first_slides() -> None:
    assert [resolve(text)[1].title for text in ("# One\n", "text\n", "---\ntitle: 2024\n---\n\n# One")] == [
        "One",
        "Slidev",
        "2024",
    ]


@pytest.mark.parametrize(
    ("wanted", "of_theme", "expected", "codes"),
    [
        ("auto", "both", "auto", []),
        ("all", "both", "auto", []),
        ("auto", "dark", "dark", []),
        ("light", "dark", "light", ["color-schema-of-theme"]),
        ("dark", "dark", "dark", []),
    ],
)
def test_color_schema(wanted: str, of_theme: str, expected: str, codes: list[str]) -> None:
    _, config, problems = resolve(head(colorSchema=wanted), scheme=of_theme)
    assert (config.color_schema, [found.code for found in problems]) == (expected, codes)


def test_fonts_have_the_systems_behind_them() -> None:
    fonts = resolve(head(fonts={"sans": "Nunito Sans, 'PT Sans'", "mono": ["Fira Code"], "local": "PT Sans"}))[1].fonts
    assert fonts.sans[:3] == ('"Nunito Sans"', "'PT Sans'", "ui-sans-serif")
    assert fonts.mono[0] == '"Fira Code"'
    assert fonts.serif[0] == "ui-serif"
    assert fonts.webfonts == ("Nunito Sans", "Fira Code")
    assert (fonts.weights, fonts.italic, fonts.provider) == (("200", "400", "600"), False, "none")


def test_without_fallbacks_only_named_fonts_are_loaded() -> None:
    fonts = resolve(head(fonts={"sans": "A", "fallbacks": False, "weights": 400}))[1].fonts
    assert (fonts.sans, fonts.serif, fonts.webfonts, fonts.weights) == (("A",), (), (), ("400",))
    fonts = resolve(head(fonts={"sans": "A", "fallbacks": False, "webfonts": ["B"]}))[1].fonts
    assert fonts.webfonts == ("B",)


@pytest.mark.parametrize(
    ("value", "mode", "on"),
    [
        (True, "build", True),
        ("build", "build", True),
        ("dev", "build", False),
        ("dev", "dev", True),
        (False, "dev", False),
    ],
)
def test_mode_switches(value: Any, mode: Any, on: bool) -> None:
    assert resolve(head(presenter=value), options=Options(mode=mode))[1].on("presenter") is on


@pytest.mark.parametrize(("given", "base"), [(None, "/"), ("talks", "/talks/"), ("/a/b/", "/a/b/"), ("/", "/")])
def test_base_has_slashes_at_both_ends(given: str | None, base: str) -> None:
    assert resolve("", options=Options(base=given))[1].base == base


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (90, 90),
        ("90", 90),
        ("10:50.1", 650.1),
        ("1:1:1", 3661),
        ("+5m", 300),
        ("3mins 5secs", 185),
        ("10.5m3s", 633),
        ("1h10m30s", 4230),
        ("2 weeks", 1_209_600),
    ],
)
def test_durations(text: Any, expected: float) -> None:
    assert seconds(text) == pytest.approx(expected)


@pytest.mark.parametrize("text", ["", "x", "3 apples", "1:2:3:4", "a:b", "5m x", True, None, [1], nan, inf, -1])
def test_what_is_no_duration(text: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        seconds(text)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("tansition", "transition"),
        ("colorScheme", "colorSchema"),
        ("hide-in-toc", "hideInToc"),
        ("LAYOUT", "layout"),
        ("laout", "layout"),
        ("clases", "class"),
        ("clas", "class"),
        ("scr", "src"),
        ("lnag", "lang"),
        ("click", "clicks"),
        ("them", "theme"),
        ("timr", "timer"),
        ("zom", "zoom"),
        ("monacoo", "monaco"),
        ("aspectRation", "aspectRatio"),
        ("seoMetas", "seoMeta"),
        ("image1", None),
        ("titles", None),
        ("glass", None),
        ("time", None),
        ("subtitle", None),
        ("glowX", None),
        ("highlight", None),
    ],
)
def test_near_misses(word: str, meant: str | None) -> None:
    assert near_miss(word, LAYOUT_PROPS.union(SLIDE, DECK)) == meant


def test_names_of_layouts_are_no_mistakes() -> None:
    assert [found.code for found in resolve(head(tansition=1))[2]] == ["misspelt-key"]
    assert resolve(head(tansition=1), read_elsewhere=lambda name: name == "tansition")[2] == ()


def test_the_deck_is_said_what_is_wrong_once_however_often_a_slide_is_imported() -> None:
    assert len(resolve("---\nclicks: x\n---\n")[2]) == 1


def test_what_a_layout_gets() -> None:
    assert {"class", "image", "theme", "author"}.isdisjoint(not_props(2))
    assert {"layout", "title", "transition"} <= not_props(2)
    assert {"theme", "author", "codeCopy", "layout"} <= not_props(1)


def test_the_page_of_settings_is_what_the_table_says(renew: bool) -> None:
    page = DOCS / "configuration.md"
    if renew:
        page.write_text(markdown_page(), encoding="utf-8")
    assert page.read_text(encoding="utf-8") == markdown_page()


def test_the_schema_knows_every_key_and_its_values() -> None:
    deck, slide = json_schema(), json_schema(SLIDE)
    assert set(deck["properties"]) == set(DECK) | set(SLIDE)
    assert set(slide["properties"]) == set(SLIDE)
    assert deck["properties"]["routerMode"] == {
        "description": DECK["routerMode"].doc,
        "enum": ["hash", "history", "memory"],
        "default": "hash",
    }
    assert "sans" in deck["properties"]["fonts"]["properties"]
    json.dumps(deck)
