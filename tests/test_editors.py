"""Fences with `{monaco}` and its kin: editors where Monaco is installed, else code in their place."""

from __future__ import annotations

import base64
import json
import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from deckc.config import Options
from deckc.disk.files import Files
from deckc.editors import wanted_packages
from deckc.editors.bundle import SLIDEV_TYPES, types_of
from deckc.markdown import MarkdownOptions, to_template
from deckc.pipeline import build
from deckc.pipeline.editors import imports_of
from deckc.write import write
from live_packages import bring_esbuild, bring_packages

if TYPE_CHECKING:
    from playwright.sync_api import Page

DECK = """---
lineNumbers: true
---

```ts {monaco}
let a: number = 1
let b = a + 1
```

```ts {monaco-run} {showOutputAt: '+1'}
interface Point { x: number }
const point: Point = { x: 6 * 7 }
console.log("It is", point.x, [new Map([[1, "one"]])])
```

```ts {monaco-diff}
let a = 1
~~~
let a = 2
let b = 3
```
"""


def places(markdown: str, **more: Any) -> list[tuple[str, dict[str, Any]]]:
    """The editors' markup and what it asks for."""
    options = MarkdownOptions(Path("slides.md"), Path(), lambda code, _: tuple(code.split("\n")), editors=True, **more)
    template, problems = to_template(markdown, options, Files())
    assert not problems
    html = template.slots["default"].html
    parts = html.split('<div class="slidev-monaco-container"')[1:]
    return [(part, json.loads(unescape(re.findall(r'data-editor="([^"]*)"', part)[0]))) for part in parts]


def text(code: str) -> str:
    return base64.b64decode(code).decode()


def test_fences_become_places_of_the_size_that_the_editor_has() -> None:
    (plain, wanted), (run, wants_run), (_, wants_diff) = places(DECK.partition("---\n\n")[2], line_numbers=True)
    assert "height:56px" in plain  # two lines of 16 px, 24 around them
    assert wanted == {"lang": "ts", "lines": True, "code": wanted["code"]}
    assert text(wanted["code"]) == "let a: number = 1\nlet b = a + 1"
    assert 'v-click="&quot;+1&quot;"' in run
    assert "deck-run-now" in run
    assert wants_run["runs"]
    assert [text(wants_diff[name]) for name in ("code", "diff")] == ["let a = 1", "let a = 2\nlet b = 3"]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ("{height: '200px', readonly: true}", {"height": "200px", "readonly": True}),
        ("{lines: false}", {"lines": False}),
        ("{lineNumbers: 'off'}", {"lineNumbers": "off", "lines": False}),
        ("{height: 'auto', editorOptions: 1}", {"height": "auto", "editorOptions": 1}),
        ("{ editorOptions: { wordWrap: 'on' } }", {"editorOptions": {"wordWrap": "on"}}),
        ("{autorun: 'once', highlightOutput: false}", {"autorun": "once", "highlightOutput": False}),
    ],
)
def test_options_reach_the_editor(options: str, found: dict[str, Any]) -> None:
    ((html, wanted),) = places(f"```js {{monaco-run}} {options}\na\n```\n", line_numbers=True)
    assert wanted == {"lang": "js", "lines": True, "runs": True, "code": wanted["code"], **found}
    assert ("height:200px" in html) == (found.get("height") == "200px")


def test_what_code_imports_is_bundled() -> None:
    code = "import { a } from 'lodash-es'\nimport b from \"@scope/b/deep\"\nimport './own'\nimport fs from 'node:fs'\n"
    assert [*imports_of({"code": base64.b64encode(code.encode()).decode()})] == ["lodash-es", "@scope/b/deep"]


def test_what_setups_take_from_slidev_is_there() -> None:
    assert "defineMonacoSetup" in SLIDEV_TYPES.read_text(encoding="utf-8")


def test_types_are_those_of_packages_and_of_what_they_depend_on(tmp_path: Path) -> None:
    for name, depends in (("a", {"b": "1"}), ("b", {"a": "1"}), ("c", {})):
        folder = tmp_path / "node_modules" / name
        folder.mkdir(parents=True)
        (folder / "package.json").write_text(json.dumps({"dependencies": depends}))
        (folder / "index.d.ts").write_text(name)
        (folder / "index.js").write_text("")
    names = [name for name, _ in types_of(("a",), tmp_path)]
    assert names == [f"node_modules/{name}/{file}" for name in "ab" for file in ("index.d.ts", "package.json")]


@pytest.mark.parametrize("head", ["", "monaco: false"])
def test_where_monaco_is_not_there_it_is_offered_unless_it_is_off(tmp_path: Path, head: str) -> None:
    (tmp_path / "slides.md").write_text(f"---\n{head}\n---\n\n```ts {{monaco}}\na\n```\n")
    result = build(tmp_path / "slides.md")
    assert not any(b"slidev-monaco-container" in each.data for each in result.artifacts if isinstance(each.data, bytes))
    hint = f"`deckc add {' '.join(wanted_packages())} --sort package` brings the editor"
    assert [found.hint for found in result.problems if found.code == "editor-not-live"] == [None if head else hint]


def test_no_link_leads_out_of_a_package(tmp_path: Path) -> None:
    package = tmp_path / "node_modules" / "typed"
    package.mkdir(parents=True)
    (package / "package.json").write_text("{}")
    (package / "own.d.ts").write_text("let own: 1\n")
    (tmp_path / "secret").write_text("secret")
    (package / "leak.d.ts").symlink_to(tmp_path / "secret")
    names = [name for name, _ in types_of(("typed",), tmp_path)]
    assert names == ["node_modules/typed/own.d.ts", "node_modules/typed/package.json"]


@pytest.mark.browser
def test_editors_are_live_from_a_disk(tmp_path: Path, page: Page) -> None:
    from playwright.sync_api import expect

    bring_esbuild(tmp_path)
    bring_packages(tmp_path, {"monaco-editor": "0.56.0", "marked": "14.0.0", "dompurify": "3.4.8"})
    deck = tmp_path / "slides.md"
    deck.write_text(DECK)
    (tmp_path / "setup").mkdir()
    runners = "export default () => ({ text: (code) => ({ text: code.toUpperCase() }) })\n"
    (tmp_path / "setup" / "code-runners.ts").write_text(runners)
    setup = "import { defineMonacoSetup } from '@slidev/types'\n"
    setup += "export default defineMonacoSetup((monaco) => ({ editorOptions: { folding: !monaco.editor } }))\n"
    (tmp_path / "setup" / "monaco.ts").write_text(setup)
    (tmp_path / "snippets").mkdir()
    (tmp_path / "snippets" / "own.ts").write_text("export const twice = (n: number) => 2 * n\n")
    run = "```ts {monaco-run}\nimport { twice } from './own'\nconsole.log(`twice ${twice(21)}`)\n```\n"
    head = "---\nmonacoRunAdditionalDeps: [./own, ./lost, none]\n"
    text = f"\n```text {{monaco-run}} {{autorun: false}}\nloud\n```\n\n{run}"
    deck.write_text(f"{DECK}{text}".replace("---\n", head, 1))
    result = build(deck, options=Options())
    lost = [(each.code, each.span and (each.span.line, each.span.column)) for each in result.problems]
    assert lost == [("missing-import", (2, 34)), ("npm-import", (2, 42))]
    write(result.artifacts, tmp_path / "dist")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"file://{tmp_path}/dist/index.html")
    boxes = "[...document.querySelectorAll('.slidev-monaco-container-inner')].map((box) => box.offsetHeight)"
    before = page.evaluate(boxes)
    page.wait_for_function("!document.querySelector('#slideshow .deck-editor')")
    assert page.evaluate(boxes) == before
    # what runs is compiled by TypeScript, and shows at its click
    output = page.locator(".slidev-runner-output").first
    expect(output).to_have_text('It is,42,[Map (1) {1 => "one"}]')
    assert not output.is_visible()
    page.keyboard.press("ArrowRight")
    output.wait_for()
    page.locator(".deck-run-now").nth(1).click()
    page.get_by_text("LOUD", exact=True).wait_for()
    page.get_by_text("twice 42", exact=True).wait_for()
    # what is typed is typed in the editor, which moves no slide, and runs
    page.locator(".monaco-editor").nth(1).click()
    page.keyboard.press("ControlOrMeta+Home")
    page.keyboard.type('console.log("typed");\n')
    page.wait_for_function("document.querySelector('.slidev-runner-output')?.textContent.startsWith('typed')")
    assert page.evaluate("deck.state.no") == 1
    assert not errors
