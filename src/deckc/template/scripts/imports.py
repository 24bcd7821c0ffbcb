"""Imports: what a script imports. Relative scripts are run once a slide, data and pictures become values.

Errors: npm-import, missing-import. Modules that import each other in a circle see what is there yet.
"""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import Any

from deckc.disk.media_types import data_address
from deckc.disk.paths import inside, real
from deckc.disk.type_files import type_files
from deckc.lazy_regex import lazy_regex
from deckc.model import Component, Span, Stylesheet
from deckc.template.expressions import (
    NAME,
    Engine,
    Import,
    Module,
    Run,
    ScriptError,
    is_gone,
    read_module,
    tell_of_slides,
)
from deckc.template.scripts.error_places import located
from deckc.template.tree import ABSENT, component_key

__all__ = ["AWAIT", "Importer"]

# What the runtime offers: a package, or one that it consists of or that stands for it → its name there.
OFFERED = {
    **dict.fromkeys(["vue", "@vue/reactivity", "@vue/runtime-core", "@vue/runtime-dom", "vue-demi"], "vue"),
    **dict.fromkeys(["@vueuse/core", "@vueuse/shared", "@vueuse/math"], "@vueuse/core"),
    "@slidev/client": "@slidev/client",
}
AWAIT = lazy_regex(r"(?<![\w$.])await(?![\w$])")
MACROS = frozenset("defineProps withDefaults defineEmits defineExpose defineSlots defineOptions defineModel".split())
STYLES = (".css", ".postcss", ".pcss")
SCRIPTS = (".ts", ".js", ".mts", ".mjs")
TEXTS = (".txt", ".pdf", ".vtt", ".webmanifest", ".woff", ".ttf", ".otf", ".ogg", ".wav", ".flac", ".mov", ".m4a")
BUILTIN = "@slidev/client/builtin/"  # components of Slidev's client, by their files
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".ico", ".mp4", ".webm", ".mp3", ".woff2")


class Lookup:
    """Finds what one file imports, and remembers what is not there."""

    def __init__(self, path: Path, run: Run) -> None:
        self.path = path
        self.run = run
        self.missing: list[str] = []  # sources of packages that nobody has
        self.gone: list[str] = []  # modules that Slidev's client has no more

    def look_for(self, source: str) -> None:
        """A module that nothing is taken from is not run, but should be there."""
        if is_gone(source):
            self.gone.append(source)
        elif source.startswith(".") and self.resolve(source) is None:
            self.missing.append(source)

    def resolve(self, source: str) -> Path | None:
        """The file of a relative import, its ending supplied where it is left out; None: it is no file."""
        if not source.startswith((".", "/")):
            return None
        source = source.partition("?")[0]
        path = real(self.path.parent / PurePosixPath(source)) if source.startswith(".") else None
        if path is None:
            return None
        candidates = [
            path,
            *(path.with_name(path.name + end) for end in SCRIPTS),
            *(path / f"index{s}" for s in SCRIPTS),
        ]
        return next((found for found in candidates if self.exists(found)), None)

    def exists(self, path: Path) -> bool:
        files = self.run.facts.files
        if files is None or not any(inside(folder, path) for folder in self.run.facts.readable):
            return False
        return files.is_file(path)


class Importer(Lookup):
    """Follows the imports of one file; `components` are those it brings into the template."""

    def __init__(self, path: Path, run: Run, engine: Engine, template: str = "") -> None:
        super().__init__(path, run)
        self.template_words = frozenset(NAME.findall(template))
        self.engine = engine
        self.components: dict[str, Component | str] = {}  # a text: the tag that the name stands for
        self.unused: set[str] = set()  # imported names that are types, or never used

    def bindings(self, module: Module) -> str:
        """Code that declares what the module imports, on one line. What only types name is left out."""
        words = self.template_words | frozenset(NAME.findall(module.code))
        used = []
        for found in module.imports:
            if not names_of(found):
                self.run_for_effect(found.source)
            elif is_used(found, words):
                used.append(found)
        for found in module.imports:
            if found not in used:
                self.unused |= set(names_of(found))
                self.look_for(found.source)
        return " ".join(map(self.declaration, used))

    def with_types(self, module: Module, source: str) -> Module:
        """The module once more, with the types of its props from where they are imported."""
        wanted = set(module.open_types)
        if not any(wanted & set(names_of(found)) for found in module.type_imports):
            return module
        texts = type_files(self.path, source, lambda path: self.read(path) if self.exists(path) else None)
        return read_module(source, tuple(texts.values())) if texts else module

    def run_for_effect(self, source: str) -> None:
        """`import "./style.css"`, `import "package"`."""
        path = self.resolve(source)
        if path is None:
            self.missing.append(source)
        elif path.suffix in STYLES:
            self.run.styles[Stylesheet(path, self.read(path) or "", "deck", lang=path.suffix[1:])] = None
        else:
            self.place(source)

    def declaration(self, found: Import) -> str:
        if found.source.startswith("~icons/"):
            self.components[f"<{component_key(found.default)}>"] = found.source[len("~icons/") :].replace("/", "-")
            return f"const {found.default} = null;"
        if found.source.endswith(".vue"):
            self.add_component(found)
            return f"const {found.default} = null;" if found.default else ""
        place = self.place(found.source)
        if found.source in self.missing:
            self.components |= dict.fromkeys((f"<{component_key(name)}>" for name in names_of(found)), ABSENT)
        parts = []
        if found.default:
            parts.append(f"{found.default} = {place}.default")
        if found.namespace:
            parts.append(f"{found.namespace} = {place}")
        if names := [pair for pair in found.names if pair[0] not in MACROS]:
            inner = ", ".join(name if name == local else f"{name}: {local}" for name, local in names)
            parts.append(f"{{{inner}}} = {place}")
        return f"const {', '.join(parts)};" if parts else ""

    def add_component(self, found: Import) -> None:
        path = self.resolve(found.source)
        known = {component.path: component for component in self.run.theme.components.values()}
        component = known.get(path) if path else None
        if found.source.startswith(BUILTIN):
            component = self.run.theme.components.get(component_key(PurePosixPath(found.source).stem))
        if component is None and path is not None and (source := self.read(path)) is not None:
            component = Component(path.stem, path, "vue", source, "deck")
        if component is not None:
            self.components[f"<{component_key(found.default)}>"] = component
            self.components[found.default] = component
        else:
            self.components[f"<{component_key(found.default)}>"] = ABSENT
            (self.gone if found.source.startswith("@slidev/client/") else self.missing).append(found.source)

    def place(self, source: str) -> str:
        """The JavaScript expression of a module's exports."""
        if is_gone(source):
            self.gone.append(source)
        if source in OFFERED or source.startswith(("@slidev/client", "#slidev", "/@slidev")):
            return f"modules[{json.dumps(OFFERED.get(source, '@slidev/client'))}]"
        path = self.resolve(source)
        if path is None:
            self.missing.append(source)
            return f"absence({json.dumps(source)})"
        query = source.partition("?")[2].split("&")
        if "raw" in query:
            return f"({{default: {json.dumps(self.read(path) or '')}}})"
        key = f"modules[{json.dumps(str(path))}]"
        if "inline" in query:
            return f"({{default: {json.dumps(self.inline(path))}}})"
        suffix = path.suffix.lower()
        if suffix in (*PICTURES, *TEXTS) or "url" in query:
            span = Span(self.path, 1)
            address = self.run.address(source.partition("?")[0], span)
            return f"({{default: {json.dumps(address)}}})"
        if path.suffix == ".vue":  # handed on by a script: only templates can name it
            return "({default: null})"
        text = self.read(path)
        if text is None:
            return f"absence({json.dumps(source)})"
        if path.suffix == ".json":
            data = json.dumps(data_of(path, text))
            return f"({{default: {data}, ...{data}}})"
        if self.engine.run(f"typeof {key}") == "undefined":
            self.run_module(key, path, text)
        return key

    def inline(self, path: Path) -> str:
        """What `?inline` gives: the text of a style sheet, other files as a `data:` address."""
        if path.suffix in STYLES:
            return self.read(path) or ""
        files = self.run.facts.files
        self.run.reads.add("files")
        try:
            return data_address(path.name, files.read(path)) if files is not None else ""
        except OSError:
            return ""

    def run_module(self, key: str, path: Path, text: str) -> None:
        """Runs a relative module; its exports are live, as its own functions see them."""
        module = read_module(text)
        tell_of_slides(self.engine, text, self.run)
        inner = Importer(path, self.run, self.engine)
        self.engine.run(f"{key} = {{}}; 0")
        head = inner.bindings(module)
        exports = [f"get {json.dumps(name)}() {{ return {value}; }}" for name, value in module.exports]
        again = [self.reexport(inner, source, pairs) for source, pairs in module.reexports]
        waits = AWAIT.search(module.code) is not None
        begin, end = ("waitFor(async () => {", "}, () => '1'); 0") if waits else ("(() => {", "})(); 0")
        try:
            self.engine.run(
                f"{begin}{head} {module.code}\n"
                f"Object.defineProperties({key}, Object.getOwnPropertyDescriptors({{{', '.join(exports)}}}));"
                f"{''.join(f'Object.assign({key}, {code});' for code in again)}{end}",
                settle=waits,
            )
            if waits:
                self.engine.run("whatCame()")
        except ScriptError as error:
            raise located(error, [(text, module.code, 1)], path, f"in {path.name}") from None
        self.missing += inner.missing

    def reexport(self, inner: Importer, source: str, pairs: list[tuple[str, str]]) -> str:
        place = inner.place(source)
        if not pairs:
            return place
        return "{" + ", ".join(f"{json.dumps(exported)}: {place}[{json.dumps(name)}]" for name, exported in pairs) + "}"

    def read(self, path: Path) -> str | None:
        files = self.run.facts.files
        self.run.reads.add("files")  # what is in them may change from build to build
        try:
            return files.read(path).decode(errors="replace") if files is not None else None
        except OSError:
            return None


def data_of(path: Path, text: str) -> Any:
    """What a JSON file says. ScriptError: it is none."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = Span(path, error.lineno, error.colno)
        raise ScriptError("component-failed", f"{path.name} is no JSON: {error.msg}", span=place) from None
    except RecursionError:
        raise ScriptError("component-failed", f"{path.name} is nested too deep") from None


def is_used(found: Import, words: frozenset[str]) -> bool:
    return found.source.endswith(".vue") or any(name in words for name in names_of(found))


def names_of(found: Import) -> list[str]:
    return [name for name in (found.default, found.namespace, *(local for _, local in found.names)) if name]
