"""The package as others get it: wheel, sdist and checkout hold the same and work alike."""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

import deckc
from deckc.vendored import locked_packages

ROOT = Path(__file__).parent.parent
OURS_ONLY = re.compile(r"/__pycache__/|/\.[^/]*(/|$)")  # what tools leave lying in a checkout


def call(*words: str | Path, cwd: Path = ROOT) -> str:
    done = subprocess.run([str(word) for word in words], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{words}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The wheel and the sdist of this checkout."""
    out = tmp_path_factory.mktemp("package")
    call(sys.executable, "-m", "hatchling", "build", "-d", out)
    return next(out.glob("*.whl")), next(out.glob("*.tar.gz"))


@pytest.fixture(scope="module")
def installed(built: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs' folder of a fresh environment with the wheel in it; what it depends on is lent by ours."""
    environment = tmp_path_factory.mktemp("environment")
    call(sys.executable, "-m", "venv", "--without-pip", environment)
    python = environment / "bin" / "python"
    call(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--no-deps",
        "--no-index",
        "--no-compile",
        "-q",
        built[0],
    )
    site = call(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    (Path(site) / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return environment / "bin"


def test_the_wheel_carries_themes_and_client(built: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(built[0]) as wheel:
        names = set(wheel.namelist())
    package = ROOT / "src" / "deckc"
    carried = [path for path in package.rglob("*") if path.is_file() and not OURS_ONLY.search(str(path))]
    themes = [path for path in (ROOT / "themes").rglob("*") if path.is_file()]
    assert {f"deckc/{path.relative_to(package).as_posix()}" for path in carried} <= names
    assert {f"deckc/{path.relative_to(ROOT).as_posix()}" for path in themes} <= names


def test_the_sdist_makes_the_same_wheel(built: tuple[Path, Path], tmp_path: Path) -> None:
    wheel, sdist = built
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    source = next(tmp_path.iterdir())
    data = Path("src", "deckc", "vendored", "data")  # fetched once, by the checkout; what is fetched is locked
    shutil.copytree(ROOT / data, source / data)
    call(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "out", cwd=source)
    again = next((tmp_path / "out").glob("*.whl"))
    with zipfile.ZipFile(wheel) as first, zipfile.ZipFile(again) as second:
        assert {name: first.read(name) for name in first.namelist()} == {
            name: second.read(name) for name in second.namelist()
        }


def test_the_installed_package_builds_what_the_checkout_builds(installed: Path, tmp_path: Path) -> None:
    for folder in ("decks", "public"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "pyproject.toml").touch()  # a project's top: the pictures of its decks lie there
    where = call(installed / "python", "-c", "import deckc; print(deckc.__file__)", cwd=tmp_path).strip()
    assert Path(where).is_relative_to(installed.parent)
    call(installed / "deckc", "build", "decks/intro.md", "--strict", "-o", "a", cwd=tmp_path)
    call(sys.executable, "-m", "deckc", "build", "decks/intro.md", "--strict", "-o", "b", cwd=tmp_path)
    files = sorted(path.relative_to(tmp_path / "a") for path in (tmp_path / "a").rglob("*") if path.is_file())
    assert "index.html" in map(str, files)
    assert [(tmp_path / "a" / file).read_bytes() for file in files] == [
        (tmp_path / "b" / file).read_bytes() for file in files
    ]


def test_licences_of_what_the_wheel_carries_are_said(built: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(built[0]) as wheel:
        name = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
        said = re.search(r"^License-Expression: (.*)$", wheel.read(name).decode(), re.MULTILINE)
    assert said
    page = (ROOT / "docs" / "licences.md").read_text()
    for package in locked_packages().values():
        assert {*package.license.split(" OR ")} & {*said[1].split(" AND ")}, package.name
        assert re.search(rf"^\| {re.escape(package.license)} \|.*`{re.escape(package.name)}`", page, re.MULTILINE)


def test_the_version_is_said_in_one_place(installed: Path) -> None:
    assert call(installed / "deckc", "--version").split()[1] == deckc.__version__
    code = "from importlib.metadata import version; print(version('deckc'))"
    assert call(installed / "python", "-c", code).strip() == deckc.__version__


def test_the_index_shows_a_readme_without_addresses_of_the_repository(built: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(built[0]) as wheel:
        name = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
        described = wheel.read(name).decode()
    assert "\nAuthor: " in described
    assert "\nDescription-Content-Type: text/markdown" in described
    assert re.findall(r"\]\((?!https?:)[^)]*\)", described) == []
    with_home = runpy.run_path(str(ROOT / "hatch_metadata.py"))["elsewhere"]
    text = "![a](docs/a.png)\n[b](docs/b.md) [c](https://c.example)"
    assert with_home(text, "") == "b [c](https://c.example)"
    assert with_home(text, "https://home.example/deckc") == (
        "![a](https://home.example/deckc/raw/main/docs/a.png)\n\n"
        "[b](https://home.example/deckc/blob/main/docs/b.md) [c](https://c.example)"
    )
