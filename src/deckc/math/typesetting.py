"""Typesetting: TeX → the HTML that KaTeX makes of it.

It takes no links, pictures or HTML attributes from a formula.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from html import escape
from typing import Any, NamedTuple

from deckc import vendored
from deckc.disk import user_cache
from deckc.math.engine import Formula, is_available, rendered, rendered_together
from deckc.math.settings import Settings
from deckc.sandbox import is_spent

__all__ = ["Mistake", "Typesetter", "typesetter"]

RECIPE = "1"  # counts up when what is made of the same formula changes
REMEMBERED = 2048  # formulas
ERROR_COLOR = "#cc0000"
IN_RED = r'style="color:{color};">(\\(?:[A-Za-z]+|.))<'
ENGINE_ERRORS: Mapping[str, str] = {
    "call stack": "the formula is nested too deeply",
    "stack overflow": "the formula is nested too deeply",
    "metrics not found": "KaTeX has no such font",
    "too many arguments": "a macro makes more of itself than can be set",
    "Mhchem": "the formula of chemistry is not understood",
    "interrupted": "the formula takes too long",
    "out of memory": "the formula takes too much memory",
}


class Mistake(NamedTuple):
    """What KaTeX does not understand in a formula."""

    message: str
    start: int  # offset in the TeX
    length: int  # of what it is about; 0: the formula ends too early


Typeset = tuple[str, Mistake | None]
"""Finished HTML, and what is wrong with the formula."""


@lru_cache(maxsize=16)
def typesetter(settings: Settings, name: str = "") -> Typesetter:
    """How formulas of a deck are set: the same for the same settings and name.

    Under a `name` its results are kept on this machine.
    """
    return Typesetter(settings, name)


class Typesetter:
    """Sets formulas, and remembers what it has set."""

    def __init__(self, settings: Settings, name: str) -> None:
        self.options = {"strict": False, "errorColor": ERROR_COLOR, **settings.options, "macros": dict(settings.macros)}
        self.file = f"formulas/{sha256(name.encode()).hexdigest()[:32]}" if name else ""
        self.results = kept(self.file) if name else {}
        self.is_kept = True

    def __repr__(self) -> str:
        return f"Typesetter({self.options}, {vendored.version('katex')})"  # what compiled slides are kept by

    def __call__(self, tex: str, display: bool) -> Typeset:
        """A formula; `display`: it stands on a line of its own."""
        formula = without_nul(tex), display
        key = self.key(formula)
        result = self.results.pop(key, None)
        if result is None and not is_available():
            return refused(formula[0], Mistake("", 0, 0), self.options)[0], None  # told once, for the deck
        if result is None:
            result = laid_out(formula[0], rendered(formula, self.options), self.options)
            if is_spent():
                return result
            self.is_kept = False
        self.results[key] = result  # the latest is the last
        return result

    def prepare(self, formulas: Iterable[Formula]) -> None:
        """Sets together what is not known yet, which is faster. What that leaves out is set when it is asked for."""
        keys = {self.key(clean): clean for clean in ((without_nul(tex), display) for tex, display in formulas)}
        unknown = [key for key in keys if key not in self.results][:REMEMBERED] if is_available() else []
        together = [keys[key] for key in unknown]
        for key, (tex, _), answer in zip(unknown, together, rendered_together(together, self.options), strict=False):
            self.results[key] = laid_out(tex, answer, self.options)
            self.is_kept = False

    def key(self, formula: Formula) -> str:
        tex, display = formula
        made_of = json.dumps([RECIPE, vendored.version("katex"), {**self.options, "displayMode": display}, tex])
        return sha256(made_of.encode()).hexdigest()[:32]

    def keep(self) -> None:
        """Writes what is new into the user's cache."""
        while len(self.results) > REMEMBERED:
            del self.results[next(iter(self.results))]
        if self.file and not self.is_kept:
            user_cache.keep(self.file, zlib.compress(json.dumps(self.results).encode(), 1))
            self.is_kept = True


def kept(file: str) -> dict[str, Typeset]:
    """What was kept under a name; nothing where that cannot be read."""
    try:
        rows = json.loads(zlib.decompress(user_cache.kept(file) or b""))
        return {str(key): (str(html), mistake and Mistake(*mistake)) for key, (html, mistake) in rows.items()}
    except (zlib.error, ValueError, TypeError, AttributeError):
        return {}


def without_nul(tex: str) -> str:
    return tex.replace("\0", "\N{REPLACEMENT CHARACTER}")


def laid_out(tex: str, answer: Mapping[str, Any], options: Mapping[str, Any]) -> Typeset:
    """What KaTeX makes of TeX. Where it finds a mistake, that is in red, or the whole where it must."""
    if failure := answer.get("failure"):
        said = next((words for part, words in ENGINE_ERRORS.items() if part in failure), failure)
        return refused(tex, Mistake(said, 0, len(tex)), options)
    html = answer["html"]
    if "message" in answer:
        start = answer.get("start", 0)
        about = tex[start : start + answer.get("length", len(tex))].rstrip()  # the space behind a command is part of it
        mistake = Mistake(answer["message"], start, len(about))
        return refused(tex, mistake, options) if html.startswith('<span class="katex-error"') else (html, mistake)
    for command in re.findall(IN_RED.format(color=re.escape(str(options["errorColor"]))), html):
        return html, Mistake(f"{command} is not allowed in formulas", max(0, tex.find(command)), len(command))
    return html, None


def refused(tex: str, mistake: Mistake, options: Mapping[str, Any]) -> Typeset:
    """The source in red, as KaTeX shows what it does not take."""
    title = escape(f"ParseError: KaTeX parse error: {mistake.message}")
    color = escape(str(options["errorColor"]))
    return f'<span class="katex-error" title="{title}" style="color:{color}">{escape(tex, quote=False)}</span>', mistake
