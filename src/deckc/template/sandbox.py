"""Sandbox: where Jinja templates run. They reach nothing of the machine, and make nothing that does not fit into it."""

from __future__ import annotations

from typing import Any

from jinja2 import StrictUndefined, TemplateRuntimeError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

__all__ = ["Sandbox"]

MOST_CHARACTERS = 1_000_000  # of a repeated text, or items of a list
MOST_BITS = 10_000  # of a whole number


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, in which products and powers have a limit. TemplateRuntimeError: beyond it."""

    intercepted_binops = frozenset(["*", "**"])

    def __init__(self, **options: Any) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, **options)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if too_large(operator, left, right):
            raise TemplateRuntimeError(f"the result of '{operator}' is too large")
        return super().call_binop(context, operator, left, right)


def too_large(operator: str, left: Any, right: Any) -> bool:
    """Whether a product or power has more digits or characters than anyone shows."""
    sizes = [len(value) for value in (left, right) if isinstance(value, (str, list, tuple))]
    numbers = [value for value in (left, right) if isinstance(value, int)]
    if sizes and numbers:
        return sizes[0] * numbers[0] > MOST_CHARACTERS
    if len(numbers) < 2:
        return False
    bits = [number.bit_length() for number in numbers]
    return (bits[0] * right if operator == "**" else sum(bits)) > MOST_BITS
