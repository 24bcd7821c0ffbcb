"""Publishing: what `deckc new` begins, its jobs and the recipes of docs/publish.md, run as they stand there.

`deckc` is this one and `pip install deckc` has been done; nothing else of a recipe is left out.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import pytest
import yaml

from deckc.cli import run
from deckc.cli.new import job_text
from deckc.pipeline import build
from deckc.write import write
from serving import web_server

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGE = Path(__file__).parent.parent / "docs" / "publish.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
DECKC = f'#!/bin/sh\nexec "{sys.executable}" -W error -m deckc "$@"\n'
PIP = '#!/bin/sh\n[ "$*" = "install deckc" ] || { echo "pip $*" >&2; exit 1; }\n'


def recipes(language: str) -> list[str]:
    """The code of a language on the page."""
    return [text for name, text in BLOCK.findall(PAGE.read_text(encoding="utf-8")) if name == language]


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The environment of a job: `deckc` and `pip` are there."""
    programs = tmp_path_factory.mktemp("bin")
    for name, text in (("deckc", DECKC), ("pip", PIP)):
        (programs / name).write_text(text)
        (programs / name).chmod(0o755)
    return {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}


def follow(script: str, folder: Path, shell: Mapping[str, str]) -> None:
    """Runs a script as the services do: it ends at the first command that fails."""
    done = subprocess.run(
        ["bash", "-e", "-c", script], cwd=folder, env=shell, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{script}\n{done.stdout}{done.stderr}"


def new(folder: Path, *options: str) -> Path:
    assert run(["new", str(folder), *options]) == 0
    return folder


def small(folder: Path) -> Path:
    """A new deck with few slides, for what is to be said of any deck."""
    (new(folder) / "slides.md").write_text("# One\n\n![a lighthouse](/night.svg)\n\n---\n\n# Two\n")
    return folder


# What the slides of a new deck show, in their order.
FEATURES = (
    ".cover h1",
    "li.slidev-vclick-target",
    ".two-cols-header td",
    ".line.highlighted",
    ".slidev-code-magic-move",
    ".katex-display",
    ".mermaid svg",
    "[style*='night']",
    ":text('6 × 7 = 42')",
    "pre code",
)


# ── the deck that one begins with ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("theme", ["default", "seriph", "none"])
def test_a_new_deck_is_without_a_fault_and_bears_its_own_name(tmp_path: Path, theme: str) -> None:
    result = build(new(tmp_path / "my-PyCon_talk", "--theme", theme) / "slides.md")
    assert result.problems == ()
    assert 8 <= len(result.slides) <= 10
    index = next(artifact for artifact in result.artifacts if artifact.path == PurePosixPath("index.html"))
    assert isinstance(index.data, bytes)
    assert b"<title>My PyCon talk</title>" in index.data


def test_a_new_deck_shows_each_feature_in_a_browser(tmp_path: Path, page: Page) -> None:
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    write(build(new(tmp_path / "talk") / "slides.md").artifacts, tmp_path / "dist")
    for number, feature in enumerate(FEATURES, 1):
        page.goto(f"{(tmp_path / 'dist' / 'index.html').as_uri()}#/{number}")
        page.locator(f".slidev-page-{number} {feature}").first.wait_for(state="attached")
    assert faults == []


def test_what_is_there_stays(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "talk").mkdir()
    (tmp_path / "talk" / "notes.txt").touch()
    assert run(["new", str(tmp_path / "talk")]) == 2
    assert "not empty" in capfd.readouterr().err
    assert [path.name for path in (tmp_path / "talk").iterdir()] == ["notes.txt"]


# ── jobs ─────────────────────────────────────────────────────────────────────────────────────────────


def steps_of(service: str, job: Any) -> tuple[str, str]:
    """The script of the job that publishes, and the folder that the service takes."""
    if service == "gitlab":
        return "\n".join(job["pages"]["script"]), job["pages"]["artifacts"]["paths"][0]
    steps = job["jobs"]["build"]["steps"]
    return "\n".join(step["run"] for step in steps if "run" in step), steps[-1]["with"]["path"]


@pytest.mark.parametrize("service", ["github", "gitlab"])
def test_a_job_publishes_a_site_that_works_below_a_subfolder(
    tmp_path: Path, shell: Mapping[str, str], page: Page, service: str
) -> None:
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    new(tmp_path / "repository" / "our talk's: deck #1", "--ci", service)
    file = {"github": ".github/workflows/deck.yml", "gitlab": ".gitlab-ci.yml"}[service]
    script, site = steps_of(service, yaml.safe_load((tmp_path / "repository" / file).read_text()))
    assert script.startswith("pip install deckc\n")
    follow(script, tmp_path / "repository", shell)
    (tmp_path / "web").mkdir()
    (tmp_path / "repository" / site).rename(tmp_path / "web" / "deep")
    answered: dict[str, int] = {}
    page.on("response", lambda response: answered.__setitem__(response.url, response.status))
    page.on("requestfailed", lambda request: answered.__setitem__(request.url, 0))
    with web_server(tmp_path / "web") as address:
        for path in (tmp_path / "web").rglob("*"):
            if path.is_file():
                with urlopen(address + path.relative_to(tmp_path / "web").as_posix()) as answer:
                    assert len(answer.read()) == path.stat().st_size
        page.goto(f"{address}deep/")
        for number in range(2, page.evaluate("deck.deck.slides.length") + 1):
            page.keyboard.press("ArrowDown")
            page.wait_for_url(f"**/deep/#/{number}")
        page.wait_for_load_state("networkidle")
    assert set(answered.values()) == {200}
    assert all(url.startswith((f"{address}deep/", "data:", "blob:")) for url in answered)
    assert any("night" in url for url in answered)


def test_a_job_stands_where_its_service_looks_for_it(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    new(tmp_path / "alone", "--ci", "gitlab")
    assert (tmp_path / "alone" / ".gitlab-ci.yml").is_file()
    (tmp_path / "clone" / ".git").mkdir(parents=True)
    new(tmp_path / "clone", "--ci", "github")
    assert "check slides.md " in (tmp_path / "clone" / ".github/workflows/deck.yml").read_text()
    assert run(["new", str(tmp_path / "clone" / "second"), "--ci", "github"]) == 2
    assert "deck.yml is there already" in capfd.readouterr().err
    assert not (tmp_path / "clone" / "second").exists()


# ── the page ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("place", "service"), [(0, "github"), (1, "gitlab")])
def test_the_page_shows_what_new_writes(place: int, service: str) -> None:
    assert recipes("yaml")[place] == job_text(service, PurePosixPath("slides.md"))


def test_every_command_of_the_page_does_what_it_says(tmp_path: Path, shell: Mapping[str, str]) -> None:
    """One folder, from the top of the page to its end."""
    folder = small(tmp_path / "talk")
    netlify = tomllib.loads(recipes("toml")[0])["build"]
    for script in (netlify["command"], *recipes("sh")):
        follow(script, folder, shell)
    assert (folder / "www/talks/mine/index.html").is_file()
    assert (folder / "talk.html").stat().st_size > (folder / "www/talks/mine/index.html").stat().st_size
    assert all((folder / netlify["publish"] / name / "index.html").is_file() for name in (".", "first", "second"))


def test_in_history_mode_slides_have_addresses_below_the_base(
    tmp_path: Path, shell: Mapping[str, str], page: Page
) -> None:
    script = next(text for text in recipes("sh") if "--base" in text)
    follow(script, small(tmp_path / "talk"), shell)
    (tmp_path / "web" / "talks").mkdir(parents=True)
    (tmp_path / "talk" / "dist").rename(tmp_path / "web" / "talks" / "mine")
    with web_server(tmp_path / "web") as address:
        page.goto(f"{address}talks/mine/")
        page.keyboard.press("ArrowDown")
        page.wait_for_url("**/talks/mine/2")
    assert (tmp_path / "web/talks/mine/_redirects").read_text().split() == [
        "/talks/mine/*",
        "/talks/mine/index.html",
        "200",
    ]
