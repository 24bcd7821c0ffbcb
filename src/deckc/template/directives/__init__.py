"""Directives: what the attributes of a tag make of it: bindings, `v-show`, events, slots, `v-drag`, `v-motion`.

Also what is wrong with them, with what a component is given and with `<style>` blocks.
"""

from __future__ import annotations

from deckc.template.directives.attributes import (
    CLICK_DIRECTIVES,
    KEYS,
    Bound,
    bind,
    class_text,
    fallen,
    html_attributes,
    is_bound,
    split_name,
    style_text,
)
from deckc.template.directives.css_names import COLOURS, is_colour
from deckc.template.directives.directive_checks import report_directives, report_presets
from deckc.template.directives.events import ACTIONS, HANDLER
from deckc.template.directives.motion_checks import motion_problems
from deckc.template.directives.prop_checks import (
    click_props,
    is_authored,
    names_slot,
    near_slot,
    report_click_props,
    report_slots,
    report_strays,
    report_values,
)
from deckc.template.directives.reserved_attributes import LATER, SHAPES, drop_reserved
from deckc.template.directives.slots import fill_slot, fill_suspense, read_slots
from deckc.template.directives.style_blocks import StyleBlock, css_modules_of, has_slotted, put_variables, style_block
from deckc.template.directives.v_drag import place_dragged
from deckc.template.directives.v_motion import motion_attribute, motion_clicks
from deckc.template.directives.value_places import attribute_place, directive_place, motion_place, value_place

__all__ = [
    "ACTIONS",
    "CLICK_DIRECTIVES",
    "COLOURS",
    "HANDLER",
    "KEYS",
    "LATER",
    "SHAPES",
    "Bound",
    "StyleBlock",
    "attribute_place",
    "bind",
    "class_text",
    "click_props",
    "css_modules_of",
    "directive_place",
    "drop_reserved",
    "fallen",
    "fill_slot",
    "fill_suspense",
    "has_slotted",
    "html_attributes",
    "is_authored",
    "is_bound",
    "is_colour",
    "motion_attribute",
    "motion_clicks",
    "motion_place",
    "motion_problems",
    "names_slot",
    "near_slot",
    "place_dragged",
    "put_variables",
    "read_slots",
    "report_click_props",
    "report_directives",
    "report_presets",
    "report_slots",
    "report_strays",
    "report_values",
    "split_name",
    "style_block",
    "style_text",
    "value_place",
]
