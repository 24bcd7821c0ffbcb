"""Mutate: texts like given ones, but wrong somewhere. Pure: the same random numbers give the same text."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

__all__ = ["mutated"]

# Marks of all the languages that a deck is written in, and what breaks readers of text; a JSON string a line.
WORDS = [json.loads(line) for line in Path(__file__).with_name("seeds").joinpath("words.txt").read_text().splitlines()]

Mutation = Callable[[Random, str, str], str]


def mutated(random: Random, seeds: Sequence[str]) -> str:
    """One of the seeds, changed one to eight times; another may be spliced into it."""
    text, other = random.choice(seeds), random.choice(seeds)
    for _ in range(random.randint(1, 8)):
        text = random.choice(MUTATIONS)(random, text, other)
    return text


def insert(random: Random, text: str, _: str) -> str:
    at = random.randint(0, len(text))
    return text[:at] + str(random.choice(WORDS)) + text[at:]


def replace_letter(random: Random, text: str, _: str) -> str:
    at = random.randrange(len(text) or 1)
    return text[:at] + random.choice("<>{}[]()\"'`$|:;#*_-=/\\&%@!~ \n0a") + text[at + 1 :]


def cut(random: Random, text: str, _: str) -> str:
    at = random.randint(0, len(text))
    return text[:at] + text[at + random.randint(1, 20) :]


def truncate(random: Random, text: str, _: str) -> str:
    return text[: random.randint(0, len(text))]


def repeat(random: Random, text: str, _: str) -> str:
    at = random.randint(0, len(text))
    part = text[at : at + random.randint(1, 40)]
    return text[:at] + part * random.randint(2, 12) + text[at:]


def splice(random: Random, text: str, other: str) -> str:
    at, there = random.randint(0, len(text)), random.randint(0, len(other))
    return text[:at] + other[there : there + random.randint(1, 200)] + text[at:]


def move_line(random: Random, text: str, _: str) -> str:
    lines = text.split("\n")
    line = lines.pop(random.randrange(len(lines)))
    lines.insert(random.randint(0, len(lines)), line)
    return "\n".join(lines)


def drop_line(random: Random, text: str, _: str) -> str:
    lines = text.split("\n")
    del lines[random.randrange(len(lines))]
    return "\n".join(lines)


MUTATIONS: tuple[Mutation, ...] = (insert, insert, replace_letter, cut, truncate, repeat, splice, move_line, drop_line)
