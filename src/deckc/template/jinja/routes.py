"""Routes: where a link to a slide leads. Problem code: unknown-slide, lost-link.

A link to a file of the deck leads to the file, which Slidev would take for a slide.
In: what a link says (`3`, `/3?clicks=2`, `../intro`, `#mark`). Out: the page's path. Source: Slidev guide, "Routes".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from posixpath import normpath
from typing import Any
from urllib.parse import urlencode

from deckc.diagnostics import did_you_mean
from deckc.lazy_regex import lazy_regex
from deckc.model import Span
from deckc.template.expressions import Run, text_of

__all__ = ["aliases", "check_slide", "counted", "file_of", "is_slide", "route"]

PAGES = ("presenter", "overview", "notes", "notes-edit", "entry", "print", "export")  # of the player
FILE = lazy_regex(r"\.\w+$", re.ASCII)


def route(to: Any, span: Span, run: Run) -> str:
    """The path of a link in the page, from `/`; a relative one counts from the deck's beginning."""
    if to is None:  # a prop that is missing, which is said already
        return ""
    text = path_of(to) if isinstance(to, Mapping) else str(to)
    if not text or text.startswith("#"):
        return f"/{run.facts.no}{text}"
    path = text if text.startswith("/") else normpath(f"/{text}")
    check_slide(path, span, run)
    return path


def path_of(to: Mapping[str, Any]) -> str:
    """The path of a location as Vue Router takes it: a `path`, or a route's `name` and `params`."""
    params = to.get("params")
    no = params.get("no") if isinstance(params, Mapping) else None
    name = str(to.get("name") or "play")
    path = to.get("path") or (f"/{no or ''}" if name == "play" else f"/{name}/{no or ''}".rstrip("/"))
    query = to.get("query")
    asked = urlencode({key: text_of(value) for key, value in query.items()}) if isinstance(query, Mapping) else ""
    mark = str(to.get("hash") or "")
    return f"{path}{f'?{asked}' if asked else ''}{mark}"


def file_of(to: Any, span: Span, run: Run) -> str | None:
    """The address in the page of the file that a link leads to; None: it leads to a slide, or the file is lost."""
    text = str(to)
    name = re.split(r"[?#]", text, maxsplit=1)[0]
    if to is None or not FILE.search(name) or name.strip("/.") in aliases(run):
        return None
    found = run.link(text, span)
    if found is not None:
        run.resolved.add(found)
    return found


def counted(total: int) -> str:
    return f"{total} slide{'s' * (total != 1)}"


def aliases(run: Run) -> list[str]:
    return [entry.path.removeprefix("/") for entry in run.facts.toc]


def is_slide(no: str, run: Run) -> bool:
    """Whether a slide has this number."""
    return no.isdecimal() and 0 < int(no[:9]) <= run.facts.total


def check_slide(path: str, span: Span, run: Run) -> None:
    """Whether a path leads to a slide or to a view of the player."""
    name = re.split(r"[?#]", path, maxsplit=1)[0].strip("/")
    if not name or name.partition("/")[0] in PAGES or name in aliases(run) or is_slide(name, run):
        return
    if FILE.search(name):
        return  # `file_of` has looked for it, and said so
    if not name.isdecimal() and (near := did_you_mean(name, aliases(run))):
        hint = f"did you mean '{near}'?"
    else:
        hint = f"the deck has {counted(run.facts.total)}; names are given by 'routeAlias'"
    run.report("unknown-slide", f"no slide '{name}'", span, hint)
