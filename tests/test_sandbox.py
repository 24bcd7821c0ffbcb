"""The sandbox: what comes back from a library in it, what ends a call, and machines without an engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from deckc.build import build
from deckc.sandbox import Limits, Sandbox, SandboxError

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
    return Sandbox("test", lambda: [LIBRARY], Limits(**{"seconds": 5, "memory": 64 << 20, "stack": 1 << 20, **limits}))


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
    monkeypatch.setattr("deckc.sandbox.find_spec", lambda name: None)
    (tmp_path / "slides.md").write_text(
        "# One\n\n{{ 1 + 1 }} {{ [1].map(x => x) }}\n\n---\n\n# Two\n", encoding="utf-8"
    )
    result = build(tmp_path / "slides.md")
    assert [(each.code, each.span and each.span.line) for each in result.problems] == [("missing-part", 3)]
    assert ">2 " in result.slides[0].html
    assert len(result.slides) == 2
