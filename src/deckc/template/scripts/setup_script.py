"""Setup script: what `<script setup>` or an options object makes of a component's props, run once in the engine.

In: the scripts of a file, attributes as values. Out: names for the template, props, what is left of the attributes.
Imports are followed where they can be: relative modules, JSON, pictures, other components, `vue`, `@slidev/client`.
Source: Vue guide, "<script setup>", "Options API"; Slidev guide, "useNav", "useSlideContext".
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from deckc.disk.paths import package_of
from deckc.model import Component, Span
from deckc.template.expressions import (
    NAME,
    Engine,
    Handle,
    Lazy,
    Module,
    Run,
    ScriptError,
    Slot,
    is_internal,
    read_module,
    received,
    tell,
    tell_of_slides,
)
from deckc.template.scripts.error_places import located
from deckc.template.scripts.imports import AWAIT, Importer, Lookup
from deckc.template.scripts.imports import MACROS as MACRO_NAMES
from deckc.template.tree import Markup, Node, Text

__all__ = ["Script", "SetUp", "report_live", "set_up"]

# Names that Slidev gives to every script of a component.
NO_PACKAGE = (".", "/", "@/", "~", "#")  # imports that begin so name files
CONTEXT = frozenset(("$slidev", "$nav", "$clicksContext", "$clicks", "$page", "$renderContext", "$frontmatter"))

MACROS = """
const __declared = {};
const defineProps = (props, defaults) => (Object.assign(__declared, {props}), resolveProps(props ?? {}, defaults));
const withDefaults = (props, defaults) => resolveProps(__declared.props ?? {}, defaults);
const defineEmits = () => () => {}, defineExpose = () => {}, defineSlots = () => instance.slots;
const defineOptions = (options) => { if (options.inheritAttrs === false) instance.inherit = false; };
const defineModel = (name, option) => {
  const [key, about] = typeof name === "string" ? [name, option] : ["modelValue", name];
  return ref(resolveProps({[key]: about ?? {}})[key]);
};
""".replace("\n", " ")  # on one line: the script's own first line stays where it is


@dataclass(frozen=True, slots=True)
class Script:
    """A `<script>` block: its text, the line of the file where that begins."""

    text: str
    line: int
    is_setup: bool


@dataclass(slots=True)
class SetUp:
    """What a component's script gives to its template."""

    props: dict[str, Any]
    names: dict[str, Any]
    attrs: dict[str, Any]  # what is no prop
    required: list[str] = field(default_factory=list)  # props that are missing
    notes: list[tuple[str, int]] = field(default_factory=list)  # what cannot be static, and its line
    packages: list[tuple[str, int]] = field(default_factory=list)  # npm imports, and their lines
    inherit: bool = True
    waits: bool = False  # for what only a page has
    gone: list[tuple[str, int]] = field(default_factory=list)  # modules of older Slidevs, and their lines


def set_up(
    component: Component,
    scripts: Sequence[Script],
    attrs: dict[str, Any],
    slots: Mapping[str, Slot],
    run: Run,
    modules_of_css: Mapping[str, Mapping[str, str]] | None = None,
) -> SetUp:
    """Runs the scripts. `modules_of_css`: see `style_blocks`. ScriptError: they failed or took too long."""
    if not scripts:
        return SetUp({}, {}, attrs)
    engine = run.javascript()
    tell(engine, run)
    importer = Importer(component.path, run, engine, component.source)
    modules = [importer.with_types(read_module(script.text), script.text) for script in scripts]
    body = "".join(f"{importer.bindings(module)} {module.code}\n" for module in modules)
    own = {name for module in modules for name in module.names}
    context = sorted((CONTEXT & frozenset(NAME.findall(body))) - own)
    tell_of_slides(engine, body, run)
    slots_code = ",".join(
        f"{json.dumps(name)}: () => [{{children: {json.dumps(text_content(slot.nodes))}}}]"
        for name, slot in slots.items()
    )
    attrs_code = ",".join(f"{json.dumps(name)}: {engine.write(value)}" for name, value in attrs.items())
    waits = AWAIT.search(body) is not None
    code = (
        f"{'setUpLater' if waits else 'setUp'}({json.dumps(component.name)}, {{{attrs_code}}}, {{{slots_code}}}, "
        f"{'async ' * waits}() => {{"
        f"{MACROS if scripts[-1].is_setup else ''}{taken_from_context(context)}{body}\n"
        f"return {returned(modules, scripts, importer.unused)};}}, {json.dumps(modules_of_css or {})})"
    )
    try:
        result = engine.run(code, settle=waits)
        if waits:
            result = engine.run("whatCame()")
    except ScriptError as error:
        parts = [(script.text, module.code, script.line) for script, module in zip(scripts, modules, strict=True)]
        raise located(error, parts, component.path) from None
    given = json.loads(result)
    waiting = given.get("waits")
    given = waiting or given
    names = {name: taken(value, engine, run) for name, value in given["names"].items()}
    return SetUp(
        {name: received(value) for name, value in given["props"].items()},
        {**names, **importer.components},
        {name: received(value) for name, value in given["attrs"].items()},
        given["required"],
        [(name, line_of(name, scripts)) for name in given["notes"] if name not in importer.missing],
        [(name, line_of(name, scripts)) for name in importer.missing],
        given["inherit"],
        waiting is not None,
        [(name, line_of(name, scripts)) for name in importer.gone],
    )


def taken(given: dict[str, Any], engine: Engine, run: Run) -> Any:
    """A name's value; one that follows the clicks is read anew each time."""
    if "live" not in given:
        return received(given)
    handle = Handle(given["live"])

    def read() -> Any:
        run.javascript()  # has come to the present click
        return engine.read(handle)

    return Lazy(read)


def returned(modules: Sequence[Module], scripts: Sequence[Script], unused: set[str]) -> str:
    """The expression for what the template may name."""
    if not scripts[-1].is_setup:
        has_default = any(name == "default" for name, _ in modules[-1].exports)
        return "namesOfOptions(__default)" if has_default else "{}"
    names = dict.fromkeys(name for module in modules for name in module.names if name not in unused | MACRO_NAMES)
    return "{" + ",".join(names) + "}"


def report_live(made: SetUp, script: str, file: Path | None, run: Run) -> None:
    """Says what a script needs that only a running page or npm has, and files that are not there."""
    for name, line in made.notes:
        message = f"{script} uses {name}, which needs a running program; the first state stays"
        run.report("not-static", message, Span(file, line), "let the script itself make what should be seen at first")
    if made.waits and not made.notes and not made.packages:
        message = f"{script} waits for what only a running page has; nothing is shown of it"
        run.report("not-static", message, Span(file, 1))
    report_imports(made, script, file, run)


def report_imports(made: SetUp, script: str, file: Path | None, run: Run) -> None:
    """Says what a script imports that is not there."""
    for name, line in made.gone:
        if is_internal(name):
            message = f"{script} imports '{name}', a part of Slidev's player; only its slot is shown"
            run.report("not-static", message, Span(file, line))
            continue
        message = f"{script} imports '{name}', which Slidev's client has no more; what comes from it may be missing"
        run.report("unknown-module", message, Span(file, line), "import it from '@slidev/client'")
    for name, line in made.packages:
        if name.startswith(NO_PACKAGE) or ":" in name:
            run.report("missing-import", f"{script} imports '{name}', which is not there", Span(file, line))
            continue
        message = f"{script} imports '{name}', which only npm has; what comes from it is empty"
        run.report("npm-import", message, Span(file, line), f"`deckc add {package_of(name)} --sort package` brings it")


def report_imports_of(scripts: Sequence[Script], path: Path, run: Run) -> None:
    """The same of a slide whose script runs in the page, and is not run here."""
    lookup = Lookup(path, run)
    for script in scripts:
        for found in read_module(script.text).imports:
            lookup.look_for(found.source)
    gone, missing = ([(name, line_of(name, scripts)) for name in names] for names in (lookup.gone, lookup.missing))
    report_imports(SetUp({}, {}, {}, packages=missing, gone=gone), "the slide's script", None, run)


def text_content(nodes: Sequence[Node]) -> str:
    """The text of a slot as it was written: what a script sees of it."""
    return "".join(map(text_of_node, nodes))


def text_of_node(node: Node) -> str:
    if isinstance(node, Text):
        return node.text
    return node.text() if isinstance(node, Markup) else text_content(getattr(node, "children", ()))


def taken_from_context(names: Sequence[str]) -> str:
    """Declares Slidev's own names; from the module, since the script may declare `useSlideContext` below."""
    source = 'modules["@slidev/client"].useSlideContext()'
    return f"const {{{', '.join(names)}}} = {source}; " if names else ""


def line_of(name: str, scripts: Sequence[Script]) -> int:
    """The line of the file where a script first names something; its first line when it does not."""
    word = rf"(?<![\w$]){re.escape(name)}"
    for pattern in (rf"{word}\s*[(<]", rf"{word}(?![\w$])"):  # rather the call than the import
        for script in scripts:
            if match := re.search(pattern, script.text):
                return script.line + script.text.count("\n", 0, match.start())
    return scripts[0].line
