"""Rewrites `packages.toml`: each package's newest version that keeps its promises (`^`), and its digest.

Writes what changed to standard output. Run by `make update-vendored`; needs the network.
"""

from __future__ import annotations

from pathlib import Path

from deckc.registry import Wish, registry_address
from deckc.registry.metadata import find
from deckc.vendored.lock import LOCK, locked_packages


def main() -> None:
    registry = registry_address(Path())
    text = LOCK.read_text(encoding="utf-8")
    for name, locked in locked_packages().items():
        newest = find(Wish((name,), f"^{locked.version}"), registry)
        if newest.version != locked.version:
            start = text.index(f'integrity = "{locked.integrity}"')
            before, after = text[:start], text[start:]
            head, _, rest = before.rpartition(f'version = "{locked.version}"')
            text = f'{head}version = "{newest.version}"{rest}{after.replace(locked.integrity, newest.integrity, 1)}'
            print(f"{name}: {locked.version} → {newest.version}")
    changed = text != LOCK.read_text(encoding="utf-8")
    LOCK.write_text(text, encoding="utf-8")
    print("Install again (make demo), and run the tests." if changed else "All packages are the newest.")


if __name__ == "__main__":
    main()
