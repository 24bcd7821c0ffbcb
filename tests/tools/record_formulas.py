"""Records what boxes KaTeX makes of the formulas in `tests/conformance/formulas.txt`.

Run: `.venv/bin/python tests/tools/record_formulas.py FOLDER`, where the folder is that of the npm package `katex` in
the version that Slidev takes. KaTeX runs in the browser, with its own style sheet and fonts.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))

from chromium import find_chromium
from formula_page import BOXES, boxes, document, formulas

RENDER = "([tex, displayMode]) => katex.renderToString(tex, { displayMode, strict: false })"


def main(katex: Path) -> None:
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=find_chromium(playwright))
        page = browser.new_page()
        page.add_script_tag(path=katex / "dist" / "katex.js")
        page.add_script_tag(path=katex / "dist" / "contrib" / "mhchem.js")
        version = page.evaluate("katex.version")
        shown = [page.evaluate(RENDER, list(formula)) for formula in formulas()]
        file = Path(folder) / "index.html"
        sheet = (katex / "dist" / "katex.min.css").as_uri()
        file.write_text(document(f'<link rel="stylesheet" href="{sheet}">', shown), encoding="utf-8")
        found = boxes(page, file)
        browser.close()
    rows = [
        json.dumps({"tex": tex, "display": display, "boxes": made}, ensure_ascii=False)
        for (tex, display), made in zip(formulas(), found, strict=True)
    ]
    text = ",\n".join(rows)
    BOXES.write_text(f'{{"katex": "{version}", "formulas": [\n{text}\n]}}\n', encoding="utf-8")
    print(f"{len(rows)} formulas of KaTeX {version} in {BOXES}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
