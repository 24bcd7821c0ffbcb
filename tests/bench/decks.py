"""Decks that the benchmarks build, written anew each time: the same text for the same size."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

__all__ = ["WRITTEN", "formulas", "letters", "typescript", "typescript_deck"]

LETTERS = """# Schritt {n} → Ziel ✓

Ünïcode, **fett**, *kursiv* und ***beides*** → αβγδε λόγος, привет мир, ≤ ≥ ≠ ✓ ✗ ⇒ ↔

- **Θεώρημα {n}**: *для всех* x → y ✓
- `code → {n}` und *ещё раз* **жирный**
"""
FORMULAS = (
    r"\int_0^{{{n}}} x^{{{n}}} \, dx = \frac{{{n}^{{{m}}}}}{{{m}}}",
    r"\sum_{{k=1}}^{{{n}}} k^2 = \frac{{n(n+1)(2n+1)}}{{6}}",
    r"\begin{{pmatrix}} a_{{{n}1}} & b \\ c & d_{{{m}}} \end{{pmatrix}}",
    r"\mathcal{{L}}_{{{n}}}(\theta) = -\frac1{{{m}}} \sum_i \log p_\theta(x_i \mid y_i)",
)
CODE = """export interface Basket{n}<T extends object = Item> {{
  readonly id{n}: number
  items: T[]
  note?: string | null
}}

/** The total of basket {n}. */
export async function total{n}(basket: Basket{n}, discount = 0.{n}): Promise<number> {{
  const response = await fetch(`/api/${{basket.id{n}}}?limit=${{10 * {n}}}`)
  if (!response.ok) throw new Error('failed {n}: ' + response.status)
  const sum{n} = basket.items.map(item => item.price * {n}).reduce((all, each) => all + each, 0)
  return Math.round(sum{n} * (1 - discount)) // in cents
}}

class Store{n} extends Base<Basket{n}> {{
  private items{n} = new Map<number, Basket{n}>()
  get(id: number): Basket{n} | undefined {{ return this.items{n}.get(id) ?? this.empty({n}) }}
}}

"""


def slides(parts: Iterator[str]) -> str:
    return "\n---\n\n".join(parts)


def letters(count: int = 30) -> str:
    """Arrows, check marks, Greek and Cyrillic letters, bold and italic ones on each slide."""
    return slides(LETTERS.format(n=n) for n in range(1, count + 1))


def formulas(count: int = 60, on_a_slide: int = 4) -> str:
    """Formulas that are all different."""
    each = [FORMULAS[n % len(FORMULAS)].format(n=n, m=n + 1) for n in range(1, count + 1)]
    starts = range(0, count, on_a_slide)
    return slides("# Formulas\n\n" + "\n".join(f"$$\n{tex}\n$$\n" for tex in each[n : n + on_a_slide]) for n in starts)


def typescript(lines: int) -> str:
    """TypeScript of so many lines, most of which stand there once."""
    found: list[str] = []
    number = 0
    while len(found) < lines:
        number += 1
        found += CODE.format(n=number).splitlines()
    return "\n".join(found[:lines])


def typescript_deck() -> str:
    """One slide with one block of code."""
    return f"# Code\n\n```ts\n{typescript(20)}\n```\n"


WRITTEN: Mapping[str, Callable[[], str]] = {
    "30 slides of letters and signs": letters,
    "60 formulas": formulas,
    "a block of TypeScript": typescript_deck,
}
