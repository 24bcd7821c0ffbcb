"""Bundle: the deck's live components with all they import, as one script for the page and one for the sandbox.

In: `Deck`: what the components are and where things lie. Out: `Built`.
"""

from __future__ import annotations

import json

from deckc.bundler.esbuild import Bundle, Esbuild
from deckc.live.bundle_input import Built, Deck
from deckc.live.compiler import Compiler
from deckc.live.plugin import IN_SHEETS, plugin_of
from deckc.live.vite_imports import environment

__all__ = ["EXCHANGED", "FOR_PAGE", "build", "flags_of"]

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


def build(deck: Deck, compiler: Compiler, esbuild: Esbuild, former: Built | None = None) -> Built:
    """Both bundles. With errors, no scripts. `former`: a preview's last one; the page's may be made later then."""
    built = Built()
    plugin = plugin_of(deck, compiler, built)
    flags = flags_of(deck)
    names, quick = (("sandbox", "page"), ()) if deck.exchanges else (("", ""), ("--minify",))
    text = entry(deck, "server.js", "serve")
    sandbox = esbuild.bundle(text, deck.root, plugin, [*flags, *quick, PRODUCTION, *FOR_SANDBOX], name=names[0])
    if sandbox.errors:
        built.errors = sandbox.errors
        return built
    built.sandbox, built.graph = sandbox.script, sandbox.graph
    built.inputs = (*sandbox.inputs, *built.types)
    take_files(built, sandbox)
    text = entry(deck, "page.js", "start")
    if deck.exchanges:
        from deckc.live.hot_reload import known_modules

        known = known_modules(built.graph, deck)
        built.known = frozenset(name for names in known.values() for name in names.values())
        text += "".join(f"import {json.dumps(f'deckc:known/{folder}')};\n" for folder in known)
    kind = EXCHANGED if deck.exchanges else ("--minify", PRODUCTION)
    built.entry = text

    def bundle_of_page(esbuild: Esbuild) -> Bundle:
        return esbuild.bundle(text, deck.root, plugin, [*flags, *kind, *FOR_PAGE], name=names[1])

    if former:
        from deckc.live.hot_reload import is_later

        if is_later(built, former, deck):
            built.later = bundle_of_page
            return built
    take_page(built, bundle_of_page(esbuild), deck)
    return built


def take_page(built: Built, page: Bundle, deck: Deck) -> None:
    built.errors = page.errors
    built.inputs = tuple(dict.fromkeys((*built.inputs, *page.inputs, *built.types)))
    if deck.exchanges:
        from deckc.live.hot_reload import digests, is_own

        built.whole = all(name in built.graph for name in page.graph if is_own(name))
        built.graph = {name: page.graph.get(name, {}) | each for name, each in (page.graph | built.graph).items()}
        built.modules = digests(built, deck)
    if page.errors:
        built.sandbox = ""
        return
    built.page = page.script
    css, files = built.css, built.files
    built.css, built.files = "", {}
    take_files(built, page)
    built.whole = built.whole and (css, files) == (built.css, built.files)


def take_files(built: Built, page: Bundle) -> None:
    for name, data in page.files.items():
        if name.endswith(".css"):
            built.css += data.decode(errors="replace")
        else:
            built.files[f"assets/{name}"] = data


def flags_of(deck: Deck) -> list[str]:
    return [*FLAGS, *(f"--define:{name}={value}" for name, value in environment(deck.base).items())]


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
