"""Keyframes: the named animations."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["ANIMATIONS", "Animation"]


class Animation(NamedTuple):
    frames: str
    duration: str = "1s"
    timing: str = "linear"
    count: str = "1"
    properties: tuple[tuple[str, str], ...] = ()


_BOUNCE = (
    "{0%, 100% {transform:translateY(-25%);animation-timing-function:cubic-bezier(0.8,0,1,1)} "
    "50% {transform:translateY(0);animation-timing-function:cubic-bezier(0,0,0.2,1)}}"
)

ANIMATIONS: dict[str, Animation] = {
    "pulse": Animation("{0%, 100% {opacity:1} 50% {opacity:.5}}", "2s", "cubic-bezier(0.4,0,.6,1)", "infinite"),
    "bounce": Animation(_BOUNCE, count="infinite"),
    "spin": Animation("{from{transform:rotate(0deg)}to{transform:rotate(360deg)}}", count="infinite"),
    "ping": Animation(
        "{0%{transform:scale(1);opacity:1}75%,100%{transform:scale(2);opacity:0}}",
        timing="cubic-bezier(0,0,.2,1)",
        count="infinite",
    ),
}
