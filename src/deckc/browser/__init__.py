"""Browser: a Chromium that we drive by its own protocol.

In: the program of a system's browser. Out: pages that run scripts, print and are photographed. What a page asks for is
answered from memory or refused; no port is opened for it.
"""

from __future__ import annotations

from deckc.browser.client import BrowserError, BrowserGoneError, Client, ProtocolError, TooSlowError
from deckc.browser.find import Found, find_browser, how_to_install
from deckc.browser.launch import Browser, launch
from deckc.browser.page import Page
from deckc.browser.traffic import ORIGIN, Request

__all__ = [
    "ORIGIN",
    "Browser",
    "BrowserError",
    "BrowserGoneError",
    "Client",
    "Found",
    "Page",
    "ProtocolError",
    "Request",
    "TooSlowError",
    "find_browser",
    "how_to_install",
    "launch",
]
