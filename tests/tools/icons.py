"""Icons that deckc carries: how many of the uses that public decks make are the very drawing, and what one costs.

Run: `.venv/bin/python tests/tools/icons.py`. A Markdown table: collection, its uses in 235 decks, names, kilobytes, and
CPU milliseconds to find one of 60 drawings with nothing of the collection read yet: the median, and nine in ten. The
least of some tries counts, as other programs only add to it. Exit status 1 below 95 %.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from deckc import vendored
from deckc.icons.carried_icons import Pack
from icon_uses import USES, share_drawn

SAMPLE, TRIES = 60, 10
MIN_SHARE = 0.95


def main() -> None:
    print("| collection | uses | names | kB | ms | ms, nine in ten |\n|---|---|---|---|---|---|")
    for package in vendored.packages("icons"):
        path = vendored.path(package, "icons.pack")
        names = list(Pack(path).names())
        spent = sorted(milliseconds(path, name) for name in random.Random(7).sample(names, min(SAMPLE, len(names))))
        collection = package.rpartition("/")[2]
        middle, most = spent[len(spent) // 2], spent[len(spent) * 9 // 10]
        size = path.stat().st_size / 1000
        print(f"| {collection} | {USES.get(collection, 0)} | {len(names)} | {size:.0f} | {middle:.2f} | {most:.2f} |")
    share = share_drawn()
    print(f"\nOf {sum(USES.values())} uses {share:.2%} are the very drawing.")
    sys.exit(share < MIN_SHARE)


def milliseconds(path: Path, name: str) -> float:
    spent = []
    for _ in range(TRIES):
        Pack.lines.cache_clear()
        began = time.thread_time()
        Pack(path).icon(name)
        spent.append(time.thread_time() - began)
    return min(spent) * 1000


if __name__ == "__main__":
    main()
