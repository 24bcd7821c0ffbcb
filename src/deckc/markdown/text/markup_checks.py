"""Markup checks: text that was meant for markup and is shown as it is written.

In: the tokens of a slide. Out: problems; no token is changed. Errors: `raw-markdown`, `broken-tag`, `comark-off`,
`undefined-reference`, `asset-outside`, `unknown-slot`. Source: CommonMark, "HTML blocks"; Slidev guide,
"Comark Syntax".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from deckc.diagnostics import did_you_mean
from deckc.lazy_regex import lazy_regex
from deckc.markdown.core import Context, context_of
from deckc.markdown.text.html_blocks import INLINE_HTML

__all__ = ["markup_checks"]

VERBATIM_ELEMENT = lazy_regex(r"<(script|style|pre|code|textarea|svg|math)\b[^>]*>.*?(?:</\1\s*>|\Z)", re.S | re.I)
TAG = lazy_regex(r"<!--.*?(?:-->|\Z)|</?[a-zA-Z](?:[^>\"']|\"[^\"]*\"|'[^']*')*>|\{\{.*?\}\}", re.S)
CODE_SPAN = lazy_regex(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", re.S)
FORMULA = lazy_regex(r"\$\$?[^$\n]+\$\$?")
ESCAPED = lazy_regex(r"\\[!-/:-@\[-`{-~]")


class Markup(NamedTuple):
    """Markup that a person sees in raw text."""

    name: str
    pattern: re.Pattern[str]


MARKUP = (
    Markup("a list", lazy_regex(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\S.*", re.M)),
    Markup("a heading", lazy_regex(r"^ {0,3}#{1,6}[ \t]+\S.*", re.M)),
    Markup("a code block", lazy_regex(r"^[ \t]*(?:`{3,}|~{3,})[\w{ ]*[^`\n]*$", re.M)),
    Markup("a table", lazy_regex(r"^[ \t]*\|.*\|[ \t]*\n[ \t]*\|[ \t]*:?-+.*$", re.M)),
    Markup("a quotation", lazy_regex(r"^ {0,3}>[ \t]+\S.*", re.M)),
    Markup("a formula", lazy_regex(r"^[ \t]*\$\$[^$\n]*(?:\n[^$]*)?\$\$[ \t]*$", re.M)),
    Markup("a snippet", lazy_regex(r"^[ \t]*<<<[ \t]*\S.*", re.M)),
    Markup("a slot's beginning", lazy_regex(r"^[ \t]*::[ \t]*[\w.-]+[ \t]*::[ \t]*$", re.M)),
    Markup("a picture or link", lazy_regex(r"!?\[[^\]\n]*\]\([^()\s][^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)")),
    Markup("bold text", lazy_regex(r"(\*\*|__)(?=[^\s*_])[^\n]*?[^\s*_]\1(?!\w)")),
    Markup("emphasis", lazy_regex(r"(?<![\w*])\*(?=[^\s*])[^*\n]*[^\s*]\*(?![\w*])")),
    Markup("emphasis", lazy_regex(r"(?<![\w_])_(?=[^\s_])[^_\n]*[^\s_]_(?![\w_])")),
    Markup("struck text", lazy_regex(r"~~(?=[^\s~])[^~\n]*[^\s~]~~")),
    Markup("a formula", lazy_regex(r"(?<![\w$\\])\$(?=[^\s$][^$\n]*[\\^_])[^$\n]*[^\s$\\]\$(?![\w$])")),
    Markup("code", lazy_regex(r"(?<!`)`[^`\n]+`(?!`)")),
)

BROKEN_TAG = lazy_regex(
    r"<[a-zA-Z][\w-]*(?:\s+[\w:@#.-]+=(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))*\s+[\w:@#.-]+=(?:[\"']|[^\s\"'>]+[\"'])[^\n]*"
)
FOOTNOTE = lazy_regex(r"(?<![/\\(|\[])\[\^([\w-]+)\](?![*+?{(:\[])")
LOCAL_FILE = lazy_regex(r"\]\(<?(file:[^)>\n]*)")  # markdown-it makes no link of it
LINK = lazy_regex(r"(?<![\w\]!\\])\[[^\[\]\n]+\]\[([^\[\]\n]*[A-Za-z][^\[\]\n]*)\](?![(\[{:])")

PROP = r"(?:[.#][\w:-]+|[\w:@-]+(?:=(?:\"[^\"]*\"|'[^']*'|[^\s}]+))?)"
COMARK = (
    lazy_regex(rf"(?<=[\])*_`])\{{(?=[.#]|[\w:-]+=)(?:{PROP})(?:\s+{PROP})*\}}"),
    lazy_regex(r"(?<![\w{$])\{v-(?:click|after|mark|motion|drag|click-hide)\b(?:[.:=\s][^{}]*)?\}"),
    lazy_regex(r"(?<![\w:]):[a-zA-Z][\w-]*(?:\[[^\]\n]*\])?\{[^{}\n]*\}"),
    lazy_regex(rf"(?:(?<=\s)|^)\{{[.#][A-Za-z][\w:-]*(?:\s+{PROP})*\}}$", re.M),
)
COMARK_BLOCK = lazy_regex(r"^:{2,}[a-zA-Z][\w-]*(?:\{.*\})?$")
NO_MARKER = lazy_regex(r"^(?:::([\w.-]+)(?::?|::.*)|:([\w.-]+)::)$", re.M)
COMARK_END = lazy_regex(r"^\s*:{2,}\s*$")


def markup_checks(md: MarkdownIt) -> None:
    md.core.ruler.after("inline", "markup_checks", find_traps)


def find_traps(state: StateCore) -> None:
    context = context_of(state.env)
    notes, links = state.env.get("footnotes", {}).get("refs", {}), state.env.get("references", {})
    for token in state.tokens:
        if token.type in ("html_block", "html_inline"):
            in_html(token, notes, context)
        elif token.type == "inline":
            in_text(token, notes, links, context)


def in_html(token: Token, notes: Collection[str], context: Context) -> None:
    """Text between the tags of a block of HTML, where Markdown is not read."""
    shown = blanked(token.content, VERBATIM_ELEMENT, TAG, ESCAPED)
    found = next(((markup.name, match) for markup in MARKUP if (match := markup.pattern.search(shown))), None) or next(
        (("a footnote", note) for note in FOOTNOTE.finditer(shown) if f":{note[1]}" in notes), None
    )
    if found is None:
        return
    name, match = found
    report_at(
        "raw-markdown",
        f"{name} inside HTML is shown as it is written",
        token,
        match.start() + len(match[0]) - len(match[0].lstrip()),
        match[0].strip().partition("\n")[0],
        "leave an empty line before it, below the tag" if is_line_of_its_own(shown, match) else HINT_IN_LINE,
        context,
    )


HINT_IN_LINE = "put it on lines of its own, with an empty line before and after, or write it as HTML"


def is_line_of_its_own(shown: str, match: re.Match[str]) -> bool:
    """Whether nothing but blanks stands before it on its line, and the line is not the block's first."""
    begin = shown.rfind("\n", 0, match.start()) + 1
    return begin > 0 and not shown[begin : match.start()].strip()


def in_text(token: Token, notes: Collection[str], links: Collection[str], context: Context) -> None:
    raw = blanked(token.content, CODE_SPAN, ESCAPED, FORMULA)
    text = blanked(raw, INLINE_HTML)
    if found := BROKEN_TAG.search(text):
        message = f"this is text, not a tag: <{found[0][1:].split()[0]} is not closed as it should be"
        hint = "look for a quote or '>' that is missing"
        report_at("broken-tag", message, token, found.start(), found[0], hint, context)
    for note in FOOTNOTE.finditer(text):
        if f":{note[1]}" not in notes:
            message = f"no footnote is called '{note[1]}' on this slide"
            near = did_you_mean(note[1], [name.removeprefix(":") for name in notes])
            hint = f"write '[^{note[1]}]: …' on the same slide; as text, \\[^{note[1]}]"
            hint = f"did you mean '[^{near}]'?" if near else hint
            report_at("undefined-reference", message, token, note.start(), note[0], hint, context)
    for local in LOCAL_FILE.finditer(text):
        message = f"'{local[1]}' is a file of one machine"
        report_at("asset-outside", message, token, local.start(1), local[1], "copy it beside the deck", context)
    for link in LINK.finditer(text):
        if normalizeReference(link[1]) not in links:
            message = f"no link is called '{link[1]}' in this deck"
            near = did_you_mean(link[1], links)
            hint = f"did you mean '[{near.lower()}]'?" if near else f"write '[{link[1]}]: https://…' on some slide"
            report_at("undefined-reference", message, token, link.start(), link[0], hint, context)
    if not context.options.comark and not any(known.code == "comark-off" for known in context.problems):
        for offset, word in comark_in(token, text, context):
            message = f"'{word}' is Comark, which this deck has not turned on: it is shown as text"
            hint = "write 'comark: true' in the first slide's frontmatter"
            report_at("comark-off", message, token, offset, word, hint, context)
            return
    if not context.options.comark and token.level == 1 and (found := NO_MARKER.search(text)):  # 1: in no list
        message = f"'{found[0]}' is text: it begins no slot"
        hint = f"write '::{found[1] or found[2]}::' on a line of its own, not indented"
        report_at("unknown-slot", message, token, found.start(), found[0], hint, context)


def comark_in(token: Token, text: str, context: Context) -> Iterator[tuple[int, str]]:
    """Where text has Comark's syntax, and what stands there."""
    line = token.map[0] if token.map else 0
    first = text.partition("\n")[0].strip()
    if COMARK_BLOCK.match(first) and any(COMARK_END.match(later) for later in context.lines[line + 1 :]):
        yield 0, first
    for pattern in COMARK:
        if match := pattern.search(text):
            yield match.start(), match[0]


def blanked(text: str, *patterns: re.Pattern[str]) -> str:
    """The text with NUL for all that the patterns match, so that places stay, and lines that begin with it do not
    begin with what follows."""
    for pattern in patterns:
        text = pattern.sub(lambda match: re.sub(r"[^\n]", "\0", match[0]), text)
    return text


def report_at(code: str, message: str, token: Token, offset: int, word: str, hint: str, context: Context) -> None:
    line = (token.map[0] if token.map else 0) + token.content.count("\n", 0, offset)
    context.report(code, message, line, re.split(r"[\n\0]", word, maxsplit=1)[0], hint=hint)
