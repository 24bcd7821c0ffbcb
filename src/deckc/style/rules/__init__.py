"""Rules: all utility families in the order of their CSS, which decides between two classes of one property.

A family is a name for the documentation, examples, and rows (`patterns`). The order is UnoCSS's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from deckc.style.rules import (
    arbitrary,
    background,
    border,
    filters,
    flexgrid,
    interaction,
    layout,
    motion,
    prose,
    shadows,
    sizing,
    spacing,
    svg,
    table,
    text,
    transform,
    typography,
)
from deckc.style.rules.filters import BACKDROP_PARTS, FILTER_PARTS
from deckc.style.rules.prose import element_selector
from deckc.style.tokens import Book, Row

__all__ = ["BACKDROP_PARTS", "FAMILIES", "FILTER_PARTS", "Family", "book", "element_selector"]


class Family(NamedTuple):
    title: str
    examples: str  # classes, separated by spaces
    rows: Sequence[Row]
    internal: bool = False  # only shortcuts may name them
    layer: str = "default"


FAMILIES: tuple[Family, ...] = (
    Family("A variable as value", "items-$align ws-$wrap", arbitrary.VARIABLE),
    Family("A variable as value, long names", "bg-size-$size object-$fit", arbitrary.VARIABLE_WIDE),
    Family("Any property", "[mask-type:luminance] [writing-mode:vertical-rl]", arbitrary.PROPERTY),
    Family("Container, by breakpoint", "container md:container", layout.WIDTHS, internal=True),
    Family("Contain", "contain-layout contain-[size_layout]", layout.CONTAIN),
    Family("Screen readers", "sr-only not-sr-only", layout.SCREEN_READERS),
    Family("Pointer events", "pointer-events-none", interaction.POINTER_EVENTS),
    Family("Visibility", "visible invisible backface-hidden", layout.VISIBILITY),
    Family("Position", "relative absolute pos-sticky static", layout.POSITION),
    Family("Inset", "inset-0 top-1/2 -left-4 inset-x-2 start-1 bottom-[10%]", layout.INSET),
    Family("Line clamp", "line-clamp-3 line-clamp-none", text.LINE_CLAMP),
    Family("Isolation", "isolate", layout.ISOLATION),
    Family("Stacking", "z-10 z1 -z-1 z-auto", layout.Z_INDEX),
    Family("Order", "order-2 order-first", layout.ORDER),
    Family("Grid", "grid grid-cols-3 grid-cols-[2fr_1fr] col-span-2 row-start-1 grid-flow-col", flexgrid.GRID),
    Family("Float and clear", "float-right clear-both", layout.FLOAT),
    Family("Margin", "m-4 mt--2 mx-auto m1 mb-lg ms-2", spacing.MARGIN),
    Family("Box sizing", "box-border", layout.BOX_SIZING),
    Family("Display", "block inline-block hidden contents display-[ruby]", layout.DISPLAY),
    Family("Aspect ratio", "aspect-video aspect-ratio-4/3", layout.ASPECT),
    Family("Size", "w-full h-20 max-w-xl min-h-1/2 size-8 w-screen-md h100px", sizing.SIZE),
    Family("Flex", "flex inline-flex flex-col flex-1 grow shrink-0 basis-1/3 flex-wrap", flexgrid.FLEX),
    Family("Tables", "table table-fixed border-collapse border-spacing-2 caption-bottom", table.TABLE),
    Family("Transform", "translate-x-4 rotate-45 scale-80 skew-x-6 origin-top-left transform-gpu", transform.TRANSFORM),
    Family("Animation", "animate-bounce animate-duration-500 animate-count-2 animate-paused", motion.ANIMATION),
    Family("Cursor", "cursor-pointer cursor-[grab]", interaction.CURSOR),
    Family("Touch", "touch-pan-x touch-none", interaction.TOUCH),
    Family("Selection", "select-none select-all", interaction.SELECT),
    Family("Resize", "resize resize-x resize-none", interaction.RESIZE),
    Family("Scroll snap", "snap-x snap-start snap-mandatory", interaction.SNAP),
    Family("Scroll margin and padding", "scroll-mt-4 scroll-px-2", spacing.SCROLL),
    Family("Lists", "list-disc list-inside list-roman-outside list-none", interaction.LIST),
    Family("Appearance", "appearance-none", interaction.APPEARANCE),
    Family("Columns and breaks", "columns-2 columns-xs break-inside-avoid", layout.COLUMNS),
    Family("Place", "place-items-center place-content-between", flexgrid.PLACE),
    Family("Align", "items-center self-end content-around", flexgrid.ALIGN),
    Family("Justify", "justify-center justify-items-start justify-self-end", flexgrid.JUSTIFY),
    Family("Gap", "gap-4 gap-x-2 gap1 grid-gap-row-3", spacing.GAP),
    Family("Alignment with a prefix", "flex-items-center grid-justify-end", flexgrid.PREFIXED),
    Family("Space between", "space-y-2 -space-x-4 space-x-reverse", spacing.SPACE),
    Family("Divide", "divide-x divide-y-2 divide-gray-200 divide-dashed", border.DIVIDE),
    Family("Overflow", "overflow-hidden of-auto overflow-x-scroll", layout.OVERFLOW),
    Family("Overscroll", "overscroll-contain overscroll-y-none", layout.OVERSCROLL),
    Family("Scroll behaviour", "scroll-smooth", interaction.SCROLL_BEHAVIOUR),
    Family("Text overflow", "truncate text-ellipsis", text.OVERFLOW),
    Family("White space", "whitespace-nowrap ws-pre-wrap", text.WHITE_SPACE),
    Family("Word break", "break-words break-all", text.BREAK),
    Family(
        "Border", "border b-2 border-t-4 border-red-500/50 border-dashed rounded-lg rd-tl-4 border-op50", border.BORDER
    ),
    Family("Background colour and picture", "bg-blue-500/20 bg-#f2f2f2 bg-[url(/a.png)] bg-op50", background.COLOUR),
    Family("Gradient and background", "bg-gradient-to-r from-pink-500 to-blue-500/20 bg-cover", background.BACKGROUND),
    Family("Colour scheme", "color-scheme-dark", background.COLOUR_SCHEME),
    Family("SVG", "fill-red-500 stroke-2 stroke-blue stroke-cap-round", svg.SVG),
    Family("Object", "object-cover object-top object-[25%_50%]", layout.OBJECT),
    Family("Padding", "p-4 px-2 pt1 pb-1.5 p-[3%]", spacing.PADDING),
    Family("Text align", "text-center text-right", text.ALIGN),
    Family("Text indent", "indent indent-4", text.INDENT),
    Family("Text wrap", "text-balance text-nowrap", text.WRAP),
    Family("Vertical align", "align-middle v-top align--2px", text.VERTICAL),
    Family(
        "Font and text colour", "text-xl text-1.2em text-[#2B90B6] c-red font-bold fw600 leading-8", typography.FONT
    ),
    Family("Case", "case-upper", typography.CASE),
    Family("Upper and lower case", "uppercase capitalize", typography.UPPERCASE),
    Family("Italic", "italic not-italic", typography.FONT_STYLE),
    Family("Figures", "tabular-nums ordinal", typography.FONT_VARIANT),
    Family("Decoration", "underline line-through underline-offset-4 decoration-wavy", text.DECORATION),
    Family("Smoothing", "antialiased", text.SMOOTHING),
    Family("Tab size", "tab-2", text.TAB),
    Family("Text stroke", "text-stroke-2 text-stroke-red-500", text.STROKE),
    Family("Text shadow", "text-shadow-lg text-shadow-color-red", text.SHADOW),
    Family("Hyphens", "hyphens-auto", text.HYPHENS),
    Family("Writing mode", "write-vertical-right", text.WRITING),
    Family("Caret", "caret-red-500", interaction.CARET),
    Family("Accent", "accent-pink", interaction.ACCENT),
    Family("Opacity", "opacity-50 op50 op-[.3]", filters.OPACITY),
    Family("Blend", "mix-blend-multiply bg-blend-screen", background.BLEND),
    Family("Shadow", "shadow shadow-lg shadow-red-500/50", shadows.SHADOW),
    Family("Outline", "outline outline-2 outline-red outline-none outline-offset-4", border.OUTLINE),
    Family("Ring", "ring ring-2 ring-blue-500 ring-offset-2", shadows.RING),
    Family("Image rendering", "image-render-pixel", interaction.IMAGE_RENDERING),
    Family("Filter", "blur-sm grayscale brightness-75 backdrop-blur-8 drop-shadow-md", filters.FILTER),
    Family("Transition", "transition transition-colors-300 duration-500 ease-in-out delay-200", motion.TRANSITION),
    Family("Will change", "will-change-transform", motion.WILL_CHANGE),
    Family("Content visibility", "content-visibility-auto intrinsic-10", interaction.CONTENT_VISIBILITY),
    Family("Content", 'content-["a"] content-none content-empty', layout.CONTENT),
    Family("Placeholder", "placeholder-gray-400", interaction.PLACEHOLDER),
    Family("Container queries", "@container @container/main", layout.CONTAINER),
    Family("View transition", "view-transition-title", interaction.VIEW_TRANSITION),
    Family("Viewport height", "h-dvh min-h-svh", sizing.VIEWPORT),
    Family("Field sizing", "field-sizing-content", interaction.FIELD_SIZING),
    Family("Running text", "prose", prose.DEFAULT, internal=True, layer="typography"),
    Family("Running text, sizes and colours", "prose-lg prose-slate prose-invert", prose.PROSE, layer="typography"),
)


@cache
def book() -> Book:
    """All rows, ready to be looked up."""
    made = Book()
    for family in FAMILIES:
        made.add(family.rows, family.layer, family.internal)
    return made
