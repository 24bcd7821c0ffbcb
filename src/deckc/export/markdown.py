"""Markdown: finished HTML of a slide as plain Markdown, as it stands after the last click.

Source: CommonMark and GitHub's tables; formulas and diagrams as the source that they were made of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from bs4 import BeautifulSoup, NavigableString, PageElement, Tag

from deckc.lazy_regex import lazy_regex

__all__ = ["to_markdown"]

PictureOf = Callable[[str], str]
"""The address of a picture in the page → in the Markdown."""

LEFT_OUT = frozenset("style script template noscript svg canvas video audio iframe input select".split())
BLOCKS = frozenset(
    "p div section article main header footer aside nav figure figcaption details summary h1 h2 h3 h4 h5 h6 ul ol li "
    "pre blockquote table hr dl dt dd center form".split()
)
MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "del": "~~", "s": "~~"}
SPECIAL = lazy_regex(r"([\\`*_\[\]<>])")
LINE_START = lazy_regex(r"^(#{1,6}\s|[-+]\s|\d+[.)]\s|---|===)")
BACKGROUND = lazy_regex(r"background(?:-image)?:[^;]*url\(\s*[\"']?([^\"')]+)")
SPACE = lazy_regex(r"\s+")


def to_markdown(html: str, clicks: int, picture: PictureOf) -> str:
    """The text of a slide. `clicks`: the click at which it is taken."""
    soup = BeautifulSoup(html, "html.parser")
    for node in soup.find_all(True):
        if node.decomposed or _is_there(node, clicks):
            continue
        node.decompose()
    return "\n\n".join(_blocks(soup.children, picture))


def _is_there(node: Tag, clicks: int) -> bool:
    """Whether an element is shown at a click: branches and conditions of the deck, steps of moving code."""
    if shown := node.get("data-clicks-show"):
        return any(_covers(part, clicks) for part in str(shown).split(","))
    if branch := node.get("data-clicks-branch"):
        first, _, last = str(branch).split(" ")[0].partition("..")
        return float(first) <= clicks < float(last or "inf")
    if "shiki-magic-move-container" in (node.get("class") or []):
        return node.find_next_sibling("pre") is None
    return not node.has_attr("hidden") and "visually-hidden" not in (node.get("class") or [])


def _covers(part: str, click: int) -> bool:
    first, dash, last = part.partition("-")
    return first.isdigit() and int(first) <= click <= (int(last) if last else click if dash else int(first))


def _blocks(nodes: Iterable[PageElement], picture: PictureOf) -> Iterator[str]:
    """Blocks of text, without empty ones; what stands beside blocks becomes a paragraph."""
    line: list[PageElement] = []
    for node in nodes:
        if isinstance(node, Tag) and _is_block(node):
            yield from _paragraph(line, picture)
            line = []
            yield from (block for block in _block(node, picture) if block.strip())
        else:
            line.append(node)
    yield from _paragraph(line, picture)


def _is_block(node: Tag) -> bool:
    return node.name in BLOCKS or any(isinstance(child, Tag) and child.name in BLOCKS for child in node.descendants)


def _paragraph(nodes: list[PageElement], picture: PictureOf) -> Iterator[str]:
    text = "".join(_inline(node, picture) for node in nodes).strip()
    if text:
        yield "\n".join(LINE_START.sub(r"\\\1", line.strip()) for line in text.split("\n"))


def _block(node: Tag, picture: PictureOf) -> Iterator[str]:
    if found := BACKGROUND.search(str(node.get("style", ""))):
        yield f"![]({_address(picture(found[1]))})"
    kind = node.name
    if "mermaid" in (node.get("class") or []) and node.has_attr("data-diagram"):
        yield _fence("mermaid", node.get_text())
    elif kind[0] == "h" and kind[1:].isdigit():
        yield f"{'#' * int(kind[1:])} {' '.join(''.join(_inline(child, picture) for child in node.children).split())}"
    elif kind in ("ul", "ol"):
        yield _list(node, picture)
    elif kind == "pre":
        yield _fence(_language(node), node.get_text())
    elif kind == "blockquote":
        yield _indented("\n\n".join(_blocks(node.children, picture)), "> ", "> ")
    elif kind == "table":
        yield _table(node, picture)
    elif kind == "hr":
        yield "* * *"
    elif kind not in LEFT_OUT:
        yield from _blocks(node.children, picture)


def _list(node: Tag, picture: PictureOf) -> str:
    number = int(str(node.get("start", 1))) if str(node.get("start", 1)).isdigit() else 1
    items = []
    for item in node.find_all("li", recursive=False):
        mark = f"{number}. " if node.name == "ol" else "- "
        box = item.find("input", type="checkbox", recursive=False)
        task = "" if box is None else "[x] " if box.has_attr("checked") else "[ ] "
        items.append(_indented(task + "\n".join(_blocks(item.children, picture)), mark, " " * len(mark)))
        number += 1
    return "\n".join(items)


def _table(node: Tag, picture: PictureOf) -> str:
    rows = [
        [
            " ".join("".join(_inline(child, picture) for child in cell.children).split()).replace("|", "\\|")
            for cell in row.find_all(["th", "td"], recursive=False)
        ]
        for row in node.find_all("tr")
    ]
    width = max(map(len, rows), default=0)
    if not width:
        return ""
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _inline(node: PageElement, picture: PictureOf) -> str:
    if not isinstance(node, Tag):
        return SPECIAL.sub(r"\\\1", SPACE.sub(" ", str(node))) if type(node) is NavigableString else ""
    name, classes = node.name, node.get("class") or []
    if "katex" in classes or "katex-display" in classes:
        return _formula(node, "katex-display" in classes)
    if name in LEFT_OUT:
        return ""
    if name == "br":
        return "\\\n"
    if name == "img":
        return f"![{SPACE.sub(' ', str(node.get('alt', '')))}]({_address(picture(str(node.get('src', ''))))})"
    if name in ("code", "kbd", "samp"):
        return _code(node.get_text())
    inner = "".join(_inline(child, picture) for child in node.children)
    if name == "a" and node.get("href") and inner.strip():
        return f"[{inner.strip()}]({_address(str(node['href']))})"
    if name in MARKS and inner.strip():
        before, text, after = re.fullmatch(r"(\s*)(.*?)(\s*)", inner, re.S).groups()  # type: ignore[union-attr]
        return f"{before}{MARKS[name]}{text}{MARKS[name]}{after}"
    return inner


def _formula(node: Tag, display: bool) -> str:
    source = node.find("annotation")
    tex = source.get_text().strip() if source else node.get_text().strip()
    return f"\n$$\n{tex}\n$$\n" if display else f"${tex}$"


def _code(text: str) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    ticks = "`" * (longest + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{space}{text}{space}{ticks}" if text.strip() else ""


def _fence(language: str, code: str) -> str:
    ticks = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", code)), default=0))
    return f"{ticks}{language}\n{code.strip(chr(10))}\n{ticks}"


def _language(node: Tag) -> str:
    code = node.find("code")
    names = [str(name) for name in (code.get("class") or [])] if isinstance(code, Tag) else []
    return next((name[9:] for name in names if name.startswith("language-")), str(node.get("data-language", "")))


def _address(url: str) -> str:
    return f"<{url}>" if re.search(r"[\s()]", url) else url


def _indented(text: str, first: str, rest: str) -> str:
    lines = text.split("\n")
    return "\n".join(f"{first if not no else rest}{line}".rstrip() for no, line in enumerate(lines))
