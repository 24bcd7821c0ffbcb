"""Writing: changed bytes only, and nothing that is not ours is touched."""

from __future__ import annotations

import base64
import json
import pickle
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

from deckc.model import Artifact
from deckc.pipeline import build
from deckc.write import MANIFEST, OutputError, write


def artifacts(**files: bytes | Path) -> list[Artifact]:
    return [Artifact(PurePosixPath(name.replace("__", "/").replace("_", ".")), data) for name, data in files.items()]


def names(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.name != str(MANIFEST)
    )


def test_the_folder_holds_what_was_given(tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"png")
    out = tmp_path / "a" / "out"
    written = write(artifacts(index_html=b"page", assets__picture_png=picture), out)
    assert [str(path) for path in written.changed] == ["assets/picture.png", "index.html"]
    assert names(out) == ["assets/picture.png", "index.html"]
    assert (out / "assets/picture.png").read_bytes() == b"png"


def test_what_is_equal_is_not_written_again(tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"png")
    out = tmp_path / "out"
    write(artifacts(index_html=b"page", a_png=picture), out)
    before = (out / "index.html").stat()
    written = write(artifacts(index_html=b"page", a_png=picture), out)
    assert written.changed == ()
    assert (out / "index.html").stat().st_mtime_ns == before.st_mtime_ns
    picture.write_bytes(b"gnp")  # as long as before
    assert [str(path) for path in write(artifacts(index_html=b"page", a_png=picture), out).changed] == ["a.png"]


def test_only_what_a_former_build_wrote_is_removed(tmp_path: Path) -> None:
    write(artifacts(index_html=b"", assets__deep__old_js=b"", assets__new_js=b""), tmp_path)
    (tmp_path / "mine.txt").write_text("mine")
    (tmp_path / "assets" / "mine.txt").write_text("mine")
    written = write(artifacts(index_html=b"", assets__new_js=b""), tmp_path)
    assert [str(path) for path in written.removed] == ["assets/deep/old.js"]
    assert names(tmp_path) == ["assets/mine.txt", "assets/new.js", "index.html", "mine.txt"]
    assert not (tmp_path / "assets" / "deep").exists()


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    elsewhere, out = tmp_path / "elsewhere", tmp_path / "out"
    elsewhere.mkdir()
    out.mkdir()
    (elsewhere / "a.js").write_text("mine")
    (out / "assets").symlink_to(elsewhere)
    (out / MANIFEST).write_text('["assets/a.js", "../elsewhere/a.js", "/etc/nothing", "", 7]')
    assert write([], out).removed == ()
    with pytest.raises(OutputError):
        write(artifacts(assets__a_js=b"ours"), out)
    assert (elsewhere / "a.js").read_text() == "mine"


def test_a_file_that_is_a_link_is_replaced_not_written_through(tmp_path: Path) -> None:
    mine, out = tmp_path / "mine.html", tmp_path / "out"
    mine.write_text("mine")
    out.mkdir()
    (out / "index.html").symlink_to(mine)
    write(artifacts(index_html=b"ours"), out)
    assert (mine.read_text(), (out / "index.html").read_text()) == ("mine", "ours")


@pytest.mark.parametrize("path", ["../a", "/etc/a", "a/../../b"])
def test_a_path_out_of_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(OutputError):
        write([Artifact(PurePosixPath(path), b"")], tmp_path / "out")


def test_a_folder_in_the_way_of_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "index.html").mkdir()
    (tmp_path / "assets").write_text("a file")
    with pytest.raises(OutputError, match=r"index\.html is a folder"):
        write(artifacts(index_html=b""), tmp_path)
    with pytest.raises(OutputError, match="assets is a file"):
        write(artifacts(assets__a_js=b""), tmp_path)


@pytest.mark.parametrize("text", ["", "{}", "nonsense", '{"a": 1}', "\udcff"])
def test_a_damaged_list_removes_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_bytes(text.encode("utf-8", "surrogateescape"))
    (tmp_path / "a").write_text("")
    assert write(artifacts(index_html=b""), tmp_path).removed == ()
    assert names(tmp_path) == ["a", "index.html"]


PIXEL = base64.b64decode("R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==")


def site(folder: Path, word: str, pictures: int) -> dict[PurePosixPath, bytes | Path]:
    """A deck in history mode with pictures of its own beside it and a public file that it shares with others."""
    (folder / "public").mkdir(parents=True)
    (folder / "public" / "same.txt").write_text("the same")
    images = []
    for number in range(pictures):
        (folder / f"{word}{number}.gif").write_bytes(PIXEL + f"{word}{number}".encode())
        images.append(f"![{number}](./{word}{number}.gif)")
    text = f"---\nrouterMode: history\n---\n\n# {word}\n\n" + "\n".join(images)
    (folder / "slides.md").write_text(f'{text}\n\n<style>\nh1 {{ content: "{word}" }}\n</style>\n')
    result = build(folder / "slides.md")
    assert not result.problems
    return {artifact.path: artifact.data for artifact in result.artifacts}


def test_killed_at_any_step_the_old_site_or_the_new_one_stands(tmp_path: Path) -> None:
    """At each place where the disk is touched, and amid each write."""
    (tmp_path / "old.pickle").write_bytes(pickle.dumps(site(tmp_path / "a", "old", 25)))
    (tmp_path / "new.pickle").write_bytes(pickle.dumps(site(tmp_path / "b", "new", 32)))
    script = Path(__file__).with_name("kill_points.py")
    done = subprocess.run([sys.executable, str(script), str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    told = json.loads(done.stdout)
    assert told["broken"] == {}
    assert told["points"] >= 200


def test_a_folder_in_place_of_a_file_of_ours_and_the_other_way_round(tmp_path: Path) -> None:
    write(artifacts(index_html=b"", a=b"", b__c=b""), tmp_path)
    written = write(artifacts(index_html=b"", a__x=b"", b=b""), tmp_path)
    assert [str(path) for path in written.removed] == ["a", "b/c"]
    assert names(tmp_path) == ["a/x", "b", "index.html"]


def test_a_full_disk_leaves_the_old_site(tmp_path: Path) -> None:
    """What cannot be made in full is not begun: here a picture that went away."""
    write(artifacts(index_html=b"old", old_css=b"old"), tmp_path)
    with pytest.raises(FileNotFoundError):
        write(artifacts(index_html=b"new", new_css=b"new", z_png=tmp_path / "gone.png"), tmp_path)
    assert names(tmp_path) == ["index.html", "old.css"]
    assert (tmp_path / "index.html").read_bytes() == b"old"


def test_two_builds_into_one_folder_follow_each_other(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    sites = [artifacts(index_html=str(number).encode(), **{f"f{number}": b"x" * 10_000}) for number in range(8)]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda each: write(each, tmp_path), sites))
    (last,) = [name for name in names(tmp_path) if name != "index.html"]
    assert (tmp_path / "index.html").read_text() == last.removeprefix("f")
