"""Set-up files: `setup/*.ts` and `uno.config.ts` of a deck, its theme and its addons, for the phases that ask."""

from __future__ import annotations

from deckc.pipeline.setup_files.code_transformers import CodeTransformers, code_transformers
from deckc.pipeline.setup_files.preparser import preparsed, preparser
from deckc.pipeline.setup_files.setup import Setup
from deckc.pipeline.setup_files.transformers import transformed
from deckc.pipeline.setup_files.uno import families

__all__ = ["CodeTransformers", "Setup", "code_transformers", "families", "preparsed", "preparser", "transformed"]
