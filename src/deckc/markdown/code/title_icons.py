"""Title icons: the icon class that a code block's title calls for. Source: Slidev guide, "Code Block Icons"."""

from __future__ import annotations

from functools import cache

from deckc.lazy_regex import lazy_regex

__all__ = ["icon_of_title", "text_of_title"]

EXPLICIT = lazy_regex(r"~([^~]+)~")

PREFIX = "i-vscode-icons:file-type-"
ICONS = {
    "pnpm": "light-pnpm",
    "npm": "npm",
    "yarn": "yarn",
    "bun": "bun",
    "deno": "deno",
    "vue": "vue",
    "svelte": "svelte",
    "angular": "angular",
    "react": "reactjs",
    "next": "light-next",
    "nuxt": "nuxt",
    "astro": "light-astro",
    "rollup": "rollup",
    "webpack": "webpack",
    "vite": "vite",
    "esbuild": "esbuild",
    "package.json": "node",
    "tsconfig.json": "tsconfig",
    ".npmrc": "npm",
    ".editorconfig": "editorconfig",
    ".eslintrc": "eslint",
    ".eslintignore": "eslint",
    "eslint.config": "eslint",
    ".gitignore": "git",
    ".gitattributes": "git",
    ".env": "dotenv",
    ".env.example": "dotenv",
    "uno.config": "unocss",
    "unocss.config": "unocss",
    ".oxlintrc": "oxlint",
    "vue.config": "vueconfig",
    ".mts": "typescript",
    ".cts": "typescript",
    ".ts": "typescript",
    ".tsx": "typescript",
    ".mjs": "js",
    ".cjs": "js",
    ".json": "json",
    ".js": "js",
    ".jsx": "js",
    ".md": "markdown",
    ".py": "python",
    ".ico": "favicon",
    ".html": "html",
    ".css": "css",
    ".scss": "scss",
    ".yml": "light-yaml",
    ".yaml": "light-yaml",
    ".php": "php",
    ".svg": "svg",
}
# Slidev writes these with another prefix, or none.
OTHER_ICONS = {
    "solid": "logos:solidjs-icon",
    ".vscode": "i-vscode-icons:file-type-vscode",
    "tailwind.config": "vscode-icons:file-type-tailwind",
}


@cache
def icons_longest_first() -> tuple[tuple[str, str], ...]:
    """A longer name says more; of two equally long ones the first counts."""
    icons = {name: PREFIX + icon for name, icon in ICONS.items()} | OTHER_ICONS
    return tuple(sorted(icons.items(), key=lambda item: -len(item[0])))


def icon_of_title(title: str) -> str:
    """The class of the icon: the one written as `~name~`, else by what the title contains; "" for none."""
    if explicit := EXPLICIT.search(title):
        return explicit[1]
    lowered = title.lower()
    return next((icon for name, icon in icons_longest_first() if name in lowered), "")


def text_of_title(title: str) -> str:
    return EXPLICIT.sub("", title).strip()
