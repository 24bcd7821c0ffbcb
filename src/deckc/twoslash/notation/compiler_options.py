"""Compiler options: what a block may set for the compiler, `// @strict: false`, and Twoslash's own switches.

Only options that change what the compiler says are here, none that names a file or a folder.
Source: TypeScript's TSConfig reference; Twoslash's documentation, "Notations".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from deckc.diagnostics import did_you_mean
from deckc.lazy_regex import lazy_regex

__all__ = ["COMPILER", "HANDBOOK", "PLACES", "NotationError", "Option", "compiler_value", "handbook_value"]

SWITCHES = (
    "allowArbitraryExtensions allowImportingTsExtensions allowJs allowSyntheticDefaultImports allowUmdGlobalAccess "
    "allowUnreachableCode allowUnusedLabels alwaysStrict checkJs declaration emitDecoratorMetadata "
    "erasableSyntaxOnly esModuleInterop exactOptionalPropertyTypes experimentalDecorators "
    "forceConsistentCasingInFileNames importHelpers isolatedDeclarations isolatedModules noCheck noEmit "
    "noErrorTruncation noFallthroughCasesInSwitch noImplicitAny noImplicitOverride noImplicitReturns noImplicitThis "
    "noLib noPropertyAccessFromIndexSignature noUncheckedIndexedAccess noUncheckedSideEffectImports noUnusedLocals "
    "noUnusedParameters preserveConstEnums resolveJsonModule resolvePackageJsonExports resolvePackageJsonImports "
    "skipDefaultLibCheck skipLibCheck strict strictBindCallApply strictBuiltinIteratorReturn strictFunctionTypes "
    "strictNullChecks strictPropertyInitialization stripInternal useDefineForClassFields useUnknownInCatchVariables "
    "verbatimModuleSyntax"
)
CHOICES = {
    "jsx": "preserve react react-native react-jsx react-jsxdev",
    "module": "commonjs es6 es2015 es2020 es2022 esnext node16 node18 node20 nodenext preserve",
    "moduleDetection": "auto force legacy",
    "moduleResolution": "bundler node16 nodenext",
    "target": "es6 es2015 es2016 es2017 es2018 es2019 es2020 es2021 es2022 es2023 es2024 es2025 esnext",
}
LISTS = ("lib", "types", "customConditions")
NAMES = ("jsxFactory", "jsxFragmentFactory", "jsxImportSource")
# Options that name files and folders, which a block may not.
PLACES = frozenset(
    "baseurl declarationdir maproot outdir outfile paths plugins project rootdir rootdirs sourceroot "
    "tsbuildinfofile typeroots".split()
)
# A package or a part of one, never a path.
PACKAGE = lazy_regex(r"@?\w[\w.-]*(?:/\w[\w.-]*)*", re.ASCII)

HANDBOOK = frozenset(
    "errors keepNotations noErrorValidation noErrors noErrorsCutted noStaticSemanticInfo showEmit "
    "showEmittedFile".split()
)


class NotationError(ValueError):
    """A comment of a block that cannot be followed. `line` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class Option:
    """An option of the compiler. `choices` empty: a switch, unless it is a list or a name."""

    name: str
    choices: tuple[str, ...] = ()


COMPILER = {name.lower(): Option(name) for name in (*SWITCHES.split(), *LISTS, *NAMES)} | {
    name.lower(): Option(name, tuple(choices.split())) for name, choices in CHOICES.items()
}


def compiler_value(option: Option, text: str | None, line: int) -> Any:
    """The value as tsconfig.json holds it. Errors: NotationError where there is no such value."""
    if option.name in LISTS:
        return [package(word.strip(), line) for word in (text or "").split(",") if word.strip()]
    if option.name in NAMES:
        return package(text or "", line)
    if option.choices:
        return choice(option, (text or "").strip().lower(), line)
    return text is None or text.lower() == "true"


def choice(option: Option, value: str, line: int) -> str:
    if value in option.choices:
        return value
    near = did_you_mean(value, option.choices)
    raise NotationError(f"'{value}' is no value of '{option.name}'{f'; did you mean {near}?' if near else ''}", line)


def package(name: str, line: int) -> str:
    if PACKAGE.fullmatch(name) is None:
        raise NotationError(f"'{name}' is no name of a package or library", line)
    return name


def handbook_value(name: str, text: str | None) -> Any:
    """A switch, or for `errors` and `noErrors` a list of the compiler's numbers."""
    if name in ("errors", "noErrors") and text not in (None, "true", "false"):
        return [int(word) for word in str(text).split() if word.isdigit()]
    return text is None or text != "false"
