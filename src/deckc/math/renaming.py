"""Renaming: HTML as KaTeX 0.16 writes it → as 0.18 does, where the boxes stay where they are.

0.18 begins the names of most classes with `katex-` and writes four digits behind the point, and keeps the slant of each
italic letter where 0.16 kept that of the last one in a row.
Source: KaTeX's changes from 0.16.22 to 0.18.11, its font metrics.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

__all__ = ["renamed"]

PREFIXED = frozenset(
    (
        "accent base fix hdashline hline inner newline overlay overline root rule sizing smash sout stretchy strut tag "
        "thinbox underline vbox"
    ).split()
)
ATTRIBUTE = re.compile(r'(?<=<span )class="([^"]*)"')
LONG_LENGTH = re.compile(r"\d+\.\d{3,}(?=em)")
LETTERS = re.compile(r'<span class="mord mathnormal( mtight)?"(?: style="([^"]*)")?>([^<]{2,})</span>')
# How far italic letters lean over what follows, in ten-thousandths of an em.
SLANTS: Mapping[str, int] = {
    word[0]: int(word[1:])
    for word in (
        "B502 C715 D278 E576 F1389 H813 I785 J962 K715 M1090 N1090 O278 P1389 R77 S576 T1389 U1090 V2222 W1389 X785 "
        "Y2222 Z715 f1076 g359 j572 k315 l197 q359 r278 v359 w269 y359 z440 Γ1389 Θ278 Ξ757 Π813 Σ576 Υ1389 Ψ1100 Ω502 "
        "α37 β528 γ556 δ379 ζ738 η359 θ278 ν637 ξ460 π359 ς799 σ359 τ1132 υ359 ψ359 ω359 ϖ278"
    ).split()
}
SLANT = re.compile(r"margin-right:[^;]*;")


def renamed(html: str) -> str:
    """A formula's HTML with the names of 0.18."""
    html = LETTERS.sub(each_letter, html)
    html = ATTRIBUTE.sub(lambda match: f'class="{classes(match[1])}"', html)
    return LONG_LENGTH.sub(lambda match: f"{float(match[0]) + 1e-12:.4f}".rstrip("0").rstrip("."), html)


@lru_cache(maxsize=1024)
def classes(names: str) -> str:
    words = [f"katex-{name}" if name in PREFIXED else name for name in names.split(" ")]
    if words[-1] in ("mover", "munder") or words[1:2] in (["mover"], ["munder"]):
        words[0] = "minner"  # a brace with what it encloses
    return " ".join(words)


def each_letter(match: re.Match[str]) -> str:
    """A row of italic letters, parted behind those that lean."""
    tight, style, text = match[1] or "", match[2] or "", match[3]
    others = SLANT.sub("", style)
    spans, row = [], ""
    for letter in text[:-1]:
        row += letter
        if slant := SLANTS.get(letter):
            spans.append((row, f"margin-right:{f'{slant / 10000:.4f}'.rstrip('0')}em;{others}"))
            row = ""
    spans.append((row + text[-1], style))
    return "".join(
        f'<span class="mord mathnormal{tight}"{f" style={chr(34)}{own}{chr(34)}" if own else ""}>{letters}</span>'
        for letters, own in spans
    )
