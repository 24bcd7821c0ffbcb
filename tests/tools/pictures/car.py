"""Car: the driver's view over a classic dashboard, few dials and one wheel."""

from __future__ import annotations

from pictures.canvas import Canvas, Gradient, Point, arc, box, curve, ellipse, polar, sector

CHROME = Gradient(("#fdfdfb", "#8f9498", "#e9ebea", "#6a6f74"))
IVORY = "#efe6cf"
NEEDLE = "#ff5a36"
FACE = Gradient(("#2b3238", "#11151a"), "out")


def draw() -> Canvas:
    canvas = Canvas(390, 290, Gradient(("#5d91c4", "#a9cbe2", "#f7e0bd")))
    _road(canvas)
    _dashboard(canvas)
    _dial(canvas, 93, 162, 38, ("0", "1", "2", "3", "4", "5", "6"), "x1000", 0.36, warn_from=5)
    _dial(canvas, 183, 162, 38, ("0", "20", "40", "60", "80", "100", "120", "140"), "km/h", 0.52, warn_from=9)
    _lamps(canvas)
    _gauge(canvas, 262, 140, "FUEL", ("E", "F"), 0.7)
    _gauge(canvas, 320, 140, "TEMP", ("C", "H"), 0.45)
    _radio(canvas)
    _wheel(canvas, 138, 222, 124)
    return canvas


def _road(canvas: Canvas) -> None:
    canvas.fill(ellipse(322, 45, 34), Gradient(("#fff6d8ff", "#fff0c000"), "out"))
    canvas.fill([*curve((0, 62), (70, 22), (120, 70), (200, 60)), (200, 100), (0, 100)], "#7d97a8")
    canvas.fill([*curve((120, 66), (220, 26), (300, 74), (390, 46)), (390, 100), (120, 100)], "#94a9ac")
    canvas.fill([*curve((0, 72), (120, 58), (280, 70), (390, 62)), (390, 110), (0, 110)], "#8aa27a")
    canvas.fill([(186, 67), (200, 67), (330, 120), (60, 120)], "#5b6066")
    for near, far in ((0.62, 0.5), (0.36, 0.26), (0.16, 0.1), (1.0, 0.8)):
        left, right = 193 - 0.5, 193 + 0.5
        y0, y1 = 67 + 53 * far, 67 + 53 * near
        canvas.fill(
            [(left - far * 2, y0), (right + far * 2, y0), (right + near * 3, y1), (left - near * 3, y1)], "#f4f0e2"
        )
    for x, base, size in ((28, 82, 15), (60, 76, 9), (318, 78, 11), (356, 84, 16), (96, 72, 6), (286, 71, 6)):
        canvas.fill(box(x - size * 0.06, base - size * 0.5, size * 0.12, size * 0.6), "#5c4a3a")
        canvas.fill(ellipse(x, base - size, size * 0.5, size * 0.75), Gradient(("#6f9460", "#46683f")))
    canvas.fill([(0, 0), (30, 0), (0, 96)], Gradient(("#39434c", "#202930")))  # the windscreen's left post
    canvas.fill([(390, 0), (366, 0), (390, 88)], Gradient(("#39434c", "#202930")))
    canvas.fill(box(158, 0, 92, 17, 8), "#1f272d")  # the mirror
    canvas.fill(box(162, 1, 84, 12.5, 6), Gradient(("#9fc2d8", "#e8d8bb")))


def _dashboard(canvas: Canvas) -> None:
    cowl = curve((0, 100), (30, 92), (40, 84), (70, 83)) + curve((206, 83), (236, 84), (240, 96), (390, 94))
    canvas.fill([*cowl, (390, 290), (0, 290)], "#0006", blur=5)
    canvas.fill([*cowl, (390, 290), (0, 290)], Gradient(("#2f6f73", "#225257", "#163a40", "#0d2328")))
    canvas.line(cowl, 4.5, "#3f8b8d")
    canvas.line([(x, y + 3.5) for x, y in cowl], 1, "#9fd0cc")
    canvas.fill(box(38, 105, 200, 102, 48), "#0007", blur=3)
    canvas.fill(box(38, 105, 200, 102, 48), CHROME)
    canvas.fill(box(40.5, 107.5, 195, 97, 46), Gradient(("#454d52", "#20262a")))
    canvas.fill(box(238, 178, 152, 3), CHROME)
    canvas.fill(box(0, 213, 390, 2.2), CHROME)


def _dial(
    canvas: Canvas,
    cx: float,
    cy: float,
    radius: float,
    labels: tuple[str, ...],
    unit: str,
    at: float,
    *,
    warn_from: int,
) -> None:
    """A round dial whose scale runs from lower left to lower right; `at` is the needle's place from 0 to 1."""
    start, sweep = 135, 270
    canvas.fill(ellipse(cx, cy, radius + 3.5), CHROME)
    canvas.fill(ellipse(cx, cy, radius + 1), "#0b0e11")
    canvas.fill(ellipse(cx, cy, radius), FACE)
    steps = (len(labels) - 1) * 4
    if warn_from < len(labels):
        red = start + sweep * warn_from / (len(labels) - 1)
        canvas.fill(sector(cx, cy, radius - 4, radius - 1.5, red, start + sweep), "#d8402f")
    for step in range(steps + 1):
        turn, major = start + sweep * step / steps, step % 4 == 0
        ends = [polar(cx, cy, radius - 1.5, turn), polar(cx, cy, radius - (7 if major else 4), turn)]
        canvas.line(ends, 1.2 if major else 0.5, IVORY)
    for index, label in enumerate(labels):
        x, y = polar(cx, cy, radius - 13, start + sweep * index / (len(labels) - 1))
        canvas.text(x, y, label, 7.5, IVORY, weight=600)
    canvas.text(cx, cy + radius * 0.5, unit, 6.5, "#a9b3b0", weight=500)
    _needle(canvas, (cx, cy), radius - 6, start + sweep * at, 1.5)
    canvas.fill(ellipse(cx, cy, radius * 0.11), CHROME)
    shine = [*arc(cx, cy, radius - 1, 200, 320), *reversed(arc(cx, cy + radius * 0.34, radius * 1.04, 218, 302))]
    canvas.fill(shine, Gradient(("#ffffff33", "#ffffff05")))


def _needle(canvas: Canvas, centre: Point, length: float, turn: float, width: float) -> None:
    cx, cy = centre
    side_one, side_two = polar(cx, cy, width, turn + 90), polar(cx, cy, width, turn - 90)
    canvas.fill([polar(cx, cy, length, turn), side_one, polar(cx, cy, length * -0.2, turn), side_two], NEEDLE)


def _gauge(canvas: Canvas, cx: float, cy: float, name: str, ends: tuple[str, str], at: float) -> None:
    canvas.fill(ellipse(cx, cy, 25.5), "#0006", blur=2)
    canvas.fill(ellipse(cx, cy, 25), CHROME)
    canvas.fill(ellipse(cx, cy, 22.5), FACE)
    canvas.fill(sector(cx, cy, 15.5, 18, 305, 330), "#d8402f" if name == "TEMP" else "#5c9c5a")
    for step in range(9):
        turn = 210 + 120 * step / 8
        canvas.line([polar(cx, cy, 19, turn), polar(cx, cy, 15.5, turn)], 1 if step % 4 == 0 else 0.5, IVORY)
    for turn, label in ((206, ends[0]), (334, ends[1])):
        x, y = polar(cx, cy, 11.5, turn)
        canvas.text(x, y + 2.5, label, 6.5, IVORY, weight=700)
    _needle(canvas, (cx, cy), 17, 210 + 120 * at, 1)
    canvas.fill(ellipse(cx, cy, 3), CHROME)
    canvas.text(cx, cy + 13, name, 5.5, "#a9b3b0", weight=600)


def _lamps(canvas: Canvas) -> None:
    for place, colour in enumerate(("#ff5340", "#ffb02e", "#58d06b", "#4aa3ff")):
        x, y = 115 + place * 15.3, 121.5
        canvas.fill(ellipse(x, y, 7), colour + "88", blur=2.4)
        canvas.fill(ellipse(x, y, 3.8), CHROME)
        canvas.fill(ellipse(x, y, 2.9), colour)
        canvas.fill(ellipse(x - 0.8, y - 0.9, 0.9), "#ffffffcc")


def _radio(canvas: Canvas) -> None:
    canvas.fill(box(266, 221, 118, 50, 6), "#0006", blur=2)
    canvas.fill(box(266, 221, 118, 50, 6), CHROME)
    canvas.fill(box(268, 223, 114, 46, 5), Gradient(("#2b3135", "#15191c")))
    canvas.fill(box(291, 228, 70, 15, 2), Gradient(("#fbe9b5", "#e3b860")))
    for step in range(15):
        canvas.line([(297 + step * 4.3, 230), (297 + step * 4.3, 235 if step % 3 else 238)], 0.6, "#5a4520")
    canvas.line([(332, 229), (332, 242)], 1, "#c22d1c")
    for x in (280, 373):
        canvas.fill(ellipse(x, 241, 8), CHROME)
        canvas.fill(ellipse(x, 241, 5.4), Gradient(("#4b5256", "#1b1f22"), "out"))
        canvas.line([(x, 241), (x, 236.5)], 1, IVORY)
    for key in range(5):
        canvas.fill(box(293 + key * 14, 250, 11.5, 9, 2), Gradient(("#fffbee", "#cfc4a6")))


def _wheel(canvas: Canvas, cx: float, cy: float, radius: float) -> None:
    """A thin two-tone rim, two spokes and a horn ring, in front of the dials."""
    canvas.line(ellipse(cx + 2, cy + 5, radius), 9, "#0008", blur=4)
    for turn in (14, 166):
        inner, outer = polar(cx, cy, 20, turn), polar(cx, cy, radius, turn)
        canvas.line([(inner[0], inner[1] + 3), (outer[0], outer[1] + 3)], 8, "#0007", blur=3)
        canvas.line([inner, outer], 8, Gradient(("#8f2f2c", "#6b1f20")))
        canvas.line([(inner[0], inner[1] - 2.4), (outer[0], outer[1] - 2.4)], 1.2, "#c96a60")
    canvas.line(ellipse(cx, cy, radius), 9, Gradient(("#a83a35", "#6b1f20")))
    canvas.line(ellipse(cx, cy - 0.2, radius + 1.6), 1.4, Gradient(("#ec9a8c", "#8d322f", "#7a2826")))
    canvas.line(arc(cx, cy, radius * 0.5, 8, 172), 3.4, Gradient(("#f4f4f2", "#8b9094")))
    canvas.fill(ellipse(cx, cy + 3, 27), "#0008", blur=3)
    canvas.fill(ellipse(cx, cy, 26), CHROME)
    canvas.fill(ellipse(cx, cy, 23), Gradient(("#a83a35", "#5e1a1b"), "out"))
    canvas.fill(ellipse(cx, cy, 13), CHROME)
    canvas.fill(ellipse(cx, cy, 11.4), Gradient(("#efe6cf", "#c9bc99"), "out"))
    canvas.text(cx, cy, "40x", 9.5, "#8f2f2c", weight=900)
