"""Page needs: reasons why a single-file component cannot be rendered once and for all, but must run in the page.

In: the component's text. Out: the reasons, in words for a person; none: the static renderer does it all.
Source: Vue guide, "Lifecycle Hooks", "Watchers", "Event Handling", "Form Input Bindings", "Built-in Components".
"""

from __future__ import annotations

import re
from functools import lru_cache

from deckc.disk.paths import package_of
from deckc.lazy_regex import lazy_regex

__all__ = ["packages", "reasons"]

SCRIPT = lazy_regex(r"<script\b[^>]*>(.*?)</script\s*>", re.S | re.I)
JSX = lazy_regex(r"""<script\b[^>]*\blang\s*=\s*["']?[jt]sx\b""", re.I)
STYLE = lazy_regex(r"<style\b[^>]*>.*?</style\s*>", re.S | re.I)
COMMENT = lazy_regex(r"/\*.*?\*/|(?<![:\"'`\\])//[^\n]*", re.S)
HTML_COMMENT = lazy_regex(r"<!--.*?-->", re.S)

IN_SCRIPT = {
    "lifecycle hooks": r"\bon(?:Before)?(?:Mount|Unmount|Update)(?:ed)?\b|\bon(?:Activated|Deactivated|ErrorCaptured)\b"
    r"|\b(?:mounted|created|unmounted|updated|beforeMount|beforeUnmount|activated)\s*(?:\(|:\s*(?:async\b|function\b))",
    "watchers": r"\bwatch(?:Effect|PostEffect|SyncEffect)?\s*\(|\bwatch\s*:\s*\{",
    "timers": r"\b(?:setTimeout|setInterval|requestAnimationFrame|requestIdleCallback)\b",
    "the browser": r"(?<![.\w$])(?:document|window|navigator|localStorage|sessionStorage|fetch|location|history|"
    r"addEventListener|ResizeObserver|IntersectionObserver|MutationObserver|Audio|WebSocket|matchMedia)\b(?!\s*:)",
    "the slide's hooks": r"\bonSlide(?:Enter|Leave)\b|\buseIsSlideActive\b",
    "the router": r"\buseRoute[r]?\b",
    "provide and inject": r"(?<![.\w$])(?:provide|inject)\s*\(",
    "async components": r"\bdefineAsyncComponent\b|^\s*(?:const\s[^=\n]+=\s*)?await\b",
    "imports of Vite": r"\bimport\.meta\.(?:glob|url)",
    "template refs": r"\buseTemplateRef\b",
}
# What the static renderer makes of a handler: a word for the player.
ACTION = r"\s*(?:\(\s*\)\s*=>\s*)?(?:(?:\$slidev\.nav|\$nav)\.\w+(?:\([^()]*\))?|navigate)\s*"
BUILT_IN = (
    "Transition TransitionGroup transition transition-group KeepAlive keep-alive Teleport teleport Suspense suspense"
)
IN_TEMPLATE = {
    "event handlers": rf"""\s(?:@|v-on:)[\w:.-]+\s*=\s*(?:"(?!{ACTION}")|'(?!{ACTION}')|[^"'\s])""",
    "form inputs": r"\sv-model\b",
    "template refs": r"\s:?ref\s*=",
    "transitions": rf"<(?:{'|'.join(BUILT_IN.split())})\b",
}
PACKAGE = lazy_regex(
    r"""(?:\bfrom\s*|\bimport\s*\(?\s*)["'](?![./~#]|vue(?:-router)?["']|@slidev/(?:client|types)|/@slidev|virtual:)([^"']+)["']"""
)
TYPE_IMPORT = lazy_regex(r"\bimport\s+type\b[^;\n]*")
NAME = lazy_regex(r"(?:@[a-z0-9~-][\w.~-]*/)?[a-z0-9~-][\w.~-]*", re.ASCII)
PATTERNS = {
    "script": {reason: lazy_regex(pattern, re.M) for reason, pattern in IN_SCRIPT.items()},
    "template": {reason: lazy_regex(pattern) for reason, pattern in IN_TEMPLATE.items()},
}


@lru_cache(1024)
def packages(script: str) -> tuple[str, ...]:
    """The npm packages that a script imports, but for Vue and Slidev's own."""
    found = map(package_of, PACKAGE.findall(TYPE_IMPORT.sub("", COMMENT.sub("", script))))
    return tuple(name for name in dict.fromkeys(found) if NAME.fullmatch(name))


@lru_cache(1024)
def reasons(source: str) -> tuple[str, ...]:
    """Why the component must run, the packages that it imports included; () where it need not."""
    scripts = COMMENT.sub("", "\n".join(SCRIPT.findall(source)))
    template = HTML_COMMENT.sub("", STYLE.sub("", SCRIPT.sub("", source)))
    found = ["render functions in JSX"] if JSX.search(source) else []
    found += [reason for reason, pattern in PATTERNS["script"].items() if pattern.search(scripts)]
    found += [reason for reason, pattern in PATTERNS["template"].items() if pattern.search(template)]
    found += [f"the package '{name}'" for name in PACKAGE.findall(TYPE_IMPORT.sub("", scripts))]
    return tuple(dict.fromkeys(found))
