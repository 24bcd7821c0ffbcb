"""Languages: the names that decks use → a grammar, or a lexer of Pygments with a table of colours.

A name not listed here is asked of Pygments itself, so that every language it knows is highlighted by the base table.
Source of the names: Shiki's list of languages, which Slidev's guide links to under "Code Blocks".
"""

from __future__ import annotations

__all__ = ["PLAIN", "grammar_scope", "language_of", "lexer_name"]
PLAIN = frozenset(
    {"", "ansi", "asciidoc", "codeowners", "csv", "log", "plain", "plaintext", "regex", "text", "tsv", "txt"}
)

ALIASES = {
    "bash": "dotenv nu nushell sh shell shellscript zsh",
    "bat": "batch cmd",
    "c": "h",
    "cpp": "c++ hpp",
    "console": "shell-session shellsession",
    "csharp": "c# cs",
    "css": "postcss",
    "docker": "dockerfile",
    "fsharp": "f# fs",
    "graphql": "gql",
    "haskell": "hs",
    "hcl": "terraform tf tfvars",
    "hlsl": "shaderlab",
    "html": "angular-html astro ejs htm html-derivative svelte",
    "ini": "properties systemd",
    "javascript": "cjs js mjs",
    "json": "jsonc jsonl webmanifest",
    "julia": "jl",
    "kotlin": "kt kts",
    "latex": "tex",
    "make": "makefile",
    "markdown": "md mdc mdx",
    "objective-c": "objc",
    "objective-c++": "objective-cpp",
    "perl": "pl",
    "powershell": "ps ps1 pwsh",
    "python": "py python3",
    "registry": "reg",
    "ruby": "rb",
    "rust": "rs",
    "scss": "less sass",
    "sql": "cql mysql plsql postgres postgresql psql sqlite tsql",
    "systemverilog": "system-verilog",
    "typescript": "cts mts ts",
    "vb.net": "vb",
    "vim": "viml vimscript",
    "vue": "sfc",
    "wat": "wasm",
    "xml": "svg xsd xsl",
    "yaml": "yml",
}
LANGUAGES = {alias: language for language, aliases in ALIASES.items() for alias in (language, *aliases.split())}

# Where Pygments calls it otherwise.
LEXERS = {"latex": "tex"}


def language_of(name: str) -> str:
    """The one name of a language, whose table of colours is `rules/<name>.txt`."""
    return LANGUAGES.get(name.lower(), name.lower())


def lexer_name(language: str) -> str:
    """The name by which Pygments finds the lexer."""
    return LEXERS.get(language, language)


SCOPES = {
    "vue-html": "source.vue-html",
    "prisma": "source.prisma",
    "graphql": "source.graphql",
    "haskell": "source.haskell",
    "r": "source.r",
    "lua": "source.lua",
    "json5": "source.json5",
    "console": "text.shell-session",
    "http": "source.http",
    "bash": "source.shell",
    "bat": "source.batchfile",
    "c": "source.c",
    "coffee": "source.coffee",
    "cpp": "source.cpp",
    "crystal": "source.crystal",
    "csharp": "source.cs",
    "css": "source.css",
    "dart": "source.dart",
    "diff": "source.diff",
    "docker": "source.dockerfile",
    "elixir": "source.elixir",
    "fsharp": "source.fsharp",
    "go": "source.go",
    "hcl": "source.hcl",
    "html": "text.html.basic",
    "ini": "source.ini",
    "java": "source.java",
    "javascript": "source.js",
    "json": "source.json",
    "jsx": "source.js.jsx",
    "kotlin": "source.kotlin",
    "make": "source.makefile",
    "markdown": "text.html.markdown",
    "nim": "source.nim",
    "objective-c": "source.objc",
    "perl": "source.perl",
    "php": "source.php",
    "powershell": "source.powershell",
    "proto": "source.proto",
    "python": "source.python",
    "ruby": "source.ruby",
    "rust": "source.rust",
    "sass": "source.sass",
    "scala": "source.scala",
    "scss": "source.css.scss",
    "sql": "source.sql",
    "swift": "source.swift",
    "terraform": "source.hcl.terraform",
    "toml": "source.toml",
    "tsx": "source.tsx",
    "typescript": "source.ts",
    "vue": "text.html.vue",
    "xml": "text.xml",
    "yaml": "source.yaml",
    "zig": "source.zig",
}


def grammar_scope(language: str) -> str | None:
    """The scope of a language's grammar (`grammar/sources.py`); None: Pygments cuts it."""
    return SCOPES.get(language)
