"""Parser: template text → nodes, by Vue's rules.

Errors: missing-end-tag, stray-end-tag, broken-tag, braces-in-attribute,
too-deep. Source: Vue's template compiler (comments dropped, white space
"condense"), HTML Living Standard (void and raw text elements).
"""

from __future__ import annotations

import html
import re
from dataclasses import replace

from deckc.diagnostics import Diagnostic, problem
from deckc.lazy_regex import lazy_regex
from deckc.model import Span
from deckc.template.tree.finished import DEEPEST, finished_content
from deckc.template.tree.nodes import VOID, Comment, Element, Interpolation, Markup, Node, Source, Text

__all__ = ["condense", "parse", "parse_rendered"]

RAW_TEXT = {tag: lazy_regex(rf"</{tag}(?=[\s/>])", re.I) for tag in ("script", "style", "textarea", "title")}
MAX_DEPTH = 200  # browsers stop at 512, Python's recursion before
MOST_AROUND = MAX_DEPTH - DEEPEST - 1  # tags around finished markup

TOKEN = lazy_regex(
    r"<!--.*?(?:-->|\Z)"
    r"|<[!?][^>]*>"
    r"|</(?P<end>[a-zA-Z][^\s/>]*)[^>]*>"
    r"""|<(?P<tag>[a-zA-Z][^\s/>]*)(?P<attributes>(?:[^>"']++|"[^"]*+"|'[^']*+')*+)>"""
    r"|\{\{(?P<expression>.*?)\}\}",
    re.S,
)
ATTRIBUTE = lazy_regex(r"""([^\s=/>][^\s=/>]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>][^\s>]*)))?""")
RUN_ON = lazy_regex(r">[^<>\n]*\n\s*<[a-zA-Z/][^\s>]*")  # of a value that took in the next line's tag
BROKEN = lazy_regex(r"<[a-zA-Z][\w-]*\s+(?:[^<>]*\s)?[\w:@#.-]+=[\"'][^\n]*")
CURLY = "“”„‘’«»"
MUSTACHE = lazy_regex(r"\{\{\s*(.*?)\s*\}\}", re.S)
REFERENCE = lazy_regex(r"&#?\w+;")
BLANKS = " \t\r\n\f"
SPACE = lazy_regex(f"[{BLANKS}]+")
COMMENT = Text("")  # stands for a comment until white space is condensed


def parse(
    source: Source, *, mustaches: bool = True, literal: bool = False, finished: bool = False
) -> tuple[list[Node], list[Diagnostic]]:
    """The condensed tree of a template. A missing end tag is closed where its parent ends; a stray one is dropped.

    `literal`: finished HTML, as below `v-pre`. `mustaches` False: `{{ }}` is text. `finished`: what stands below
    `v-pre` may be `Markup`.
    """
    reader = Reader(source, mustaches)
    reader.finished = finished
    reader.root.literal = literal
    reader.read()
    condense(reader.root.children)
    return reader.root.children, reader.problems


def parse_rendered(html: str) -> list[Node]:
    """The tree of what Vue rendered: white space and comments as they are, nothing to evaluate."""
    reader = Reader(Source(html), mustaches=False, comments=True)
    reader.read()
    return reader.root.children


class Reader:
    """One pass over a text with a stack of open elements."""

    def __init__(self, source: Source, mustaches: bool, comments: bool = False) -> None:
        self.source = source
        self.mustaches = mustaches
        self.comments = comments
        self.finished = False
        self.root = Element("")
        self.stack = [self.root]
        self.problems: list[Diagnostic] = []
        self.flattened: list[str] = []  # open tags below `MAX_DEPTH`, which stand beside each other

    def read(self) -> None:
        text, position, search = self.source.text, 0, TOKEN.search
        while token := search(text, position):
            start = token.start()
            if position < start:
                self.read_text(position, start)
            position = token.end()
            if tag := token["tag"]:
                position = self.open(tag, token["attributes"], start, position)
            elif tag := token["end"]:
                self.close(tag, start)
            elif (expression := token["expression"]) is not None:
                position = self.interpolate(expression, start, position)
            elif self.comments:
                self.stack[-1].children.append(Comment("", token[0][4:-3]))
            else:
                self.stack[-1].children.append(COMMENT)
        self.read_text(position, len(text))
        for element in self.stack[1:]:
            self.report_missing(element)

    def read_text(self, start: int, end: int) -> None:
        """Text between tags and expressions: a mustache in it has no end."""
        text = self.source.text
        if self.mustaches and not self.stack[-1].literal and (at := text.find("{{", start, end)) >= 0:
            place = self.source.span(at, "{{")
            message = "'{{' begins an expression that has no end"
            hint = "write '}}' behind it; for braces as text, put them into `code` or write '&#123;&#123;'"
            self.problems.append(problem("expression-syntax", message, place, hint=hint))
        if not self.stack[-1].literal and "<" in text[start:end] and (found := BROKEN.search(text, start, end)):
            place = self.source.span(found.start(), found[0])
            message = f"{found[0].split()[0]} is not closed as it should be, and is shown as text"
            hint = "look for a quote or '>' that is missing"
            self.problems.append(problem("broken-tag", message, place, hint=hint))
        self.add_text(text[start:end])

    def add_text(self, raw: str) -> None:
        if not raw:
            return
        text = html.unescape(raw) if "&" in raw else raw
        siblings = self.stack[-1].children
        if siblings and type(last := siblings[-1]) is Text and last is not COMMENT:
            last.text += text
        else:
            siblings.append(Text(text))

    def interpolate(self, expression: str, start: int, end: int) -> int:
        """Adds an expression, or the braces alone where they are text: what follows may be tags."""
        if not self.mustaches or self.stack[-1].literal:
            self.add_text("{{")
            return start + 2
        self.stack[-1].children.append(Interpolation(html.unescape(expression).strip(), self.source, start))
        return end

    def open(self, tag: str, attributes: str, start: int, end: int) -> int:
        """Adds an element; the offset behind its start tag, or behind its text for `script` and its kin."""
        parent = self.stack[-1]
        attrs = read_attributes(attributes) if attributes else {}
        element = Element(tag, attrs, [], self.source, start, parent.literal)
        if attributes and not parent.literal:
            self.report_attributes(element, attributes)
        if not element.literal and "v-pre" in attrs:
            del attrs["v-pre"]
            element.literal = True
        parent.children.append(element)
        if attributes.endswith("/") or tag in VOID:
            return end
        if self.finished and element.literal and not parent.literal and len(self.stack) < MOST_AROUND:
            keep_space = any(outer.tag == "pre" for outer in (*self.stack, element))
            if content := finished_content(self.source.text, end, tag, keep_space=keep_space):
                element.children = [Markup(content[0])]
                self.stack.append(element)
                return content[1]
        if tag in RAW_TEXT and not any(ancestor.tag == "svg" for ancestor in self.stack):
            return self.read_raw_text(element, end)
        if len(self.stack) < MAX_DEPTH:
            self.stack.append(element)
            return end
        if not any(found.code == "too-deep" for found in self.problems):
            self.problems.append(problem("too-deep", f"tags are nested more than {MAX_DEPTH} deep", element.span()))
        self.flattened.append(tag.lower())
        return end

    def report_attributes(self, element: Element, attributes: str) -> None:
        """Attributes that are given twice, or whose quotes are not where they should be."""
        names = []
        begin = self.source.text.find(attributes, element.offset)
        for found in ATTRIBUTE.finditer(attributes):
            name, double, single, bare = found.groups(default="")
            value = double or single
            if bare and ('"' in bare or "'" in bare):
                self.report_tag(element, name, f"'{name}' has no value: what follows is taken for it")
            elif bare[:1] in CURLY and bare:
                self.report_tag(element, name, f"the quotes of '{name}' are curly: write \" or '")
            elif "<" in value and (run_on := RUN_ON.search(value)):
                self.report_tag(element, name, f"the quote of '{name}' is not closed before {run_on[0].split()[0]}")
            elif self.mustaches and name[0] not in ":@#" and not name.startswith("v-") and MUSTACHE.search(value):
                bound = MUSTACHE.sub(r"${\1}", value)
                place = self.source.span(self.source.text.find(value, element.offset), value)
                message = f"the expression in '{name}' is left as it is written"
                hint = f'bind it: :{name}="`{bound}`"'
                self.problems.append(problem("braces-in-attribute", message, place, hint=hint))
            elif name in names:
                message = f"<{element.tag}> gives '{name}' twice; the first counts"
                place = self.source.span(begin + found.start(1), name)
                self.problems.append(problem("broken-tag", message, place))
            names.append(name)

    def report_tag(self, element: Element, word: str, message: str) -> None:
        self.problems.append(problem("broken-tag", message, element.source.span(element.offset, word)))

    def read_raw_text(self, element: Element, start: int) -> int:
        close = RAW_TEXT[element.tag].search(self.source.text, start)
        end = close.start() if close else len(self.source.text)
        raw = self.source.text[start:end]
        if element.tag == "textarea":
            raw = raw.removeprefix("\n")
        if element.tag in ("script", "style"):
            element.children.append(Text(raw))
        else:
            inner = replace(self.source, text=raw.replace("<", "&lt;"))
            element.children, _ = parse(inner, mustaches=self.mustaches and not element.literal)
            if element.tag == "textarea":
                element.children = [Text(html.unescape(raw))] if "{{" not in raw else element.children
        self.stack.append(element)
        return end

    def close(self, tag: str, offset: int) -> None:
        name = tag.lower()
        if self.flattened and self.flattened[-1] == name:
            self.flattened.pop()
            return
        for depth in range(len(self.stack) - 1, 0, -1):
            if self.stack[depth].tag.lower() == name:
                for element in self.stack[depth + 1 :]:
                    self.report_missing(element, self.source.span(offset, f"</{tag}>"))
                del self.stack[depth:]
                return
        place = self.source.span(offset, f"</{tag}>")
        if place.end_column:  # else it is Markdown's own, and the tag that came between has been told
            self.problems.append(problem("stray-end-tag", f"</{tag}> closes nothing that is open", place))

    def report_missing(self, element: Element, end: Span | None = None) -> None:
        """`end`: the end tag of an element around it, if there is one."""
        place, message = element.span(), f"<{element.tag}> has no end tag"
        hint = f"write </{element.tag}> where it ends, or <{element.tag} /> if it is empty"
        if end and not place.end_column:
            place, message = end, f"<{element.tag}>, which Markdown makes here, is ended by a tag around it"
            hint = "leave a blank line before this tag"
        self.problems.append(problem("missing-end-tag", message, place, hint=hint))


def read_attributes(text: str) -> dict[str, str | None]:
    attrs: dict[str, str | None] = {}
    for name, double, single, bare in (match.groups() for match in ATTRIBUTE.finditer(text)):
        value = double if double is not None else single if single is not None else bare
        if value is not None and "&" in value:
            value = REFERENCE.sub(lambda match: html.unescape(match.group()), value)
        attrs.setdefault(name, value)
    return attrs


# ── white space ──────────────────────────────────────────────────────────────────────────────────────


def condense(nodes: list[Node], keep_space: bool = False) -> None:
    """In place, by Vue's rule: runs become one blank; at an element's edges, beside a comment and an element, and
    between two elements when it holds a line break, white space goes; `pre` and `textarea` keep theirs."""
    kept: list[Node] = []
    last = len(nodes) - 1
    for index, node in enumerate(nodes):
        if isinstance(node, Text):
            if keep_space:
                pass
            elif node.text.strip(BLANKS):
                node.text = SPACE.sub(" ", node.text)
            elif index in (0, last) or vanishes(node.text, nodes[index - 1], nodes[index + 1]):
                continue
            else:
                node.text = " "
        elif isinstance(node, Element) and node.children:
            if node.tag == "pre" and isinstance(first := node.children[0], Text):
                first.text = first.text.removeprefix("\r\n" if first.text.startswith("\r") else "\n")
            if node.tag not in RAW_TEXT:
                condense(node.children, keep_space or node.tag == "pre")
        if node is not COMMENT:
            kept.append(node)
    nodes[:] = kept


def vanishes(blanks: str, before: Node, after: Node) -> bool:
    """Whether white space between two nodes goes."""
    if before is COMMENT or after is COMMENT:
        return not isinstance(before, Interpolation) and not isinstance(after, Interpolation)
    return "\n" in blanks and isinstance(before, Element) and isinstance(after, Element)
