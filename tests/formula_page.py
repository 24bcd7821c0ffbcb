"""Formulas beside each other on a page, and the boxes that they are made of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

FOLDER = Path(__file__).parent
LIST = FOLDER / "conformance" / "formulas.txt"
BOXES = FOLDER / "conformance" / "formulas.json"
STYLE = "body { margin: 8px; width: 1200px; font: 20px/1.5 KaTeX_Main } .formula { margin: 4px 0 }"


def formulas() -> list[tuple[str, bool]]:
    """Each formula of the list, and whether it stands on its own line."""
    lines = [line for line in LIST.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    plain = [(line, display) for line in lines if not line.startswith("= ") for display in (False, True)]
    return plain + [(line[2:], True) for line in lines if line.startswith("= ")]


def document(head: str, shown: list[str]) -> str:
    """A page with formulas that are HTML already."""
    body = "\n".join(f'<div class="formula">{html}</div>' for html in shown)
    return f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<style>{STYLE}</style>\n{head}\n{body}\n'


def boxes(page: Page, file: Path) -> list[list[list[Any]]]:
    """What is drawn where in each formula of a page."""
    page.goto(file.as_uri())
    page.evaluate("document.fonts.ready")
    found: list[list[list[Any]]] = page.evaluate((FOLDER / "formula_boxes.js").read_text(encoding="utf-8"))
    return found
