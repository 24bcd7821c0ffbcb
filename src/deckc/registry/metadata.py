"""Metadata: which version of a package is meant, and where its archive lies."""

from __future__ import annotations

import json
import os
import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from deckc.registry.download import RegistryError, download
from deckc.registry.names import Wish

__all__ = ["Package", "find", "registry_address"]

PUBLIC = "https://registry.npmjs.org"
VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)(-[\w.-]+)?(?:\+.*)?", re.ASCII)


@dataclass(frozen=True)
class Package:
    """One version of a package, as the registry describes it."""

    name: str
    version: str
    archive: str  # address of a .tgz
    integrity: str  # Subresource Integrity
    dependencies: Mapping[str, str]  # name → range of versions


def registry_address(folder: Path) -> str:
    """Where packages come from: as npm is told by its environment, or by `.npmrc` in the folder or at home."""
    told = next((value for name, value in os.environ.items() if name.lower() == "npm_config_registry"), None)
    for file in (folder / ".npmrc", Path.home() / ".npmrc"):
        if not told and file.is_file():
            found = re.search(r"^\s*registry\s*=\s*(\S+)", file.read_text(encoding="utf-8", errors="replace"), re.M)
            told = found[1] if found else None
    return (told or PUBLIC).rstrip("/")


def find(wish: Wish, registry: str) -> Package:
    """The package that a wish means: the first of its names that the registry knows, in the version wanted."""
    for name in wish.names:
        try:
            answer = json.loads(download(f"{registry}/{quote(name, safe='@')}"))
        except RegistryError as error:
            if not error.missing:
                raise
            continue
        return describe(name, answer, wish.versions)
    tried = " or ".join(f"'{name}'" for name in wish.names)
    raise RegistryError(f"npm's registry has no package called {tried}", missing=True)


def describe(name: str, answer: Mapping[str, Any], wanted: str) -> Package:
    versions: Mapping[str, Any] = answer.get("versions") or {}
    version = choose(versions, wanted, answer.get("dist-tags") or {})
    if version is None:
        raise RegistryError(f"'{name}' has no version {wanted or 'at all'}", missing=True)
    dist = versions[version]["dist"]
    integrity = dist.get("integrity") or f"sha1-{b64encode(bytes.fromhex(dist['shasum'])).decode()}"
    return Package(name, version, dist["tarball"], integrity, versions[version].get("dependencies") or {})


def choose(versions: Iterable[str], wanted: str, tags: Mapping[str, str]) -> str | None:
    """The newest version that fits; a tag such as `next`, or nothing, asks the registry's own list."""
    known = list(versions)
    if wanted in known:
        return wanted
    if (asked := tags.get(wanted or "latest")) in known:
        return asked
    release = re.match(r"[\^~]?v?(\d+)(?:\.(\d+))?(?:\.(\d+))?", wanted, re.ASCII)
    if not release:
        return tags.get("latest")
    fixed = steady_parts(wanted, [part for part in release.groups() if part is not None])
    fitting = [version for version in known if (parts := numbers(version)) and parts[: len(fixed)] == fixed]
    return max(fitting, key=lambda version: numbers(version) or (), default=None)


def steady_parts(wanted: str, parts: list[str]) -> tuple[int, ...]:
    """What may not change: `^1.2.3` the 1, `^0.2.3` the 0.2, `~1.2.3` the 1.2, `1.2` and `1.x` what they say."""
    values = tuple(int(part) for part in parts)
    if wanted.startswith("^"):
        return values[: next((place + 1 for place, value in enumerate(values) if value), len(values))]
    return values[:2] if wanted.startswith("~") else values


def numbers(version: str) -> tuple[int, ...] | None:
    """The numbers of a release; None for what comes before one (`2.0.0-beta.1`)."""
    found = VERSION.fullmatch(version)
    return tuple(int(part) for part in found.groups()[:3]) if found and not found[4] else None
