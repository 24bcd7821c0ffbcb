"""Answers: what functions of set-up files gave to the same arguments before, so that a preview asks only what is new.

In: a digest of program, function and arguments. Out: the answer, if the texts that the program had read are unchanged.
Those of the former build and of this one are kept; older ones are forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Answer", "Answers"]

Texts = Mapping[str, str | None]  # by path; None: it is not there


@dataclass(frozen=True, slots=True)
class Answer:
    """What the sandbox said, as JSON has it, and the texts that had been read until then."""

    said: Mapping[str, Any]
    texts: Texts


@dataclass(slots=True)
class Answers:
    former: dict[str, Answer] = field(default_factory=dict)
    current: dict[str, Answer] = field(default_factory=dict)

    def begin(self) -> None:
        """A new build begins: what it does not ask for is gone with the next one."""
        self.former, self.current = self.current, {}

    def find(self, key: str, text: Callable[[str], str | None]) -> Answer | None:
        """The answer that still holds; `text` reads a file."""
        found = self.current.get(key) or self.former.get(key)
        if found is None or any(text(path) != before for path, before in found.texts.items()):
            return None
        self.current[key] = found
        return found

    def keep(self, key: str, said: Mapping[str, Any], texts: Texts) -> None:
        self.current[key] = Answer(said, dict(texts))
