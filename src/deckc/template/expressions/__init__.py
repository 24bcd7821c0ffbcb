"""Expressions: JavaScript in templates. `evaluate(expression, scope, run)` gives its value.

Simple ones are interpreted here (`interpreter.py`); others are run by an engine (`engine.py`), which is started when
the first of them is met. `scope.py` holds the names that they see, `typescript.py` reads scripts.
"""

from __future__ import annotations

from deckc.template.expressions.client_modules import is_gone, is_internal
from deckc.template.expressions.destructuring import assign, read_for, rounds
from deckc.template.expressions.engine import NAME, Engine, Handle, ScriptError, received
from deckc.template.expressions.render_contexts import SHOWS, View, schemes_of, views_of, words_of
from deckc.template.expressions.scope import MAX_ELEMENTS, Run, Scope, Slot, TooLargeError, evaluate
from deckc.template.expressions.template_globals import navigation, tell, tell_of_slides, template_globals, toc_tree
from deckc.template.expressions.typescript import Import, Module, read_module
from deckc.template.expressions.values import (
    UNDEFINED,
    Lazy,
    display,
    is_number,
    member,
    number_from,
    number_text,
    plain,
    text_of,
    to_json,
    truthy,
)

__all__ = [
    "MAX_ELEMENTS",
    "NAME",
    "SHOWS",
    "UNDEFINED",
    "Engine",
    "Handle",
    "Import",
    "Lazy",
    "Module",
    "Run",
    "Scope",
    "ScriptError",
    "Slot",
    "TooLargeError",
    "View",
    "assign",
    "display",
    "evaluate",
    "is_gone",
    "is_internal",
    "is_number",
    "member",
    "navigation",
    "number_from",
    "number_text",
    "plain",
    "read_for",
    "read_module",
    "received",
    "rounds",
    "schemes_of",
    "tell",
    "tell_of_slides",
    "template_globals",
    "text_of",
    "to_json",
    "toc_tree",
    "truthy",
    "views_of",
    "words_of",
]
