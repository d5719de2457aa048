"""How the facts of one article point to one another, in one table of roles."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from recoupe.model.anchor import Anchor
from recoupe.model.facts import Event, Extraction, Figure, Footing, Mention, Statement
from recoupe.model.ids import fact_ids
from recoupe.model.times import Time

Fact = Statement | Figure | Event | Time | Mention | Footing

KINDS: dict[str, type[Fact]] = {
    "mention": Mention,
    "time": Time,
    "statement": Statement,
    "figure": Figure,
    "event": Event,
    "footing": Footing,
}


class Role(NamedTuple):
    """A field that points to other facts of the article.

    Attributes:
        name: the role, which is the field's name.
        target: the kind of fact that its indices count.
    """

    name: str
    target: str


ROLES: dict[str, tuple[Role, ...]] = {
    "mention": (),
    "time": (Role("refers_to", "time"), Role("to", "time")),
    "statement": (Role("speaker", "mention"), Role("said", "time"), Role("within", "statement")),
    "figure": (
        Role("where", "mention"),
        Role("as_of", "time"),
        Role("according_to", "mention"),
        Role("statement", "statement"),
        Role("subset_of", "figure"),
    ),
    "event": (
        Role("time", "time"),
        Role("place", "mention"),
        Role("actor", "mention"),
        Role("target", "mention"),
        Role("victims", "figure"),
        Role("statement", "statement"),
    ),
    "footing": (Role("source", "mention"),),
}

# The closed word by which the facts of a kind are queried.
LABELS: dict[str, Callable[..., str]] = {
    "mention": lambda mention: str(mention.form),
    "time": lambda time: str(time.type.value),
    "statement": lambda statement: str(statement.stance.value),
    "figure": lambda figure: str(figure.what.value),
    "event": lambda event: str(event.type.value),
    "footing": lambda footing: str(footing.basis.value),
}


def facts_of(extraction: Extraction, kind: str) -> tuple[Fact, ...]:
    """The facts of one kind, in the extraction's order."""
    facts: tuple[Fact, ...] = getattr(extraction, f"{kind}s")
    return facts


def anchor_of(fact: Fact) -> Anchor:
    """The words on which a fact stands."""
    return fact.anchor


def ids_of(capture: str, extraction: Extraction) -> dict[str, list[str]]:
    """Name all facts of an article: for each kind, ids in the extraction's order."""
    return {
        kind: fact_ids(capture, kind, [anchor_of(fact) for fact in facts_of(extraction, kind)])
        for kind in KINDS
    }


def links_of(fact: Fact, kind: str, ids: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield pairs of role and fact id to which a fact points."""
    for role in ROLES[kind]:
        held: int | tuple[int, ...] | None = getattr(fact, role.name)
        for index in (held,) if isinstance(held, int) else held or ():
            yield role.name, ids[role.target][index]
