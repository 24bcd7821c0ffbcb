"""Downloads: what `deckc build` makes with a browser: the PDF that a site offers, the picture of its preview."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from deckc.browser.devtools import BrowserError
from deckc.browser.launch import Browser, launch
from deckc.cli.browser import browser_program
from deckc.cli.terminal import log
from deckc.diagnostics import Diagnostic
from deckc.export import Exported, Job, Shown, about_slide, resolve_settings, shown
from deckc.export.pdf import export_pdf
from deckc.export.png import export_png
from deckc.model import Artifact
from deckc.pipeline import BuildResult, build

__all__ = ["with_downloads"]


def with_downloads(results: Mapping[str, BuildResult]) -> tuple[dict[str, BuildResult], list[Diagnostic]]:
    """The built decks with what only a browser makes and their pages point to; the problems of making it."""
    done, problems = dict(results), []
    with ExitStack() as stack:
        browsers: list[Browser] = []

        def browser() -> Browser:
            if not browsers:
                browsers.append(stack.enter_context(launch(browser_program(None))))
            return browsers[0]

        for name, result in results.items():
            files, found = _made(result, browser)
            done[name] = replace(result, artifacts=(*result.artifacts, *files))
            problems += found
    return done, problems


def _made(result: BuildResult, browser: Callable[[], Browser]) -> tuple[list[Artifact], list[Diagnostic]]:
    config = result.config
    pdf, preview = config.pdf_name, config.makes_preview
    if not (pdf or preview):
        return [], []
    options = replace(config.options, router_mode="hash", mode="export", base=None, browser=False)
    exported = build(result.deck.entry, options=options)
    files: list[Artifact] = []
    problems: list[Diagnostic] = []
    try:
        if pdf:
            log(f"making {pdf}", level=1)
            made = export_pdf(_job(exported, browser, {}))
            files += _named(made, pdf)
            problems += made.problems
        if preview:
            made = export_png(_job(exported, browser, {"scale": 1}, (1,)))
            files += _named(made, preview)
            problems += made.problems
    except BrowserError as error:
        problems.append(about_slide(_job(exported, browser, {}), "page-failed", str(error), 0))
    return files, problems


def _named(made: Exported, name: str) -> list[Artifact]:
    return [replace(made.files[0], path=PurePosixPath(name))]


def _job(
    result: BuildResult, browser: Callable[[], Browser], given: Mapping[str, Any], numbers: tuple[int, ...] = ()
) -> Job:
    config = result.config
    of_deck = {key: value for key, value in config["export"].items() if key not in ("format", "range")}
    settings = resolve_settings(
        {**given, "offline": config.options.untrusted}, of_deck, dark=config.color_schema == "dark"
    )

    @contextmanager
    def show(route: str) -> Iterator[Shown]:
        with shown(browser(), result, settings, route) as view:
            yield view

    return Job(result, settings, numbers or tuple(range(1, len(result.slides) + 1)), "made", show)
