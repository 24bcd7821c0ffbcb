"""Lines: a line of the source as block rules see it, without the indentation of what is around it."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

__all__ = ["text_of_line"]


def text_of_line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
