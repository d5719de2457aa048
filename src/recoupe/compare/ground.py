"""Ground: what gathering the facts into claims needs besides the facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from recoupe.compare.carriage import Ties
from recoupe.compare.linked import Linked
from recoupe.compare.matters import Matter
from recoupe.model.comparison import Judged
from recoupe.model.ids import digest
from recoupe.model.vocabulary import FigureKind


@dataclass(frozen=True, slots=True)
class Ground:
    """What clustering needs besides the matters.

    Attributes:
        linked: the entities.
        stories: story id of each article.
        homes: the country that each article tells of most, where that can be told.
        ties: the passages that articles share.
        judged: what people decided.
        published: the day of each article, as an ordinal of the calendar, where it is known.
    """

    linked: Linked
    stories: Mapping[str, str]
    homes: Mapping[str, str]
    ties: Ties
    judged: Judged
    published: Mapping[str, int] = field(default_factory=dict)


def series_key(matter: Matter, ground: Ground) -> str:
    """Name the series of a figure: what, of whom, where; values of one series can be set in time order.

    A count of something loosely said ("autre", a sum, a length of time) is comparable only within
    one story and of the same thing in the same place, and without the thing only within one article.
    """
    place = _scope(matter, ground)
    part = "part" if matter.part else ""
    return digest("series", *count_key(matter, ground), part, place, size=12)


def count_key(matter: Matter, ground: Ground) -> tuple[str, ...]:
    """What two figures must share to give one count, wherever they place it."""
    unit = matter.value.unit if matter.value is not None else ""
    if FigureKind(matter.type) not in _LOOSE:
        return (matter.type, unit, *matter.counted)
    scope = (ground.stories[matter.ref.article],)
    return (matter.type, unit, *scope, *(matter.counted or (matter.ref.article,)))


def _scope(matter: Matter, ground: Ground) -> str:
    """Where a figure counts: a town, a state, or what the article tells of where nothing is said."""
    if matter.place is None:
        return ground.homes.get(matter.ref.article, "")
    if ground.linked.is_state(matter.place):
        return ground.linked.country(matter.place) or matter.place
    return matter.place


_LOOSE = frozenset(
    {
        FigureKind.OTHER,
        FigureKind.MONEY,
        FigureKind.PRICE,
        FigureKind.DURATION,
        FigureKind.JOBS,
        FigureKind.DAMAGE,
        FigureKind.VOTES,
        FigureKind.VOTES_PCT,
    }
)
