"""Embed: a site of many files becomes one page that holds them all.

In: artifacts whose addresses of each other begin with `EMBEDDED`, so that they cannot be taken for anything else.
Out: the page, with every file that it shows as a data address. A file that no page shows is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import unquote

from deckc.media import data_address
from deckc.model import Artifact
from deckc.paths import EMBEDDED

__all__ = ["embed"]

ADDRESS = re.compile(rf"{EMBEDDED}(?P<path>[\w./~%-]+)(?:\?[^\s\"'()#]*)?")


def embed(artifacts: Sequence[Artifact]) -> tuple[Artifact, ...]:
    """`index.html` alone, and all in it."""
    files = {str(artifact.path): artifact.data for artifact in artifacts}

    def address(match: re.Match[str]) -> str:
        path = unquote(match["path"])
        return data_address(path, files[path]) if path in files else match[0]

    return tuple(
        replace(artifact, data=ADDRESS.sub(address, artifact.data.decode()).encode())
        for artifact in artifacts
        if isinstance(artifact.data, bytes) and str(artifact.path) == "index.html"
    )
