"""Build hook: puts the packages that deckc carries (`src/deckc/vendored/packages.toml`) into the wheel.

An install from a checkout goes on without what cannot be fetched, and deckc says then what it lacks. A wheel for others
is whole or is not built.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = "src"
DATA = "deckc/vendored/data"
# pip sets it for the backends that it runs: it installs here, or makes a wheel only to install it.
INSTALLS = "PIP_BUILD_TRACKER"


class Vendored(BuildHookInterface[Any]):
    """Hatchling finds it by its base class."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Brings what is missing beside the source, and names the files for the wheel. `version`: its form."""
        root = Path(self.root)
        sys.path.insert(0, str(root / SOURCE))
        from deckc.registry import registry_address
        from deckc.registry.vendoring import bring_vendored

        data = root / SOURCE / DATA
        missing: dict[str, list[str]] = {}
        for package, error in bring_vendored(registry_address(root), data):
            if error:
                missing.setdefault(str(error), []).append(package.name)
        lack = "; ".join(f"{', '.join(names)} ({reason})" for reason, names in missing.items())
        if missing and version != "editable" and INSTALLS not in os.environ:
            sys.exit(f"A wheel is built only with all packages that deckc carries, and these cannot be had: {lack}.")
        if missing:
            print(f"deckc goes on without {lack}; `deckc add --vendored` brings them.", file=sys.stderr)
        for file in sorted(data.rglob("[!.]*")) if version != "editable" else ():
            if file.is_file():
                build_data["force_include"][str(file)] = f"{DATA}/{file.relative_to(data).as_posix()}"
