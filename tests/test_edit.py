"""Edits of a deck's text: what was asked for is there, and nothing else has changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from deckc.parse import EditError, SlideText, slide_text, with_content, with_note, with_place
from deckc.parse.edit import slides_of
from deckc.parse.split import split_lines

CASES = Path(__file__).parent / "conformance" / "parser-cases.json"
DECK = """---
title: Talk
---

# One

<!-- First. -->

---

# Two

---
dragPos:
  box: 1,2,3,4
---

# Three <b v-drag="'box'">x</b> <i v-drag="[5,6,7,8]">y</i> <v-drag pos="9,9,9,9,45">z</v-drag>

```md
---
```

<!--
Last.

[click] Words.
-->
"""


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (lambda text: with_note(text, 0, "Second."), "First.", "Second."),
        (lambda text: with_note(text, 2, "Last.\n\n[click] Other.\n"), "Words.", "Other."),
        (lambda text: with_note(text, 1, "New."), "# Two\n", "# Two\n\n<!--\nNew.\n-->\n"),
        (lambda text: with_note(text, 0, " "), "\n\n<!-- First. -->", ""),
        (lambda text: with_content(text, 1, "# Zwei"), "# Two", "# Zwei"),
        (lambda text: with_content(text, 1, "---\na: 1\n---\n# Two"), "---\n\n# Two", "---\na: 1\n---\n# Two"),
        (lambda text: with_content(text, 1, "# Two\n\n---\n\n# More"), "# Two\n", "# Two\n\n---\n\n# More\n"),
        (lambda text: with_content(text, 0, "# One"), "---\ntitle: Talk\n---\n\n", ""),
        (lambda text: with_place(text, 2, "box", (), (10, 20, 3, 4)), "box: 1,2,3,4", "box: 10,20,3,4"),
        (lambda text: with_place(text, 2, "4f5e6", (5, 6, 7, 8), (5, 7, 7, 8)), "[5,6,7,8]", "[5,7,7,8]"),
        (lambda text: with_place(text, 2, "", (9, 9, 9, 9, 45), (9, 9, 9, 9)), "9,9,9,9,45", "9,9,9,9"),
    ],
)
def test_only_what_was_asked_for_changes(edit: Callable[[str], str], old: str, new: str, eol: str) -> None:
    expected = DECK.replace(old, new, 1)
    assert expected != DECK
    assert edit(DECK.replace("\n", eol)) == expected.replace("\n", eol)


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda text: with_note(text, 0, "a --> b"), "-->"),
        (lambda text: with_content(text, 1, "```js\nopen"), "fence"),
        (lambda text: with_content(text, 1, "<!-- open"), "fence"),
        (lambda text: with_content(text, 0, "---\nopen: 1"), "---"),
        (lambda text: with_place(text, 2, "", (1, 1, 1, 1), (2, 2, 2, 2)), "no element"),
        (lambda text: with_note(text, 7, "x"), "no such slide"),
    ],
)
def test_what_would_change_other_slides_is_refused(edit: Callable[[str], str], words: str) -> None:
    with pytest.raises(EditError, match=words):
        edit(DECK)


def test_a_name_without_a_place_gets_one_in_the_frontmatter() -> None:
    text = "# One <b v-drag=\"'a'\">x</b>\n"
    first = with_place(text, 0, "a", (), (1, 2, 3, 4))
    assert first == f"---\ndragPos:\n  a: 1,2,3,4\n---\n\n{text}"
    second = with_place(first.replace("</b>", "</b><i v-drag=\"'b'\"/>"), 0, "b", (), (5, 6, 7, 8))
    assert "dragPos:\n  b: 5,6,7,8\n  a: 1,2,3,4\n---" in second
    headed = with_place(f"---\ntitle: x\n---\n\n{text}", 0, "a", (), (1, 2, 3, 4))
    assert headed.startswith("---\ntitle: x\ndragPos:\n  a: 1,2,3,4\n---\n")


def test_any_text_is_read_back_and_left_alone() -> None:
    """Of Slidev's recorded cases: the same text writes the same bytes; an edit is there, alone, or refused."""
    refused = done = 0
    for case in json.loads(CASES.read_text(encoding="utf-8"))[::12]:
        text = case["input"]
        for index in range(len(slides_of(split_lines(text)))):
            before = slide_text(text, index)
            assert with_content(text, index, before.content) == text
            assert with_note(text, index, before.note) == text
            try:
                changed = with_note(text, index, "Hello\n\nyou")
            except EditError:
                refused += 1
            else:
                done += 1
                assert slide_text(changed, index) == SlideText(before.content, "Hello\n\nyou")
    assert done > refused
