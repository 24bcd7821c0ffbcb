"""Keys: every setting of a deck and of a slide, one row each.

Documentation, JSON Schema, defaults and checks all come from here. To add a key, add a row.
Source: Slidev guide, "Headmatter" and "Frontmatter"; names and defaults are Slidev's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from deckc.config.value_types import (
    ANY,
    CLASSES,
    DURATION,
    FROM_1,
    LIST,
    MAP,
    MODE,
    NULL_OR_MODE,
    NUMBER,
    POSITIVE,
    RATIO,
    SCALE,
    SWITCH,
    SWITCH_OR_TEXT,
    TEXT,
    TEXT_OR_NULL,
    TRANSITION,
    WHOLE,
    Kind,
    choice,
    either,
)

__all__ = ["DECK", "DRAWINGS", "EXPORT", "FONTS", "LAYOUT_PROPS", "NOT_PROPS", "SEO", "SLIDE", "Key", "not_props"]


@dataclass(frozen=True, slots=True)
class Key:
    kind: Kind
    default: Any  # None: there is none
    acts: str  # where: "compiler", "page", …; "": nowhere in deckc
    doc: str


COPY = either(SWITCH, choice("always", "final"))

DECK: Mapping[str, Key] = {
    # what it is
    "theme": Key(
        TEXT_OR_NULL, "default", "compiler", "Theme: a name, a package or a folder (`./mine`); `none` for no theme."
    ),
    "addons": Key(
        LIST, [], "compiler", "Addons: names, packages or folders that bring layouts, components and styles."
    ),
    "title": Key(TEXT, "Slidev", "page", "Title of the deck; else the first slide's."),
    "titleTemplate": Key(TEXT, "%s - Slidev", "page", "Title of the page; `%s` stands for the deck's title."),
    "info": Key(SWITCH_OR_TEXT, False, "page", "About the deck, in Markdown: a dialog, and the page's description."),
    "author": Key(TEXT, "", "page", "Author, for the page and exports."),
    "keywords": Key(LIST, [], "page", "Keywords, for the page and exports."),
    "lang": Key(TEXT, None, "page", "Language of the page, as in `<html lang>`."),
    "config": Key(MAP, {}, "compiler", "A place for the settings of this table; those outside of it win."),
    "defaults": Key(MAP, {}, "compiler", "Frontmatter for every slide; what a slide says itself wins."),
    # how it looks
    "colorSchema": Key(
        choice("auto", "light", "dark", "all"), "auto", "page", "Scheme of colours; `auto` lets people choose."
    ),
    "aspectRatio": Key(RATIO, 16 / 9, "page", "Width by height of a slide."),
    "canvasWidth": Key(FROM_1, 980, "page", "Width of a slide in px, to which all lengths refer."),
    "transition": Key(TRANSITION, None, "page", "Transition to the next slide; see there."),
    "clickAnimation": Key(TEXT, "", "compiler", "How clicks show things: names of presets."),
    "themeConfig": Key(MAP, {}, "page", "Settings of the theme; each is the CSS variable `--slidev-theme-<key>`."),
    "fonts": Key(MAP, {}, "compiler", "Fonts; see below."),
    "favicon": Key(ANY, None, "page", "Icon of the page: an address; deckc's own by default."),
    "htmlAttrs": Key(MAP, {}, "page", "Attributes of `<html>`."),
    "css": Key(ANY, "unocss", "", "Slidev's engine of utility classes; deckc has its own."),
    "selectable": Key(SWITCH, False, "page", "Whether text can be selected with the mouse."),
    # Markdown
    "comark": Key(SWITCH, False, "compiler", "Attributes and components in Markdown: `[text]{.class}`, `:name`."),
    "mdc": Key(SWITCH, False, "compiler", "Older name of `comark`."),
    "highlighter": Key(ANY, "shiki", "", "Slidev's highlighter; deckc colours code when it builds."),
    "shiki": Key(MAP, {}, "compiler", "`magicMove`: how words move: `easing`, `delayMove`, `delayEnter`, `stagger`."),
    "lineNumbers": Key(SWITCH, False, "compiler", "Line numbers in code."),
    "twoslash": Key(MODE, True, "compiler", "Types and errors in code blocks marked `twoslash`."),
    "codeCopy": Key(SWITCH, True, "compiler", "A button that copies code."),
    "magicMoveCopy": Key(COPY, True, "compiler", "The same for magic move; `final`: for the last step only."),
    "magicMoveDuration": Key(NUMBER, 800, "page", "Length of a magic move in milliseconds."),
    "plantUmlServer": Key(
        TEXT,
        "https://www.plantuml.com/plantuml",
        "compiler",
        "Server that draws PlantUML diagrams; asked only by decks that name it.",
    ),
    "monaco": Key(MODE, True, "compiler", "Code editors in slides."),
    "monacoTypesSource": Key(
        choice("local", "cdn", "none"),
        "local",
        "compiler",
        "Where editors find types: `local`: in `node_modules`; `cdn`: nowhere, nobody is asked.",
    ),
    "monacoTypesAdditionalPackages": Key(LIST, [], "compiler", "Further packages with types."),
    "monacoTypesIgnorePackages": Key(LIST, [], "compiler", "Packages without types."),
    "monacoRunAdditionalDeps": Key(LIST, [], "compiler", "Modules for code that runs."),
    "monacoRunUseStrict": Key(SWITCH, True, "compiler", "Strict mode for code that runs."),
    "remoteAssets": Key(MODE, False, "", "Copies of pictures from other hosts."),
    # presenting
    "presenter": Key(MODE, True, "page", "Presenter view, overview and notes."),
    "duration": Key(DURATION, "30min", "page", "Planned length, for the presenter's timer."),
    "timer": Key(choice("stopwatch", "countdown"), "stopwatch", "page", "Which way the timer counts."),
    "drawings": Key(MAP, {}, "page", "Drawing on slides; see below."),
    "record": Key(MODE, "dev", "page", "Whether screen and camera can be recorded."),
    "contextMenu": Key(NULL_OR_MODE, None, "page", "Menu of the right mouse button."),
    "wakeLock": Key(MODE, True, "page", "Whether the screen stays awake."),
    "notesAutoRuby": Key(MAP, {}, "", "Readings of words in notes: `word: reading`."),
    "editor": Key(SWITCH, True, "page", "Whether the preview has an editor beside the slide."),
    "mcp": Key(SWITCH, True, "", "Slidev's interface for assistants."),
    "remote": Key(SWITCH_OR_TEXT, False, "", "Presenting from elsewhere; `deckc serve --remote` sets it."),
    "overviewSnapshots": Key(SWITCH, None, "", "Without effect in Slidev too."),
    # the site
    "routerMode": Key(choice("hash", "history", "memory"), "hash", "page", "How addresses name slides: `#/2` or `/2`."),
    "seoMeta": Key(
        MAP, {}, "page", "Meta tags for search engines and previews: `ogTitle`, `ogImage`, `twitterCard`, …"
    ),
    "preloadImages": Key(either(SWITCH, MAP), True, "page", "Whether pictures are loaded before their slide is shown."),
    "download": Key(SWITCH_OR_TEXT, False, "page", "A button that downloads the PDF, or the address of one."),
    "exportFilename": Key(TEXT_OR_NULL, "", "export", "Name of exported files, without ending."),
    "export": Key(MAP, {}, "export", "Defaults of `deckc export`; see below."),
    "browserExporter": Key(MODE, "dev", "", "Export from the browser."),
    "pwa": Key(MODE, False, "", "Offline use as an app."),
}

SLIDE: Mapping[str, Key] = {
    "layout": Key(
        TEXT, None, "compiler", "Layout; `cover` for the first slide and `default` for others if none is given."
    ),
    "class": Key(CLASSES, None, "compiler", "Classes of the layout's root element."),
    "title": Key(TEXT, None, "page", "Title in lists of slides; else the first heading."),
    "name": Key(TEXT, None, "page", "The same as `title`, which wins."),
    "level": Key(WHOLE, None, "compiler", "Level in tables of contents; else the first heading's."),
    "hide": Key(SWITCH, False, "compiler", "Takes the slide out of the deck."),
    "disabled": Key(SWITCH, False, "compiler", "The same as `hide`."),
    "hideInToc": Key(SWITCH, False, "compiler", "Leaves the slide out of tables of contents."),
    "routeAlias": Key(TEXT, None, "compiler", "A name by which links reach the slide."),
    "src": Key(TEXT, None, "compiler", "Slides of another file in this one's place: `./pages/a.md#2,5-7`."),
    "clicks": Key(WHOLE, None, "compiler", "Number of clicks; counted if not given."),
    "clicksStart": Key(WHOLE, 0, "compiler", "The click at which the slide begins."),
    "transition": Key(
        TRANSITION, None, "page", "Transition from this slide to the next: `fade`, `slide-left`, `a | b`, …"
    ),
    "clickAnimation": Key(TEXT, None, "compiler", "How clicks show things on this slide."),
    "zoom": Key(POSITIVE, 1, "page", "Scale of the content."),
    "dragPos": Key(MAP, {}, "compiler", "Positions of things that were dragged."),
    "preload": Key(SWITCH, True, "page", "Whether the slide is prepared before it is shown."),
    "lang": Key(TEXT, None, "page", "Language of the slide."),
    "codeCopy": Key(SWITCH, None, "compiler", "A button that copies code, on this slide."),
    "magicMoveCopy": Key(COPY, None, "compiler", "The same for magic move."),
}

FONTS: Mapping[str, Key] = {
    "sans": Key(LIST, [], "compiler", "Fonts of text."),
    "serif": Key(LIST, [], "compiler", "Fonts of `font-serif`."),
    "mono": Key(LIST, [], "compiler", "Fonts of code."),
    "custom": Key(LIST, [], "compiler", "Further fonts to load."),
    "weights": Key(LIST, ["200", "400", "600"], "compiler", "Weights to load."),
    "italic": Key(SWITCH, False, "compiler", "Whether to load italics."),
    "provider": Key(
        choice("google", "coollabs", "none"),
        "none",
        "compiler",
        "Where the page loads all fonts from. Only what the deck itself says counts: without it nothing is loaded.",
    ),
    "webfonts": Key(LIST, None, "compiler", "The fonts to load; else all that are named."),
    "local": Key(LIST, [], "compiler", "Fonts that people have and that are not loaded."),
    "fallbacks": Key(SWITCH, True, "compiler", "Whether the system's fonts follow; without them nothing is loaded."),
}

DRAWINGS: Mapping[str, Key] = {
    "enabled": Key(MODE, True, "page", "Whether slides can be drawn on."),
    "persist": Key(SWITCH_OR_TEXT, False, "page", "Whether drawings are kept; or the folder of those of Slidev."),
    "presenterOnly": Key(SWITCH, False, "page", "Whether only the presenter draws."),
    "syncAll": Key(SWITCH, True, "page", "Whether drawings show on all screens."),
}

SEO: Mapping[str, Key] = {
    "ogTitle": Key(TEXT, None, "page", "Title of a preview; else the deck's."),
    "ogDescription": Key(TEXT, None, "page", "Words of a preview; else the deck's `info`."),
    "ogImage": Key(TEXT, None, "page", "Picture of a preview: an address, or a file beside the deck."),
    "ogUrl": Key(TEXT, None, "page", "Address of the deck."),
    "twitterCard": Key(choice("summary", "summary_large_image", "app", "player"), None, "page", "Look of a preview."),
    "twitterSite": Key(TEXT, None, "page", "Account of the site."),
    "twitterTitle": Key(TEXT, None, "page", "Title, where it differs."),
    "twitterDescription": Key(TEXT, None, "page", "Words, where they differ."),
    "twitterImage": Key(TEXT, None, "page", "Picture, where it differs."),
    "twitterUrl": Key(TEXT, None, "page", "Address, where it differs."),
}

EXPORT: Mapping[str, Key] = {
    "format": Key(
        choice("pdf", "png", "pptx", "pptx-editable", "md", "handout", "notes", "notes-md", "notes-json"),
        None,
        "export",
        "What is made.",
    ),
    "range": Key(TEXT, None, "export", "Slides, such as `1,3-5,8-`."),
    "withClicks": Key(SWITCH, None, "export", "A page a click."),
    "dark": Key(SWITCH, None, "export", "Dark colours."),
    "perSlide": Key(SWITCH, None, "export", "Each slide is loaded by itself."),
    "withToc": Key(SWITCH, None, "export", "An outline in the PDF."),
    "scale": Key(SCALE, None, "export", "Pixels a px, of pictures."),
    "omitBackground": Key(SWITCH, None, "export", "Pictures without the page's background."),
    "timeout": Key(WHOLE, None, "export", "How long a picture may take, in milliseconds."),
    "wait": Key(WHOLE, None, "export", "How long to wait besides, in milliseconds."),
    "paper": Key(choice("a4", "letter"), None, "export", "Paper of handouts and notes."),
    "up": Key(WHOLE, None, "export", "Slides a page of a handout."),
    "waitUntil": Key(ANY, None, "", "deckc has a sign of its own."),
    "executablePath": Key(TEXT, None, "", "A deck does not choose programs: `--executable-path` does."),
}

# Props of layouts and keys of HTML that no near-miss of a setting is suspected in.
LAYOUT_PROPS = frozenset(
    ["background", "backgroundSize", "image", "imageSize", "url", "scale", "layoutClass", "style", "id", "key", "dim"]
)

NOT_PROPS = frozenset(
    "clicks clicksStart disabled hide hideInToc layout level name preload routeAlias src title transition zoom dragPos "
    "lang clickAnimation codeCopy magicMoveCopy".split()
)
"""Keys of a slide that its layout does not get as props. `class` is one that it gets."""


def not_props(no: int) -> frozenset[str]:
    """Keys that the layout of slide `no` does not get: on the first slide the deck's own settings too.

    Source: Slidev guide, "Layout"; unlike Slidev we leave out all settings, also those that its list lacks.
    """
    return NOT_PROPS | DECK.keys() if no == 1 else NOT_PROPS
