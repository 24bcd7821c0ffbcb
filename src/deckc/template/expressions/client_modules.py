"""Client modules: which modules `@slidev/client/…` has today; others are of older versions, and stop Slidev's build.

Source: the folders of `@slidev/client` 52.19.1.
"""

from __future__ import annotations

import re

from deckc.lazy_regex import lazy_regex

__all__ = ["is_gone"]

MODULES = frozenset(
    "constants context env layoutHelper routes utils index composables/useClicks composables/useDarkMode "
    "composables/useDragElements composables/useDrawings composables/useEmbeddedCtrl composables/useHideCursorIdle "
    "composables/useIME composables/useMousePosInSlide composables/useNav composables/usePreloadImages "
    "composables/usePrintStyles composables/useSlideBounds composables/useSlideInfo composables/useSwipeControls "
    "composables/useTimer composables/useTocTree composables/useViewTransition composables/useWakeLock logic/color "
    "logic/contextMenu logic/dark logic/overview logic/recording logic/route logic/screenshot logic/shortcuts "
    "logic/sideEditor logic/slidePath logic/slides logic/snapshot logic/transition logic/utils".split()
)
PREFIX = "@slidev/client/"
NAMED = lazy_regex(r"(?:composables|logic)/|[^/]+$")  # parts of it whose files all stand above


def is_gone(source: str) -> bool:
    """Whether a script imports a module that Slidev's client has no more."""
    name = re.sub(r"\.(?:[mc]?[jt]s)$", "", source.removeprefix(PREFIX))
    return source.startswith(PREFIX) and NAMED.match(name) is not None and name not in MODULES
