"""Compiled slides that are kept: what changed is compiled again, and what a slide looked at is still watched."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from deckc.config import Options
from deckc.pipeline import BuildResult, build
from deckc.pipeline.cache import Cache
from deckc.pipeline.disk_cache import DiskCache

FILES = {
    "slides.md": (
        "# One\n\n<<< @/snippets/code.py\n\n<Note />\n\n---\nlayout: own\n---\n\n"
        '# Two\n\n![](./dot.svg)\n\n<img src="/big.svg">\n'
    ),
    "snippets/code.py": "before\n",
    "layouts/own.html": "<p>before {{ slots.default }}</p>\n",
    "components/Note.html": "<b>before</b>\n",
    "style.css": "h1 { --said: before }\n",
    "dot.svg": "<svg><title>before</title></svg>",
    "public/big.svg": "<svg/>",
}


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path / "slides.md"


def site(result: BuildResult) -> dict[str, bytes]:
    """The files of a site, as they would be written."""
    return {
        str(artifact.path): artifact.data if isinstance(artifact.data, bytes) else artifact.data.read_bytes()
        for artifact in result.artifacts
    }


@pytest.mark.parametrize("name", FILES)
def test_a_warm_build_is_as_a_cold_one(name: str, deck: Path) -> None:
    cache = Cache()
    first = build(deck, cache=cache)
    assert not first.problems
    before = site(first)
    changed = deck.parent / name
    changed.write_text(changed.read_text().replace("before", "afterwards").replace("One", "Other") + "\n")
    warm, cold = build(deck, cache=cache), build(deck)
    assert site(warm) == site(cold)
    assert warm.problems == cold.problems
    assert site(warm) != before


SLIDES = (
    "# {no}\n\n<v-click>a</v-click>\n\n<<< @/snippets/code.py\n",
    "# {no}\n\n<Note />\n\n![](./dot.svg)\n\n<style>\nh1 {{ color: red }}\n</style>\n",
    "---\nlayout: own\nclass: p-{no}\n---\n\n## {no}\n\n<!-- note {no} -->\n",
    "---\nsrc: ./more.md\n---\n",
    "{{{{ $page }}}} of {{{{ $nav.total }}}} <Toc />\n\n```ts {{1|2}}\nlet a = {no}\nlet b\n```\n",
)


@pytest.mark.parametrize(("seed", "kind"), [(0, "memory"), (1, "memory"), (2, "disk"), (3, "disk")])
def test_a_warm_build_is_as_a_cold_one_whatever_was_edited(
    seed: int, kind: str, deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Slides come, go, move and change; so do the headmatter, an imported file, styles, a component, a layout."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("deckc.pipeline.disk_cache.FEWEST", 1)
    chance = random.Random(seed)
    cache = Cache() if kind == "memory" else DiskCache(deck, Options())
    more = deck.with_name("more.md")
    more.write_text("# More\n\n---\n\n# Still more\n")
    slides = [chance.choice(SLIDES).format(no=no) for no in range(8)]
    for step in range(12):
        place = chance.randrange(len(slides))
        match chance.choice(("insert", "delete", "swap", "change", "head", "file", "file")):
            case "insert":
                slides.insert(place, chance.choice(SLIDES).format(no=step))
            case "delete" if len(slides) > 2:
                del slides[place]
            case "swap":
                slides[0], slides[place] = slides[place], slides[0]
            case "change":
                slides[place] = chance.choice(SLIDES).format(no=step + 100)
            case "head":
                slides[0] = f"---\ntitle: T{step}\ndefaults: {{class: m-{step}}}\n---\n\n# Head {step}\n"
            case _:
                name = chance.choice(("more.md", *(name for name in FILES if name != "slides.md")))
                changed = deck.parent / name
                changed.write_text(changed.read_text().replace("before", f"before{step} before") + "\n")
        deck.write_text("".join(slide if slide.startswith("---") else f"---\n\n{slide}" for slide in slides))
        warm, cold = build(deck, cache=cache), build(deck)
        assert site(warm) == site(cold)
        assert warm.problems == cold.problems
        assert warm.watch == cold.watch
        if kind == "disk":
            cache.save()
            cache = DiskCache(deck, Options())


def test_a_slide_that_is_kept_is_still_watched(deck: Path) -> None:
    cache = Cache()
    assert build(deck, cache=cache).watch == build(deck, cache=cache).watch


def test_a_missing_file_that_comes_is_noticed(deck: Path) -> None:
    cache = Cache()
    (deck.parent / "dot.svg").unlink()
    (deck.parent / "snippets" / "code.py").unlink()
    codes = {problem.code for problem in build(deck, cache=cache).problems}
    assert {"missing-asset", "missing-snippet"} <= codes
    (deck.parent / "dot.svg").write_text("<svg/>")
    (deck.parent / "snippets" / "code.py").write_text("now\n")
    assert not build(deck, cache=cache).problems


def test_a_slide_that_reads_as_the_first_is_kept_apart(tmp_path: Path) -> None:
    """Keys of the deck are attributes of no layout, but of a later slide's they are."""
    deck, cache = tmp_path / "slides.md", Cache()
    deck.write_text(
        "---\nhello: {a: b}\ndefaults: {layout: center}\n---\n---\n\n# Two\n\n---\nhello: {a: b}\n"
        "defaults: {layout: center}\n---\n---\n\n# Four\n"
    )
    assert site(build(deck, cache=cache)) == site(build(deck, cache=cache)) == site(build(deck))
