r"""Environments: where `\begin{…}` and `\end{…}` stand in TeX."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

__all__ = ["Environment", "environments", "with_last_rows"]

# A control symbol such as `\\\\` or `\\%` is read as one, so that what follows it is not taken for its name.
MARK = re.compile(
    r"%[^\n]*|\\(?P<what>begin|end)\s*\{(?P<name>[^{}]*)\}|(?P<inner>\\substack)(?![A-Za-z])"
    r"|(?P<row>\\\\|\\cr(?![A-Za-z]))|(?P<column>&)|(?P<brace>[{}])|\\(?:[A-Za-z]+|.)",
    re.DOTALL,
)
OPEN_END = re.compile(r"\\\\(\s*)(?=\\end\s*\{(?:align|alignat|gather)\})")


@dataclass(slots=True)
class Environment:
    """One environment, from `\\begin` to behind its end."""

    name: str
    start: int
    end: int = 0
    depth: int = 0  # of braces around it
    cell: tuple[int, int] = (0, 0)  # column and row of the cell that is being read
    inner: list[tuple[tuple[int, int], Environment]] = field(default_factory=list)

    def in_columns(self) -> list[Environment]:
        """Those within it, in the order of a table's HTML: column by column."""
        return [environment for _, environment in sorted(self.inner, key=lambda pair: pair[0])]


def environments(tex: str) -> list[Environment]:
    """The outermost ones, in order; `\\substack` counts as one. None at all where they do not match."""
    open_ones = [Environment("", 0)]
    depth = 0
    for match in MARK.finditer(tex):
        last = open_ones[-1]
        if match["inner"]:
            last.inner.append((last.cell, Environment("substack", match.start(), match.end())))
        elif match["what"] == "begin":
            open_ones.append(Environment(match["name"], match.start(), depth=depth))
            last.inner.append((last.cell, open_ones[-1]))
        elif match["what"] == "end":
            if last.name != match["name"] or len(open_ones) == 1:
                return []
            open_ones.pop().end = match.end()
        elif match["brace"]:
            depth += 1 if match["brace"] == "{" else -1
        elif depth == last.depth and last.name:
            column, row = last.cell
            last.cell = (column + 1, row) if match["column"] else (0, row + 1) if match["row"] else last.cell
    return open_ones[0].in_columns() if len(open_ones) == 1 else []


def with_last_rows(tex: str) -> str:
    r"""The same, and a row for a number after a last `\\`, which KaTeX 0.16 leaves out."""
    return OPEN_END.sub(r"\\\\{}\1", tex)
