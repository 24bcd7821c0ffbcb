"""`deckc doctor`: what is here, and what to install for the rest."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import click

from deckc import __version__
from deckc.browser.devtools import BrowserError
from deckc.browser.find import find_browser, how_to_install
from deckc.browser.launch import launch
from deckc.cli.terminal import MISSING_TOOL, OK
from deckc.vendored import locked_packages, present

__all__ = ["command"]

State = Literal["ok", "missing", "failed"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that deckc can use. `needed`: for what; `hint`: what brings it."""

    name: str
    state: State
    detail: str
    needed: str
    hint: str = ""


ENGINES = {
    "quickjs": ("quickjs-ng", "expressions and components"),
    "onigurumacffi": ("onigurumacffi", "colours of code; without it they are slower"),
}
EXTRAS = {
    "pptx": ("python-pptx", "export of pptx", "pip install 'deckc[pptx]'"),
    "fontTools": ("fonttools", "formulas in pptx-editable", "pip install 'deckc[pptx]'"),
}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@click.option("--executable-path", type=click.Path(path_type=Path), metavar="PATH", help="The browser's program.")
def command(as_json: bool, executable_path: Path | None) -> int:
    """Say what is here: browser, engines, data, versions. Ends with 3 when the browser is missing or does not start."""
    findings = list(look(executable_path))
    if as_json:
        system = {"deckc": __version__, "python": platform.python_version(), "system": platform.platform()}
        click.echo(json.dumps({**system, "findings": [asdict(each) for each in findings]}, indent=2))
    else:
        click.echo(f"deckc {__version__}, Python {platform.python_version()}, {platform.platform()}")
        for each in findings:
            mark = {"ok": "✓", "missing": "–", "failed": "✗"}[each.state]
            click.echo(
                f"{mark} {each.name}: {each.detail} ({each.needed})" + (f"\n    {each.hint}" if each.hint else "")
            )
    return MISSING_TOOL if any(each.name == "browser" and each.state != "ok" for each in findings) else OK


def look(executable_path: Path | None) -> Iterator[Finding]:
    """Each thing that deckc can use, whether it is here or not."""
    yield browser(executable_path)
    for module, (package, needed) in ENGINES.items():
        yield _package(module, package, needed, f"pip install {package}")
    for module, (package, needed, hint) in EXTRAS.items():
        yield _package(module, package, needed, hint)
    for name, locked in locked_packages().items():
        state: State = "ok" if present(name) else "missing"
        yield Finding(name, state, locked.version, locked.part, "" if state == "ok" else "deckc add --vendored")


def browser(named: Path | None) -> Finding:
    """The browser that exports drive, started once to see that it does."""
    needed = "exports, deckc check in a browser"
    found = find_browser(named)
    if not found:
        return Finding("browser", "missing", "no Chrome, Chromium or Edge found", needed, how_to_install())
    try:
        with launch(found.path) as running:
            return Finding("browser", "ok", f"{running.version()}, {found.path}", needed)
    except BrowserError as error:
        return Finding("browser", "failed", f"{found.path}: {error}", needed, how_to_install())


def _package(module: str, package: str, needed: str, hint: str) -> Finding:
    if find_spec(module) is None:
        return Finding(package, "missing", "not installed", needed, hint)
    try:
        return Finding(package, "ok", version(package), needed)
    except PackageNotFoundError:
        return Finding(package, "ok", "installed", needed)
