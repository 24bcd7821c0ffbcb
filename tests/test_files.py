"""The door to the disk: links that lead out, hidden files, pipes, sizes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from deckc.config import Options
from deckc.disk import files
from deckc.disk.enclosure import OUTSIDE, Enclosure
from deckc.disk.files import Files
from deckc.pipeline import build

SECRET = "secret-7d1"
LINKED = ("layouts/leak.html", "components/Leak.vue", "style.css", "styles/index.css", "global-top.vue", "index.html")
DECK = "---\nlayout: leak\n---\n\n# A\n\n<Leak/>\n\n---\nsrc: ./part.md\n---\n\n---\n\n<<< ./code.txt\n\n![](./p.png)\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a deck, and a secret beside it."""
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "package.json").write_text("{}")
    (folder / "slides.md").write_text(DECK)
    (tmp_path / "secret").write_text(SECRET)
    return folder


def shown(folder: Path, untrusted: bool = False) -> tuple[str, list[str]]:
    """All that the site holds, and the codes of what is wrong."""
    result = build(folder / "slides.md", options=Options(untrusted=untrusted))
    texts = (each.data if isinstance(each.data, bytes) else each.data.read_bytes() for each in result.artifacts)
    return b"\n".join(texts).decode(errors="replace"), [found.code for found in result.problems]


def link(place: Path, target: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(target)


@pytest.mark.parametrize("name", LINKED)
def test_links_out_of_the_project_are_not_read(project: Path, name: str) -> None:
    link(project / name, project.parent / "secret")
    text, codes = shown(project)
    assert SECRET not in text
    assert "asset-outside" in codes


@pytest.mark.parametrize("name", ["part.md", "code.txt", "p.png", "public/x.txt", "layouts", "setup/katex.ts"])
def test_links_to_parts_are_not_read(project: Path, name: str) -> None:
    link(project / name, project.parent / "secret")
    assert SECRET not in shown(project)[0]


def test_a_theme_with_links_out_of_the_project(project: Path) -> None:
    (project / "slides.md").write_text("---\ntheme: ./theme\nlayout: leak\n---\n\n# A\n")
    link(project / "theme" / "layouts" / "leak.html", project.parent / "secret")
    text, codes = shown(project)
    assert SECRET not in text
    assert "asset-outside" in codes


def test_a_folder_beside_the_project_whose_name_begins_alike_is_outside(project: Path) -> None:
    beside = project.with_name(f"{project.name}-secrets")
    beside.mkdir()
    (beside / "part.md").write_text(SECRET)
    link(project / "part.md", beside / "part.md")
    for enclosure in (Enclosure((project,)), Enclosure((project,), hidden=False)):
        assert enclosure.reason_against(project / "part.md") == OUTSIDE
        assert enclosure.reason_against(beside / "part.md") is None  # in none of the folders: not its business


def test_links_within_the_project_work(project: Path) -> None:
    """As pnpm makes them: a package is a link into a hidden store, and one of the workspace a link beside it."""
    store = project / "node_modules" / ".pnpm" / "slidev-theme-x@1.0.0" / "node_modules" / "slidev-theme-x"
    (store / "layouts").mkdir(parents=True)
    (store / "layouts" / "leak.html").write_text("<main>from the store {{ slots.default }}</main>")
    link(project / "node_modules" / "slidev-theme-x", store)
    (project / "shared").mkdir()
    (project / "shared" / "Leak.vue").write_text("<template><b>shared</b></template>")
    link(project / "components", project / "shared")
    (project / "slides.md").write_text("---\ntheme: x\nlayout: leak\n---\n\n# A\n\n---\n\n<Leak/>\n")
    for untrusted in (False, True):
        text, codes = shown(project, untrusted=untrusted)
        assert "from the store" in text
        assert "<b>shared</b>" in text
        assert codes == []


def test_hidden_files_are_not_for_untrusted_decks(project: Path) -> None:
    for name in (".env", ".git/config", ".hidden/x.png"):
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text(SECRET)
    body = "<<< ./.env\n\n<<< ./.git/config\n\n![x](./.hidden/x.png)\n\n---\nsrc: ./.env\n---\n"
    (project / "slides.md").write_text(f"# A\n\n{body}")
    assert SECRET in shown(project)[0]
    text, codes = shown(project, untrusted=True)
    assert SECRET not in text
    assert codes.count("untrusted") == 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_is_no_deck_and_no_part_of_one(project: Path) -> None:
    os.mkfifo(project / "part.md")
    assert "unreadable-deck" in shown(project)[1]
    with pytest.raises(OSError, match="no plain file"):
        Files().read(project / "part.md")


def test_files_are_read_up_to_a_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 4)
    (tmp_path / "fits").write_text("1234")
    (tmp_path / "big").write_text("12345")
    assert Files().read(tmp_path / "fits") == b"1234"
    with pytest.raises(OSError, match="larger"):
        Files().read(tmp_path / "big")
