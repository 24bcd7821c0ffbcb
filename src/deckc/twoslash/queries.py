"""Queries: what the compiler is asked about a block, and what comes of its answers.

In: a block's code, files and notations. Out: findings in the whole code. Errors: NotationError where a question has no
answer, ServerError where the compiler gives none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from deckc.lazy_regex import lazy_regex
from deckc.model import Annotation
from deckc.twoslash.compiler import Compiler
from deckc.twoslash.error_messages import as_known, unresolved
from deckc.twoslash.hover_texts import read_hover
from deckc.twoslash.notation import SOURCES, FenceFile, Finding, NotationError, Notations, Question, is_removed, line_of
from deckc.twoslash.outside_files import names_outside
from deckc.twoslash.program import Program
from deckc.twoslash.script_syntax import Identifier, read_syntax

__all__ = ["ask"]

PREFIX = lazy_regex(r"[$\w]+$", re.ASCII)
WHOLE_MODULE = lazy_regex(r"```\w*\n(?:\(alias\) )?module ")
SECONDS = 30.0  # for one block


@dataclass(frozen=True, slots=True)
class Block:
    """A block that is being looked at."""

    code: str
    files: Sequence[FenceFile]
    notations: Notations
    program: Program

    def file_at(self, place: int) -> FenceFile | None:
        return next((file for file in self.files if file.holds(place)), None)


def ask(
    code: str, files: Sequence[FenceFile], notations: Notations, compiler: Compiler, more: Iterable[Path] = ()
) -> list[Finding]:
    """All that is found; `files` that are no scripts are only there to be imported. `more`: further declarations."""
    scripts = [file for file in files if file.extension in SOURCES]
    with_data = [file for file in files if file.extension == "json" and notations.compiler.get("resolveJsonModule")]
    if not scripts:
        return []
    folder = compiler.next_folder()
    if name := names_outside(code, {(folder / file.name).parent for file in files}, folder):
        raise NotationError(f"'{name}' lies outside the block, where the compiler may not read", line_with(code, name))
    with compiler.start().within(SECONDS):
        texts = {file.name: file.content for file in (*scripts, *with_data)}
        block = Block(code, scripts, notations, compiler.open(folder, texts, notations.compiler, more))
        hide = notations.handbook.get("noStaticSemanticInfo")
        return [
            *([] if hide else hovers(block)),
            *(query(block, question) for question in notations.queries),
            *(highlight(start, end) for start, end in notations.highlights),
            *(completion(block, question) for question in notations.completions),
            *errors(block),
        ]


def line_with(code: str, name: str) -> int:
    """The line that a text stands in; the first where it is written with escapes."""
    return line_of(code, max(code.find(name), 0))


def hovers(block: Block) -> Iterator[Finding]:
    for file in block.files:
        for word in read_syntax(file.content, file.extension).names:
            if not is_removed(file.start + word.start, block.notations.removals, block.code):
                found = about(block, file, word)
                if found:
                    yield Finding(file.start + word.start, found)


def about(block: Block, file: FenceFile, word: Identifier) -> Annotation | None:
    """None: the compiler knows nothing of the word."""
    markdown = block.program.hover(file.name, word.start, word.end)
    length = word.end - word.start
    name = file.content[word.start : word.end]
    if markdown and WHOLE_MODULE.match(markdown):
        return Annotation("hover", length, f"import {name}")
    if markdown is None:
        syntax = read_syntax(file.content, file.extension)
        lost = name in unresolved(block.program.errors(file.name), syntax)
        return Annotation("hover", length, f"import {name}") if lost else None
    ways = 0 if word.arguments is None else block.program.overloads(file.name, word.arguments)
    text, docs, tags = read_hover(markdown, imported=word.imported, overloads=ways)
    return Annotation("hover", length, text, docs, tags)


def query(block: Block, question: Question) -> Finding:
    place, line = question
    if is_removed(place, block.notations.removals, block.code):
        raise NotationError("`^?` asks about code that is cut", line)
    file = block.file_at(place)
    words = read_syntax(file.content, file.extension).names if file else []
    word = next((word for word in words if file and word.start <= place - file.start <= word.end), None)
    found = about(block, file, word) if file and word else None
    if file is None or word is None or found is None:
        raise NotationError("`^?` points at no name that has a type", line)
    return Finding(file.start + word.start, Annotation("query", found.length, found.text, found.docs, found.tags))


def highlight(start: int, end: int) -> Finding:
    return Finding(start, Annotation("highlight", length=end - start))


def completion(block: Block, question: Question) -> Finding:
    """What an editor offers behind the letters before the place; behind a sign, all that may follow it."""
    place, line = question
    file = block.file_at(place)
    if file is None or is_removed(place, block.notations.removals, block.code):
        raise NotationError("`^|` asks about code that is cut", line)
    match = PREFIX.search(block.code, file.start, place)
    prefix = match[0] if match else block.code[place - 1 : place]
    members = block.code[: place - len(prefix) if match else place].endswith(".")
    offered = block.program.completions(file.name, place - file.start - (1 if match else 0), members=members)
    items = tuple(item for item in offered if not match or item[0].startswith(prefix))
    return Finding(place, Annotation("completion", text=prefix, items=items))


def errors(block: Block) -> Iterator[Finding]:
    without = block.notations.handbook.get("noErrors", False)
    if without is True:
        return
    ignored = without or ()
    cutted = block.notations.handbook.get("noErrorsCutted")
    for file in block.files:
        syntax = read_syntax(file.content, file.extension)
        for each in block.program.errors(file.name):
            error = as_known(each, syntax)
            start = file.start + error.start
            hidden = cutted and is_removed(start, block.notations.removals, block.code)
            if error.code not in ignored and not hidden:
                length = error.end - error.start
                yield Finding(start, Annotation("error", length=length, text=error.text, warning=error.warning))
