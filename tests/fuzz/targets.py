"""Targets: what is fed with odd input, and what may not come of it. Each raises for a fault of deckc."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from deckc.pipeline import BuildResult, build
from deckc.pipeline.cache import Cache

__all__ = ["TARGETS", "Target", "seeds_of"]

TESTS = Path(__file__).parent.parent
OWN = Path(__file__).parent / "seeds"
LONGEST = 6000  # letters of a seed: a long one is no odder than a short one

Target = Callable[[str], None]


class DifferenceError(Exception):
    """What came out is not what may come out."""


def deck(text: str) -> None:
    """The same deck, built twice by itself and once with the cache that an edit leaves."""
    with TemporaryDirectory() as folder:
        entry = Path(folder) / "slides.md"
        cache = Cache()
        entry.write_bytes(text.encode("utf-8", "surrogatepass"))
        first = content(build(entry, cache=cache))
        for name, again in (("cold", build(entry)), ("warm", build(entry, cache=cache))):
            if content(again) != first:
                raise DifferenceError(f"a {name} build is another")


def content(result: BuildResult) -> object:
    return [(artifact.path, artifact.data) for artifact in result.artifacts], result.problems


def note(text: str) -> None:
    deck(f"# One\n\n<!--\n{text}\n-->\n")


def headmatter(text: str) -> None:
    deck(f"---\n{text}\n---\n\n# One\n\n---\n{text}\n---\n\n# Two\n")


def utility(text: str) -> None:
    """Classes beside a sound one, which must go on working."""
    words = text.replace('"', "").replace("\n", " ")
    deck(f'<div class="{words}">x</div>\n\n<p class="p-[7px]">y</p>\n')


def message(text: str) -> None:
    """What a page says to the preview, which tells it to others: always JSON that a browser reads."""
    import json

    from deckc.serve.shared_state import Shared

    shared = Shared()
    for line in (text, '{"ask": true}'):
        told, back = shared.hear(line, True)
        for word in (*told.values(), *back.values()):
            word.encode()
            json.loads(word, parse_constant=lambda constant: 1 / 0)


def as_in_archives(name: str) -> str:
    """A half of a character stands there as bytes that are no UTF-8, as Python's `surrogateescape` has them."""
    return name.replace("\0", "").encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape")


def archive(text: str) -> None:
    """A package of npm whose members have odd names, kinds and sizes."""
    from deckc.registry.archive import archive_files
    from deckc.registry.fetching import RegistryError

    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz", format=tarfile.PAX_FORMAT) as made:
        for number, line in enumerate(text.split("\n")[:50]):
            name, _, rest = line.partition("|")
            info = tarfile.TarInfo(as_in_archives(name) or "package/x")
            info.type = (tarfile.REGTYPE, tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE)[
                number % 5
            ]
            info.linkname = as_in_archives(rest)[:100]
            data = rest.encode("utf-8", "replace") if info.isreg() else b""
            info.size = len(data)
            made.addfile(info, io.BytesIO(data))
    try:
        paths = [Path(path) for path, _ in archive_files(stream.getvalue(), "x")]
    except RegistryError:
        return
    if any(path.is_absolute() or ".." in path.parts for path in paths):
        raise DifferenceError("an archive leads out of its folder")


TARGETS: Mapping[str, Target] = {
    "deck": deck,
    "note": note,
    "headmatter": headmatter,
    "utility": utility,
    "message": message,
    "archive": archive,
}


def seeds_of(name: str) -> Sequence[str]:
    """Texts to begin with: parts of a file of ours (at `=====`), and for decks those of the tests, too."""
    own = (OWN / f"{name}.txt").read_text(encoding="utf-8").split("\n=====\n")
    if name != "deck":
        return own
    found = [*TESTS.glob("decks/*/slides.md"), *TESTS.glob("cases/problems/*/slides.md")]
    return own + [path.read_text(encoding="utf-8", errors="replace")[:LONGEST] for path in sorted(found)]
