"""Checks: a block of settings against a table of keys.

In: data and the places of its keys and values. Out: the values that the table can read, problems.
Errors: `wrong-type`, `word-for-switch`, `no-effect`, `misspelt-key`, `unknown-key`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from deckc.config.key_suggestions import near_miss
from deckc.config.keys import Key
from deckc.config.value_types import WORDS_FOR_SWITCH, Kind
from deckc.diagnostics import Diagnostic, did_you_mean, problem
from deckc.model import Frontmatter, Span

__all__ = ["read_settings", "unknown_keys"]

Path = tuple[str | int, ...]
TRUTH = ("true", "false")


def read_settings(
    table: Mapping[str, Key],
    data: Mapping[str, Any],
    places: Frontmatter,
    at: Path = (),
    known: frozenset[str] | None = None,
    read_elsewhere: Callable[[str], bool] = lambda name: False,
) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The block's settings as the table reads them; wrong ones are left out, keys of others stay as they are.

    `at` is the block's path in `places`. `known` are further names that are no mistake; None: any name may be.
    `read_elsewhere` says whether a layout or component reads a key that looks like a mistake.
    """
    values: dict[str, Any] = {}
    problems = []
    for name, value in data.items():
        span = places.spans.get((*at, name))
        if name not in table:
            values[name] = value
            span = places.key_spans.get((*at, name))
            near = None if known is None or name in known else near_miss(name, frozenset(table) | known)
            if near and not read_elsewhere(name):
                message = f"nothing reads '{name}'"
                problems.append(problem("misspelt-key", message, span, hint=f"did you mean '{near}'?"))
            continue
        kind = table[name].kind
        if value is None and not kind.null:
            continue
        try:
            values[name] = None if value is None else kind.read(value)
        except ValueError:
            problems.append(wrong_type(name, value, kind, span))
        else:
            problems += [
                *word_for_switch(name, value, values[name], span),
                *without_effect(name, values[name], table[name], span),
            ]
    return values, problems


def unknown_keys(name: str, table: Iterable[str], data: Mapping[str, Any], places: Frontmatter) -> list[Diagnostic]:
    """Problems of the keys that a map of settings has no row for, as far as the deck itself gives them."""
    problems = []
    for key in data:
        if key not in table and (span := places.key_spans.get((name, key))):
            near = did_you_mean(str(key), table)
            hint = f"did you mean '{near}'?" if near else f"there are {', '.join(table)}"
            problems.append(problem("unknown-key", f"'{name}' has no key '{key}'", span, hint=hint))
    return problems


def wrong_type(name: str, value: Any, kind: Kind, span: Span | None) -> Diagnostic:
    schemas = (kind.schema, *kind.schema.get("anyOf", ()))
    words = [word for schema in schemas for word in schema.get("enum", TRUTH * (schema.get("type") == "boolean"))]
    near = did_you_mean(value, words) if isinstance(value, str) else None
    hint = f"did you mean '{near}'?" if near else f"write {kind.words}"
    return problem("wrong-type", f"'{name}' cannot be {shown(value)}", span, hint=hint.replace("`", "'"))


def word_for_switch(name: str, value: Any, read: Any, span: Span | None) -> list[Diagnostic]:
    if not isinstance(value, str) or not isinstance(read, bool):
        return []
    meant = str(WORDS_FOR_SWITCH[value.lower()]).lower()
    message = f"'{value}' is text in YAML 1.2; it is taken for {meant}"
    return [problem("word-for-switch", message, span, hint=f"write {meant}")]


def without_effect(name: str, value: Any, key: Key, span: Span | None) -> list[Diagnostic]:
    """A word about a setting that Slidev knows and deckc does not act on, if the deck asks for something by it."""
    if key.acts or not value or value == key.default or isinstance(value, dict):
        return []
    return [problem("no-effect", f"'{name}' has no effect in deckc", span)]


def shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return "a map" if isinstance(value, dict) else "a list"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{text[:40]}…'" if len(text) > 40 else f"'{text}'"
