"""Rules of the house that a machine can see."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "deckc"
MODULES = sorted(PACKAGE.rglob("*.py"))

FLOORS = {
    0: (
        "model",
        "source_positions",
        "diagnostics",
        "disk",
        "text",
        "web",
        "icons",
        "sanitize",
        "vendored",
        "sandbox",
        "bundler",
        "lazy_regex",
    ),
    1: (
        "parse",
        "config",
        "markdown",
        "code",
        "diagrams",
        "editors",
        "twoslash",
        "math",
        "template",
        "live",
        "setup",
        "theme",
        "style",
        "assets",
        "page",
        "report",
        "write",
    ),
    2: ("pipeline",),
    3: ("browser", "serve", "registry"),
    4: ("export", "check"),
    5: ("cli",),
    6: ("__main__",),
}
FLOOR_OF = {name: floor for floor, names in FLOORS.items() for name in names}


def room(module: str) -> str:
    """`deckc.markdown.text.links` → `markdown`."""
    return module.split(".")[1] if "." in module else "__init__"


def imports(file: Path) -> list[tuple[int, str]]:
    """Line and room of each import of the package's own modules, also those inside functions."""
    found = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(node.lineno, room(name.name)) for name in node.names if name.name.startswith("deckc.")]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: relative import"
            module = node.module or ""
            if module == "deckc":
                found += [(node.lineno, name.name) for name in node.names if name.name in FLOOR_OF]
            elif module.startswith("deckc."):
                found.append((node.lineno, room(module)))
    return found


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_a_module_imports_lower_floors_or_its_own_room(file: Path) -> None:
    own = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if own == "__init__":
        return
    assert own in FLOOR_OF, f"{own} stands on no floor: add it to FLOORS"
    floor = FLOOR_OF[own]
    wrong = [
        f"{file.relative_to(PACKAGE.parent)}:{line}: {own} (floor {floor}) imports {other} (floor {FLOOR_OF[other]})"
        for line, other in imports(file)
        if other != own and FLOOR_OF[other] >= max(floor, 1)  # the words of floor 0 may lean on each other
    ]
    assert not wrong, "\n".join(wrong)


ROOMS = {
    "template": (("tree",), ("expressions",), ("directives",), ("clicks", "scripts"), ("jinja",), ("components",)),
    "style": (("css", "theme", "fonts"), ("tokens",), ("rules",), ("variants",)),
    "twoslash": (("notation",),),
    "markdown": (("core",), ("text",), ("comark", "code")),
}
"""Packages in packages, lowest first. The modules beside them stand above all."""


@pytest.mark.parametrize(
    "file", sorted(path for name in ROOMS for path in (PACKAGE / name).rglob("*.py")), ids=lambda file: file.stem
)
def test_a_package_in_a_package_is_asked_by_its_face(file: Path) -> None:
    """It imports lower ones, and only what their `__init__` offers."""
    package, *own = file.relative_to(PACKAGE).parts[:-1]
    level = {name: floor for floor, names in enumerate(ROOMS[package]) for name in names}
    here = level[own[0]] if own else len(level)
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith(f"deckc.{package}"):
            continue
        words = (node.module or "").split(".")[2:]
        names = [words[0]] if words else [name.name for name in node.names]
        for other in names:
            if own and other == own[0]:
                continue
            assert level.get(other, len(level) - (not own)) < here, f"{file}:{node.lineno} imports {other}"
            if node.col_offset:  # inside a function, to load no more than it needs
                continue
            assert len(words) < 2, f"{file}:{node.lineno} imports {'.'.join(words)}, not from {other}"


def test_no_folder_of_code_is_a_sack() -> None:
    """Sixteen files are enough for one look; a registry has one a row."""
    folders = {path.parent for path in PACKAGE.rglob("*.py") if "vendored" not in path.parts}
    counts = {str(folder.relative_to(PACKAGE)): len([*folder.glob("*.py")]) for folder in folders}
    assert {name for name, count in counts.items() if count > 17} <= REGISTRIES  # `__init__` is not counted


REGISTRIES = {"cli", "style/rules"}


def test_no_packages_import_each_other_in_a_circle() -> None:
    needs: dict[str, set[str]] = {}
    for file in MODULES:
        own = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
        needs.setdefault(own, set()).update(other for _, other in imports(file) if other != own)
    while free := {name for name, others in needs.items() if not others & needs.keys()}:
        for name in free:
            del needs[name]
    assert not needs, f"in a circle, or above one: {sorted(needs)}"


LONG = {
    "code/grammar/oniguruma.py": "one grammar, read in one pass",
    "model.py": "every type that crosses a border",
    "template/components/expand.py": "one walk",
}
"""Files of more than 300 lines, and why."""


def test_no_file_is_long_without_a_reason() -> None:
    counts = {str(file.relative_to(PACKAGE)): file.read_text(encoding="utf-8").count("\n") for file in MODULES}
    assert {name for name, count in counts.items() if count > 300} <= LONG.keys()


def test_the_map_names_what_is_there() -> None:
    text = (PACKAGE.parent / "README.md").read_text(encoding="utf-8")
    paths = set(re.findall(r"`([\w*/.-]*(?:/|\.(?:py|js|md|toml|html)))`", text)) - {"index.html", ".html"}
    assert len(paths) > 60
    places = (PACKAGE.parent.parent, PACKAGE, *filter(Path.is_dir, PACKAGE.iterdir()))
    lost = [path for path in paths if not any([*place.glob(path.replace("NAME", "*"))] for place in places)]
    assert not lost


CLIENT_FLOORS = (
    ("base",),
    ("code", "motion"),
    ("slide",),
    ("print", "player"),
    ("views",),
    ("controls", "settings", "sync"),
    ("pointer", "drawing", "notes", "editing", "recording"),
    ("overview", "presenter", "preview"),
    (".",),  # the lists of features: the player's and the presenter's
)
"""Folders of `client/`, lowest first. `live/` is a program of its own, which is bundled with Vue."""
CLIENT = PACKAGE / "client"
CLIENT_MODULES = sorted(path for path in CLIENT.rglob("*.js") if path.relative_to(CLIENT).parts[0] != "live")


@pytest.mark.parametrize("file", CLIENT_MODULES, ids=lambda file: str(file.relative_to(CLIENT)))
def test_a_module_of_the_client_imports_lower_folders_or_its_own(file: Path) -> None:
    floors = {folder: floor for floor, folders in enumerate(CLIENT_FLOORS) for folder in folders}
    own = str(file.relative_to(CLIENT).parent)
    assert own in floors, f"{own} stands on no floor: add it to CLIENT_FLOORS"
    paths = re.findall(r'(?:from |import\()"(\.[^"]+)"', file.read_text(encoding="utf-8"))
    for path in paths:
        other = str((file.parent / path).resolve().parent.relative_to(CLIENT))
        assert (file.parent / path).is_file(), f"{file.name} imports {path}, which does not exist"
        assert other == own or floors[other] < floors[own], f"{own}/{file.name} imports {path}"


def test_no_two_modules_of_the_client_have_one_name() -> None:
    """The linker names a module after its file, and so does the bundle of live parts."""
    for files in (CLIENT_MODULES, list((CLIENT / "live").rglob("*.js"))):
        names = [path.stem for path in files]
        assert sorted(names) == sorted(set(names))


def test_no_folder_of_the_client_is_a_sack() -> None:
    files = {path: len(list(path.iterdir())) for path in {file.parent for file in CLIENT.rglob("*.js")} - {CLIENT}}
    assert {folder.name: count for folder, count in files.items() if count > 16} == {}


def test_no_two_features_of_the_player_offer_one_command() -> None:
    """The later would take the earlier's place without a word. `load-presenter-bundle.js`, which waits for the second
    script, gives no strings."""
    texts = [path.read_text(encoding="utf-8") for path in (PACKAGE / "client").rglob("*.js")]
    offered = [name for text in texts for name in re.findall(r'\.offer\(\s*"(\w+)"', text)]
    assert len(offered) > 30
    assert sorted(offered) == sorted(set(offered))
