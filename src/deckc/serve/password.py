"""Password: the page that asks for it, in the place of one that is not for guests."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

__all__ = ["ask_for_password"]

REST_SECONDS = 0.5  # who tries many passwords needs time

PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Password</title>
<style>
  :root { color-scheme: light dark; font: 17px/1.6 system-ui, sans-serif }
  form { display: grid; gap: 1rem; max-width: 20rem; margin: 20vh auto; padding: 0 1.5rem }
  input, button { padding: .4rem .8rem; font: inherit }
</style>
</head>
<body>
<form><label for="password">PROMPT</label>
<input id="password" name="password" type="password" autocomplete="current-password" required autofocus>
<button>Open</button></form>
</body>
</html>
"""
FIRST = "This page is for the speaker. Its password:"
AGAIN = "That was not the password. Try again:"


async def ask_for_password(request: Request) -> Response:
    """The form leads back to the address that was asked for."""
    tried = "password" in request.query_params
    if tried:
        await asyncio.sleep(REST_SECONDS)
    return HTMLResponse(PAGE.replace("PROMPT", AGAIN if tried else FIRST), 401, {"Cache-Control": "no-store"})
