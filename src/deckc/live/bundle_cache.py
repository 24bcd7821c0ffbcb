"""Bundle cache: bundles of former builds, in the user's cache, as long as all that went into them is unchanged.

In: what a bundle is made of. Out: the bundle, or None. Files count as unchanged while their times and sizes are.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from deckc import __version__
from deckc.bundler.program import ESBUILD
from deckc.disk.user_cache import keep, kept
from deckc.live.bundle_input import Built, Deck
from deckc.live.compiler import StyleBlock, driver
from deckc.live.modules import RUNTIME
from deckc.live.tool_paths import Tools

__all__ = ["keep_bundle", "kept_bundle", "key_of"]

State = Callable[[Path], tuple[int, ...]]


def key_of(deck: Deck, tags: Sequence[tuple[str, str]], tools: Tools) -> str:
    """What a bundle is kept under. `tags`: the components that tags can mean, and their files."""
    slides = [(str(path), slot.source, slot.attribute) for path, slot in deck.slides.items()]
    components = [(name, str(path)) for name, path in deck.components.items()]
    compiler = tools.compiler.stat()
    made_of = (
        (__version__, ESBUILD, own_digest(), str(tools.compiler), compiler.st_mtime_ns, compiler.st_size),
        (
            str(deck.root),
            deck.base,
            sorted(map(str, deck.scripts)),
            components,
            slides,
            [(kind, [*map(str, files)]) for kind, files in deck.setups.items()],
            deck.controls,
            deck.exchanges,
            sorted(tags),
        ),
    )
    return f"bundle-{sha256(repr(made_of).encode()).hexdigest()[:32]}.json"


@cache
def own_digest() -> str:
    """A digest of the modules that we put into bundles."""
    texts = [path.read_bytes() for path in sorted(RUNTIME.rglob("*.js"))]
    return sha256(b"".join([driver().encode(), *texts])).hexdigest()


def kept_bundle(key: str, deck: Deck, state: State) -> Built | None:
    """The bundle of a former build; None: there is none that still holds."""
    data = kept(key)
    try:
        given = json.loads(data) if data else None
        if not isinstance(given, dict) or not holds(given, deck, state):
            return None
        return read(given)
    except (ValueError, KeyError, TypeError):  # damaged
        return None


def holds(given: dict[str, Any], deck: Deck, state: State) -> bool:
    """Whether files and addresses of pictures are what they were. All are asked, so that a preview watches them."""
    same = [list(state(Path(path))) == before for path, before in given["inputs"]]
    same += [[str(file) for file in deck.list(name, Path(path))] == files for name, path, files in given["lists"]]
    same += [deck.picture(url, Path(path)) == address for url, path, address in given["pictures"]]
    return all(same)


def read(given: dict[str, Any]) -> Built:
    return Built(
        page=given["page"],
        sandbox=given["sandbox"],
        css=given["css"],
        files={name: b64decode(data) for name, data in given["files"]},
        styles={Path(path): tuple(StyleBlock(*block) for block in blocks) for path, blocks in given["styles"]},
        inputs=tuple(Path(path) for path, _ in given["inputs"]),
        gone={(name, Path(path)): None for name, path in given["gone"]},
        unknown={(tag, Path(path)): None for tag, path in given["unknown"]},
    )


def keep_bundle(key: str, built: Built, state: State) -> None:
    """Keeps a bundle without errors for other builds."""
    inputs = {str(path): list(state(path)) for path in (*built.inputs, *built.styles)}
    given = {
        "page": built.page,
        "sandbox": built.sandbox,
        "css": built.css,
        "files": [(name, b64encode(data).decode()) for name, data in built.files.items()],
        "styles": [
            (str(path), [(block.css, block.line, block.lang, block.module) for block in blocks])
            for path, blocks in built.styles.items()
        ],
        "inputs": list(inputs.items()),
        "pictures": [(url, str(path), address) for (url, path), address in built.pictures.items()],
        "lists": [(name, str(path), [str(file) for file in files]) for (name, path), files in built.lists.items()],
        "gone": [(name, str(path)) for name, path in built.gone],
        "unknown": [(tag, str(path)) for tag, path in built.unknown],
    }
    keep(key, json.dumps(given).encode())
