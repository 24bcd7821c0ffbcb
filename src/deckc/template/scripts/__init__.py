"""Scripts: `<script setup>` and options objects of components, run once in the engine, with what they import."""

from __future__ import annotations

from deckc.template.scripts.setup_script import Script, SetUp, report_imports_of, report_live, set_up

__all__ = ["Script", "SetUp", "report_imports_of", "report_live", "set_up"]
