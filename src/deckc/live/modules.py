"""Modules: the text of each module of a bundle that is no plain file: components, icons, what Slidev offers.

In: a path in the bundle. Out: `Loaded`; what it was made of goes into `Built`.
Source: Vite documentation, "Features" (`?raw`, `?url`, JSON, CSS, `new URL`, `import.meta.env`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from deckc.bundler.esbuild import Loaded, Message
from deckc.disk.paths import CLIENT
from deckc.lazy_regex import lazy_regex
from deckc.live.bundle_input import Built, Deck
from deckc.live.compiler import Compiler, StyleBlock
from deckc.live.component_context import types_of, with_context, with_css_variables, with_package_types
from deckc.live.vite_imports import asks_vite, with_imports
from deckc.web.css_module_names import names_of_module

__all__ = ["LOADERS", "RUNTIME", "WHOLE", "component_module", "icon_module", "runtime_module", "script_module"]

RUNTIME = CLIENT / "live"
HOLE = "DeckHole"  # of finished markup in slides, see `client/live/finished-markup.js`
# Packages whose parts extend one another when they are loaded, and the parts that nothing asks for by name: esbuild
# leaves them out, as the package says that loading it has no effects. Vite's preview has the package whole.
WHOLE = {"d3": "d3-transition"}
COMPONENT = lazy_regex(r'_resolveComponent\("([^"]+)"(?:, true)?\)!?')
LOADERS = {"ts": "ts", "tsx": "tsx", "jsx": "jsx"}


def script_module(path: Path, deck: Deck, built: Built) -> Loaded:
    """A script that asks Vite for something."""
    text = with_vite(deck.read(path).decode(errors="replace"), path, deck, built)
    return Loaded(text.encode(), LOADERS.get(path.suffix.lstrip(".cm"), "js"), str(path.parent))


def with_vite(text: str, path: Path, deck: Deck, built: Built) -> str:
    def files(pattern: str, path: Path) -> tuple[Path, ...]:
        found = built.lists[pattern, path] = deck.list(pattern, path)
        return found

    return with_imports(text, path, deck.root, files) if asks_vite(text) else text


RELATIVE = lazy_regex(r'(\bfrom\s*|\bimport\s*)"\.{1,2}/(?:[\w-]+/)?([\w-]+\.js)"')


def runtime_module(name: str, deck: Deck, compiler: Compiler, built: Built) -> Loaded:
    """A module of our own, or the component of a tag (`component/Counter`)."""
    kind, _, tag = name.partition("/")
    if kind == "slide":
        return component_module(Path(tag), deck, compiler, built)
    if kind == "known":
        from deckc.live.hot_reload import known_module

        return known_module(Path(tag), built.graph, deck)
    if kind == "node":
        return Loaded(b"module.exports = {}", "js", str(deck.root))
    if kind == "whole":
        return Loaded(f'import "{WHOLE[tag]}"; export * from "{tag}";'.encode(), "js", str(deck.root))
    if kind == "default":
        export, _, module = tag.partition("/")
        return Loaded(
            f'export {{ {export}, {export} as default }} from "deckc:{module}"'.encode(), "js", str(deck.root)
        )
    if kind == "internal":
        text = f'import {{ internal }} from "deckc:built-in.js"; export default internal({json.dumps(tag)})'
        return Loaded(text.encode(), "js", str(deck.root))
    if kind == "component":
        found = deck.component(tag)
        if isinstance(found, Path):
            return Loaded(f"export {{ default }} from {json.dumps(str(found))}".encode(), "js", str(deck.root))
        if found and found.startswith("icon:"):
            return Loaded(f'export {{ default }} from "~icons/{found[5:]}"'.encode(), "js", str(deck.root))
        text = f'import {{ builtIn }} from "deckc:built-in.js"; export default builtIn[{json.dumps(found)}]'
        return Loaded(text.encode(), "js", str(deck.root))
    files = {path.name: path for path in RUNTIME.rglob("*.js")}  # no two have one name
    text = RELATIVE.sub(r'\1"deckc:\2"', files.get(name, RUNTIME / name).read_text(encoding="utf-8"))
    return Loaded(text.encode(), "js", str(deck.root))


def icon_module(name: str, deck: Deck) -> Loaded:
    """An icon as a component, as `unplugin-icons` makes it."""
    markup = deck.icon(name) or "<svg></svg>"
    opening, _, rest = markup.partition(">")
    attributes = dict(re.findall(r'([\w:-]+)="([^"]*)"', opening))
    attributes["innerHTML"] = rest.removesuffix("</svg>")
    text = f'import {{ h }} from "vue"; export default () => h("svg", {json.dumps(attributes)})'
    return Loaded(text.encode(), "js", str(deck.root))


def component_module(path: Path, deck: Deck, compiler: Compiler, built: Built) -> Loaded:
    """A single-file component, or one in Markdown, as a module."""
    slide = deck.slides.get(path)
    source = slide.source if slide is not None else deck.read(path).decode(errors="replace")
    if slide is None and path.suffix == ".md":
        source = f"<template>{deck.markdown(source, path)}</template>"
    scope = scope_of(path, "" if deck.exchanges else source)  # for a new style alone no component is exchanged
    typed = with_package_types(path, source, deck.read)
    types = types_of(path, typed, deck.read)
    built.types |= dict.fromkeys(map(Path, types))
    compiled = compiler.compile(
        with_context(typed, is_slide=bool(slide)),
        str(path),
        scope,
        slide.attribute if slide else "",
        types,
        inline=not deck.exchanges,
    )
    built.styles[path] = compiled.styles
    lines = source.split("\n")
    errors = tuple(
        Message(
            found.message,
            str(path),
            found.line,
            found.column,
            found.length,
            lines[found.line - 1] if 0 < found.line <= len(lines) else "",
        )
        for found in compiled.faults
    )
    modules = css_modules(compiled.styles)
    code = with_css_variables(with_components(compiled.code, path, deck, built)) + modules
    if deck.exchanges:
        built.codes[path] = sha256(code.encode()).hexdigest()
        code += exchangeable(path, sha256(f"{compiled.script}{modules}".encode()).hexdigest())
    return Loaded(
        with_vite(code, path, deck, built).encode(),
        LOADERS.get(compiled.lang, "js"),
        str((slide.file if slide else path).parent),
        errors,
    )


def exchangeable(path: Path, script: str) -> str:
    """Code by which Vue knows the component's instances. `script`: a digest of all but its template."""
    name = json.dumps(str(path))
    return (
        f"\n__component.__hmrId = {name}; __component.__script = {json.dumps(script)};"
        f"globalThis.__VUE_HMR_RUNTIME__?.createRecord({name}, __component);"
    )


def css_modules(styles: Iterable[StyleBlock]) -> str:
    """Code that gives the component what `$style` and `useCssModule()` are."""
    modules: dict[str, dict[str, str]] = {}
    for block in styles:
        if block.module is not None:
            modules.setdefault(block.module, {}).update(names_of_module(block.css))
    return f"\n__component.__cssModules = {json.dumps(modules)};" if modules else ""


def scope_of(path: Path, source: str) -> str:
    """The id of a component's scoped styles, as the static renderer has it."""
    return sha256(f"{path.name}{source}".encode()).hexdigest()[:8]


def with_components(code: str, path: Path, deck: Deck, built: Built) -> str:
    """The module with its tags' components imported, where Vue would ask its app for them by name."""
    imports: dict[str, str] = {}
    for tag in dict.fromkeys(COMPONENT.findall(code)):
        if tag == HOLE:
            continue
        if deck.component(tag) is not None:
            imports[tag] = f"__component{len(imports)}"
        else:
            built.unknown[tag, path] = None
    if not imports:
        return code
    code = COMPONENT.sub(lambda found: imports.get(found[1], found[0]), code)
    return "".join(f'import {name} from "deckc:component/{tag}";' for tag, name in imports.items()) + code
