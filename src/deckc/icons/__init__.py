"""Icons: names of icons of Iconify's collections, and their drawings.

In: a tag or class name. Out: `IconName`, `Found`. Slidev guide, "Icons"; Iconify, "Icon sets".
"""

from deckc.icons.drawing import Drawing
from deckc.icons.icon_names import IconName, icon_classes, icon_of_class, icon_of_tag
from deckc.icons.lookup import Found, Icons

__all__ = ["Drawing", "Found", "IconName", "Icons", "icon_classes", "icon_of_class", "icon_of_tag"]
