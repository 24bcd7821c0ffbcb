"""Template context: the names that a layout or component in Jinja sees.

In: the component's props and slots, `Run`. Out: names → values and functions. `src/README.md` lists them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from deckc.lazy_regex import lazy_regex
from deckc.model import Span
from deckc.template.directives import html_attributes
from deckc.template.expressions import UNDEFINED, Run, Slot, member, navigation

__all__ = ["template_context"]


def template_context(
    span: Span, props: Mapping[str, Any], rest: Mapping[str, Any], slots: Mapping[str, Slot], run: Run
) -> dict[str, Any]:
    """Names and values. `span`: where a file is asked for: what the author wrote."""
    facts = run.facts
    return {
        "frontmatter": View(facts.frontmatter),
        "page": facts.no,
        "total": facts.total,
        "nav": View(navigation(run)),
        "configs": View(facts.configs),
        "themeConfigs": View(facts.theme_configs),
        "toc": facts.toc,
        "asset": lambda url: address(url, span, run),
        "backdrop": lambda value, size="cover", dim=False: backdrop(value, size, dim, span, run),
        "attributes": lambda classes="": attributes(rest, classes),
        "slots": Slots(slots),
        **props,
    }


def attributes(rest: Mapping[str, Any], classes: str) -> Markup:
    """What is no prop as attributes of a further element, which has these classes: the root gets them in any case."""
    made = html_attributes({**rest, "class": [classes, rest.get("class")]})
    return Markup("").join(Markup(' {}="{}"').format(name, text or "") for name, text in made.items())


def address(url: Any, span: Span, run: Run) -> str:
    """The address in the page. A file that is not there is settled too: one complaint is enough."""
    found = run.address(str(url), run.given.get(str(url), span))
    run.resolved.add(found)
    return found


COLOUR = lazy_regex(r"#|rgb|hsl")
UNSAFE_IN_URL = lazy_regex(r"[\\\"\n]")


def backdrop(value: Any, size: Any, dim: bool, span: Span, run: Run) -> str:
    """Inline style for a colour or a picture; `dim` darkens the picture. Text on a picture is white."""
    still = f"background-repeat:no-repeat;background-position:center;background-size:{size}"
    if not value:
        return still
    if COLOUR.match(str(value)):
        return f"background:{value};{still}"
    picture = f'url("{UNSAFE_IN_URL.sub("", address(value, span, run))}")'
    shade = "linear-gradient(#0005,#0008)," if dim else ""
    return f"color:white;background-image:{shade}{picture};{still}"


class View:
    """A mapping whose members a template reads with a dot, lazy ones too; what is missing is None."""

    def __init__(self, mapping: Mapping[str, Any]) -> None:
        self.mapping = mapping

    def __getitem__(self, name: str) -> Any:
        value = member(self.mapping, name)
        return None if value is UNDEFINED else View(value) if isinstance(value, Mapping) else value

    def __contains__(self, name: object) -> bool:
        return name in self.mapping

    def __iter__(self) -> Iterator[str]:  # Python would ask for one number after the other, without end
        return iter(self.mapping)


class Slots:
    """`slots.name`: the place of a slot's markup; empty, and so false, when nothing fills it."""

    def __init__(self, names: Mapping[str, Slot]) -> None:
        self.names = names

    def __getitem__(self, name: str) -> Markup:
        return Markup(f'<slot name="{name}"></slot>') if name in self.names else Markup("")

    def __contains__(self, name: object) -> bool:
        return name in self.names

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)
