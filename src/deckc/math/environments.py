r"""Environments: where `\begin{…}` and `\end{…}` stand in TeX."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

__all__ = ["Environment", "environments", "with_last_rows"]

# A control symbol such as `\\` or `\%` is read as one, so that what follows it is not taken for its name.
MARK = re.compile(
    r"%[^\n]*|\\(?P<what>begin|end)\s*\{(?P<name>[^{}]*)\}|\\substack(?![A-Za-z])|\\(?:[A-Za-z]+|.)", re.DOTALL
)
OPEN_END = re.compile(r"\\\\(\s*)(?=\\end\s*\{(?:align|alignat|gather)\})")


@dataclass(slots=True)
class Environment:
    """One environment, from `\\begin` to behind its end."""

    name: str
    start: int
    end: int = 0
    inner: list[Environment] = field(default_factory=list)


def environments(tex: str) -> list[Environment]:
    """The outermost ones, in order; `\\substack` counts as one. None at all where they do not match."""
    whole = Environment("", 0)
    open_ones = [whole]
    for match in MARK.finditer(tex):
        if match[0].startswith("\\substack"):
            open_ones[-1].inner.append(Environment("substack", match.start(), match.end()))
        elif match["what"] == "begin":
            environment = Environment(match["name"], match.start())
            open_ones[-1].inner.append(environment)
            open_ones.append(environment)
        elif match["what"] == "end":
            if open_ones[-1].name != match["name"] or len(open_ones) == 1:
                return []
            open_ones.pop().end = match.end()
    return whole.inner if len(open_ones) == 1 else []


def with_last_rows(tex: str) -> str:
    r"""The same, and a row for a number after a last `\\`, which KaTeX 0.16 leaves out."""
    return OPEN_END.sub(r"\\\\{}\1", tex)
