"""Assemble: compiled slides and CSS become the page.

In: `PageInput`. Out: artifacts: `index.html`, and beside it one style sheet and the scripts with their digest in
the name, or all in one file. Equal input gives equal bytes; every address is relative.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from deckc.disk.paths import CLIENT
from deckc.lazy_regex import lazy_regex
from deckc.model import Artifact
from deckc.page.client_bundle import link_client, link_presenter_bundle, style_client
from deckc.page.content_security_policy import content_policy, hash_of
from deckc.page.deck_data import deck_data, in_script
from deckc.page.head import attributes, links, metas
from deckc.page.page_input import PageInput, PageSlide

__all__ = ["assemble"]

TEMPLATES = Environment(
    loader=PackageLoader("deckc.page"), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
)

SLIDE_BREAK = "<!--next slide-->"
"""Parts the waiting slides; the client splits at it."""

NOSCRIPT = lazy_regex(r"<(/?)noscript\b", re.I)
BACKSLASH = "\\"
NOTHING = Markup()


class Script(NamedTuple):
    """A part of the player."""

    text: str
    name: str = "deck"
    address: str = "src"  # the attribute that holds the address of its file
    attributes: Markup = NOTHING


def assemble(page: PageInput) -> tuple[Artifact, ...]:
    """The files of the site that are made here. In history mode also those that lead a deep link to the page."""
    css, scripts = style_client() + sheet_size(page) + page.css, tuple(scripts_of(page))
    inside = NOTHING.join(inline("script", script.text, script.attributes) for script in scripts)
    if page.single_file:
        return tuple(documents(page, inline("style", css), inside, policy(page, scripts)))
    # Beside the page, not in assets/: addresses in the sheet are then the same as in the page.
    style_path = f"deck-{digest(css)}.css"
    style = Markup('<link rel="stylesheet" href="{}">').format(style_path)
    if page.untrusted:
        sheet = Artifact(PurePosixPath(style_path), css.encode())
        return *documents(page, style, inside, policy(page, scripts)), sheet
    paths = {script: f"{script.name}-{digest(script.text)}.js" for script in scripts}
    beside = (inline("script", "", each.attributes + attributes({each.address: path})) for each, path in paths.items())
    files = {style_path: css, **{path: script.text for script, path in paths.items()}}
    return (
        *documents(page, style, NOTHING.join(beside)),
        *(Artifact(PurePosixPath(path), text.encode()) for path, text in files.items()),
    )


def policy(page: PageInput, scripts: Iterable[Script]) -> str:
    """The content security policy of an untrusted deck's page; "" for others."""
    if not page.untrusted:
        return ""
    texts = (link_client("player/boot"), *(script.text for script in scripts), *page.extra_scripts)
    library = [page.diagrams.hash] if page.diagrams and page.diagrams.hash else []
    return content_policy([*(hash_of(in_element("script", text)) for text in texts), *library])


def scripts_of(page: PageInput) -> Iterator[Script]:
    """The player; before it what it runs when a view of it is asked for, after it what only some decks need."""
    if page.presenter:
        waits = attributes({"type": "text/plain", "id": "deck-presenter-bundle"})
        yield Script(link_presenter_bundle(), address="data-src", attributes=waits)
    yield Script(link_client())
    if page.live:
        yield Script(
            page.live.script, "live", attributes=attributes({"defer": ""}) if not page.single_file else NOTHING
        )
    if editors := page.editors:
        given = attributes({"data-scripts": to_json(editors.addresses), "data-config": to_json(editors.config)})
        yield Script(link_client("code/monaco-editors"), "editors", attributes=given)
    if drawn := page.diagrams:
        settings = {"data-config": to_json(drawn.config), "data-fixed": to_json(drawn.fixed)}
        given = attributes({"data-library": drawn.library, **settings})
        yield Script(link_client("code/mermaid"), "diagrams", attributes=given)


def sheet_size(page: PageInput) -> str:
    """A printed sheet is as large as the canvas."""
    return f"@page{{size:{page.width}px {page.height}px;margin:0}}\n"


def documents(page: PageInput, styles: Markup, scripts: Markup, policy: str = "") -> Iterator[Artifact]:
    """The page, wherever it is asked for. `policy`: its content security policy."""
    scripts += NOTHING.join(inline("script", text) for text in page.extra_scripts)
    html = render(page, styles, scripts, policy).encode()
    yield Artifact(PurePosixPath("index.html"), html)
    if page.router_mode == "history":
        yield Artifact(PurePosixPath("404.html"), html)
        yield Artifact(PurePosixPath("_redirects"), f"{page.base}*    {page.base}index.html   200\n".encode())


def render(page: PageInput, styles: Markup, scripts: Markup, policy: str = "") -> str:
    """The whole document."""
    first, *waiting = (page_html(slide, page) for slide in page.slides)
    return TEMPLATES.get_template("index.html").render(
        page=page,
        policy=policy,
        base=page.base if page.router_mode == "history" else "",
        html_attributes=root_attributes(page),
        body_attributes=attributes({"style": theme_variables(page)}),
        links=tuple(links(page)),
        metas=tuple(metas(page)),
        boot=Markup(link_client("player/boot")),
        styles=styles,
        noscript_css=Markup((CLIENT / "player/noscript.css").read_text(encoding="utf-8")),
        first=Markup(first),
        waiting=Markup(SLIDE_BREAK.join(waiting)),
        data=Markup(deck_data(page)),
        live=Markup(in_script(page.live.data)) if page.live else "",
        scripts=scripts,
    )


def root_attributes(page: PageInput) -> Markup:
    schema = "dark" if page.color_schema == "dark" else "light"
    style = f"--deck-width:{page.width}px;--deck-height:{page.height}px"
    return attributes(
        {
            "lang": page.lang,
            **page.html_attributes,
            "class": " ".join(filter(None, (schema, page.html_attributes.get("class")))),
            "data-deck-schema": page.color_schema,
            "data-deck-canvas": f"{page.width}x{page.height}",
            "style": ";".join(filter(None, (page.html_attributes.get("style"), style))),
        }
    )


def theme_variables(page: PageInput) -> str | None:
    return ";".join(f"--slidev-theme-{key}:{value}" for key, value in page.theme_config.items()) or None


def page_html(slide: PageSlide, page: PageInput) -> str:
    """The element of one slide. Markup of the deck's own `<noscript>` would end ours, so it is renamed."""
    compiled = slide.compiled
    style = {
        "user-select": None if page.config.get("selectable") else "none",
        "--slidev-slide-zoom-scale": f"{slide.zoom:g}" if slide.zoom != 1 else None,
    }
    title = f": {compiled.title}" if compiled.title else ""
    rest = attributes(
        {
            "data-live": "" if "live" in compiled.features else None,
            "aria-label": f"Slide {compiled.no} of {len(page.slides)}{title}",
            "style": ";".join(f"{name}:{value}" for name, value in style.items() if value) or None,
            "lang": slide.lang,
        }
    )
    html = NOSCRIPT.sub(r"<\1deck-noscript", compiled.html)
    page_class = f"slidev-page slidev-page-{compiled.no}"
    role = 'role="region" aria-roledescription="slide"'
    return f'<div class="{page_class}" data-slidev-no="{compiled.no}" {role}{rest}>{html}</div>'


def inline(tag: str, text: str, extra: Markup = NOTHING) -> Markup:
    """A style or script element."""
    return Markup(f"<{tag}{extra}>{in_element(tag, text)}</{tag}>")


def in_element(tag: str, text: str) -> str:
    """The text of a style or script element; an end tag inside a string of it is written so that it doesn't end it."""
    return re.sub(rf"<(?=/{tag})", f"<{BACKSLASH * 2}", text, flags=re.I)


def to_json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
