"""The machine: walks a line from match to match and keeps the blocks that are open.

Each search asks for everything that may come next, the end of the open block included, and takes the leftmost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from deckc.code.grammar.engines import regex_set
from deckc.code.grammar.regexes import Found, Groups
from deckc.code.grammar.rules import Capture, Grammar, Rule
from deckc.code.scopes import Scope

__all__ = ["State", "read_line"]

GROUP = re.compile(r"\$(\d+)|\$\{(\d+):/(downcase|upcase)\}")
REFERENCE = re.compile(r"\\(\d)")
NEVER = -1


class State(NamedTuple):
    """An open block. `scope` is that of its marks, `inside` that of what stands between them."""

    parent: State | None
    rule: Rule
    end: str
    scope: Scope
    inside: Scope
    line_ended: bool  # the block began at the very end of its line
    entered: int = NEVER  # where on this line it was entered
    anchor: int = NEVER  # where `\\G` held when it was entered

    @classmethod
    def first(cls, rule: Rule, scope: Scope) -> State:
        return cls(None, rule, "", scope, scope, False)

    def on_next_line(self) -> State:
        """The same blocks, as a new line finds them."""
        if self.entered == NEVER and self.anchor == NEVER:
            return self
        return self._replace(parent=self.parent and self.parent.on_next_line(), entered=NEVER, anchor=NEVER)


@dataclass(slots=True)
class Line:
    """A line on the way. `ends`: where each word ends, with its scope; of those at one place the first counts."""

    text: str
    grammar: Grammar
    first: bool
    ends: list[tuple[int, Scope]]
    position: int = 0
    anchor: int = NEVER
    stuck: bool = False  # a rule took nothing and would do so for ever: the rest of the line is left alone


def read_line(text: str, state: State, grammar: Grammar, first: bool) -> tuple[list[tuple[int, Scope]], State]:
    """Where each word ends, with its scope, and the blocks open behind the line. `text` ends with a line break."""
    state = state.on_next_line()
    line = Line(text, grammar, first, [])
    state = _while(line, state)
    return line.ends, _read(line, state)


def _while(line: Line, state: State) -> State:
    """Blocks that hold for as long as each line begins right; the first that does not takes all within it along."""
    line.anchor = 0 if state.line_ended else NEVER
    for block in _outside_in(state):
        found = regex_set((block.end,)).search(line.text, line.position, line.first, line.anchor == line.position)
        if found is None:
            assert block.parent is not None
            return block.parent
        line.ends.append((found.start, block.inside))
        _captures(line, block, found, block.rule.end_captures, block.inside)
        line.ends.append((found.end, block.inside))
        line.anchor = found.end
        _advance(line, found.end)
    return state


def _outside_in(state: State) -> list[State]:
    blocks = []
    each: State | None = state
    while each:
        if each.rule.kind == "while":
            blocks.append(each)
        each = each.parent
    return blocks[::-1]


def _advance(line: Line, end: int) -> None:
    if end > line.position:
        line.position, line.first = end, False


def _read(line: Line, state: State) -> State:
    injections = line.grammar.injections
    while not line.stuck:
        end = state.end if state.rule.kind == "block" else ""
        here = tuple(each for each in injections if each.selector.fits(state.inside)) if injections else ()
        scanner = state.rule.scanner(end, here)
        found = scanner.regexes.search(line.text, line.position, line.first, line.anchor == line.position)
        if found is None:
            break
        rule = scanner.rules[found.number]
        line.ends.append((found.start, state.inside))
        if rule is None:
            state = _leave(line, state, found)
        else:
            state = (_match if rule.kind == "match" else _enter)(line, state, rule, found)
        _advance(line, found.end)
    line.ends.append((len(line.text), state.inside))
    return state


def _leave(line: Line, state: State, found: Found) -> State:
    _captures(line, state, found, state.rule.end_captures, state.scope)
    line.ends.append((found.end, state.scope))
    line.anchor = state.anchor
    line.stuck = found.end == line.position == state.entered
    assert state.parent is not None
    return state if line.stuck else state.parent


def _match(line: Line, state: State, rule: Rule, found: Found) -> State:
    scope = state.inside.push(_filled(rule.name, found))
    _captures(line, state, found, rule.captures, scope)
    line.ends.append((found.end, scope))
    line.stuck = found.end == line.position
    return state.parent if line.stuck and state.parent else state


def _enter(line: Line, state: State, rule: Rule, found: Found) -> State:
    scope = state.inside.push(_filled(rule.name, found))
    _captures(line, state, found, rule.captures, scope)
    line.ends.append((found.end, scope))
    inside = scope.push(_filled(rule.content, found))
    closing = _with_groups(rule.end, found) if rule.refers_back else rule.end
    inner = State(state, rule, closing, scope, inside, found.end == len(line.text), line.position, line.anchor)
    line.anchor = found.end
    line.stuck = found.end == line.position and state.rule is rule and state.end == closing
    return state if line.stuck else inner


def _captures(line: Line, state: State, found: Found, captures: tuple[Capture, ...], scope: Scope) -> None:
    """The words that the groups of a match cut out of it."""
    if not captures:
        return
    open_groups: list[tuple[int, Scope]] = []
    for capture in captures:
        span = _span(found.groups, capture.group)
        if span is None:
            continue
        start, end = span
        if start > found.end:
            break
        while open_groups and open_groups[-1][0] <= start:
            line.ends.append(open_groups.pop())
        around = open_groups[-1][1] if open_groups else scope
        line.ends.append((start, around))
        inner = around.push(_filled(capture.name, found))
        if capture.rule:
            _inner_line(line, state, capture, found, span, inner)
        elif capture.name:
            open_groups.append((end, inner))
    while open_groups:
        line.ends.append(open_groups.pop())


def _span(groups: Groups, number: int) -> tuple[int, int] | None:
    """Where a group lies; None: nowhere, or it is empty, or there is no such group."""
    try:
        start, end = groups.span(number)
    except (IndexError, UnicodeDecodeError):  # a group that took no part lies, for the engine, before the last byte
        return None
    return (start, end) if end > start else None


def _inner_line(line: Line, state: State, capture: Capture, found: Found, span: tuple[int, int], scope: Scope) -> None:
    """A group's text, read by the rules of the capture as if the line ended with it."""
    assert capture.rule is not None
    start, end = span
    inside = scope.push(_filled(capture.content, found))
    part = Line(line.text[:end], line.grammar, line.first and start == 0, line.ends, start)
    _read(part, State(state, capture.rule, "", scope, inside, False, start))


def _filled(name: str, found: Found) -> str:
    """A name with the text of groups in it: `meta.tag.$2`."""
    if "$" not in name:
        return name
    return GROUP.sub(lambda match: _group(match, found), name)


def _group(match: re.Match[str], found: Found) -> str:
    text = found.groups.group(int(match[1] or match[2])).lstrip(".")
    return text.lower() if match[3] == "downcase" else text.upper() if match[3] == "upcase" else text


def _with_groups(end: str, found: Found) -> str:
    r"""The end of a block that names groups of its beginning, `\\1`."""
    return REFERENCE.sub(lambda match: re.escape(found.groups.group(int(match[1]))), end)
