"""CSS module names: the names that classes of a `<style module>` have in the page.

Templates ask for them (`$style.red`, `useCssModule()`), style sheets are rewritten with them
(`style/css/css_modules.py`).
Source: Vue guide, "CSS Modules"; CSS Modules, "Composition".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256

from deckc.lazy_regex import lazy_regex

__all__ = ["DEFAULT", "local_name", "names_of_module", "suffix_of"]

DEFAULT = "$style"  # what templates call a module without a name

UNREAD = lazy_regex(
    r"/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|:global\([^()]*\)|url\([^()]*\)", re.S | re.I
)
NAME = lazy_regex(r"[.#](-?[A-Za-z_][\w-]*)(?=[^;{}]*\{)")
FRAMES = lazy_regex(r"@(?:-\w+-)?keyframes\s+(-?[A-Za-z_][\w-]*)")
RULE = lazy_regex(r"\.(-?[A-Za-z_][\w-]*)\s*\{([^{}]*)\}")
COMPOSED = lazy_regex(r"\bcomposes\s*:\s*([^;{}]+)")


def suffix_of(css: str) -> str:
    """What makes the names of a module its own."""
    return sha256(css.encode()).hexdigest()[:8]


def local_name(name: str, suffix: str) -> str:
    """The name in the page of a class, id or animation of a module."""
    return f"_{name}_{suffix}"


def names_of_module(css: str) -> Mapping[str, str]:
    """The classes, ids and animations of a module → what a template writes for them: with the classes they compose."""
    suffix, text = suffix_of(css), UNREAD.sub(" ", css)
    names = {name: local_name(name, suffix) for name in (*NAME.findall(text), *FRAMES.findall(text))}
    for name, declarations in RULE.findall(text):
        for composed in COMPOSED.findall(declarations):
            words, _, origin = composed.partition(" from ")
            is_global = origin.strip() == "global"
            more = (word if is_global else names.get(word, "") for word in words.split())
            names[name] = " ".join(filter(None, (names[name], *more)))
    return names
