"""Family docs: the documentation of all utility families, made from the rule tables."""

from __future__ import annotations

import re

from deckc.lazy_regex import lazy_regex
from deckc.style.rules import FAMILIES, Family
from deckc.style.shortcuts import SHORTCUTS
from deckc.style.theme import GLOBAL_KEYWORDS, StyleTheme
from deckc.style.utility import utilities_of
from deckc.style.variants import VARIANT_NAMES

__all__ = ["family_page"]

_HEAD = """# Utility classes

Made from the tables in `src/deckc/style/rules/` by `deckc utilities --markdown`. `deckc utilities NAME` shows the CSS
of any class; `deckc utilities '[grid~="cols-2"]'` that of an attribute (`<div grid="~ cols-2">`).

Families stand in the order of their CSS: of two classes that set the same property, the one of the later row wins.

* **Numbers** are quarters of a rem (`p-4` is 1rem) or what the property counts in; `1/2` and `full` are shares; a unit
  may be written (`w-40px`, `mt-1.5em`, `h-50vh`).
* **Brackets** hold any value, `_` for a space: `w-[calc(100%-2rem)]`, `grid-cols-[1fr_2fr]`.
* **Variables**: `bg-$name` reads `--name`. **Theme values**: `p-[theme(spacing.lg)]`.
* **Colours**: `red-500`, `red5`, `red` (400), `#2b90b6`, `[rgb(1,2,3)]`, each with an opacity behind `/`:
  `red-500/20`.
* **Negative**: `-mt-4` or `mt--4`. **Important**: `!mt-4`, `mt-4!` or `important:mt-4`.

* Most properties also take `inherit`, `initial`, `revert`, `revert-layer` and `unset`: `float-inherit`.

In the names below `…` is a value, `(a\\|b)` one of several words, `[a]` may be left out.

"""
_SHOWN = 8
_SHARED = tuple(f"-{keyword}" for keyword in GLOBAL_KEYWORDS)
_SET = lazy_regex(r"<\w+=([^>]*)>")
_NAMED_SET = {"<axis>": "(x|y)", "<edge>": "(r|l|t|b|s|e)", "<flow>": "(block|inline)", "<logical>": "(bs|be|is|ie)"}


def family_page() -> str:
    """The page as Markdown."""
    return _HEAD + _families() + _variants() + _shortcuts()


def _families() -> str:
    rows = "\n".join(_family(family) for family in FAMILIES)
    return f"## Families\n\n| family | names | examples | the first one is |\n|---|---|---|---|\n{rows}\n\n"


def _family(family: Family) -> str:
    first = family.examples.split()[0]
    bodies = [utility.body for utility in utilities_of(first, StyleTheme()) if utility.selector]
    body = bodies[0] if bodies else ""
    shown = body if len(body) < 90 else f"{body[:88].rpartition(';')[0] or body[:88]} …"
    return f"| {family.title} | {_names(family)} | {_code(family.examples)} | {_code(shown, whole=True)} |"


def _names(family: Family) -> str:
    """The names of a family, each once, the first few."""
    patterns = (pattern for pattern, _ in family.rows if not pattern.startswith("__") and not pattern.endswith(_SHARED))
    names = list(dict.fromkeys(_readable(pattern) for pattern in patterns))
    return _code("\n".join(names[:_SHOWN])) + (" and more" if len(names) > _SHOWN else "")


def _readable(pattern: str) -> str:
    for name, words in _NAMED_SET.items():
        pattern = pattern.replace(name, words)
    pattern = _SET.sub(lambda found: _one_of([part.partition(":")[0] for part in found[1].split("|")]), pattern)
    pattern = re.sub(r"\{([^}]*)\}", lambda found: _one_of(found[1].replace("*", "…").split(",")), pattern)
    return pattern.replace("*", "…")


def _one_of(words: list[str]) -> str:
    some = [word for word in words if word]
    inner = "|".join(some if len(some) < 7 else [*some[:6], "…"])
    if len(some) < len(words):
        return f"[{inner}]"
    return inner if len(some) == 1 else f"({inner})"


def _code(words: str, whole: bool = False) -> str:
    parts = [words] if whole else words.split("\n") if "\n" in words else words.split()
    return " ".join(f"`{part}`" for part in parts if part).replace("|", "\\|")


def _variants() -> str:
    rows = "\n".join(f"| {title} | {_code(names)} |" for title, names in VARIANT_NAMES)
    head = "Stand before a class, also several: `md:dark:hover:text-red`; for several classes: `hover:(m-1 underline)`."
    return f"## Variants\n\n{head}\n\n| what | variants |\n|---|---|\n{rows}\n\n"


def _shortcuts() -> str:
    rows = "\n".join(f"| `{name}` | {_code(classes)} |" for name, classes in SHORTCUTS.items())
    return f"## Shortcuts\n\n| class | stands for |\n|---|---|\n{rows}\n"
