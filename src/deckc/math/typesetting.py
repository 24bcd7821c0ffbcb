"""Typesetting: TeX → HTML as KaTeX 0.18 writes it.

KaTeX itself does it, in the version that `pykatex` brings; what 0.18 does otherwise is mended in its output. It takes
no links, pictures or HTML attributes from a formula.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from html import escape, unescape
from typing import Any, NamedTuple

from deckc.math.accents import centred_accents
from deckc.math.chemistry import ChemistryError, has_chemistry, with_chemistry
from deckc.math.engine import EngineError, rendered
from deckc.math.environments import with_last_rows
from deckc.math.renaming import renamed
from deckc.math.rows import with_rows_of_018
from deckc.math.settings import Settings
from deckc.math.spaces import with_spaces_at_braces

__all__ = ["Mistake", "Typeset", "typesetter"]


class Mistake(NamedTuple):
    """What KaTeX does not understand in a formula."""

    message: str
    start: int  # offset in the TeX
    length: int  # of what it is about; 0: the formula ends too early


Typeset = Callable[[str, bool], tuple[str, Mistake | None]]
"""TeX and whether it stands on its own line → finished HTML, and what is wrong with it."""

REMEMBERED = 4096
ERROR_COLOR = "#cc0000"
# In 0.18 these are of display size also within scripts and fractions of running text.
MACROS: Mapping[str, str] = {
    r"\dfrac": r"\begingroup\displaystyle\frac{#1}{#2}\endgroup",
    r"\dbinom": r"\begingroup\displaystyle\binom{#1}{#2}\endgroup",
}
COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)", re.DOTALL)
PARAMETER = re.compile(r"#([1-9])")
WHERE = re.compile(r"^(?P<message>.*?) at (?:position (?P<position>\d+)|end of input): (?P<around>.*)$", re.DOTALL)
UNDERLINED = "\u0332"
ANNOTATION = re.compile(r'(<annotation encoding="application/x-tex">)[^<]*')
ERROR = re.compile(r'<span class="katex-error" title="ParseError: KaTeX parse error: ([^"]*)"')
IN_RED = r'style="color:{color};">(\\(?:[A-Za-z]+|.))<'
NOT_ALLOWED = frozenset(r"\href \url \htmlClass \htmlId \htmlStyle \htmlData \includegraphics".split())
ENGINE_ERRORS = {
    "size exceeded": "the formula is nested too deeply",
    "for font: ": "KaTeX has no such font",
    "in function call": "a macro makes more of itself than can be set",
}


@lru_cache(maxsize=16)
def typesetter(settings: Settings) -> Typeset:
    """How formulas of a deck are set: the same function for the same settings. It remembers what it has set."""

    @lru_cache(maxsize=REMEMBERED)
    def typeset(tex: str, display: bool) -> tuple[str, Mistake | None]:
        clean = tex.replace("\0", "\N{REPLACEMENT CHARACTER}")
        try:
            plain = with_chemistry(clean) if has_chemistry(clean) else clean
        except ChemistryError as error:
            return refused(clean, Mistake(str(error), 0, len(clean)), settings.options)
        before = definitions(plain, {**MACROS, **settings.macros})
        html, mistake = laid_out(before + with_last_rows(plain), display, settings.options)
        if mistake:
            start = max(0, mistake.start - len(before))
            mistake = mistake._replace(start=start) if plain == clean else mistake._replace(start=0, length=len(clean))
        if mistake and ERROR.match(html):
            return refused(clean, mistake, settings.options)
        if before or plain != clean:
            html = ANNOTATION.sub(lambda match: f"{match[1]}{escape(clean)}", html, count=1)
        return html, mistake

    return typeset


def laid_out(tex: str, display: bool, options: Mapping[str, Any]) -> tuple[str, Mistake | None]:
    """What KaTeX makes of TeX. Where it finds a mistake, that is in red, or the whole where it must."""
    settings = {"strict": False, "errorColor": ERROR_COLOR, "throwOnError": False, **options, "displayMode": display}

    def lay_out(tex: str) -> str:
        return with_spaces_at_braces(centred_accents(renamed(rendered(tex, settings))))

    try:
        html = with_rows_of_018(lay_out(tex), tex, lay_out)
    except EngineError as error:
        said = next((words for part, words in ENGINE_ERRORS.items() if part in str(error)), str(error))
        return refused(tex, Mistake(said, 0, len(tex)), options)
    if match := ERROR.search(html):
        return html, read_mistake(unescape(match[1]), tex)
    for command in re.findall(IN_RED.format(color=re.escape(settings["errorColor"])), html):
        return html, unknown(command, tex)
    return html, None


def definitions(tex: str, macros: Mapping[str, str]) -> str:
    """The deck's macros that a formula uses, as TeX that defines them."""
    wanted: dict[str, str] = {}
    texts = [tex]
    while texts and macros:
        for name in COMMAND.findall(texts.pop()):
            if name in macros and name not in wanted:
                wanted[name] = macros[name]
                texts.append(macros[name])
    return "".join(rf"\def{name}{parameters(body)}{{{body}}}" for name, body in wanted.items())


def parameters(body: str) -> str:
    count = max(map(int, PARAMETER.findall(body)), default=0)
    return "".join(f"#{number}" for number in range(1, count + 1))


def read_mistake(message: str, tex: str) -> Mistake:
    """KaTeX's message, which names a place from 1 and underlines what it is about."""
    match = WHERE.match(message)
    if match is None:
        return Mistake(message, 0, len(tex))
    start = int(match["position"]) - 1 if match["position"] else len(tex)
    return Mistake(match["message"], start, match["around"].count(UNDERLINED))


def unknown(command: str, tex: str) -> Mistake:
    """A command that KaTeX shows in red."""
    refusal = f"{command} is not allowed in formulas"
    message = refusal if command in NOT_ALLOWED else f"Undefined control sequence: {command}"
    return Mistake(message, max(0, tex.find(command)), len(command))


def refused(tex: str, mistake: Mistake, options: Mapping[str, Any]) -> tuple[str, Mistake]:
    """The source in red, as KaTeX shows what it does not take."""
    title = escape(f"ParseError: KaTeX parse error: {mistake.message}")
    color = escape(str(options.get("errorColor", ERROR_COLOR)))
    html = f'<span class="katex-error" title="{title}" style="color:{color}">{escape(tex, quote=False)}</span>'
    return html, mistake._replace(length=min(mistake.length, len(tex)))
