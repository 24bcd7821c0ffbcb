r"""Chemistry: `\ce{…}` and `\pu{…}` → TeX that KaTeX knows.

The notation is that of the LaTeX package mhchem. MathJax's parser of it reads it, which lies beside its fonts; KaTeX's
own, which Slidev's guide has decks import, says some things otherwise: its arrows are extensible ones.
It runs in an engine without files and network, started with the first such formula.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from deckc.math.package import mathjax

__all__ = ["ChemistryError", "has_chemistry", "with_chemistry"]

SCRIPT = "input/tex/extensions/mhchem.js"
SECONDS = 2
MEMORY = 64 << 20
DEEPEST = 8  # `\ce` within `\ce`
COMMAND = re.compile(r"\\(ce|pu)(?![A-Za-z])\s*(?=\{)")
ARROW = re.compile(r" \{\}\\mathrel(?=\{)")
TRIPLE_DASH = (
    r"\def\tripledash{{\vphantom{-}\raisebox{2.56mu}{$\mkern2mu\tiny"
    r"\text{-}\mkern1mu\text{-}\mkern1mu\text{-}\mkern2mu$}}}"
)
ARROWS: Mapping[str, str] = {
    "Rightleftharpoons": "rightequilibrium",
    "Leftrightharpoons": "leftequilibrium",
    "leftrightarrows": "rightleftarrows",
}
# What MathJax writes, and KaTeX instead.
OTHERWISE = (
    (re.compile(r"\\vphantom\{A\}"), r"\\vphantom{X}"),
    (re.compile(r"(\\hphantom\{[^}]*\}\})\\mkern-1\.5mu"), r"\1"),
    (re.compile(r"\\([lr]lap)(?![A-Za-z])"), r"\\math\1"),
    (re.compile(r"\\lower(\.\dem)\{-\}"), r"\\raisebox{-\1}{$-$}"),
    (re.compile(r"\\raise(\.\dem)\{(-|\\tripledash)\}"), r"\\raisebox{\1}{$\2$}"),
)


class ChemistryError(Exception):
    """The parser does not understand a formula; the message is its own."""


def has_chemistry(tex: str) -> bool:
    return COMMAND.search(tex) is not None


def with_chemistry(tex: str) -> str:
    """The TeX without `\\ce` and `\\pu`. ChemistryError: one of them is wrong."""
    for _ in range(DEEPEST):
        pieces, last = [], 0
        while match := COMMAND.search(tex, last):
            end = group_end(tex, match.end())
            pieces += [tex[last : match.start()], converted(tex[match.end() + 1 : end - 1], match[1])]
            last = end
        if not pieces:
            break
        tex = "".join((*pieces, tex[last:]))
    return TRIPLE_DASH + tex if r"\tripledash" in tex else tex


def group_end(tex: str, start: int) -> int:
    """The place behind the group that begins at a brace. ChemistryError: it has no end."""
    depth = 0
    for match in re.compile(r"\\.|[{}]", re.DOTALL).finditer(tex, start):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if not depth and match[0] == "}":
            return match.end()
    raise ChemistryError("the formula of chemistry has no end")


def converted(text: str, kind: str) -> str:
    """The TeX of one formula of chemistry."""
    import quickjs  # 30 ms, and few decks have chemistry

    engine = started()
    engine.set_time_limit(SECONDS)
    try:
        answer = json.loads(engine.eval(f"chemistry({json.dumps(text)}, {json.dumps(kind)})"))
    except quickjs.JSException as error:
        started.cache_clear()
        raise ChemistryError("the formula of chemistry takes too long") from error
    if "error" in answer:
        known = "bug" not in answer["error"]  # it takes bonds and arrows that it does not know for one of its own
        raise ChemistryError(answer["error"] if known else "the formula of chemistry is not understood")
    tex = with_arrows(answer["tex"])
    for pattern, instead in OTHERWISE:
        tex = pattern.sub(instead, tex)
    return tex


@cache
def started() -> Any:
    import quickjs

    engine = quickjs.Context()
    engine.set_memory_limit(MEMORY)
    engine.eval((files(__package__) / "mhchem.js").read_text(encoding="utf-8"))
    engine.eval((mathjax() / SCRIPT).read_text(encoding="utf-8"))
    return engine


def with_arrows(tex: str) -> str:
    """The TeX in which every arrow grows with what stands on it."""
    pieces, last = [], 0
    while match := ARROW.search(tex, last):
        end = group_end(tex, match.end())
        pieces += [tex[last : match.start()], " ", arrow(tex[match.end() + 1 : end - 1])]
        last = end + len("{}") if tex.startswith("{}", end) else end
    return "".join((*pieces, tex[last:]))


def arrow(tex: str) -> str:
    """An arrow with what stands above and below it."""
    if tex.startswith(r"\x"):
        return tex
    below, tex = taken(tex, r"\underset")
    above, tex = taken(tex, r"\overset")
    name_only = tex.removeprefix(r"\long")
    below = re.sub(r"^\\lower\dmu", "", below)
    return rf"\x{ARROWS.get(name_only, name_only)}" + (f"[{below}]" if below else "") + f"{{{above}}}"


def taken(tex: str, command: str) -> tuple[str, str]:
    """What a command puts above or below something, and that; nothing where another command stands."""
    if not tex.startswith(command + "{"):
        return "", tex
    end = group_end(tex, len(command))
    return tex[len(command) + 1 : end - 1], tex[end + 1 : -1]
