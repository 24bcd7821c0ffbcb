"""Keyframes: the named animations, `animate-bounce` and its kin (those of Animate.css, by UnoCSS's names).

Frames are written short and spelled out once: `T(x,y)` moves, `R(a)` turns, `S(n)` scales, `t=`, `o=` and `e=` are
transform, opacity and easing.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from deckc.lazy_regex import lazy_regex

__all__ = ["Animation", "animations"]


class Animation(NamedTuple):
    frames: str  # with the braces around them
    duration: str = "1s"
    timing: str = "linear"
    repeats: str = "1"
    properties: tuple[tuple[str, str], ...] = ()


_MACROS = (
    (lazy_regex(r"T\(([^(),]+),([^(),]+)\)"), r"translate3d(\1,\2,0)"),
    (lazy_regex(r"R\(([^()]+)\)"), r"rotate3d(0,0,1,\1)"),
    (lazy_regex(r"S\(([^(),]+)\)"), r"scale3d(\1,\1,\1)"),
    (lazy_regex(r"\bt="), "transform:"),
    (lazy_regex(r"\bo="), "opacity:"),
    (lazy_regex(r"\be="), "animation-timing-function:"),
    (lazy_regex(r"\bB\("), "cubic-bezier("),
)

_SIDES = {"down": (0, -1), "left": (-1, 0), "right": (1, 0), "up": (0, 1)}  # where an entrance comes from
_CORNERS = {"top-left": (-1, -1), "top-right": (1, -1), "bottom-left": (-1, 1), "bottom-right": (1, 1)}

_SINGLE = {
    "pulse": "0%, 100% {o=1} 50% {o=.5}",
    "bounce": "0%, 100% {t=translateY(-25%);e=B(0.8,0,1,1)} 50% {t=translateY(0);e=B(0,0,0.2,1)}",
    "spin": "from{t=rotate(0deg)}to{t=rotate(360deg)}",
    "ping": "0%{t=scale(1);o=1}75%,100%{t=scale(2);o=0}",
    "bounce-alt": "from,20%,53%,80%,to{e=B(0.215,0.61,0.355,1);t=T(0,0)}"
    "40%,43%{e=B(0.755,0.05,0.855,0.06);t=T(0,-30px)}70%{e=B(0.755,0.05,0.855,0.06);t=T(0,-15px)}90%{t=T(0,-4px)}",
    "flash": "from,50%,to{o=1}25%,75%{o=0}",
    "pulse-alt": "from{t=S(1)}50%{t=S(1.05)}to{t=S(1)}",
    "rubber-band": "from{t=S(1)}30%{t=scale3d(1.25,0.75,1)}40%{t=scale3d(0.75,1.25,1)}50%{t=scale3d(1.15,0.85,1)}"
    "65%{t=scale3d(0.95,1.05,1)}75%{t=scale3d(1.05,0.95,1)}to{t=S(1)}",
    "shake-x": "from,to{t=T(0,0)}10%,30%,50%,70%,90%{t=T(-10px,0)}20%,40%,60%,80%{t=T(10px,0)}",
    "shake-y": "from,to{t=T(0,0)}10%,30%,50%,70%,90%{t=T(0,-10px)}20%,40%,60%,80%{t=T(0,10px)}",
    "head-shake": "0%{t=translateX(0)}6.5%{t=translateX(-6px) rotateY(-9deg)}18.5%{t=translateX(5px) rotateY(7deg)}"
    "31.5%{t=translateX(-3px) rotateY(-5deg)}43.5%{t=translateX(2px) rotateY(3deg)}50%{t=translateX(0)}",
    "swing": "20%{t=R(15deg)}40%{t=R(-10deg)}60%{t=R(5deg)}80%{t=R(-5deg)}to{t=R(0deg)}",
    "tada": "from{t=S(1)}10%,20%{t=S(0.9) R(-3deg)}30%,50%,70%,90%{t=S(1.1) R(3deg)}40%,60%,80%{t=S(1.1) R(-3deg)}"
    "to{t=S(1)}",
    "wobble": "from{t=T(0,0)}15%{t=T(-25%,0) R(-5deg)}30%{t=T(20%,0) R(3deg)}45%{t=T(-15%,0) R(-3deg)}"
    "60%{t=T(10%,0) R(2deg)}75%{t=T(-5%,0) R(-1deg)}to{t=T(0,0)}",
    "jello": "from,11.1%,to{t=T(0,0)}22.2%{t=skewX(-12.5deg) skewY(-12.5deg)}33.3%{t=skewX(6.25deg) skewY(6.25deg)}"
    "44.4%{t=skewX(-3.125deg)skewY(-3.125deg)}55.5%{t=skewX(1.5625deg) skewY(1.5625deg)}"
    "66.6%{t=skewX(-0.78125deg) skewY(-0.78125deg)}77.7%{t=skewX(0.390625deg) skewY(0.390625deg)}"
    "88.8%{t=skewX(-0.1953125deg) skewY(-0.1953125deg)}",
    "heart-beat": "0%{t=scale(1)}14%{t=scale(1.3)}28%{t=scale(1)}42%{t=scale(1.3)}70%{t=scale(1)}",
    "hinge": "0%{transform-origin:top left;e=ease-in-out}20%,60%{t=R(80deg);transform-origin:top left;e=ease-in-out}"
    "40%,80%{t=R(60deg);transform-origin:top left;e=ease-in-out}to{t=T(0,700px);o=0}",
    "jack-in-the-box": "from{o=0;transform-origin:center bottom;t=scale(0.1) rotate(30deg)}50%{t=rotate(-10deg)}"
    "70%{t=rotate(3deg)}to{t=scale(1)}",
    "light-speed-in-left": "from{o=0;t=T(-100%,0) skewX(-30deg)}60%{o=1;t=skewX(20deg)}80%{t=skewX(-5deg)}to{t=T(0,0)}",
    "light-speed-in-right": "from{o=0;t=T(100%,0) skewX(-30deg)}60%{o=1;t=skewX(20deg)}80%{t=skewX(-5deg)}to{t=T(0,0)}",
    "light-speed-out-left": "from{o=1}to{o=0;t=T(-100%,0) skewX(30deg)}",
    "light-speed-out-right": "from{o=1}to{o=0;t=T(100%,0) skewX(30deg)}",
    "flip": "from{t=P S(1) T(0,0) Y(-360deg);e=ease-out}40%{t=P S(1) Z Y(-190deg);e=ease-out}"
    "50%{t=P S(1) Z Y(-170deg);e=ease-in}80%{t=P S(0.95) T(0,0) Y(0deg);e=ease-in}"
    "to{t=P S(1) T(0,0) Y(0deg);e=ease-in}",
    "flip-in-x": "from{t=P X(90deg);e=ease-in;o=0}40%{t=P X(-20deg);e=ease-in}60%{t=P X(10deg);o=1}"
    "80%{t=P X(-5deg)}to{t=P}",
    "flip-in-y": "from{t=P Y(90deg);e=ease-in;o=0}40%{t=P Y(-20deg);e=ease-in}60%{t=P Y(10deg);o=1}"
    "80%{t=P Y(-5deg)}to{t=P}",
    "flip-out-x": "from{t=P}30%{t=P X(-20deg);o=1}to{t=P X(90deg);o=0}",
    "flip-out-y": "from{t=P}30%{t=P Y(-15deg);o=1}to{t=P Y(90deg);o=0}",
    "roll-in": "from{o=0;t=T(-100%,0) R(-120deg)}to{o=1;t=T(0,0)}",
    "roll-out": "from{o=1}to{o=0;t=T(100%,0) R(120deg)}",
    "zoom-in": "from{o=0;t=S(0.3)}50%{o=1}",
    "zoom-out": "from{o=1}50%{o=0;t=S(0.3)}to{o=0}",
    "bounce-in": "from,20%,40%,60%,80%,to{e=ease-in-out}0%{o=0;t=S(0.3)}20%{t=S(1.1)}40%{t=S(0.9)}60%{t=S(1.03);o=1}"
    "80%{t=S(0.97)}to{o=1;t=S(1)}",
    "bounce-out": "20%{t=S(0.9)}50%,55%{o=1;t=S(1.1)}to{o=0;t=S(0.3)}",
    "fade-in": "from{o=0}to{o=1}",
    "fade-out": "from{o=1}to{o=0}",
}
_FLIPS = (
    (lazy_regex(r"\bX\(([^()]+)\)"), r"rotate3d(1,0,0,\1)"),
    (lazy_regex(r"\bY\(([^()]+)\)"), r"rotate3d(0,1,0,\1)"),
    (lazy_regex(r"\bZ\b"), "translate3d(0,0,150px)"),
    (lazy_regex(r"\bP\b"), "perspective(400px)"),
)

_ROTATIONS = {  # origin at the beginning, angle, origin at the end
    "in": ("center", "-200deg", "center"),
    "in-down-left": ("left bottom", "-45deg", "left bottom"),
    "in-down-right": ("right bottom", "45deg", "right bottom"),
    "in-up-left": ("left top", "45deg", "left top"),
    "in-up-right": ("right bottom", "-90deg", "right bottom"),
    "out": ("center", "200deg", "center"),
    "out-down-left": ("left bottom", "45deg", "left bottom"),
    "out-down-right": ("right bottom", "-45deg", "right bottom"),
    "out-up-left": ("left bottom", "-45deg", "left bottom"),
    "out-up-right": ("right bottom", "90deg", "left bottom"),
}
_BACK = {  # where it comes from; between; where it goes between; where it goes to
    "up": ("Y(1200px)", "Y(0px)", "Y(0px)", "Y(-700px)"),
    "down": ("Y(-1200px)", "Y(0px)", "Y(0px)", "Y(700px)"),
    "right": ("X(2000px)", "Y(0px)", "Y(0px)", "X(2000px)"),
    "left": ("X(-2000px)", "X(0px)", "X(-2000px)", "Y(-700px)"),
}
_LEAP, _LAND = "e=B(0.55,0.055,0.675,0.19)", "e=B(0.175,0.885,0.32,1)"


def _to(x: int, y: int, way: float, unit: str = "px") -> str:
    """A move along a direction."""
    return f"t=T({_distance(x * way, unit)},{_distance(y * way, unit)})"


def _distance(way: float, unit: str) -> str:
    return f"{way:g}{unit}" if way else "0"


def _fades() -> dict[str, str]:
    made = {}
    for name, (x, y) in {**_SIDES, **_CORNERS}.items():
        sizes = (("", 100, "%"), ("-big", 2000, "px")) if name in _SIDES else (("", 100, "%"),)
        for size, way, unit in sizes:
            out = -1 if name in ("down", "up") else 1
            stays = "" if name in _SIDES else ";t=T(0,0)"
            made[f"fade-in-{name}{size}"] = f"from{{o=0;{_to(x, y, way, unit)}}}to{{o=1;t=T(0,0)}}"
            made[f"fade-out-{name}{size}"] = f"from{{o=1{stays}}}to{{o=0;{_to(x, y * out, way, unit)}}}"
    return made


def _slides() -> dict[str, str]:
    made = {}
    for name, (x, y) in _SIDES.items():
        made[f"slide-in-{name}"] = f"from{{{_to(x, y, 100, '%')};visibility:visible}}to{{t=T(0,0)}}"
        made[f"slide-out-{name}"] = f"from{{t=T(0,0)}}to{{visibility:hidden;{_to(x, -y, 100, '%')}}}"
    return made


def _bounces() -> dict[str, str]:
    made = {}
    for name, (x, y) in _SIDES.items():
        over = -20 if name == "up" else -25
        made[f"bounce-in-{name}"] = (
            f"from,60%,75%,90%,to{{e=B(0.215,0.61,0.355,1)}}0%{{o=0;{_to(x, y, 3000)}}}60%{{o=1;{_to(x, y, over)}}}"
            f"75%{{{_to(x, y, 10)}}}90%{{{_to(x, y, -5)}}}to{{t=T(0,0)}}"
        )
        start = f"20%{{{_to(x, -y, 10)}}}40%,45%{{o=1;{_to(x, -y, -20)}}}" if y else f"20%{{o=1;{_to(x, y, -20)}}}"
        made[f"bounce-out-{name}"] = f"{start}to{{o=0;{_to(x, -y, 2000)}}}"
    return made


def _zooms() -> dict[str, str]:
    made = {}
    for name, (x, y) in _SIDES.items():
        near = f"t=S(0.475) {_to(x, y, -60 if y else -10)[2:]}"
        made[f"zoom-in-{name}"] = f"from{{o=0;t=S(0.1) {_to(x, y, 1000)[2:]};{_LEAP}}}60%{{o=1;{near};{_LAND}}}"
        if y:
            start = f"o=1;t=S(0.475) {_to(x, y, 60)[2:]};{_LEAP}"
            end = f"o=0;t=S(0.1) {_to(x, -y, 2000)[2:]};transform-origin:center bottom;{_LAND}"
        else:
            start = f"o=1;t=S(0.475) {_to(x, y, -42)[2:]}"
            end = f"o=0;t=scale(0.1) {_to(x, y, 2000)[2:]};transform-origin:{name} center"
        made[f"zoom-out-{name}"] = f"40%{{{start}}}to{{{end}}}"
    return made


def _turns() -> dict[str, str]:
    made = {}
    for name, (first, angle, last) in _ROTATIONS.items():
        enters = name.startswith("in")
        start, end = (f";t=R({angle});o=0", ";t=T(0,0);o=1") if enters else (";o=1", f";t=R({angle});o=0")
        made[f"rotate-{name}"] = f"from{{transform-origin:{first}{start}}}to{{transform-origin:{last}{end}}}"
    return made


def _backs() -> dict[str, str]:
    made = {}
    for name, (came, between, turn, goes) in _BACK.items():
        far, near, away, gone = (f"o=0.7;t=translate{move} scale(0.7)" for move in (came, between, turn, goes))
        made[f"back-in-{name}"] = f"0%{{{far}}}80%{{{near}}}100%{{o=1;t=scale(1)}}"
        made[f"back-out-{name}"] = f"0%{{o=1;t=scale(1)}}80%{{{away}}}100%{{{gone}}}"
    return made


_DURATIONS = {"pulse": "2s", "hinge": "2s", "heart-beat": "1.3s"}
_DURATIONS |= dict.fromkeys(("bounce-in", "bounce-out", "flip-out-x", "flip-out-y"), "0.75s")
_TIMINGS = {"pulse": "cubic-bezier(0.4,0,.6,1)", "ping": "cubic-bezier(0,0,.2,1)"}
_TIMINGS |= dict.fromkeys(("head-shake", "heart-beat", "pulse-alt"), "ease-in-out")
_TIMINGS |= {f"light-speed-in-{side}": "ease-out" for side in ("left", "right")}
_TIMINGS |= {f"light-speed-out-{side}": "ease-in" for side in ("left", "right")}
_ENDLESS = frozenset(("spin", "ping", "pulse", "pulse-alt", "bounce", "bounce-alt"))
_ORIGINS = {
    "bounce-alt": "center bottom",
    "jello": "center",
    "swing": "top center",
    "hinge": "top left",
    "zoom-out-down": "center bottom",
    "zoom-out-left": "left center",
    "zoom-out-right": "right center",
    "zoom-out-up": "center bottom",
    "rotate-in": "center",
    "rotate-out": "center",
}
_ORIGINS |= {
    f"rotate-{way}-{side}-{end}": f"{end} bottom"
    for way in ("in", "out")
    for side in ("down", "up")
    for end in ("left", "right")
}
_BACKFACES = {"flip": "visible"} | {
    f"flip-{way}-{axis}": "visible !important" for way in ("in", "out") for axis in "xy"
}


def _spelled(name: str, frames: str) -> str:
    for pattern, text in _FLIPS if name.startswith("flip") else ():
        frames = pattern.sub(text, frames)
    for pattern, text in _MACROS:
        frames = pattern.sub(text, frames)
    return f"{{{frames}}}"


@cache
def animations() -> dict[str, Animation]:
    """All named animations."""
    short = {**_SINGLE, **_fades(), **_slides(), **_bounces(), **_zooms(), **_turns(), **_backs()}
    return {
        name: Animation(
            _spelled(name, frames),
            _DURATIONS.get(name, "1s"),
            _TIMINGS.get(name, "linear"),
            "infinite" if name in _ENDLESS else "1",
            tuple(
                (key, table[name])
                for key, table in (("transform-origin", _ORIGINS), ("backface-visibility", _BACKFACES))
                if name in table
            ),
        )
        for name, frames in short.items()
    }
