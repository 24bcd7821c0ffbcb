"""Plugin: what esbuild asks while it bundles: where imports lead that are no plain files, and what is there.

Source: Vite documentation, "Features" (`?raw`, `?url`, JSON, CSS, `new URL`, `import.meta.env`).
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from deckc.bundler.esbuild import Loaded, Plugin, Resolve
from deckc.bundler.program import find_package_file
from deckc.disk.media_types import data_address
from deckc.lazy_regex import lazy_regex
from deckc.live.bundle_input import Built, Deck
from deckc.live.compiler import Compiler
from deckc.live.modules import WHOLE, component_module, icon_module, runtime_module, script_module

__all__ = ["IN_SHEETS", "plugin_of"]

PICTURES = (
    "a?png jpe?g jfif pjpe?g pjp gif svg webp avif ico bmp cur jxl mp4 webm ogg mp3 wav flac aac opus mov m4[av] vtt "
    "pdf txt webmanifest"
).split()  # Source: Vite, `assetsInclude`
IN_SHEETS = "png jpg jpeg gif svg webp avif".split()  # pictures that esbuild itself meets, those of style sheets
PICTURE = lazy_regex(rf"\.(?:{'|'.join(PICTURES)})$", re.I)
# What only Node has is empty in a page, as Vite makes it; packages by these names take its place where they are.
NODE = lazy_regex(
    r"^(?:node:.+|(?:assert|async_hooks|buffer|child_process|cluster|console|constants|crypto|dgram|diagnostics_channel|dns"
    r"|domain|events|fs|http|http2|https|inspector|module|net|os|path|perf_hooks|process|punycode|querystring|readline|repl"
    r"|stream|string_decoder|sys|timers|tls|tty|url|util|v8|vm|wasi|worker_threads|zlib)(?:/\w+)?)$"
)
RESOLVED = (
    rf"{NODE.pattern}|"
    rf"^(?:{'|'.join(WHOLE)})$|"
    r"^deckc:|^/|^vue-router$|^@slidev/(?:client|types)|^#slidev/|^~icons/|^virtual:icons/|\?(?:raw|url|inline)$|"
    rf"\.(?:{'|'.join(PICTURES)})$"
)
# Modules of Slidev's that have a default export of their own, and what the player has in the place of others.
SLIDEV = {
    "@slidev/types": "slidev-types.js",
    "vue-router": "vue-router.js",
    **{f"{start}slidev/configs": "default/configs/slidev.js" for start in ("#", "/@")},
    **{f"{start}slidev/title-renderer": "default/TitleRenderer/links.js" for start in ("#", "/@")},
}


def plugin_of(deck: Deck, compiler: Compiler, built: Built) -> Plugin:
    def resolve(asked: Resolve) -> tuple[str, str] | None:
        path, _, query = asked.path.partition("?")
        if path.startswith("deckc:"):
            return path.removeprefix("deckc:"), "deckc"
        if path.startswith("./") and asked.importer.endswith(".js") and asked.folder == str(deck.root):
            return None
        if path in SLIDEV:
            return SLIDEV[path], "deckc"
        if NODE.search(path):
            return None if find_package_file(deck.root, f"{path.partition('/')[0]}/package.json") else ("node", "deckc")
        if path in WHOLE:
            return None if asked.importer == f"whole/{path}" else (f"whole/{path}", "deckc")
        if path.startswith("@slidev/client/internals/"):  # of Slidev's player, or of none
            built.gone[path, Path(asked.importer.removeprefix("slide/"))] = None
            return f"internal/{Path(path).stem}", "deckc"
        if path.startswith("@slidev/client/builtin/"):
            return f"component/{Path(path).stem}", "deckc"
        if path.startswith(("@slidev/client", "#slidev/", "/@slidev/")) and not path.endswith(".css"):
            if deck.is_gone(path) and not asked.importer.startswith("known/"):
                built.gone[path, Path(asked.importer.removeprefix("slide/"))] = None
            return "slidev.js", "deckc"
        if path.startswith("/") and not query and not PICTURE.search(path):
            return from_root(path, deck)
        if path.startswith(("~icons/", "virtual:icons/")):
            return path.partition("icons/")[2].removesuffix(".vue"), "icon"
        if query == "raw":
            return str(raw_file(path, asked, deck)), "raw"
        if asked.kind == "url-token":  # in a style sheet
            return None
        if query == "inline":
            return str(raw_file(path, asked, deck)), "inline"
        if query == "url" or PICTURE.search(path):
            return f"{path}\n{asked.importer}", "url"
        return None

    def load(path: str, namespace: str) -> Loaded | None:
        if namespace == "deckc":
            return runtime_module(path, deck, compiler, built)
        if namespace == "icon":
            return icon_module(path, deck)
        if namespace == "raw":
            return Loaded(deck.read(Path(path)), "text")
        if namespace == "inline":
            data = deck.read(Path(path))
            text = data.decode(errors="replace") if path.endswith(".css") else data_address(Path(path).name, data)
            return Loaded(text.encode(), "text")
        if namespace == "url":
            url, _, importer = path.partition("\n")
            address = built.pictures[url, Path(importer)] = deck.picture(url, Path(importer))
            return Loaded(f"export default {json.dumps(address or url)}".encode(), "js")
        if Path(path) in deck.scripts:
            return script_module(Path(path), deck, built)
        return component_module(Path(path), deck, compiler, built)

    names = "|".join(re.escape(str(path)) for path in sorted(deck.scripts))
    return Plugin(resolve, load, RESOLVED, rf"\.(?:vue|md)$|^(?:{names})$" if names else r"\.(?:vue|md)$")


def from_root(path: str, deck: Deck) -> tuple[str, str] | None:
    """A file whose name begins at the deck's folder. None: it is a whole path, or none."""
    inside = deck.root / path.lstrip("/")
    return (str(inside), "file") if inside.is_file() and not Path(path).is_file() else None


def raw_file(path: str, asked: Resolve, deck: Deck) -> Path:
    """The file that `?raw` names: from the root, by its whole path, or beside the module."""
    found = from_root(path, deck) if path.startswith("/") else None
    return Path(found[0]) if found else Path(asked.folder) / path
