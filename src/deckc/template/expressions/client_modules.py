"""Client modules: which modules `@slidev/client/…` has today; others are of older versions, and stop Slidev's build.

Source: the folders of `@slidev/client` 52.19.1.
"""

from __future__ import annotations

import re

from deckc.lazy_regex import lazy_regex

__all__ = ["is_gone", "is_internal"]

MODULES = frozenset(
    "constants context env layoutHelper routes utils index composables/useClicks composables/useDarkMode "
    "composables/useDragElements composables/useDrawings composables/useEmbeddedCtrl composables/useHideCursorIdle "
    "composables/useIME composables/useMousePosInSlide composables/useNav composables/usePreloadImages "
    "composables/usePrintStyles composables/useSlideBounds composables/useSlideInfo composables/useSwipeControls "
    "composables/useTimer composables/useTocTree composables/useViewTransition composables/useWakeLock logic/color "
    "logic/contextMenu logic/dark logic/overview logic/recording logic/route logic/screenshot logic/shortcuts "
    "logic/sideEditor logic/slidePath logic/slides logic/snapshot logic/transition logic/utils".split()
)
# Parts of Slidev's own player; deckc's is another, and has a few of them.
INTERNALS = frozenset(
    "Badge ClicksSlider CodeRunner ContextMenu Controls CurrentProgressBar DevicesSelectors DomElement "
    "DragControl Draggable DrawingControls DrawingLayer DrawingPreview ExportPdfTip FormCheckbox FormItem "
    "FormSlider Goto IconButton InfoDialog LaserPointer MenuButton Modal NavControls NoteDisplay NoteEditable "
    "NoteStatic PresenterMouse PrintContainer PrintSlide PrintSlideClick PwaIndicator QuickOverview "
    "RecordingControls RecordingDialog ScreenCaptureMirror SegmentControl SelectList Settings ShadowRoot "
    "ShikiEditor SideEditor SlideContainer SlideLoading SlideWrapper SlidesShow SyncControls TimerBar "
    "TimerInlined TitleIcon VerticalDivider WebCamera".split()
)
INTERNAL = lazy_regex(r"@slidev/client/internals/(\w+)\.vue$")
PREFIX = "@slidev/client/"
NAMED = lazy_regex(r"(?:composables|logic)/|[^/]+$")  # parts of it whose files all stand above


def is_gone(source: str) -> bool:
    """Whether a script imports a module that Slidev's client has no more."""
    name = re.sub(r"\.(?:[mc]?[jt]s)$", "", source.removeprefix(PREFIX))
    return source.startswith(PREFIX) and NAMED.match(name) is not None and name not in MODULES


def is_internal(source: str) -> bool:
    """Whether a script imports a part of Slidev's player that Slidev has."""
    found = INTERNAL.match(source)
    return found is not None and found[1] in INTERNALS
