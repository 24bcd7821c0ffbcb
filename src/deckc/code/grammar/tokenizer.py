"""Tokenizer: walks a line from match to match and keeps the blocks that are open.

Each search asks for everything that may come next, the end of the open block included, and takes the leftmost.
The behaviour is that of VS Code's reader of grammars, which Shiki and with it Slidev uses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from time import thread_time

from deckc.code.grammar.digit_classes import DIGIT, EACH, ByDigits
from deckc.code.grammar.patterns import Line, Match, Pattern, PatternSet
from deckc.code.grammar.rules import Capture, Injection, Rule
from deckc.code.scopes import Scope
from deckc.lazy_regex import lazy_regex

__all__ = ["Ends", "State", "StoppedError", "read_line"]

GROUP = lazy_regex(r"\$(\d+)|\$\{(\d+):/(downcase|upcase)\}")
REFERENCE = lazy_regex(r"\\(\d+)")
NEVER = -1
LINE_TIME = 0.5  # seconds for a line, as Shiki has it: what is left of it has the colour of the place
STEPS_A_LOOK = 50  # matches between two looks at the clock
Ends = list[tuple[int, Scope]]  # where each word ends, with its scope; of those at one place the first counts


class StoppedError(Exception):
    """A line took too long. `state`: the blocks that were open then."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.state = state


@dataclass(slots=True, eq=False)
class State:
    """An open block. `scope` is that of its marks, `inside` that of what stands between them.

    Of blocks as a new line finds them there is one object each (`resting`), so that lines can be known again.
    """

    parent: State | None
    rule: Rule
    end: str
    scope: Scope
    inside: Scope
    line_ended: bool  # the block began at the very end of its line
    entered: int = NEVER  # where on this line it was entered
    anchor: int = NEVER  # where `\\G` held when it was entered
    within: dict[tuple[Rule, str, Scope, Scope, bool], State] = field(default_factory=dict)
    lines: ByDigits[tuple[Ends, State]] | None = None  # what was read from here

    @classmethod
    def first(cls, rule: Rule, scope: Scope) -> State:
        return cls(None, rule, "", scope, scope, False)

    def resting(self) -> State:
        """The same blocks, as a new line finds them."""
        entered = []
        state = self
        while state.entered != NEVER or state.anchor != NEVER:
            assert state.parent is not None
            entered.append(state)
            state = state.parent
        for each in reversed(entered):
            key = (each.rule, each.end, each.scope, each.inside, each.line_ended)
            found = state.within.get(key)
            if found is None:
                found = state.within[key] = State(state, *key)
            state = found
        return state


@dataclass(slots=True, eq=False)
class Place:
    """How far a line is read."""

    line: Line
    injections: tuple[Injection, ...]
    first: bool
    ends: Ends
    position: int = 0
    anchor: int = NEVER
    deadline: float = 0.0  # 0: there is none


def read_line(line: Line, state: State, injections: tuple[Injection, ...], first: bool) -> tuple[Ends, State]:
    """Where each word ends, with its scope, and the blocks open behind the line. `StoppedError`: it took too long."""
    place = Place(line, injections, first, [], deadline=_clock() + LINE_TIME)
    state = _while(place, state)
    return place.ends, _read(place, state).resting()


def _clock() -> float:
    return thread_time() - Pattern.compiling


def _while(place: Place, state: State) -> State:
    """Blocks that hold for as long as each line begins right; the first that does not takes all within it along."""
    place.anchor = 0 if state.line_ended else NEVER
    for block in _outside_in(state):
        found = PatternSet([block.end]).search(place.line, place.position, place.first, place.anchor == place.position)
        if found is None:
            assert block.parent is not None
            return block.parent
        match = found[1]
        place.ends.append((match.start(), block.inside))
        _captures(place, match, block.rule.end_captures, block.inside)
        place.ends.append((match.end(), block.inside))
        place.anchor = match.end()
        _advance(place, match.end())
    return state


def _outside_in(state: State) -> list[State]:
    blocks = []
    each: State | None = state
    while each:
        if each.rule.kind == "while":
            blocks.append(each)
        each = each.parent
    return blocks[::-1]


def _advance(place: Place, end: int) -> None:
    if end > place.position:
        place.position, place.first = end, False


def _read(place: Place, state: State) -> State:
    """Reads the line to its end."""
    steps = 0
    while True:
        steps += 1
        if place.deadline and not steps % STEPS_A_LOOK and _clock() > place.deadline:
            raise StoppedError(state)
        found = _next(place, state)
        if found is None:
            break
        rule, match = found
        place.ends.append((match.start(), state.inside))
        if rule is None:
            state, stuck = _leave(place, state, match)
        else:
            state, stuck = (_match if rule.kind == "match" else _enter)(place, state, rule, match)
        if stuck:  # a rule took nothing and would do so for ever: the rest of the line is left alone
            break
        _advance(place, match.end())
    place.ends.append((len(place.line.text), state.inside))
    return state


def _next(place: Place, state: State) -> tuple[Rule | None, Match] | None:
    """What comes next: a rule, or None: the end of the open block. Injections are asked, too."""
    scanner = state.rule.scanner(state.end if state.rule.kind == "block" else "")
    anchored = place.anchor == place.position
    found = scanner.patterns.search(place.line, place.position, place.first, anchored)
    own = (scanner.rules[found[0]], found[1]) if found else None
    if place.injections:
        injected = _injected(place, state, anchored)
        if injected and (
            own is None
            or injected[1].start() < own[1].start()
            or (injected[2] and injected[1].start() == own[1].start())
        ):
            return injected[0], injected[1]
    return own


def _injected(place: Place, state: State, anchored: bool) -> tuple[Rule | None, Match, bool] | None:
    best: tuple[Rule | None, Match, bool] | None = None
    for injection in place.injections:
        if not injection.selector.fits(state.inside):
            continue
        scanner = injection.rule.scanner("")
        found = scanner.patterns.search(place.line, place.position, place.first, anchored)
        if found and (best is None or found[1].start() < best[1].start()):
            best = (scanner.rules[found[0]], found[1], injection.first)
            if found[1].start() == place.position:
                break
    return best


def _leave(place: Place, state: State, match: Match) -> tuple[State, bool]:
    _captures(place, match, state.rule.end_captures, state.scope)
    place.ends.append((match.end(), state.scope))
    place.anchor = state.anchor
    if match.end() <= place.position == state.entered:
        return replace(state, inside=state.scope, within={}, lines=None), True
    assert state.parent is not None
    return state.parent, False


def _match(place: Place, state: State, rule: Rule, match: Match) -> tuple[State, bool]:
    scope = state.inside.push(_filled(rule.name, match, place.line))
    _captures(place, match, rule.captures, scope)
    place.ends.append((match.end(), scope))
    stuck = match.end() <= place.position
    return (state.parent if stuck and state.parent else state), stuck


def _enter(place: Place, state: State, rule: Rule, match: Match) -> tuple[State, bool]:
    scope = state.inside.push(_filled(rule.name, match, place.line))
    _captures(place, match, rule.captures, scope)
    end = match.end()
    place.ends.append((end, scope))
    inside = scope.push(_filled(rule.content, match, place.line))
    closing = _with_groups(rule.end, match, place.line) if rule.refers_back else rule.end
    inner = State(state, rule, closing, scope, inside, end == len(place.line.text), place.position, place.anchor)
    place.anchor = end
    if end <= place.position and _is_open(rule, state, place.position):
        return state, True
    return inner, False


def _is_open(rule: Rule, state: State | None, position: int) -> bool:
    """Whether a rule's block was entered at this place before."""
    while state and state.entered == position:
        if state.rule is rule:
            return True
        state = state.parent
    return False


def _captures(place: Place, match: Match, captures: tuple[Capture, ...], scope: Scope) -> None:
    """The words that the groups of a match cut out of it."""
    open_groups: Ends = []
    ends = place.ends
    for capture in captures:
        span = _span(match, capture.group)
        if span is None:
            continue
        start, end = span
        if start > match.end():
            break
        while open_groups and open_groups[-1][0] <= start:
            ends.append(open_groups.pop())
        around = open_groups[-1][1] if open_groups else scope
        ends.append((start, around))
        if capture.rule:
            _inner_line(place, capture, match, span, scope.push(_filled(capture.name, match, place.line)))
        elif capture.name:
            open_groups.append((end, around.push(_filled(capture.name, match, place.line))))
    while open_groups:
        ends.append(open_groups.pop())


def _span(match: Match, group: int) -> tuple[int, int] | None:
    """Where a group lies; None: nowhere, or it is empty, or there is no such group."""
    try:
        start, end = match.span(group)
    except IndexError:
        return None
    return (start, end) if end > start else None


def _inner_line(place: Place, capture: Capture, match: Match, span: tuple[int, int], scope: Scope) -> None:
    """A group's text, read by the rules of the capture as if the line ended with it."""
    assert capture.rule is not None
    start, end = span
    inside = scope.push(_filled(capture.content, match, place.line))
    line = Line.of(place.line.text[:end], place.line.careful)
    part = Place(line, place.injections, place.first and start == 0, place.ends, start)
    _read(part, State(None, capture.rule, "", scope, inside, False, start))
    place.line.digits |= line.digits


def _filled(name: str, match: Match, line: Line) -> str:
    """A name with the text of groups in it: `meta.tag.$2`."""
    if "$" not in name:
        return name
    return GROUP.sub(lambda found: _named(found, match, line), name)


def _named(found: re.Match[str], match: Match, line: Line) -> str:
    text = _text(match, int(found[1] or found[2]), line)
    if text is None:
        return found[0]
    text = text.lstrip(".")
    return text.lower() if found[3] == "downcase" else text.upper() if found[3] == "upcase" else text


def _with_groups(end: str, match: Match, line: Line) -> str:
    r"""The end of a block that names groups of its beginning, `\\1`."""
    return REFERENCE.sub(lambda found: re.escape(_text(match, int(found[1]), line) or ""), end)


def _text(match: Match, group: int, line: Line) -> str | None:
    """What a group matched, as it stands; None: there is no such group. Another line has other digits there."""
    try:
        text = match.group(group) or ""
    except IndexError:
        return None
    if DIGIT.search(text):
        line.digits |= EACH
    return text
