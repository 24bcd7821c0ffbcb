"""Compare themes: what deckc makes of a theme's `.vue` files, beside what Vue's server renderer makes of them.

    python tests/peer/compare_themes.py MODULES THEME…

MODULES is a folder with a `node_modules` that holds vue, vite and @vitejs/plugin-vue; each THEME is a folder as it
comes from npm, somewhere below it. Attributes and classes are sorted; comments, scope ids and CSS variables left out.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Comment, NavigableString, Tag

from deckc.files import Files
from deckc.model import Component, Facts, Theme
from deckc.template.attributes import Bound
from deckc.template.component import render
from deckc.template.expand import expand
from deckc.template.nodes import Element, Text
from deckc.template.scope import Run, Scope, Slot
from deckc.template.serializer import serialize
from deckc.template.surroundings import surroundings

PROPS = {
    "image": "https://host.example/a.png",
    "background": "#123456",
    "url": "https://host.example",
    "color": "red",
    "title": "T",
    "author": "A",
    "class": "a b",
    "name": "N",
    "text": "t",
    "size": 2,
    "id": "i1",
}


def main(modules: Path, themes: list[Path]) -> int:
    same = total = 0
    for theme in themes:
        vue = vue_results(modules, theme.resolve())
        differing = [
            name for name, results in vue.items() if "error" not in results and not agrees(theme, name, results)
        ]
        rendered = sum("error" not in results for results in vue.values())
        same, total = same + rendered - len(differing), total + rendered
        print(f"{theme.name}: {rendered - len(differing)} of {rendered}", *(f"\n  {name}" for name in differing))
    print(f"together: {same} of {total}")
    return 0 if same >= 0.9 * total else 1


def sets_of(theme: Path) -> dict[str, dict[str, Any]]:
    """Three ways to use a component: bare, with attributes it may not know, with props and all slots."""
    names = {
        name for file in theme.rglob("*.vue") for name in re.findall(r'<slot\s[^>]*name="([\w-]+)"', file.read_text())
    }
    slots = {name: name.upper() for name in sorted(names)} | {"default": "D"}
    return {
        "bare": {"props": {}, "slots": {"default": "D"}},
        "attributes": {"props": {"class": "c1", "title": "T", "author": "A"}, "slots": slots},
        "props": {"props": PROPS, "slots": slots},
    }


def vue_results(modules: Path, theme: Path) -> dict[str, dict[str, Any]]:
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        script = Path(__file__).with_name("vue.mjs").resolve()
        command = ["node", str(script), str(theme), json.dumps(sets_of(theme)), out.name]
        subprocess.run(command, cwd=modules, check=True)
        results: dict[str, dict[str, Any]] = json.loads(Path(out.name).read_text())
        return results


def agrees(theme: Path, name: str, results: dict[str, Any]) -> bool:
    """Whether all sets that Vue can render look the same here."""
    sets = sets_of(theme)
    wanted = {key: html for key, html in results.items() if isinstance(html, str)}
    return all(tree(ours(theme.resolve(), name, sets[key])) == tree(html) for key, html in wanted.items())


def ours(theme: Path, name: str, used: dict[str, Any]) -> str:
    files = [path for path in theme.rglob("*.vue") if "components" in path.parts]
    components = {file.stem.replace("-", "").lower(): component(file) for file in files}
    offer = Theme(theme.name, {}, components, {}, (), {})
    configs = {"title": "The deck", "author": "Ada"}
    run = Run(offer, Facts(2, 9, "default", {}, configs, {}, lambda url, span: None, files=Files()))
    outer = Scope({}, surroundings(run))
    bound = Bound()
    for key, value in used["props"].items():
        bound.give(key, value)
    slots = {key: Slot([Element("p", {}, [Text(text)])], outer) for key, text in used["slots"].items()}
    return serialize(render(component(theme / name), bound, slots, Element(""), outer, run, expand))


def component(file: Path) -> Component:
    return Component(file.stem, file, "vue", file.read_text(), "theme")


def tree(html: str) -> list[object]:
    return list(canonical(BeautifulSoup(html, "html.parser")))


def canonical(parent: Tag) -> Iterator[object]:
    for node in parent.children:
        if isinstance(node, Tag):
            names = sorted(name for name in node.attrs if not name.startswith("data-v-") and name != "data-tag")
            values = [(name, value_of(name, node.get_attribute_list(name))) for name in names]
            yield [str(node.get("data-tag", node.name)), [pair for pair in values if pair[1]], *canonical(node)]
        elif isinstance(node, NavigableString) and not isinstance(node, Comment) and node.strip():
            yield " ".join(node.split())


def value_of(name: str, values: list[Any]) -> str:
    text = " ".join(map(str, values))
    if name == "class":
        return " ".join(sorted(set(text.split())))
    if name == "style":
        parts = (part.strip().replace(": ", ":") for part in re.split(r";(?![^(]*\))", text))
        return ";".join(sorted(part for part in parts if part and not part.startswith("--")))
    return text or "(empty)"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]))
