"""Pictures that must look alike: pages of a PDF, screenshots, and how near one is to the other."""

from __future__ import annotations

import io

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image

SCALE = 2  # both are taken larger and averaged, so that how a rasterizer smooths edges counts little
WINDOW = 7


def pages_of(pdf: bytes) -> list[Image.Image]:
    """Each page at `SCALE` pixels a CSS px."""
    return [page.render(scale=SCALE * 96 / 72).to_pil() for page in pypdfium2.PdfDocument(pdf)]


def picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))


def ssim(one: Image.Image, other: Image.Image) -> float:
    """Structural similarity of two pictures, 1 for equal ones. Their sizes may differ by what a PDF's units round."""
    width, height = (min(sides) for sides in zip(one.size, other.size, strict=True))
    assert max(one.size[0], other.size[0]) - width <= 2 * SCALE
    assert max(one.size[1], other.size[1]) - height <= 2 * SCALE
    a, b = (_grey(each.crop((0, 0, width, height))) for each in (one, other))
    mean_a, mean_b = _means(a), _means(b)
    variance = _means(a * a) - mean_a**2 + _means(b * b) - mean_b**2
    covariance = _means(a * b) - mean_a * mean_b
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    value = (2 * mean_a * mean_b + c1) * (2 * covariance + c2) / ((mean_a**2 + mean_b**2 + c1) * (variance + c2))
    return float(value.mean())


def _grey(image: Image.Image) -> NDArray[np.float64]:
    return np.asarray(image.convert("L").reduce(SCALE), dtype=np.float64)


def _means(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The mean of each window."""
    sums = np.cumsum(np.cumsum(np.pad(values, ((1, 0), (1, 0))), 0), 1)
    n = WINDOW
    return np.asarray((sums[n:, n:] - sums[:-n, n:] - sums[n:, :-n] + sums[:-n, :-n]) / n**2)
