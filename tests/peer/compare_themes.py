"""Compare themes: what deckc makes of the `.vue` files of themes, beside what Vue's server renderer makes of them.

    python tests/peer/compare_themes.py FOLDER [THEME…]

FOLDER is a scratch folder: Vue, Vite and the themes are put there by npm, unless they are there already. Each layout
and component is used in three ways (see vue.mjs). Attributes and classes are sorted before they are compared;
comments, scope ids and CSS variables left out. Outcomes: `same`; `named`: differs, and deckc says why; `differs`;
`neither`: Vue cannot render it either (a package of npm is missing), in no way to use it.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Comment, NavigableString, Tag

from deckc.diagnostics import Diagnostic
from deckc.disk.files import Files
from deckc.model import Component, Facts, Theme
from deckc.template.components import expand, render
from deckc.template.directives import Bound
from deckc.template.expressions import Run, Scope, Slot, template_globals
from deckc.template.tree import Element, Text, serialize

THEMES = (
    "@slidev/theme-default",
    "@slidev/theme-seriph",
    "@slidev/theme-apple-basic",
    "@slidev/theme-bricks",
    "@slidev/theme-shibainu",
    "slidev-theme-dracula",
    "slidev-theme-academic",
    "slidev-theme-geist",
)
TOOLS = ("vue@3.5", "vite@8", "@vitejs/plugin-vue@6")
INSTALL = ("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", *TOOLS)
OUTCOMES = ("same", "named", "differs", "neither")
WANTED = 0.95  # of those that Vue renders


def main(folder: Path, themes: Sequence[str]) -> int:
    fetch(folder, themes)
    counts: Counter[str] = Counter()
    print(f"{'theme':28}", *(f"{outcome:>8}" for outcome in OUTCOMES))
    for name in themes:
        theme = (folder / "node_modules" / name).resolve()
        outcomes = {file: outcome_of(theme, file, ways) for file, ways in rendered_by_vue(folder, theme).items()}
        own = Counter(outcomes.values())
        counts += own
        print(f"{name:28}", *(f"{own[outcome]:8}" for outcome in OUTCOMES))
        for file, outcome in outcomes.items():
            if outcome != "same":
                print(f"    {outcome}: {file}")
    share = counts["same"] / max(1, counts.total() - counts["neither"])
    print(f"{'together':28}", *(f"{counts[outcome]:8}" for outcome in OUTCOMES), f"  {share:.1%} the same")
    return 0 if share >= WANTED and not counts["differs"] else 1


def fetch(folder: Path, themes: Sequence[str]) -> None:
    """Themes without what they depend on: most of that is Slidev itself."""
    modules = folder / "node_modules"
    folder.mkdir(parents=True, exist_ok=True)
    if not (modules / "vite").is_dir():
        (folder / "package.json").write_text('{"private": true}')
        subprocess.run(INSTALL, cwd=folder, check=True)
    for name in themes:
        if not (modules / name).is_dir():
            packed = subprocess.run(["npm", "pack", "--silent", name], cwd=folder, check=True, capture_output=True)
            with tarfile.open(folder / packed.stdout.decode().split()[-1]) as archive:
                archive.extractall(modules / name, filter="data")


def rendered_by_vue(folder: Path, theme: Path) -> dict[str, Any]:
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        command = ["node", str(Path(__file__).with_name("vue.mjs").resolve()), str(theme), out.name]
        subprocess.run(command, cwd=folder, check=True)
        return dict(json.loads(Path(out.name).read_text()))


def outcome_of(theme: Path, name: str, ways: Any) -> str:
    """`ways`: what Vue made of each way to use the file, or its complaint about the file."""
    if isinstance(ways, dict) or all("error" in way for way in ways):
        return "neither"
    differing = []
    for way in ways:
        html, problems = ours(theme, name, way)
        if "html" in way and tree(html) != tree(way["html"]):
            differing.append(problems)
    return "same" if not differing else "named" if all(differing) else "differs"


def ours(theme: Path, name: str, way: dict[str, Any]) -> tuple[str, list[Diagnostic]]:
    files = [path for path in theme.rglob("*.vue") if "components" in path.parts]
    components = {file.stem.replace("-", "").lower(): component(file) for file in files}
    offer = Theme(theme.name, {}, components, {}, (), {})
    configs = {"title": "The deck", "author": "Ada"}
    run = Run(offer, Facts(2, 9, "default", {}, configs, {}, lambda url, span: None, files=Files(), readable=(theme,)))
    outer = Scope({}, template_globals(run))
    bound = Bound()
    for key, value in way["props"].items():
        bound.give(key, value)
    slots = {key: Slot([Element("p", {}, [Text(text)])], outer) for key, text in way["slots"].items()}
    html = serialize(render(component(theme / name), bound, slots, Element(""), outer, run, expand))
    return html, [found for found in run.problems if found.code != "unknown-component"]


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
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:] or THEMES))
