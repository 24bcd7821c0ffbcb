"""CSS names: which words CSS knows as colours and as properties.

Source: CSS Color 4, "Named Colors", "System Colors"; the properties of CSS and SVG as browsers list them.
"""

from __future__ import annotations

import re

from deckc.lazy_regex import lazy_regex

__all__ = ["COLOURS", "is_colour", "is_property"]

COLOURS = frozenset(
    (
        "aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown "
        "burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan "
        "darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid "
        "darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet "
        "deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro "
        "ghostwhite gold goldenrod gray green greenyellow grey honeydew hotpink indianred indigo ivory khaki "
        "lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow "
        "lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray "
        "lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue "
        "mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred "
        "midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid "
        "palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple "
        "rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver "
        "skyblue slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet "
        "wheat white whitesmoke yellow yellowgreen"
    ).split()
)
OTHER_COLOURS = frozenset(
    (
        "currentcolor transparent inherit initial unset revert none accentcolor accentcolortext activetext "
        "buttonborder buttonface buttontext canvas canvastext field fieldtext graytext highlight highlighttext "
        "linktext mark marktext selecteditem selecteditemtext visitedtext"
    ).split()
)
FUNCTIONS = frozenset(
    (
        "rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark contrast-color device-cmyk var env url"
    ).split()
)
WORDS = frozenset(
    (
        "accent action activation active additive adjust after align alignment all alternates anchor animation app "
        "appearance area areas as ascent asian aspect attachment auto autospace axis backdrop backface background "
        "base baseline basis before behavior bidi blend block border bottom box break buffered cap caps caption "
        "caret cells change character chars clamp class clear clip collapse color colors column columns combine "
        "composite composition contain container content corner count counter cursor cx cy d dasharray dashoffset "
        "decoration delay depth descent direction display distance dominant drag duration dynamic east edge effect "
        "emoji emphasis empty end events fallback fallbacks family feature field fill filter filters fit flex float "
        "flood flow font forced frame function gap grid group grow gutter height highlight hyphenate hyphens image "
        "increment indent index inherits initial ink inline inset inside interactivity interest interpolate "
        "interpolation intrinsic isolation items iteration junction justify kerning language last layout left "
        "letter ligatures lighting limit line linecap linejoin list lock margin marker mask math max mid min "
        "miterlimit mix mode modify name navigation negative numeric object offset opacity optical order "
        "orientation origin orphans outline outset outside overflow overhang overlap overlay override overscroll "
        "pad padding page paint palette path perspective place play pointer position prefix print property quotes r "
        "radius range ratio reading region rendering repeat reset resize result right rotate row rows ruby rule rx "
        "ry safety scale scheme scope scroll scrollbar select self set settings shadow shape shift shrink side size "
        "sizing skip slice small snap source space spacing span speak src start state stop stretch stroke style "
        "suffix symbols syntax synthesis system tab table tap target template text thickness threshold timeline "
        "timing top touch transform transition translate trigger trim try type types underline unicode upright user "
        "value variant variation vector vertical view visibility weight white widows width will window word wrap "
        "writing x y z zoom"
    ).split()
)
"""What the names of properties are made of: `backgroundColor` is a background and a colour."""

HEX = lazy_regex(r"#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})")
FUNCTION = lazy_regex(r"([a-z][a-z-]*)\(.*\)", re.DOTALL)
VENDOR = lazy_regex(r"-?(?:[Ww]ebkit|[Mm]oz|ms|[oO])(?=[A-Z-])")
WORD = lazy_regex(r"[A-Z]?[a-z]+|-")


def is_colour(text: str) -> bool:
    """Whether a text is a colour of CSS, as far as its first word tells."""
    text = text.strip().lower()
    if text in COLOURS or text in OTHER_COLOURS or HEX.fullmatch(text):
        return True
    call = FUNCTION.fullmatch(text)
    return call is not None and call[1] in FUNCTIONS


def is_property(name: str) -> bool:
    """Whether a name is one of a property, in either spelling, of a variable or of a browser's own property."""
    if name.startswith("--") or VENDOR.match(name):
        return True
    words = WORD.findall(name)
    return "".join(words) == name and all(word == "-" or word.lower() in WORDS for word in words)
