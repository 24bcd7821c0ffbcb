"""Fetching: what lies at an address of a registry, within limits of size and time."""

from __future__ import annotations

import time
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

__all__ = ["LARGEST", "RegistryError", "download"]

LARGEST = 256 * 2**20  # bytes of an answer; the largest icon collections are a tenth of it
SILENCE_S = 30  # longest wait for the next bytes
SECONDS = 600  # for a whole answer
CHUNK = 2**16
NOT_FOUND = 404
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class RegistryError(Exception):
    """What went wrong, as a sentence."""

    def __init__(self, message: str, *, missing: bool = False, unreachable: bool = False) -> None:
        super().__init__(message)
        self.missing = missing  # there is no such package
        self.unreachable = unreachable  # no registry answers, whatever it is asked for


class SafeRedirects(HTTPRedirectHandler):
    """Follows redirects only to where `download` would go itself, and from https only to https."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        refuse_plain(newurl, loopback=req.type == "http")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def download(address: str, accept: str = "*/*", limit: int | None = None) -> bytes:
    """The answer of at most `limit` bytes; None: `LARGEST`. `accept`: the media types asked for."""
    refuse_plain(address)
    request = Request(address, headers={"User-Agent": "deckc", "Accept": accept})
    try:
        with build_opener(SafeRedirects).open(request, timeout=SILENCE_S) as answer:
            return read(answer, address, LARGEST if limit is None else limit)
    except HTTPError as error:
        error.close()
        raise RegistryError(f"{address}: {error.code} {error.reason}", missing=error.code == NOT_FOUND) from error
    except (URLError, HTTPException, OSError, ValueError) as error:  # ValueError: no address at all
        reason = getattr(error, "reason", None) or str(error) or type(error).__name__
        raise RegistryError(f"{urlsplit(address).hostname} does not answer: {reason}", unreachable=True) from error


def read(answer: HTTPResponse, address: str, limit: int) -> bytes:
    end = time.monotonic() + SECONDS
    data = bytearray()
    while chunk := answer.read1(CHUNK):
        data += chunk
        if len(data) > limit:
            raise RegistryError(f"{address} is larger than {limit / 2**20:g} MB")
        if time.monotonic() > end:
            raise RegistryError(f"{address} takes longer than {SECONDS} seconds")
    if answer.length:
        raise RegistryError(f"{address} ends too early")
    return bytes(data)


def refuse_plain(address: str, *, loopback: bool = True) -> None:
    """What comes over plain http could be anybody's; only a registry on this machine (`loopback`) may speak it."""
    try:
        parts = urlsplit(address)
        allowed = parts.scheme == "https" or (loopback and parts.scheme == "http" and parts.hostname in LOOPBACK)
    except ValueError:
        allowed = False
    if not allowed:
        raise RegistryError(f"{address} is not asked: only https is")
