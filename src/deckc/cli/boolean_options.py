"""Boolean options: on, off or not said, in all the ways in which Slidev takes them.

`--dark`, `--dark=false`, `--dark false`, `--no-dark`. A word after a switch is its value only if it is `true` or
`false`: else it is a deck.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

__all__ = ["SwitchCommand", "switch"]

VALUES = ("true", "false")


def switch(*names: str, help: str) -> Callable[[Any], Any]:  # noqa: A002 (as click calls it)
    """An option of a `SwitchCommand`; its parameter is True, False or, not said, None."""
    return click.option(*names, cls=Switch, type=bool, default=None, metavar="", help=help)


class Switch(click.Option):
    """Marks the option for the command, which gives it a value."""


class SwitchCommand(click.Command):
    """A command that reads its switches before click does."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        names = {name: option for option in self.params if isinstance(option, Switch) for name in option.opts}
        for option in set(names.values()):
            names |= {f"--no-{name[2:]}": option for name in option.opts if name.startswith("--")}
        said, rest = [], list(args)
        while rest:
            word = rest.pop(0)
            if word == "--":
                said += [word, *rest]
                break
            if word not in names:
                said.append(word)
            elif rest and rest[0].lower() in VALUES:
                said.append(f"{_long(names[word])}={_value(word, rest.pop(0))}")
            else:
                said.append(f"{_long(names[word])}={_value(word, 'true')}")
        return super().parse_args(ctx, said)


def _long(option: Switch) -> str:
    return next(name for name in option.opts if name.startswith("--"))


def _value(word: str, value: str) -> str:
    on = value.lower() == "true"
    return str(on != word.startswith("--no-")).lower()
