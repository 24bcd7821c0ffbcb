"""Write: artifacts to an output folder, changed bytes only.

In: artifacts, a folder. Out: what changed. Errors: OSError as the disk gives it, `OutputError` where a path
leaves the folder. The list of what was written lies in the folder itself (`MANIFEST`): the next build removes
what it no longer makes, and nothing else.
"""

from __future__ import annotations

import filecmp
import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from deckc.model import Artifact
from deckc.paths import inside

__all__ = ["MANIFEST", "OutputError", "Written", "write"]

MANIFEST = PurePosixPath(".deckc-files.json")


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

    Each file is replaced whole, so that a reader never sees half of one. OutputError: a path has `..` in it or
    leads out of the folder through a symbolic link; a folder lies where a file must go, or a file where a folder.
    """
    wanted = {artifact.path: artifact.data for artifact in artifacts}
    out.mkdir(parents=True, exist_ok=True)
    former = _read_manifest(out)
    removed = tuple(path for path in sorted(former - set(wanted)) if _remove(out, path))
    changed = tuple(path for path in sorted(wanted) if _put(out, path, wanted[path]))
    _put(out, MANIFEST, json.dumps([str(path) for path in sorted(wanted)], indent=0).encode())
    return Written(changed, tuple(sorted(set(wanted) - set(changed))), removed)


def _read_manifest(out: Path) -> set[PurePosixPath]:
    """What the former build wrote, as far as the list can be read and stays in the folder."""
    try:
        names = json.loads((out / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return set()
    paths = {PurePosixPath(name) for name in names if isinstance(name, str)} if isinstance(names, list) else set()
    return {path for path in paths if path.parts and _stays_inside(out, path)}


def _stays_inside(out: Path, path: PurePosixPath) -> bool:
    """Whether a relative path leads to a place in the folder, its own last link not followed."""
    return not path.is_absolute() and ".." not in path.parts and inside(out, (out / path).parent)


def _put(out: Path, path: PurePosixPath, data: bytes | Path) -> bool:
    """Whether the file had to be written."""
    if not _stays_inside(out, path):
        raise OutputError(f"{out / path} does not lie in the output folder")
    target = out / path
    if target.is_dir() and not target.is_symlink():
        raise OutputError(f"{target} is a folder, and a file must go there")
    if _holds(target, data):
        return False
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise OutputError(f"{target.parent} is a file, and a folder must go there") from None
    _replace(target, data)
    return True


def _holds(target: Path, data: bytes | Path) -> bool:
    """Whether a real file with these bytes stands there."""
    if target.is_symlink() or not target.is_file():
        return False
    if isinstance(data, Path):
        return filecmp.cmp(data, target, shallow=False)
    return target.stat().st_size == len(data) and target.read_bytes() == data


def _replace(target: Path, data: bytes | Path) -> None:
    temporary = target.with_name(f".deckc-{os.getpid()}")
    try:
        if isinstance(data, Path):
            shutil.copyfile(data, temporary)
        else:
            temporary.write_bytes(data)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


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
