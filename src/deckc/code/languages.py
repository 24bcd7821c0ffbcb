"""Languages: the names that decks use → a lexer of Pygments and a table of colours.

A name not listed here is asked of Pygments itself, so that every language it knows is highlighted by the base table.
Source of the names: Shiki's list of languages, which Slidev's guide links to under "Code Blocks".
"""

from __future__ import annotations

__all__ = ["PLAIN", "language_of", "lexer_name"]

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
    "graphql": "gql prisma",
    "haskell": "hs",
    "hcl": "terraform tf tfvars",
    "hlsl": "shaderlab",
    "html": "angular-html ejs htm html-derivative",
    "ini": "properties systemd",
    "javascript": "cjs js mjs",
    "json": "json5 jsonc jsonl webmanifest",
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
    "vue": "astro sfc svelte vue-html",
    "wat": "wasm",
    "xml": "svg xsd xsl",
    "yaml": "yml",
}
LANGUAGES = {alias: language for language, aliases in ALIASES.items() for alias in (language, *aliases.split())}

# Where Pygments calls it otherwise, or where a neighbour's lexer does better.
LEXERS = {"hcl": "terraform", "latex": "tex", "json": "json5"}


def language_of(name: str) -> str:
    """The one name of a language, whose table of colours is `rules/<name>.txt`."""
    return LANGUAGES.get(name.lower(), name.lower())


def lexer_name(language: str) -> str:
    """The name by which Pygments finds the lexer."""
    return LEXERS.get(language, language)
