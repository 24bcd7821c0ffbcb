"""Airplane: an airliner's cockpit with glass displays, throttles, windows and an overhead panel."""

from __future__ import annotations

from collections.abc import Sequence

from pictures.canvas import Canvas, Gradient, Point, Shape, arc, box, curve, ellipse, polar

PANEL = Gradient(("#5a6873", "#47535d", "#36414a"))
DARK = "#0a0f14"
GREEN, CYAN, AMBER, MAGENTA, WHITE = "#4be07f", "#4fd3f2", "#ffb84a", "#e86bf0", "#eef3f5"
MIDDLE = 210


def draw() -> Canvas:
    canvas = Canvas(420, 290, "#1b242b")
    _outside(canvas)
    _frames(canvas)
    _overhead(canvas)
    _glareshield(canvas)
    _main_panel(canvas)
    _pedestal(canvas)
    for cx in (74, 346):
        _yoke(canvas, cx)
    return canvas


def mirrored(shape: Sequence[Point]) -> Shape:
    return [(2 * MIDDLE - x, y) for x, y in shape]


def _outside(canvas: Canvas) -> None:
    canvas.fill(box(0, 30, 420, 92), Gradient(("#2c62a8", "#6da4d6", "#cfe4ef", "#fbe6c8")))
    clouds = (
        (40, 96, 26), (62, 92, 20), (88, 98, 24), (150, 99, 16), (172, 97, 22), (196, 101, 17),
        (262, 100, 18), (284, 96, 25), (310, 99, 20), (356, 94, 24), (384, 98, 28), (128, 104, 22), (236, 105, 26),
    )  # fmt: skip
    for x, y, size in clouds:
        canvas.fill(ellipse(x, y + 6, size * 1.3, size * 0.5), Gradient(("#ffffff", "#e7edf3", "#b8cbdc")), blur=2)
    for x, y, size in clouds[::2]:
        canvas.fill(ellipse(x + 8, y + 16, size * 1.5, size * 0.5), Gradient(("#ffffff", "#d3dfe9")), blur=2.5)
    canvas.fill(ellipse(250, 78, 16), Gradient(("#fffdf2", "#fff3cf88", "#fff0c000"), "out"))


def _frames(canvas: Canvas) -> None:
    """The posts between the six panes."""
    frame = Gradient(("#3b464e", "#222b32"))
    for pane in ([(0, 30), (420, 30), (420, 47), (0, 47)], [(203, 40), (217, 40), (222, 124), (198, 124)]):
        canvas.fill(pane, frame)
    for post in ([(92, 40), (106, 40), (86, 124), (64, 124)], [(0, 40), (16, 40), (0, 96)]):
        canvas.fill(post, frame)
        canvas.fill(mirrored(post), frame)
    canvas.line([(210, 47), (210, 120)], 0.7, "#55636d")
    for x, y in ((36, 47), (150, 47)):
        for shape in ([(x, y), (x + 20, y), (x - 10, y + 66), (x - 18, y + 66)],):
            canvas.fill(shape, Gradient(("#ffffff22", "#ffffff00")))
            canvas.fill(mirrored(shape), Gradient(("#ffffff22", "#ffffff00")))


def _overhead(canvas: Canvas) -> None:
    canvas.fill([(0, 0), (420, 0), (420, 30), (0, 30)], Gradient(("#2a343b", "#20282e")))
    canvas.fill([(104, 0), (316, 0), (292, 41), (128, 41)], "#0008", blur=2)
    canvas.fill([(104, 0), (316, 0), (292, 41), (128, 41)], Gradient(("#5f6d78", "#4a565f")))
    for row, (y, left, count) in enumerate(((5, 113, 20), (14, 118, 19), (23, 123, 18), (32, 129, 17))):
        step = (2 * (MIDDLE - left)) / (count - 1)
        for place in range(count):
            x = left + place * step
            if (place + row) % 5 == 3:
                canvas.fill(box(x - 3, y - 2.4, 6, 4.8, 0.8), DARK)
                canvas.fill(
                    box(x - 2.2, y - 1.6, 4.4, 3.2, 0.4), (AMBER, GREEN, CYAN, WHITE)[(place * 3 + row) % 4] + "bb"
                )
            elif (place + 2 * row) % 4 == 1:
                canvas.fill(ellipse(x, y, 2.6), Gradient(("#d8dde0", "#7d878e")))
                canvas.line([(x, y), polar(x, y, 2.4, -90 + 40 * ((place + row) % 3 - 1))], 0.7, "#1b242b")
            else:
                canvas.fill(ellipse(x, y + 0.9, 1.5), "#20282e")
                canvas.line([(x, y + 1), (x, y - 2.2 if (place * row) % 3 else y + 3.2)], 1.1, "#cfd6da")


def _glareshield(canvas: Canvas) -> None:
    hood = curve((0, 126), (60, 108), (120, 107), (MIDDLE, 107)) + curve(
        (MIDDLE, 107), (300, 107), (360, 108), (420, 126)
    )
    canvas.fill([*hood, (420, 290), (0, 290)], Gradient(("#2f3940", "#1a2127", "#161c21")))
    canvas.line(hood, 1.2, "#5d6a73")
    canvas.fill(box(120, 113, 180, 20, 3), Gradient(("#5b6872", "#434e57")))
    for place, (label, value) in enumerate((("SPD", "280"), ("HDG", "093"), ("V/S", "+12"), ("ALT", "35000"))):
        x = 141 + place * 46
        canvas.fill(box(x - 14, 115.5, 28, 8, 1), DARK)
        canvas.text(x, 119.6, value, 7, AMBER, weight=700)
        canvas.text(x - 10, 128.6, label, 3.6, WHITE, weight=600)
        canvas.fill(ellipse(x + 1, 128.4, 3.2), Gradient(("#e4e8ea", "#737d84")))
        canvas.fill(box(x + 8, 126.4, 6, 4, 0.8), GREEN + "cc" if place % 2 else "#20282e")
    for cx in (96, 324):
        for place, colour in enumerate(("#e2483d", AMBER)):
            canvas.fill(box(cx - 8 + place * 9, 118, 7, 6, 1), colour)
            canvas.fill(box(cx - 8 + place * 9, 118, 7, 2.4, 1), "#ffffff44")


def _main_panel(canvas: Canvas) -> None:
    panel = [(0, 142), (36, 136), (384, 136), (420, 142), (420, 222), (0, 222)]
    canvas.fill(panel, "#0009", blur=3)
    canvas.fill(panel, PANEL)
    for cx in (48, 372):
        _flight_display(canvas, _screen(canvas, cx, 178, 66))
    for cx in (120, 300):
        _map_display(canvas, _screen(canvas, cx, 178, 66))
    _engine_display(canvas, *_screen(canvas, MIDDLE, 178, 84))
    for cx in (84, 168, 252, 336):
        for place in range(3):
            canvas.fill(ellipse(cx, 160 + place * 16, 2.4), Gradient(("#dfe4e7", "#77828a")))
    for side in (6, 410):
        for place in range(5):
            canvas.fill(box(side, 152 + place * 11, 5, 6, 1), "#20282e" if place % 2 else CYAN + "aa")


def _screen(canvas: Canvas, cx: float, cy: float, width: float) -> tuple[float, float, float]:
    """A display's dark face with its bezel: the face's middle and half its width."""
    half = width / 2
    canvas.fill(box(cx - half, cy - 37, width, 74, 4), "#0008", blur=2)
    canvas.fill(box(cx - half, cy - 37, width, 74, 4), Gradient(("#39444c", "#242d34")))
    canvas.fill(box(cx - half + 4, cy - 33, width - 8, 66, 2), DARK)
    return (cx, cy, half - 4)


def _flight_display(canvas: Canvas, screen: tuple[float, float, float]) -> None:
    cx, cy, half = screen
    sky = [(cx - 17, cy - 22), (cx + 17, cy - 22), (cx + 17, cy - 1), (cx - 17, cy + 3)]
    canvas.fill(box(cx - 17, cy - 22, 34, 44, 3), Gradient(("#8a5a2e", "#6b4322")))
    canvas.fill(sky, Gradient(("#1f74d0", "#4ba3ec")))
    canvas.line([(cx - 17, cy + 3), (cx + 17, cy - 1)], 0.9, WHITE)
    for step, width in ((-12, 7), (-7, 4), (7, 4), (12, 7)):
        canvas.line([(cx - width, cy + step + 1.4), (cx + width, cy + step + 0.4)], 0.6, WHITE)
    canvas.line(arc(cx, cy, 19.5, 215, 325), 0.7, WHITE)
    canvas.fill([(cx, cy - 18.5), (cx - 2, cy - 15), (cx + 2, cy - 15)], WHITE)
    canvas.line([(cx - 12, cy + 1), (cx - 5, cy + 1), (cx - 5, cy + 3)], 1.6, AMBER)
    canvas.line([(cx + 12, cy + 1), (cx + 5, cy + 1), (cx + 5, cy + 3)], 1.6, AMBER)
    for side, values in ((-1, ("300", "290", "270", "260")), (1, ("36", "35", "34", "33"))):
        x = cx + side * (half - 5)
        canvas.fill(box(x - 5, cy - 27, 10, 54), "#2a343c")
        for place, value in enumerate(values):
            canvas.text(x, cy - 21 + place * 14, value, 4.4, WHITE)
        canvas.fill(box(x - 5.6, cy - 3.6, 11.2, 7.2, 1), DARK)
        canvas.text(x, cy, "280" if side < 0 else "350", 4.8, GREEN, weight=700)
    canvas.text(cx, cy - 28.5, "A/P   LNAV   VNAV", 4, GREEN, weight=700)
    canvas.line(arc(cx, cy + 44, 17, 232, 308), 0.8, WHITE)


def _map_display(canvas: Canvas, screen: tuple[float, float, float]) -> None:
    cx, cy, half = screen
    centre = cy + 24
    for radius in (16, 32, 46):
        spread = 52 if radius < 46 else 36
        canvas.line(arc(cx, centre, radius, 270 - spread, 270 + spread), 0.6, "#7f8c95" if radius < 46 else WHITE)
    for turn in range(238, 306, 8):
        canvas.line([polar(cx, centre, 46, turn), polar(cx, centre, 43.4, turn)], 0.6, WHITE)
    canvas.fill(ellipse(cx + 13, cy - 4, 7, 5), Gradient(("#d6c33a", "#3aa454", "#1d6a3500"), "out"))
    canvas.fill(ellipse(cx - 15, cy + 4, 5, 4), Gradient(("#3aa454", "#1d6a3500"), "out"))
    route = [(cx, centre), (cx, cy + 4), (cx - 6, cy - 8), (cx + 3, cy - 22)]
    canvas.line(route, 1, MAGENTA)
    for (x, y), name in zip(route[1:], ("KOVAL", "DORIT", "LIMA"), strict=True):
        canvas.line([(x, y - 2), (x + 2, y), (x, y + 2), (x - 2, y), (x, y - 2)], 0.6, CYAN)
        canvas.text(x + 4, y, name, 3.8, CYAN, anchor="lm")
    canvas.fill([(cx, centre - 3), (cx - 2.6, centre + 4), (cx + 2.6, centre + 4)], WHITE)
    canvas.text(cx - half + 2, cy - 29, "GS 462", 4, WHITE, anchor="lm")
    canvas.text(cx + half - 2, cy - 29, "18 NM", 4, GREEN, anchor="rm")


def _engine_display(canvas: Canvas, cx: float, cy: float, half: float) -> None:
    for place, (x, level) in enumerate(((cx - 19, 0.78), (cx + 11, 0.8))):
        for y, size, value in ((cy - 18, 9.5, 92.4 + place * 0.2), (cy + 5, 7.5, 641 + place * 4)):
            canvas.line(arc(x, y, size, 150, 360), 0.8, "#8b98a1")
            canvas.line(arc(x, y, size, 340, 360), 1.6, "#e2483d")
            canvas.line(arc(x, y, size - 2, 150, 150 + 210 * level), 2, GREEN + "66")
            canvas.line([(x, y), polar(x, y, size, 150 + 210 * level)], 1, GREEN)
            canvas.text(x + 5, y + 3, f"{value:g}", 5, WHITE, weight=600)
    canvas.text(cx - 4, cy - 24, "N1", 4.4, CYAN, weight=700)
    canvas.text(cx - 4, cy, "EGT", 4, CYAN, weight=700)
    for place in range(6):
        x = cx - 31 + place * 8
        canvas.fill(box(x, cy + 15, 4, 14), "#26313a")
        height = (11, 11, 8, 9, 12, 12)[place]
        canvas.fill(box(x, cy + 29 - height, 4, height), AMBER if place == 3 else GREEN)
    for place, (text, colour) in enumerate(
        (("FUEL 18.4", WHITE), ("CAB 6000", WHITE), ("FLAP UP", GREEN), ("GEAR UP", GREEN))
    ):
        canvas.text(cx + half - 2, cy + 15 + place * 4.7, text, 3.9, colour, anchor="rm", weight=600)


def _pedestal(canvas: Canvas) -> None:
    body = [(150, 222), (270, 222), (290, 290), (130, 290)]
    canvas.fill(body, "#000a", blur=4)
    canvas.fill(body, Gradient(("#5b6872", "#3b464e")))
    for cx in (168, 252):
        canvas.fill(box(cx - 13, 226, 26, 20, 2), Gradient(("#39444c", "#242d34")))
        canvas.fill(box(cx - 10.5, 228, 21, 13, 1), DARK)
        for place in range(3):
            canvas.line(
                [(cx - 8.5, 231 + place * 3.6), (cx + 7 - place * 3, 231 + place * 3.6)], 1, (GREEN, CYAN, WHITE)[place]
            )
        for row in range(6):
            for column in range(6):
                canvas.fill(
                    box(cx - 13 + column * 4.5, 249 + row * 4.6, 3.6, 3.4, 0.6), Gradient(("#2e383f", "#1b242b"))
                )
                canvas.fill(box(cx - 12.2 + column * 4.5, 250.2 + row * 4.6, 2, 0.8), "#b7c1c7")
    canvas.fill(box(186, 226, 48, 62, 3), Gradient(("#2c353c", "#1d252b")))
    for x in (198, 222):
        canvas.fill(box(x - 1.6, 230, 3.2, 48, 1.6), DARK)
    for x, y in ((198, 246), (222, 246)):
        canvas.fill(box(x - 2, y, 4, 30), Gradient(("#aab4ba", "#6b767e")))
        canvas.fill(box(x - 8, y - 7, 16, 12, 4), "#0008", blur=1.5)
        canvas.fill(box(x - 8, y - 8, 16, 12, 4), Gradient(("#fbfcfc", "#c6cdd1", "#838d94")))
        canvas.fill(box(x - 5, y - 4.5, 10, 1, 0.4), "#6b767e")
        canvas.fill(box(x - 5, y - 2.5, 10, 1, 0.4), "#6b767e")
    canvas.fill(box(206, 236, 8, 16, 2), Gradient(("#e25a4a", "#9c2f25")))
    canvas.fill(box(206, 262, 8, 10, 2), Gradient(("#e9edef", "#929ca3")))


def _yoke(canvas: Canvas, cx: float) -> None:
    """A control wheel: two horns on a column."""
    left = curve((cx - 8, 262), (cx - 30, 262), (cx - 34, 250), (cx - 37, 226), 40)
    for shape in (left, [(2 * cx - x, y) for x, y in left]):
        canvas.line([(x, y + 4) for x, y in shape], 12, "#000a", blur=3)
        canvas.line(shape, 11, "#0e1317")
        canvas.line([(x - 0.6, y - 0.8) for x, y in shape], 8.4, Gradient(("#59656e", "#2b343b")))
        x, y = shape[-1]
        canvas.fill(ellipse(x, y, 5.6), "#0e1317")
        canvas.fill(ellipse(x, y, 4.6), Gradient(("#6a7780", "#2b343b")))
        canvas.fill(ellipse(x, y - 0.5, 1.8), "#e2483d")
    canvas.fill(box(cx - 7, 262, 14, 30), Gradient(("#1b2227", "#444f57", "#1b2227"), "right"))
    canvas.fill(box(cx - 17, 252, 34, 20, 7), "#0e1317")
    canvas.fill(box(cx - 16, 252.5, 32, 18, 6), Gradient(("#66737c", "#333d45")))
    canvas.fill(box(cx - 9, 256, 18, 8, 1.6), "#d9dfe2")
    canvas.line([(cx - 6, 259), (cx + 6, 259)], 0.8, "#6b767e")
    canvas.line([(cx - 6, 261.4), (cx + 3, 261.4)], 0.8, "#6b767e")
