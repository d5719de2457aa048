"""Series of figures as rows: every value with its time, its source and where it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from recoupe.model.comparison import Claim
from recoupe.model.facts import Figure
from recoupe.model.vocabulary import PeopleCategory
from recoupe.record import browse
from recoupe.record.browse import ClaimFilter
from recoupe.record.queries import Record
from recoupe.record.views import AnyFact

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One value of a series.

    Attributes:
        claim: whose accounts give it.
        fact: of the first account, or None.
        figure: of that fact, or None.
        low: the number, or the lower of two; None where only words stand.
        high: the number, or the higher of two.
        day: ISO date at which it held; that of the first publication where the text does not say; or None.
        published_only: whether `day` is that of publication.
        origin: the name of the origin, or None where it is not stated.
        outlets: how many outlets carry it.
    """

    claim: Claim
    fact: AnyFact | None
    figure: Figure | None
    low: float | None
    high: float | None
    day: str | None
    published_only: bool
    origin: str | None
    outlets: int


@dataclass(frozen=True, slots=True)
class SeriesRows:
    """A series: what is counted, and every value that is given for it.

    Attributes:
        key: of the series.
        kind: of figure.
        rows: in time order, those without a time last.
        place: the name of the place that all values are of, or None.
    """

    key: str
    kind: str
    rows: tuple[FigureRow, ...]
    place: str | None = None

    @property
    def counted(self) -> str | None:
        """Whom or what it counts, where all values say the same words."""
        return _same(row.figure.of_whom for row in self.rows if row.figure is not None)

    @property
    def category(self) -> PeopleCategory | None:
        """Which people it counts, where all values are of one category."""
        return _same(row.figure.category for row in self.rows if row.figure is not None)

    @property
    def is_part(self) -> bool:
        """Whether every value is a part of a total."""
        return all(row.figure is not None and row.figure.subset_of is not None for row in self.rows)


def _same(values: Iterable[T | None]) -> T | None:
    found = set(values)
    return found.pop() if len(found) == 1 else None


def series_rows(
    record: Record, found: Sequence[tuple[str, str, int, int]], language: str
) -> list[SeriesRows]:
    """The values of some series.

    Args:
        record: to read.
        found: what `recoupe.record.browse.series` gave.
        language: of accounts to prefer.
    """
    claims = {key: browse.claims(record, ClaimFilter(about="figure", series=key)) for key, *_ in found}
    every = [claim for held in claims.values() for claim in held]
    ids = [claim.id for claim in every]
    facts, outlets = browse.first_facts(record, ids, language), browse.claim_outlets(record, ids)
    # The day of a value is the same for every reader, whichever account is shown.
    published = {claim: view.article.published for claim, view in browse.first_facts(record, ids).items()}
    origins = browse.origins_by_id(
        record, sorted({name for claim in every for name in claim.standing.origins})
    )
    names = {name: origin.name for name, origin in origins.items()}
    places = browse.entity_names(record, sorted({claim.place for claim in every if claim.place is not None}))
    return [
        SeriesRows(
            key,
            kind,
            _in_order([_row(claim, facts, published, outlets, names) for claim in claims[key]]),
            places.get(_same(claim.place for claim in claims[key]) or ""),
        )
        for key, kind, *_ in found
    ]


def _row(
    claim: Claim,
    facts: dict[str, AnyFact],
    dates: dict[str, str | None],
    outlets: dict[str, int],
    names: dict[str, str | None],
) -> FigureRow:
    fact = facts.get(claim.id)
    figure = fact.fact if fact is not None and isinstance(fact.fact, Figure) else None
    low, high = _range(figure)
    held = None if claim.time is None else claim.time.latest or claim.time.earliest
    published = (dates.get(claim.id) or "")[:10] or None
    known = [name for origin in claim.standing.origins if (name := names.get(origin)) is not None]
    return FigureRow(
        claim=claim,
        fact=fact,
        figure=figure,
        low=low,
        high=high,
        day=held or published,
        published_only=held is None and published is not None,
        origin=", ".join(known) or None,
        outlets=outlets.get(claim.id, 0),
    )


def _range(figure: Figure | None) -> tuple[float | None, float | None]:
    if figure is None or figure.value is None:
        return None, None
    if isinstance(figure.value, tuple):
        return figure.value
    return figure.value, figure.value


def _in_order(rows: list[FigureRow]) -> tuple[FigureRow, ...]:
    return tuple(
        sorted(rows, key=lambda row: (row.day is None, row.day or "", row.high or 0.0, row.claim.id))
    )
