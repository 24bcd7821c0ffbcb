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

from deckc.bundler.esbuild import Bundle, Esbuild, Graph, Loaded, Message, Plugin, Resolve
from deckc.bundler.program import find_package_file
from deckc.disk.media_types import data_address
from deckc.disk.paths import CLIENT
from deckc.lazy_regex import lazy_regex
from deckc.live.compiler import Compiler, StyleBlock
from deckc.live.surroundings import types_of, with_context, with_css_variables, with_package_types
from deckc.live.vite import asks_vite, environment, with_imports
from deckc.web.css_module_names import names_of_module

__all__ = ["Built", "Deck", "SlideSlot", "build"]

RUNTIME = CLIENT / "live"
HOLE = "DeckHole"  # of finished markup in slides, see `client/live/hole.js`
PICTURES = (
    "a?png jpe?g jfif pjpe?g pjp gif svg webp avif ico bmp cur jxl mp4 webm ogg mp3 wav flac aac opus mov m4[av] vtt "
    "pdf txt webmanifest"
).split()  # Source: Vite, `assetsInclude`
IN_SHEETS = "png jpg jpeg gif svg webp avif".split()  # pictures that esbuild itself meets, those of style sheets
PICTURE = lazy_regex(rf"\.(?:{'|'.join(PICTURES)})$", re.I)
# Packages whose parts extend one another when they are loaded, and the parts that nothing asks for by name: esbuild
# leaves them out, as the package says that loading it has no effects. Vite's preview has the package whole.
WHOLE = {"d3": "d3-transition"}
# What only Node has is empty in a page, as Vite makes it; packages by these names take its place where they are.
NODE = lazy_regex(
    r"^(?:node:.+|(?:assert|async_hooks|buffer|child_process|cluster|console|constants|crypto|dgram|diagnostics_channel|dns"
    r"|domain|events|fs|http|http2|https|inspector|module|net|os|path|perf_hooks|process|punycode|querystring|readline|repl"
    r"|stream|string_decoder|sys|timers|tls|tty|url|util|v8|vm|wasi|worker_threads|zlib)(?:/\w+)?)$"
)
RESOLVED = (
    rf"{NODE.pattern}|"
    rf"^(?:{'|'.join(WHOLE)})$|"
    r"^deckc:|^/|^vue-router$|^@slidev/(?:client|types)|^#slidev/|^~icons/|^virtual:icons/|\?(?:raw|url|inline)$|"
    rf"\.(?:{'|'.join(PICTURES)})$"
)
# Modules of Slidev's that have a default export of their own, and what the player has in the place of others.
SLIDEV = {
    "@slidev/types": "types.js",
    "vue-router": "router.js",
    **{f"{start}slidev/configs": "default/configs/slidev.js" for start in ("#", "/@")},
    **{f"{start}slidev/title-renderer": "default/TitleRenderer/links.js" for start in ("#", "/@")},
}
COMPONENT = lazy_regex(r'_resolveComponent\("([^"]+)"(?:, true)?\)!?')
FLAGS = (
    "--format=iife",
    "--target=es2022",
    "--jsx=automatic",
    "--jsx-import-source=vue",
    "--define:__VUE_OPTIONS_API__=true",
    "--define:__VUE_PROD_DEVTOOLS__=false",
    "--define:__VUE_PROD_HYDRATION_MISMATCH_DETAILS__=false",
    "--define:import.meta.hot=undefined",
    "--define:__DEV__=false",
    "--define:__SLIDEV_HASH_ROUTE__=true",
    "--asset-names=assets/[name]-[hash]",
    *(f"--loader:.{ending}=file" for ending in "woff woff2 ttf otf eot wasm".split()),
    *(f"--loader:.{ending}=file" for ending in IN_SHEETS),
    *(f"--loader:.{ending}=text" for ending in "glsl vert frag md csv bib".split()),
)
PRODUCTION = '--define:process.env.NODE_ENV="production"'
EXCHANGED = ('--define:process.env.NODE_ENV="development"',)  # Vue's development build can exchange components
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
    address in the page of a picture named in a file; `icon` the markup of `collection/name`; `read` a file's text;
    `list` the files that a glob means in a file.
    """

    root: Path  # where packages are looked for
    components: Mapping[str, Path]  # name in trees → file
    slides: Mapping[Path, SlideSlot]
    setups: Mapping[str, tuple[Path, ...]]  # `setup/NAME.ts`
    controls: tuple[str, ...]  # names of the components that stand in the toolbar
    component: Callable[[str], Path | str | None]
    picture: Callable[[str, Path], str | None]
    icon: Callable[[str], str | None]
    read: Callable[[Path], bytes]
    list: Callable[[str, Path], tuple[Path, ...]]
    scripts: frozenset[Path]  # modules that ask Vite for something, see `vite.py`
    base: str  # what addresses of the site begin with
    markdown: Callable[[str, Path], str]
    exchanges: bool  # whether components may be exchanged in an open page, see `hot.py`
    is_gone: Callable[[str], bool]  # whether Slidev's client has no such module


@dataclass(slots=True)
class Built:
    """What came out: scripts, style sheets of packages, further files, and what they were made of."""

    page: str = ""
    sandbox: str = ""
    css: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    styles: dict[Path, tuple[StyleBlock, ...]] = field(default_factory=dict)  # of the components in it
    inputs: tuple[Path, ...] = ()  # the files that went into it
    types: dict[Path, None] = field(default_factory=dict)  # those of which only types did
    graph: Graph = field(default_factory=dict)  # what imports what
    codes: dict[Path, str] = field(default_factory=dict)  # components → digests of their modules
    modules: dict[str, str] = field(default_factory=dict)  # the deck's own in the graph → digests, see `hot.py`
    packages: dict[Path, tuple[int, ...]] = field(default_factory=dict)  # further files in it, and their state
    known: frozenset[str] = frozenset()  # the modules that the deck's own import, as the page knows them
    pictures: dict[tuple[str, Path], str | None] = field(default_factory=dict)  # named where → address in the page
    lists: dict[tuple[str, Path], tuple[Path, ...]] = field(default_factory=dict)  # globs, and what they meant
    errors: tuple[Message, ...] = ()
    gone: dict[tuple[str, Path], None] = field(default_factory=dict)  # modules that Slidev has no more, and where
    unknown: dict[tuple[str, Path], None] = field(default_factory=dict)  # tags that nobody has, and where


def build(deck: Deck, compiler: Compiler, esbuild: Esbuild) -> Built:
    """Both bundles. With errors, no scripts."""
    built = Built()
    plugin = plugin_of(deck, compiler, built)
    flags = flags_of(deck)
    names, quick = (("sandbox", "page"), ()) if deck.exchanges else (("", ""), ("--minify",))
    text = entry(deck, "server.js", "serve")
    sandbox = esbuild.bundle(text, deck.root, plugin, [*flags, *quick, PRODUCTION, *FOR_SANDBOX], name=names[0])
    if sandbox.errors:
        built.errors = sandbox.errors
        return built
    built.graph = sandbox.graph
    text = entry(deck, "page.js", "start")
    if deck.exchanges:
        from deckc.live.hot import known_modules

        known = known_modules(built.graph, deck)
        built.known = frozenset(name for names in known.values() for name in names.values())
        text += "".join(f"import {json.dumps(f'deckc:known/{folder}')};\n" for folder in known)
    kind = EXCHANGED if deck.exchanges else ("--minify", PRODUCTION)
    page = esbuild.bundle(text, deck.root, plugin, [*flags, *kind, *FOR_PAGE], name=names[1])
    built.errors, built.inputs = page.errors, (*sandbox.inputs, *page.inputs, *built.types)
    if deck.exchanges:
        from deckc.live.hot import digests

        built.graph = {name: page.graph.get(name, {}) | each for name, each in (page.graph | sandbox.graph).items()}
        built.modules = digests(built, deck)
    if not page.errors:
        built.sandbox, built.page = sandbox.script, page.script
        take_files(built, page)
    return built


def flags_of(deck: Deck) -> list[str]:
    return [*FLAGS, *(f"--define:{name}={value}" for name, value in environment(deck.base).items())]


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
    table = ", ".join(f"{json.dumps(name)}: {variable}" for name, variable in names.items())
    setups = []
    for kind, files in deck.setups.items() if function == "start" else [("main", deck.setups.get("main", ()))]:
        variables = [f"s{len(imports) + number}" for number in range(len(files))]
        imports += [f"import {name} from {json.dumps(str(file))};" for name, file in zip(variables, files, strict=True)]
        setups.append(f"{json.dumps(kind)}: [{', '.join(variables)}].filter(Boolean)")
    return (
        f'import {{ {function} }} from "deckc:{module}";\n{"".join(imports)}\n'
        f"{function}({{ {table} }}, {{ {', '.join(setups)} }}, {json.dumps(deck.controls)});\n"
    )


def plugin_of(deck: Deck, compiler: Compiler, built: Built) -> Plugin:
    def resolve(asked: Resolve) -> tuple[str, str] | None:
        path, _, query = asked.path.partition("?")
        if path.startswith("deckc:"):
            return path.removeprefix("deckc:"), "deckc"
        if path.startswith("./") and asked.importer.endswith(".js") and asked.folder == str(deck.root):
            return None
        if path in SLIDEV:
            return SLIDEV[path], "deckc"
        if NODE.search(path):
            return None if find_package_file(deck.root, f"{path.partition('/')[0]}/package.json") else ("node", "deckc")
        if path in WHOLE:
            return None if asked.importer == f"whole/{path}" else (f"whole/{path}", "deckc")
        if path.startswith("@slidev/client/builtin/"):
            return f"component/{Path(path).stem}", "deckc"
        if path.startswith(("@slidev/client", "#slidev/", "/@slidev/")) and not path.endswith(".css"):
            if deck.is_gone(path) and not asked.importer.startswith("known/"):
                built.gone[path, Path(asked.importer.removeprefix("slide/"))] = None
            return "slidev.js", "deckc"
        if path.startswith("/") and not query and not PICTURE.search(path):
            return from_root(path, deck)
        if path.startswith(("~icons/", "virtual:icons/")):
            return path.partition("icons/")[2].removesuffix(".vue"), "icon"
        if query == "raw":
            return str(raw_file(path, asked, deck)), "raw"
        if asked.kind == "url-token":  # in a style sheet
            return None
        if query == "inline":
            return str(raw_file(path, asked, deck)), "inline"
        if query == "url" or PICTURE.search(path):
            return f"{path}\n{asked.importer}", "url"
        return None

    def load(path: str, namespace: str) -> Loaded | None:
        if namespace == "deckc":
            return runtime_module(path, deck, compiler, built)
        if namespace == "icon":
            return icon_module(path, deck)
        if namespace == "raw":
            return Loaded(deck.read(Path(path)), "text")
        if namespace == "inline":
            data = deck.read(Path(path))
            text = data.decode(errors="replace") if path.endswith(".css") else data_address(Path(path).name, data)
            return Loaded(text.encode(), "text")
        if namespace == "url":
            url, _, importer = path.partition("\n")
            address = built.pictures[url, Path(importer)] = deck.picture(url, Path(importer))
            return Loaded(f"export default {json.dumps(address or url)}".encode(), "js")
        if Path(path) in deck.scripts:
            return script_module(Path(path), deck, built)
        return component_module(Path(path), deck, compiler, built)

    names = "|".join(re.escape(str(path)) for path in sorted(deck.scripts))
    return Plugin(resolve, load, RESOLVED, rf"\.(?:vue|md)$|^(?:{names})$" if names else r"\.(?:vue|md)$")


def from_root(path: str, deck: Deck) -> tuple[str, str] | None:
    """A file whose name begins at the deck's folder. None: it is a whole path, or none."""
    inside = deck.root / path.lstrip("/")
    return (str(inside), "file") if inside.is_file() and not Path(path).is_file() else None


def raw_file(path: str, asked: Resolve, deck: Deck) -> Path:
    """The file that `?raw` names: from the root, by its whole path, or beside the module."""
    found = from_root(path, deck) if path.startswith("/") else None
    return Path(found[0]) if found else Path(asked.folder) / path


def script_module(path: Path, deck: Deck, built: Built) -> Loaded:
    """A script that asks Vite for something."""
    text = with_vite(deck.read(path).decode(errors="replace"), path, deck, built)
    return Loaded(text.encode(), LOADERS.get(path.suffix.lstrip(".cm"), "js"), str(path.parent))


def with_vite(text: str, path: Path, deck: Deck, built: Built) -> str:
    def files(pattern: str, path: Path) -> tuple[Path, ...]:
        found = built.lists[pattern, path] = deck.list(pattern, path)
        return found

    return with_imports(text, path, deck.root, files) if asks_vite(text) else text


RELATIVE = lazy_regex(r'(\bfrom\s*|\bimport\s*)"\./([\w-]+\.js)"')


def runtime_module(name: str, deck: Deck, compiler: Compiler, built: Built) -> Loaded:
    """A module of our own, or the component of a tag (`component/Counter`)."""
    kind, _, tag = name.partition("/")
    if kind == "slide":
        return component_module(Path(tag), deck, compiler, built)
    if kind == "known":
        from deckc.live.hot import known_module

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
