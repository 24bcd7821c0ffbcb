"""Trends: how the shares of frameworks might have moved; invented figures, and the chart says so."""

from __future__ import annotations

from pictures.canvas import Canvas, Point, box

YEARS = tuple(range(2016, 2025))
SHARES = (  # from the bottom up; each year adds up to 100
    ("PyTorch", "#d9674a", (0, 7, 17, 30, 41, 50, 57, 61, 64)),
    ("TensorFlow", "#e9a63f", (34, 42, 43, 37, 30, 23, 17, 13, 10)),
    ("JAX", "#4f9d69", (0, 0, 0, 1, 2, 4, 6, 8, 9)),
    ("Caffe, Theano …", "#7b8fa3", (46, 30, 18, 10, 5, 3, 2, 1, 1)),
    ("Others", "#c3ced8", (20, 21, 22, 22, 22, 20, 18, 17, 16)),
)
INK, SOFT = "#22313f", "#5c6f80"
LEFT, TOP, RIGHT, BOTTOM = 46, 34, 560, 204


def draw() -> Canvas:
    canvas = Canvas(700, 230)
    canvas.fill(box(0, 0, 700, 230, 10), "#f6f9fb")
    canvas.text(LEFT, 15.5, "Share of new code repositories by framework", 14, INK, weight=700, anchor="lm")
    _areas(canvas)
    _axes(canvas)
    canvas.fill(box(574, 6, 112, 19, 9.5), "#fff1c9")
    canvas.text(630, 15.5, "illustration", 12.5, "#7a5a10", weight=700)
    return canvas


def place(year: float, share: float) -> Point:
    return (
        LEFT + (RIGHT - LEFT) * (year - YEARS[0]) / (YEARS[-1] - YEARS[0]),
        BOTTOM - (BOTTOM - TOP) * share / 100,
    )


def _areas(canvas: Canvas) -> None:
    below = [0.0] * len(YEARS)
    label_y = 230.0
    for name, colour, shares in SHARES:
        above = [low + share for low, share in zip(below, shares, strict=True)]
        edge = [place(year, share) for year, share in zip(YEARS, above, strict=True)]
        canvas.fill([*edge, *reversed([place(year, share) for year, share in zip(YEARS, below, strict=True)])], colour)
        canvas.line(edge, 1.2, "#f6f9fb")
        label_y = min(label_y - 15.5, place(YEARS[-1], (below[-1] + above[-1]) / 2)[1])
        canvas.fill(box(RIGHT + 9, label_y - 5, 10, 10, 2), colour)
        canvas.text(RIGHT + 26, label_y, name, 12.5, INK, weight=600, anchor="lm")
        below = above
    for text, year, share in (("PyTorch", 2022, 29), ("TensorFlow", 2017.9, 40), ("earlier frameworks", 2017.05, 67)):
        canvas.text(*place(year, share), text, 14, "#ffffff", weight=800)


def _axes(canvas: Canvas) -> None:
    for share in (0, 25, 50, 75, 100):
        y = place(YEARS[0], share)[1]
        canvas.line([(LEFT, y), (RIGHT, y)], 0.7, "#22313f" if share == 0 else "#ffffff66")
        canvas.text(LEFT - 8, y, f"{share} %", 11.5, SOFT, weight=500, anchor="rm")
    for year in YEARS:
        x = place(year, 0)[0]
        canvas.line([(x, BOTTOM), (x, BOTTOM + 4)], 0.8, INK)
        canvas.text(x, BOTTOM + 14, str(year), 11.5, SOFT, weight=500)
