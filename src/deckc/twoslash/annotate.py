"""Annotate: a block of code → the code that is shown, and what is shown about it.

In: code with Twoslash's notations, its language, a `Compiler`. Out: `AnnotatedCode` and problems whose spans count
lines of the code from 1. Problems: no-twoslash, no-types, invalid-twoslash.
Source: Twoslash's documentation; Slidev guide, "TwoSlash Integration". Slidev shows every error that the compiler
finds, whether a block expects it or not.
"""

from __future__ import annotations

from deckc.diagnostics import Diagnostic, problem
from deckc.model import AnnotatedCode, Span
from deckc.twoslash.compiler import Compiler, executable
from deckc.twoslash.notation import SOURCES, NotationError, Notations, merged, placed, read_notations, shown_code, split
from deckc.twoslash.untyped_packages import imported
from deckc.twoslash.vue_files import GLOBALS, OPTIONS, only_scripts, script_start

__all__ = ["Answer", "annotate"]

Answer = tuple[AnnotatedCode, tuple[Diagnostic, ...]]

PLAIN = "the block is shown as plain code"
EXTENSIONS = {name: name for name in (*SOURCES, "json", "vue")} | {"typescript": "ts", "json5": "json"}


def annotate(code: str, language: str, compiler: Compiler) -> Answer | None:
    """None: a language that Twoslash does not know, so the block is code as any other."""
    extension = EXTENSIONS.get(language)
    if extension is None:
        return None
    known: Answer | None = compiler.answers.get((code, extension))
    if known is None:
        notations = read_notations(code, script_start(code) if extension == "vue" else 0)
        try:
            known = look(code, extension, notations, compiler)
        except NotationError as error:
            found = problem("invalid-twoslash", str(error), Span(None, error.line), hint=PLAIN)
            known = AnnotatedCode(shown_code(code, merged(notations.removals))), (found,)
        if not any(found.code == "no-twoslash" for found in known[1]):  # which the next build may find otherwise
            compiler.answers[code, extension] = known
    return known


def look(code: str, extension: str, notations: Notations, compiler: Compiler) -> Answer:
    """Errors: NotationError."""
    from deckc.twoslash.language_server import ServerError  # what only such a block needs
    from deckc.twoslash.queries import ask

    removals = [] if notations.handbook.get("keepNotations") else merged(notations.removals)
    shown = shown_code(code, removals)
    if notations.wrong:
        raise notations.wrong[0]
    if refused := reason_against(compiler):
        return AnnotatedCode(shown), (refused,)
    script = code
    if extension == "vue":
        script, extension = only_scripts(code), "tsx"
        notations.handbook.setdefault("noErrorsCutted", True)
        notations.compiler = {**OPTIONS, **notations.compiler}
    try:
        findings = ask(script, split(script, extension), notations, compiler, (GLOBALS,) if script is not code else ())
    except ServerError as error:
        compiler.close()
        return AnnotatedCode(shown), (problem("no-twoslash", str(error), Span(None, 0), hint=PLAIN),)
    untyped = imported(code, compiler.untyped)
    return AnnotatedCode(shown, placed(findings, removals, shown)), tuple(no_types(name, code) for name in untyped)


def reason_against(compiler: Compiler) -> Diagnostic | None:
    """The problem: no-twoslash."""
    if not compiler.trusted:
        return problem("no-twoslash", "the compiler does not read an untrusted deck's code", Span(None, 0), hint=PLAIN)
    if executable() is None:
        return problem(
            "no-twoslash",
            "there is no TypeScript compiler here",
            Span(None, 0),
            hint="`pip install 'deckc[twoslash]'` brings one, where it is made for the machine",
        )
    return None


def no_types(name: str, code: str) -> Diagnostic:
    line = next(number for number, line in enumerate(code.split("\n"), 1) if name in line)
    return problem(
        "no-types",
        f"the types of '{name}' are not there: what comes from it can be anything",
        Span(None, line),
        hint="a `node_modules` with the package, in the deck's folder or above it, brings them",
    )
