"""Grammars: TextMate's grammars of the package tm-grammars in blocks, and an index of their names.

`index.json`: name → `{scope, aliases, embedded, into, injected}`, where `embedded` are the languages that come along,
`into` the scopes that the grammar adds rules to, and `injected` says that no block is of this language. `NAME.json`:
the grammar.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from deckc.vendored.packs.blocks import in_blocks

__all__ = ["pack"]

FOLDER = "grammars/"
UNUSED = ("fileTypes", "foldingStartMarker", "foldingStopMarker", "firstLineMatch", "displayName", "uuid", "comment")
ENTRY = re.compile(r"^  \{\n(.*?)^  \},$", re.MULTILINE | re.DOTALL)
NAME = re.compile(r"^    name: '([^']+)',$", re.MULTILINE)
LIST = r"^    %s: \[\n(.*?)^    \],$"

# Of the languages that these embed, Shiki brings only some along. Source: `embeddedLangs` in its package of languages.
AT_ONCE = {
    "asciidoc": "",
    "astro": "json javascript typescript css postcss tsx",
    "haml": "javascript css",
    "latex": "tex",
    "markdown": "",
    "mdx": "",
    "pug": "javascript css html",
    "svelte": "javascript typescript css postcss",
    "vue": "css javascript typescript json html html-derivative markdown-vue vue-directives vue-interpolations "
    "vue-sfc-style-variable-injection",
    "wikitext": "",
}

# Grammars that have much in common, and those that are too large to be read along with others.
FAMILIES = (
    "javascript typescript jsx tsx angular-ts vue-vine imba",
    "html vue-html svelte astro glimmer-js glimmer-ts mdc markdown",
    "css scss sass less postcss stylus",
    "c cpp cpp-macro objective-c objective-cpp dream-maker",
    "python regexp mojo vyper",
    "php blade hack ara",
    "csharp apex",
    "ruby crystal",
    "json jsonc json5 jsonl smithy",
    "sql plsql",
    "groovy nextflow nextflow-groovy",
    "hcl terraform",
    "rust wgsl",
    "emacs-lisp",
    "wolfram",
)


def pack(files: Mapping[str, bytes], *, without: Collection[str] = ()) -> Mapping[str, bytes]:
    """`index.json` and the blocks. `without`: names of grammars that are left out."""
    index: dict[str, Any] = {}
    packed: dict[str, bytes] = {}
    for name, injected, entry in entries(files["index.js"].decode()):
        if name in without:
            continue
        grammar = json.loads(files[f"{FOLDER}{name}.json"])
        embedded = AT_ONCE[name].split() if name in AT_ONCE else words(entry, "embedded")
        index[name] = {
            "scope": grammar["scopeName"],
            "aliases": words(entry, "aliases"),
            "embedded": [each for each in embedded if each not in without],
            "into": grammar.get("injectTo", []),
            "injected": injected,
        }
        packed[f"{name}.json"] = compact(stripped(grammar, UNUSED))
    families = ([f"{name}.json" for name in family.split()] for family in FAMILIES)
    return {"index.json": compact(index), **in_blocks(packed, families)}


def entries(script: str) -> Iterator[tuple[str, bool, str]]:
    """Of each grammar that the package's index tells of: its name, whether it is an injection, and the entry's text."""
    languages, mark, injections = script.partition("export const injections")
    if not mark:
        raise ValueError("tm-grammars: its index.js has another form than the packer knows")
    for text, injected in ((languages, False), (injections, True)):
        for entry in ENTRY.findall(text):
            name = NAME.search(entry)
            if name:
                yield name[1], injected, entry


def words(entry: str, key: str) -> list[str]:
    """A list of the entry; empty where there is none."""
    found = re.search(LIST % key, entry, re.MULTILINE | re.DOTALL)
    return re.findall(r"'([^']+)'", found[1]) if found else []


def stripped(grammar: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: value for key, value in grammar.items() if key not in keys}


def compact(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
