"""Bundle: Monaco, its workers, the deck's runners and types as scripts that any page can load, from a disk too.

In: `Editors` and what the deck's editors want. Out: `Bundled`: classic scripts, whose texts set globals:
`deckMonaco` (`ready`, `monaco`, `themes`, `highlight`), `deckEditorWorkers`, `deckEditorExtras`, `deckEditorTypes`.
Source: Monaco's "Integrating the ESM version"; Slidev guide, "Configure Monaco".
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path

from deckc import __version__
from deckc.bundler.esbuild import Esbuild, Loaded, Message, Plugin, Resolve
from deckc.bundler.program import ESBUILD, find_package_file
from deckc.disk.paths import CLIENT
from deckc.disk.user_cache import cached
from deckc.editors.find import Editors

__all__ = ["Bundled", "Wanted", "bundle"]

SLIDEV_TYPES = CLIENT / "live" / "slidev" / "slidev-types.js"

FLAGS = (
    "--format=iife",
    "--minify",
    "--platform=browser",
    "--target=es2022",
    "--legal-comments=none",
    '--define:process.env.NODE_ENV="production"',
    '--define:import.meta.url=""',
    "--loader:.ttf=dataurl",
    "--loader:.svg=dataurl",
)
LANGUAGES = {"ts": "typescript", "js": "javascript"}
OF_WORKERS = {"typescript": "typescript", "javascript": "typescript", "css": "css", "scss": "css", "less": "css"} | {
    name: name for name in ("html", "json")
}
TYPES = "*.d.ts *.d.mts *.d.cts package.json".split()
MAX_TYPES = 4 << 20  # bytes of all packages together
MAX_FILES = 600  # of a package


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the editors of a deck ask for."""

    languages: tuple[str, ...]
    themes: tuple[str, str] = ("vitesse-light", "vitesse-dark")
    setups: tuple[Path, ...] = ()  # `setup/monaco.ts`
    runners: tuple[Path, ...] = ()  # `setup/code-runners.ts`
    modules: tuple[tuple[str, str], ...] = ()  # that code which runs may import: name there, and as we import it
    types: tuple[str, ...] = ()  # packages
    snippets: tuple[tuple[str, str], ...] = ()  # name, text: types of the deck's own


@dataclass(slots=True)
class Bundled:
    """The scripts by what they are for: `main`, workers by their kinds, `extras`, `types`."""

    main: bytes = b""
    workers: dict[str, bytes] = field(default_factory=dict)
    extras: bytes = b""
    types: bytes = b""
    errors: tuple[Message, ...] = ()
    inputs: tuple[Path, ...] = ()


def bundle(editors: Editors, wanted: Wanted) -> Bundled:
    """All scripts. What is made of packages alone is kept in the user's cache. Errors: `EsbuildError`."""
    made = Bundled()
    languages = tuple(sorted({LANGUAGES.get(name, name) for name in wanted.languages}))
    key = key_of(editors, languages, wanted.themes)
    made.main = cached(f"monaco-{key}.js", lambda: main_script(editors, languages, wanted.themes))
    for kind in sorted({"editor", *(OF_WORKERS[name] for name in languages if name in OF_WORKERS)}):
        path = editors.worker(kind)
        if path is not None:
            make = partial(worker_script, editors, kind, path)
            made.workers[kind] = cached(f"monaco-{kind}-{key_of(editors)}.js", make)
    if wanted.setups or wanted.runners or wanted.modules:
        add_extras(made, editors, wanted)
    files = dict(wanted.snippets) | dict(types_of(wanted.types, editors.root))
    if files:
        made.types = f"globalThis.deckEditorTypes = {json.dumps(files)};\n".encode()
    return made


def key_of(editors: Editors, *more: object) -> str:
    states = [__version__, ESBUILD, str(editors), *map(repr, more)]
    for name in ("monaco-editor", "shiki", "@shikijs/monaco"):
        path = find_package_file(editors.root, f"{name}/package.json")
        states += [f"{path} {path.stat().st_mtime_ns} {path.stat().st_size}" if path else ""]
    return sha256("\n".join(states).encode()).hexdigest()[:24]


def nothing(_: Resolve) -> None:
    return None


PLAIN = Plugin(nothing, lambda path, namespace: None, "$.", "$.")


def main_script(editors: Editors, languages: tuple[str, ...], themes: tuple[str, str]) -> bytes:
    lines = ['import * as monaco from "monaco-editor";', "const made = { monaco, themes: ['vs', 'vs-dark'] };"]
    if editors.coloured:
        lines += shiki(editors, languages, themes)
    lines += ["globalThis.deckMonaco = made;"]
    with Esbuild(editors.esbuild, ESBUILD) as esbuild:
        found = esbuild.bundle("\n".join(lines), editors.root, PLAIN, FLAGS)
    css = "".join(data.decode() for name, data in found.files.items() if name.endswith(".css"))
    sheet = f'Object.assign(document.createElement("style"), {{ textContent: {json.dumps(css)} }})'
    return f"document.head.append({sheet});\n{checked(found.script, found.errors)}".encode()


def checked(script: str, errors: tuple[Message, ...]) -> str:
    """The script; what is wrong with a package is said where it runs."""
    if not errors:
        return script
    return f"throw new Error({json.dumps('Monaco cannot be bundled: ' + errors[0].text)});\n"


def shiki(editors: Editors, languages: tuple[str, ...], themes: tuple[str, str]) -> Iterator[str]:
    """Lines that let Shiki colour the editors, as it does with blocks of code."""
    known = [name for name in languages if editors.has(f"@shikijs/langs/dist/{name}.mjs")]
    names = [name if editors.has(f"@shikijs/themes/dist/{name}.mjs") else "vitesse-dark" for name in themes]
    yield 'import { createHighlighterCoreSync } from "shiki/core";'
    yield 'import { createJavaScriptRegexEngine } from "shiki/engine/javascript";'
    yield 'import { shikiToMonaco } from "@shikijs/monaco";'
    for number, name in enumerate(known):
        yield f'import l{number} from "@shikijs/langs/{name}";'
    for number, name in enumerate(names):
        yield f'import t{number} from "@shikijs/themes/{name}";'
    langs = ", ".join(f"l{number}" for number in range(len(known)))
    yield "const engine = createJavaScriptRegexEngine({ forgiving: true });"
    yield f"const highlighter = createHighlighterCoreSync({{ themes: [t0, t1], langs: [{langs}].flat(), engine }});"
    yield f"for (const id of {json.dumps(list(languages))}) monaco.languages.register({{ id }});"
    yield "shikiToMonaco(highlighter, monaco, { tokenizeTimeLimit: 0 });"
    pair = json.dumps(dict(zip(("light", "dark"), names, strict=True)))
    yield f"Object.assign(made, {{ themes: {json.dumps(names)}, highlight: (code, lang, options) => "
    yield f"highlighter.codeToHtml(code, {{ themes: {pair}, defaultColor: false, lang, ...options }}) }});"


def worker_script(editors: Editors, kind: str, path: Path) -> bytes:
    """A script that holds a worker's: from a disk, a worker can only be made of a text."""
    with Esbuild(editors.esbuild, ESBUILD) as esbuild:
        found = esbuild.bundle(f"import {json.dumps(str(path))};", editors.root, PLAIN, FLAGS)
    text = json.dumps(checked(found.script, found.errors), ensure_ascii=False)
    return f"(globalThis.deckEditorWorkers ??= {{}})[{json.dumps(kind)}] = {text};\n".encode()


def add_extras(made: Bundled, editors: Editors, wanted: Wanted) -> None:
    """The deck's own setup files, and the modules for code that runs."""
    lines, tables = list[str](), dict[str, list[str]]()
    for kind, files in (("setups", wanted.setups), ("runners", wanted.runners)):
        for file in files:
            lines.append(f"import x{len(lines)} from {json.dumps(str(file))};")
            tables.setdefault(kind, []).append(f"x{len(lines) - 1}")
    modules = []
    for name, path in wanted.modules:
        lines.append(f"import * as x{len(lines)} from {json.dumps(path)};")
        modules.append(f"{json.dumps(name)}: x{len(lines) - 1}")
    lists = "".join(f"{kind}: [{', '.join(names)}].filter(Boolean), " for kind, names in tables.items())
    lines.append(f"globalThis.deckEditorExtras = {{ {lists}modules: {{ {', '.join(modules)} }} }};")

    def resolve(asked: Resolve) -> tuple[str, str] | None:
        return asked.path, "deckc"

    def load(path: str, namespace: str) -> Loaded | None:
        if namespace != "deckc":
            return None
        if path == "@slidev/types":
            return Loaded(SLIDEV_TYPES.read_bytes(), "js")
        return Loaded(b"module.exports = globalThis.deckMonaco.monaco;", "js")

    plugin = Plugin(resolve, load, r"^(?:monaco-editor|@slidev/types)$", "$.")
    with Esbuild(editors.esbuild, ESBUILD) as esbuild:
        found = esbuild.bundle("\n".join(lines), editors.root, plugin, FLAGS)
    made.extras, made.errors, made.inputs = found.script.encode(), found.errors, found.inputs


def types_of(packages: tuple[str, ...], root: Path) -> Iterator[tuple[str, str]]:
    """The declarations of packages and of those that they depend on, by their names in `node_modules`."""
    waiting, seen, left = [(name, root) for name in packages], set[str](), MAX_TYPES
    while waiting:
        name, place = waiting.pop(0)
        manifest = find_package_file(place, f"{name}/package.json") if name not in seen else None
        seen.add(name)
        if manifest is None:
            continue
        try:
            asked = json.loads(manifest.read_text(encoding="utf-8", errors="replace"))
        except ValueError:
            continue
        depends = asked.get("dependencies") if isinstance(asked, dict) else None
        folder = manifest.parent.resolve()
        names = [*(depends or ()), f"@types/{name.removeprefix('@').replace('/', '__')}"]
        waiting += [(each, folder) for each in names]
        files = (file for file in sorted(folder.rglob("*")) if any(map(file.match, TYPES)))
        for file, _ in zip(files, range(MAX_FILES), strict=False):
            inner = file.relative_to(folder)
            if "node_modules" in inner.parts or not file.is_file() or file.stat().st_size > left:
                continue
            if not file.resolve().is_relative_to(folder):  # a link out of the package
                continue
            text = file.read_text(encoding="utf-8", errors="replace")
            left -= len(text)
            yield f"node_modules/{name}/{inner.as_posix()}", text
