"""Limits of layouts and components in Jinja: each of these would take minutes or gigabytes."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import TemplateRuntimeError

from deckc.pipeline import build
from deckc.template.jinja import sandbox

GREEDY = [
    "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}",
    "{% for a in range(9999) %}{% for b in range(9999) %}{{ loop.index }}{% endfor %}{% endfor %}",
    "{% set n = namespace(s='xx') %}{% for a in range(60) %}{% set n.s = n.s ~ n.s %}{% endfor %}{{ n.s }}",
    "{% set n = namespace(s='xx') %}{% for a in range(60) %}{% set n.s = n.s + n.s %}{% endfor %}{{ n.s }}",
    "{% set n = namespace(s='x') %}{% for a in range(60) %}{% set n.s = n.s.replace('x', 'xx') %}{% endfor %}",
    "{% set n = namespace(s='x') %}{% for a in range(60) %}{% set n.s = n.s|replace('x', 'xx') %}{% endfor %}",
    "{% set n = namespace(s='x') %}{% for a in range(60) %}{% set n.s = '%s%s'|format(n.s, n.s) %}{% endfor %}",
    "{% set n = namespace(s='x') %}{% for a in range(60) %}{% set n.s = [n.s, n.s]|join %}{% endfor %}{{ n.s }}",
    "{% set n = namespace(s='x') %}{% for a in range(60) %}{% set n.s = ','.join([n.s, n.s]) %}{% endfor %}{{ n.s }}",
    "{% set n = namespace(s='x') %}{% for a in range(60) %}{% set t %}{{ n.s }}{{ n.s }}{% endset %}"
    "{% set n.s = t %}{% endfor %}",
    "{% set n = namespace(s=[1]) %}{% for a in range(60) %}{% set n.s = [n.s, n.s] %}{% endfor %}{{ n.s }}",
    "{% set n = namespace(s=[1]) %}{% for a in range(60) %}{% set n.s = [n.s, n.s] %}{% endfor %}{{ n.s|tojson }}",
    "{% set n = namespace(s=[1]) %}{% for a in range(60) %}{% set n.s = [n.s, n.s] %}{% endfor %}{{ n.s|string }}",
    "{% set n = namespace(s=[1]) %}{% for a in range(60) %}{% set n.s = n.s + n.s %}{% endfor %}{{ n.s|length }}",
    "{{ 'x' * 10**9 }}",
    "{{ 'x'|center(10**9) }}",
    "{{ 'x'.ljust(10**9) }}",
    "{{ 'x'.zfill(10**9) }}",
    "{{ '\t'.expandtabs(10**9) }}",
    "{{ 'x'|indent(10**9, true) }}",
    "{{ '%1000000000d'|format(1) }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ '{:1000000000}'.format(1) }}",
    "{{ ('%(a)s' * 99999) % {'a': 'x' * 99999} }}",
    "{{ ('{0}' * 99999).format('x' * 99999) }}",
    "{{ ('%9999d' * 99999) % 1 }}",
    "{{ range(10**9)|list }}",
    "{{ range(10**9)|join }}",
    "{{ 9**(9**9) }}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% macro m() %}x{% endmacro %}{% for a in range(99999) %}{% for b in range(9) %}{{ m() }}{% endfor %}{% endfor %}",
    "{% for a in range(99999) %}{{ range(99999)|list|length }}{% endfor %}",
    "{% set n = range(99999)|list %}{% for a in n %}{{ 'x' in n }}{% endfor %}",
    "{% for a in [[1], [2]] recursive %}{{ loop([[1], [2]]) }}{% endfor %}",
    "{{ lipsum(n=10**6) }}",
]


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MOST_S", 0.3)


def built(folder: Path, component: str) -> list[str]:
    (folder / "components").mkdir()
    (folder / "components" / "Greedy.html").write_text(component)
    (folder / "slides.md").write_text("# One\n\n<Greedy/>\n\n---\n\n# Two\n")
    result = build(folder / "slides.md")
    assert "Two" in result.slides[1].html
    return [found.code for found in result.problems]


@pytest.mark.parametrize("source", GREEDY)
def test_a_greedy_component_fails_and_the_other_slides_are_built(tmp_path: Path, source: str) -> None:
    assert built(tmp_path, source) == ["component-failed"]


def rendered(source: str) -> str:
    with sandbox.spending(source):
        return sandbox.printed(sandbox.Sandbox(finalize=str).from_string(source).generate())


@pytest.mark.parametrize("turns", [20, 101])
def test_steps_and_output_end_at_their_limit(monkeypatch: pytest.MonkeyPatch, turns: int) -> None:
    """Besides the turns of a loop, what stands around it takes a few steps."""
    for name in ("MOST_STEPS", "MOST_OUTPUT"):
        with monkeypatch.context() as changed:
            changed.setattr(sandbox, name, 100)
            source = "{% for a in range(" + str(turns) + ") %}{{ 'x' }}{% endfor %}"
            if turns < 100 and name == "MOST_STEPS":
                assert rendered(source) == "x" * turns
            elif turns > 100:
                with pytest.raises(TemplateRuntimeError):
                    rendered(source)


ALIASES = "a: &a [x, x]\nb: &b [*a, *a]\n" + "".join(f"c{n}: [{', '.join(['*b'] * 99)}]\n" for n in range(300))


@pytest.mark.parametrize("head", [ALIASES, "[" * 100 + "]" * 100])
def test_the_comment_at_the_top_has_the_limits_of_frontmatter(tmp_path: Path, head: str) -> None:
    assert built(tmp_path, f"{{#\n{head}\n#}}\n<p>x</p>") == ["component-failed"]


@pytest.mark.parametrize("depth", [0, 90])
def test_a_table_of_contents_in_a_title_ends(tmp_path: Path, depth: int) -> None:
    """It shows the title, which has it again. With many tags around it Python's stack would end before the limit."""
    title = f"Two {'<b>' * depth}<Toc />{'</b>' * depth}"
    (tmp_path / "slides.md").write_text(f"# One\n\n---\n\n# {title}\n\n---\n\n# Three\n")
    result = build(tmp_path / "slides.md")
    assert {found.code for found in result.problems} == {"component-recursion"}
    assert [slide.title for slide in result.slides][::2] == ["One", "Three"]


def test_tags_of_slide_and_components_together_have_a_limit(tmp_path: Path) -> None:
    """Each alone is within the limit of one file."""
    (tmp_path / "components").mkdir()
    (tmp_path / "components" / "Deep.html").write_text(f"{'<b>' * 150}<slot />{'</b>' * 150}")
    (tmp_path / "slides.md").write_text(f"# One\n\n{'<div>' * 150}<Deep>x</Deep>{'</div>' * 150}\n")
    result = build(tmp_path / "slides.md")
    assert [found.code for found in result.problems] == ["too-deep"]
