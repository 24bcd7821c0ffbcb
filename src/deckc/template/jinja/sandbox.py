"""Sandbox: where Jinja templates run. They reach nothing of the machine, and take only so much time and memory.

Each turn of a loop, call and filter is counted, and so is what is made: `Budget` says how much one file may take. What
a single operation of Python makes is estimated before it runs, since nothing could stop it then.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import Any

from jinja2 import StrictUndefined, TemplateRuntimeError, nodes
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Macro, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from deckc.lazy_regex import lazy_regex

__all__ = ["Sandbox", "printed", "spending"]

MOST_CHARACTERS = 1_000_000  # of a text, or items of a list
MOST_BITS = 10_000  # of a whole number
MOST_STEPS = 500_000  # turns of loops, calls and filters of one file
MOST_OUTPUT = 5_000_000  # characters of what it prints
MOST_S = 2.0  # of processor time
STEPS_A_LOOK = 64  # at the clock

WIDTH = lazy_regex(r"\d{5}|\*")
REFUSED = frozenset(("expandtabs", "format_map", "maketrans", "translate"))  # methods of texts that multiply them


class LimitError(TemplateRuntimeError):
    """A file takes more than its budget."""


@dataclass(slots=True)
class Budget:
    """What one file may still take."""

    weight: int  # of its own text: what a call may print without a further word
    steps: int
    output: int  # in characters
    until: float  # processor time, in seconds

    def spend(self, steps: int = 1, output: int = 0) -> None:
        """LimitError: too much."""
        self.steps -= steps
        self.output -= output
        if self.output < 0:
            raise LimitError(f"it prints more than {MOST_OUTPUT} characters")
        if self.steps < 0:
            raise LimitError(f"it takes more than {MOST_STEPS} steps")
        if steps > 1 or self.steps % STEPS_A_LOOK == 0:
            self.look_at_clock()

    def look_at_clock(self) -> None:
        if time.thread_time() > self.until:
            raise LimitError(f"it takes more than {MOST_S:g} seconds")


CURRENT: ContextVar[Budget | None] = ContextVar("budget", default=None)


@contextmanager
def spending(source: str) -> Iterator[Budget]:
    """A budget for a file that is rendered within the block."""
    budget = Budget(len(source), MOST_STEPS, MOST_OUTPUT, time.thread_time() + MOST_S)
    token = CURRENT.set(budget)
    try:
        yield budget
    finally:
        CURRENT.reset(token)


def spend(steps: int = 1, output: int = 0) -> None:
    if budget := CURRENT.get():
        budget.spend(steps, output)


def printed(pieces: Iterable[str]) -> str:
    """What a template makes, piece by piece; the pieces that come of expressions are counted already."""
    made = []
    for piece in pieces:
        spend(output=len(piece))
        made.append(piece)
    return "".join(made)


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with limits. TemplateRuntimeError: beyond one."""

    intercepted_binops = frozenset(["*", "**", "+", "%"])

    def __init__(self, finalize: Callable[[Any], Any], **options: Any) -> None:
        def shown(value: Any) -> Any:
            text = finalize(weighed(value))
            spend(output=len(text) if isinstance(text, str) else 1)
            return text

        super().__init__(
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            optimized=False,
            finalize=shown,
            **options,
        )
        tables: list[dict[str, Any]] = [self.filters, self.tests]
        for table in tables:
            table.update({name: limited(name, function) for name, function in table.items()})
        del self.globals["lipsum"]
        self.filters |= {"_turns": turns, "_weighed": weighed, "_joined": joined}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree: nodes.Template = Counting().visit(super()._parse(source, name, filename))
        return tree

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        budget = CURRENT.get()
        spend(output=budget.weight if budget and isinstance(obj, Macro) else 0)
        for value in (*args, *kwargs.values()):
            weighed(value)
        method = getattr(obj, "__wrapped__", obj)  # Jinja wraps `format`
        if isinstance(owner := getattr(method, "__self__", None), (str, bytes)):
            refuse_large(getattr(method, "__name__", ""), owner, args, kwargs)
        return super().call(context, obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        spend()
        if too_large(operator, left, right):
            raise LimitError(f"the result of '{operator}' is too large")
        return super().call_binop(context, operator, left, right)


class Counting(NodeTransformer):
    """Writes the counting into a template: loops, joined texts, comparisons."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 (Jinja's name)
        data = sum(len(part.data) for part in node.find_all(nodes.TemplateData))
        self.generic_visit(node)
        node.iter = filtered(node.iter, "_turns", nodes.Const(data))
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802
        self.generic_visit(node)
        return filtered(nodes.List(node.nodes, lineno=node.lineno), "_joined")

    def visit_Compare(self, node: nodes.Compare) -> nodes.Compare:  # noqa: N802
        self.generic_visit(node)
        node.expr = filtered(node.expr, "_weighed")
        for operand in node.ops:
            operand.expr = filtered(operand.expr, "_weighed")
        return node


def filtered(node: Any, name: str, *arguments: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(node, name, list(arguments), [], None, None, lineno=node.lineno)


# ── what is counted ──────────────────────────────────────────────────────────────────────────────────


def turns(items: Iterable[Any], output: int) -> Iterator[Any]:
    """The items of a loop, each counted with the text that its turn prints."""
    for item in items:
        spend(1, output)
        yield item


def weighed(value: Any) -> Any:
    """The value, unless it is too large with all that it holds, each time that it holds it."""
    if isinstance(value, str) and len(value) > MOST_CHARACTERS:
        raise LimitError(f"a text is longer than {MOST_CHARACTERS} characters")
    if not isinstance(value, (list, tuple, Mapping)):
        return value
    left, waiting = MOST_CHARACTERS, [value]
    while waiting:
        each = waiting.pop()
        left -= 1 + (len(each) if isinstance(each, str) else 0)
        if left < 0:
            raise LimitError("a value is too large")
        if isinstance(each, Mapping):
            waiting += each.values()
        elif isinstance(each, (list, tuple)):
            waiting += each[:left]
            left -= max(0, len(each) - left)
    spend((MOST_CHARACTERS - left) // 1000)
    return value


def joined(parts: list[Any]) -> Any:
    """What `~` makes: text, which is markup where a part is."""
    weighed(parts)
    spend()
    return markup_join(parts)


def limited(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter or test that is counted and looks at what it is given."""

    @wraps(function)
    def called(*all_: Any, **named: Any) -> Any:
        given = [value for value in all_ if not isinstance(value, (Context, EvalContext, Sandbox))]
        for value in (*given, *named.values()):
            weighed(value)
        spend()
        if name == "join" and given:
            items = list(given[0])
            weighed([*items, *([given[1]] * len(items) if len(given) > 1 else []), *named.values()])
            all_ = tuple(items if value is given[0] else value for value in all_)
        elif given:
            refuse_large(name, given[0], given[1:], named)
        return function(*all_, **named)

    return called


def refuse_large(name: str, text: Any, args: Iterable[Any], named: Mapping[str, Any]) -> None:
    """LimitError for what would make a text far longer."""
    values = [*args, *named.values()]
    if name in REFUSED:
        raise LimitError(f"'{name}' is not offered")
    if name == "format" and isinstance(text, str):
        refuse_format(text, values)
    numbers = [value for value in values if isinstance(value, int)]
    texts = [len(value) for value in values if isinstance(value, str)]
    size = len(text) if isinstance(text, (str, list, tuple)) else 1
    lines = str(text).count("\n") + 1 if name == "indent" else 0
    made = [
        *(numbers if name not in ("round", "int", "float") else ()),
        *(number * lines for number in numbers),
        *(size * length for length in texts if name in ("replace", "indent", "wordwrap", "join", "sum")),
    ]
    most = max(made, default=0)
    if most > MOST_CHARACTERS:
        raise LimitError(f"the result of '{name}' is too large")


def refuse_format(pattern: str, values: Iterable[Any]) -> None:
    """LimitError for a width, or for texts that fill too many places."""
    longest = max((len(value) for value in values if isinstance(value, str)), default=0)
    widest = max((int(digits) for digits in re.findall(r"\d{1,4}", pattern)), default=0)
    places = pattern.count("%") + pattern.count("{")
    if WIDTH.search(pattern) or places * max(longest, widest) > MOST_CHARACTERS:
        raise LimitError("the result of 'format' is too large")


def too_large(operator: str, left: Any, right: Any) -> bool:
    """Whether a result has more digits, characters or items than anyone shows."""
    sizes = [len(value) for value in (left, right) if isinstance(value, (str, list, tuple))]
    numbers = [value for value in (left, right) if isinstance(value, int)]
    if operator == "%" and isinstance(left, str):
        given = right.values() if isinstance(right, Mapping) else right if isinstance(right, tuple) else [right]
        refuse_format(left, given)
        return False
    if operator == "+":
        return sum(sizes) > MOST_CHARACTERS
    if sizes and numbers:
        return sizes[0] * numbers[0] > MOST_CHARACTERS
    if len(numbers) < 2 or operator == "%":
        return False
    bits = [number.bit_length() for number in numbers]
    return (bits[0] * right if operator == "**" else sum(bits)) > MOST_BITS
