"""`deckc new`: a deck to begin with, in a folder of its own, and the job that publishes it."""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path, PurePosixPath

import click

from deckc.cli.terminal import log
from deckc.cli.theme_option import require_theme

__all__ = ["command"]

STARTER = Path(__file__).with_name("starter")

# Where each service looks for the description of its jobs, below the top of a repository.
JOBS = {"github": PurePosixPath(".github/workflows/deck.yml"), "gitlab": PurePosixPath(".gitlab-ci.yml")}


@click.command()
@click.argument("name", type=click.Path(path_type=Path))
@click.option("-t", "--theme", default="default", show_default=True, metavar="NAME", help="The deck's theme.")
@click.option("--ci", type=click.Choice(list(JOBS)), help="Write the job that publishes the deck at each push.")
def command(name: Path, theme: str, ci: str | None) -> None:
    """Begin a deck in the folder NAME.

    With --ci also the file that GitHub or GitLab reads its jobs from: in NAME, or at the top of the Git repository
    that NAME lies in.
    """
    if name.exists() and (not name.is_dir() or any(path.name != ".git" for path in name.iterdir())):
        raise click.UsageError(f"{name} is there already, and not empty")
    top = repository(name)
    job = top / JOBS[ci] if ci else None
    if job and job.exists():
        raise click.UsageError(f"{job} is there already; `deckc new` without --ci begins a deck and leaves it alone")
    require_theme(theme, name.parent)
    begin(name, theme)
    log(f"{name / 'slides.md'} is your deck; `deckc serve {shlex.quote(str(name))}` shows it.")
    if job and ci:
        job.parent.mkdir(parents=True, exist_ok=True)
        deck = PurePosixPath(name.resolve().relative_to(top.resolve())) / "slides.md"
        job.write_text(job_text(ci, deck), encoding="utf-8")
        log(f"{job} publishes it at each push; its first lines say what to set once.")


def repository(folder: Path) -> Path:
    """The top of the Git repository that a folder lies in, or will lie in; the folder itself where there is none."""
    resolved = folder.resolve()
    return next((path for path in (resolved, *resolved.parents) if (path / ".git").exists()), folder)


def begin(folder: Path, theme: str) -> None:
    """Writes the starter into a folder: deck, pictures, `.gitignore`."""
    folder.mkdir(parents=True, exist_ok=True)
    text = (STARTER / "slides.md").read_text(encoding="utf-8")
    shutil.copytree(STARTER / "public", folder / "public")
    (folder / "slides.md").write_text(filled(text, title_of(folder), theme), encoding="utf-8")
    (folder / ".gitignore").write_text("/dist/\n", encoding="utf-8")


def title_of(folder: Path) -> str:
    """A folder's name as a heading: `my-talk` → `My talk`. Capitals that are there stay."""
    words = folder.resolve().name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def filled(text: str, title: str, theme: str) -> str:
    """The starter with its words put in: quoted for YAML in the headmatter, as they are in the text."""
    head, body = text.split("\n---\n", 1)
    quoted = head.replace("THEME", json.dumps(theme)).replace("TITLE", json.dumps(title, ensure_ascii=False))
    return f"{quoted}\n---\n{body.replace('TITLE', title)}"


def job_text(service: str, deck: PurePosixPath) -> str:
    """The description of the jobs of a service: the deck's path is a word of a shell in a quoted string of YAML."""
    word = json.dumps(shlex.quote(deck.as_posix()), ensure_ascii=False)[1:-1]
    return (STARTER / f"{service}.yml").read_text(encoding="utf-8").replace("DECK", word)
