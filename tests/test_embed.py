"""A site as one file."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from deckc.disk.media_types import media_type
from deckc.disk.paths import EMBEDDED
from deckc.model import Artifact
from deckc.web.single_page import embed


def test_every_address_becomes_the_file(tmp_path: Path) -> None:
    clip = tmp_path / "clip.mp4"
    clip.write_bytes(b"\xff\x00")
    page = (
        f'<img src="{EMBEDDED}a%20b.svg#part"><video src="{EMBEDDED}clip.mp4?t=1"></video>'
        f'<style>@font-face {{ src: url("{EMBEDDED}assets/f.woff2") }}</style><p>"a b.svg" {EMBEDDED}gone.png'
    )
    [one] = embed(
        (
            Artifact(PurePosixPath("index.html"), page.encode()),
            Artifact(PurePosixPath("a b.svg"), b"<svg/>"),
            Artifact(PurePosixPath("assets/f.woff2"), b"font"),
            Artifact(PurePosixPath("clip.mp4"), clip),
        ),
        {},
    )
    assert isinstance(one.data, bytes)
    assert one.data.decode() == (
        '<img src="data:image/svg+xml;base64,PHN2Zy8+#part"><video src="data:video/mp4;base64,/wA="></video>'
        '<style>@font-face { src: url("data:font/woff2;base64,Zm9udA==") }</style><p>"a b.svg" embedded:gone.png'
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.js", "text/javascript"),
        ("a.PNG", "image/png"),
        ("a.woff2", "font/woff2"),
        ("a/b.css", "text/css"),
        ("a", "application/octet-stream"),
    ],
)
def test_media_types_are_the_same_on_every_machine(name: str, kind: str) -> None:
    assert media_type(name) == kind
