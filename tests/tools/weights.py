"""What deckc weighs: a table of the packages that `pip install .` brings into a fresh environment.

Run: `.venv/bin/python tests/tools/weights.py`; needs the network. Prints a Markdown table of megabytes (10⁶ bytes),
the largest first, compiled modules included, and the size of the wheel. Exit status 1 above 75 MB, 32 packages or a
wheel of 10 MB; pip and setuptools do not count.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from importlib.metadata import distributions
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
NOT_OURS = {"pip", "setuptools"}
MAX_BYTES, MAX_PACKAGES, MAX_WHEEL = 75_000_000, 32, 10_000_000


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        python = str(Path(folder) / "environment" / "bin" / "python")
        call(sys.executable, "-m", "venv", str(Path(folder) / "environment"))
        pip = (python, "-m", "pip", "--disable-pip-version-check", "-q")
        call(*pip, "wheel", "--no-deps", "-w", folder, str(ROOT))
        wheel = next(Path(folder).glob("*.whl"))
        call(*pip, "install", str(wheel))
        site = call(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
        sizes = weights(site)
        total, wheel_bytes = sum(sizes.values()), wheel.stat().st_size
    print("| package | MB |\n|---|---|")
    for name, size in sorted(sizes.items(), key=lambda item: -item[1]):
        print(f"| {name} | {size / 1e6:.2f} |")
    print(f"| **{len(sizes)} packages** | **{total / 1e6:.2f}** |\n\nThe wheel: {wheel_bytes:,} bytes.")
    sys.exit(total > MAX_BYTES or len(sizes) > MAX_PACKAGES or wheel_bytes > MAX_WHEEL)


def weights(site: str) -> dict[str, int]:
    """Package → bytes of its files, as pip has recorded them."""
    return {
        package.name: sum(size for file in package.files or () if (size := bytes_of(Path(str(file.locate())))))
        for package in distributions(path=[site])
        if package.name not in NOT_OURS
    }


def bytes_of(file: Path) -> int:
    return file.stat().st_size if file.is_file() else 0


def call(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
