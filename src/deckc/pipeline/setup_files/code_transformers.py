"""Code transformers: blocks of code as Shiki's transformers of `setup/shiki.ts` leave them.

In: `Setup`. Out: a `TransformCode` for Markdown. Source: Shiki documentation, "Transformers".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from html import unescape
from typing import Any

from deckc.markdown import TOKEN, TransformedBlock
from deckc.pipeline.setup_files.setup import Setup
from deckc.setup.program import Function, Program

__all__ = ["CodeTransformers", "code_transformers"]

HOOKS = ("preprocess", "tokens", "span", "line", "code", "pre", "root", "postprocess")
ORDER = {"pre": 0, None: 1, "post": 2}  # by `enforce`


@dataclass(frozen=True)
class CodeTransformers:
    """The transformers of one file. Where one fails the block stays as it is."""

    setup: Setup
    program: Program
    hooks: Sequence[Mapping[str, int]]  # functions by their ids

    def __repr__(self) -> str:
        return sha256(self.program.bundle.script.encode()).hexdigest()  # what compiled slides are kept by

    def source(self, code: str, language: str, meta: str) -> str:
        """The code that is to be highlighted."""
        given = self.run("shikiSource", code, language, meta)
        return given if isinstance(given, str) else code

    def block(self, lines: Sequence[str], pre: Mapping[str, str], code: Mapping[str, str]) -> TransformedBlock | None:
        """The block of highlighted lines, of which `source()` was asked just before; None: it stays as it is."""
        words = [[word_of(found) for found in TOKEN.finditer(line)] for line in lines]
        given = self.run("shikiBlock", words, dict(pre), dict(code))
        if given is None:
            return None
        return TransformedBlock(given["open"], [(each[0], each[1], each[2]) for each in given["lines"]], given["close"])

    def run(self, driver: str, *arguments: Any) -> Any:
        return self.setup.attempt(partial(self.program.run, driver, self.hooks, *arguments))


def word_of(found: Any) -> tuple[str, str]:
    return unescape(found["text"] or found["bare"] or ""), found["classes"] or ""


def code_transformers(setup: Setup) -> CodeTransformers | None:
    """The transformers of the last file that has some, as options are Slidev's; None: there are none."""
    given = [(program, value["transformers"]) for program, value in setup.shiki if value.get("transformers")]
    if not given:
        return None
    program, listed = given[-1]
    found = [each for each in listed if isinstance(each, Mapping)] if isinstance(listed, list) else []
    found.sort(key=lambda each: ORDER.get(each.get("enforce"), 1))
    hooks = [{name: each[name].id for name in HOOKS if isinstance(each.get(name), Function)} for each in found]
    return CodeTransformers(setup, program, hooks)
