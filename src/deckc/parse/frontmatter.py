"""Frontmatter: the YAML at the head of a slide, in both styles.

In: a chunk's lines. Out: `Head`: the frontmatter, and where the body begins.
Errors: `unclosed-frontmatter`, `frontmatter-no-map`, `missing-blank-line`, and those of `yaml_block`.
Source: Slidev guide, "Frontmatter Blocks" (`---` lines) and "Block Frontmatter" (a yaml fence that begins a slide).

Slidev closes frontmatter at the first `---` anywhere, so that `title: a---b` ends in the middle of its title. We close
it at the line that is `---`, and go Slidev's way only where that leaves no map.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from deckc.diagnostics import Diagnostic, problem
from deckc.lazy_regex import lazy_regex
from deckc.model import Frontmatter, Span
from deckc.parse.decoding import SPACE
from deckc.parse.split import Chunk
from deckc.parse.yaml_block import Yaml, read_yaml

__all__ = ["Head", "read_head"]

YAML_FENCE = lazy_regex(rf"[{SPACE}]*```ya?ml")
CLOSE_HINT = "close it with a line '---'"
BLANK_LINE_HINT = "if this is the slide's text, put an empty line after the '---'"
KEY = lazy_regex(r"[\w.$@:/-]*")
FIRST_KEY = lazy_regex(r"(?:\s*#.*\n|\s*\n)*\s*(?:[\"']?[\w.$@/-]+[\"']?\s*:|[{?%])")
ALMOST_DASHES = lazy_regex(r"(?:-{4,}|--|[ \t]+---|[–—]+)\s*$")
# A comment may turn a key off (`# layout: center`); any other is likely to be a heading that was meant to be seen.
KEY_IN_COMMENT = lazy_regex(r"\s*#+\s*[\w-]+\s*:(\s|$)")


@dataclass(frozen=True, slots=True)
class Head:
    """A chunk taken apart. `body` is not trimmed; `line` and `column` are where it begins, from 1."""

    body: str
    line: int
    column: int = 1
    frontmatter: Frontmatter = field(default_factory=Frontmatter)
    problems: list[Diagnostic] = field(default_factory=list)


def read_head(file: Path, lines: Sequence[str], chunk: Chunk) -> Head:
    """A chunk's frontmatter and body."""
    if lines[chunk.start].startswith("---"):
        return read_dashes(file, lines, chunk)
    text = "\n".join(lines[chunk.start : chunk.end])
    line = chunk.start + 1
    fence = YAML_FENCE.match(text)
    end = text.find("```", fence.end()) if fence else -1
    if not fence or end < 0:
        return Head(text, line)
    raw = text[fence.end() : end]
    block = read_yaml(raw, file, *position(text, fence.end(), line))
    return Head(text[end + 3 :], *position(text, end + 3, line), frontmatter(block, raw, "yaml"), problems_of(block))


def position(text: str, offset: int, line: int) -> tuple[int, int]:
    return line + text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset)


def read_dashes(file: Path, lines: Sequence[str], chunk: Chunk) -> Head:
    first = chunk.start + 1
    problems: list[Diagnostic] = []
    if chunk.close is not None:
        raw = "".join(f"{line}\n" for line in lines[first : chunk.close])
        block = read_yaml(raw, file, first + 1)
        problems = problems_of(block)
        broken = any(found.severity == "error" for found in problems)
        if not broken and (block.data is not None or "---" not in raw):
            body = "\n".join(lines[chunk.close + 1 : chunk.end])
            problems += eaten_text(block, raw, file, first + 1)
            return Head(body, chunk.close + 2, 1, frontmatter(block, raw, "frontmatter"), problems)
        problems = better_said(problems, file, lines[: chunk.close], first)
    elif chunk.opens:
        span = Span(file, first, 1, first, 4)
        problems = [problem("unclosed-frontmatter", "this frontmatter is never closed", span, hint=CLOSE_HINT)]
        problems = better_said(problems, file, lines[: chunk.end], first)
    return read_to_any_dashes(file, lines, chunk, problems)


def better_said(problems: list[Diagnostic], file: Path, lines: Sequence[str], first: int) -> list[Diagnostic]:
    """The problems of a block that begins in line `first`, from 0, or what is likely to be their cause."""
    if not FIRST_KEY.match("\n".join(lines[first:])):  # not YAML gone wrong, but no YAML at all
        return [replace(found, hint=BLANK_LINE_HINT) for found in problems]
    for at in range(first, len(lines)):
        if ALMOST_DASHES.match(lines[at]):
            span = Span(file, at + 1, 1, at + 1, len(lines[at].rstrip()) + 1)
            message = "this line does not close the frontmatter"
            return [problem("unclosed-frontmatter", message, span, hint="write exactly '---'")]
    return problems


def read_to_any_dashes(file: Path, lines: Sequence[str], chunk: Chunk, problems: list[Diagnostic]) -> Head:
    """Slidev's reading: up to the first `---`, wherever it stands, but not to the `|---|` of a table."""
    for at in range(chunk.start + 1, chunk.end):
        column = -1 if lines[at].lstrip().startswith("|") else lines[at].find("---")
        if column >= 0:
            break
    else:
        return Head("\n".join(lines[chunk.start : chunk.end]), chunk.start + 1, 1, problems=problems)
    raw = "".join(f"{line}\n" for line in lines[chunk.start + 1 : at]) + lines[at][:column]
    block = read_yaml(raw, file, chunk.start + 2)
    body = "\n".join([lines[at][column + 3 :], *lines[at + 1 : chunk.end]])
    return Head(body, at + 1, column + 4, frontmatter(block, raw, "frontmatter"), problems or problems_of(block))


def frontmatter(block: Yaml, raw: str, style: Literal["frontmatter", "yaml"]) -> Frontmatter:
    """The block's data, {} where it holds no map."""
    if isinstance(block.data, dict):
        return Frontmatter(block.data, block.spans, block.key_spans, raw, style)
    return Frontmatter(raw=raw, style=style)


def problems_of(block: Yaml) -> list[Diagnostic]:
    if block.data is None or isinstance(block.data, dict):
        return block.problems
    message = f"frontmatter holds 'key: value' lines, not {kind(block.data)}"
    return [*block.problems, problem("frontmatter-no-map", message, block.spans[()], hint=BLANK_LINE_HINT)]


def kind(data: Any) -> str:
    return "a list" if isinstance(data, list) else "text" if isinstance(data, str) else f"'{data}'"


def eaten_text(block: Yaml, raw: str, file: Path, line: int) -> list[Diagnostic]:
    """A problem for a slide's text that YAML takes for comments or keys: nothing but comments, `Note well: …`."""
    if block.data is None:
        for row, text in enumerate(raw.split("\n")):
            if text.strip() and not KEY_IN_COMMENT.match(text):
                span = Span(file, line + row, 1, line + row, len(text.rstrip()) + 1)
                message = "this line is a comment in frontmatter, so it is not shown"
                return [problem("missing-blank-line", message, span, hint=BLANK_LINE_HINT)]
        return []
    prose = next((name for name in block.data if not KEY.fullmatch(name)), None)
    if prose is None:
        return []
    message = "this is read as a key of frontmatter, so it is not shown"
    return [problem("missing-blank-line", message, block.key_spans[(prose,)], hint=BLANK_LINE_HINT)]
