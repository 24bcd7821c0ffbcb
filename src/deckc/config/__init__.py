"""Config: what the deck, its theme and the command line set, as one set of values.

One row a key in `keys`; from the rows come defaults, checks, `deckc schema` and docs/configuration.md.
"""

from deckc.config.keys import SLIDE, not_props
from deckc.config.resolve import layout_of, resolve_config, slide_frontmatter
from deckc.config.schema import json_schema, markdown_page
from deckc.config.settings import Config, Options

__all__ = [
    "SLIDE",
    "Config",
    "Options",
    "json_schema",
    "layout_of",
    "markdown_page",
    "not_props",
    "resolve_config",
    "slide_frontmatter",
]
