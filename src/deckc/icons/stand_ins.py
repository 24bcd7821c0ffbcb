"""Stand-ins: the nearest drawing that is here, for an icon of a collection that is not.

In: an icon's name, and what is here. Out: the name of another icon. Names say what is drawn: the same name in another
collection, the name that `stand_ins.txt` has for it, a brand's mark, at last the name without its last words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from itertools import chain

from deckc.icons.emoji import spellings
from deckc.icons.icon_names import IconName
from deckc.lazy_regex import lazy_regex

__all__ = ["renamed", "stand_in"]

# Collections of which an older or newer edition draws the same, in its names; else these are looked through, in order.
KIN: Mapping[str, Sequence[str]] = {
    "fluent-emoji": ("twemoji",),
    "fluent-emoji-flat": ("twemoji",),
    "emojione": ("twemoji",),
    "emojione-v1": ("twemoji",),
    "fxemoji": ("twemoji",),
    "heroicons": ("heroicons-outline",),
    "ic": ("material-symbols", "mdi"),
    "material-symbols": ("mdi",),
    "material-symbols-light": ("material-symbols", "mdi"),
    "mdi-light": ("mdi",),
    "noto": ("twemoji",),
    "noto-v1": ("twemoji",),
    "openmoji": ("twemoji",),
}
ANY = ("ph", "mdi", "tabler", "ri", "bi")
BRANDS = frozenset(
    "bxl cib devicon devicon-line devicon-original devicon-plain entypo-social fa-brands fa6-brands fa7-brands "
    "file-icons logos simple-icons skill-icons streamline-logos token token-branded unjs".split()
)
# Icons of files by the titles of code blocks, which Slidev shows where they are installed, and leaves out elsewhere.
WITHOUT = frozenset(("vscode-icons",))
BRAND = lazy_regex(r"^(?:logos?|brand)-|-(?:logos?|brand)(?=-|$)")
STYLE = lazy_regex(
    r"^(?:baseline|outline|round|sharp|twotone)-|-(?:\d+|alt|baseline|bold|circled|color|colored|dark|duotone|fill|filled"
    r"|icon|light|line|linear|o|original|outline|outlined|plain|regular|round|rounded|sharp|solid|thin|twotone|wordmark)$"
    r"|(?<=[a-z])\d$"
)
FILLED = lazy_regex(r"-(?:fill|filled|solid)(?=-|$)")

Has = Callable[[IconName], bool]


def stand_in(icon: IconName, has: Has) -> IconName | None:
    """The icon that is nearest by its name. `has`: whether an icon is here."""
    others = candidates(icon) if icon.collection not in WITHOUT else ()
    return next((other for other in others if other != icon and has(other)), None)


def renamed(icon: IconName, has: Has) -> IconName | None:
    """The icon that stands for one which its own collection lacks: of the same meaning, or without the last words."""
    same = (table()[text] for text in (icon.name, plain(icon.name)) if text in table())
    shorter = (each for part in heads(plain(icon.name)) for each in drawings(icon.collection, part, is_filled(icon)))
    return next((other for other in chain(same, shorter) if other != icon and has(other)), None)


def candidates(icon: IconName) -> Iterator[IconName]:
    name, filled = icon.name, is_filled(icon)
    names = tuple(dict.fromkeys((name, plain(name))))
    for collection in KIN.get(icon.collection, ()):
        for text in dict.fromkeys((*spellings(name), *names)):
            yield from drawings(collection, text, filled)
    if icon.collection in BRANDS or BRAND.search(name):
        yield from (table()[text] for text in names if text in table())
        for part in heads(plain(BRAND.sub("", plain(name)))):
            yield from marks(part)
        return
    for text in names:
        yield from everywhere(text, filled)
    yield from marks(plain(name))
    for part in (*heads(plain(name)), *tails(plain(name))):
        yield from everywhere(part, filled)


def is_filled(icon: IconName) -> bool:
    return FILLED.search(f"-{icon.collection}-{icon.name}") is not None


def plain(name: str) -> str:
    """The name without what it says of style."""
    while (shorter := STYLE.sub("", name)) != name:
        name = shorter
    return name


def heads(name: str) -> Iterator[str]:
    words = name.split("-")
    return ("-".join(words[:count]) for count in range(len(words), 0, -1))


def tails(name: str) -> Iterator[str]:
    words = name.split("-")
    return ("-".join(words[start:]) for start in range(1, len(words)))


def everywhere(name: str, filled: bool) -> Iterator[IconName]:
    """What other collections have by the name, first that which the table has for it."""
    if found := table().get(name):
        yield from drawings(found.collection, found.name, filled)
    for text in dict.fromkeys((name, in_other_words(name))):
        for collection in ANY:
            yield from drawings(collection, text, filled)


def drawings(collection: str, name: str, filled: bool) -> Iterator[IconName]:
    """The name as the collection spells it, filled or in outline."""
    endings: Sequence[str]
    match collection:
        case "ph":
            endings = ("-fill", "") if filled else ("",)
        case "mdi":
            endings = ("",) if filled else ("-outline", "")
        case "tabler":
            endings = ("-filled", "") if filled else ("",)
        case "ri":
            endings = ("-fill", "") if filled else ("-line", "")
        case "bi":
            endings = ("-fill", "") if filled else ("",)
        case "material-symbols":
            endings = ("",) if filled else ("-outline", "")
        case _:
            endings = ("",)
    yield from (IconName(collection, name + ending) for ending in endings)


def marks(brand: str) -> Iterator[IconName]:
    """A brand's mark, as collections spell its name: `vue`, `vuejs`, `vuedotjs`."""
    bare = re.sub(r"-?(?:dot)?js$", "", brand)
    for name in dict.fromkeys((brand, bare, f"{bare}js", f"{bare}dotjs")):
        yield IconName("simple-icons", name.replace("-", ""))
    for name in dict.fromkeys((brand, bare, f"{bare}js")):
        yield from (IconName("mdi", f"{before}{name}") for before in ("", "language-", "microsoft-"))
        yield from (IconName("ph", f"{name}-logo{ending}") for ending in ("-fill", ""))
        yield from (IconName("bi", name), IconName("tabler", f"brand-{name}"))


def in_other_words(name: str) -> str:
    """The name with each of its words as the table has it: `document-pdf` → `file-pdf`."""
    made, words = [], name.split("-")
    while words:
        count = next((size for size in range(len(words), 0, -1) if "-".join(words[:size]) in table()), 0)
        made.append(table()["-".join(words[:count])].name if count else words[0])
        words = words[max(count, 1) :]
    return "-".join(made)


@lru_cache(1)
def table() -> Mapping[str, IconName]:
    """What other collections call a drawing → that drawing."""
    text = (resources.files("deckc.icons") / "stand_ins.txt").read_text(encoding="utf-8")
    rows = (line.rpartition(": ") for line in text.splitlines() if not line.startswith("#"))
    return {word: drawing(name) for name, _, words in rows for word in words.split(", ")}


def drawing(name: str) -> IconName:
    collection, colon, rest = name.partition(":")
    return IconName(collection, rest) if colon else IconName("ph", collection)
