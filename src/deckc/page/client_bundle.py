"""Client bundle: the client's modules, in the order they need one another, as one classic script.

In: an entry module, as its path in `client/` without `.js`. Out: the script's text. Errors: ValueError for a circle of
imports (our bug).
A page opened from a disk may not load ES modules, but may load a classic script. Every module becomes a function that
runs at once and returns what it exports. The client keeps to `import { a, b as c } from "../folder/x.js";` and
`export function|const|class`; no two of its files have one name.

The second script (`presenter-bundle.js`) is loaded after the first and takes the modules that both need from it: there
is one store, one list of slides, one of each.
"""

from __future__ import annotations

import json
import re
from functools import cache
from posixpath import dirname, normpath

from deckc.disk.paths import CLIENT
from deckc.lazy_regex import lazy_regex

__all__ = ["link_client", "link_live_preview", "link_presenter_bundle", "style_client"]

IMPORT = lazy_regex(r'^import \{([^}]*)\} from "(\.{1,2}/[\w/-]+)\.js";$', re.M)
EXPORT = lazy_regex(r"^export ((?:async )?(?:function\*?|const|class) (\w+))", re.M)
# Comments, types, indentation: no string and no template literal of the client holds what looks like them.
COMMENT = lazy_regex(r"^\s*(?:/\*(?:(?!\*/).)*\*/[ \t]*|//[^\n]*)$\n?", re.M | re.S)
COMMENT_AFTER_CODE = lazy_regex(r"[ \t]+// [^\n]*$", re.M)
TYPE = lazy_regex(r"/\*\* @\w+ [^\n]*?\*/ ?")
INDENT = lazy_regex(r"^[ \t]+|\n(?=\n)", re.M)

STYLES = (
    "player/player",
    "motion/v-mark",
    "controls/navigation-bar",
    "controls/dialogs",
    "pointer/laser-pointer",
    "views/view-modes",
    "print/print",
)
PRESENTER_STYLES = (
    "presenter/presenter",
    "notes/notes",
    "overview/overview-page",
    "drawing/drawing",
    "recording/recording",
)
PREVIEW_STYLES = ("editing/editing",)
LENT = "deckModules"
"""The global name under which the first script lends its modules to the second."""


@cache
def link_client(entry: str = "main") -> str:
    """The module and all that it imports as one script, without comments. It may be linked beside another one."""
    *modules, last = map(wrap, in_order(entry))
    lent = [f"window.{LENT} = {{ {', '.join(map(variable, shared()))} }};"] if entry == "main" else []
    return script("".join(f"{line}\n" for line in (*modules, *lent, last)))


@cache
def link_presenter_bundle() -> str:
    """The second script, with its style sheet in it."""
    borrowed = f"const {{ {', '.join(map(variable, shared()))} }} = window.{LENT};\n"
    own = [name for name in in_order("presenter-bundle") if name not in in_order("main")]
    return script(borrowed + style_script(PRESENTER_STYLES) + "".join(f"{wrap(name)}\n" for name in own))


@cache
def link_live_preview() -> str:
    """The script that `deckc serve` adds to a page, with its style sheet in it."""
    return script(style_script(PREVIEW_STYLES)) + link_client("preview/live-preview")


def style_script(names: tuple[str, ...]) -> str:
    """A line that puts style sheets into the page."""
    css = json.dumps(style_client(names), ensure_ascii=False)
    return f'document.head.append(Object.assign(document.createElement("style"), {{ textContent: {css} }}));\n'


def shared() -> list[str]:
    """Names of the first script's modules that the second one needs."""
    first = in_order("main")
    needed = {found for name in in_order("presenter-bundle") if name not in first for found in imports(name)}
    return [name for name in first if name in needed]


def script(text: str) -> str:
    return f'(() => {{\n"use strict";\n{text}}})();\n'


@cache
def style_client(names: tuple[str, ...] = STYLES) -> str:
    """The player's own CSS, in the cascade layer `player`, which stands above the reset's and below all else."""
    sheets = "\n".join((CLIENT / f"{name}.css").read_text(encoding="utf-8") for name in names)
    return f"@layer base, player;\n@layer player {{\n{sheets}}}\n"


@cache
def in_order(entry: str) -> tuple[str, ...]:
    """Names of modules, each after those it imports."""
    order: dict[str, None] = {}

    def visit(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise ValueError(f"modules import each other: {' -> '.join((*above, name))}")
        if name not in order:
            for needed in imports(name):
                visit(needed, (*above, name))
            order[name] = None

    visit(entry, ())
    return tuple(order)


def imports(name: str) -> list[str]:
    return [resolved(path, name) for _, path in IMPORT.findall(source(name))]


def resolved(path: str, name: str) -> str:
    """`../base/dom`, in the module `player/stage` → `base/dom`."""
    return normpath(f"{dirname(name) or '.'}/{path}")


@cache
def source(name: str) -> str:
    return (CLIENT / f"{name}.js").read_text(encoding="utf-8")


def wrap(name: str) -> str:
    text = source(name)
    exports = ", ".join(match[2] for match in EXPORT.finditer(text))
    text = IMPORT.sub(lambda match: f"const {{{match[1].replace(' as ', ': ')}}} = {variable(match[2])};", text)
    text = EXPORT.sub(r"\1", text)
    for nothing in (COMMENT, COMMENT_AFTER_CODE, TYPE, INDENT):
        text = nothing.sub("", text)
    return f"const {variable(name)} = (() => {{\n{text.strip()}\nreturn {{ {exports} }};\n}})();"


def variable(name: str) -> str:
    """`base/watch-place` → `$watch_place`."""
    return "$" + name.rpartition("/")[2].replace("-", "_")
