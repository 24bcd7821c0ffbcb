"""Table: display of tables and their parts, borders between cells, captions."""

from __future__ import annotations

from deckc.style.rules.rows import words
from deckc.style.tokens import Row

__all__ = ["TABLE"]

_SPACING = "{@spacing bracket variable global auto fraction rem}"
_BOTH = "border-spacing: var(--un-border-spacing-x) var(--un-border-spacing-y)"

TABLE: tuple[Row, ...] = (
    *words(
        "",
        "display",
        "inline-table, table, table-caption, table-cell, table-column, table-column-group, table-footer-group, "
        "table-header-group, table-row, table-row-group",
    ),
    *words("border-", "border-collapse", "collapse, separate"),
    (
        "border-spacing-*",
        f"--un-border-spacing-x: {_SPACING}; --un-border-spacing-y: {_SPACING}; {_BOTH}",
    ),
    ("border-spacing-<axis=x|y>-*", f"--un-border-spacing-<axis>: {_SPACING}; {_BOTH}"),
    *words("caption-", "caption-side", "top, bottom"),
    *words("table-", "table-layout", "auto, fixed"),
    *words("table-empty-cells-", "empty-cells", "visible: show, hidden: hide"),
)
