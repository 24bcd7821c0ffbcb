"""Rebuilding: the disk changes, the preview is built again, open pages are told.

A save is not one event: an editor empties a file and fills it, writes it in pieces, removes it and puts another in its
place. So we wait until what was opened is closed, and show what looks like half of a deck only when nothing follows.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from deckc.serve.file_watcher import Watcher
from deckc.serve.preview import Preview

__all__ = ["follow"]

QUIET_SECONDS = 0.05  # without a change, where nobody tells that a file is closed
LONGEST_SECONDS = 1.0  # after this we build although changes keep coming
HELD_OPEN_SECONDS = 2.0  # and although a file is still open for writing
# After an update of a slide the deck is built whole in a pause: when no save has come for as long as that last took,
# within these bounds, so that a build is seldom what the next save waits for.
PAUSE_SECONDS = 0.25
LONGEST_PAUSE_SECONDS = 2.0
LATEST_SECONDS = 10.0  # after the first update it is built although saves keep coming
DOUBT_SECONDS = 1.0  # that a deck which has lost much may take to be whole again
AGAIN_SECONDS = 1.0  # after a fault of ours


class Changes:
    """What the watcher's thread tells, for the event loop."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.any = asyncio.Event()
        self.whole = asyncio.Event()  # the last change left all files closed
        self.paths: set[Path] = set()  # that have changed since the whole deck was built
        self.updated: float | None = None  # when a slide was first updated since
        self.took = 0.0  # the last whole build after a save, in seconds

    def told(self, whole: bool, paths: Iterable[Path]) -> None:
        with suppress(RuntimeError):  # the loop has ended
            self.loop.call_soon_threadsafe(self.note, whole, paths)

    def note(self, whole: bool, paths: Iterable[Path]) -> None:
        self.any.set()
        self.paths.update(paths)
        if whole:
            self.whole.set()
        else:
            self.whole.clear()

    async def settle(self, held_open: Callable[[], bool]) -> None:
        """Waits until files are whole, or, where nobody tells, until changes stop coming."""
        began = self.loop.time()
        while self.any.is_set() and not self.whole.is_set():
            waited = self.loop.time() - began
            if waited > (HELD_OPEN_SECONDS if held_open() else LONGEST_SECONDS):
                break
            if not held_open():
                self.any.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self.whole.wait(), QUIET_SECONDS)
        self.any.clear()
        self.whole.clear()

    async def within(self, seconds: float) -> bool:
        """Whether something changes in that time."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self.any.wait(), seconds)
        return self.any.is_set()


async def follow(preview: Preview, tell: Callable[[], None]) -> None:
    """Change → quiet → build → tell, for ever. A fault of ours is shown in the pages, and we go on."""
    changes = Changes()
    watcher = Watcher(changes.told)
    watcher.start()
    try:
        watch(preview, watcher, changes)
        while True:
            await changes.any.wait()
            try:
                await step(preview, tell, watcher, changes)
            except Exception as error:  # whatever it is: a preview that silently shows old slides is worse
                if preview.fail(error):
                    tell()
                await asyncio.sleep(AGAIN_SECONDS)
    finally:
        watcher.stop()


def watch(preview: Preview, watcher: Watcher, changes: Changes) -> None:
    """Follows what the last build looked at. What changed in a new folder before we watched it would be missed."""
    if watcher.follow(preview.watch):
        changes.any.set()


async def step(preview: Preview, tell: Callable[[], None], watcher: Watcher, changes: Changes) -> None:
    """From one change to the pages: at once where it is one slide, which the whole build then confirms."""
    await changes.settle(watcher.holds_open)
    if await asyncio.to_thread(preview.update, frozenset(changes.paths)):
        tell()
        now = changes.loop.time()
        changes.updated = changes.updated or now
        left = changes.updated + LATEST_SECONDS - now
        pause = min(max(PAUSE_SECONDS, changes.took), LONGEST_PAUSE_SECONDS, left)
        if left > 0 and await changes.within(pause):
            return
    changes.updated = None
    paths, changes.paths = changes.paths, set()
    began = changes.loop.time()
    made = await asyncio.to_thread(preview.make)
    changes.took = changes.loop.time() - began
    watch(preview, watcher, changes)
    if preview.doubts(made) and await changes.within(DOUBT_SECONDS):
        changes.paths |= paths
        return
    if await asyncio.to_thread(preview.take, made):
        tell()
