"""Asks pip which of deckc's dependencies have a wheel where: a row a platform, a column a Python.

Run: `.venv/bin/python tests/tools/wheels.py [PLATFORM…]`, with parts of names; needs the network, takes minutes.
Prints a Markdown table: the number of packages that are installed there, `ok` when pip finds a wheel for each, else the
names of those without; `from source` are those that are pure Python there, which pip installs without a compiler.
Exit status 1 when another is missing. Markers are evaluated here: pip evaluates them for the machine that it runs on.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
GLIBC = ("manylinux2014_{0}", "manylinux_2_17_{0}", "manylinux_2_26_{0}", "manylinux_2_28_{0}", "linux_{0}")
MUSL = ("musllinux_1_1_{0}", "musllinux_1_2_{0}")
# Name → pip's platforms, `sys_platform`, `platform_machine`, `platform_system`.
PLATFORMS: Mapping[str, tuple[tuple[str, ...], str, str, str]] = {
    "Linux x86-64 (glibc)": (tuple(tag.format("x86_64") for tag in GLIBC), "linux", "x86_64", "Linux"),
    "Linux x86-64 (musl)": (tuple(tag.format("x86_64") for tag in MUSL), "linux", "x86_64", "Linux"),
    "Linux ARM (glibc)": (tuple(tag.format("aarch64") for tag in GLIBC), "linux", "aarch64", "Linux"),
    "Linux ARM (musl)": (tuple(tag.format("aarch64") for tag in MUSL), "linux", "aarch64", "Linux"),
    "macOS ARM": (("macosx_14_0_arm64", "macosx_11_0_arm64"), "darwin", "arm64", "Darwin"),
    "macOS Intel": (("macosx_13_0_x86_64", "macosx_10_15_x86_64"), "darwin", "x86_64", "Darwin"),
    "Windows x86-64": (("win_amd64",), "win32", "AMD64", "Windows"),
    "Windows ARM": (("win_arm64",), "win32", "ARM64", "Windows"),
}
WITHOUT_C = {
    "pyyaml"
}  # their source leaves out what they have in C where no compiler is: `CC=/bin/false pip install` does
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check")
NOTHING = re.compile(r"No matching distribution found for ([\w.-]+)")


def main() -> None:
    print(f"| platform | {' | '.join(PYTHONS)} |\n|---|{'---|' * len(PYTHONS)}")
    failed = False
    for name, platform in PLATFORMS.items():
        if sys.argv[1:] and not any(part in name for part in sys.argv[1:]):
            continue
        cells = []
        for python in PYTHONS:
            wanted = closure("deckc", environment(platform, python), frozenset())
            missing = without_wheel(wanted, platform[0], python)
            pure = {name for name in missing if name in WITHOUT_C or is_pure(wanted[name], platform)}
            failed |= bool(missing - pure)
            told = [f"{name} from source" for name in sorted(pure)] + [f"no {name}" for name in sorted(missing - pure)]
            cells.append(f"{len(wanted)} {', '.join(told) or 'ok'}")
        print(f"| {name} | {' | '.join(cells)} |", flush=True)
    sys.exit(failed)


def environment(platform: tuple[tuple[str, ...], str, str, str], python: str) -> dict[str, str]:
    """What markers are evaluated with."""
    _, sys_platform, machine, system = platform
    return {
        "sys_platform": sys_platform,
        "platform_machine": machine,
        "platform_system": system,
        "os_name": "nt" if sys_platform == "win32" else "posix",
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }


def closure(name: str, where: dict[str, str], extras: frozenset[str]) -> dict[str, str]:
    """The packages that an installation there gets: name → requirement. What they require is read from this machine."""
    wanted: dict[str, str] = {}
    waiting = [(name, extras)]
    while waiting:
        name, extras = waiting.pop()
        try:
            texts = requires(name) or []
        except PackageNotFoundError:  # it is for other machines than this one: pip reads no further, either
            continue
        for requirement in map(Requirement, texts):
            applies = requirement.marker is None or any(
                requirement.marker.evaluate({**where, "extra": extra}) for extra in extras or {""}
            )
            if applies and requirement.name not in wanted:
                wanted[requirement.name] = f"{requirement.name}{requirement.specifier}"
                waiting.append((requirement.name, frozenset(requirement.extras)))
    return wanted


def is_pure(requirement: str, platform: tuple[tuple[str, ...], str, str, str]) -> bool:
    """Whether a package is pure Python on a platform that it has no wheel for: so is its wheel for the nearest one."""
    if platform[1] != "linux":
        return False
    with tempfile.TemporaryDirectory() as folder:
        options = [f"--platform={tag.format(platform[2])}" for tag in GLIBC]
        done = subprocess.run(
            [
                *PIP,
                "download",
                "--no-deps",
                "--quiet",
                "--only-binary=:all:",
                f"--dest={folder}",
                *options,
                requirement,
            ],
            capture_output=True,
            check=False,
        )
        wheels = list(Path(folder).glob("*.whl"))
        names = [name for wheel in wheels for name in zipfile.ZipFile(wheel).namelist()]
    return not done.returncode and all(name.endswith((".py", ".typed")) or ".dist-info/" in name for name in names)


def without_wheel(wanted: Mapping[str, str], platforms: tuple[str, ...], python: str) -> set[str]:
    """The packages that pip finds no wheel of."""
    missing: set[str] = set()
    options = [*(f"--platform={platform}" for platform in platforms), f"--python-version={python}"]
    options += ["--only-binary=:all:", "--implementation=cp"]
    while True:
        rest = [requirement for name, requirement in wanted.items() if name not in missing]
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(
                [
                    *PIP,
                    "install",
                    "--dry-run",
                    "--no-deps",
                    "--ignore-installed",
                    "--quiet",
                    f"--target={folder}",
                    *options,
                    *rest,
                ],
                capture_output=True,
                text=True,
                check=False,
            )
        found = NOTHING.search(done.stderr)
        if found is None:
            if done.returncode:
                sys.exit(done.stderr)
            return missing
        missing.add(next(name for name in wanted if name.lower() == found[1].lower()))


if __name__ == "__main__":
    main()
