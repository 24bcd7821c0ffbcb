"""Bundle: the deck's live components with all they import, as one script for the page and one for the sandbox.

In: `Source`: what the components are and where things lie. Out: `Built`.
Source: Vite documentation, "Features" (`?raw`, `?url`, JSON, CSS, `new URL`, `import.meta.env`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from deckc.bundler.esbuild import Bundle, Esbuild, Loaded, Message, Plugin, Resolve
from deckc.css_modules import names_of_module
from deckc.live.compiler import Compiler, StyleBlock
from deckc.paths import CLIENT

__all__ = ["Built", "Deck", "SlideSlot", "build"]

RUNTIME = CLIENT / "live"
HOLE = "DeckHole"  # of finished markup in slides, see `client/live/hole.js`
PICTURES = "png jpe?g jfif gif svg webp avif ico bmp mp4 webm ogg mp3 wav flac m4a pdf".split()
PICTURE = re.compile(rf"\.(?:{'|'.join(PICTURES)})$", re.I)
RESOLVED = (
    r"^deckc:|^@slidev/(?:client|types)|^#slidev/|^/@slidev/|^~icons/|^virtual:icons/|\?(?:raw|url|inline)$|"
    rf"\.(?:{'|'.join(PICTURES)})$"
)
COMPONENT = re.compile(r'_resolveComponent\("([^"]+)"(?:, true)?\)!?')
FLAGS = (
    "--minify",
    "--format=iife",
    "--target=es2022",
    "--jsx=automatic",
    "--jsx-import-source=vue",
    "--define:__VUE_OPTIONS_API__=true",
    "--define:__VUE_PROD_DEVTOOLS__=false",
    "--define:__VUE_PROD_HYDRATION_MISMATCH_DETAILS__=false",
    '--define:process.env.NODE_ENV="production"',
    "--define:import.meta.env={}",
    "--define:import.meta.hot=undefined",
    "--define:__DEV__=false",
    "--define:__SLIDEV_HASH_ROUTE__=true",
    "--asset-names=assets/[name]-[hash]",
    *(f"--loader:.{ending}=file" for ending in "woff woff2 ttf otf eot wasm".split()),
    *(f"--loader:.{ending}=text" for ending in "glsl vert frag txt md csv bib".split()),
)
FOR_PAGE = ("--platform=browser",)
FOR_SANDBOX = ("--platform=neutral", "--main-fields=module,main", "--conditions=import,module,default")
LOADERS = {"ts": "ts", "tsx": "tsx", "jsx": "jsx"}


@dataclass(frozen=True, slots=True)
class SlideSlot:
    """A slot of a slide as a component, under a path that no file has."""

    source: str
    file: Path  # the deck's
    attribute: str  # of the slide's scoped styles


@dataclass(frozen=True, slots=True)
class Deck:
    """What a bundle is made of.

    `component` gives the file of a tag (None: there is none) or the name of one of Slidev's own; `picture` gives the
    address in the page of a picture named in a file; `icon` the markup of `collection/name`; `read` a file's text.
    """

    root: Path  # where packages are looked for
    components: Mapping[str, Path]  # name in trees → file
    slides: Mapping[Path, SlideSlot]
    setups: tuple[Path, ...]  # `setup/main.ts`
    component: Callable[[str], Path | str | None]
    picture: Callable[[str, Path], str | None]
    icon: Callable[[str], str | None]
    read: Callable[[Path], bytes]
    markdown: Callable[[str, Path], str]


@dataclass(slots=True)
class Built:
    """What came out: scripts, style sheets of packages, further files, and what they were made of."""

    page: str = ""
    sandbox: str = ""
    css: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    styles: dict[Path, tuple[StyleBlock, ...]] = field(default_factory=dict)  # of the components in it
    inputs: tuple[Path, ...] = ()  # the files that went into it
    pictures: dict[tuple[str, Path], str | None] = field(default_factory=dict)  # named where → address in the page
    errors: tuple[Message, ...] = ()
    unknown: dict[tuple[str, Path], None] = field(default_factory=dict)  # tags that nobody has, and where


def build(deck: Deck, compiler: Compiler, esbuild: Esbuild) -> Built:
    """Both bundles. With errors, no scripts."""
    built = Built()
    plugin = plugin_of(deck, compiler, built)
    sandbox = esbuild.bundle(entry(deck, "server.js", "serve"), deck.root, plugin, [*FLAGS, *FOR_SANDBOX])
    if sandbox.errors:
        built.errors = sandbox.errors
        return built
    page = esbuild.bundle(entry(deck, "page.js", "start"), deck.root, plugin, [*FLAGS, *FOR_PAGE])
    built.errors, built.inputs = page.errors, (*sandbox.inputs, *page.inputs)
    if not page.errors:
        built.sandbox, built.page = sandbox.script, page.script
        take_files(built, page)
    return built


def take_files(built: Built, page: Bundle) -> None:
    for name, data in page.files.items():
        if name.endswith(".css"):
            built.css += data.decode(errors="replace")
        else:
            built.files[f"assets/{name}"] = data


def entry(deck: Deck, module: str, function: str) -> str:
    """The text of the module that a bundle begins with."""
    names = {name: f"c{number}" for number, name in enumerate(deck.components)}
    paths = {
        name: f"deckc:slide/{path}" if path in deck.slides else str(path) for name, path in deck.components.items()
    }
    imports = [f"import {names[name]} from {json.dumps(path)};" for name, path in paths.items()]
    imports += [f"import s{number} from {json.dumps(str(path))};" for number, path in enumerate(deck.setups)]
    table = ", ".join(f"{json.dumps(name)}: {variable}" for name, variable in names.items())
    setups = ", ".join(f"(app) => s{number}?.({{ app }})" for number in range(len(deck.setups)))
    return (
        f'import {{ {function} }} from "deckc:{module}";\n{"".join(imports)}\n{function}({{ {table} }}, [{setups}]);\n'
    )


def plugin_of(deck: Deck, compiler: Compiler, built: Built) -> Plugin:
    def resolve(asked: Resolve) -> tuple[str, str] | None:
        path, _, query = asked.path.partition("?")
        if path.startswith("deckc:"):
            return path.removeprefix("deckc:"), "deckc"
        if path.startswith("./") and asked.importer.endswith(".js") and asked.folder == str(deck.root):
            return None
        if path == "@slidev/types":
            return "types.js", "deckc"
        if path.startswith(("@slidev/client", "#slidev/", "/@slidev/")):
            return "slidev.js", "deckc"
        if path.startswith(("~icons/", "virtual:icons/")):
            return path.partition("icons/")[2].removesuffix(".vue"), "icon"
        if query == "raw":
            return str(Path(asked.folder) / path), "raw"
        if query in ("url", "inline") or PICTURE.search(path):
            return f"{path}\n{asked.importer}", "url"
        return None

    def load(path: str, namespace: str) -> Loaded | None:
        if namespace == "deckc":
            return runtime_module(path, deck, compiler, built)
        if namespace == "icon":
            return icon_module(path, deck)
        if namespace == "raw":
            return Loaded(deck.read(Path(path)), "text")
        if namespace == "url":
            url, _, importer = path.partition("\n")
            address = built.pictures[url, Path(importer)] = deck.picture(url, Path(importer))
            return Loaded(f"export default {json.dumps(address or url)}".encode(), "js")
        return component_module(Path(path), deck, compiler, built)

    return Plugin(resolve, load, RESOLVED, r"\.(?:vue|md)$")


RELATIVE = re.compile(r'(\bfrom\s*|\bimport\s*)"\./([\w-]+\.js)"')


def runtime_module(name: str, deck: Deck, compiler: Compiler, built: Built) -> Loaded:
    """A module of our own, or the component of a tag (`component/Counter`)."""
    kind, _, tag = name.partition("/")
    if kind == "slide":
        return component_module(Path(tag), deck, compiler, built)
    if kind == "component":
        found = deck.component(tag)
        if isinstance(found, Path):
            return Loaded(f"export {{ default }} from {json.dumps(str(found))}".encode(), "js", str(deck.root))
        if found and found.startswith("icon:"):
            return Loaded(f'export {{ default }} from "~icons/{found[5:]}"'.encode(), "js", str(deck.root))
        text = f'import {{ builtIn }} from "deckc:components.js"; export default builtIn[{json.dumps(found)}]'
        return Loaded(text.encode(), "js", str(deck.root))
    text = RELATIVE.sub(r'\1"deckc:\2"', (RUNTIME / name).read_text(encoding="utf-8"))
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
    compiled = compiler.compile(source, str(path), scope_of(path, source), slide.attribute if slide else "")
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
    return Loaded(
        (with_components(compiled.code, path, deck, built) + css_modules(compiled.styles)).encode(),
        LOADERS.get(compiled.lang, "js"),
        str((slide.file if slide else path).parent),
        errors,
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
