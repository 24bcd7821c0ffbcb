"""The sandbox: what comes back from a library in it, what ends a call, and machines without an engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from deckc.pipeline import Cache, build
from deckc.sandbox import SPENT, Limits, Sandbox, SandboxError
from deckc.sandbox.process import end

LIBRARY = """
globalThis.calls = 0;
globalThis.echo = (...values) => { calls += 1; return values; };
globalThis.counted = () => calls;
globalThis.later = async (value) => { await null; return value + value; };
globalThis.fail = () => { throw new TypeError("not so"); };
globalThis.refuse = () => Promise.reject(new Error("never"));
globalThis.nothing = () => {};
globalThis.endless = () => { for (;;); };
globalThis.grow = () => { const all = []; for (;;) all.push(new Array(1e5).fill(1)); };
globalThis.dive = (depth) => depth && 1 + dive(depth - 1);
globalThis.never = () => new Promise(() => {});
"""


def sandbox(**limits: Any) -> Sandbox:
    return Sandbox(lambda: [LIBRARY], Limits(**{"seconds": 5, "memory": 64 << 20, "stack": 1 << 20, **limits}))


def test_values_go_in_and_out() -> None:
    values = ["a\u2028\0é😀\ud800", 1.5, None, True, {"b": [1]}, "x" * 100_000]
    box = sandbox()
    assert box.call("echo", *values) == values
    assert box.call("later", "a" * 1000) == "a" * 2000
    assert box.call("nothing") is None


@pytest.mark.parametrize(
    ("function", "message"), [("fail", "not so"), ("refuse", "never"), ("never", "no answer"), ("unknown", "unknown")]
)
def test_what_fails_is_told_and_the_library_stays(function: str, message: str) -> None:
    box = sandbox()
    box.call("echo")
    with pytest.raises(SandboxError, match=message):
        box.call(function)
    assert box.call("counted") == 1


@pytest.mark.parametrize(("function", "arguments"), [("endless", ()), ("grow", ()), ("dive", (10**6,))])
def test_a_limit_ends_a_call_and_the_next_one_is_answered(function: str, arguments: tuple[int, ...]) -> None:
    box = sandbox(seconds=0.5)
    assert box.call("echo", 1) == [1]
    with pytest.raises(SandboxError):
        box.call(function, *arguments)
    assert box.call("echo", 2) == [2]
    assert box.call("dive", 500) == 500


def test_without_an_engine_a_script_is_told_and_the_rest_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deckc.sandbox.process.find_spec", lambda name: None)
    (tmp_path / "slides.md").write_text(
        "# One\n\n{{ 1 + 1 }} {{ [1].map(x => x) }}\n\n---\n\n# Two\n", encoding="utf-8"
    )
    result = build(tmp_path / "slides.md")
    assert [(each.code, each.span and each.span.line) for each in result.problems] == [("missing-part", 3)]
    assert ">2 " in result.slides[0].html
    assert len(result.slides) == 2


def test_what_no_engine_ends_is_ended_with_its_process() -> None:
    """Built-in functions, promises without end, and the library itself while it is read."""
    box = sandbox(seconds=0.1)
    assert box.call("echo", 1) == [1]
    for source in ("[].sort.call({length: 9e15})", "(function f() { return Promise.resolve().then(f) })()"):
        with pytest.raises(SandboxError, match="interrupted"):
            box.call("eval", source)
        assert box.call("echo", 2) == [2]
    for source in ("for (;;);", "Array(4294967295).join('x')"):
        with pytest.raises(SandboxError, match="interrupted"):
            Sandbox(lambda text=source: [text], Limits(0.1, 64 << 20, 1 << 20)).call("echo")  # type: ignore[misc]


def test_the_programs_of_a_fork_have_engines_of_their_own() -> None:
    box = sandbox()
    assert box.call("echo", 1) == [1]
    before = box.process.running
    assert before
    before.owner += 1  # as after a fork
    assert box.call("echo", 2) == [2]
    assert box.process.running is not before
    before.owner -= 1
    end(before)


def test_a_deck_has_one_budget_for_all_that_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is beyond it is told at its place, and made when there is time again."""
    monkeypatch.setattr("deckc.template.expressions.engine.EXPRESSION_S", 0.05)
    monkeypatch.setattr("deckc.sandbox.time_budget.DECK_S", 0.3)
    monkeypatch.setattr("deckc.pipeline.formulas.formulas_in", lambda text: ())  # else it is set before all others
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    entry, cache = tmp_path / "slides.md", Cache()
    endless = "".join(f"---\n\n# Busy {no}\n\n{{{{ (() => {{ for (;;); }})() }}}}\n\n" for no in range(9))
    last = "# Last\n\n{{ [7].map(String) }} $x_9$\n"
    entry.write_text(f"# One\n\n{{{{ [1].map(String) }}}}\n\n{endless}---\n\n{last}")
    problems = build(entry, cache=cache).problems
    spent = [found.span.line for found in problems if SPENT in found.message and found.span]
    assert {found.code for found in problems} == {"expression-limit", "broken-formula"}
    assert len(spent) >= 3
    assert spent[-2:] == [63, 63]
    assert 9 not in spent
    entry.write_text(entry.read_text().replace("for (;;);", ""))
    again = build(entry, cache=cache)
    assert not again.problems
    assert "7" in again.slides[-1].html
