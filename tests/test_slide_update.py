"""A save that changes one slide: what open pages are told at once is what a whole build gives.

`DECKC_EDITS=1000 pytest tests/test_slide_update.py` makes a thousand random edits; `DECKC_SEED` makes others.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath

import pytest

from deckc.config import Options
from deckc.pipeline import Cache, build
from deckc.serve.deck_edits import DeckEdits
from deckc.serve.preview import Preview

EDITS = int(os.environ.get("DECKC_EDITS", "40"))
SEED = int(os.environ.get("DECKC_SEED", "17"))
PAGE = PurePosixPath("index.html")
OPTIONS = Options(base="/", router_mode="history", mode="dev")

DECK = """---
title: Deck
defaults:
  class: deep
---

# One $x^2$

Some words of [the site][site]. <span class="text-red-500">red</span>

---

# Two

<Toc />

---
layout: two-cols
---

# Three

- a
- b

::right::

```py {1|2}
a = 1
b = 2
```

<!-- a note -->

---
src: ./more.md
---

---

# Five

<v-clicks>

- one
- two

</v-clicks>

![dot](/dot.png)

---

Six without a title

[site]: https://example.com

---

# Seven

<style>
h1 { color: red }
</style>

$$
\\sum_i x_i
$$
"""
MORE = "# Imported\n\nwords\n\n---\n\n## Imported too\n\n<kbd>K</kbd>\n"
PIECES = [
    *("word", "", "# Title", "## Other *title*", "- item", "| a | b |", "1 < 2 & 3", "ünï ж", "<!-- told -->"),
    *("```py", "```", "<!--", "-->", "---", "~~~", "$$", "$y$", "`code`", "::right::", "::left::"),
    *('<p class="text-red-500">', '<p class="mt-[37px]">', "</p>", "<v-click>c</v-click>", "<Toc />", "{{ $page }}"),
    *("[site]: https://example.org", "[b]: /b", "[the site][site]", "![dot](/dot.png)", "![no](/none.png)"),
    *(
        "layout: center",
        "clicks: 3",
        "<style>p { color: blue }</style>",
        "title: x",
        "\\frac",
        "<Lost />",
        "```ts\nlet a\n```",
    ),
]


def edited(text: str, chance: random.Random) -> str:
    """The text with another line, or with one more, fewer or changed."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    kind = chance.random()
    if kind < 0.35 and lines[at].strip():
        lines[at] += f" {chance.choice(PIECES)}"
    elif kind < 0.5:
        lines[at] = chance.choice(PIECES)
    elif kind < 0.75:
        lines.insert(at, chance.choice(PIECES))
    elif kind < 0.9:
        del lines[at]
    else:
        lines[at] = lines[at][: len(lines[at]) // 2]
    return "\n".join(lines)


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "dot.png").write_bytes(bytes(range(256)))
    (tmp_path / "more.md").write_text(MORE)
    (tmp_path / "slides.md").write_text(DECK)
    return tmp_path / "slides.md"


@pytest.fixture
def preview(deck: Path) -> Preview:
    made = Preview(partial(build, deck, options=OPTIONS, cache=Cache()), lambda _: None)
    made.take(made.make())
    return made


def page(preview: Preview) -> str:
    data = preview.shown.files[PAGE]
    assert isinstance(data, bytes)
    return data.decode()


def without_sheet(document: str) -> str:
    return re.sub(r"deck-\w+\.css", "", document)


def rules(preview: Preview) -> set[str]:
    sheets = (data for path, data in preview.shown.files.items() if re.fullmatch(r"deck-\w+\.css", str(path)))
    return {line for data in sheets if isinstance(data, bytes) for line in data.decode().splitlines()}


def saves(deck: Path, chance: random.Random) -> Iterator[Path]:
    """Random edits; from a deck with faults the way leads back."""
    texts = {deck: DECK, deck.with_name("more.md"): MORE}
    while True:
        file = chance.choice([deck, deck, deck, deck.with_name("more.md")])
        text = edited(file.read_text(), chance) if chance.random() < 0.85 else texts[file]
        file.write_text(text)
        yield file


def test_what_is_told_at_once_is_what_a_whole_build_gives(deck: Path, preview: Preview) -> None:
    chance = random.Random(SEED)
    updates = 0
    for number, saved in enumerate(saves(deck, chance), 1):
        was = preview.shown.version
        if preview.update([saved]):
            updates += 1
            told, shown = page(preview), rules(preview)
            assert preview.shown.version != was
            assert preview.shown.change is not None
            assert preview.shown.change["before"] == was
            preview.take(preview.make())
            assert without_sheet(told) == without_sheet(page(preview)), (number, saved.read_text())
            assert rules(preview) <= shown
        else:
            preview.take(preview.make())
        if number % 20 == 0:
            anew = build(deck, options=OPTIONS)
            assert preview.result is not None
            assert anew.problems == preview.result.problems
            assert anew.artifacts == preview.result.artifacts
        if number >= EDITS:
            break
    assert updates > EDITS / 20


@pytest.mark.parametrize(
    ("old", "new", "pages"),
    [
        ("Some", "Other", {1}),
        ("- two", "- two and more\n- three", {6}),
        ("# Five", "# Fünf", {2, 6}),  # the table of contents names it
        ("<!-- a note -->", "<!-- another -->", {3}),
        ("b = 2", "c = 3", {3}),
        ("\\sum_i", "\\sum_k", {8}),
        ("words", "more words", {4}),
    ],
)
def test_one_slide_is_an_update(deck: Path, preview: Preview, old: str, new: str, pages: set[int]) -> None:
    file = next(file for file in (deck.with_name("more.md"), deck) if old in file.read_text())
    file.write_text(file.read_text().replace(old, new, 1))
    assert preview.update([file])
    told, version = page(preview), preview.shown.version
    assert preview.shown.change is not None
    assert set(preview.shown.change["pages"]) == pages
    assert not preview.take(preview.make())  # pages know all of it
    assert page(preview) == told
    assert preview.shown.version == version


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Deck", "title: Other"),
        ("- one", "```\n- one"),  # hides the slides after it
        ("- one", "- one\n\n---\n\n- two"),
        ("- one", "<!-- - one"),
        ("https://example.com", "https://example.org"),  # which other slides link to
        ("- one", '<p class="mt-[37px]">one</p>'),  # asks for another rule
        ("- one", "![lost](/lost.png)"),
        ("- one", "<Lost />"),
        ("color: red", "color: blue"),
        ("layout: two-cols", "layout: center"),
        (DECK, ""),
    ],
)
def test_what_is_more_than_one_slide_waits_for_the_build(deck: Path, preview: Preview, old: str, new: str) -> None:
    assert old in DECK
    before = preview.shown
    deck.write_text(DECK.replace(old, new, 1))
    assert not preview.update([deck])
    assert preview.shown == before


def test_updates_of_one_slide_follow_one_another_and_another_slide_waits(deck: Path, preview: Preview) -> None:
    for word in ("first", "second", "third"):
        deck.write_text(DECK.replace("- one", f"- {word}"))
        assert preview.update([deck])
        assert word in page(preview)
        assert "<li>one" not in page(preview)
    deck.write_text(DECK.replace("- a", "- other"))
    assert not preview.update([deck])
    preview.take(preview.make())
    assert preview.shown.change is not None
    assert set(preview.shown.change["pages"]) == {3, 6}


def test_a_slide_is_edited_in_a_page_before_the_whole_build(deck: Path, preview: Preview) -> None:
    deck.write_text(DECK.replace("- one", "- first"))
    assert preview.update([deck])
    assert "- first" in DeckEdits(preview).source(6).slide.content


def test_a_save_of_no_source_of_the_deck_is_no_update(deck: Path, preview: Preview) -> None:
    deck.write_text(DECK.replace("- one", "- other"))
    assert not preview.update([deck.with_name("other.md")])
