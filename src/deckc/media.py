"""Media: what kind of file a name stands for, the same on every machine."""

from __future__ import annotations

from mimetypes import MimeTypes

__all__ = ["media_type"]

TYPES = MimeTypes()  # Python's own table; the module's functions read the machine's too
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
for ending, kind in FURTHER.items():
    TYPES.add_type(kind, ending)


def media_type(name: str) -> str:
    """The type of a file by its ending, as HTTP and data addresses name it."""
    return TYPES.guess_type(name)[0] or "application/octet-stream"
