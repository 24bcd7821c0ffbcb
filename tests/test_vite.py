"""What modules say to Vite, as plain imports."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckc.live.vite_imports import with_imports

MODULE = Path("/deck/components/Box.vue")
PICTURES = (Path("/deck/assets/a.svg"), Path("/deck/assets/b.svg"))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "const all = import.meta.glob('../assets/*.svg', {\n  eager: true,\n  import: 'default',\n}) as Names",
            '"../assets/a.svg": __vite0, "../assets/b.svg": __vite1',
        ),
        (
            "const all = import.meta.glob(\n  '../assets/*.svg'\n) satisfies object",
            '"../assets/a.svg": () => import("../assets/a.svg"), "../assets/b.svg": () => import("../assets/b.svg")',
        ),
    ],
)
def test_a_glob_keeps_its_lines_and_what_follows_it(text: str, rows: str) -> None:
    made = with_imports(text, MODULE, Path("/deck"), lambda pattern, path: PICTURES)
    assert made.count("\n") == text.count("\n")
    assert rows in made
    last = made.splitlines()[-1]
    assert last.startswith("})")  # `as` and its kin stand on the line where the expression ends
    assert last.endswith(text.splitlines()[-1].lstrip("})"))
