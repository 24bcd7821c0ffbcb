"""Export that fails: what is wrong is named, what is right is written, and nothing is left behind."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Thread

import pytest
from pypdf import PdfReader

from deckc.browser.launch import Browser
from deckc.browser.page import Page
from deckc.cli import run

pytestmark = pytest.mark.browser


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where commands are given. What they leave in the folder of temporary files is found below `temporary`."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@contextmanager
def silent_server() -> Iterator[str]:
    """An address that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        taken: list[socket.socket] = []

        def take() -> None:
            while True:
                try:
                    taken.append(server.accept()[0])
                except OSError:
                    return

        thread = Thread(target=take, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        server.shutdown(socket.SHUT_RDWR)
        thread.join()
        for connection in taken:
            connection.close()


@pytest.mark.parametrize(
    "part",
    [
        '<img src="{}/a.png">',
        '<iframe src="{}/a.html"></iframe>',
        '<div style="height:90px;background-image:url({}/a.png)"></div>',
        '<video src="{}/a.mp4"></video>',
    ],
)
def test_a_part_that_never_answers_is_named_and_the_rest_is_exported(
    folder: Path, part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with silent_server() as address:
        (folder / "deck.md").write_text(f"# One\n\n---\n\n# Two\n\n{part.format(address)}\n\n---\n\n# Three\n")
        assert run(["export", "deck.md", "--timeout", "1500"]) == 1
    printed = capsys.readouterr().err
    assert "error[not-loaded]: slide 2: the " in printed
    assert f"{address}/a." in printed
    assert "did not come within 1.5 s" in printed
    assert [page.extract_text().split()[0] for page in PdfReader("deck-export.pdf").pages] == ["One", "Two", "Three"]


def test_a_style_sheet_that_never_answers_does_not_keep_the_page(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with silent_server() as address:
        (folder / "deck.md").write_text("# One\n")
        (folder / "index.html").write_text(f'<head>\n<link rel="stylesheet" href="{address}/a.css">\n</head>\n')
        assert run(["export", "deck.md", "--timeout", "2000"]) == 1
    assert f"the style sheet {address}/a.css did not come within 2 s" in capsys.readouterr().err
    assert len(PdfReader("deck-export.pdf").pages) == 1


def test_a_page_that_hangs_ends_with_a_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("deckc.browser.launch.END_S", 0.1)  # a browser with such a page does not end by itself
    (folder / "deck.md").write_text("# One\n")
    (folder / "index.html").write_text("<body>\n<script>for (;;);</script>\n</body>\n")
    assert run(["export", "deck.md", "--timeout", "1500"]) == 1
    assert "error[page-failed]: the browser does not answer" in capsys.readouterr().err
    assert list(folder.glob("*.pdf")) == []
    assert list((folder / "temporary").iterdir()) == []


def test_a_browser_that_is_killed_leaves_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    killed: list[Browser] = []
    page_of = Browser.page

    def page_then_kill(self: Browser, *all_: object, **named: object) -> object:
        killed.append(self)
        os.killpg(self.process.pid, signal.SIGKILL)  # the program may be a script that starts the browser
        self.process.wait()
        return page_of(self, *all_, **named)  # type: ignore[arg-type]

    (folder / "deck.md").write_text("# One\n")
    monkeypatch.setattr(Browser, "page", page_then_kill)
    assert run(["export", "deck.md"]) == 1
    assert "error[page-failed]: the browser has ended; nothing is written" in capsys.readouterr().err
    assert list(folder.glob("*.pdf")) == []
    assert list((folder / "temporary").iterdir()) == []


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_one_who_is_ended_leaves_no_browser(folder: Path, number: int, status: int) -> None:
    """It is ended while the page waits for a picture that never comes: then the browser runs."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        (folder / "deck.md").write_text(f"![](http://127.0.0.1:{server.getsockname()[1]}/a.png)\n")
        environ = {**os.environ, "TMPDIR": str(folder / "temporary")}
        process = subprocess.Popen([sys.executable, "-m", "deckc", "-q", "export", "deck.md"], env=environ)
        server.accept()[0].close()
        (profile,) = (folder / "temporary").glob("deckc-browser-*")
        assert processes_with(str(profile))
        process.send_signal(number)
        assert process.wait() == status
    assert not processes_with(str(profile))
    assert list((folder / "temporary").iterdir()) == []
    assert list(folder.glob("*.pdf")) == []


def processes_with(word: str) -> list[str]:
    """Commands of running processes that name it."""
    shown = subprocess.run(["ps", "-A", "-ww", "-o", "stat=,args="], capture_output=True, text=True, check=True).stdout
    return [line for line in shown.splitlines() if word in line and not line.startswith("Z")]


def test_two_exports_at_once_give_the_same_whatever_ports_are_taken(folder: Path) -> None:
    with ExitStack() as taken:
        for port in (3030, 9222):  # of a preview, of a browser that is asked from outside
            with suppress(OSError):  # somebody has it already
                taken.enter_context(socket.create_server(("127.0.0.1", port)))
        two_exports_give_the_same(folder)


def two_exports_give_the_same(folder: Path) -> None:
    (folder / "deck.md").write_text("# One\n\n---\n\n# Two\n")
    words = [sys.executable, "-W", "error", "-m", "deckc", "export", "deck.md"]
    both = [subprocess.Popen([*words, "-o", f"{name}.pdf"], stderr=subprocess.PIPE, text=True) for name in "ab"]
    for process in both:
        assert "exported to" in process.communicate()[1]
        assert process.returncode == 0
    texts = [[page.extract_text() for page in PdfReader(f"{name}.pdf").pages] for name in "ab"]
    assert texts == [["One", "Two"]] * 2


def test_a_file_is_put_in_its_place_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "deck.md").write_text("# One\n")
    (folder / "deck-export-notes.md").write_text("the former one")
    full = OSError(28, "No space left on device")

    def half(self: Path, data: bytes) -> int:
        with self.open("wb") as file:
            file.write(data[:3])
        raise full

    monkeypatch.setattr(Path, "write_bytes", half)
    assert run(["export", "deck.md", "--format", "notes-md"]) == 1
    assert "error[not-written]: the export cannot be written: No space left on device" in capsys.readouterr().err
    assert (folder / "deck-export-notes.md").read_text() == "the former one"
    assert sorted(path.name for path in folder.iterdir()) == ["deck-export-notes.md", "deck.md", "temporary"]


# ── a page that is damaged ───────────────────────────────────────────────────────────────────────────

DAMAGED = """\
# One

<!-- Say this. -->

---

# Two

---

# Three

---

![](./none.png)

---

<iframe src="./none.html"></iframe>

---

# Six

Whole
"""

DAMAGE = """
const page = (no) => document.querySelector(`.deck-still [data-slidev-no="${no}"]`);
if (page(2)) page(2).style.display = "none";
if (page(3)) page(3).querySelector("h1").style.color = "transparent";
document.fonts.add(new FontFace("Lost", "url(lost.woff2)"));
document.fonts.load("1px Lost").catch(() => {});
setTimeout(() => { throw new Error("stumbles"); });
"""

MESSAGES = {
    "slide 2: nothing is seen of it",
    "slide 3: nothing is seen of it",
    "slide 4: the picture none.png did not come",
    "slide 5: the frame none.html did not come",
    "a script failed: Error: stumbles",
    "the font Lost normal cannot be shown",
}


def damage(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Runs a script in each view as soon as it is open."""
    open_page = Page.open

    def open_damaged(self: Page, url: str, until: str, seconds: float) -> None:
        open_page(self, url, until, seconds)
        self.run(f"{{ {script} }}")

    monkeypatch.setattr(Page, "open", open_damaged)


@pytest.mark.parametrize("format_", ["pdf", "png", "pptx", "pptx-editable", "handout"])
def test_a_damaged_page_is_caught(
    folder: Path, format_: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(monkeypatch, DAMAGE)
    (folder / "deck.md").write_text(DAMAGED)
    assert run(["export", "deck.md", "--format", format_]) == 1
    printed = capsys.readouterr().err
    assert {message for message in MESSAGES if message not in printed} == set()
    assert not re.search("slide [16]: ", printed)  # what is whole has no fault


def test_damaged_notes_are_caught(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    hide = "document.querySelector('#deck-handout').append(Object.assign(document.createElement('style'), "
    damage(monkeypatch, hide + "{ textContent: '#deck-handout p { display: none }' }));" + DAMAGE)
    (folder / "deck.md").write_text(DAMAGED)
    assert run(["export", "deck.md", "--format", "notes"]) == 1
    printed = capsys.readouterr().err
    assert "slide 1: the file lacks 'Say', 'this' of its note" in printed
    assert "a script failed: Error: stumbles" in printed
    assert "the font Lost normal cannot be shown" in printed


def test_words_that_a_style_takes_from_paper_are_missed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "deck.md").write_text(
        "# One\n\nOf these words\n\n<style>\n@media print { p { display: none } }\n</style>\n"
    )
    assert run(["export", "deck.md"]) == 1
    assert "slide 1: the PDF lacks 'Of', 'these', 'words'" in capsys.readouterr().err


def test_240_slides(folder: Path) -> None:
    slides = [f"# Slide {no}\n\n- one\n- two\n\n```js\nconst x = {no}\n```" for no in range(1, 241)]
    (folder / "deck.md").write_text("\n\n---\n\n".join(slides))
    assert run(["export", "deck.md"]) == 0
    assert len(PdfReader("deck-export.pdf").pages) == 240
