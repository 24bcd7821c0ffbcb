"""Hover texts: what the compiler says of a word → what Slidev shows of it.

The native compiler words a few things in other ways than the one that Slidev uses. Source: Shiki's Twoslash package,
"Hover info processor"; both compilers asked about the same code.
"""

from __future__ import annotations

import re

from deckc.lazy_regex import lazy_regex

__all__ = ["Hover", "read_hover"]

FENCE = lazy_regex(r"```\w*\n(.*?)\n```\n?(.*)", re.DOTALL)
TAG = lazy_regex(r"(?:^|\n\n)\*@([\w-]+)\*(?: — |[ ]*)(.*?)(?=\n\n\*@[\w-]+\*|\Z)", re.DOTALL)
HEAD = lazy_regex(r"(?:\([\w ]+\) )?(?:(?:function|constructor) )?[\w$.<>\[\], ]*?[\w$]+(?=[<(])")
ALIAS = lazy_regex(r"\(alias\) const ([\w$]+): (?=[<(])")
QUOTED = lazy_regex(r"'([^'\"\n]*)'")
# Built-in functions that the language's libraries declare by an interface, `MapConstructor`.
BUILT_IN = lazy_regex(
    r"^var (\w*Array|ArrayBuffer|BigInt|Boolean|DataView|Date|\w*Error|FinalizationRegistry|Function|Map|Number|Object|"
    r"Promise|Proxy|RegExp|Set|SharedArrayBuffer|String|Symbol|WeakMap|WeakRef|WeakSet): (?=new |[<(])"
)
BOUND = lazy_regex(r"^(\(type parameter\) [\w$]+) extends .+?(?= in |\Z)", re.DOTALL)
ABSTRACT = lazy_regex(r"^abstract (?=class )")
KIND = lazy_regex(r"^\([\w -]+\)\s+", re.MULTILINE)
BARE = lazy_regex(r"^(?:interface|namespace) \w+$", re.MULTILINE)
TYPE = lazy_regex(r"[A-Z]\w*(?:<[^>]*>)?:")
CALL = lazy_regex(r"\w*\(")
OPENING, CLOSING = "<([{", ">)]}"

Hover = tuple[str, str, tuple[tuple[str, str], ...]]
"""The type as TypeScript, "" where there is nothing to show; the documentation and its tags as Markdown."""


def read_hover(markdown: str, *, imported: bool = False, overloads: int = 0) -> Hover:
    """`imported`: the word stands in an import or export. `overloads`: the word is called here, and may be in so many
    ways; 0 where it is not called."""
    match = FENCE.match(markdown)
    if match is None:
        return "", "", ()
    text = BOUND.sub(r"\1", QUOTED.sub(r'"\1"', one_of_overloads(match[1])))
    if not imported and text.startswith("(alias) function "):
        text = text.replace("function ", "", 1)
    if overloads and ALIAS.match(text):
        text = as_call(text)
    text = BUILT_IN.sub(r"var \1: \1Constructor\n", text) if overloads else text
    if overloads > 1 and (HEAD.match(text) or text.startswith("var ")):
        text += and_more(overloads - 1)
    docs = match[2].strip()
    tags = tuple((tag[1], tag[2].strip()) for tag in TAG.finditer(docs))
    return shown(text), TAG.sub("", docs).strip(), tags


def one_of_overloads(text: str) -> str:
    """The first of several ways to call a function, and how many more there are."""
    lines = text.split("\n")
    head = HEAD.match(lines[0])
    if head is None:
        return text
    starts = [number for number, line in enumerate(lines) if line.startswith(head[0])]
    if len(starts) < 2:
        return text
    return "\n".join(lines[: starts[1]]) + and_more(len(starts) - 1)


def and_more(number: int) -> str:
    return f" (+{number} overload{'s' if number > 1 else ''})"


def as_call(text: str) -> str:
    """`const f: (a: A) => B` → `f(a: A): B`."""
    match = ALIAS.match(text)
    assert match is not None
    signature = text[match.end() :]
    depth = 0
    for index, sign in enumerate(signature):
        if sign in OPENING:
            depth += 1
        elif sign in CLOSING and signature[index - 1] != "=":
            depth -= 1
            if depth == 0 and signature.startswith(") => ", index):
                return f"{match[1]}{signature[: index + 1]}: {signature[index + 5 :]}"
    return text


def shown(text: str) -> str:
    """Without what only an editor needs."""
    text = ABSTRACT.sub("", BARE.sub("", KIND.sub("", text)).strip())
    if text == "any":
        return ""
    if TYPE.match(text):
        return f"type {text}"
    return f"function {text}" if CALL.match(text) else text
