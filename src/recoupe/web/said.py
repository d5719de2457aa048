"""Statements as the page lists them: how deep in others, by which way they came, who else carries them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from recoupe.model.facts import Statement
from recoupe.model.naming import fold
from recoupe.record import browse
from recoupe.record.browse import Carrier, Chain, Saying
from recoupe.record.queries import Record
from recoupe.record.views import AnyFact, FactView, Who

Said = FactView[Statement]


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement in a list.

    Attributes:
        view: the statement.
        chain: the way of its words, from whoever said them first to the outlet.
        depth: how many statements it stands inside.
    """

    view: Said
    chain: Chain = ()
    depth: int = 0

    @property
    def relayed(self) -> bool:
        """Whether anything stands between the speaker and the outlet."""
        return len(self.chain) > 2

    @property
    def passed_on(self) -> bool:
        """Whether somebody else gives the speaker's words: another speaker, an agency, another outlet."""
        passing = {Carrier.AGENCY, Carrier.COPIED}
        return len(browse.speakers_of(self.chain)) > 1 or any(step.carrier in passing for step in self.chain)


@dataclass(frozen=True, slots=True)
class Carried:
    """The same words in another article.

    Attributes:
        view: the statement there.
        differs: whether it gives them in other words, or in another language.
    """

    view: Said
    differs: bool


@dataclass(frozen=True, slots=True)
class SayingRow:
    """A saying in a list, with every outlet that carries it.

    Attributes:
        row: the statement that is shown.
        others: the same elsewhere.
    """

    row: StatementRow
    others: tuple[Carried, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone who speaks in an article.

    Attributes:
        who: or None for words that the article gives nobody.
        statements: how many are theirs.
        first: id of the first of them.
    """

    who: Who | None
    statements: int
    first: str


def is_statement(view: AnyFact) -> TypeGuard[Said]:
    """Whether a fact is a statement."""
    return view.kind == "statement"


def statement_rows(record: Record, views: Sequence[Said]) -> list[StatementRow]:
    """Statements with the way by which they came, and how deep they stand in others of the same list."""
    ways = browse.chains(record, views)
    outer = {view.id: name for view in views for role, name in view.links if role == "within"}
    return [StatementRow(view, ways[view.id], _depth(view.id, outer)) for view in views]


def _depth(name: str, outer: Mapping[str, str]) -> int:
    seen = {name}
    while (name := outer.get(name, "")) and name not in seen:
        seen.add(name)
    return len(seen) - 1


def saying_rows(record: Record, sayings: Sequence[Saying]) -> list[SayingRow]:
    """Sayings with the way by which the words came that are shown."""
    rows = statement_rows(record, [saying.shown for saying in sayings])
    return [
        SayingRow(row, tuple(_carried(saying.shown, view) for view in _elsewhere(saying)))
        for row, saying in zip(rows, sayings, strict=True)
    ]


def voices_in(views: Sequence[Said]) -> list[Voice]:
    """Who speaks in an article, those with most statements first; words that are given nobody come last."""
    found: dict[str | None, list[Said]] = {}
    for view in views:
        who = view.one("speaker")
        found.setdefault(None if who is None else who.entity or fold(who.name), []).append(view)
    voices = [Voice(said[0].one("speaker"), len(said), said[0].id) for said in found.values()]
    return sorted(voices, key=lambda voice: (voice.who is None, -voice.statements))


def _elsewhere(saying: Saying) -> list[Said]:
    """The same words on other pages, once for each."""
    once: dict[str, Said] = {}
    for view in saying.others:
        once.setdefault(view.article.page, view)
    once.pop(saying.shown.article.page, None)
    return list(once.values())


def _carried(shown: Said, view: Said) -> Carried:
    return Carried(view, fold(view.fact.anchor.exact) != fold(shown.fact.anchor.exact))
