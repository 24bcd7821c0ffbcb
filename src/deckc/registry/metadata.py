"""Metadata: which version of a package is meant, and where its archive lies."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from deckc.registry.names import Wish

__all__ = ["Package", "RegistryError", "download", "find", "registry_address"]

PUBLIC = "https://registry.npmjs.org"
TIMEOUT_S = 30
LARGEST = 256 * 2**20  # bytes; the largest icon collections are a tenth of it
NOT_FOUND = 404
VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)(-[\w.-]+)?(?:\+.*)?", re.ASCII)
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class RegistryError(Exception):
    """What went wrong, as a sentence. `missing`: there is no such package, rather than no answer."""

    def __init__(self, message: str, *, missing: bool = False) -> None:
        super().__init__(message)
        self.missing = missing


@dataclass(frozen=True)
class Package:
    """One version of a package, as the registry describes it."""

    name: str
    version: str
    archive: str  # address of a .tgz
    integrity: str  # Subresource Integrity, or `sha1-` and hex
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
    integrity = dist.get("integrity") or f"sha1-{dist['shasum']}"
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


def download(address: str) -> bytes:
    """What lies at an address of a registry."""
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise RegistryError(f"{address} is not asked: only https is")
    try:
        with urlopen(Request(address, headers={"User-Agent": "deckc"}), timeout=TIMEOUT_S) as answer:
            data: bytes = answer.read(LARGEST + 1)
    except HTTPError as error:
        error.close()
        raise RegistryError(f"{address}: {error.code} {error.reason}", missing=error.code == NOT_FOUND) from error
    except (URLError, HTTPException, TimeoutError, OSError) as error:
        reason = getattr(error, "reason", None) or error
        raise RegistryError(f"{parts.hostname} does not answer: {reason}") from error
    if len(data) > LARGEST:
        raise RegistryError(f"{address} is larger than {LARGEST // 2**20} MB")
    return data
