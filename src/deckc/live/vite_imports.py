"""Vite imports: those that Vite knows and no other bundler, as plain imports.

`import.meta.glob(…)` becomes an object of imports, `new URL("./x.svg", import.meta.url)` the address of the file in the
site. In: a module's text. Out: the text for esbuild, with the lines it had.
Source: Vite documentation, "Glob Import", "Static Asset Handling".
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from posixpath import normpath, relpath

from deckc.lazy_regex import lazy_regex

__all__ = ["asks_vite", "environment", "matching", "with_imports"]

QUOTED = r"""(?:"[^"\n]*"|'[^'\n]*'|`[^`\n]*`)"""
GLOB = lazy_regex(
    rf"import\.meta\.glob(?P<eager>Eager)?\s*(?:<[^()]*>)?\(\s*(?P<patterns>\[[^\]]*\]|{QUOTED})\s*"
    r"(?:,\s*(?P<options>\{[^{}]*\}))?\s*,?\s*\)"
)
ADDRESS = lazy_regex(rf"new\s+URL\(\s*(?P<name>{QUOTED})\s*,\s*import\.meta\.url\s*,?\s*\)")
ASKS = lazy_regex(r"import\.meta\.glob|import\.meta\.url")
TEXT = lazy_regex(QUOTED)
OPTION = lazy_regex(rf"""\b(eager|import|query|as)\b["']?\s*:\s*(true|false|{QUOTED})""")
HOLE = lazy_regex(r"\$\{[^{}]*\}")
BRACES = lazy_regex(r"\{([^{}]*,[^{}]*)\}")
MAX_PATTERNS = 200  # that braces become

List = Callable[[str, Path], Sequence[Path]]
"""The files that a pattern means in a module."""


def asks_vite(text: str) -> bool:
    """Whether a module says such things."""
    return ASKS.search(text) is not None


def environment(base: str) -> dict[str, str]:
    """What `import.meta.env` is, as definitions of esbuild. `base`: what addresses of the site begin with."""
    values = {"BASE_URL": base, "DEV": False, "PROD": True, "MODE": "production", "SSR": False}
    return {"import.meta.env": json.dumps(values)} | {
        f"import.meta.env.{name}": json.dumps(value) for name, value in values.items()
    }


def with_imports(text: str, path: Path, root: Path, files: List) -> str:
    """The module at `path` with its globs and addresses as imports. `root`: what `/` begins at."""
    imports: list[str] = []

    def imported(clause: str, source: str) -> str:
        name = f"__vite{len(imports)}"
        imports.append(f"import {clause.format(name)} from {json.dumps(source)};")
        return name

    def glob(found: re.Match[str]) -> str:
        options = {name: value.strip("\"'`") for name, value in OPTION.findall(found["options"] or "")}
        eager = bool(found["eager"]) or options.get("eager") == "true"
        query = options.get("query") or (f"?{options['as']}" if "as" in options else "")
        query = query if not query or query.startswith("?") else f"?{query}"
        wanted = options.get("import") or ("default" if "as" in options else "*")
        rows = []
        for file in matched([text[1:-1] for text in TEXT.findall(found["patterns"])], path, files):
            key, source = key_of(file, path, root, found["patterns"]), f"{beside(file, path)}{query}"
            if eager:
                clause = {"*": "* as {}", "default": "{}"}.get(wanted, f"{{{{ {wanted} as {{}} }}}}")
                rows.append(f"{json.dumps(key)}: {imported(clause, source)}")
            else:
                chosen = "" if wanted == "*" else f".then((all) => all[{json.dumps(wanted)}])"
                rows.append(f"{json.dumps(key)}: () => import({json.dumps(source)}){chosen}")
        lines = "\n" * found[0].count("\n")  # within: TypeScript takes no `as` on a line of its own
        return "({" + ", ".join(rows) + lines + "})"

    def address(found: re.Match[str]) -> str:
        name = found["name"]
        if name[0] != "`" or "${" not in name:
            return f"{helper()}({imported('{}', name[1:-1] + '?url')})"
        pattern = HOLE.sub("*", name[1:-1])
        rows = [
            f"{json.dumps(key_of(file, path, root, pattern))}: {imported('{}', f'{beside(file, path)}?url')}"
            for file in matched([pattern], path, files)
        ]
        return f"{helper()}(({{{', '.join(rows)}}})[{name}])"

    def helper() -> str:
        if not any("urlOf" in each for each in imports):
            imports.append('import { urlOf } from "deckc:asset-url.js";')
        return "urlOf"

    text = ADDRESS.sub(address, GLOB.sub(glob, text))
    return "".join(imports) + text


def key_of(file: Path, path: Path, root: Path, patterns: str) -> str:
    """A file's name in the object: from the root where the pattern begins there, else from the module."""
    if patterns.lstrip("[ \n\"'`").startswith("/"):
        return f"/{file.relative_to(root).as_posix()}" if file.is_relative_to(root) else str(file)
    return beside(file, path)


def beside(file: Path, path: Path) -> str:
    """A file's name as seen from a module."""
    name = relpath(file.as_posix(), path.parent.as_posix())
    return name if name.startswith("../") else f"./{name}"


def matched(patterns: Sequence[str], path: Path, files: List) -> list[Path]:
    """The files that the patterns mean, but for the module itself and those of patterns that begin with `!`."""
    unwanted = {file for pattern in patterns if pattern.startswith("!") for file in files(pattern[1:], path)}
    wanted = {file for pattern in patterns if not pattern.startswith("!") for file in files(pattern, path)}
    return sorted(wanted - unwanted - {path})


def matching(pattern: str, folder: str) -> Callable[[str], bool]:
    """Whether a file's path matches a glob of Vite (`*`, `**`, `?`, `{a,b}`) that counts from `folder`."""
    whole = [normpath(each if each.startswith("/") else f"{folder}/{each}") for each in spelt_out(pattern)]
    expression = re.compile("|".join(map(expression_of, whole)))
    return lambda path: expression.fullmatch(path) is not None


def spelt_out(pattern: str) -> list[str]:
    """`{a,b}.vue` as `a.vue`, `b.vue`."""
    found = [pattern]
    while any(map(BRACES.search, found)):
        found = [each for text in found for each in one_brace(text)][:MAX_PATTERNS]
    return found


def one_brace(text: str) -> Iterator[str]:
    braces = BRACES.search(text)
    if braces is None:
        yield text
        return
    for word in braces[1].split(","):
        yield text[: braces.start()] + word + text[braces.end() :]


def expression_of(pattern: str) -> str:
    words = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return "".join(words.get(part) or re.escape(part) for part in re.split(r"(\*\*/|\*\*|\*|\?)", pattern))
