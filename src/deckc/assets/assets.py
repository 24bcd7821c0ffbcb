"""Assets: addresses in a deck → files of the site.

In: addresses as written, and the file that names them. Out: addresses relative to the page, and artifacts.
`/x` is a file of a public folder, anything else is relative to the file that names it and goes to `assets/` under a
name that changes with its content. Errors: `missing-asset`, `asset-outside`, `lost-link`,
`hidden-file`.
Source: Slidev guide, "Static assets"; Vite guide, "Static asset handling".
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote

from deckc.assets.hints import hint_for, outside
from deckc.assets.public_files import PUBLISHED, hidden_files
from deckc.diagnostics import Diagnostic, problem
from deckc.disk.files import Files
from deckc.disk.media_types import data_address, is_passive
from deckc.disk.paths import inside, real, upwards, workspace
from deckc.lazy_regex import lazy_regex
from deckc.model import Artifact, AssetOf, AssetUse, Fragment, Span, Stylesheet
from deckc.source_positions import in_sheet, stretch
from deckc.web.frame_files import MOST_BYTES, MOST_FILES, PAGES, page_files
from deckc.web.loaded_addresses import ADDRESS, CSS_URL, LOADING_TAG, url_in

__all__ = ["Assets"]

# A file of one machine: of Windows, or by its address there.
OF_ONE_MACHINE = lazy_regex(r"file:|[a-z]:(?:[\\/]|%5c)|(?:\\|%5c){2}", re.IGNORECASE)
MAY_BE_ELSEWHERE = frozenset((".html", ".htm", ".php", ".asp", ".aspx"))  # pages that another tool puts there
# A scheme, another host, a place in this page: for the browser to resolve.
NOT_OURS = lazy_regex(r"[a-z][a-z0-9+.-]*:|//|#|\?|$", re.IGNORECASE)
ENDING = lazy_regex(r"\.[a-z]\w{0,9}|\.\d?[a-z]\w*", re.ASCII)
REMOTE = lazy_regex(r"(?:https?:)?//", re.IGNORECASE)
PARTS = lazy_regex(r"([^?#]*)(.*)", re.DOTALL)

BESIDE = "copy it beside the deck"
WHOLE_SITE = "put the page with its files into public/, which is copied whole"


class Assets:
    """What a build's pages show: made once a build, asked for each address, read at the end."""

    def __init__(
        self,
        root: Path,
        public: Iterable[tuple[Path, str]],
        files: Files,
        *,
        folders: Iterable[Path] = (),
        prefix: str = "",
        base: str = "/",
        inert: bool = False,
    ) -> None:
        """`root`: the deck's folder. `public`: folders and where in the site they land, as `Theme.public` has them.

        `folders`: those of themes, which may be read too. `prefix`: stands before every address; empty, they are
        relative to the page, as a build that works at any path needs them; history routing needs the site's base.
        `base`: the site's path, which an author may have written before addresses of public files.
        `inert`: files that browsers can run are no files of the site; a page holds those that it shows as data.
        """
        self.root, self.files, self.prefix, self.base, self.inert = root, files, prefix, base, inert
        self.found: list[Diagnostic] = []
        self.shown: dict[Path, Span | None] = {}  # files of the site, and where each is named first
        self.remote: list[AssetUse] = []  # addresses elsewhere, in the order in which they were met
        self.bundled: dict[str, Artifact] = {}  # by digest
        self.held: set[Path] = set()  # files that pages hold as data
        self.unpublished: list[Path] = []  # public files that browsers can run and no page holds
        self.pages: dict[Path, tuple[str, tuple[Artifact, ...]]] = {}  # with their files: the address, what is copied
        self.readable_files: dict[Path, bool] = {}
        self.own_addresses: dict[Path, str] = {}
        self.public = tuple(self.readable(public))
        packages = (folder / "node_modules" for folder in upwards(root))
        self.allowed = (workspace(root), *folders, *(folder for folder, _ in self.public), *packages)

    def readable(self, public: Iterable[tuple[Path, str]]) -> Iterator[tuple[Path, str]]:
        """The public folders, without those that are links to somewhere else."""
        for folder, target in public:
            if inside(folder.parent, folder):
                yield folder, target
            else:
                self.refuse(folder, None)

    def of(self, file: Path) -> AssetOf:
        """The function that resolves the addresses which `file` names."""
        return lambda url, span: self.resolve(url, file, span)

    def resolve(self, url: str, file: Path, span: Span | None) -> str | None:
        """The address in the page; None: to be left as it is, being remote, or a problem that is on record now."""
        url = url.strip()
        if OF_ONE_MACHINE.match(url):
            self.found.append(problem("asset-outside", f"'{unquote(url)}' is a file of one machine", span, hint=BESIDE))
            return None
        if NOT_OURS.match(url):
            if REMOTE.match(url):
                self.remote.append(AssetUse(url, span or Span(file, 1)))
            return None
        path, rest = PARTS.fullmatch(url).groups()  # type: ignore[union-attr] # matches everything
        target = next(self.candidates(path, file), None)
        if target is None:
            self.lose("missing-asset", f"no file '{unquote(path)}'", path, file, span, rest)
            return None
        if not self.may_read(target):
            self.refuse(target, span)
            return None
        if self.inert and not is_passive(target.name):
            self.held.add(real(target))
            return data_address(target.name, self.files.read(target)) + "".join(rest.partition("#")[1:])
        self.shown.setdefault(target, span)
        return self.own(target) + rest

    def may_read(self, file: Path) -> bool:
        """Whether a file lies in the deck's project or in a theme."""
        if file not in self.readable_files:
            self.readable_files[file] = any(inside(folder, file) for folder in self.allowed)
        return self.readable_files[file]

    def link(self, url: str, file: Path, span: Span | None) -> str | None:
        """The address in the page of a file that a link leads to; None: it leads to no file, or to a lost one."""
        url = url.strip()
        path = PARTS.fullmatch(url)[1]  # type: ignore[index]
        if OF_ONE_MACHINE.match(url) or self.has(url, file):
            return self.resolve(url, file, span)
        if path.endswith("/") and path.strip("./") and self.has(f"{path}index.html", file):
            return self.resolve(f"{path}index.html{url.removeprefix(path)}", file, span)
        suffix = "" if path.endswith("/") else Path(path).suffix.lower()
        elsewhere = suffix in MAY_BE_ELSEWHERE and path.startswith(("/", ".."))
        if not NOT_OURS.match(url) and ENDING.fullmatch(suffix) and not elsewhere:
            self.lose("lost-link", f"this link leads to no file: '{unquote(path)}'", path, file, span)
        return None

    def own(self, file: Path) -> str:
        """The address in the page of a file that may be read: one of the deck, or one that deckc brings."""
        if file not in self.own_addresses:
            self.own_addresses[file] = self.prefix + quote(self.address(file))
        return self.own_addresses[file]

    def made(self, name: str, data: bytes) -> str:
        """The address in the page of a file that deckc brings and holds in memory."""
        digest = hashlib.sha256(data).hexdigest()[:8]
        stem, dot, ending = name.rpartition(".")
        artifact = Artifact(PurePosixPath(f"assets/{stem}-{digest}{dot}{ending}"), data)
        return self.prefix + quote(str(self.bundled.setdefault(digest, artifact).path))

    def has(self, url: str, file: Path) -> bool:
        """Whether an address in `file` leads to a file of the deck."""
        return not NOT_OURS.match(url) and next(self.candidates(PARTS.fullmatch(url)[1], file), None) is not None  # type: ignore[index]

    def lose(self, code: str, message: str, path: str, file: Path, span: Span | None, rest: str = "") -> None:
        """Notes an address without a file; of what lies where nothing is read it is not said whether it is there."""
        if (place := outside(path, file, self.allowed)) is not None:
            self.refuse(place, span)
        else:
            self.found.append(problem(code, message, span, hint=self.hint(path, file, rest)))

    def candidates(self, path: str, file: Path) -> Iterator[Path]:
        """The files that an address may mean, the likeliest first."""
        for spelling in dict.fromkeys((path, unquote(path))):
            yield from filter(self.files.is_file, self.places(spelling, file))

    def places(self, path: str, file: Path) -> Iterator[Path]:
        if path.startswith("@/"):
            yield self.root / path[2:]
        elif path.startswith("/"):
            inner = PurePosixPath(path[1:])
            for folder, target in reversed(self.public):
                if inner.is_relative_to(target):
                    yield folder / inner.relative_to(target)
            yield self.root / inner
            if self.base != "/" and path.startswith(self.base):
                yield from self.places(f"/{path.removeprefix(self.base)}", file)
        else:
            yield file.parent / path
            if not path.startswith("."):  # Slidev leaves it to the browser, which counts from the site's root
                yield from self.places(f"/{path}", file)

    def address(self, file: Path) -> str:
        """Where a file stands in the site: its place in a public folder, or a name with its digest."""
        for folder, target in self.public:
            if inside(folder, file):
                return str(PurePosixPath(target) / file.resolve().relative_to(folder.resolve()).as_posix())
        if file.suffix.lower() in PAGES:
            return self.page(file)
        digest = self.files.digest(file)
        if digest not in self.bundled:
            name = f"assets/{safe(file.stem)}-{digest}{file.suffix}"
            self.bundled[digest] = Artifact(PurePosixPath(name), file)
        return str(self.bundled[digest].path)

    def page(self, file: Path) -> str:
        """Where a page of the deck stands in the site, in a folder with all that it loads from beside it."""
        if file not in self.pages:
            beside = page_files(file, workspace(self.root), self.files)
            if not beside:
                self.found.append(too_much(file, self.shown.get(file)))
            beside = beside or (file.absolute(),)
            top = Path(os.path.commonpath([path.parent for path in beside]))
            content = "".join(f"{path.relative_to(top)}{self.files.digest(path)}" for path in beside)
            name = f"assets/{safe(file.stem)}-{hashlib.sha256(content.encode()).hexdigest()[:8]}"
            paths = [PurePosixPath(name) / path.relative_to(top).as_posix() for path in beside]
            if len(beside) == 1:
                paths = [PurePosixPath(f"{name}{file.suffix}")]
            self.pages[file] = str(paths[0]), tuple(map(Artifact, paths, beside))
        return self.pages[file][0]

    def hint(self, path: str, file: Path, rest: str = "") -> str | None:
        """What to write in the place of an address that leads to no file. `rest`: what stands behind the path."""
        return hint_for(path, rest, file, self.public, lambda spelling: next(self.candidates(spelling, file), None))

    def refuse(self, target: Path, span: Span | None) -> None:
        message = f"{target.name} is not read: it lies outside the project"
        self.found.append(problem("asset-outside", message, span, hint=BESIDE))

    def css(self, rules: str, sheet: Stylesheet) -> str:
        """The rules that a sheet was made into, with their `url()`s resolved; problems are at their place in it."""
        found: dict[str, str | None] = {}
        for match in CSS_URL.finditer(sheet.css) if "url(" in sheet.css else ():
            url = url_in(match)
            if url is not None:
                place = in_sheet(stretch(sheet.css, *match.span(match.lastgroup or 0)), sheet)
                found[url] = self.resolve(url, sheet.path, place)

        def take(match: re.Match[str]) -> str:
            url = url_in(match)
            if url is None:
                return match[0]
            if url not in found:  # a utility brought it
                found[url] = self.resolve(url, sheet.path, self.place_in_text(url, sheet))
            return match[0] if found[url] is None else f'url("{found[url]}")'

        return CSS_URL.sub(take, rules) if "url(" in rules else rules

    def place_in_text(self, url: str, sheet: Stylesheet) -> Span:
        """Where a file says an address that a utility of it brought: `bg-[url(/x.png)]`."""
        text = self.files.read(sheet.path).decode("utf-8", "replace") if not sheet.css else ""
        at = text.find(f"({url}")
        if at < 0:
            return Span(sheet.path, sheet.line, sheet.column)
        return replace(stretch(text, at + 1, at + 1 + len(url)), file=sheet.path)

    def html(self, fragment: Fragment) -> str:
        """A part of a page, with the addresses of what it loads resolved."""

        def tag(match: re.Match[str]) -> str:
            def take(found: re.Match[str]) -> str:
                start, end = (match.start() + offset for offset in found.span(found.lastindex or 0))
                place = in_sheet(stretch(fragment.html, start, end), fragment)
                address = self.resolve(found[2] or found[3] or "", fragment.path, place)
                return found[0] if address is None else f'{found[1]}"{address}"'

            return match[0] if match[0].startswith("<!--") else ADDRESS.sub(take, match[0])

        return LOADING_TAG.sub(tag, fragment.html)

    def artifacts(self) -> tuple[Artifact, ...]:
        """The public folders' files, then those that the deck names, sorted by path."""
        copied = {
            PurePosixPath(target) / file.relative_to(folder).as_posix(): file
            for folder, target in self.public
            for file in self.files.walk(folder, PUBLISHED)
            if self.may_copy(folder, file) and self.may_publish(file)
        }
        self.found += hidden_files(self.public, self.files)
        pages = (copy for _, copies in self.pages.values() for copy in copies)
        artifacts = [*(Artifact(path, file) for path, file in copied.items()), *self.bundled.values(), *pages]
        return tuple(sorted(artifacts, key=lambda artifact: artifact.path))

    def may_copy(self, folder: Path, file: Path) -> bool:
        if inside(folder, file):
            return True
        self.refuse(file, None)
        return False

    def may_publish(self, file: Path) -> bool:
        if not self.inert or is_passive(file.name):
            return True
        if real(file) not in self.held and file.suffix.lower() != ".svg":  # a drawing that no slide shows is not missed
            self.unpublished.append(file)
        return False

    def problems(self) -> tuple[Diagnostic, ...]:
        """Each problem once a place, in the order in which they were met."""
        return tuple(dict.fromkeys(self.found))


def too_much(page: Path, span: Span | None) -> Diagnostic:
    bounds = f"{MOST_FILES:,} files, {MOST_BYTES // 1_000_000} MB"
    message = f"'{page.name}' loads more than is copied with a page in a frame ({bounds}): it is copied alone"
    return problem("frame-not-whole", message, span, hint=WHOLE_SITE)


def safe(stem: str) -> str:
    """A name that needs no quoting in an address."""
    return re.sub(r"[^\w.-]", "-", stem)
