"""Finished markup below `v-pre`: code that is coloured and formulas that are set pass the template phase as text.

In: a template's text and where an element's content begins. Out: the content as the serializer would write it, if it is
of tags and attributes in which later phases find nothing to do: no address, no component, no icon, no reserved name,
nothing that the serializer writes in another way.
"""

from __future__ import annotations

import re

from deckc.lazy_regex import lazy_regex

__all__ = ["finished_content"]

MATHML = (
    "math semantics annotation mrow mi mn mo ms mtext mspace msup msub msubsup munder mover munderover mfrac msqrt "
    "mroot mtable mtr mtd mstyle mpadded mphantom menclose"
).split()
TAGS = frozenset(["code", "span", "svg", "path", "line", *MATHML])
NAMES = (
    "class|style|aria-hidden|xmlns|display|encoding|d|width|height|viewBox|preserveAspectRatio|x1|x2|y1|y2|"
    "stroke-width|math[a-z]+|stretchy|fence|separator|form|accent|accentunder|[lr]space|voffset|depth|linethickness|"
    "(?:row|column)(?:spacing|align|lines)|displaystyle|scriptlevel|notation|m(?:in|ax)size|symmetric|largeop"
)
DEEPEST = 100  # below a browser's bounds and the parser's: what lies deeper is read as a tree

TAG = lazy_regex(r"<(/?)([a-zA-Z][^\s/>]*)[^>]*>")
CONTENT = lazy_regex(
    rf"""(?:</[a-z]+>|<[a-z]+(?:\ (?P<name>{NAMES})="[^"&<>]*"(?![^<>]*\ (?P=name)=))*+/?>"""
    r"|[^<>&\0\r]|&(?:amp|lt|gt|quot);)*+",
    re.X,
)
TO_DO = lazy_regex(r'url\(|image-set\(|class="(?:[^"]*[\s:])?i-')  # an address, an icon
EMPTY = lazy_regex(r"<([a-z]+)([^<>]*)/>")
BLANK_TEXT = lazy_regex(r">[ \t\n\f]+<")
TEXT = lazy_regex(r">[^<>]+<")
BLANKS = lazy_regex(r"[ \t\n\f]+")


def finished_content(text: str, start: int, tag: str, *, keep_space: bool) -> tuple[str, int] | None:
    """The HTML of the content of an element whose start tag ends at `start`, and where its end tag begins.

    None: it must be read. `keep_space`: it is in a `pre`; else white space is condensed as in a tree.
    """
    end = end_of_content(text, start, tag)
    if not end or not CONTENT.fullmatch(text, start, end):
        return None
    html = text[start:end]
    if TO_DO.search(html):
        return None
    if not keep_space:
        if html[-1] != ">" or BLANK_TEXT.search(html):
            return None
        html = TEXT.sub(lambda found: BLANKS.sub(" ", found[0]), html)
    if "/>" in html:
        html = EMPTY.sub(r"<\1\2></\1>", html)
    return html.replace("&quot;", '"'), end


def end_of_content(text: str, start: int, tag: str) -> int:
    """Where the end tag of an element begins; 0 if it has no tags in it, one that is not of `TAGS`, or no end."""
    if not text.startswith("<", start) or text.startswith("</", start):
        return 0
    open_tags = [tag]
    for found in TAG.finditer(text, start):
        is_end, name = found.groups()
        if is_end:
            if open_tags.pop() != name:
                return 0
            if not open_tags:
                return found.start()
        elif name not in TAGS or len(open_tags) > DEEPEST:
            return 0
        elif text[found.end() - 2] != "/":
            open_tags.append(name)
    return 0
