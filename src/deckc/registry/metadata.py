"""Metadata: which version of a package is meant, and where its archive lies. What a registry says is not trusted.

Source: npm's registry API, "Package metadata" (the abbreviated form, of which an installation needs no more).
"""

from __future__ import annotations

import json
import os
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from deckc.registry.fetching import RegistryError, download
from deckc.registry.package_names import Wish
from deckc.registry.semver import best, read_version

__all__ = ["Package", "find", "registry_address"]

PUBLIC = "https://registry.npmjs.org"
ABBREVIATED = "application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8"
LARGEST = 64 * 2**20  # bytes; the largest known answers are a third of it
MOST_DEPENDENCIES = 1000


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
    for file in (folder / ".npmrc", *home_file()):
        if not told and file.is_file():
            found = re.search(r"^\s*registry\s*=\s*(\S+)", file.read_text(encoding="utf-8", errors="replace"), re.M)
            told = found[1] if found else None
    return (told or PUBLIC).rstrip("/")


def home_file() -> tuple[Path, ...]:
    """The `.npmrc` of the user; nothing for one without a home."""
    try:
        return (Path.home() / ".npmrc",)
    except RuntimeError:
        return ()


def find(wish: Wish, registry: str) -> Package:
    """The package that a wish means: the first of its names that the registry knows, in the version wanted."""
    for name in wish.names:
        try:
            answer = download(f"{registry}/{quote(name, safe='@')}", ABBREVIATED, LARGEST)
        except RegistryError as error:
            if not error.missing:
                raise
            continue
        package = describe(name, read(answer, name), wish.versions)
        if registry.startswith("https:") and not package.archive.startswith("https:"):
            raise RegistryError(f"the archive of '{name}' is not asked for: only https is")
        return package
    tried = " or ".join(f"'{name}'" for name in wish.names)
    raise RegistryError(f"npm's registry has no package called {tried}", missing=True)


def read(answer: bytes, name: str) -> dict[str, Any]:
    """The answer as JSON: a map."""
    try:
        value = json.loads(answer)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise senseless(name)
    return value


def describe(name: str, answer: Mapping[str, Any], wanted: str) -> Package:
    versions = known_versions(answer)
    version = choose(versions, wanted, answer.get("dist-tags"))
    if version is None:
        raise RegistryError(f"'{name}' has no version {wanted or 'at all'}", missing=True)
    found = versions[version]
    dist = found.get("dist")
    archive = dist.get("tarball") if isinstance(dist, dict) else None
    if not isinstance(dist, dict) or not isinstance(archive, str):
        raise senseless(name)
    dependencies = found.get("dependencies") or {}
    if not isinstance(dependencies, dict) or len(dependencies) > MOST_DEPENDENCIES:
        raise senseless(name)
    texts = {key: value for key, value in dependencies.items() if isinstance(value, str)}
    return Package(name, version, archive, integrity_of(dist, name), texts)


def known_versions(answer: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What the registry says of each version; others are no versions."""
    given = answer.get("versions")
    rows = given if isinstance(given, dict) else {}
    return {version: row for version, row in rows.items() if read_version(version) and isinstance(row, dict)}


def integrity_of(dist: Mapping[str, Any], name: str) -> str:
    """The archive's digest; old packages have one of SHA-1, in hexadecimal digits."""
    integrity, shasum = dist.get("integrity"), dist.get("shasum")
    if isinstance(integrity, str) and integrity:
        return integrity
    try:
        return f"sha1-{b64encode(bytes.fromhex(shasum)).decode()}" if isinstance(shasum, str) else ""
    except ValueError:
        raise senseless(name) from None


def choose(versions: Mapping[str, Any], wanted: str, tags: Any) -> str | None:
    """The version of a name, a tag such as `next`, or a range; nothing asks for `latest`.

    Of several that a range means it is `latest` where that is one of them, as with npm, else the highest.
    """
    rows = tags.items() if isinstance(tags, dict) else ()
    named = {name: version for name, version in rows if isinstance(version, str) and version in versions}
    if not wanted:
        return named.get("latest") or best(versions, "*")
    if wanted in versions:
        return wanted
    if wanted in named:
        return named[wanted]
    latest = named.get("latest")
    return latest if latest and best([latest], wanted) else best(versions, wanted)


def senseless(name: str) -> RegistryError:
    return RegistryError(f"what the registry says of '{name}' makes no sense")
