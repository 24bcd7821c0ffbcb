"""File watcher: tells when a file changes that a build looked at, also one that was looked for and not found.

Folders are watched, not files: editors save by putting a new file in the old one's place.
"""

from __future__ import annotations

import errno
import os
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from deckc.disk.paths import real

__all__ = ["Watcher"]

# Reading a file is an event too; acting on those would answer our own reading for ever.
CHANGES = frozenset(["created", "modified", "moved", "deleted", "closed"])
WHOLE = frozenset(["moved", "closed"])  # what an editor does when all is written
OPENINGS = {"opened": 1, "closed": -1, "closed_no_write": -1}  # told on Linux only

Folder = tuple[Path, bool]  # where; with all that is below it


class Watcher(FileSystemEventHandler):
    """Tells `changed`, from a thread of its own, of each change of a path that is followed, and if it is whole now."""

    def __init__(self, changed: Callable[[bool, tuple[Path, ...]], object]) -> None:
        self.changed = changed
        self.paths: frozenset[Path] = frozenset()
        self.watches: dict[Folder, ObservedWatch] = {}
        self.opened: Counter[Path] = Counter()  # by whomever, for reading too
        self.written: set[Path] = set()  # files that were opened and written to, and are not closed yet
        self.gone: set[Path] = set()  # folders that went away; what comes in their place must be watched anew
        self.observer: BaseObserver = Observer()

    def start(self) -> None:
        self.observer.start()

    def stop(self) -> None:
        self.observer.stop()
        if self.observer.is_alive():
            self.observer.join()

    def follow(self, paths: Iterable[Path]) -> bool:
        """From now on these are followed: a folder with all that is in it, anything else by its name.

        Whether a folder is watched now that was not before.
        """
        absolute = {Path(os.path.abspath(path)) for path in paths if is_path(path)}  # noqa: PTH100  # links are kept
        self.paths = frozenset(absolute | {real(path) for path in absolute})
        wanted = without_covered({folder_of(path) for path in self.paths})
        gone, self.gone = self.gone, set()
        for folder in [folder for folder in self.watches if folder not in wanted or folder[0] in gone]:
            self.observer.unschedule(self.watches.pop(folder))
        new = wanted - self.watches.keys()
        try:
            self.watch(new)
        except FileNotFoundError:  # went away this moment: the event about it is on its way
            pass
        except OSError:  # the system watches no more than it is allowed to
            self.poll(wanted)
        return bool(new)

    def watch(self, folders: set[Folder]) -> None:
        for folder in folders:
            self.watches[folder] = self.observer.schedule(self, str(folder[0]), recursive=folder[1])

    def poll(self, folders: set[Folder]) -> None:
        """Looks at the folders again and again instead, which always works."""
        self.stop()
        self.observer, self.watches = PollingObserver(timeout=0.5), {}
        self.watch(folders)
        self.observer.start()

    def on_any_event(self, event: FileSystemEvent) -> None:
        source, target = (Path(os.fsdecode(place)) for place in (event.src_path, event.dest_path))
        self.count_openings(event.event_type, source)
        if event.event_type not in CHANGES or (event.is_directory and event.event_type == "modified"):
            return
        if event.is_directory and event.event_type in {"moved", "deleted"}:
            self.gone.add(source)
        if self.concerns(source) or (event.dest_path and self.concerns(target)):
            self.changed(event.event_type in WHOLE and not self.written, (source, target))

    def holds_open(self) -> bool:
        """Whether somebody is writing a file that is followed."""
        return bool(self.written)

    def count_openings(self, kind: str, path: Path) -> None:
        """A file that is changed while nobody has it open has other rights or times only."""
        if path not in self.paths:
            return
        if kind == "modified" and self.opened[path] > 0:
            self.written.add(path)
        elif kind in {"closed", "moved", "deleted"}:
            self.written.discard(path)
        self.opened[path] = 0 if kind in {"moved", "deleted"} else max(0, self.opened[path] + OPENINGS.get(kind, 0))

    def concerns(self, path: Path) -> bool:
        """Whether a path is followed, lies in a folder that is, or is a folder on the way to one."""
        return not self.paths.isdisjoint((path, *path.parents)) or any(path in other.parents for other in self.paths)


def is_path(path: Path) -> bool:
    """Whether a file may have such a name: none has NUL in it, or more letters than the system takes."""
    try:
        path.lstat()
    except OSError as error:
        return error.errno not in (errno.ENAMETOOLONG, errno.EINVAL)
    except ValueError:
        return False
    return True


def folder_of(path: Path) -> Folder:
    """The folder to watch for a path: itself, or the nearest one above it that is there."""
    if path.is_dir():
        return path, True
    return next(folder for folder in path.parents if folder.is_dir()), False


def without_covered(folders: set[Folder]) -> set[Folder]:
    """Folders that no other of them watches too: each one takes a thread, and systems allow only so many."""
    whole = {path for path, with_all_below in folders if with_all_below}
    return {
        (path, with_all_below)
        for path, with_all_below in folders
        if whole.isdisjoint(path.parents) and (with_all_below or path not in whole)
    }
