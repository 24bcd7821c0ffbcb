"""Check: whether Mermaid understands a diagram's source, and where it stops.

In: source text. Out: None, or a `Fault`. Mermaid only reads here, in a JavaScript engine without files and network and
with limits on time and memory. Loading it takes half a second, so each verdict is kept on disk.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import lru_cache
from typing import Any, NamedTuple

from deckc import vendored
from deckc.diagrams.library import PACKAGE
from deckc.diagrams.place import place_of
from deckc.disk.user_cache import cached
from deckc.lazy_regex import lazy_regex

__all__ = ["Fault", "fault_in"]

RECIPE = "1"  # counts up when what is made of the same source changes

# A comment is a line of its own; empty, it leaves the lines below at their place.
COMMENT = lazy_regex(r"^[ \t]*%%(?!\{)[^\n]*", re.MULTILINE)
EXPECTED = 6  # more of them tell a reader nothing


class Fault(NamedTuple):
    """What is wrong with a diagram, and where in its source."""

    message: str
    line: int  # from 0; -1: it is the whole diagram
    column: int = 0  # in characters, from 0


@lru_cache(1024)
def fault_in(source: str) -> Fault | None:
    """The first thing in a diagram's source that Mermaid does not understand."""
    key = hashlib.sha256(f"{vendored.version(PACKAGE)} {RECIPE} {source}".encode()).hexdigest()[:32]
    verdict = json.loads(cached(f"diagrams/{key}", lambda: ask(source), is_verdict))
    return verdict and fault_of(verdict, source)


def ask(source: str) -> bytes:
    """Mermaid's verdict as JSON."""
    from deckc.diagrams.engine import verdict  # 50 ms: only for diagrams that this machine has not seen before

    return json.dumps(verdict(COMMENT.sub("", source))).encode()


def is_verdict(data: bytes) -> bool:
    """Whether what was kept is one: a file of the cache may be torn."""
    try:
        verdict = json.loads(data)
    except ValueError:
        return False
    return verdict is None or (isinstance(verdict, dict) and isinstance(verdict.get("message"), str))


def fault_of(verdict: dict[str, Any], source: str) -> Fault:
    """Mermaid's error for people."""
    line, column = place_of(verdict, COMMENT.sub("", source)) or (-1, 0)
    return Fault(message_of(verdict), line, column)


def message_of(verdict: dict[str, Any]) -> str:
    """Grammars tell what they met and what may stand there; other messages are Mermaid's own words."""
    if "expected" not in verdict or "\n" not in verdict["message"]:
        return f"Mermaid says: {verdict['message'].partition(chr(10))[0].strip()}"
    names = [str(name).strip("'") for name in verdict["expected"]]
    wanted = f": {' or '.join(names)} is expected" if len(names) <= EXPECTED else ""
    token = verdict["token"]
    if not token.strip():
        return f"the {'line' if token else 'diagram'} cannot end here{wanted}"
    return f"the diagram cannot go on with '{token.strip()}'{wanted}"
