"""Graph: a small network in a model viewer's window, with the chosen node's properties."""

from __future__ import annotations

from itertools import pairwise

from pictures.canvas import Canvas, Point, arc, box, curve, ellipse

INK, SOFT, EDGE = "#22313f", "#6a7b8a", "#7e8d99"
COLOURS = {
    "layer": "#3d6ea8",
    "relu": "#8a4b46",
    "pool": "#3f7d57",
    "join": "#4c4f57",
    "shape": "#76603c",
    "port": "#eceff1",
}
NODES = {  # name: (kind, title, weights, centre x, centre y)
    "input": ("port", "image", (), 75, 128),
    "conv1": ("layer", "Conv", ("W ⟨64×3×7×7⟩", "B ⟨64⟩"), 176, 128),
    "relu1": ("relu", "Relu", (), 284, 128),
    "pool1": ("pool", "MaxPool", (), 378, 128),
    "conv2": ("layer", "Conv", ("W ⟨64×64×3×3⟩", "B ⟨64⟩"), 488, 218),
    "relu2": ("relu", "Relu", (), 378, 218),
    "conv3": ("layer", "Conv", ("W ⟨64×64×3×3⟩", "B ⟨64⟩"), 270, 218),
    "add": ("join", "Add", (), 162, 218),
    "relu3": ("relu", "Relu", (), 75, 218),
    "pool2": ("pool", "AveragePool", (), 75, 318),
    "flatten": ("shape", "Flatten", (), 192, 318),
    "gemm": ("layer", "Gemm", ("B ⟨512×10⟩", "C ⟨10⟩"), 300, 318),
    "softmax": ("relu", "Softmax", (), 412, 318),
    "output": ("port", "class", (), 508, 318),
}
ROWS = (
    ("input", "conv1", "relu1", "pool1"),
    ("conv2", "relu2", "conv3", "add", "relu3"),
    ("pool2", "flatten", "gemm", "softmax", "output"),
)
PROPERTIES = (
    ("NODE PROPERTIES", None),
    ("type", "Conv"),
    ("name", "stage1.conv2"),
    ("ATTRIBUTES", None),
    ("kernel_shape", "3, 3"),
    ("pads", "1, 1, 1, 1"),
    ("strides", "1, 1"),
    ("INPUTS", None),
    ("X", "1×64×56×56"),
    ("W", "64×64×3×3"),
)


def draw() -> Canvas:
    canvas = Canvas(868, 410)
    canvas.fill(box(2, 2, 864, 406, 11), "#b9c4cc")
    canvas.fill(box(3, 3, 862, 404, 10), "#ffffff")
    _window(canvas)
    for row in ROWS:
        for start, end in pairwise(row):
            _row_edge(canvas, start, end)
    _bends(canvas)
    for name, node in NODES.items():
        _node(canvas, *node, chosen=name == "conv2")
    _properties(canvas)
    return canvas


def _window(canvas: Canvas) -> None:
    canvas.fill(box(3, 3, 862, 40, 10), "#e6ebef")
    canvas.fill(box(3, 24, 862, 18), "#e6ebef")
    canvas.line([(3, 42), (865, 42)], 1, "#c9d2d9")
    for place, colour in enumerate(("#e8695f", "#eebb4d", "#62bf64")):
        canvas.fill(ellipse(24 + place * 20, 23, 6), colour)
    canvas.text(434, 23, "small-resnet.onnx", 15, INK, weight=600)
    for x in range(18, 590, 14):
        for y in range(54, 404, 14):
            canvas.fill(ellipse(x, y, 0.8), "#e4e9ed")


def _half(title: str, weights: tuple[str, ...]) -> float:
    """Half the width of a node with these words."""
    return 10 + 3.5 * max(len(title) + 1, *(len(weight) * 0.86 for weight in weights), 0)


def _row_edge(canvas: Canvas, start: str, end: str) -> None:
    """An arrow between neighbours of one row, in reading direction of that row."""
    (_, title0, weights0, x0, y0), (_, title1, weights1, x1, _) = NODES[start], NODES[end]
    way = 1 if x1 > x0 else -1
    first, last = x0 + way * _half(title0, weights0), x1 - way * _half(title1, weights1)
    canvas.line([(first, y0), (last - way * 4, y0)], 1.5, EDGE)
    _head(canvas, (last, y0), (way, 0))


def _head(canvas: Canvas, tip: Point, way: Point) -> None:
    (x, y), (dx, dy) = tip, way
    canvas.fill(
        [(x, y), (x - 7 * dx - 3.6 * dy, y - 7 * dy - 3.6 * dx), (x - 7 * dx + 3.6 * dy, y - 7 * dy + 3.6 * dx)], EDGE
    )


def _bends(canvas: Canvas) -> None:
    """What leaves a row: down to the next one, and the shortcut round two layers."""
    canvas.line(curve((410, 128), (470, 128), (488, 140), (488, 178)), 1.5, EDGE)
    _head(canvas, (488, 185), (0, 1))
    shortcut = curve((378, 141), (378, 184), (360, 173), (270, 173)) + curve(
        (270, 173), (190, 173), (162, 176), (162, 200)
    )
    canvas.line(shortcut, 1.5, EDGE)
    _head(canvas, (162, 204), (0, 1))
    canvas.text(270, 164, "shortcut", 11, SOFT, weight=500)
    canvas.line([(75, 231), (75, 300)], 1.5, EDGE)
    _head(canvas, (75, 305), (0, 1))
    canvas.text(75, 154, "1×3×224×224", 11, SOFT, weight=500)
    canvas.text(508, 344, "1×10", 11, SOFT, weight=500)
    canvas.text(82, 268, "1×512×7×7", 11, SOFT, weight=500, anchor="lm")


def _node(canvas: Canvas, kind: str, title: str, weights: tuple[str, ...], x: float, y: float, *, chosen: bool) -> None:
    half = _half(title, weights)
    high = 26 + 15 * len(weights)
    top = y - high / 2
    if chosen:
        canvas.fill(box(x - half - 4, top - 4, half * 2 + 8, high + 8, 9), "#e8695f")
        canvas.fill(box(x - half - 1.6, top - 1.6, half * 2 + 3.2, high + 3.2, 7), "#ffffff")
    canvas.fill(box(x - half, top + 2, half * 2, high, 6), "#22313f44", blur=2)
    canvas.fill(box(x - half, top, half * 2, high, 6), COLOURS[kind])
    canvas.text(x, top + 13, title, 14, INK if kind == "port" else "#ffffff", weight=700)
    if weights:
        canvas.fill(box(x - half + 1.2, top + 26, half * 2 - 2.4, high - 27.2, 4), "#f4f7f9")
        for row, weight in enumerate(weights):
            name, shape = weight.split(" ", 1)
            canvas.text(x - half + 7, top + 34 + row * 14, name, 11, INK, weight=800, anchor="lm")
            canvas.text(x - half + 19, top + 34 + row * 14, shape, 11, SOFT, weight=500, anchor="lm")


def _properties(canvas: Canvas) -> None:
    canvas.fill(box(600, 43, 1, 364), "#c9d2d9")
    canvas.fill([(601, 43), (865, 43), (865, 397), *arc(855, 397, 10, 0, 90), (601, 407)], "#f4f7f9")
    y = 66.0
    for name, value in PROPERTIES:
        if value is None:
            y += 4
            canvas.text(620, y, name, 12, SOFT, weight=800, anchor="lm")
            canvas.line([(620, y + 10), (848, y + 10)], 0.8, "#d3dbe1")
        else:
            canvas.text(620, y, name, 13, INK, weight=500, anchor="lm")
            canvas.fill(box(724, y - 12, 124, 24, 4), "#ffffff")
            canvas.text(733, y, value, 13, INK, weight=600, anchor="lm")
        y += 32
