"""Media: what kind of file a name stands for, the same on every machine."""

from __future__ import annotations

from functools import cache
from mimetypes import MimeTypes

__all__ = ["media_type"]

FURTHER = {
    ".js": "text/javascript",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".ogv": "video/ogg",
    ".otf": "font/otf",
    ".ttf": "font/ttf",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}


@cache
def table() -> MimeTypes:
    """Python's own table, and ours; the functions of Python's module read the machine's too."""
    types = MimeTypes()
    for ending, kind in FURTHER.items():
        types.add_type(kind, ending)
    return types


def media_type(name: str) -> str:
    """The type of a file by its ending, as HTTP and data addresses name it."""
    return table().guess_type(name)[0] or "application/octet-stream"
