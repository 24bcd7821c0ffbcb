"""Template globals: what every template sees besides its own names: `$page`, `$nav`, `$slidev`, `$frontmatter`, ….

What depends on where the slide is looked at is answered for the view that it is compiled for (`render_contexts.py`).
Source: Slidev guide, "Global Context".
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from deckc.model import TocEntry
from deckc.template.expressions.engine import Engine
from deckc.template.expressions.render_contexts import MEMBERS, answer
from deckc.template.expressions.scope import Run, Scope
from deckc.template.expressions.values import Lazy, member, plain

__all__ = ["navigation", "tell", "tell_of_slides", "template_globals"]

CLICKS = frozenset("clicks queryClicks clicksTotal clicksContext hasNext hasPrev".split())  # the runtime has its own
IN_NAV = MEMBERS - {"isDark", "$renderContext"}
LISTS = ("slides", "tocTree")  # as long as the deck: made only when they are asked for


def template_globals(run: Run) -> Scope:
    """The outermost scope of a slide."""
    run.outer = run.outer or make_globals(run)
    return run.outer


def make_globals(run: Run) -> Scope:
    facts = run.facts
    nav = Lazy(cache(lambda: navigation(run)))  # few slides ask
    configs = {**facts.configs, "themeConfig": dict(facts.theme_configs)}
    slidev = {"nav": nav, "configs": configs, "themeConfigs": facts.theme_configs}
    return Scope(
        {
            "$slidev": slidev,
            "$nav": nav,
            "$page": reading(run, "no", facts.no),
            "$clicks": Lazy(lambda: clicks(run)),
            "$clicksContext": clicks_context(run),
            "$frontmatter": facts.frontmatter,
            "$renderContext": seen("$renderContext", run),
            "$route": {"no": reading(run, "no", facts.no), "path": reading(run, "no", f"/{facts.no}")},
            "$scale": 1,
        }
    )


def reading(run: Run, facts: str, value: Any) -> Lazy:
    """A value that leaves a trace when it is looked at: the slide must be compiled anew when these facts change."""

    def make() -> Any:
        run.reads |= {*facts.split()}
        return value() if callable(value) else value

    return Lazy(make)


def clicks(run: Run) -> int:
    run.note_clicks()
    return run.click


def clicks_total(run: Run) -> int:
    run.note_clicks()
    return run.total


def clicks_context(run: Run) -> Mapping[str, Any]:
    """Slidev's `$clicksContext`, as far as it is data."""
    return {
        "current": Lazy(lambda: clicks(run)),
        "total": Lazy(lambda: clicks_total(run)),
        "clicksStart": run.facts.frontmatter.get("clicksStart", 0),
        "isMounted": True,
    }


def navigation(run: Run) -> Mapping[str, Any]:
    """Slidev's `$nav`, as far as it is known before anyone looks at the deck."""
    facts = run.facts
    members: dict[str, tuple[str, Callable[[], Any]]] = {
        "currentPage": ("no", lambda: facts.no),
        "currentSlideNo": ("no", lambda: facts.no),
        "currentPath": ("no", lambda: f"/{facts.no}"),
        "currentSlideRoute": ("no toc", lambda: route_of(facts.no, run)),
        "total": ("total", lambda: facts.total),
        "hasNext": ("no total", lambda: facts.no < facts.total or clicks(run) < clicks_total(run)),
        "hasPrev": ("no", lambda: facts.no > 1 or clicks(run) > 0),
        "nextRoute": ("no total toc", lambda: route_of(min(facts.no + 1, facts.total), run)),
        "prevRoute": ("no toc", lambda: route_of(max(facts.no - 1, 1), run)),
        "currentFrontmatter": ("no toc", lambda: route_of(facts.no, run)["meta"]["slide"]["frontmatter"]),
        "slides": ("toc", lambda: [route(entry.no, entry) for entry in facts.toc]),
        "tocTree": ("no toc", lambda: toc_tree(facts.toc, facts.no)),
    }
    return {
        **{name: reading(run, fact, make) for name, (fact, make) in members.items()},
        "clicks": Lazy(lambda: clicks(run)),
        "queryClicks": Lazy(lambda: clicks(run)),
        "clicksTotal": Lazy(lambda: clicks_total(run)),
        "clicksContext": clicks_context(run),
        "currentLayout": facts.layout,
        "clicksStart": facts.frontmatter.get("clicksStart", 0),
        "currentTransition": facts.frontmatter.get("transition"),
        "clicksDirection": 1,
        "navDirection": 0,
        **{name: seen(name, run) for name in IN_NAV},
        "isNotesViewer": False,  # notes are no slide
    }


def seen(member: str, run: Run) -> Lazy:
    """A value that depends on the view."""
    return Lazy(lambda: run.seen(member))


def tell(engine: Engine, run: Run) -> None:
    """Gives the engine, once, what scripts may ask of the deck, but for its list of slides."""
    if engine.told:
        return
    engine.told = True
    deck = {
        "nav": {name: value for name, value in navigation(run).items() if name not in CLICKS.union(LISTS, IN_NAV)},
        "seen": {name: answer(name, run.view) for name in MEMBERS},
        "page": run.facts.no,
        "frontmatter": run.facts.frontmatter,
        "configs": run.facts.configs,
        "themeConfigs": run.facts.theme_configs,
    }
    before = set(run.reads)
    engine.run(f"deck = {json.dumps(plain(deck))}; 0")
    run.reads = before


def tell_of_slides(engine: Engine, script: str, run: Run) -> None:
    """Gives the engine the lists of slides that a script names, and notes what of the deck it may look at."""
    if "Nav" in script or "useSlideContext" in script or "$slidev" in script or "$nav" in script:
        run.reads |= {"no", "total"}
    for name in LISTS:
        if name in script:
            engine.run(f"deck.nav.{name} = {json.dumps(plain(member(navigation(run), name)))}; 0")


def route_of(no: int, run: Run) -> dict[str, Any]:
    """The route of a slide by its number."""
    return route(no, next((entry for entry in run.facts.toc if entry.no == no), None))


def route(no: int, entry: TocEntry | None) -> dict[str, Any]:
    """A slide as Slidev's routes have it."""
    title, level, given = (entry.title, entry.level, entry.frontmatter) if entry else (None, 1, {})
    slide = {"no": no, "index": no - 1, "title": title, "level": level, "frontmatter": given}
    meta = {"slide": slide, **({"layout": given["layout"]} if "layout" in given else {})}
    return {"no": no, "path": entry.path if entry else f"/{no}", "meta": meta}


def toc_tree(entries: tuple[TocEntry, ...], current: int) -> list[dict[str, Any]]:
    """Slides below the slides whose titles are one level higher, as Slidev nests them."""
    tree: list[dict[str, Any]] = []
    for entry in entries:
        if not entry.title:
            continue
        siblings, level = tree, 1
        while entry.level > level and siblings:
            siblings, level = siblings[-1]["children"], level + 1
        siblings.append(
            {
                "no": entry.no,
                "title": entry.title,
                "titleHtml": entry.title_html,
                "path": entry.path,
                "level": level,
                "hideInToc": entry.hidden,
                "active": entry.no == current,
                "children": [],
            }
        )
    mark_active(tree, None)
    return without_hidden(tree)


def mark_active(items: list[dict[str, Any]], parent: dict[str, Any] | None) -> bool:
    """Sets `hasActiveParent` and `activeParent`; whether one of the items or their children is active."""
    found = False
    for item in items:
        item["hasActiveParent"] = bool(parent and (parent["active"] or parent["hasActiveParent"]))
        item["activeParent"] = mark_active(item["children"], item)
        found = found or item["active"] or item["activeParent"]
    return found


def without_hidden(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**item, "children": without_hidden(item["children"])} for item in items if not item["hideInToc"]]
