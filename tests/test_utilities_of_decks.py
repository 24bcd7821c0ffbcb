"""Which attributes of a deck are utilities: those that an author wrote, not what is handed on."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckc.pipeline import build
from deckc.write import write

BOX = '<template><svg><text :font-size="12" :stroke="\'red\'" :border="2" p="3">x</text></svg></template>'


def css_of(folder: Path, deck: str, files: dict[str, str]) -> str:
    (folder / "slides.md").write_text(deck, encoding="utf-8")
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    write(build(folder / "slides.md").artifacts, folder / "dist")
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((folder / "dist").rglob("*.css")))


@pytest.mark.parametrize(
    ("deck", "selector", "is_there"),
    [
        ("---\nsize: 20\n---\n\n# One\n", "[size~=", False),
        ("---\ntext: right\np: 5\ncolumns: 2\n---\n\n# One\n", "[p~=", False),
        ("# One\n\n---\ncolor: red\n---\n\n# Two\n", '[color~="red"]', False),
        ('# One\n\n<div size="20">a</div>\n', "[size~=", True),
        ('# One\n\n<div text="right xl" p-4>a</div>\n', '[text~="right"]', True),
        ("---\nlayout: lay\n---\n\n# One\n", "[p~=", True),
        ("---\nclass: text-rose-300\n---\n\n# One\n", ".text-rose-300{", True),
        ('<Arrow x1="1" y1="2" x2="3" y2="4" color="red"/>\n', '[stroke~="red"]', False),
        ("<Box/>\n", "[font-size", False),
        ("<Box/>\n", '[stroke~="red"]', False),
        ("<Box/>\n", "[border~=", False),
        ("<Box/>\n", "[p~=", True),
        ('<div :m="4" v-bind="{ m: 3 }">a</div>\n', "[m~=", False),
        ("<div v-click :class=\"$clicks ? 'text-rose-300' : ''\">a</div>\n", ".text-rose-300{", True),
    ],
)
def test_attributes_are_utilities_where_they_are_written(
    deck: str, selector: str, is_there: bool, tmp_path: Path
) -> None:
    files = {"components/Box.vue": BOX, "layouts/lay.vue": '<template><div p="4"><slot/></div></template>'}
    page = css_of(tmp_path, deck, files)
    assert (selector in page.replace(" {", "{")) is is_there
