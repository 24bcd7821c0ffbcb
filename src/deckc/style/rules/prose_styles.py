"""Prose styles: the look of running text and its sizes, the values of Tailwind's typography plugin.

`LOOK`: selector → declarations. `SIZES`: selector ("" is the text itself) → properties with their value for each of
`STEPS`, or one value for all: pixels over the pixels of the font (an em, or for `line-height` a number), or pixels
alone (a rem). `margin-y` is the margin above and below.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["LOOK", "SIZES", "STEPS"]

STEPS = ("sm", "base", "lg", "xl", "2xl")

LOOK: Mapping[str, str] = {
    "p": "",
    '[class~="lead"]': "color: var(--un-prose-lead)",
    "a": "color: var(--un-prose-links); text-decoration: underline; font-weight: 500",
    "strong": "color: var(--un-prose-bold); font-weight: 600",
    "a strong": "color: inherit",
    "blockquote strong": "color: inherit",
    "thead th strong": "color: inherit",
    "ol": "list-style-type: decimal",
    'ol[type="A"]': "list-style-type: upper-alpha",
    'ol[type="a"]': "list-style-type: lower-alpha",
    'ol[type="A" s]': "list-style-type: upper-alpha",
    'ol[type="a" s]': "list-style-type: lower-alpha",
    'ol[type="I"]': "list-style-type: upper-roman",
    'ol[type="i"]': "list-style-type: lower-roman",
    'ol[type="I" s]': "list-style-type: upper-roman",
    'ol[type="i" s]': "list-style-type: lower-roman",
    'ol[type="1"]': "list-style-type: decimal",
    "ul": "list-style-type: disc",
    "ol > li::marker": "font-weight: 400; color: var(--un-prose-counters)",
    "ul > li::marker": "color: var(--un-prose-bullets)",
    "dt": "color: var(--un-prose-headings); font-weight: 600",
    "hr": "border-color: var(--un-prose-hr); border-top-width: 1px",
    "blockquote": (
        "font-weight: 500; font-style: italic; color: var(--un-prose-quotes); "
        "border-inline-start-width: 0.25rem; border-inline-start-color: var(--un-prose-quote-borders); "
        'quotes: "\\201C""\\201D""\\2018""\\2019"'
    ),
    "blockquote p:first-of-type::before": "content: open-quote",
    "blockquote p:last-of-type::after": "content: close-quote",
    "h1": "color: var(--un-prose-headings); font-weight: 800",
    "h1 strong": "font-weight: 900; color: inherit",
    "h2": "color: var(--un-prose-headings); font-weight: 700",
    "h2 strong": "font-weight: 800; color: inherit",
    "h3": "color: var(--un-prose-headings); font-weight: 600",
    "h3 strong": "font-weight: 700; color: inherit",
    "h4": "color: var(--un-prose-headings); font-weight: 600",
    "h4 strong": "font-weight: 700; color: inherit",
    "img": "",
    "picture": "display: block",
    "video": "",
    "kbd": (
        "font-weight: 500; font-family: inherit; color: var(--un-prose-kbd); "
        "box-shadow: 0 0 0 1px rgb(var(--un-prose-kbd-shadows) / 10%), 0 3px 0 rgb(var(--un-prose-kbd-shadows) / 10%)"
    ),
    "code": "color: var(--un-prose-code); font-weight: 600",
    "code::before": 'content: "`"',
    "code::after": 'content: "`"',
    "a code": "color: inherit",
    "h1 code": "color: inherit",
    "h2 code": "color: inherit",
    "h3 code": "color: inherit",
    "h4 code": "color: inherit",
    "blockquote code": "color: inherit",
    "thead th code": "color: inherit",
    "pre": (
        "color: var(--un-prose-pre-code); background-color: var(--un-prose-pre-bg); overflow-x: auto; font-weight: 400"
    ),
    "pre code": (
        "background-color: transparent; border-width: 0; border-radius: 0; padding: 0; font-weight: inherit; "
        "color: inherit; font-size: inherit; font-family: inherit; line-height: inherit"
    ),
    "pre code::before": "content: none",
    "pre code::after": "content: none",
    "table": "width: 100%; table-layout: auto; margin-top: 2em; margin-bottom: 2em",
    "thead": "border-bottom-width: 1px; border-bottom-color: var(--un-prose-th-borders)",
    "thead th": "color: var(--un-prose-headings); font-weight: 600; vertical-align: bottom",
    "tbody tr": "border-bottom-width: 1px; border-bottom-color: var(--un-prose-td-borders)",
    "tbody tr:last-child": "border-bottom-width: 0",
    "tbody td": "vertical-align: baseline",
    "tfoot": "border-top-width: 1px; border-top-color: var(--un-prose-th-borders)",
    "tfoot td": "vertical-align: top",
    "th, td": "text-align: start",
    "figure > *": "",
    "figcaption": "color: var(--un-prose-captions)",
}

SIZES: Mapping[str, str] = {
    "": "font-size 14 16 18 20 24; line-height 24/14 28/16 32/18 36/20 40/24",
    "p": "margin-y 16/14 20/16 24/18 24/20 32/24",
    '[class~="lead"]': (
        "font-size 18/14 20/16 22/18 24/20 30/24; line-height 28/18 32/20 32/22 36/24 44/30; "
        "margin-y 16/18 24/20 24/22 24/24 32/30"
    ),
    "blockquote": "margin-y 24/18 32/20 40/24 48/30 64/36; padding-inline-start 20/18 20/20 24/24 32/30 40/36",
    "h1": (
        "font-size 30/14 36/16 48/18 56/20 64/24; margin-top 0; margin-bottom 24/30 32/36 40/48 48/56 56/64; "
        "line-height 36/30 40/36 48/48 56/56 64/64"
    ),
    "h2": (
        "font-size 20/14 24/16 30/18 36/20 48/24; margin-top 32/20 48/24 56/30 56/36 72/48; "
        "margin-bottom 16/20 24/24 32/30 32/36 40/48; line-height 28/20 32/24 40/30 40/36 52/48"
    ),
    "h3": (
        "font-size 18/14 20/16 24/18 30/20 36/24; margin-top 28/18 32/20 40/24 48/30 56/36; "
        "margin-bottom 8/18 12/20 16/24 20/30 24/36; line-height 28/18 32/20 36/24 40/30 44/36"
    ),
    "h4": (
        "margin-top 20/14 24/16 32/18 36/20 40/24; margin-bottom 8/14 8/16 8/18 12/20 16/24; "
        "line-height 20/14 24/16 28/18 32/20 36/24"
    ),
    "img": "margin-y 24/14 32/16 32/18 40/20 48/24",
    "picture": "margin-y 24/14 32/16 32/18 40/20 48/24",
    "picture > img": "margin-y 0",
    "video": "margin-y 24/14 32/16 32/18 40/20 48/24",
    "kbd": (
        "font-size 12/14 14/16 16/18 18/20 20/24; border-radius 5 5 5 5 6; "
        "padding-top 2/14 3/16 4/18 5/20 6/24; padding-inline-end 5/14 6/16 8/18 8/20 8/24; "
        "padding-bottom 2/14 3/16 4/18 5/20 6/24; padding-inline-start 5/14 6/16 8/18 8/20 8/24"
    ),
    "code": "font-size 12/14 14/16 16/18 18/20 20/24",
    "h2 code": "font-size 18/20 21/24 26/30 31/36 42/48",
    "h3 code": "font-size 16/18 18/20 21/24 27/30 32/36",
    "pre": (
        "font-size 12/14 14/16 16/18 18/20 20/24; line-height 20/12 24/14 28/16 32/18 36/20; "
        "margin-y 20/12 24/14 32/16 36/18 40/20; border-radius 4 6 6 8 8; "
        "padding-top 8/12 12/14 16/16 20/18 24/20; padding-inline-end 12/12 16/14 24/16 24/18 32/20; "
        "padding-bottom 8/12 12/14 16/16 20/18 24/20; padding-inline-start 12/12 16/14 24/16 24/18 32/20"
    ),
    "ol": "margin-y 16/14 20/16 24/18 24/20 32/24; padding-inline-start 22/14 26/16 28/18 32/20 38/24",
    "ul": "margin-y 16/14 20/16 24/18 24/20 32/24; padding-inline-start 22/14 26/16 28/18 32/20 38/24",
    "li": "margin-y 4/14 8/16 12/18 12/20 12/24",
    "ol > li": "padding-inline-start 6/14 6/16 8/18 8/20 10/24",
    "ul > li": "padding-inline-start 6/14 6/16 8/18 8/20 10/24",
    "> ul > li p": "margin-y 8/14 12/16 16/18 16/20 20/24",
    "> ul > li > p:first-child": "margin-top 16/14 20/16 24/18 24/20 32/24",
    "> ul > li > p:last-child": "margin-bottom 16/14 20/16 24/18 24/20 32/24",
    "> ol > li > p:first-child": "margin-top 16/14 20/16 24/18 24/20 32/24",
    "> ol > li > p:last-child": "margin-bottom 16/14 20/16 24/18 24/20 32/24",
    "ul ul, ul ol, ol ul, ol ol": "margin-y 8/14 12/16 16/18 16/20 16/24",
    "dl": "margin-y 16/14 20/16 24/18 24/20 32/24",
    "dt": "margin-top 16/14 20/16 24/18 24/20 32/24",
    "dd": "margin-top 4/14 8/16 12/18 12/20 12/24; padding-inline-start 22/14 26/16 28/18 32/20 38/24",
    "hr": "margin-y 40/14 48/16 56/18 56/20 72/24",
    "hr + *": "margin-top 0",
    "h2 + *": "margin-top 0",
    "h3 + *": "margin-top 0",
    "h4 + *": "margin-top 0",
    "table": "font-size 12/14 14/16 16/18 18/20 20/24; line-height 18/12 24/14 24/16 28/18 28/20",
    "thead th": (
        "padding-inline-end 12/12 8/14 12/16 12/18 12/20; padding-bottom 8/12 8/14 12/16 16/18 16/20; "
        "padding-inline-start 12/12 8/14 12/16 12/18 12/20"
    ),
    "thead th:first-child": "padding-inline-start 0",
    "thead th:last-child": "padding-inline-end 0",
    "tbody td, tfoot td": (
        "padding-top 8/12 8/14 12/16 16/18 16/20; padding-inline-end 12/12 8/14 12/16 12/18 12/20; "
        "padding-bottom 8/12 8/14 12/16 16/18 16/20; padding-inline-start 12/12 8/14 12/16 12/18 12/20"
    ),
    "tbody td:first-child, tfoot td:first-child": "padding-inline-start 0",
    "tbody td:last-child, tfoot td:last-child": "padding-inline-end 0",
    "figure": "margin-y 24/14 32/16 32/18 40/20 48/24",
    "figure > *": "margin-y 0",
    "figcaption": (
        "font-size 12/14 14/16 16/18 18/20 20/24; line-height 16/12 20/14 24/16 28/18 32/20; "
        "margin-top 8/12 12/14 16/16 18/18 20/20"
    ),
    "> :first-child": "margin-top 0",
    "> :last-child": "margin-bottom 0",
}
