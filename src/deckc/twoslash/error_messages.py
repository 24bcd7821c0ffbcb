"""Error messages: the native compiler's messages → those of the one that Slidev uses, where the two differ.

Of an argument that lacks properties the native one says only which; the other one begins with what it is an argument
for. Source: both compilers asked about the same code.
"""

from __future__ import annotations

import re
from dataclasses import replace

from deckc.lazy_regex import lazy_regex
from deckc.twoslash.program import CompilerError
from deckc.twoslash.script_syntax import Syntax

__all__ = ["as_known", "unresolved"]

NO_MODULE = frozenset((2307, 2591, 7016))  # a module that is not there, one of Node, one without types
ARGUMENT = 2345
LACKING = lazy_regex(
    r"(?:Property '.*' is missing in type '(?P<given>.*)' but required in type '(?P<wanted>.*)'\."
    r"|Type '(?P<type>.*)' is missing the following properties from type '(?P<other>.*)': .*)",
    re.DOTALL,
)


def as_known(error: CompilerError, syntax: Syntax) -> CompilerError:
    """The error as the compiler in JavaScript puts it."""
    match = LACKING.fullmatch(error.text) if (error.start, error.end) in syntax.arguments else None
    if match is None:
        return error
    given, wanted = match["given"] or match["type"], match["wanted"] or match["other"]
    text = f"Argument of type '{given}' is not assignable to parameter of type '{wanted}'.\n  {error.text}"
    return replace(error, code=ARGUMENT, text=text)


def unresolved(errors: list[CompilerError], syntax: Syntax) -> frozenset[str]:
    """The names that are imported from where there is nothing."""
    starts = {error.start for error in errors if error.code in NO_MODULE}
    return frozenset[str]().union(*(names for start, names in syntax.imports.items() if start in starts))
