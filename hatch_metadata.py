"""Metadata hook: the README as an index of packages shows it, where no file of the repository lies beside it.

`home` in pyproject.toml is the address of the repository, without a slash at its end. With it pictures and links lead
there, and the package has its URLs; without it pictures are left out, and links are their words.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

PICTURE = re.compile(r"!\[([^\]]*)\]\((?!https?:)([^)]+)\)\n*")
LINK = re.compile(r"(?<!!)\[([^\]]*)\]\((?!https?:)([^)]+)\)")
PAGES = {
    "Homepage": "",
    "Documentation": "/blob/main/README.md",
    "Changelog": "/blob/main/CHANGELOG.md",
    "Issues": "/issues",
}


class Readme(MetadataHookInterface):
    """Hatchling finds it by its base class."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Sets the fields that pyproject.toml calls dynamic."""
        home = self.config["home"]
        text = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": elsewhere(text, home)}
        metadata["urls"] = {name: home + path for name, path in PAGES.items()} if home else {}


def elsewhere(text: str, home: str) -> str:
    """A README without an address that only works in its repository."""
    if not home:
        return LINK.sub(r"\1", PICTURE.sub("", text))
    with_pictures = PICTURE.sub(rf"![\1]({home}/raw/main/\2)\n\n", text)
    return LINK.sub(rf"[\1]({home}/blob/main/\2)", with_pictures)
