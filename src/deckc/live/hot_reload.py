"""Hot reload: what an open page of the preview is given when modules of its bundle have changed.

In: the bundle that the page has, and the new one. Out: a script, or None where the page must be loaded anew.
A changed module is made anew with all that imports it, up to the components, which Vue exchanges in their places. Every
other module is taken from the page, which knows those that modules of the deck import (`client/live/hot.js`).
Source: Vite documentation, "HMR API".
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from hashlib import sha256
from os.path import normpath
from pathlib import Path

from deckc.bundler.esbuild import Esbuild, Graph, Loaded, Plugin, Resolve
from deckc.live.bundle import EXCHANGED, FOR_PAGE, flags_of
from deckc.live.bundle_input import Built, Deck
from deckc.live.compiler import Compiler
from deckc.live.modules import LOADERS
from deckc.live.plugin import plugin_of

__all__ = ["digests", "is_later", "is_own", "known_modules", "update"]

ENTRY = "<stdin>"
COMPONENTS = (".vue", ".md")
SCRIPTS = {"json": "json", "mts": "ts", "cts": "ts", **dict.fromkeys(("js", "mjs", "cjs"), "js"), **LOADERS}
KNOWN = "deckc:known/"
MADE_ANEW = ("url:", "raw:", "inline:", "icon:")  # modules that hold nothing: each script has its own


def is_own(name: str) -> bool:
    """Whether a module of a graph is the deck's: no package's, none of the player's, no style sheet."""
    if name.startswith("deckc:"):
        return name.startswith(("deckc:component/", "deckc:slide/"))
    return name != ENTRY and not name.endswith(".css") and "node_modules" not in name.split("/")


def is_component(name: str) -> bool:
    return name.endswith(COMPONENTS) and not name.startswith(MADE_ANEW)


def path_of(name: str, root: Path) -> Path:
    """The file of a module; a slide's component has a path that no file has."""
    return Path(name.removeprefix("deckc:slide/")) if name.startswith("deckc:") else Path(normpath(root / name))


def digests(built: Built, deck: Deck) -> dict[str, str]:
    """The deck's own modules by their names in the graph, each with a digest of what it is made of."""
    return {name: digest(name, built, deck) for name in built.graph if is_own(name)}


def digest(name: str, built: Built, deck: Deck) -> str:
    if name.startswith(("deckc:component/", "icon:")):
        return ""
    if name.startswith("url:"):
        url, _, importer = name.removeprefix("url:").partition("\n")
        return str(built.pictures.get((url, Path(importer))))
    is_text = name.startswith(("raw:", "inline:"))
    path = Path(name.partition(":")[2]) if is_text else path_of(name, deck.root)
    if is_component(name):
        return built.codes.get(path, "")
    try:
        return sha256(deck.read(path)).hexdigest()
    except OSError:
        return ""


def known_modules(graph: Graph, deck: Deck) -> Mapping[Path, Mapping[str, str]]:
    """The modules that the deck's own import, and the names under which the page knows them: folder of the importer →
    module as written there → name."""
    found: dict[Path, dict[str, str]] = defaultdict(dict)
    for name, imports in graph.items():
        if not is_own(name) and name != ENTRY:
            continue
        slide = deck.slides.get(path_of(name, deck.root)) if name.startswith("deckc:slide/") else None
        is_file = is_own(name) and ":" not in name
        folder = slide.file.parent if slide else path_of(name, deck.root).parent if is_file else deck.root
        wanted = {
            each: target
            for each, target in imports.items()
            if not target.startswith((*MADE_ANEW, KNOWN)) and not target.endswith(".css")
        }
        found[folder] |= wanted
    return found


def known_module(folder: Path, graph: Graph, deck: Deck) -> Loaded:
    """The module that makes known to the page what modules in a folder import."""
    lines, names = ['import { hot } from "deckc:hot.js";'], []
    for number, (written, name) in enumerate(known_modules(graph, deck).get(folder, {}).items()):
        lines.append(f"import * as m{number} from {json.dumps(written)};")
        names.append(f"{json.dumps(name)}: m{number}")
    lines.append(f"hot.know({{ {', '.join(names)} }});")
    return Loaded("\n".join(lines).encode(), "js", str(folder))


def is_later(built: Built, former: Built, deck: Deck) -> bool:
    """Whether the page's bundle may be made when a page asks for it, as it cannot fail where the sandbox's does not:
    beside what it had before it has nothing that the sandbox has not. What it tells is taken from the former one."""
    if not former.whole or former.entry != built.entry:
        return False
    built.whole = True
    built.graph = {name: each for name, each in former.graph.items() if not is_own(name)} | built.graph
    built.inputs = tuple(dict.fromkeys((*built.inputs, *former.inputs)))
    built.modules = digests(built, deck)
    return True


def update(before: Built, after: Built, deck: Deck, compiler: Compiler, esbuild: Esbuild) -> str | None:
    """The script that brings a page from one bundle to the other: "" where it need not change, None where it cannot."""
    changed = outdated(before, after)
    if not changed:
        return None if changed is None else ""
    wanted = {name for name in changed if not name.startswith(MADE_ANEW)}
    modules = sorted(wanted)
    again = [name for name in modules if any(is_outer(each, changed) for each in after.graph[name].values())]
    lines = [f"import * as m{number} from {json.dumps(f'hot:{name}')};" for number, name in enumerate(modules)]
    table = ", ".join(f"{json.dumps(name)}: m{number}" for number, name in enumerate(modules))
    text = "\n".join([*lines, f"globalThis.deckHot.take({{ {table} }}, {json.dumps(again)});"])
    lost: list[str] = []
    plugin = plugin_of_update(wanted, lost, before, after, deck, compiler)
    made = esbuild.bundle(text, deck.root, plugin, [*flags_of(deck), *EXCHANGED, *FOR_PAGE])
    return None if made.errors or lost else made.script


def outdated(before: Built, after: Built) -> set[str] | None:
    """The modules that a page of the former bundle must be given; None: one of them cannot be exchanged."""
    if before.packages != after.packages:
        return None
    importers: dict[str, set[str]] = defaultdict(set)
    for name, imports in after.graph.items():
        for target in () if name.startswith(KNOWN) else imports.values():
            importers[target].add(name)
    waiting = [name for name, made_of in after.modules.items() if before.modules.get(name) != made_of]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        if is_component(name) or name not in before.modules:
            continue
        if not importers[name] or not all(map(is_own, importers[name])):
            return None
        waiting += importers[name]
    return found


def is_outer(name: str, changed: set[str]) -> bool:
    """Whether a module has changed and is no component: what imports it begins anew."""
    return name in changed and not is_component(name) and not name.startswith("deckc:")


def plugin_of_update(
    wanted: set[str], lost: list[str], before: Built, after: Built, deck: Deck, compiler: Compiler
) -> Plugin:
    """Modules that are wanted are made; what they import besides is the page's. `lost` takes what it has not."""
    whole = plugin_of(deck, compiler, Built())

    def resolve(asked: Resolve) -> tuple[str, str] | None:
        if asked.path.startswith("hot:"):
            return asked.path.removeprefix("hot:"), "hot"
        name = asked.importer if asked.namespace == "hot" else f"{asked.namespace}:{asked.importer}"
        target = after.graph.get(name, {}).get(asked.path, asked.path)
        if target in wanted:
            return target, "hot"
        if target.startswith(MADE_ANEW):
            namespace, _, path = target.partition(":")
            return path, namespace
        if target.endswith(".css"):
            return target, "empty"
        if target not in before.known:
            lost.append(target)
        return target, "known"

    def load(path: str, namespace: str) -> Loaded | None:
        if namespace == "empty":
            return Loaded(b"", "js")
        if namespace == "known":
            return Loaded(f"module.exports = globalThis.deckHot.known[{json.dumps(path)}];".encode(), "js")
        if namespace != "hot":
            return whole.load(path, namespace)
        if path.startswith("deckc:"):
            return whole.load(path.removeprefix("deckc:"), "deckc")
        file = path_of(path, deck.root)
        loaded = whole.load(str(file), "file") if is_component(path) or file in deck.scripts else None
        return loaded or Loaded(deck.read(file), SCRIPTS.get(file.suffix.lstrip("."), "text"), str(file.parent))

    return Plugin(resolve, load, ".*", "$.")
