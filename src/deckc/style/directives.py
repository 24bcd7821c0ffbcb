"""Directives: `@apply`, `@screen` and `theme()` in style sheets, and nested rules made flat.

In: a style sheet as an author writes it. Out: plain CSS and what is wrong. Problem codes: `broken-css`,
`unknown-utility`, `unknown-theme-value`, `unknown-screen`, `style-language`.
Source: UnoCSS guide, directives transformer.
"""

from __future__ import annotations

import re
from functools import lru_cache

from deckc.diagnostics import Diagnostic, problem
from deckc.lazy_regex import lazy_regex
from deckc.model import Span
from deckc.style.css import Block, Item, Statement, flatten, localized, parse_css, scoped, within_content, write_css
from deckc.style.theme import StyleTheme, theme_value
from deckc.style.tokens import BETWEEN, written_out
from deckc.style.utility import Utility, utilities_of
from deckc.style.variants import media_query

__all__ = ["expand"]

_SELF = "&"
_APPLY = lazy_regex(r"(?:@apply\s|--(?:at-apply|uno-apply|uno)\s*:)\s*(.*)", re.DOTALL)
_QUOTES = lazy_regex(r"^(['\"])(.*)\1$", re.DOTALL)
_SCREEN = lazy_regex(r"(lt-|at-)?(\w+)$")
_THEME = lazy_regex(r"theme\(\s*(['\"])(.*?)\1\s*(?:,\s*([^()]*(?:\([^()]*\)[^()]*)*))?\)")
_SCREEN_CALL = lazy_regex(r"screen\(\s*['\"]?((?:lt-|at-)?\w+)['\"]?\s*\)")
_LANGUAGES = frozenset(("css", "postcss", "pcss"))
_LINE_COMMENT = lazy_regex(r"(?<![:\w])//[^\n]*")
_PROGRAM = lazy_regex(r"(?m)^\s*(\$[\w-]+\s*:|@(?:mixin|include|use|function|if|each|for|extend)\b|@[\w-]+\s*:)")


class Sheet:
    """A style sheet on its way; places of problems are told from offsets into its text."""

    def __init__(self, css: str, theme: StyleTheme) -> None:
        self.css, self.theme = css, theme
        self.problems: list[Diagnostic] = []
        self.tail: list[Item] = []  # what stands at the end: frames of animations

    def report(self, code: str, message: str, offset: int, hint: str | None = None, word: str = "") -> None:
        """Keep a problem. `word`: what is wrong, looked for from the offset on."""
        at = self.css.find(word, offset) if word else -1
        before = self.css[: max(offset if at < 0 else at, 0)]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        end = (line, column + len(word)) if at >= 0 else (0, 0)
        self.problems.append(problem(code, message, Span(None, line, column, *end), hint=hint))


@lru_cache(maxsize=512)
def expand(
    css: str,
    theme: StyleTheme,
    lang: str = "css",
    attribute: str | None = None,
    in_content: bool = False,
    module: str = "",
) -> tuple[str, tuple[Diagnostic, ...]]:
    """Plain CSS, and what is wrong; places are lines of `css`. What comes back is whole, whatever came in.

    `attribute`: of a scoped style; its rules reach only elements that carry it. `in_content`: rules for bare
    elements reach slides and layers, not the player. `module`: the suffix of a CSS module's names.
    """
    sheet = Sheet(css, theme)
    if lang not in _LANGUAGES:
        css = _LINE_COMMENT.sub(lambda comment: " " * len(comment[0]), css)
        if program := _PROGRAM.search(css):
            message = f"'{lang}' is read as CSS with nested rules; its variables and mixins are not"
            sheet.report("style-language", message, program.start(1))
    broken: list[tuple[str, int]] = []
    items = parse_css(css, broken)
    for message, offset in broken:
        sheet.report("broken-css", f"this style sheet has {message}", offset)
    items = [*_expanded(_screens(items, sheet), sheet), *sheet.tail]
    items = localized(items, module) if module else items
    items = flatten(scoped(items, attribute) if attribute else items)
    items = within_content(items) if in_content else items
    return write_css(items), tuple(sorted(sheet.problems, key=_place))


def _place(found: Diagnostic) -> tuple[int, int]:
    return (found.span.line, found.span.column) if found.span else (0, 0)


# ── @screen, screen(), theme() ───────────────────────────────────────────────────────────────────────


def _screens(items: list[Item], sheet: Sheet) -> list[Item]:
    """The items with screens and theme values filled in."""
    made: list[Item] = []
    for item in items:
        if isinstance(item, Statement):
            made.append(Statement(_values(item.text, item.offset, sheet), item.offset))
            continue
        prelude = _values(item.prelude, item.offset, sheet)
        if prelude.startswith("@screen"):
            query = _screen(prelude[len("@screen") :].strip(), item.offset, sheet)
            prelude = f"@media {query}" if query else prelude
        made.append(Block(prelude, _screens(item.items, sheet), item.offset))
    return made


def _screen(name: str, offset: int, sheet: Sheet) -> str | None:
    points = sheet.theme.breakpoints
    names = [point for point, _ in points]
    match = _SCREEN.match(name)
    if match and match[2] in names:
        return media_query(match[1] or "", names.index(match[2]), points)[0]
    sheet.report("unknown-screen", f"no screen called '{name}'", offset, f"screens are {', '.join(names)}", name)
    return None


def _values(text: str, offset: int, sheet: Sheet) -> str:
    def value(call: re.Match[str]) -> str:
        found = theme_value(call[2], sheet.theme) or call[3]
        if found is None:
            sheet.report("unknown-theme-value", f"the theme has no '{call[2]}'", offset, word=call[2])
        return found or call[0]

    def query(call: re.Match[str]) -> str:
        return _screen(call[1], offset, sheet) or call[0]

    text = _THEME.sub(value, text) if "theme(" in text else text
    return _SCREEN_CALL.sub(query, text) if "screen(" in text else text


# ── @apply ───────────────────────────────────────────────────────────────────────────────────────────


def _expanded(items: list[Item], sheet: Sheet) -> list[Item]:
    """The items with each `@apply` written out; what applies only under conditions is a nested rule at the end."""
    made: list[Item] = []
    conditional: list[Item] = []
    for item in items:
        apply = _APPLY.match(item.text) if isinstance(item, Statement) else None
        if isinstance(item, Block):
            made.append(Block(item.prelude, _expanded(item.items, sheet), item.offset))
        elif not apply:
            made.append(item)
        for utility in _utilities(apply[1], item.offset, sheet) if apply else ():
            if utility.selector is None:
                sheet.tail += parse_css(utility.body)
            elif utility.selector == _SELF and not utility.parent:
                made.append(Statement(utility.body.removesuffix(";"), item.offset))
            else:
                conditional.append(_conditional(utility, item.offset))
    return made + conditional


def _utilities(names: str, offset: int, sheet: Sheet) -> list[Utility]:
    """The rules of some classes; `!important` at the end makes all of them important, as in Windi CSS."""
    found: list[Utility] = []
    names, important = names.removesuffix("!important"), names.endswith("!important")
    for name in written_out(" ".join(_unquoted(word) for word in _unquoted(names).split())).split():
        token = name.replace("\\", "")
        utilities = utilities_of(f"{token}!" if important else token, sheet.theme, _SELF)
        if not utilities:
            sheet.report("unknown-utility", f"'{name}' is no utility class", offset, word=name)
        found += utilities
    return sorted(found, key=lambda one: (one.parent_order if one.parent else 0, one.place))


def _unquoted(text: str) -> str:
    return _QUOTES.sub(r"\2", text.strip())


def _conditional(utility: Utility, offset: int) -> Item:
    selector = (utility.selector or "").replace(BETWEEN, " ")
    block = Block(selector, [Statement(utility.body.removesuffix(";"), offset)], offset)
    for parent in reversed(utility.parent.split(BETWEEN) if utility.parent else []):
        block = Block(parent, [block], offset)
    return block
