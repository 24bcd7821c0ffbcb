"""Marks: neutral signs with a framework's name, where a deck would show its trademarked logo."""

from __future__ import annotations

from pictures.canvas import Canvas, box, ellipse

TEXT = "#71879a"  # readable on white and on black


def pytorch() -> Canvas:
    """A small computation graph before the name: 200 × 44."""
    canvas = Canvas(200, 44)
    canvas.fill(box(1, 1, 42, 42, 11), "#c65d43")
    dots = ((12, 13), (12, 31), (24, 22), (34, 22))
    for start, end in ((0, 2), (1, 2), (2, 3)):
        canvas.line([dots[start], dots[end]], 2.4, "#ffffffcc")
    for x, y in dots:
        canvas.fill(ellipse(x, y, 4.2), "#ffffff")
    canvas.text(54, 22.5, "PyTorch", 36, TEXT, weight=700, anchor="lm")
    return canvas


def tensorflow() -> str:
    """Stacked sheets of numbers over the name: 200 × 132."""
    sheets = "".join(
        f'<g transform="translate({76 + step * 12} {22 - step * 8})">'
        f'<rect width="48" height="48" rx="6" fill="{colour}"/>'
        f'<path d="M16 5v38M32 5v38M5 16h38M5 32h38" stroke="#fff" stroke-opacity=".75" stroke-width="2"/></g>'
        for step, colour in ((1, "#f0bd6b"), (0, "#dd9a35"), (-1, "#c47f1c"))
    )
    return _svg(200, 132, "TensorFlow", sheets + _name(100, 118, 34, "TensorFlow", 186))


def jax() -> str:
    """A tangent on a curve beside the name: 150 × 84."""
    mark = (
        '<rect x="1" y="14" width="56" height="56" rx="14" fill="#3f8f66"/>'
        '<path d="M10 24C16 66 40 66 48 24" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round"/>'
        '<path d="M27 66.5 52 28.7" stroke="#fff" stroke-opacity=".75" stroke-width="2.5" stroke-linecap="round"/>'
        '<circle cx="39.5" cy="47.6" r="5" fill="#fff"/>'
    )
    return _svg(150, 84, "JAX", mark + _name(108, 57, 42, "JAX", 78))


def _name(x: float, y: float, size: float, text: str, width: float) -> str:
    """The name in whatever sans serif the viewer has, fitted to a width."""
    return (
        f'<text x="{x}" y="{y}" text-anchor="middle" font-family="Nunito Sans, Segoe UI, Helvetica, Arial, sans-serif" '
        f'font-size="{size}" font-weight="700" fill="{TEXT}" textLength="{width}" lengthAdjust="spacingAndGlyphs">'
        f"{text}</text>"
    )


def _svg(width: int, height: int, title: str, inside: str) -> str:
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img"><title>{title}</title>{inside}</svg>\n'
