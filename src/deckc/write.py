"""Write: artifacts to an output folder, changed bytes only, so that a build that is killed leaves a whole site.

In: artifacts, a folder. Out: what changed. Errors: OSError as the disk gives it, `OutputError` where a path
leaves the folder. The list of what was written lies in the folder itself (`MANIFEST`): the next build removes
what it no longer makes, and nothing else.

All files are first written to a folder of their own (`STAGING`), then renamed to their places: what a page points to
before the page, `index.html` last, and only then are the former build's files removed. Most names hold a digest of the
content: the former page finds its files until the new one stands. A file that keeps its name (from `public/`) is
replaced whole, shortly before the pages.
"""

from __future__ import annotations

import filecmp
import json
import os
import shutil
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from deckc.disk.paths import inside
from deckc.model import Artifact

__all__ = ["MANIFEST", "OutputError", "Written", "write"]

MANIFEST = PurePosixPath(".deckc-files.json")
STAGING = ".deckc-new"
LONGEST_WAIT_SECONDS = 10.0  # for another build that writes to the same folder
LOOK_AGAIN_SECONDS = 0.05

Files = Mapping[PurePosixPath, bytes | Path]


class OutputError(Exception):
    """The output folder cannot take a file where it should lie."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did, as paths relative to the output folder, each list sorted."""

    changed: tuple[PurePosixPath, ...]
    unchanged: tuple[PurePosixPath, ...]
    removed: tuple[PurePosixPath, ...]


def write(artifacts: Iterable[Artifact], out: Path) -> Written:
    """Makes the folder hold the artifacts; files that no build of ours wrote stay as they are.

    Killed at any moment it leaves the former site or the new one, and the next build cleans up. OutputError: a path has
    `..` in it or leads out of the folder through a symbolic link; a folder lies where a file must go, or a file where a
    folder; another build does not stop writing to the folder.
    """
    wanted = {artifact.path: artifact.data for artifact in artifacts}
    out.mkdir(parents=True, exist_ok=True)
    with _locked(out):
        shutil.rmtree(out / STAGING, ignore_errors=True)  # of a build that was killed
        former = _read_manifest(out)
        _check(out, wanted.keys(), former - wanted.keys())
        changed = {path: wanted[path] for path in sorted(wanted) if not _holds(out / path, wanted[path])}
        removed = _replace(out, changed, former, wanted.keys())
    return Written(tuple(changed), tuple(sorted(wanted.keys() - changed.keys())), removed)


@contextmanager
def _locked(out: Path) -> Iterator[None]:
    """While it holds, no other build writes to the folder. Ends with the process, also when that is killed."""
    try:
        import fcntl
    except ImportError:  # Windows: there one build does not know of the other
        yield
        return
    folder = os.open(out, os.O_RDONLY)
    latest = time.monotonic() + LONGEST_WAIT_SECONDS
    try:
        while True:
            try:
                fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > latest:
                    raise OutputError(f"another build is writing to {out}") from None
                time.sleep(LOOK_AGAIN_SECONDS)
            except OSError:  # a file system without locks
                break
        yield
    finally:
        os.close(folder)


def _replace(
    out: Path, changed: Files, former: set[PurePosixPath], wanted: Collection[PurePosixPath]
) -> tuple[PurePosixPath, ...]:
    """Puts the changed files in place and removes those of the former build that are not wanted: these are returned."""
    unwanted = sorted(former.difference(wanted))
    if not changed and not unwanted and former:
        return ()
    staging = out / STAGING
    staging.mkdir()
    try:
        staged = {path: staging / str(number) for number, path in enumerate(sorted(changed, key=_turn))}
        for path, place in staged.items():
            _fill(place, changed[path])
        # Until all is done both builds' files are ours: whatever happens, the next build knows them.
        _write_manifest(out, former.union(wanted))
        folders = {folder for path in changed for folder in path.parents}
        in_the_way = [path for path in unwanted if path in folders or not changed.keys().isdisjoint(path.parents)]
        removed = [path for path in in_the_way if _remove(out, path)]
        for path, place in staged.items():
            (out / path).parent.mkdir(parents=True, exist_ok=True)
            place.replace(out / path)
        removed += [path for path in unwanted if path not in in_the_way and _remove(out, path)]
        _write_manifest(out, wanted)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return tuple(sorted(removed))


def _turn(path: PurePosixPath) -> tuple[bool, bool, int, PurePosixPath]:
    """Sorts files by when they go to their place: pages last, and of these `index.html`, from the deepest up."""
    return path.suffix == ".html", path.name == "index.html", -len(path.parts), path


def _fill(place: Path, data: bytes | Path) -> None:
    if isinstance(data, Path):
        shutil.copyfile(data, place)
    else:
        place.write_bytes(data)


def _read_manifest(out: Path) -> set[PurePosixPath]:
    """What the former build wrote, as far as the list can be read and stays in the folder."""
    try:
        names = json.loads((out / MANIFEST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return set()
    paths = {PurePosixPath(name) for name in names if isinstance(name, str)} if isinstance(names, list) else set()
    outside = {folder for folder in {path.parent for path in paths} if not _stays_inside(out, folder)}
    return {path for path in paths if path.parts and path.parent not in outside and path.name != ".."}


def _write_manifest(out: Path, paths: Collection[PurePosixPath]) -> None:
    place = out / STAGING / MANIFEST.name
    place.write_bytes(json.dumps([str(path) for path in sorted(paths)], indent=0).encode())
    place.replace(out / MANIFEST)


def _stays_inside(out: Path, folder: PurePosixPath) -> bool:
    """Whether a relative path leads to a place in the output folder, or to itself."""
    with suppress(OSError, ValueError):
        return not folder.is_absolute() and ".." not in folder.parts and inside(out, out / folder)
    return False


def _check(out: Path, paths: Collection[PurePosixPath], goes: Collection[PurePosixPath]) -> None:
    """OutputError: a file cannot go there. What `goes` is removed before."""
    folders = {path.parent for path in paths}
    outside = {folder for folder in folders if not _stays_inside(out, folder)}
    for path in paths:
        target = out / path
        if path.parent in outside or path.name == "..":
            raise OutputError(f"{target} does not lie in the output folder")
        if target.is_dir() and not target.is_symlink() and not _only_holds(out, path, goes):
            raise OutputError(f"{target} is a folder, and a file must go there")
    for folder in folders.union(*(each.parents for each in folders)):
        if (out / folder).exists() and not (out / folder).is_dir() and folder not in goes:
            raise OutputError(f"{out / folder} is a file, and a folder must go there")


def _only_holds(out: Path, folder: PurePosixPath, goes: Collection[PurePosixPath]) -> bool:
    """Whether the folder is gone when these files are: there is nothing else in it, and something of theirs."""
    inside_it = [path for path in (out / folder).rglob("*") if path.is_symlink() or not path.is_dir()]
    return bool(inside_it) and all(PurePosixPath(path.relative_to(out).as_posix()) in goes for path in inside_it)


def _holds(target: Path, data: bytes | Path) -> bool:
    """Whether a real file with these bytes stands there."""
    if target.is_symlink() or not target.is_file():
        return False
    if isinstance(data, Path):
        return filecmp.cmp(data, target, shallow=False)
    return target.stat().st_size == len(data) and target.read_bytes() == data


def _remove(out: Path, path: PurePosixPath) -> bool:
    """Removes a file and the folders that it leaves empty."""
    target = out / path
    if not (target.is_file() or target.is_symlink()):
        return False
    target.unlink()
    for folder in path.parents[:-1]:
        try:
            (out / folder).rmdir()
        except OSError:  # not empty
            break
    return True
