"""Content security policy: the browser's own wall around a page of an untrusted deck, behind that of `sanitize`.

Scripts are the player's own, by their hashes, and so stand in the page. Nothing is asked of other hosts; frames hold
what the page brings. Source: Content Security Policy 3, `meta` delivery.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

__all__ = ["content_policy", "hash_of"]

OTHERS = (
    "default-src 'none'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "media-src 'self' data: blob:",
    "connect-src 'self' data:",
    "frame-src data:",
    "base-uri 'self'",
    "form-action 'none'",
)


def content_policy(scripts: Iterable[str]) -> str:
    """The policy of a page whose scripts these are. `scripts`: their hashes, see `hash_of`."""
    return "; ".join((*OTHERS, f"script-src {' '.join(dict.fromkeys(scripts))}"))


def hash_of(script: str) -> str:
    """The source expression of a script's text, as it stands in its element."""
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
