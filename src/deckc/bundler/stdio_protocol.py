"""Stdio protocol: the values that esbuild's stdio service reads and writes, as bytes and back.

A packet is a length, an id (shifted left by one; the low bit marks an answer) and one value, all little endian.
Errors: `PacketError` for bytes that are no value. Source: esbuild's `stdio_protocol`.
"""

from __future__ import annotations

import struct
from typing import Any

__all__ = ["PacketError", "read_value", "write_value"]

NULL, BOOL, INTEGER, STRING, BYTES, LIST, MAP = range(7)
MAX_DEPTH = 100


class PacketError(Exception):
    """The bytes are not a value of the protocol."""


def write_value(value: Any) -> bytes:
    """None, bool, int (32 bits), str, bytes, list or a dict with text keys, as the service reads it."""
    if value is None:
        return bytes([NULL])
    if isinstance(value, bool):
        return bytes([BOOL, value])
    if isinstance(value, int):
        return bytes([INTEGER]) + struct.pack("<i", value)
    if isinstance(value, str):
        return bytes([STRING]) + sized(value.encode())
    if isinstance(value, bytes):
        return bytes([BYTES]) + sized(value)
    if isinstance(value, list):
        return bytes([LIST]) + count(value) + b"".join(map(write_value, value))
    if isinstance(value, dict):
        return bytes([MAP]) + count(value) + b"".join(sized(k.encode()) + write_value(v) for k, v in value.items())
    raise TypeError(f"esbuild's protocol has no {type(value).__name__}")


def count(items: list[Any] | dict[str, Any]) -> bytes:
    return struct.pack("<I", len(items))


def sized(data: bytes) -> bytes:
    return struct.pack("<I", len(data)) + data


def read_value(data: bytes) -> Any:
    """The one value that the bytes hold."""
    try:
        value, end = read(data, 0, 0)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise PacketError(str(error)) from None
    if end != len(data):
        raise PacketError("bytes are left over")
    return value


def read(data: bytes, at: int, depth: int) -> tuple[Any, int]:
    if depth > MAX_DEPTH:
        raise PacketError("values are nested too deeply")
    kind, at = data[at], at + 1
    if kind == NULL:
        return None, at
    if kind == BOOL:
        return bool(data[at]), at + 1
    if kind == INTEGER:
        return struct.unpack_from("<i", data, at)[0], at + 4
    if kind == STRING:
        text, at = read_sized(data, at)
        return text.decode(), at
    if kind == BYTES:
        return read_sized(data, at)
    if kind == LIST:
        (length,), at = struct.unpack_from("<I", data, at), at + 4
        items = []
        for _ in range(length):
            item, at = read(data, at, depth + 1)
            items.append(item)
        return items, at
    if kind == MAP:
        (length,), at = struct.unpack_from("<I", data, at), at + 4
        pairs: dict[str, Any] = {}
        for _ in range(length):
            key, at = read_sized(data, at)
            pairs[key.decode()], at = read(data, at, depth + 1)
        return pairs, at
    raise PacketError(f"no value is of kind {kind}")


def read_sized(data: bytes, at: int) -> tuple[bytes, int]:
    (length,) = struct.unpack_from("<I", data, at)
    at += 4
    if at + length > len(data):
        raise PacketError("the bytes end too soon")
    return data[at : at + length], at + length
