"""Bundle: a set-up file with all that it imports, as one script for the sandbox, kept in the user's cache.

In: a file, the folders that it may read from. Out: `Bundled`. Errors: problems at their places in the author's files.
Slidev's types, UnoCSS and what of Node is pure reckoning are modules of ours (`modules/`), Shiki's themes those that
deckc carries; all else are files of the project and packages in its `node_modules`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any

from deckc import __version__, vendored
from deckc.bundler.esbuild import Esbuild, Loaded, Message, Plugin, Resolve
from deckc.bundler.program import ESBUILD, find_package_file
from deckc.disk.files import Files
from deckc.disk.paths import inside
from deckc.disk.user_cache import keep, kept
from deckc.lazy_regex import lazy_regex

__all__ = ["OUTPUT", "Bundled", "bundled", "kept_bundle"]

# What a module calls its own place → what we declare in it.
PLACES = {
    "import.meta.url": "deckcUrl",
    "import.meta.dirname": "deckcFolder",
    "import.meta.filename": "deckcFile",
    "__dirname": "deckcFolder",
    "__filename": "deckcFile",
}
FLAGS = (
    "--format=iife",
    "--global-name=setupBundle",
    "--platform=neutral",
    "--main-fields=module,main",
    "--conditions=import,module,default",
    "--target=es2022",
    "--sourcemap=external",
    "--sources-content=false",
    '--define:process.env.NODE_ENV="production"',
    "--define:import.meta.env={}",
    *(f"--define:{name}={ours}" for name, ours in PLACES.items()),
)
OUTPUT = "out"  # beside the bundled file: where a source map counts from; nothing is written there
LOADERS = {
    **dict.fromkeys((".ts", ".mts", ".cts"), "ts"),
    **dict.fromkeys((".js", ".mjs", ".cjs"), "js"),
    **dict.fromkeys((".tsx",), "tsx"),
    **dict.fromkeys((".jsx",), "jsx"),
    **dict.fromkeys((".css", ".scss", ".sass", ".less", ".vue"), "empty"),
    ".json": "json",
}
NODE = "fs|fs/promises|path|path/posix|url|process|module"
OURS = (
    (r"@slidev/(?:types|client)$", "slidev.js"),
    (r"@slidev/client/uno\.config(?:\.ts)?$", "uno-config.js"),
    (r"unocss(?:/.*)?$|@unocss/core$", "unocss.js"),
    (r"@unocss/(?:preset|transformer|extractor)-[\w-]+(?:/local)?$", "unocss.js"),
    (rf"(?:node:)?(?:{NODE})$", "node.js"),
)
THEME = lazy_regex(r"(?:@shikijs/themes/|shiki/(?:dist/)?themes/|tm-themes/themes/)([\w-]+)(?:\.m?js|\.json)?$")
LANGUAGE = lazy_regex(
    r"(?:@shikijs/langs/|shiki/(?:dist/)?langs/|tm-grammars/grammars/)([\w.+#-]+?)(?:\.m?js|\.json)?$"
)
RESOLVED = rf"^(?:@slidev/|unocss|@unocss/|@shikijs/|shiki/|tm-|node:|(?:{NODE})$)|\?raw$"
OWN_NAME = lazy_regex(r"[-/](\w)")
REQUIRED = lazy_regex(r"""\brequire\.resolve\(\s*["']([^"']+)["']\s*\)""")


@dataclass(frozen=True, slots=True)
class Bundled:
    """`script` defines `setupBundle`; `source_map` leads back into the files."""

    script: str
    source_map: str
    inputs: tuple[Path, ...]
    errors: tuple[Message, ...] = ()


def bundled(file: Path, root: Path, readable: Sequence[Path], files: Files, esbuild: Callable[[], Esbuild]) -> Bundled:
    """The file as a script; `esbuild` is asked for only when no former bundle holds. With errors, no script.

    `root`: the deck's folder. `readable`: the folders that may be read from.
    """
    plugin = plugin_of(file, readable, files)
    made = esbuild().bundle(f"export const load = () => import({json.dumps(str(file))});", file.parent, plugin, FLAGS)
    inputs = tuple(dict.fromkeys((file, *map(resolved, made.inputs))))
    source_map = next((data.decode() for name, data in made.files.items() if name.endswith(".map")), "")
    found = Bundled(made.script, source_map, inputs, made.errors)
    if not made.errors:
        given = {"script": made.script, "map": source_map, "inputs": states(inputs, files)}
        keep(key_of(file, root), json.dumps(given).encode())
    return found


def kept_bundle(file: Path, root: Path, files: Files) -> Bundled | None:
    """The bundle of a former build whose files are unchanged; None: there is none."""
    with suppress(ValueError, KeyError, TypeError):  # damaged
        given = json.loads(kept(key_of(file, root)) or b"null")
        if isinstance(given, dict):
            inputs = tuple(Path(path) for path, _ in given["inputs"])
            if states(inputs, files) == given["inputs"]:
                return Bundled(given["script"], given["map"], inputs)
    return None


def states(paths: Sequence[Path], files: Files) -> list[list[Any]]:
    return [[str(path), list(files.state(path))] for path in paths]


def key_of(file: Path, root: Path) -> str:
    made_of = (__version__, ESBUILD, own_digest(), str(file), str(root))
    return f"setup-{sha256(repr(made_of).encode()).hexdigest()[:32]}.json"


@cache
def own_digest() -> str:
    """A digest of the modules that we put into bundles."""
    folder = resources.files("deckc.setup") / "modules"
    texts = sorted((path.name, path.read_text(encoding="utf-8")) for path in folder.iterdir() if path.is_file())
    return sha256(repr(texts).encode()).hexdigest()


def resolved(path: Path) -> Path:
    return path.resolve()


# ── what esbuild asks ────────────────────────────────────────────────────────────────────────────────


def plugin_of(file: Path, readable: Sequence[Path], files: Files) -> Plugin:
    def resolve(asked: Resolve) -> tuple[str, str] | None:
        if asked.path.endswith("?raw"):
            return str(Path(asked.folder) / asked.path.removesuffix("?raw")), "raw"
        return next(((name, "deckc") for name in own_modules(asked.path)), None)

    def load(path: str, namespace: str) -> Loaded | None:
        if namespace == "deckc":
            return own_module(path, file)
        loader = "text" if namespace == "raw" else LOADERS.get(Path(path).suffix, "text")
        return from_disk(Path(path), loader, readable, files)

    return Plugin(resolve, load, RESOLVED, ".*")


def own_modules(name: str) -> list[str]:
    """The module of ours that an import means, if any."""
    if found := THEME.match(name):
        return [f"theme/{found[1]}"] if f"{found[1]}.json" in vendored.names("tm-themes") else []
    if found := LANGUAGE.match(name):
        return [f"language/{found[1]}"]
    return [f"{module}?{name}" for pattern, module in OURS if re.match(pattern, name)]


def own_module(name: str, file: Path) -> Loaded:
    kind, _, which = name.partition("/")
    if kind == "theme":
        return Loaded(vendored.read("tm-themes", f"{which}.json"), "json")
    if kind == "language":  # one of those that deckc knows, by its name
        return Loaded(f"export default [{json.dumps({'name': which, 'isKnown': True})}]".encode(), "js")
    module, _, imported = name.partition("?")
    text = (resources.files("deckc.setup") / "modules" / module).read_text(encoding="utf-8")
    if module == "unocss.js" and imported.startswith("@unocss/") and imported != "@unocss/core":
        own = OWN_NAME.sub(lambda found: found[1].upper(), imported.removeprefix("@unocss/").removesuffix("/local"))
        text = text.replace("export default", f"export {{ {own} as default }};\nconst unused =", 1)
    return Loaded(text.encode(), "js", str(file.parent))


def from_disk(path: Path, loader: str, readable: Sequence[Path], files: Files) -> Loaded:
    """A file's text, if it may be read."""
    if not any(inside(folder, path) for folder in readable):
        message = f"{path.name} lies outside the project"
        return Loaded(b"", "js", str(path.parent), (Message(message),))
    try:
        data = files.read(path)
    except OSError as error:
        return Loaded(b"", "js", str(path.parent), (Message(f"{path.name} is not read: {error.strerror}"),))
    if loader in ("ts", "js", "tsx", "jsx"):
        data = with_addresses(data.decode(errors="replace"), path).encode()
    return Loaded(data, loader, str(path.parent))


def with_addresses(text: str, path: Path) -> str:
    """A script with what it asks of its own place, where esbuild leaves the names of `PLACES`."""
    text = REQUIRED.sub(lambda found: json.dumps(str(required(found[1], path))), text)
    if not any(name in text for name in PLACES):
        return text
    known = {"deckcUrl": f"file://{path}", "deckcFolder": str(path.parent), "deckcFile": str(path)}
    return "".join(f"const {name} = {json.dumps(value)}; " for name, value in known.items()) + text


def required(name: str, path: Path) -> Path:
    """The file that `require.resolve()` names: beside the script, or of a package."""
    beside = path.parent / name
    return beside if name.startswith(".") else find_package_file(path.parent, name) or beside
