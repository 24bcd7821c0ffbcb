"""The command line as a person meets it: words in, exit status and text out.

A case's input is the words of a call, then files as `==> name` and their text; expected are the exit status,
standard output, and standard error after `-- log`. Seconds are written as `N s`.
"""

from __future__ import annotations

import errno
import json
import os
import random
import re
import shlex
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from case_files import Case, check, ids, read_cases
from deckc import __version__
from deckc.cli import COMMANDS, load, run
from deckc.disk.files import Files

DECK = "# One\n\n---\n\n# Two\n"


def call(words: str, capfd: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = run(shlex.split(words))
    out, err = capfd.readouterr()
    return status, out, err


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, where the command is called."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return tmp_path


@pytest.mark.parametrize("case", read_cases("cli/usage.txt") + read_cases("cli/problems.txt"), ids=ids)
def test_a_call(case: Case, capfd: pytest.CaptureFixture[str], renew: bool) -> None:
    words, *files = re.split(r"^==> ", case.input, flags=re.MULTILINE)
    for file in files:
        name, text = file.split("\n", 1)
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    status, out, err = call(words, capfd)
    log = re.sub(r"\d+\.\d+ s\b", "N s", err)
    check(case, f"{status}\n{out}" + (f"-- log\n{log}" if log else ""), renew)


@pytest.mark.parametrize("name", ["file/talk", "x" * 300])
def test_a_folder_that_cannot_be_made_is_told(folder: Path, capfd: pytest.CaptureFixture[str], name: str) -> None:
    (folder / "file").write_text("")
    for words in (f"new {name}", f"theme eject seriph {name}"):
        status, out, err = call(words, capfd)
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert re.match(rf"Error: .*: '?{name[:4]}", err), err


def test_what_may_not_be_read_is_told(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the system says it to all but its administrator."""

    def refuse(self: Files, path: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    (folder / "components").mkdir()
    (folder / "components/Locked.vue").write_text("<template>x</template>")
    (folder / "slides.md").write_text("# One\n\n<Locked />\n")
    read = Files.read
    monkeypatch.setattr(Files, "read", lambda self, path: (refuse if path.suffix == ".vue" else read)(self, path))
    assert call("build slides.md", capfd)[::2] == (2, "Error: Permission denied: components/Locked.vue\n")


def test_links_that_lead_round_in_a_ring_are_no_files(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "theme").mkdir()
    for name in ("ring.md", "ring.png", "ring.vue", "ring.ts", "theme/package.json"):
        (folder / name).symlink_to(Path(name).name)
    (folder / "slides.md").write_text(
        "---\ntheme: ./theme\n---\n\n<<< ./ring.ts\n\n![ring](./ring.png)\n\n<style src='./ring.vue' />\n"
    )
    status, _, err = call("build slides.md --format concise", capfd)
    assert status == 1
    assert re.findall(r"\[([a-z-]+)\]", err) == ["missing-snippet", "missing-asset"]
    assert "did you mean" not in call("build ring.md", capfd)[2]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    status, out, _ = call(f"{name} -h", capfd)
    assert status == 0
    assert load(name).help, "a command has a docstring"
    for option in ("--color / --no-color", "-q, --quiet", "-v, --verbose", "--version", "-h, --help"):
        assert option in out


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_names_every_command(name: str) -> None:
    assert f"`deckc {name}" in (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_the_version_comes_at_once() -> None:
    """Nothing is loaded that only other commands need."""
    code = "import sys; from deckc.cli import run; run(['--version']); print(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    version, modules = out.splitlines()
    assert version.split()[:2] == ["deckc", __version__]
    assert not {"jinja2", "yaml", "markdown_it", "starlette", "rich", "deckc.pipeline"} & set(modules.split())


@pytest.mark.parametrize(
    ("words", "environment", "colored"),
    [
        ("--color check deck.md", {}, True),
        ("check --color deck.md", {}, True),
        ("check deck.md", {}, False),
        ("--color check deck.md --no-color", {}, False),
        ("--color check deck.md", {"NO_COLOR": "1"}, True),
    ],
)
def test_colour(
    words: str,
    environment: dict[str, str],
    colored: bool,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    Path("deck.md").write_text("---\nlayout: nope\n---\n", encoding="utf-8")
    status, out, _ = call(words, capfd)
    assert status == 1
    assert ("\x1b[" in out) == colored


def test_one_deck_becomes_the_page_of_the_folder(capfd: pytest.CaptureFixture[str]) -> None:
    Path("slides.md").write_text(DECK)
    assert call("build -q", capfd) == (0, "", "")
    assert "One" in Path("dist/index.html").read_text(encoding="utf-8")


def test_two_builds_give_equal_bytes(capfd: pytest.CaptureFixture[str]) -> None:
    Path("slides.md").write_text(DECK)
    for folder in ("a", "b"):
        call(f"build -o {folder}", capfd)
    files = sorted(path.relative_to("a") for path in Path("a").rglob("*") if path.is_file())
    assert files == sorted(path.relative_to("b") for path in Path("b").rglob("*") if path.is_file())
    assert all((Path("a") / file).read_bytes() == (Path("b") / file).read_bytes() for file in files)


def test_a_folder_of_decks_becomes_a_site(capfd: pytest.CaptureFixture[str]) -> None:
    """Each deck in a folder of its own; what is no deck, or only a part of one, is not built for itself."""
    files = {
        "talks/first.md": "---\ntitle: The <first>\n---\n# One\n\n---\nsrc: ./part.md\n---\n",
        "talks/part.md": "# A part\n",
        "talks/README.md": "# Read me\n",
        "talks/second/slides.md": "# Second\n",
    }
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text)
    assert call("build talks -q --out site", capfd) == (0, "", "")
    assert sorted(str(path) for path in Path("site").rglob("index.html")) == [
        "site/first/index.html",
        "site/index.html",
        "site/second/index.html",
    ]
    index = Path("site/index.html").read_text()
    assert "The &lt;first&gt;" in index
    assert "2 slides" in index
    assert 'href="second/index.html"' in index


def test_one_broken_deck_does_not_stop_the_others(capfd: pytest.CaptureFixture[str]) -> None:
    Path("good.md").write_text(DECK)
    Path("bad.md").write_text("---\nlayout: nope\n---\n# Bad\n")
    status, _, err = call("build good.md bad.md", capfd)
    assert status == 1
    assert "unknown-layout" in err
    assert Path("dist/good/index.html").exists()
    assert Path("dist/bad/index.html").exists()


@pytest.mark.parametrize(("problem", "status", "strict"), [("layout: nope", 1, 1), ("layot: center", 0, 1)])
def test_exit_status(problem: str, status: int, strict: int, capfd: pytest.CaptureFixture[str]) -> None:
    Path("slides.md").write_text(f"---\n{problem}\n---\n# One\n")
    assert call("build", capfd)[0] == status
    assert call("build --strict", capfd)[0] == strict


def test_problems_as_json_are_the_result(capfd: pytest.CaptureFixture[str]) -> None:
    Path("slides.md").write_text("---\nlayout: nope\n---\n# One\n")
    _, out, _ = call("build --format json", capfd)
    [found] = json.loads(out)
    assert (found["code"], found["severity"], found["line"]) == ("unknown-layout", "error", 2)


def test_a_site_never_lies_on_the_deck_itself(capfd: pytest.CaptureFixture[str]) -> None:
    Path("slides.md").write_text(DECK)
    Path("index.html").write_text("<head><meta name=mine></head>")
    Path("public").mkdir()
    status, _, err = call("build -o .", capfd)
    assert (status, Path("index.html").read_text()) == (2, "<head><meta name=mine></head>")
    assert "choose another --out" in err
    assert call("build -o public/site", capfd)[0] == 2


def test_a_folder_that_cannot_be_written_is_named(capfd: pytest.CaptureFixture[str]) -> None:
    Path("slides.md").write_text(DECK)
    Path("dist").write_text("a file")
    status, _, err = call("build", capfd)
    assert status == 2
    assert "cannot write the site" in err


def test_random_bytes_give_a_diagnostic_never_a_traceback(capfd: pytest.CaptureFixture[str]) -> None:
    for seed in range(20):
        Path("slides.md").write_bytes(random.Random(seed).randbytes(2000))
        status, _, err = call("build", capfd)
        assert status == 1, f"seed {seed}"
        assert "error[" in err


def test_a_new_deck_builds_without_a_warning(capfd: pytest.CaptureFixture[str]) -> None:
    assert call("new my-talk", capfd)[0] == 0
    status, _, err = call("build my-talk --strict -q -o out", capfd)
    assert (status, err) == (0, "")
    assert "My talk" in Path("out/index.html").read_text(encoding="utf-8")
    assert call("new my-talk", capfd)[0] == 2


def test_a_reader_that_had_enough_is_no_error(folder: Path) -> None:
    Path("slides.md").write_text(DECK * 2000)
    command = f"{shlex.quote(sys.executable)} -m deckc inspect --json | head -c 10; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, env=dict(os.environ))
    assert (done.returncode, done.stderr) == (0, "")


def test_serve_opens_a_browser_only_when_asked_to(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr("deckc.serve.serve", lambda *_, ready, **__: ready(["http://127.0.0.1:3030/"]))
    Path("slides.md").write_text(DECK)
    assert call("serve", capfd)[:2] == (0, "http://127.0.0.1:3030/\nhttp://127.0.0.1:3030/presenter/1\n")
    assert opened == []
    assert call("serve --open", capfd)[0] == 0
    assert opened == ["http://127.0.0.1:3030/"]


def test_guests_get_an_address_without_the_password_and_the_speakers_window_leads(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr(
        "deckc.serve.serve", lambda *_, ready, **__: ready(["http://127.0.0.1:3030/", "http://192.168.1.2:3030/"])
    )
    Path("slides.md").write_text(DECK)
    status, out, err = call("serve --remote s3&cret --open", capfd)
    assert (status, out.splitlines()) == (
        0,
        [
            "http://127.0.0.1:3030/",
            "http://192.168.1.2:3030/",
            "http://127.0.0.1:3030/entry?password=s3%26cret",
            "http://192.168.1.2:3030/entry?password=s3%26cret",
        ],
    )
    assert "Guests take the addresses without the password" in err
    assert opened == ["http://127.0.0.1:3030/?password=s3%26cret"]


@pytest.mark.parametrize(
    "words", ["", "--open", "-o --log silent", "slides", "slides.md -t seriph", ". --bind 127.0.0.1"]
)
def test_a_deck_in_place_of_a_command_is_served(
    words: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("webbrowser.open", lambda address: True)
    monkeypatch.setattr("deckc.serve.serve", lambda *_, ready, **__: ready(["http://127.0.0.1:3030/"]))
    Path("slides.md").write_text(DECK)
    assert call(words, capfd)[:2] == (0, "http://127.0.0.1:3030/\nhttp://127.0.0.1:3030/presenter/1\n")


def test_without_a_deck_there_is_help(capfd: pytest.CaptureFixture[str]) -> None:
    status, out, _ = call("", capfd)
    assert (status, out.startswith("Usage: deckc")) == (0, True)


@pytest.mark.parametrize(
    "words",
    ["build -t nope", "serve --theme seriphh", "new talk --theme nope", "build --base foo", "serve --base foo/"]
    + [f"build -o {out}" for out in ("/", "..", ".")],
)
def test_options_that_cannot_be_are_refused(words: str, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Path("slides.md").write_text(DECK)
    status, _, log = call(words, capfd)
    assert (status, "Error: " in log) == (2, True)
    assert [path.name for path in folder.iterdir()] == ["slides.md"]


@pytest.mark.parametrize("up", [".", ".."])
def test_no_site_is_strewn_over_the_home_folder(
    up: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "homes" / "me"
    home.mkdir(parents=True)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    Path("slides.md").write_text(DECK)
    status, _, log = call(f"build -o {home / up}", capfd)
    assert (status, "choose one for the site" in log) == (2, True)
    assert [*home.iterdir()] == []


def test_the_log_shows_what_is_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    from deckc.cli.serve import SHOWN, report
    from deckc.pipeline import build

    Path("slides.md").write_text("---\ntansition: fade\nlayout: nope\n---\n")
    preview: Any = SimpleNamespace(failure=None, result=build(Path("slides.md")))
    for level, warnings, errors in (("silent", 0, 0), ("error", 0, 1), ("warn", 1, 1), ("info", 1, 1)):
        report(SHOWN[level], preview)
        said = capfd.readouterr().err
        assert (said.count("warning["), said.count("error[")) == (warnings, errors)


def test_an_interrupted_build(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    load("build")
    monkeypatch.setattr("deckc.pipeline.many.jobs.build", interrupted)
    Path("slides.md").write_text(DECK)
    status, out, err = call("build", capfd)
    assert (status, out, err.strip()) == (130, "", "")


@pytest.mark.parametrize("call_", ["utilities <&-", "check >&-", "build -q 2>&-"])
def test_closed_streams_are_no_error(call_: str) -> None:
    Path("slides.md").write_text(DECK)
    command = f"{shlex.quote(sys.executable)} -m deckc {call_}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)


@pytest.mark.parametrize("out", [".", "public", "public/site"])
def test_a_site_does_not_become_part_of_its_deck(out: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Also where nothing lies yet: an index.html beside the deck would be read by the next build."""
    Path("slides.md").write_text(DECK)
    status, _, log = call(f"build -o {out}", capfd)
    assert (status, "choose another --out" in log) == (2, True)
    assert list(Path().iterdir()) == [Path("slides.md")]
