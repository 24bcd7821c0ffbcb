"""Whole folder: files → a folder that is there whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import mkdtemp

from deckc.registry.fetching import RegistryError

__all__ = ["write_folder"]


def write_folder(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Puts files, by their paths, into a folder; what was there goes."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(mkdtemp(prefix=".deckc-", dir=folder.parent))
    except OSError as error:
        raise unwritable(folder, error) from error
    try:
        for path, data in files:
            file = fresh / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        fresh.chmod(0o755)  # mkdtemp's folders are the user's alone
        shutil.rmtree(folder, ignore_errors=True)
        fresh.rename(folder)
    except OSError as error:
        raise unwritable(folder, error) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def unwritable(folder: Path, error: OSError) -> RegistryError:
    return RegistryError(f"{folder} cannot be written: {error.strerror or error}")
