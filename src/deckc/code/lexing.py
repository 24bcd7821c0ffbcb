"""Lexing: code → tokens, each with the language whose colours it takes; languages within languages too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from deckc.code.languages import language_of, lexer_name
from deckc.code.pieces import Token

__all__ = ["lex"]

BLOCK = re.compile(r"<(script|style)\b([^>]*)>(.*?)(?=</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
LANG = re.compile(r"""\blang\s*=\s*["']?([\w+-]+)""")
MUSTACHE = re.compile(r"(\{\{)(.*?)(\}\})", re.DOTALL)
DIRECTIVE = re.compile(r"^(?:v-|[:@#])")
ISLAND = re.compile(  # what is not prose in Markdown; code in a line is matched so that nothing is seen inside it
    r"""
      \A(?P<open>---[ \t]*\n)(?P<yaml>(?:(?:[\w-]+:|[ \t]|\#|-[ ]).*\n|\n)+?)(?P<close>---[ \t]*)$
    | ^(?P<indent>[ \t]*)(?P<ticks>`{3,}|~{3,})(?P<lang>[\w+\#-]*)(?P<info>.*\n)
      (?P<code>(?s:.*?))^(?P<end>(?P=indent)(?P=ticks)[ \t]*)$
    | (?P<span>`[^`\n]+`)
    | (?P<html><!--(?s:.*?)-->|</?[A-Za-z][^<>]*>)
    """,
    re.VERBOSE | re.MULTILINE,
)


def lex(code: str, language: str) -> Iterator[Token] | None:
    """The tokens, whose texts joined are the code; None: no such language."""
    composed = {"vue": _vue, "markdown": _markdown}.get(language)
    if composed:
        return composed(code)
    lexer = _lexer(language, language == "php" and "<?php" not in code)
    return None if lexer is None else _run(lexer, code, language)


@cache
def _lexer(language: str, without_opening_tag: bool = False) -> Lexer | None:
    options = {"startinline": True} if without_opening_tag else {}
    try:
        return get_lexer_by_name(lexer_name(language), handlecodeblocks=False, **options)
    except ClassNotFound:
        return None


def _run(lexer: Lexer, code: str, language: str) -> Iterator[Token]:
    """Pygments's tokens of the code as it is: some lexers want a last line break, which is taken off again."""
    end = len(code)
    for index, kind, text in lexer.get_tokens_unprocessed(code + "\n"):
        if index < end:
            yield language, str(kind)[6:], text[: end - index]


def _within(code: str, language: str) -> Iterable[Token]:
    return lex(code, language_of(language)) or [("text", "Text", code)]


def _vue(code: str) -> Iterator[Token]:
    """A single-file component: template as HTML with expressions, scripts and styles each in their language."""
    position = 0
    for block in BLOCK.finditer(code):
        start, end = block.span(3)
        yield from _template(code[position:start])
        lang = LANG.search(block[2])
        yield from _within(block[3], lang[1] if lang else {"script": "javascript", "style": "css"}[block[1].lower()])
        position = end
    yield from _template(code[position:])


def _template(code: str) -> Iterator[Token]:
    attribute = ""
    for _, kind, text in _within(code, "html"):
        if kind == "Name.Attribute":
            attribute = text
        if kind == "Literal.String" and DIRECTIVE.match(attribute) and text[:1] == text[-1:] != "":
            yield "vue", f"Quote.{kind}", text[0]
            yield from _expression(text[1:-1], "vue-directive")
            yield "vue", f"Quote.{kind}", text[-1]
        elif kind == "Text":
            yield from _text(text)
        else:
            yield "vue", kind, text


def _expression(code: str, table: str) -> Iterator[Token]:
    return ((table, kind, text) for _, kind, text in _within(code, "typescript"))


def _text(text: str) -> Iterator[Token]:
    """Text with `{{ expressions }}` in it."""
    parts = MUSTACHE.split(text)
    yield "vue", "Text", parts[0]
    for index in range(1, len(parts), 4):
        yield "vue", "Punctuation.Mustache", parts[index]
        yield from _expression(parts[index + 1], "vue-mustache")
        yield "vue", "Punctuation.Mustache", parts[index + 2]
        yield "vue", "Text", parts[index + 3]


def _markdown(code: str) -> Iterator[Token]:
    """Markdown, where YAML blocks, fenced blocks and HTML are each in their language."""
    position = 0
    for island in ISLAND.finditer(code):
        if island["span"]:
            continue
        yield from _prose(code[position : island.start()])
        yield from _island(island)
        position = island.end()
    yield from _prose(code[position:])


def _island(island: re.Match[str]) -> Iterator[Token]:
    if island["html"]:
        yield from _template(island["html"])
    elif island["ticks"]:
        yield "markdown", "Text", island["indent"]
        yield "markdown", "Punctuation.Fence", island["ticks"]
        yield "markdown", "Name.Language", island["lang"]
        yield "markdown", "Name.Info", island["info"]
        yield from _within(island["code"], island["lang"] or "text")
        yield "markdown", "Punctuation.Fence", island["end"]
    else:
        yield "markdown", "Punctuation.Frontmatter", island["open"]
        yield from _within(island["yaml"], "yaml")
        yield "markdown", "Punctuation.Frontmatter", island["close"]


def _prose(code: str) -> Iterator[Token]:
    lexer = _lexer("markdown")
    return _run(lexer, code, "markdown") if lexer else iter(())
