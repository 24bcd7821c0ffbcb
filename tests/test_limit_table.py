"""The table of limits in `docs/safety.md`: every limit of the code with its value, each tried at its edge."""

from __future__ import annotations

import ast
import asyncio
import json
import os
import re
import socket
import tarfile
from collections.abc import Callable, Mapping
from contextlib import nullcontext, suppress
from functools import partial
from importlib import import_module
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.request import urlopen

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect
from websockets.typing import Origin

import deckc.serve.open_pages as serve_live
from deckc.pipeline import build
from deckc.sandbox import Limits
from live_packages import bring, bring_esbuild
from serving import run_async, served

TESTS = Path(__file__).parent
PACKAGE = TESTS.parent / "src" / "deckc"
ROW = re.compile(r"^\| (.+?) \| (.+?) \| `([\w./]+)` `([A-Z_]+)` \| .+ \|$", re.MULTILINE)
TABLE = {
    f"{file} {name}": limit
    for _, limit, file, name in ROW.findall((TESTS.parent / "docs" / "safety.md").read_text(encoding="utf-8"))
}
LIMIT = re.compile(
    r"^(MOST|LONGEST|LARGEST|DEEPEST|MAX|LIMITS|SECONDS|BUDGET|DECK_S|HELLO|PATIENCE|REST)(_|$)|(_S|_SECONDS|_BYTES|_TIME"
    r"|TIMEOUT|_A_SECOND|_CHARACTERS|_PACKET)$"
)
# Those that look like limits, and what they are.
NO_LIMITS: Mapping[str, tuple[str, ...]] = {
    "how much is remembered": (
        "code/grammar/__init__.py MOST_KEPT",
        "code/grammar/scope_selectors.py MOST_SCOPES",
        "code/grammar/rules.py MOST_ENDS",
    ),
    "of our own translation": ("code/grammar/regex_parts.py MOST_WAYS",),
    "of files that are only searched for a name": ("theme/file_names.py MOST_TEXT",),
    "names in a message": ("pipeline/setup_files/setup.py MOST_NOTES", "pipeline/single_file.py MOST_NAMES"),
    "of an expression of a grammar": ("code/grammar/regex_parts.py MOST_WAYS",),
    "our own pace": (
        "browser/page.py AGAIN_S",
        "browser/launch.py AGAIN_S",
        "math/engine.py BATCH_S",
        "sandbox/child.py GRACE_S",
        "serve/rebuilding.py QUIET_SECONDS",
        "serve/rebuilding.py LONGEST_SECONDS",
        "serve/rebuilding.py HELD_OPEN_SECONDS",
        "serve/rebuilding.py DOUBT_SECONDS",
        "serve/rebuilding.py PAUSE_SECONDS",
        "serve/rebuilding.py LONGEST_PAUSE_SECONDS",
        "serve/rebuilding.py LATEST_SECONDS",
        "serve/rebuilding.py AGAIN_SECONDS",
        "disk/user_cache.py LEFT_SECONDS",
        "write.py LOOK_AGAIN_SECONDS",
    ),
    "what is deeper is read in another way": ("template/tree/finished.py DEEPEST",),
    "how closely a changed text is compared": ("source_positions.py MOST_COMPARED",),
    "size of a digest": ("disk/user_cache.py DIGEST_BYTES",),
    "the browser, which is ours": (
        "browser/devtools.py LARGEST_MESSAGE",
        "browser/devtools.py ANSWER_S",
        "browser/launch.py START_S",
        "browser/launch.py END_S",
        "browser/page.py PDF_S",
        "export/browser_view.py ANSWER_S",
        "export/editable/measure.py SECONDS",
        "export/verification.py SECONDS",
        "export/editable/measure.py SECONDS",
    ),
    "of the form of a file that we write": (
        "export/pdffile/fonts.py MOST_NUMBERS",
        "export/pdffile/page_text.py DEEPEST",
    ),
    "like that of installed icons": ("icons/drawing.py MAX_ALIASES", "icons/carried_icons.py MAX_ALIASES"),
    "of a path": ("twoslash/outside_files.py LONGEST",),
}


def limits_of_the_code() -> set[str]:
    """`file CONSTANT` of each number at the top of a module whose name says that it is a limit."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and is_number(node.value):
                name = node.targets[0].id
                if LIMIT.search(name) and "vendored" not in path.parts and "cli" not in path.parts:
                    found.add(f"{path.relative_to(PACKAGE).as_posix()} {name}")
    return found


def is_number(value: ast.expr) -> bool:
    """Also a product of numbers, or a call of `Limits`."""
    if isinstance(value, ast.Call):
        return isinstance(value.func, ast.Name) and value.func.id == "Limits"
    return all(isinstance(node, ast.Constant | ast.BinOp | ast.operator) for node in ast.walk(value)) and not any(
        isinstance(node, ast.Constant) and isinstance(node.value, str) for node in ast.walk(value)
    )


def module_of(key: str) -> str:
    file = key.partition(" ")[0].removesuffix(".py").removesuffix("/__init__")
    return f"deckc.{file.replace('/', '.')}"


def value_of(key: str) -> Any:
    return getattr(import_module(module_of(key)), key.partition(" ")[2])


def spellings(number: float) -> set[str]:
    """How the table may write a number."""
    found = {f"{number:,.12g}" if number < 1e12 else "10¹⁵"}
    for unit, size in (("MB", 2**20), ("MB", 10**6), ("kB", 1000), ("kB", 1024)):
        found.add(f"{number / size:g} {unit}")
    return found


def test_every_limit_of_the_code_is_in_the_table_and_the_other_way_round() -> None:
    apart = {key for keys in NO_LIMITS.values() for key in keys}
    assert limits_of_the_code() - apart == TABLE.keys()
    assert limits_of_the_code() >= apart


@pytest.mark.parametrize("key", TABLE)
def test_the_table_says_its_value(key: str) -> None:
    value = value_of(key)
    for number in (value.seconds, value.memory, value.stack) if isinstance(value, Limits) else (value,):
        if key != "template/expressions/engine.py LIMITS" or number != value.seconds:
            assert any(re.search(rf"(?<![\d.,]){re.escape(text)}(?![\d.])", TABLE[key]) for text in spellings(number))


# ── at their edges ───────────────────────────────────────────────────────────────────────────────────


class At:
    """A limit that is set to a small value, and a folder to try it in."""

    def __init__(self, key: str, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.key, self.folder, self.patch = key, folder, patch

    def limit(self, value: Any, *also_in: str) -> None:
        """`also_in`: modules that imported it."""
        for module in (module_of(self.key), *also_in):
            self.patch.setattr(import_module(module), self.key.partition(" ")[2], value)

    def between(self, most: int, passes: Callable[[int], bool]) -> None:
        """With this limit, this much passes and one more does not."""
        self.limit(most)
        assert passes(most)
        assert not passes(most + 1)

    def codes(self, text: str, **files: str) -> set[str]:
        """Codes of the problems of a deck with this text and these components."""
        (self.folder / "components").mkdir(exist_ok=True)
        for name, source in files.items():
            (self.folder / "components" / name.replace("_", ".")).write_text(source)
        (self.folder / "slides.md").write_text(text)
        self.result = build(self.folder / "slides.md")
        return {found.code for found in self.result.problems}


def raises(kind: type[Exception], work: Callable[..., object], *arguments: Any) -> bool:
    try:
        work(*arguments)
    except kind:
        return True
    return False


def file_size(at: At) -> None:
    from deckc.disk.files import Files

    path = at.folder / "x"
    at.between(4, lambda size: path.write_bytes(bytes(size)) >= 0 and not raises(OSError, Files().read, path))


def yaml_depth(at: At) -> None:
    at.between(9, lambda n: "yaml-too-deep" not in at.codes(f"---\na: {'[' * (n - 1)}{']' * (n - 1)}\n---\n\n# One\n"))


def yaml_values(at: At) -> None:
    from deckc.text.yaml_limits import load_limited

    at.between(9, lambda n: not raises(Exception, load_limited, f"[{', '.join('x' * (n - 1))}]"))


def slides(at: At) -> None:
    """Two of the deck's own, and two that it imports."""
    (at.folder / "part.md").write_text("# A\n\n---\n\n# B\n")
    at.limit(4)
    assert not at.codes("# X\n\n---\nsrc: ./part.md\n---\n")
    at.limit(3)
    assert at.codes("# X\n\n---\nsrc: ./part.md\n---\n") == {"import-too-much"}


def tags(at: At) -> None:
    at.between(9, lambda n: "too-deep" not in at.codes(f"{'<div>' * (n - 1)}x{'</div>' * (n - 1)}\n"))


def elements(at: At) -> None:
    """Those of the layout count, too: one more than pass do not."""
    at.limit(40, "deckc.template.components.expand", "deckc.template.expressions.destructuring")
    counts = [n for n in range(60) if "expression-limit" not in at.codes(f'# One\n\n<b v-for="i in {n}">x</b>\n')]
    assert counts == [*range(len(counts))]
    assert 5 < len(counts) <= 41


def components(at: At) -> None:
    def passes(n: int) -> bool:
        files = {f"C{no}_html": f"<C{no + 1} />" for no in range(1, n)} | {f"C{n}_html": "<b>end</b>"}
        return not at.codes("# One\n\n<C1 />\n", **files) & {"component-recursion", "component-failed"}

    at.limit(5)
    assert [passes(n) for n in range(1, 9)].count(True) in (4, 5)  # the layout is one of them


def expanded_tags(at: At) -> None:
    def passes(n: int) -> bool:
        return "too-deep" not in at.codes(f"# One\n\n{'<div>' * n}end{'</div>' * n}\n")

    at.limit(20)
    assert [passes(n) for n in range(15, 25)].count(True) in (3, 4, 5)  # some are the layout's


def clicks(at: At) -> None:
    text = "---\nclicks: {n}\n---\n\n# One\n\n{{ $clicks }}\n"
    at.between(5, lambda n: "expression-limit" not in at.codes(text.replace("{n}", str(n))))


def click_rounds(at: At) -> None:
    """Each round makes one click more until there are four: fewer rounds than those do not pass."""
    text = '# One\n\n<i v-for="n in Math.min($clicks, 3) + 1" v-click>{{ n }}</i>\n'

    def passes(n: int) -> bool:
        at.limit(n)
        return "expression-limit" not in at.codes(text)

    passing = [n for n in range(1, 9) if passes(n)]
    assert passing == [*range(passing[0], 9)]
    assert 2 < passing[0] < 8


def line_numbers(at: At) -> None:
    from deckc.markdown.code import first_number

    at.between(9, lambda n: first_number({"startLine": n}) == n)


def coloured(code: str, careful: bool = False) -> list[int]:
    """How many words each line of JavaScript has."""
    from deckc.code import VITESSE, _loaded
    from deckc.code.grammar import words
    from deckc.code.languages import language_of

    language = language_of("js")
    assert language
    return [len(line) for line in words(code, language, _loaded(VITESSE), careful)]


def long_line(at: At, careful: bool = False) -> None:
    """`let` is a word of its own where its last letter is read."""
    many = coloured("a = 1; b = 2")[0]
    at.limit(12)
    assert coloured("a = 1; b = 2", careful)[0] == many
    at.limit(11)
    assert coloured("a = 1; b = 2", careful)[0] <= many
    at.limit(6)
    assert coloured("a = 1; b = 2", careful)[0] < many


def slow_search(at: At) -> None:
    """One that would take for ever finds nothing; another finds what it looks for."""
    from deckc.code.grammar.patterns import Line, pattern_of

    line = Line.of("x" * 60, careful=True)
    assert pattern_of("x+").search(line, 0, True, True)
    at.limit(0.01)
    assert pattern_of("(?:x+x+)+(?:x+x+)+y").search(line, 0, True, True) is None


def slow_line(at: At) -> None:
    line = "a = 1; " * 60
    at.limit(60.0)
    many = coloured(line)[0]
    at.limit(-1.0)
    assert coloured(line)[0] < many


def slow_lines(at: At) -> None:
    at.patch.setattr("deckc.code.grammar.tokenizer.LINE_TIME", -1.0)
    lines = "\n".join(["a = 2; " * 60] * 2 + ["a = 3"])
    at.limit(3)
    assert coloured(lines)[2] > 1
    at.limit(2)
    assert coloured(lines)[2] == 1


def twoslash_time(at: At) -> None:
    from deckc.twoslash.annotate import annotate
    from deckc.twoslash.compiler import Compiler, executable

    if executable() is None:
        pytest.skip("no TypeScript compiler here")
    for seconds, code in ((0.0, "no-twoslash"), (600.0, None)):
        at.limit(seconds)
        compiler = Compiler(at.folder)
        found = annotate("const a = 1\n//    ^?", "ts", compiler)
        compiler.close()
        assert found
        assert [each.code for each in found[1]] == ([code] if code else [])


def jinja_time(at: At) -> None:
    source = "{% for a in range(999) %}{{ a }}{% endfor %}"
    at.limit(-1.0)
    assert at.codes("# One\n\n<J />\n", J_html=source) == {"component-failed"}
    at.limit(600.0)
    assert not at.codes("# One\n\n<J />\n", J_html=source)


def deck_time(at: At) -> None:
    text = "# One\n\n{{ [1].map(String) }}\n"
    at.limit(0.0)
    assert at.codes(text) == {"expression-limit"}
    at.limit(600.0)
    assert not at.codes(text)


def waiting(at: At) -> None:
    from deckc.sandbox import Context, Process

    limits = Limits(1.0, 16 << 20, 1 << 20)
    at.patch.setattr("deckc.sandbox.process.MOST_WAITING", 0)
    at.patch.setattr("deckc.sandbox.process.START_S", 0)
    assert Context(Process(1 << 20), limits).run("1 + 1").state == "ended"
    at.limit(600)
    assert Context(Process(1 << 20), limits).run("1 + 1").state == "done"


def library(at: At, sandbox: Any, call: tuple[str, ...]) -> None:
    """It works within its limits, and not within a hundredth of its memory."""
    from deckc.sandbox import Sandbox, SandboxError

    small = Sandbox(sandbox.scripts, Limits(sandbox.limits.seconds, sandbox.limits.memory // 100, 1 << 20))
    assert raises(SandboxError, small.call, *call)
    assert not raises(SandboxError, sandbox.call, *call)


def formulas(at: At) -> None:
    from deckc.math.engine import KATEX

    library(at, KATEX, ("typeset", "x^2", False, {}))  # type: ignore[arg-type]


def diagrams(at: At) -> None:
    from deckc.diagrams.engine import MERMAID

    library(at, MERMAID, ("check", "graph TD; a-->b"))


def vue_compiler(at: At) -> None:
    from deckc.live.compiler import Compiler
    from deckc.live.tool_paths import find_tools

    bring(at.folder)
    tools = find_tools(at.folder)
    assert tools
    given = {"source": "<template><b>x</b></template>", "filename": "X.vue", "id": "x", "attribute": ""}
    library(at, Compiler(tools.compiler).sandbox, ("compileComponent", given))  # type: ignore[arg-type]


def setup_time(at: At) -> None:
    bring_esbuild(at.folder)
    (at.folder / "setup").mkdir()
    loop = "for (let i = 0; i < 3e5; i++);"
    (at.folder / "setup" / "katex.ts").write_text(f"export default () => {{ {loop} return {{ macros: {{}} }} }}")
    at.limit(Limits(0.001, 256 << 20, 2 << 20))
    assert "setup-failed" in at.codes("# One\n\n$x$\n")
    at.limit(Limits(600.0, 256 << 20, 2 << 20))
    assert not at.codes("# One\n\n$x$\n")


def first_paint(at: At) -> None:
    bring(at.folder)
    (at.folder / "components").mkdir()
    (at.folder / "components" / "Sum.vue").write_text(
        """<script setup>
import { ref } from 'vue'
const n = ref(0)
for (let i = 0; i < 3e5; i++) n.value += i
</script>
<template><button @click="n++">{{ n }}</button></template>
"""
    )
    at.limit(Limits(0.001, 256 << 20, 1 << 20))
    assert "not-static" in at.codes("# One\n\n<Sum />\n")
    at.limit(Limits(600.0, 256 << 20, 1 << 20))
    assert not at.codes("# One\n\n<Sum />\n")


def bundler_time(at: At) -> None:
    from deckc.bundler.esbuild import Esbuild, EsbuildError

    program = at.folder / "esbuild"
    program.write_text("#!/bin/sh\nexec sleep 600\n")
    program.chmod(0o755)
    at.limit(0.05)
    with pytest.raises(EsbuildError):
        Esbuild(program, "1")


def bundler_answer(at: At) -> None:
    from deckc.bundler.esbuild import Esbuild, EsbuildError

    def passes(n: int) -> bool:
        service = Esbuild.__new__(Esbuild)
        service.process = SimpleNamespace(stdout=BytesIO(n.to_bytes(4, "little")))  # type: ignore[assignment]
        return not raises(EsbuildError, service.length)

    at.between(9, passes)


def texts_of_a_setup_file(at: At) -> None:
    """Each round of reading hands in one text more than the last."""
    from deckc.disk.files import Files
    from deckc.setup.bundle import Bundled
    from deckc.setup.program import Program, SetupError

    for no in range(9):
        (at.folder / f"{no}.txt").write_text(str(no))

    def passes(n: int) -> bool:
        reads = f"for (let no = 0; no + 1 < {n}; no += 1) setupText(`{at.folder}/${{no}}.txt`)"
        script = f"var setupBundle = {{ load: async () => ({{ default: () => {{ {reads} }} }}) }};"
        file = at.folder / "shiki.ts"
        return not raises(SetupError, Program(file, Bundled(script, "", ()), at.folder, (at.folder,), Files()).value)

    at.between(3, passes)


def size_of_a_theme(at: At) -> None:
    from deckc.code import read_settings

    def passes(n: int) -> bool:
        theme = {"colors": {"editor.foreground": "#000000"}, "name": ""}
        theme["name"] = "x" * (n - len(json.dumps(theme)) - 1)
        return not read_settings([(at.folder, {"theme": theme})])[1]

    at.between(200, passes)


def macros_in_a_formula(at: At) -> None:
    from deckc.math import read_settings

    at.limit(30)
    for asked, given in ((20, 20), (30, 30), (31, 30)):
        assert read_settings([(at.folder, {"maxExpand": asked})])[0].options["maxExpand"] == given


def imported_modules(at: At) -> None:
    from deckc.disk.files import Files
    from deckc.pipeline.live.candidates import modules_of

    for no in range(9):
        (at.folder / f"m{no}.js").write_text(f'import x from "./m{no + 1}"')

    def passes(n: int) -> bool:
        return len([*modules_of(at.folder / "x.vue", f'import x from "./m{9 - n}"', Files())]) == n

    at.between(3, passes)


def files_of_types(at: At) -> None:
    from deckc.disk.type_files import type_files

    def passes(n: int) -> bool:
        text = "".join(f'import type {{ T }} from "./t{no}.ts"\n' for no in range(n))
        return len(type_files(at.folder / "x.vue", text, lambda path: "")) == n

    at.between(3, passes)


def glob_spellings(at: At) -> None:
    from deckc.live.vite_imports import spelt_out

    at.between(3, lambda n: len(spelt_out(f"{{{','.join(map(str, range(n)))}}}")) == n)


def other_build(at: At) -> None:
    fcntl = pytest.importorskip("fcntl")
    from pathlib import PurePosixPath

    from deckc.model import Artifact
    from deckc.write import OutputError, write

    def written() -> None:
        write([Artifact(PurePosixPath("x"), b"")], at.folder)

    at.limit(0.0)
    folder = os.open(at.folder, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    assert raises(OutputError, written)
    os.close(folder)
    assert not raises(OutputError, written)


def silence(at: At) -> None:
    from deckc.registry.fetching import RegistryError, download

    at.limit(0.05)
    with socket.create_server(("127.0.0.1", 0)) as listening, pytest.raises(RegistryError):
        download(f"http://127.0.0.1:{listening.getsockname()[1]}/x")


def described(count: int) -> bool:
    from deckc.registry.fetching import RegistryError
    from deckc.registry.metadata import describe

    dist = {"tarball": "https://x/x.tgz", "integrity": "sha512-x"}
    row = {"dist": dist, "dependencies": {f"p{no}": "*" for no in range(count)}}
    return not raises(RegistryError, describe, "x", {"versions": {"1.0.0": row}}, "")


def dependencies(at: At) -> None:
    at.between(3, described)


def tree(at: At, chain: Callable[[int], Mapping[str, str]]) -> Callable[[int], bool]:
    """Whether a chain of packages is taken; `chain(n)`: what the package of version n needs."""
    from deckc.registry.dependency_tree import lay_out_tree
    from deckc.registry.fetching import RegistryError
    from deckc.registry.metadata import Package

    def passes(n: int) -> bool:
        def find(name: str, wanted: str) -> Package:
            no = int(wanted.partition(".")[0])
            return Package(name, f"{no}.0.0", "", "", chain(no + 1) if no < n else {})

        return not raises(RegistryError, lambda: [*lay_out_tree("x", "1.0.0", at.folder / "node_modules", find)])

    return passes


def packages(at: At) -> None:
    at.between(4, tree(at, lambda no: {f"p{no}": f"{no}.0.0"}))


def nested_packages(at: At) -> None:
    at.between(4, tree(at, lambda no: {"x": f"{no}.0.0"}))


def version_length(at: At) -> None:
    from deckc.registry.semver import read_version

    def passes(n: int) -> bool:
        read_version.cache_clear()
        return read_version("1.0." + "1" * (n - 4)) is not None

    at.between(9, passes)


def archive(*members: tuple[str, bytes], **headers: str) -> bytes:
    stream = BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz", format=tarfile.PAX_FORMAT) as made:
        for name, data in members:
            info = tarfile.TarInfo(f"package/{name}")
            info.size, info.pax_headers = len(data), headers
            made.addfile(info, BytesIO(data))
    return stream.getvalue()


def unpacks(data: bytes) -> bool:
    from deckc.registry.archive import archive_files
    from deckc.registry.fetching import RegistryError

    return not raises(RegistryError, lambda: [*archive_files(data, "x")])


def archive_size(at: At) -> None:
    at.between(500, lambda n: unpacks(archive(("a", bytes(100)), ("b", bytes(n - 100)))))


def archive_count(at: At) -> None:
    at.between(5, lambda n: unpacks(archive(*((str(no), b"") for no in range(n)))))


def archive_header(at: At) -> None:
    at.limit(2**18)
    assert unpacks(archive(("a", b""), comment="x" * (2**18 - 1024)))
    assert not unpacks(archive(("a", b""), comment="x" * 2**18))


def hello(at: At) -> None:
    from deckc.serve.open_pages import Live

    class Socket:  # it says nothing
        async def accept(self) -> None:
            pass

        async def receive(self) -> None:
            await asyncio.Event().wait()

    at.limit(0.01)
    run_async(Live(None, SimpleNamespace(leads=bool)).channel(Socket()))  # type: ignore[arg-type]


def pongs(at: At) -> None:
    from deckc.serve import connections

    at.patch.setattr("deckc.serve.connections.WebSocketsSansIOProtocol.handle_ping", lambda self: None)

    def passes(n: int) -> bool:
        ended: list[bool] = []
        channel = connections.Channel.__new__(connections.Channel)
        channel.transport = SimpleNamespace(  # type: ignore[assignment]
            get_write_buffer_size=lambda: n, abort=lambda: ended.append(True)
        )
        channel.handle_ping()
        return not ended

    at.between(9, passes)


def messages(at: At, just: Any, beyond: Any) -> None:
    """A real preview: what is just allowed leaves the channel open, what is beyond closes it."""
    (at.folder / "slides.md").write_text("# One\n")
    with served(at.folder / "slides.md") as server:
        url = f"ws://127.0.0.1:{server.port}/@deckc/live"
        page = urlopen(server.url).read().decode()
        found = re.search(r'<meta name="deckc-live" content="([^"]*)">', page)
        assert found
        token = json.loads(found[1].replace("&quot;", '"'))["token"]
        for said, stays in ((just, True), (beyond, False)):
            with connect(url, origin=Origin(server.url.rstrip("/")), compression=None, max_size=None) as channel:
                channel.send(token)
                channel.recv(timeout=60)
                with suppress(ConnectionClosed):
                    channel.send(said, text=True)
                    channel.send('{"timer": {"status": "paused"}}')
                if stays:
                    channel.send('{"ask": true}')
                    assert "paused" in str(channel.recv(timeout=60))
                else:
                    with pytest.raises(ConnectionClosed):
                        channel.recv(timeout=60)


def message_size(at: At) -> None:
    messages(at, "x" * 1_000_000, "x" * 1_000_001)


def message_frames(at: At) -> None:
    messages(at, ["x"] * 999, ["x"] * 1002)


def named_types(at: At) -> None:
    def passes(n: int) -> bool:
        types = "".join(f"type T{no} = T{no + 1}\n" for no in range(n - 1))
        script = f'<script setup lang="ts">\n{types}type T{n - 1} = {{ a: string }}\ndefineProps<T0>()\n</script>'
        return not at.codes(
            '# One\n\n<C a="x" />\n', C_vue=f"{script}\n<template><b>{{{{ a.length }}}}</b></template>\n"
        )

    at.between(3, passes)


def icon_aliases(at: At) -> None:
    """The icon itself is looked for, too."""
    from deckc.icons.installed import icon_in

    def passes(n: int) -> bool:
        aliases = {f"a{no}": {"parent": f"a{no + 1}" if no < n - 2 else "home"} for no in range(n - 1)}
        path = at.folder / f"{n}.json"
        path.write_text(json.dumps({"prefix": "x", "icons": {"home": {"body": "<g/>"}}, "aliases": aliases}, indent=2))
        return bool(icon_in(path, (n,), "a0").get("icons"))

    at.between(3, passes)


def expression_time(at: At) -> None:
    """A limit that is as good as none does not end what a small one ends."""
    loop = "# One\n\n{{ (() => { for (let i = 0; i < 3e5; i++); return 'done' })() }}\n"
    at.limit(0.002)
    assert "expression-limit" in at.codes(loop)
    at.patch.setattr("deckc.template.expressions.engine.BUDGET_S", 60.0)
    at.limit(60.0)
    assert not at.codes(loop)


def slide_time(at: At) -> None:
    loop = "{{ (() => { for (let i = 0; i < 3e5; i++); return 'done' })() }}\n\n"
    at.patch.setattr("deckc.template.expressions.engine.EXPRESSION_S", 60.0)
    at.limit(0.002)
    assert "expression-limit" in at.codes(f"# One\n\n{loop * 2}")
    at.limit(60.0)
    assert not at.codes(f"# One\n\n{loop * 2}")


def result_size(at: At) -> None:
    at.limit(100)
    assert at.codes("\n\n---\n\n".join(f"{{{{ 'x'.repeat({n}) }}}}" for n in range(120))) == {"expression-limit"}
    passing = [n for n, slide in enumerate(at.result.slides) if f">{'x' * n}<" in slide.html]
    assert passing == [*range(len(passing))]
    assert len(passing) + len(at.result.problems) == 120
    assert 70 < len(passing) <= 100


def memory_and_stack(at: At) -> None:
    text = "# One\n\n{{ 'x'.repeat(1 << %d).length }}\n"
    assert not at.codes(text % 20)
    assert "expression-limit" in at.codes(text % 28)
    deep = "# One\n\n{{ (function f(n) { return n && 1 + f(n - 1) })(%d) }}\n"
    assert not at.codes(deep % 20)
    assert "expression-limit" in at.codes(deep % 100_000)


def jinja_steps(at: At) -> None:
    at.limit(300)
    source = "{%% for a in range(%d) %%}{%% endfor %%}x"
    passing = [n for n in range(280, 310) if not at.codes("# One\n\n<J />\n", J_html=source % n)]
    assert passing == [*range(280, 280 + len(passing))]
    assert len(passing) < 30


def jinja_output(at: At) -> None:
    at.between(300, lambda n: not at.codes("# One\n\n<J />\n", J_html="{% raw %}" + "x" * n + "{% endraw %}"))


def jinja_text(at: At) -> None:
    at.between(500, lambda n: not at.codes("# One\n\n<J />\n", J_html="{{ ('x' * " + str(n) + ")|length }}"))


def jinja_number(at: At) -> None:
    """A power is taken to have as many bits as its base, so many times."""
    at.limit(100)
    assert not at.codes("# One\n\n<J />\n", J_html="{{ 2 ** 50 > 1 }}")
    assert at.codes("# One\n\n<J />\n", J_html="{{ 2 ** 51 > 1 }}") == {"component-failed"}


def packet_depth(at: At) -> None:
    from deckc.bundler.stdio_protocol import PacketError, read_value, write_value

    def nested(n: int) -> Any:
        return [nested(n - 1)] if n else 1

    at.between(7, lambda n: not raises(PacketError, read_value, write_value(nested(n))))


def page_files_of(at: At, change: Callable[[int], None]) -> Callable[[int], bool]:
    from deckc.disk.files import Files
    from deckc.web.frame_files import page_files

    def passes(n: int) -> bool:
        change(n)
        return bool(page_files(at.folder / "page.html", at.folder, Files()))

    return passes


def page_count(at: At) -> None:
    def change(n: int) -> None:
        names = [f"{no}.png" for no in range(n - 1)]
        for name in names:
            (at.folder / name).touch()
        (at.folder / "page.html").write_text("".join(f'<img src="{name}">' for name in names))

    at.between(5, page_files_of(at, change))


def page_size(at: At) -> None:
    at.between(50, page_files_of(at, lambda n: (at.folder / "page.html").write_text("x" * n) and None))  # type: ignore[arg-type]


def page_as_text(at: At) -> None:
    from deckc.disk.files import Files
    from deckc.web.standalone_page import standalone

    page, picture = at.folder / "page.html", at.folder / "x.png"
    page.write_text('<img src="x.png">')

    def passes(n: int) -> bool:
        picture.write_bytes(bytes(-(-n * 3 // 4)))
        return not standalone(page, (page, picture), Files())[1]

    at.between(52, passes)


def page_text(at: At) -> None:
    from deckc.disk.files import Files
    from deckc.web.frame_files import page_files

    (at.folder / "x.png").touch()

    def passes(n: int) -> bool:
        (at.folder / "page.html").write_text('<img src="x.png">'.ljust(n))
        return len(page_files(at.folder / "page.html", at.folder, Files())) == 2

    at.between(50, passes)


def failures_told(texts: list[str]) -> list[str]:
    """What the terminal says when a page says that these errors happened."""
    from deckc.serve.open_pages import Live

    told: list[str] = []
    live = Live(None, SimpleNamespace(leads=bool), lambda kind, text: told.append(text))  # type: ignore[arg-type]
    for text in texts:
        live.note_failure(f'{{"failure": "{text}"}}')
    return told


def page_failures(at: At) -> None:
    at.between(3, lambda n: len(failures_told([*map(str, range(n))])) == n)


def failure_letters(at: At) -> None:
    at.between(3, lambda n: failures_told(["x" * n]) == ["x" * n])


def channel_pace(at: At) -> None:
    """What is beyond the limit waits: of as many messages as are allowed a second, one more begins the next."""
    waited = paces(at, ['{"ask": true}'] * 3)
    at.limit(50)
    assert waited() == pytest.approx([1 / 50] * 3)


def channel_bytes(at: At) -> None:
    at.limit(1000)
    assert paces(at, ["x" * 1000, "x" * 500])() == pytest.approx([1.0, 0.5])


def paces(at: At, said: list[str]) -> Callable[[], list[float]]:
    """How long the channel rests after each of these messages."""
    from deckc.serve.shared_state import Shared

    class Socket:
        def __init__(self) -> None:
            self.left = list(said)

        async def receive(self) -> Any:
            return {"type": "websocket.receive", "text": self.left.pop(0)} if self.left else {"type": "x"}

    rests: list[float] = []

    async def rest(seconds: float) -> None:
        rests.append(seconds)

    def waited() -> list[float]:
        at.patch.setattr("deckc.serve.open_pages.asyncio.sleep", rest)
        page = serve_live.Page(True)
        channel = serve_live.Live.__new__(serve_live.Live)
        channel.pages, channel.shared = {page}, Shared()
        run_async(channel.listen(Socket(), page))  # type: ignore[arg-type]
        return rests

    return waited


def drawing(strokes: int, no: int = 1) -> str:
    stroke = {"tool": "pen", "color": "#ff0000", "width": 1, "points": [[1, 2]]}
    return json.dumps({"drawings": {str(no): [stroke] * strokes}})


def drawing_size(at: At) -> None:
    from deckc.serve.shared_state import Shared

    size = len(next(iter(Shared().hear(drawing(3), True)[0].values())))
    for limit, taken in ((size, True), (size - 1, False)):
        at.limit(limit)
        assert bool(Shared().hear(drawing(3), True)[0]) is taken


def drawings_size(at: At) -> None:
    from deckc.serve.shared_state import Shared

    size = len(next(iter(Shared().hear(drawing(3), True)[0].values())))
    for limit, taken in ((2 * size, True), (2 * size - 1, False)):
        at.limit(limit)
        shared = Shared()
        shared.hear(drawing(3, 1), True)
        assert bool(shared.hear(drawing(3, 2), True)[0]) is taken


def drawn_slides(at: At) -> None:
    from deckc.serve.shared_state import Shared

    def passes(n: int) -> bool:
        shared = Shared()
        return all(shared.hear(drawing(1, no), True)[0] for no in range(1, n + 1))

    at.between(4, passes)


def hears(message: Mapping[str, Any]) -> bool:
    from deckc.serve.shared_state import Shared

    return bool(Shared().hear(json.dumps(message), True)[0])


def numbers(at: At) -> None:
    assert hears({"cursor": {"x": 1e15, "y": 0}})
    assert not hears({"cursor": {"x": 1.001e15, "y": 0}})


def slide_numbers(at: At) -> None:
    at.between(9, lambda n: hears({"page": n}))


def digits(at: At) -> None:
    at.between(3, lambda n: hears(json.loads(drawing(1, 10 ** (n - 1)))))


def places(at: At) -> None:
    from deckc.serve.password import Guesses, Lane
    from deckc.serve.request_checks import Gate

    def passes(n: int) -> bool:
        guesses = Guesses(Gate("0.0.0.0", "right"))
        guesses.lanes = {f"10.0.0.{no}": Lane() for no in range(n - 1)}
        return run_async(guesses.admit("right", "10.9.9.9")) is True

    at.between(3, passes)


def problems(at: At) -> None:
    from deckc.serve.preview import _first

    def passes(n: int) -> bool:
        at.codes("# One\n\n" + "".join(f"<Nothing{no} />\n\n" for no in range(n)))
        found = _first(at.result.problems, at.result.deck.sources)
        assert len(found) == min(n, 3) + (n > 3)
        return "count" not in found[-1]

    at.between(3, passes)


def answering_with(at: At, chunks: list[bytes]) -> None:
    """Downloads get this answer, a second for each chunk."""
    clock = iter(range(len(chunks) + 2))
    left = iter(chunks)
    answer = SimpleNamespace(read1=lambda _: next(left, b""), length=0)
    opener = SimpleNamespace(open=lambda *_, **__: nullcontext(answer))
    at.patch.setattr("deckc.registry.fetching.build_opener", lambda _: opener)
    at.patch.setattr("deckc.registry.fetching.time", SimpleNamespace(monotonic=lambda: next(clock)))


def download_size(at: At) -> None:
    from deckc.registry.fetching import RegistryError, download

    def passes(n: int) -> bool:
        answering_with(at, [b"x" * (n - 2), b"xx"])
        return not raises(RegistryError, download, "https://a.example/x")

    at.between(9, passes)


def download_time(at: At) -> None:
    from deckc.registry.fetching import RegistryError, download

    def passes(n: int) -> bool:
        answering_with(at, [b"x"] * n)
        return not raises(RegistryError, download, "https://a.example/x")

    at.between(3, passes)


def metadata_size(at: At) -> None:
    """What is not too large is read, and found to have no version."""
    from deckc.registry.fetching import RegistryError
    from deckc.registry.metadata import find
    from deckc.registry.package_names import Wish

    def passes(n: int) -> bool:
        answering_with(at, [b'{"versions": {}}'.ljust(n)])
        with pytest.raises(RegistryError) as refused:
            find(Wish(("x",)), "https://a.example")
        return "is larger than" not in str(refused.value)

    at.between(30, passes)


class Transport:
    """Of a connection that no network is behind."""

    def __init__(self) -> None:
        self.aborted = False

    def abort(self) -> None:
        self.aborted = True


def connection(others: int = 0) -> Any:
    from deckc.serve.connections import Connection

    made = Connection.__new__(Connection)
    made.connections = {made, *range(others)}
    made.transport = Transport()  # type: ignore[assignment]
    return made


def connections(at: At) -> None:
    """The connection itself is counted, too."""
    at.patch.setattr("deckc.serve.connections.H11Protocol.connection_made", lambda *_: None)

    def passes(n: int) -> bool:
        last = connection(n - 1)
        last.connection_made(last.transport)
        return not last.transport.aborted

    at.between(3, passes)


def patience(at: At) -> None:
    """Dropped is what stands still from one look to the next; between two looks is the limit."""
    from deckc.serve.connections import drop_stalled

    still, moving, idle = connection(), connection(), connection()
    states: dict[Any, list[Any]] = {
        still: [("unread", 5)] * 2,
        moving: [("unread", 5), ("unread", 4)],
        idle: [None, None],
    }
    rests: list[float] = []

    async def rest(seconds: float) -> None:
        rests.append(seconds)
        if len(rests) > 2:
            raise TimeoutError
        if len(rests) == 2:
            assert not still.transport.aborted

    at.limit(7.0)
    at.patch.setattr("deckc.serve.connections.asyncio", SimpleNamespace(sleep=rest))
    at.patch.setattr("deckc.serve.connections.stall_of", lambda each: states[each].pop(0))
    with suppress(TimeoutError):
        run_async(drop_stalled([still, moving, idle]))
    assert rests == [7.0] * 3
    assert [each.transport.aborted for each in (still, moving, idle)] == [True, False, False]


def guesses(at: At, count: int, password: str = "wrong") -> tuple[list[bool | None], list[float]]:
    """The answers to guesses that come at once, and the rests that are taken after them."""
    from deckc.serve.password import Guesses
    from deckc.serve.request_checks import Gate

    rests: list[float] = []
    sleep = asyncio.sleep

    async def rest(seconds: float) -> None:
        rests.append(seconds)
        await sleep(0)

    async def all_at_once() -> list[bool | None]:
        found = Guesses(Gate("0.0.0.0", "right"))
        return await asyncio.gather(*(found.admit(password, "10.9.9.9") for _ in range(count)))

    at.patch.setattr("deckc.serve.password.asyncio.sleep", rest)
    answers = run_async(all_at_once())
    at.patch.setattr("deckc.serve.password.asyncio.sleep", sleep)
    return answers, rests


def rest_after_a_guess(at: At) -> None:
    at.limit(7.0)
    assert guesses(at, 3) == ([False] * 3, [7.0] * 3)
    assert guesses(at, 3, "right") == ([True] * 3, [])


def waiting_guesses(at: At) -> None:
    at.between(3, lambda n: None not in guesses(at, n)[0])


def declarations(folder: Path, count: int) -> list[str]:
    """What editors get of a package with so many files of ten bytes."""
    from deckc.editors.bundle import types_of

    package = folder / "node_modules" / "typed"
    package.mkdir(parents=True, exist_ok=True)
    (package / "package.json").write_text('{"n": 1} ')
    for no in range(count):
        (package / f"z{no}.d.ts").write_text("let a: 1;\n")
    return [name for name, _ in types_of(("typed",), folder) if name.endswith(".d.ts")]


def size_of_types(at: At) -> None:
    whole = sum(len(text) for text in ('{"n": 1} ', "let a: 1;\n", "let a: 1;\n"))
    for most, count in ((whole, 2), (whole - 1, 1)):
        at.limit(most)
        assert len(declarations(at.folder, 2)) == count


def number_of_types(at: At) -> None:
    at.between(3, lambda n: len(declarations(at.folder, n - 1)) == n - 1)  # and the package's own description


def kept_slides(at: At) -> None:
    """Two decks: the older one stays while there is room for both."""
    from deckc.config import Options
    from deckc.disk import user_cache
    from deckc.pipeline.disk_cache import DiskCache

    at.patch.setenv("XDG_CACHE_HOME", str(at.folder / "cache"))
    at.patch.setattr("deckc.pipeline.disk_cache.FEWEST", 1)

    def build_both() -> list[int]:
        for name in ("first.md", "other.md"):
            deck = at.folder / name
            deck.write_text("# One\n")
            cache = DiskCache(deck, Options())
            cache.loaded = {}
            build(deck, cache=cache)
            cache.save()
        return [file.stat().st_size for file in user_cache.folder().glob("slides-*")]

    both = build_both()
    for room, count in ((sum(both), 2), (sum(both) - 1, 1)):
        at.limit(room)
        assert len(build_both()) == count


EDGES: Mapping[str, Callable[[At], None]] = {
    "disk/files.py MOST_BYTES": file_size,
    "text/yaml_limits.py DEEPEST": yaml_depth,
    "text/yaml_limits.py MOST_VALUES": yaml_values,
    "parse/imports.py MOST_CHUNKS": slides,
    "template/tree/parser.py MAX_DEPTH": tags,
    "template/expressions/scope.py MAX_ELEMENTS": elements,
    "template/components/component.py MAX_DEPTH": components,
    "template/components/expand.py MAX_NESTED": expanded_tags,
    "template/slide.py MOST_CLICKS": clicks,
    "markdown/code/code_lines.py MOST_LINES": line_numbers,
    "template/expressions/engine.py EXPRESSION_S": expression_time,
    "template/expressions/engine.py BUDGET_S": slide_time,
    "template/expressions/engine.py RESULT_CHARACTERS": result_size,
    "template/expressions/engine.py LIMITS": memory_and_stack,
    "template/jinja/sandbox.py MOST_STEPS": jinja_steps,
    "template/jinja/sandbox.py MOST_OUTPUT": jinja_output,
    "template/jinja/sandbox.py MOST_CHARACTERS": jinja_text,
    "template/jinja/sandbox.py MOST_BITS": jinja_number,
    "bundler/stdio_protocol.py MAX_DEPTH": packet_depth,
    "web/frame_files.py MOST_FILES": page_count,
    "web/frame_files.py MOST_BYTES": page_size,
    "web/frame_files.py MOST_TEXT": page_text,
    "web/standalone_page.py MOST_BYTES": page_as_text,
    "template/slide.py MOST_ROUNDS": click_rounds,
    "template/expressions/prop_types.py MAX_DEPTH": named_types,
    "icons/installed.py MAX_ALIASES": icon_aliases,
    "code/grammar/__init__.py LONGEST": long_line,
    "code/grammar/__init__.py LONGEST_CAREFUL": partial(long_line, careful=True),
    "code/grammar/tokenizer.py LINE_TIME": slow_line,
    "code/grammar/__init__.py MOST_STOPS": slow_lines,
    "code/grammar/patterns.py TIMEOUT": slow_search,
    "twoslash/queries.py SECONDS": twoslash_time,
    "twoslash/language_server.py SECONDS_TO_START": twoslash_time,
    "template/jinja/sandbox.py MOST_S": jinja_time,
    "sandbox/time_budget.py DECK_S": deck_time,
    "sandbox/process.py MOST_WAITING": waiting,
    "sandbox/process.py START_S": waiting,
    "math/engine.py LIMITS": formulas,
    "diagrams/engine.py LIMITS": diagrams,
    "live/compiler.py LIMITS": vue_compiler,
    "live/parts.py LIMITS": first_paint,
    "setup/program.py LIMITS": setup_time,
    "setup/program.py MAX_ROUNDS": texts_of_a_setup_file,
    "code/settings.py MAX_JSON": size_of_a_theme,
    "math/settings.py LONGEST_EXPANSION": macros_in_a_formula,
    "bundler/esbuild.py BUILD_S": bundler_time,
    "editors/bundle.py MAX_TYPES": size_of_types,
    "editors/bundle.py MAX_FILES": number_of_types,
    "bundler/esbuild.py MAX_PACKET": bundler_answer,
    "pipeline/live/candidates.py MAX_MODULES": imported_modules,
    "disk/type_files.py MAX_FILES": files_of_types,
    "live/vite_imports.py MAX_PATTERNS": glob_spellings,
    "pipeline/disk_cache.py MOST_BYTES": kept_slides,
    "write.py LONGEST_WAIT_SECONDS": other_build,
    "registry/fetching.py LARGEST": download_size,
    "registry/fetching.py SECONDS": download_time,
    "registry/metadata.py LARGEST": metadata_size,
    "registry/fetching.py SILENCE_S": silence,
    "registry/metadata.py MOST_DEPENDENCIES": dependencies,
    "registry/dependency_tree.py MOST_PACKAGES": packages,
    "registry/dependency_tree.py DEEPEST": nested_packages,
    "registry/semver.py LONGEST": version_length,
    "registry/archive.py LARGEST": archive_size,
    "registry/archive.py MOST_FILES": archive_count,
    "registry/archive.py LARGEST_PIECE": archive_header,
    "serve/connections.py MOST_CONNECTIONS": connections,
    "serve/connections.py PATIENCE_SECONDS": patience,
    "serve/connections.py MOST_FRAMES": message_frames,
    "serve/connections.py MOST_UNREAD_BYTES": pongs,
    "serve/open_pages.py HELLO_SECONDS": hello,
    "serve/__init__.py LONGEST_MESSAGE": message_size,
    "serve/password.py REST_SECONDS": rest_after_a_guess,
    "serve/password.py MOST_WAITING": waiting_guesses,
    "serve/open_pages.py MOST_FAILURES": page_failures,
    "serve/open_pages.py MOST_LETTERS": failure_letters,
    "serve/open_pages.py MESSAGES_A_SECOND": channel_pace,
    "serve/open_pages.py BYTES_A_SECOND": channel_bytes,
    "serve/shared_state.py DRAWING_BYTES": drawing_size,
    "serve/shared_state.py DRAWINGS_BYTES": drawings_size,
    "serve/shared_state.py MOST_DRAWINGS": drawn_slides,
    "serve/messages.py MOST": numbers,
    "serve/messages.py MOST_SLIDES": slide_numbers,
    "serve/messages.py MOST_DIGITS": digits,
    "serve/password.py MOST_PLACES": places,
    "serve/preview.py MOST_FAULTS": problems,
}


@pytest.mark.parametrize("key", TABLE)
def test_at_its_edge(key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    EDGES[key](At(key, tmp_path, monkeypatch))
