"""Draws the pictures of `public/`: `python tests/tools/draw_pictures.py [name …]`.

Needs Pillow and the project's own fonts. The same script gives the same pictures.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from pictures import airplane, car, graph, layers, marks, trends
from pictures.canvas import Canvas
from PIL import Image

PUBLIC = Path(__file__).parents[2] / "public"
LIMIT = 80_000  # bytes a file

PICTURES: dict[str, Callable[[], Canvas | str]] = {
    "car.jpg": car.draw,
    "airplane.jpg": airplane.draw,
    "ml_infrastructure.png": layers.draw,
    "popular_ml_tools.png": trends.draw,
    "netron.png": graph.draw,
    "Pytorch_logo.png": marks.pytorch,
    "TensorFlow_logo.svg": marks.tensorflow,
    "Google_JAX_logo.svg": marks.jax,
}


def save(path: Path, picture: Canvas | str) -> None:
    if isinstance(picture, str):
        path.write_text(picture, encoding="utf-8")
    elif path.suffix == ".jpg":
        picture.finished().convert("RGB").save(path, quality=84, optimize=True, progressive=True)
    else:
        _save_png(path, picture.finished())
    assert path.stat().st_size < LIMIT, f"{path.name}: {path.stat().st_size} bytes"


def _save_png(path: Path, image: Image.Image) -> None:
    """All colours when that is small enough, else 255 of them and pixels that are opaque or clear."""
    image.save(path, optimize=True)
    if path.stat().st_size >= LIMIT:
        few = image.convert("RGB").quantize(255, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        palette = (few.getpalette() or [])[: 255 * 3]
        few.putpalette(palette + [0] * (256 * 3 - len(palette)))  # the clear colour must be in it to be kept
        few.paste(255, mask=image.getchannel("A").point([255] * 128 + [0] * 128))
        few.save(path, transparency=255)


if __name__ == "__main__":
    for name, draw in PICTURES.items():
        if name in (sys.argv[1:] or PICTURES):
            save(PUBLIC / name, draw())
