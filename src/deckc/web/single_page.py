"""Single page: a site of many files becomes one page that holds them all.

In: artifacts whose addresses of each other begin with `EMBEDDED`, so that they cannot be taken for anything else.
Out: the page, with every file that it shows as a data address. A file that no page shows is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from deckc.disk.media_types import data_address
from deckc.disk.paths import EMBEDDED
from deckc.lazy_regex import lazy_regex
from deckc.model import Artifact
from deckc.web.frame_files import normal

__all__ = ["embed"]

ADDRESS = lazy_regex(rf"{EMBEDDED}(?P<path>[\w./~%-]+)(?:\?[^\s\"'()#]*)?")


def embed(artifacts: Sequence[Artifact], pages: Mapping[Path, bytes]) -> tuple[Artifact, ...]:
    """`index.html` alone, and all in it. `pages`: the files among the artifacts that are others there."""
    files = {str(artifact.path): in_place(artifact.data, pages) for artifact in artifacts}

    def address(match: re.Match[str]) -> str:
        path = unquote(match["path"])
        return data_address(path, files[path]) if path in files else match[0]

    return tuple(
        replace(artifact, data=ADDRESS.sub(address, artifact.data.decode()).encode())
        for artifact in artifacts
        if isinstance(artifact.data, bytes) and str(artifact.path) == "index.html"
    )


def in_place(data: bytes | Path, pages: Mapping[Path, bytes]) -> bytes | Path:
    return pages.get(normal(data), data) if isinstance(data, Path) else data
