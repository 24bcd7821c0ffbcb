"""Catalogue of what is found while slides are rendered: templates and the addresses in them.

One row a code, in the order of the phases; `deckc explain` prints the last part.
"""

from __future__ import annotations

from collections.abc import Mapping

from deckc.diagnostics.catalogue import Code

__all__ = ["RENDERING"]

RENDERING: Mapping[str, Code] = {
    # template
    "stray-else": Code(
        "warning",
        "v-else follows no v-if",
        "`v-else` and `v-else-if` belong to the element right before, which has `v-if`. Only blanks and comments "
        "may stand between the two. The element is shown.",
    ),
    "unknown-slide": Code(
        "warning",
        "a link to a slide that is not there",
        "Links that begin with `/`, `.` or `#`, or are a number, lead to slides: by their number, or by the name that "
        "`routeAlias` gives. The player shows the nearest slide in its place. A link to a file of the deck leads to "
        "the file.",
    ),
    "npm-import": Code(
        "warning",
        "a component imports an npm package",
        "deckc installs nothing from npm and runs no Node. What the script takes from the package is empty, so "
        "that the rest of the component can be rendered. Copy what you need into a file beside the component, or "
        "draw it without the package.",
    ),
    "unknown-module": Code(
        "error",
        "a script imports what Slidev's client has not, or no more",
        "Modules such as `@slidev/client/logic/nav` belong to older versions of Slidev; with today's its build stops. "
        "`useNav`, `useSlideContext`, `useDarkMode` and their kin come from `@slidev/client`. deckc gives what has "
        "kept its name.",
    ),
    "missing-import": Code(
        "error",
        "a script imports a file that is not there",
        "A relative import counts from the file that holds it; `.ts`, `.js` and `/index.ts` may be left out, `.vue` "
        "may not. What comes from a file that is not there is empty.",
    ),
    "unknown-name": Code(
        "warning",
        "an expression uses a name that nothing has",
        "The name is neither one of Slidev's (`$page`, `$nav`, `$slidev`, `$frontmatter`, `$clicks`), nor a prop, "
        "nor brought in by `v-for` or a slot. Its value is undefined, so nothing is shown.",
    ),
    "component-recursion": Code(
        "error",
        "a component contains itself without end",
        "The component's template leads back to the component. Its innermost copies are left out.",
    ),
    "missing-end-tag": Code(
        "warning",
        "a tag is opened and never closed",
        "Vue, whose template language slides are, wants an end tag for every element but the void ones (br, img, "
        "hr, …). deckc closes the element where its parent ends, which may be further down than you meant. Write "
        "the end tag, or `<Tag />` for an empty component.",
    ),
    "stray-end-tag": Code(
        "warning",
        "an end tag closes nothing",
        "There is no open element of that name here. Often a tag was closed twice, or a blank line inside raw "
        "HTML ended it early. deckc leaves the end tag out.",
    ),
    "too-deep": Code(
        "warning",
        "tags are nested too deep",
        "Elements below the limit are put side by side instead of into each other.",
    ),
    "unknown-layout": Code(
        "error",
        "no layout has this name",
        "The layout is looked for in the deck's `layouts` folder, its theme, what that extends, and deckc's own. "
        "The slide is shown with the layout `default`.",
    ),
    "unknown-slot": Code(
        "warning",
        "the layout or component has no such slot",
        "Content after `::name::` goes to the layout's slot of that name, content of `<template #name>` to the slot "
        "of the component around it. There is none, so the content is not shown, as in Slidev.",
    ),
    "ignored-key": Code(
        "warning",
        "a slide gives its layout something that it does not show",
        "`background`, `image`, `url` and their kin are props of some layouts. This slide's layout has no such prop, "
        "and no layer or component of the deck reads it. Take a layout that shows it, or write it as CSS.",
    ),
    "empty-layout": Code(
        "warning",
        "a layout lacks what it is there to show",
        "`layout: iframe` wants a `url`, `layout: image-right` an `image`, and so their kin. Without it the place "
        "stays empty.",
    ),
    "too-few-clicks": Code(
        "warning",
        "a slide has fewer clicks than its elements ask for",
        "`clicks:` in the frontmatter replaces what deckc counts. Elements that wait for a later click are never "
        "seen, as in Slidev.",
    ),
    "unknown-component": Code(
        "warning",
        "no component has this name",
        "A tag that is neither HTML nor SVG is a component: a file of that name in a `components` folder, or one "
        "of deckc's own. The tag stays in the page as an unknown element.",
    ),
    "icon-not-drawn": Code(
        "warning",
        "an icon stays empty",
        "`<mdi-home/>` and the class `i-mdi-home` name icons of Iconify's collections. The drawings of some come with "
        "deckc (docs/icons.md lists them), of others with npm's packages: where `@iconify-json/mdi` lies in a "
        "`node_modules` beside the deck or above it, that is used. An icon without drawing is empty, in its place.",
    ),
    "icon-stand-in": Code(
        "info",
        "another drawing stands in for an icon",
        "The icon's drawing is not here, so the nearest one that is here is shown: of the same name, of a name that "
        "means the same, or the brand's mark. All such icons of a deck are told at the first one. The hint says what "
        "brings their own drawings.",
    ),
    "unknown-directive": Code(
        "warning",
        "no directive has this name",
        "`v-…` attributes are directives of Vue's template language or Slidev's click directives. This one is "
        "neither; it is left out.",
    ),
    "unknown-prop": Code(
        "warning",
        "the component has no such prop",
        "The tag gives an attribute that the component does not declare and HTML does not know. It lands on the "
        "component's root element. `v-motion` takes `:initial`, `:enter`, `:leave`, `:click-1` and the other variants "
        "of its kind.",
    ),
    "braces-in-attribute": Code(
        "warning",
        "an attribute holds an expression in braces",
        "`{{ }}` is for text. In an attribute it is left as it is written, as in Slidev: bind the attribute, "
        '`:style="`width: ${x}%`"`.',
    ),
    "unknown-value": Code(
        "warning",
        "a value is none of those that are known",
        "Props such as Toc's `mode` have a few words for values, others are numbers or places of the slide "
        "(docs/components.md). Another value counts as none.",
    ),
    "missing-prop": Code(
        "error",
        "a required prop is not given",
        "The component says that it cannot do without this prop.",
    ),
    "expression-syntax": Code(
        "error",
        "an expression cannot be read",
        "What stands in `{{ }}`, in `:attribute` and in `v-…` is a JavaScript expression. It is left out of the page.",
    ),
    "expression-failed": Code(
        "error",
        "an expression failed",
        "The expression was read but threw an error when it was evaluated. It is left out of the page.",
    ),
    "expression-limit": Code(
        "error",
        "an expression took too long or too much memory",
        "Expressions run while the deck is built, within limits of time, memory and size of the result.",
    ),
    "component-failed": Code(
        "error",
        "a component could not be rendered",
        "The component's file has an error, or its script failed. Its place stays empty; the message says why.",
    ),
    "not-live": Code(
        "warning",
        "components that would run in the page stand still",
        "Event handlers, lifecycle hooks, watchers, `v-model` and npm packages need Vue in the page. deckc compiles "
        "such components with Vue's own compiler and esbuild once these are in `node_modules`: `deckc add` without "
        "names brings them, and no Node is needed. Until then their first state is shown.",
    ),
    "not-static": Code(
        "warning",
        "something needs a running program in the page",
        "deckc renders slides when the deck is built. Event handlers with logic, `v-model`, lifecycle hooks, "
        "timers, template references and npm imports need a live runtime: the first state is rendered, and stays.",
    ),
    "reserved-attribute": Code(
        "warning",
        "an attribute that deckc writes itself",
        "Attributes such as `data-clicks` and `data-code-steps` tell the player what the build found out. Written in a "
        "deck they would tell it something else, so they are left out.",
    ),
    "untrusted": Code(
        "error",
        "refused in an untrusted deck",
        "With `--untrusted`, raw scripts, event attributes, `javascript:` addresses and the expression engine are "
        "refused.",
    ),
    "untrusted-request": Code(
        "warning",
        "an untrusted deck's page asks no other host",
        "With `--untrusted`, pictures, frames, fonts and styles of other hosts are left out: they would tell who "
        "looks. Put the file beside the deck. Links to other sites stay.",
    ),
    "untrusted-file": Code(
        "warning",
        "a file that browsers could run is not published",
        "With `--untrusted`, files of `public/` that can hold scripts (pages, SVG, scripts) or whose type is unknown "
        "are no files of the site. Those that a slide shows are part of its page, where nothing in them runs.",
    ),
    # assets
    "missing-asset": Code(
        "error",
        "a file that the deck shows is not there",
        "Addresses that begin with `/` are files of `public/`; others are relative to the file that names them. "
        "Capitals and small letters are different.",
    ),
    "lost-link": Code(
        "warning",
        "a link to a file that is not there",
        "Links to files of the deck, `[notes](./notes.pdf)` or `<a href>`, bring the file into the site. Addresses "
        "that begin with `/` are files of `public/`; others are relative to the file that names them.",
    ),
    "frame-not-whole": Code(
        "warning",
        "a page in a frame without files that it loads",
        "A page in a frame is copied with its style sheets, scripts and pictures, up to 1,000 files and 200 MB; a "
        "larger one belongs into `public/`. With `--single-file` they are put into the page, but for what its scripts "
        "load themselves, which count from a folder that a data address does not have: build a site, or put that into "
        "the page itself.",
    ),
    "hidden-file": Code(
        "info",
        "a hidden file of public/ that is not published",
        "Files whose name begins with a dot are often settings and secrets. Of the folder `public/`, `.nojekyll`, "
        "`.well-known/`, `.htaccess` and `.domains` go into the site, no others.",
    ),
    "asset-outside": Code(
        "error",
        "a file outside the project",
        "A deck may show files of the project that it lies in (the nearest folder upwards that holds `.git`, "
        "`package.json` or `pyproject.toml`, else its own folder) and of its theme, so that building somebody else's "
        "deck does not publish files of the machine. Symbolic links are followed before this is judged. "
        "`C:\\pics\\a.png` and `file:///home/me/a.png` are files of one machine.",
    ),
    "missing-font": Code(
        "warning",
        "a font family that is not here",
        "Fonts go into the site from Fontsource's packages (`@fontsource/…` in a `node_modules`, or those that deckc "
        "carries), so that slides look alike without network; Slidev has the page load them from Google. Where a "
        "family is not here, a viewer who has it sees it, others the next one of its list. Of well-known families that "
        "is a common font of the viewer's system in their sizes, so that lines break where they would. "
        "`provider: google` asks Google as Slidev does; list the family under `fonts: local:` when viewers have it.",
    ),
}
