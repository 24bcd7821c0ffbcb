"""Media types: what kind of file a name stands for, the same on every machine."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from mimetypes import MimeTypes
from pathlib import Path

__all__ = ["data_address", "is_passive", "media_type"]

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

PASSIVE = frozenset(("image", "font", "audio", "video"))
PASSIVE_TYPES = frozenset(
    "application/gzip application/json application/pdf application/vnd.ms-fontobject application/zip text/css text/csv "
    "text/markdown text/plain text/vtt".split()
)


def is_passive(name: str) -> bool:
    """Whether no browser runs what is in a file of this name, wherever it is opened. SVG can hold scripts."""
    kind = media_type(name)
    return kind in PASSIVE_TYPES or (kind.partition("/")[0] in PASSIVE and "xml" not in kind)


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


def data_address(name: str, data: bytes | Path) -> str:
    """A file as an address that is the file."""
    content = data if isinstance(data, bytes) else data.read_bytes()
    return f"data:{media_type(name)};base64,{b64encode(content).decode()}"
