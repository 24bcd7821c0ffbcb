"""Snippets: `<<< path#region language {meta}` pulls code in from a file. Source: Slidev guide, "Import Snippets"."""

from __future__ import annotations

import re
from pathlib import Path
from posixpath import splitext

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from deckc.disk.paths import real
from deckc.lazy_regex import lazy_regex
from deckc.markdown.code.snippet_regions import read_region
from deckc.markdown.core import Context, context_of, text_of_line

__all__ = ["IMPORT", "read_snippet", "snippets"]

IMPORT = lazy_regex(
    r"<<<[ \t]*(?P<path>\S.*?)(?P<region>#[\w-]+)?[ \t]*(?:[ \t](?P<language>\S+?))?[ \t]*(?P<meta>\{.*)?$", re.ASCII
)


def snippets(md: MarkdownIt) -> None:
    md.block.ruler.before(
        "fence", "snippet_import", snippet_import, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def snippet_import(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    match = IMPORT.match(text_of_line(state, start_line))
    if match is None:
        return False
    if silent:
        return True
    info, code = read_snippet(match, start_line, context_of(state.env))
    token = state.push("fence", "code", 0)
    token.info = info
    token.content = code
    token.map = [start_line, start_line + 1]
    state.line = start_line + 1
    return True


def read_snippet(match: re.Match[str], line: int, context: Context) -> tuple[str, str]:
    """Info string and code. Where the file cannot be read, the line itself.

    Problems: missing-snippet, snippet-outside, unknown-region.
    """
    written, region, language, meta = (part or "" for part in match.groups())
    code = read_code(written, region, line, context)
    if code is None:
        return "text", match[0]
    language = language or splitext(written)[1].removeprefix(".")
    return f"{language} {meta.replace('{monaco-write}', '{monaco}')}".strip(), code.removesuffix("\n") + "\n"


def read_code(written: str, region: str, line: int, context: Context) -> str | None:
    path = path_of(written, context)
    if not is_allowed(path, context):
        context.report(
            "snippet-outside",
            f"the snippet '{written}' lies outside the deck's folder",
            line,
            written,
            hint="copy it below the deck's folder, or build from a folder that holds both",
        )
        return None
    if not context.files.is_file(path):
        where = "the deck's folder" if written.startswith("@/") else "this Markdown file"
        context.report(
            "missing-snippet", f"the snippet '{written}' does not exist", line, written, hint=f"looked from {where}"
        )
        return None
    context.reads.append(path)
    text = context.files.read(path).decode("utf-8", "replace")
    if not region:
        return text
    part = read_region(text, region[1:])
    if part is None:
        context.report(
            "unknown-region",
            f"'{written}' has no region '{region[1:]}' that begins and ends",
            line,
            region,
            hint=f"the whole file is shown; mark the part with '#region {region[1:]}' and '#endregion' in comments",
        )
    return text if part is None else part


def path_of(written: str, context: Context) -> Path:
    options = context.options
    if written.startswith("@/"):
        return real(options.root / written[2:])
    return real(options.file.parent / written)


def is_allowed(path: Path, context: Context) -> bool:
    roots = (context.options.root, *context.options.roots)
    return any(path.is_relative_to(root.resolve()) for root in roots)
