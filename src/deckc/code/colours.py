"""Colours: the roles that words of code play, and how each looks in the light and the dark scheme.

The values are those of the themes vitesse-light and vitesse-dark, Slidev's defaults.
"""

from __future__ import annotations

__all__ = ["COLOURS", "css"]

COLOURS = {  # role: light, dark
    "bracket-1": ("#2993a3", "#5eaab5"),
    "bracket-2": ("#1e754f", "#4d9375"),
    "bracket-3": ("#a65e2b", "#d4976c"),
    "bracket-4": ("#a13865", "#d9739f"),
    "bracket-5": ("#bda437", "#e6cc77"),
    "bracket-6": ("#296aa3", "#6394bf"),
    "changed": ("#e36209", "#ffab70"),
    "class": ("#5a6aa6", "#6872ab"),
    "comment": ("#a0ada0", "#758575dd"),
    "constant": ("#a65e2b", "#c99076"),
    "deleted": ("#b31d28", "#fdaeb7"),
    "escape": ("#bda437", "#e6cc77"),
    "function": ("#59873a", "#80a665"),
    "heading": ("#1c6b48", "#4d9375"),
    "hunk": ("#6f42c1", "#b392f0"),
    "inserted": ("#22863a", "#85e89d"),
    "keyword": ("#1e754f", "#4d9375"),
    "link": ("#393a3490", "#dedcd590"),
    "marker": ("#a65e2b", "#d4976c"),
    "namespace": ("#b05a78", "#db889a"),
    "output": ("#005cc5", "#79b8ff"),
    "number": ("#2f798a", "#4c9a91"),
    "property": ("#998418", "#b8a965"),
    "property-quote": ("#99841877", "#b8a96577"),
    "punctuation": ("#999999", "#666666"),
    "quotation": ("#2e808f", "#5d99a9"),
    "quote": ("#b5695977", "#c98a7d77"),
    "regex": ("#ab5e3f", "#c4704f"),
    "storage": ("#ab5959", "#cb7676"),
    "string": ("#b56959", "#c98a7d"),
    "text": ("#393a34", "#dbd7caee"),
    "type": ("#2e8f82", "#5da994"),
    "variable": ("#b07d48", "#bd976a"),
}


def css() -> str:
    """The rules of every role; `html.dark` chooses the scheme."""
    return "".join(
        f"{selector}{{color:{light}}}\nhtml.dark {selector}{{color:{dark}}}\n"
        for role, (light, dark) in COLOURS.items()
        for selector in (".slidev-code .line" if role == "text" else f".tok-{role}",)
    )
