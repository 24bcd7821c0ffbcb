"""Compiler: single-file components → modules, by Vue's own compiler in the sandbox.

`Compiler(file)` holds the compiler of the file `compiler-sfc.esm-browser.js`; `compile()` gives a `Compiled`.
Errors: `CompilerError`: the file is no compiler, or a component takes more time or memory than it may.
Source: `@vue/compiler-sfc`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any

from deckc.disk.user_cache import cached
from deckc.lazy_regex import lazy_regex
from deckc.sandbox import Limits, Process, Sandbox, SandboxError
from deckc.web.css_module_names import DEFAULT

__all__ = ["LIMITS", "Compiled", "Compiler", "CompilerError", "Fault", "StyleBlock"]

# Of one component; starting takes a fifth of a second.
LIMITS = Limits(seconds=10, memory=512 << 20, stack=4 << 20)

EXPORTS = lazy_regex(r"\bexport\s*\{([^{}]*)\}\s*;?\s*$")
PLACE = lazy_regex(r"\s*\((\d+):(\d+)\)\s*$")
NO_TYPES: Mapping[str, str] = {}
HEAD = 'var process = {env: {NODE_ENV: "production"}};'


class CompilerError(Exception):
    """Vue's compiler does not run; the text says why."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What the compiler says against a component. `line` from 1, 0: unknown; `column` from 0."""

    message: str
    line: int
    column: int = 0
    length: int = 0


@dataclass(frozen=True, slots=True)
class StyleBlock:
    """A `<style>` block whose scope and `v-bind()` are resolved. `line` of the file where it begins."""

    css: str
    line: int
    lang: str
    module: str | None = None  # what the template calls the names of a `<style module>`


@dataclass(frozen=True, slots=True)
class Compiled:
    """A component as a module: `code` in the language `lang` (js, ts, jsx, tsx), its default export the component;
    `script`: the code without the template's."""

    code: str
    script: str
    lang: str
    styles: tuple[StyleBlock, ...]
    faults: tuple[Fault, ...]


class Compiler:
    """Vue's compiler, started when a component is not known yet."""

    def __init__(self, file: Path, *, keep: bool = True, process: Process | None = None) -> None:
        """`keep`: components stay compiled in the user's cache. `process`: where it runs; None: in one of its own."""
        self.file = file
        self.keep = keep
        self.sandbox = Sandbox(self.scripts, LIMITS, process)
        self.digest = sha256(file.read_bytes() + driver().encode()).hexdigest()

    def compile(
        self,
        source: str,
        filename: str,
        scope: str,
        attribute: str = "",
        types: Mapping[str, str] = NO_TYPES,
        *,
        inline: bool = True,
    ) -> Compiled:
        """The component as a module.

        `scope`: the id of its scoped styles, `data-v-<scope>` on its elements; `attribute`: what they carry instead.
        `types`: the files that its types may come from, by their absolute names. `inline`: the template is compiled
        into `setup()`.
        """
        given = {
            "source": source,
            "filename": filename,
            "id": scope,
            "attribute": attribute,
            "inline": inline,
            "types": dict(types),
        }
        key = sha256(f"{self.digest}{json.dumps(given)}".encode()).hexdigest()[:32]
        text = cached(f"vue-{key}.json", lambda: self.run(given)) if self.keep else self.run(given)
        return read(json.loads(text))

    def run(self, given: dict[str, Any]) -> bytes:
        try:
            return json.dumps(self.sandbox.call("compileComponent", given)).encode()
        except SandboxError as error:
            raise CompilerError(f"Vue's compiler fails: {error}") from error

    def scripts(self) -> Iterator[str]:
        """The compiler as a global, `__sfc`, and what we call in it."""
        source = self.file.read_text(encoding="utf-8").rstrip()
        exports = EXPORTS.search(source, max(source.rfind("export"), 0))  # it is long
        if exports is None:
            raise CompilerError(f"{self.file.name} is not Vue's compiler")
        pairs = [pair.split(" as ") for pair in exports[1].split(",") if pair.strip()]
        names = ",".join(f"{pair[-1].strip()}:{pair[0].strip()}" for pair in pairs)
        yield HEAD
        yield f"var __sfc = (function () {{{source[: exports.start()]}\nreturn {{{names}}};}})(); 0"
        yield driver()


def driver() -> str:
    return (resources.files("deckc.live") / "compile.js").read_text(encoding="utf-8")


def read(given: dict[str, Any]) -> Compiled:
    return Compiled(
        given["code"],
        given["script"],
        given["lang"],
        tuple(
            StyleBlock(style["css"], style["line"], style["lang"], module_of(style.get("module")))
            for style in given["styles"]
        ),
        tuple(map(fault, given["errors"])),
    )


def module_of(given: str | bool | None) -> str | None:
    """The name of a module as Vue's compiler has it: a text, true for the default one, or nothing."""
    return given if isinstance(given, str) else DEFAULT if given else None


def fault(given: dict[str, Any]) -> Fault:
    """Babel says the place of what it does not understand in the message alone."""
    found = Fault(given["message"], given["line"], given["column"], given["length"])
    place = PLACE.search(found.message)
    if found.line or not place:
        return found
    message = PLACE.sub("", found.message).removeprefix("[vue/compiler-sfc] ")
    return Fault(message, int(place[1]), int(place[2]))
