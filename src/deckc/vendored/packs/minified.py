"""Minified: JSON files without the spaces between their values."""

from __future__ import annotations

import json
from collections.abc import Mapping

__all__ = ["pack"]


def pack(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    return {path: minified(data) for path, data in files.items()}


def minified(data: bytes) -> bytes:
    return json.dumps(json.loads(data), ensure_ascii=False, separators=(",", ":")).encode()
