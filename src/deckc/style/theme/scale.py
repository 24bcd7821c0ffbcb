"""Scale: the named sizes, weights, times and shadows of the utilities, by the key names of a UnoCSS theme.

The values are those of the wind3 preset (Tailwind 3's scale). `DEFAULT` is what a utility without a value takes.
A list is several layers of one value (shadows) or a pair of font size and line height.
"""

from __future__ import annotations

from collections.abc import Mapping

from deckc.style.theme.palette import COLOURS

__all__ = ["SCALE", "STEPS"]

STEPS = ("xs", "sm", "md", "lg", "xl", "2xl", "3xl", "4xl", "5xl", "6xl", "7xl", "8xl", "9xl")


def _steps(values: str, **named: str) -> dict[str, str]:
    """The steps from `xs` upwards; a dash leaves one out."""
    pairs = zip(STEPS, values.split(), strict=False)
    return named | {step: value for step, value in pairs if value != "-"}


def _layers(*layers: str) -> list[str]:
    return [f"var(--un-shadow-inset) {layer}" for layer in layers]


_BOXES = _steps("20rem 24rem 28rem 32rem 36rem 42rem 48rem 56rem 64rem 72rem 80rem", prose="65ch")
_FONT_SIZES = "0.75/1 0.875/1.25 1/1.5 1.125/1.75 1.25/1.75 1.5/2 1.875/2.25 2.25/2.5 3/ 3.75/ 4.5/ 6/ 8/".split()
_FONT_STEPS = ("xs", "sm", "base", *STEPS[3:])
_TRACKING = {
    "tighter": "-0.05em",
    "tight": "-0.025em",
    "normal": "0em",
    "wide": "0.025em",
    "wider": "0.05em",
    "widest": "0.1em",
}
_COLOUR_PROPERTIES = "color,background-color,border-color,text-decoration-color,fill,stroke"
_SWING = "cubic-bezier(0.4, 0, 0.2, 1)"
_BREAKPOINTS = {"sm": "640px", "md": "768px", "lg": "1024px", "xl": "1280px", "2xl": "1536px"}


def _font_size(pair: str) -> list[str]:
    size, leading = pair.split("/")
    return [f"{size}rem", f"{leading}rem" if leading else "1"]


def _boxes(unit: str) -> dict[str, dict[str, str]]:
    """Sizes and limits along one axis; `unit` is the viewport's unit there."""
    screen = {"screen": f"100{unit}"}
    return {"size": {"auto": "auto"} | _BOXES | screen, "limit": {"none": "none"} | _BOXES | screen}


_WIDTH, _HEIGHT, _INLINE, _BLOCK = (_boxes(unit) for unit in ("vw", "vh", "vi", "vb"))

SCALE: Mapping[str, Mapping[str, object]] = {
    "width": _WIDTH["size"],
    "maxWidth": _WIDTH["limit"],
    "minWidth": _WIDTH["limit"],
    "height": _HEIGHT["size"],
    "maxHeight": _HEIGHT["limit"],
    "minHeight": _HEIGHT["limit"],
    "inlineSize": _INLINE["size"],
    "maxInlineSize": _INLINE["limit"],
    "minInlineSize": _INLINE["limit"],
    "blockSize": _BLOCK["size"],
    "maxBlockSize": _BLOCK["limit"],
    "minBlockSize": _BLOCK["limit"],
    "containers": _BOXES,
    "colors": COLOURS,
    "spacing": _steps(
        "0.75rem 0.875rem - 1.125rem 1.25rem 1.5rem 1.875rem 2.25rem 3rem 3.75rem 4.5rem 6rem 8rem",
        DEFAULT="1rem",
        none="0",
    ),
    "fontFamily": {
        "sans": 'ui-sans-serif,system-ui,-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Helvetica Neue",Arial,'
        '"Noto Sans",sans-serif,"Apple Color Emoji","Segoe UI Emoji","Segoe UI Symbol","Noto Color Emoji"',
        "serif": 'ui-serif,Georgia,Cambria,"Times New Roman",Times,serif',
        "mono": 'ui-monospace,SFMono-Regular,Menlo,Monaco,Consolas,"Liberation Mono","Courier New",monospace',
    },
    "fontSize": {step: _font_size(pair) for step, pair in zip(_FONT_STEPS, _FONT_SIZES, strict=True)},
    "fontWeight": {
        name: str(100 * number)
        for number, name in enumerate("thin extralight light normal medium semibold bold extrabold black".split(), 1)
    },
    "lineHeight": {
        "none": "1",
        "tight": "1.25",
        "snug": "1.375",
        "normal": "1.5",
        "relaxed": "1.625",
        "loose": "2",
    },
    "letterSpacing": _TRACKING,
    "wordSpacing": _TRACKING,
    "textIndent": _steps("0.5rem 1rem 1.5rem 2rem 2.5rem 3rem 4rem", DEFAULT="1.5rem"),
    "textStrokeWidth": {"DEFAULT": "1.5rem", "none": "0", "sm": "thin", "md": "medium", "lg": "thick"},
    "textShadow": {
        "DEFAULT": ["0 0 1px rgb(0 0 0 / 0.2)", "0 0 1px rgb(1 0 5 / 0.1)"],
        "none": "0 0 rgb(0 0 0 / 0)",
        "sm": "1px 1px 3px rgb(36 37 47 / 0.25)",
        "md": ["0 1px 2px rgb(30 29 39 / 0.19)", "1px 2px 4px rgb(54 64 147 / 0.18)"],
        "lg": ["3px 3px 6px rgb(0 0 0 / 0.26)", "0 0 5px rgb(15 3 86 / 0.22)"],
        "xl": ["1px 1px 3px rgb(0 0 0 / 0.29)", "2px 4px 7px rgb(73 64 125 / 0.35)"],
    },
    "boxShadow": {
        "DEFAULT": _layers("0 1px 3px 0 rgb(0 0 0 / 0.1)", "0 1px 2px -1px rgb(0 0 0 / 0.1)"),
        "none": "0 0 rgb(0 0 0 / 0)",
        "sm": _layers("0 1px 2px 0 rgb(0 0 0 / 0.05)"),
        "md": _layers("0 4px 6px -1px rgb(0 0 0 / 0.1)", "0 2px 4px -2px rgb(0 0 0 / 0.1)"),
        "lg": _layers("0 10px 15px -3px rgb(0 0 0 / 0.1)", "0 4px 6px -4px rgb(0 0 0 / 0.1)"),
        "xl": _layers("0 20px 25px -5px rgb(0 0 0 / 0.1)", "0 8px 10px -6px rgb(0 0 0 / 0.1)"),
        "2xl": _layers("0 25px 50px -12px rgb(0 0 0 / 0.25)"),
        "inner": "inset 0 2px 4px 0 rgb(0 0 0 / 0.05)",
    },
    "dropShadow": {
        "DEFAULT": ["0 1px 2px rgb(0 0 0 / 0.1)", "0 1px 1px rgb(0 0 0 / 0.06)"],
        "sm": "0 1px 1px rgb(0 0 0 / 0.05)",
        "md": ["0 4px 3px rgb(0 0 0 / 0.07)", "0 2px 2px rgb(0 0 0 / 0.06)"],
        "lg": ["0 10px 8px rgb(0 0 0 / 0.04)", "0 4px 3px rgb(0 0 0 / 0.1)"],
        "xl": ["0 20px 13px rgb(0 0 0 / 0.03)", "0 8px 5px rgb(0 0 0 / 0.08)"],
        "2xl": "0 25px 25px rgb(0 0 0 / 0.15)",
        "none": "0 0 rgb(0 0 0 / 0)",
    },
    "blur": {"0": "0"} | _steps("- 4px 12px 16px 24px 40px 64px", DEFAULT="8px"),
    "borderRadius": _steps(
        "- 0.125rem 0.375rem 0.5rem 0.75rem 1rem 1.5rem", DEFAULT="0.25rem", none="0", full="9999px"
    ),
    "lineWidth": {"DEFAULT": "1px", "none": "0"},
    "ringWidth": {"DEFAULT": "3px", "none": "0"},
    "zIndex": {"auto": "auto"},
    "duration": {"DEFAULT": "150ms", "none": "0s"}
    | {str(time): f"{time}ms" for time in (75, 100, 150, 200, 300, 500, 700, 1000)},
    "easing": {
        "DEFAULT": _SWING,
        "linear": "linear",
        "in": "cubic-bezier(0.4, 0, 1, 1)",
        "out": "cubic-bezier(0, 0, 0.2, 1)",
        "in-out": _SWING,
    },
    "transitionProperty": {
        "DEFAULT": f"{_COLOUR_PROPERTIES},opacity,box-shadow,transform,filter,backdrop-filter",
        "none": "none",
        "all": "all",
        "colors": _COLOUR_PROPERTIES,
        "opacity": "opacity",
        "shadow": "box-shadow",
        "transform": "transform",
    },
    "breakpoints": _BREAKPOINTS,
    "verticalBreakpoints": _BREAKPOINTS,
    "aria": {
        state: f'{state}="true"'
        for state in "busy checked disabled expanded hidden pressed readonly required selected".split()
    },
    "supports": {"grid": "(display: grid)"},
    "media": {
        "portrait": "(orientation: portrait)",
        "landscape": "(orientation: landscape)",
        "os_dark": "(prefers-color-scheme: dark)",
        "os_light": "(prefers-color-scheme: light)",
        "motion_ok": "(prefers-reduced-motion: no-preference)",
        "motion_not_ok": "(prefers-reduced-motion: reduce)",
        "high_contrast": "(prefers-contrast: high)",
        "low_contrast": "(prefers-contrast: low)",
        "opacity_ok": "(prefers-reduced-transparency: no-preference)",
        "opacity_not_ok": "(prefers-reduced-transparency: reduce)",
        "use_data_ok": "(prefers-reduced-data: no-preference)",
        "use_data_not_ok": "(prefers-reduced-data: reduce)",
        "touch": "(hover: none) and (pointer: coarse)",
        "stylus": "(hover: none) and (pointer: fine)",
        "pointer": "(hover) and (pointer: coarse)",
        "mouse": "(hover) and (pointer: fine)",
        "hd_color": "(dynamic-range: high)",
    },
}
