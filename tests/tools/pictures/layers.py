"""Layers: what stands between raw data and a model in use, as a labelled block diagram."""

from __future__ import annotations

from pictures.canvas import Canvas, box

INK, SOFT = "#22313f", "#5c6f80"
COLUMNS = (
    ("Data", "#2f7fc1", "#e3f0fb", (
        ("Sources", "sensors · logs · web"),
        ("Lake and warehouse", "raw files · tables"),
        ("Labelling", "people · weak labels"),
        ("Versioning", "snapshots · lineage"),
    )),
    ("Training", "#3a9a6d", "#e2f5ec", (
        ("Frameworks", "PyTorch · TensorFlow · JAX"),
        ("Experiments", "metrics · comparison"),
        ("Tuning", "search · early stopping"),
        ("Distributed runs", "many GPUs · checkpoints"),
    )),
    ("Evaluation", "#b3812a", "#fbf2df", (
        ("Test sets", "held out · by segment"),
        ("Error analysis", "worst cases · bias"),
        ("Explanation", "attribution · probes"),
        ("Model registry", "approved · archived"),
    )),
    ("Deployment", "#a8508c", "#f9e8f3", (
        ("Packaging", "ONNX · containers"),
        ("Serving", "batch · online · edge"),
        ("Monitoring", "drift · latency · cost"),
        ("Feedback", "new data · retraining"),
    )),
)  # fmt: skip
FOUNDATIONS = (
    ("Orchestration", "pipelines · schedules · continuous integration", "#52677a"),
    ("Compute and storage", "CPU · GPU · TPU · object stores · network", "#364857"),
)
LEFT, TOP, WIDTH, GAP, ROW = 18, 16, 196, 16, 54


def draw() -> Canvas:
    canvas = Canvas(868, 410)
    canvas.fill(box(0, 0, 868, 410, 12), "#f6f9fb")
    for place, (name, dark, light, blocks) in enumerate(COLUMNS):
        x = LEFT + place * (WIDTH + GAP)
        canvas.fill(box(x, TOP, WIDTH, 276, 10), light)
        canvas.fill(box(x, TOP, WIDTH, 36, 10), dark)
        canvas.fill(box(x, TOP + 20, WIDTH, 16), dark)
        canvas.text(x + WIDTH / 2, TOP + 18, name, 18, "#ffffff", weight=700)
        for row, (title, detail) in enumerate(blocks):
            _block(canvas, x + 12, TOP + 48 + row * (ROW + 3), title, detail, dark)
        if place:
            _arrow(canvas, x - GAP - 3, TOP + 18)
    for row, (title, detail, colour) in enumerate(FOUNDATIONS):
        y = TOP + 276 + 14 + row * 46
        canvas.fill(box(LEFT, y, 868 - 2 * LEFT, 38, 8), colour)
        canvas.text(LEFT + 20, y + 19, title, 17, "#ffffff", weight=700, anchor="lm")
        canvas.text(868 - LEFT - 20, y + 19, detail, 15, "#dbe5ec", weight=500, anchor="rm")
    return canvas


def _block(canvas: Canvas, x: float, y: float, title: str, detail: str, colour: str) -> None:
    canvas.fill(box(x, y + 1.5, WIDTH - 24, ROW - 4, 6), "#22313f30", blur=2)
    canvas.fill(box(x, y, WIDTH - 24, ROW - 4, 6), "#ffffff")
    canvas.fill(box(x, y + 8, 3.5, ROW - 20, 1.7), colour)
    canvas.text(x + 13, y + 17, title, 15, INK, weight=700, anchor="lm")
    canvas.text(x + 13, y + 35, detail, 12.5, SOFT, weight=500, anchor="lm")


def _arrow(canvas: Canvas, x: float, y: float) -> None:
    shape = [(x, y - 4), (x + 11, y - 4), (x + 11, y - 9), (x + 22, y), (x + 11, y + 9), (x + 11, y + 4), (x, y + 4)]
    canvas.line([*shape, shape[0]], 4, "#f6f9fb")
    canvas.fill(shape, "#8fa3b3")
