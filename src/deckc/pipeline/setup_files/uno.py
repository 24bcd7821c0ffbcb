"""Uno: what configurations of UnoCSS add to a deck's utilities, run or read as plain data.

In: `Setup`. Out: `StyleTheme`, CSS of preflights, families of the preset for web fonts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from deckc import style
from deckc.diagnostics import Diagnostic, did_you_mean, problem
from deckc.lazy_regex import lazy_regex
from deckc.model import Span
from deckc.pipeline.setup_files.setup import Setup
from deckc.setup.uno import DRIVERS, SETTINGS, Source, Uno, merged, read_uno
from deckc.text.js_literals import given_value

__all__ = ["families", "preflights", "uno_of", "utilities"]


DEFINE = lazy_regex(r"\bdefineConfig\s*(?:<[^>]*>)?\(")  # gives back what it is given


def uno_of(setup: Setup) -> Uno | None:
    """The configurations, run; None: there are none, or they cannot be run."""
    if not setup.paths("unocss") or not setup.runs:
        return None
    return setup.once(
        "uno",
        lambda: read_uno(
            setup.run("unocss", drivers=DRIVERS, values={"unoColors": style.StyleTheme().scales["colors"]})
        ),
    )


def utilities(setup: Setup, fonts: Mapping[str, str]) -> style.StyleTheme:
    """The scale, rules and shortcuts with what the deck adds. `fonts`: stacks, by kind."""
    theme = style.StyleTheme(fonts=fonts)
    uno = uno_of(setup)
    if uno is None:
        for path in setup.paths("unocss"):
            value = given_value(DEFINE.sub("", setup.text(path)))
            setup.add(stray(path, name) for name in (value if isinstance(value, dict) else ()) if name not in SETTINGS)
        theme, found = style.read_settings([(path, setup.text(path)) for path in setup.paths("unocss")], theme)
        for each in found:
            name = each.message.partition(" is not read")[0].strip("'")
            if each.span and name != "extractors":
                setup.still.append((name, each.span))
            else:
                setup.problems.append(each)
        return theme
    message = "'{}' is not read: deckc's utilities have no such setting"
    setup.add(stray(path, name) for path, name in uno.strays)
    setup.add(problem("style-settings", message.format(name), Span(path, 1)) for path, name in uno.unread)
    named = {name: ",".join(f'"{family}"' for family in names) for name, names in uno.web_fonts.items()}
    config = {**uno.config, "theme": merged({"fontFamily": named}, uno.config["theme"])}
    theme = extended(style.read_config(config, theme), uno, setup)
    if not uno.asks and not uno.blocked:
        return theme
    digest = sha256(repr([source.program.bundle.script for source in uno.sources]).encode()).hexdigest()
    own = style.Own(partial(answers, uno, setup), partial(body, uno, setup), frozenset(uno.blocked), digest)
    return replace(theme, own=own)


def stray(path: Path, name: str) -> Diagnostic:
    near = did_you_mean(name, SETTINGS)
    hint = f"did you mean '{near}'?" if near else None
    return problem("unknown-key", f"'{name}' is no setting of UnoCSS", Span(path, 1), hint=hint)


def extended(theme: style.StyleTheme, uno: Uno, setup: Setup) -> style.StyleTheme:
    """The theme after functions have changed it; all functions are told it."""
    for source in uno.sources:
        if any(source.tables.values()) or source.extensions or source.preflights:
            plain = {name: dict(values) for name, values in theme.scales.items()}
            given = setup.attempt(partial(source.program.run, "unoExtended", source.extensions, plain))
            if source.extensions and isinstance(given, dict):
                changed = {name: values for name, values in given.items() if values != plain.get(name)}
                theme = style.read_config({"theme": changed}, theme)
    return theme


def answers(uno: Uno, setup: Setup, names: list[str]) -> Mapping[str, Mapping[str, Any]]:
    """What the configurations make of names; the later file's word counts."""
    made: dict[str, dict[str, Any]] = {name: {} for name in names}
    for number, source in enumerate(uno.sources):
        if any(source.tables.values()):
            for name, answer in answers_of(source, setup, names).items():
                made[name] |= {kind: value for kind, value in answer.items() if value}
                for variant in answer.get("variant") or ():
                    variant["source"] = number
    return made


def answers_of(source: Source, setup: Setup, names: list[str]) -> Mapping[str, dict[str, Any]]:
    found = setup.attempt(partial(source.program.run, "unoAnswers", source.tables, names))
    return found if isinstance(found, dict) else {}


def body(
    uno: Uno, setup: Setup, variant: Mapping[str, Any], declarations: list[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Declarations after a variant's function has changed them."""
    run = uno.sources[variant["source"]].program.run
    given = setup.attempt(partial(run, "unoBody", variant["body"], [list(pair) for pair in declarations]))
    return [(str(name), str(value)) for name, value in given] if isinstance(given, list) else declarations


def preflights(setup: Setup) -> str:
    """The CSS that configurations put before all utilities."""
    uno = uno_of(setup)
    texts = [
        setup.attempt(partial(source.program.run, "unoPreflight", function.id))
        for source in (uno.sources if uno else ())
        for function in source.preflights
    ]
    return "\n".join(text for text in texts if isinstance(text, str))


def families(setup: Setup) -> tuple[str, ...]:
    """The families that the preset for web fonts names."""
    uno = uno_of(setup)
    return tuple(dict.fromkeys(name for names in uno.web_fonts.values() for name in names)) if uno else ()
