"""Code themes: of each theme of the package tm-themes what colours words of code, in blocks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from deckc.vendored.packs.blocks import in_blocks

__all__ = ["pack"]

FOLDER = "themes/"
SLIDEV = ("vitesse-light.json", "vitesse-dark.json", "vitesse-black.json")  # what most decks need
COLOURS = ("editor.foreground", "editor.background")


def pack(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    themes = {path.removeprefix(FOLDER): packed(json.loads(data)) for path, data in files.items()}
    return in_blocks(themes, [SLIDEV])


def packed(theme: dict[str, Any]) -> bytes:
    # Rules that set no colour stay: they are more exact than others, and keep what these would change.
    rules = [
        {key: rule[key] for key in ("scope",) if key in rule}
        | {"settings": {key: rule["settings"][key] for key in ("foreground",) if key in rule["settings"]}}
        for rule in theme["tokenColors"]
        if "settings" in rule
    ]
    kept = {
        "type": theme.get("type", "dark"),
        "colors": {name: theme["colors"][name] for name in COLOURS if name in theme.get("colors", {})},
        "tokenColors": rules,
    }
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()
