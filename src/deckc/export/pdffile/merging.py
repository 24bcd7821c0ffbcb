"""Merging: files that were printed in portions, as one: pages, tags, and links between slides of different portions."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from deckc.export.pdffile.objects import Pdf, Ref
from deckc.lazy_regex import lazy_regex

__all__ = ["join"]

REFERENCE = lazy_regex(rb"\((?:[^\\()]|\\.)*\)|\b(\d+) 0 R\b|/StructParent(s?) (\d+)", re.DOTALL)
OUTWARD = lazy_regex(rb"/A\s*<<[^<>]*/URI \(http://deck\.localhost/[^)#]*#(\d{3,}-\d{2,})\)\s*>>")
DESTINATION = lazy_regex(rb"/([^\s/<>\[\]()]+) (\[[^\]]*\])")
NUMBERED = lazy_regex(rb"(\d+) (\d+) 0 R")


def join(files: Sequence[Pdf], ids: Sequence[str]) -> Pdf:
    """One file. `ids`: of the sheets, a page each, as links name them.

    Objects and numbers of tags are counted on; what a file says of itself is the first one's.
    """
    if len(files) == 1:
        return files[0]
    objects: dict[int, bytes] = {}
    root, pages, tags, parents, dests = (Ref(number) for number in range(1, 6))
    following, tag, kids, tops, count = 6, 0, [], [], 0
    nums, names = b"", b""
    for file in files:
        catalogue = file.value(Ref(file.root))
        tree = file.value(catalogue.get("StructTreeRoot"))
        moved = _mover(following - 1, tag, {catalogue["StructTreeRoot"].number: tags.number} if tree else {})
        for number, data in file.objects.items():
            head, found, rest = data.partition(b"stream\n") if data.endswith(b"endstream") else (data, b"", b"")
            objects[number + following - 1] = moved(OUTWARD.sub(rb"/Dest /\1", head)) + found + rest
        kids.append(catalogue["Pages"].number + following - 1)
        count += file.value(catalogue["Pages"])["Count"]
        if tree:
            tops += [ref.number + following - 1 for ref in _many(tree["K"])]
            for key, number in NUMBERED.findall(file.objects[tree["ParentTree"].number]):
                nums += b"%d %d 0 R " % (int(key) + tag, int(number) + following - 1)
            tag += tree["ParentTreeNextKey"]
        if isinstance(catalogue.get("Dests"), Ref):
            names += moved(file.objects[catalogue["Dests"].number])
        following += max(file.objects) + 1
    for kid in kids:
        objects[kid] = objects[kid].rstrip()[:-2] + b"/Parent %d 0 R>>" % pages.number
    first = files[0].objects[files[0].root]
    language = re.search(rb"/Lang \((?:[^\\()]|\\.)*\)", first)
    said = b"/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>" + (language[0] if language else b"")
    objects[root.number] = b"<</Type/Catalog/Pages 2 0 R/StructTreeRoot 3 0 R/Dests 5 0 R%s>>" % said
    objects[pages.number] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, _list(kids))
    objects[tags.number] = b"<</Type/StructTreeRoot/K[%s]/ParentTree 4 0 R/ParentTreeNextKey %d>>" % (_list(tops), tag)
    objects[parents.number] = b"<</Nums[%s]>>" % nums
    pdf = Pdf(objects, root.number, files[0].info + 5)
    places = dict(DESTINATION.findall(names))
    sheets = zip(ids, (number for number, _ in pdf.pages()), strict=False)
    places |= {name.encode(): b"[%d 0 R /Fit]" % page for name, page in sheets}
    objects[dests.number] = b"<<%s>>" % b"".join(b"/%s %s" % place for place in places.items())
    return pdf


def _mover(by: int, tag: int, instead: dict[int, int]) -> Callable[[bytes], bytes]:
    """What counts the references and numbers of tags on; strings stay as they are."""

    def moved(found: re.Match[bytes]) -> bytes:
        if found[1]:
            number = int(found[1])
            return b"%d 0 R" % instead.get(number, number + by)
        return b"/StructParent%s %d" % (found[2], int(found[3]) + tag) if found[3] else found[0]

    return lambda data: REFERENCE.sub(moved, data)


def _many(given: Any) -> list[Ref]:
    return given if isinstance(given, list) else [given]


def _list(numbers: Sequence[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)
