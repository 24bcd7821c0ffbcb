"""Settings: what `setup/mermaid.ts` of theme, addons and deck says to Mermaid.

In: what each file gives, the deck's own last. Out: Mermaid's configuration. Problem codes: `diagram-settings`.
Source: Slidev guide, "Configure Mermaid"; Mermaid's documentation, "Theme configuration".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from deckc.diagnostics import Diagnostic, did_you_mean, problem
from deckc.model import Span
from deckc.web.mermaid_options import SETTINGS, THEMES

__all__ = ["read_settings"]


def read_settings(given: Iterable[tuple[Path, Any]]) -> tuple[dict[str, Any], tuple[Diagnostic, ...]]:
    """Each file's settings over those before it, key by key."""
    settings: dict[str, Any] = {}
    problems: list[Diagnostic] = []
    for path, value in given:
        for name, part in value.items() if isinstance(value, Mapping) else ():
            near = None if name in SETTINGS else did_you_mean(str(name), SETTINGS)
            if near:
                message = f"Mermaid has no setting called '{name}'"
                problems.append(problem("diagram-settings", message, Span(path, 1), hint=f"did you mean '{near}'?"))
            if name == "theme" and isinstance(part, str) and part not in THEMES:
                near = did_you_mean(part, THEMES)
                message = f"Mermaid has no theme called '{part}'"
                hint = f"did you mean '{near}'?" if near else None
                problems.append(problem("diagram-settings", message, Span(path, 1), hint=hint))
            elif not is_data(part):
                problems.append(problem("diagram-settings", f"'{name}' is no plain data", Span(path, 1)))
            else:
                settings[name] = part
    return settings, tuple(problems)


def is_data(value: Any) -> bool:
    """Whether a value can be handed to the page."""
    if isinstance(value, Mapping):
        return all(map(is_data, value.values()))
    if isinstance(value, list):
        return all(map(is_data, value))
    return value is None or isinstance(value, str | int | float)
