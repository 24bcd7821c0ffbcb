"""How many components of other people's decks run in the page, and whether they answer as in Slidev:

    python tests/tools/live_components.py FOLDER OUT.json [--slidev] [--only REPOSITORY] [--most 8]

FOLDER holds checkouts of public repositories (`owner+name`), and above it or in it lies a `node_modules` with Vue, its
compiler, esbuild and the packages that are to be there; for `--slidev` Slidev, too. Each component and layout with
state, hooks or packages (`--most` of a repository, spread over it) gets a slide, used as its own repository uses it
where it does. The slide is opened in Chromium, what the console says is its error, and its buttons and inputs are used
one after the other. With `--slidev` the same deck is served by Slidev, and what is there after each click is compared.
"""

from __future__ import annotations

import argparse
import json
import re
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.request import urlopen

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Browser, Error, Page, sync_playwright
from playwright.sync_api import TimeoutError as LateError

from chromium import find_chromium
from deckc.cli import run
from deckc.live import reasons

PARTS = ("components", "layouts")
DECK = "live-components.md"
SETTLE_MS = 900  # for timers and hooks of components
ANSWER_MS = 400
APART = 3  # a slide and those behind it: neighbours of the slide that is shown run, too
FIELDS = 3  # buttons and inputs of a slide that are used
QUIET = re.compile(
    r"Failed to load resource|net::ERR|favicon|CORS|Not allowed to load local|\[vite\]|WebSocket|preload|Wake Lock",
    re.I,
)
USED = "button:visible, input:visible, select:visible, textarea:visible, summary:visible, [role=button]:visible"
WRITTEN = [f"input {kind}" for kind in ("text", "number", "search", "range")]
ATTRIBUTES = r"""(?:[^<>"']|"[^"]*"|'[^']*')*?"""
SCRIPT = re.compile(r"^<script[^>]*setup[\s\S]*?</script>", re.M)
FRONTMATTER = re.compile(r"^---\n((?:.*\n)*?)---\n", re.M)


def projects(folder: Path, most: int) -> dict[Path, list[Path]]:
    """The folders that hold `components/` or `layouts/`, and `most` of the files there that must run."""
    files = [file for file in sorted(folder.rglob("*.vue")) if project_of(file, folder) and is_live(file)]
    chosen = files[:: -(-len(files) // most) or 1]
    found: dict[Path, list[Path]] = {}
    for file in chosen:
        found.setdefault(project_of(file, folder) or folder, []).append(file)
    return found


def project_of(file: Path, folder: Path) -> Path | None:
    names = file.relative_to(folder).parts
    start = next((index for index, name in enumerate(names) if name in PARTS), None)
    return None if start is None or "node_modules" in names else folder.joinpath(*names[:start])


def is_live(file: Path) -> bool:
    return bool(reasons(file.read_text(errors="replace")))


def slide_of(file: Path, texts: list[str]) -> str:
    """A slide that uses a component or layout as the repository does, in a slide or in another component."""
    if "layouts" in file.parts:
        return layout_slide(file.stem, texts)
    names = f"{file.stem}|{re.sub(r'(?<=[a-z0-9])(?=[A-Z])', '-', file.stem).lower()}"
    use = re.compile(rf"(?<!`)<({names})(?:\s{ATTRIBUTES})?(?:/>|>[^<]*</\1>|>(?=(?:(?!</\1>)[\s\S]){{0,4000}}</\1>))")
    for slide in (slide for text in texts for slide in re.split(r"^---+$", text, flags=re.M)):
        for found in use.finditer(slide):
            tag = found[0] if found[0].endswith(("/>", f"</{found[1]}>")) else whole(slide, found)
            script = SCRIPT.search(slide)
            is_own = not slide.lstrip().startswith(("<template", "<script")) and "```" not in tag
            if is_plain(tag) or (is_own and script):
                return f"# Slide\n\n{script[0] if script and is_own else ''}\n\n{tag}\n"
    return f"# Slide\n\n<{file.stem} />\n"


def whole(slide: str, found: re.Match[str]) -> str:
    end = slide.index(f"</{found[1]}>", found.end())
    return f"{slide[found.start() : end]}</{found[1]}>"


def is_plain(tag: str) -> bool:
    """Whether a tag's expressions ask for no variables of a script."""
    bound = re.findall(r"""\s(?::|v-bind:|v-(?:if|for|model)\b[^=\s]*|\{\{)[\w-]*=?["']?([^"'{}]*)""", tag)
    words = [
        re.sub(r"'[^']*'|`[^`]*`|\b\w+\s*:|\b(?:true|false|null|undefined)\b|\$\w[\w.]*", "", each) for each in bound
    ]
    return not any(re.search(r"[A-Za-z_]", each) for each in words) and "{{" not in tag


def layout_slide(name: str, texts: list[str]) -> str:
    for text in texts:
        for match in FRONTMATTER.finditer(text):
            if re.search(rf"^layout: *['\"]?{re.escape(name)}['\"]? *$", match[1], re.M) and "theme:" not in match[1]:
                return f"---\n{match[1]}---\n\n# Slide\n"
    return f"---\nlayout: {name}\n---\n\n# Slide\n"


def texts_of(repository: Path) -> list[str]:
    """The Markdown of a repository, then its components."""
    found = (path for kind in ("*.md", "*.vue") for path in sorted(repository.rglob(kind)))
    own = (path for path in found if "node_modules" not in path.parts and path.name != DECK and path.is_file())
    return [path.read_text(errors="replace") for path in own]


def write_deck(project: Path, slides: list[str]) -> Path:
    """A deck in the project with these slides, apart from one another."""
    apart = "\n---\n\n# Apart\n" * (APART - 1)
    text = "".join(f"\n---\n\n{slide}{apart}" for slide in slides)
    deck = project / DECK
    deck.write_text(f"---\ntitle: Components\n---\n\n# Begin\n{text}".replace("---\n\n---\n", "---\n"))
    return deck


HAS_COME = """no => {
    const text = document.querySelector(`.slidev-page-${no}`)?.innerText ?? "";
    return text.trim() && !text.includes("Loading slide");
}"""
STATE = """slide => [slide.innerText, ...[...slide.querySelectorAll("input, textarea, select")].map(
    field => field.type === "checkbox" || field.type === "radio" ? field.checked : field.value)].join(" ")
    .replace(/\\s+/g, " ").trim()"""


def looked_at(page: Page, address: str, no: int) -> dict[str, Any]:
    """What becomes of a slide: its errors, its text, and its text after each use of a button or input."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    states: list[str] = []
    try:
        page.goto(address, wait_until="networkidle")
        slide = page.locator(f".slidev-page-{no}").first
        slide.wait_for(state="attached", timeout=15000)
        with suppress(LateError):  # a layout may show nothing
            page.wait_for_function(HAS_COME, arg=no, timeout=20000)
        page.wait_for_timeout(SETTLE_MS)
        states.append(slide.evaluate(STATE))
        mounted = [text for text in said if not QUIET.search(text)]
        for index in range(min(slide.locator(USED).count(), FIELDS)):
            use(slide.locator(USED).nth(index))
            page.wait_for_timeout(ANSWER_MS)
            states.append(slide.evaluate(STATE) if slide.count() else "gone")
    except Error as error:
        mounted = [*(text for text in said if not QUIET.search(text)), str(error).splitlines()[0]]
    later = [text for text in said if not QUIET.search(text) and text not in mounted]
    return {
        "errors": [text[:300] for text in mounted[:3]],
        "later": [text[:300] for text in later[:3]],
        "states": states,
    }


def use(field: Any) -> None:
    kind = field.evaluate("node => node.type === 'submit' ? 'button' : node.localName + ' ' + (node.type ?? '')")
    try:
        if kind.startswith("textarea") or kind in WRITTEN:
            field.fill("7", timeout=1000)
        elif kind.startswith("select"):
            field.select_option(index=1, timeout=1000)
        else:
            field.click(timeout=1000)
    except Error:
        return


def opened(browser: Browser, address: str, numbers: range) -> list[dict[str, Any]]:
    found = []
    context = browser.new_context(viewport={"width": 980, "height": 552})
    for no in numbers:
        page = context.new_page()
        found.append(looked_at(page, address.format(no=no), no))
        page.close()
    context.close()
    return found


@contextmanager
def served(site: Path) -> Iterator[str]:
    """A built deck under an address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/#/{{no}}?clicks=0"
    server.shutdown()
    server.server_close()


class Quiet(SimpleHTTPRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing: the terminal says what becomes of components."""


@contextmanager
def slidev(deck: Path) -> Iterator[str | None]:
    """Slidev's own preview of a deck; None: it does not start."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = next(filter(Path.exists, (folder / "node_modules/.bin/slidev" for folder in deck.parents)))
    command = [str(program), deck.name, "--port", str(port), "--open", "false", "--bind", "127.0.0.1"]
    process = subprocess.Popen(
        command, cwd=deck.parent, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(60):
            try:
                urlopen(f"http://localhost:{port}/", timeout=20).read()
                break
            except OSError:
                if process.poll() is not None:
                    yield None
                    return
                time.sleep(1)
        yield f"http://localhost:{port}/{{no}}?clicks=0"
    finally:
        process.terminate()
        process.wait()


def main(folder: Path, out: Path, *, beside: bool, only: str, most: int) -> None:
    results: dict[str, Any] = json.loads(out.read_text()) if out.exists() else {}
    known: dict[tuple[bytes, str], Any] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(playwright), args=["--no-sandbox"])
        for repository in sorted(path for path in folder.iterdir() if "+" in path.name and only in path.name):
            texts = texts_of(repository)
            for project, files in projects(repository, most).items():
                former = [results.get(str(file.relative_to(folder))) for file in files]
                if all(each and not (beside and each["slidev"] is None and is_compared(each)) for each in former):
                    continue
                slides = [slide_of(file, texts) for file in files]
                deck = write_deck(project, slides)
                numbers = range(2, APART * len(files) + 2, APART)
                site = project / "dist-live-components"
                try:
                    run(["build", str(deck), "-q", "-o", str(site), "--format", "concise"])
                except Exception as error:
                    print(f"error: {deck} is not built: {error!r}", flush=True)
                    continue
                with served(site) as address:
                    ours = opened(browser, address, numbers)
                uses = [(file.read_bytes(), slide) for file, slide in zip(files, slides, strict=True)]
                theirs: list[Any] = [known.get(use) for use in uses]
                pairs = zip(ours, theirs, strict=True)
                if beside and any(other is None and is_compared(one) for one, other in pairs):
                    with slidev(deck) as address:
                        if address:
                            opened(browser, address, numbers[:1])  # Vite finds packages and loads anew
                            theirs = opened(browser, address, numbers)
                for file, use, one, other in zip(files, uses, ours, theirs, strict=True):
                    name = str(file.relative_to(folder))
                    results[name] = {**one, "slidev": other}
                    known[use] = other  # many decks have the same
                    print(verdict(results[name]), name, *one["errors"][:1], flush=True)
                out.write_text(json.dumps(results, indent=1))
        browser.close()
    verdicts = Counter(map(verdict, results.values()))
    repositories = len({name.partition("/")[0] for name in results})
    print(f"{len(results)} of {repositories} repositories: {dict(verdicts)}")


def is_compared(result: dict[str, Any]) -> bool:
    """Whether it matters what Slidev does."""
    return bool(result["errors"]) or len(result["states"]) > 1


def fails(result: dict[str, Any]) -> bool:
    """Whether there is an error, or Slidev waits for ever for a slide that has one."""
    return bool(result["errors"]) or any("Loading slide" in state for state in result["states"][:1])


def verdict(result: dict[str, Any]) -> str:
    """A word for what became of a component."""
    other = result["slidev"]
    if result["errors"]:
        return "error in both" if other and fails(other) else "error"
    if len(result["states"]) < 2 and (not other or len(other["states"]) < 2):
        return "mounts"
    if not other or fails(other):
        return "not compared"
    numbers = re.compile(r"[\d.,:%]+")
    if result["states"] == other["states"]:
        return "answers alike"
    masked = [[numbers.sub("#", state) for state in each["states"]] for each in (result, other)]
    return "answers alike but for numbers" if masked[0] == masked[1] else "answers otherwise"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--slidev", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--most", type=int, default=8)
    given = parser.parse_args()
    main(given.folder.resolve(), given.out, beside=given.slidev, only=given.only, most=given.most)
