"""Canvas: anti-aliased shapes, gradients, glows and text on Pillow, in the coordinates of the finished slide.

Shapes are lists of points. All is drawn `DENSITY * OVERSAMPLING` times larger and reduced at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, radians, sin

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter, ImageFont

from deckc import vendored

DENSITY = 2  # pixels of the file to one pixel of a slide
OVERSAMPLING = 3

Point = tuple[float, float]
Shape = list[Point]


@dataclass(frozen=True)
class Gradient:
    """Colours at even distances: from top to bottom, from left to right or from the centre outwards."""

    colours: tuple[str, ...]
    kind: str = "down"  # or "right", "out"

    def image(self, size: tuple[int, int]) -> Image.Image:
        ramp = Image.linear_gradient("L")
        if self.kind == "out":  # Pillow's ramp ends in the corners, ours at the edges
            ramp = Image.radial_gradient("L").point([min(255, round(level * 2**0.5)) for level in range(256)])
        if self.kind == "right":
            ramp = ramp.transpose(Image.Transpose.TRANSPOSE)
        stops = [ImageColor.getcolor(colour, "RGBA") for colour in self.colours]
        channels = [ramp.point(_table([stop[channel] for stop in stops])) for channel in range(4)]  # type: ignore[index]
        return Image.merge("RGBA", channels).resize(size, Image.Resampling.BICUBIC)


def _table(values: Sequence[int]) -> list[int]:
    parts = len(values) - 1
    places = [level / 255 * parts for level in range(256)]
    lower = [min(int(place), parts - 1) for place in places]
    return [
        round(values[low] + (values[low + 1] - values[low]) * (place - low))
        for place, low in zip(places, lower, strict=True)
    ]


Paint = str | Gradient


class Canvas:
    def __init__(self, width: int, height: int, paint: Paint = "#0000") -> None:
        self.width, self.height, self.scale = width, height, DENSITY * OVERSAMPLING
        self.image = Image.new("RGBA", (width * self.scale, height * self.scale))
        self.fill(box(0, 0, width, height), paint)

    def fill(self, shape: Sequence[Point], paint: Paint, *, blur: float = 0) -> None:
        """Paints the inside of a shape; `blur` softens its edge (shadows and glows)."""
        self._lay(shape, paint, blur, None)

    def line(self, shape: Sequence[Point], width: float, paint: Paint, *, blur: float = 0) -> None:
        """Paints along a shape's points."""
        self._lay(shape, paint, blur, width)

    def text(
        self, x: float, y: float, text: str, size: float, paint: str, *, weight: int = 400, anchor: str = "mm"
    ) -> None:
        """One line of text; `anchor` as Pillow has it: l, m, r and then a, m, s, d."""
        layer = Image.new("RGBA", self.image.size)
        at = (x * self.scale, y * self.scale)
        pen = ImageDraw.Draw(layer)
        pen.text(at, text, fill=paint, font=_font(size * self.scale, weight), anchor=anchor)
        part = layer.getbbox()
        if part:
            self.image.alpha_composite(layer.crop(part), part[:2])

    def _lay(self, shape: Sequence[Point], paint: Paint, blur: float, width: float | None) -> None:
        margin = blur * 3 + (width or 0) + 1
        xs, ys = [x for x, _ in shape], [y for _, y in shape]
        left, top = max(min(xs) - margin, 0), max(min(ys) - margin, 0)
        right, bottom = min(max(xs) + margin, self.width), min(max(ys) + margin, self.height)
        area = [round(edge * self.scale) for edge in (left, top, right, bottom)]
        size = (area[2] - area[0], area[3] - area[1])
        if min(size) <= 0:
            return
        mask = Image.new("L", size)
        pen = ImageDraw.Draw(mask)
        points = [(x * self.scale - area[0], y * self.scale - area[1]) for x, y in shape]
        if width is None:
            pen.polygon(points, fill=255)
        else:
            thick = max(1, round(width * self.scale))
            pen.line(points, fill=255, width=thick)
            reach = (thick - 1) / 2
            for x, y in points[1:-1]:  # round joints: Pillow's own leave notches between short pieces
                pen.ellipse((x - reach, y - reach, x + reach, y + reach), fill=255)
        if blur:
            mask = mask.filter(ImageFilter.GaussianBlur(blur * self.scale))
        layer = paint.image(size) if isinstance(paint, Gradient) else Image.new("RGBA", size, paint)
        layer.putalpha(ImageChops.multiply(layer.getchannel("A"), mask))
        self.image.alpha_composite(layer, (area[0], area[1]))

    def finished(self) -> Image.Image:
        return self.image.reduce(OVERSAMPLING)


@lru_cache(maxsize=64)
def _font(size: float, weight: int) -> ImageFont.FreeTypeFont:
    file = vendored.path("@fontsource-variable/nunito-sans", "files/nunito-sans-latin-wght-normal.woff2")
    font = ImageFont.truetype(str(file), round(size))
    axes = font.get_variation_axes()
    font.set_variation_by_axes([weight if axis["name"] == b"Weight" else axis["default"] or 0 for axis in axes])
    return font


# ── shapes ───────────────────────────────────────────────────────────────────────────────────────────


def box(x: float, y: float, width: float, height: float, radius: float = 0) -> Shape:
    if not radius:
        return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    corners = [
        (x + width - radius, y + radius, -90),
        (x + width - radius, y + height - radius, 0),
        (x + radius, y + height - radius, 90),
        (x + radius, y + radius, 180),
    ]
    return [point for cx, cy, start in corners for point in arc(cx, cy, radius, start, start + 90, 24)]


def ellipse(cx: float, cy: float, rx: float, ry: float | None = None) -> Shape:
    ry = rx if ry is None else ry
    turns = [2 * pi * step / 180 for step in range(181)]
    return [(cx + rx * cos(turn), cy + ry * sin(turn)) for turn in turns]


def arc(cx: float, cy: float, radius: float, start: float, end: float, steps: int = 90) -> Shape:
    """Points on a circle; degrees clockwise from three o'clock."""
    return [polar(cx, cy, radius, start + (end - start) * step / steps) for step in range(steps + 1)]


def sector(cx: float, cy: float, inner: float, outer: float, start: float, end: float) -> Shape:
    """A band between two radii."""
    return arc(cx, cy, outer, start, end) + arc(cx, cy, inner, end, start)


def polar(cx: float, cy: float, radius: float, degrees: float) -> Point:
    return (cx + radius * cos(radians(degrees)), cy + radius * sin(radians(degrees)))


def curve(start: Point, first: Point, second: Point, end: Point, steps: int = 60) -> Shape:
    """A cubic Bézier curve."""
    points = []
    for step in range(steps + 1):
        t = step / steps
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        corners = (start, first, second, end)
        points.append(
            (
                sum(weight * corner[0] for weight, corner in zip(weights, corners, strict=True)),
                sum(weight * corner[1] for weight, corner in zip(weights, corners, strict=True)),
            )
        )
    return points
