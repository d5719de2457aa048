"""Lists of claims, and of the series, origins and copies that they rest on."""

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.model.comparison import Claim, Copy, Origin
from recoupe.record.browse.rows import Page, rows_of, where_of
from recoupe.record.codec import decode
from recoupe.record.queries import Record
from recoupe.record.views import AnyFact


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims; None stands for any.

    Attributes:
        about: `event`, `figure`, `statement` or `characterisation`.
        type: the event's or figure's kind.
        support: of the four axes.
        life: of the four axes.
        nature: of the four axes.
        disputed: whether anybody says otherwise.
        article: with an account in this capture.
        entity: the actor or the place.
        series: of figures.
        dated: whether anything is known of its time.
    """

    about: str | None = None
    type: str | None = None
    support: str | None = None
    life: str | None = None
    nature: str | None = None
    disputed: bool | None = None
    article: str | None = None
    entity: str | None = None
    series: str | None = None
    dated: bool | None = None


# What was done to people stands before how many stood by, and that before prices and durations.
HARM = (
    "CASE WHEN min(type) IN ('killed', 'missing', 'injured', 'hospitalised', 'arrested', 'hostages', "
    "'displaced') THEN 0 WHEN min(type) IN ('duration', 'jobs', 'money', 'other', 'price', 'votes', "
    "'votes_pct') THEN 2 ELSE 1 END"
)


# The comparison's own order: what a reader should see first (`recoupe.compare.weights`).
BY_NOTE = "n"


BY_TIME = "earliest IS NULL, earliest, latest, n"


def claims(
    record: Record, wanted: ClaimFilter, page: Page | None = None, *, order: str = BY_NOTE
) -> list[Claim]:
    """A page of claims.

    Args:
        record: to read.
        wanted: which.
        page: which part of them; all where not given.
        order: `BY_NOTE` or `BY_TIME`.
    """
    where, values = _claim_terms(wanted)
    part = Page(-1) if page is None else page
    sql = f"SELECT body FROM claim {where} ORDER BY {order} LIMIT ? OFFSET ?"
    return [decode(Claim, body) for (body,) in rows_of(record, sql, [*values, part.limit, part.offset])]


def count_claims(record: Record, wanted: ClaimFilter) -> int:
    """How many claims there are."""
    where, values = _claim_terms(wanted)
    return int(rows_of(record, f"SELECT count(*) FROM claim {where}", values)[0][0])


def claims_by_id(record: Record, ids: Sequence[str]) -> dict[str, Claim]:
    """Claims by their ids; those not there are left out."""
    marks = ", ".join("?" * len(ids))
    rows = rows_of(record, f"SELECT id, body FROM claim WHERE id IN ({marks})", ids)
    return {name: decode(Claim, body) for name, body in rows}


def first_facts(record: Record, ids: Sequence[str], language: str | None = None) -> dict[str, AnyFact]:
    """For each claim, the fact of the account that was published first.

    Args:
        record: to read.
        ids: of the claims.
        language: of accounts to prefer, two letters.
    """
    marks = ", ".join("?" * len(ids))
    # SQLite takes the other columns from the row in which the minimum stands.
    sql = (
        "SELECT account.claim, account.fact, min(printf('%d %s %06d', article.language IS NOT ?, "
        "coalesce(article.published, '~'), account.n)) FROM account "
        f"JOIN article ON article.id = account.article WHERE account.claim IN ({marks}) GROUP BY 1"
    )
    rows = rows_of(record, sql, [language, *ids])
    views = {view.id: view for view in record.facts_by_id(fact for _, fact, _ in rows)}
    return {claim: views[fact] for claim, fact, _ in rows if fact in views}


def claim_outlets(record: Record, ids: Sequence[str]) -> dict[str, int]:
    """For each claim, how many outlets carry it; articles that name no outlet count by their page."""
    marks = ", ".join("?" * len(ids))
    sql = (
        "SELECT account.claim, count(DISTINCT coalesce(article.outlet, capture.page)) FROM account "
        "JOIN article ON article.id = account.article JOIN capture ON capture.id = account.article "
        f"WHERE account.claim IN ({marks}) GROUP BY 1"
    )
    return dict(rows_of(record, sql, ids))


def claim_types(record: Record, about: str) -> list[tuple[str, int]]:
    """The kinds of events or figures that claims are about, with how many, the most first."""
    sql = (
        "SELECT type, count(*) FROM claim WHERE about = ? AND type IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return [(name, count) for name, count in rows_of(record, sql, [about])]


def series(record: Record, limit: int = -1, offset: int = 0) -> list[tuple[str, str, int, int]]:
    """Series of figures: key, kind, number of claims and of accounts.

    Those with several values come first, and among them those that count harm, then the most carried.
    """
    sql = (
        "SELECT series, min(type), count(*), sum(outlets) FROM claim "
        f"WHERE about = 'figure' AND series IS NOT NULL GROUP BY 1 ORDER BY 3 > 1 DESC, {HARM}, 4 DESC, 1 "
        "LIMIT ? OFFSET ?"
    )
    return [
        (key, kind, claims, accounts) for key, kind, claims, accounts in rows_of(record, sql, [limit, offset])
    ]


def count_series(record: Record) -> int:
    """How many series of figures there are."""
    return int(rows_of(record, "SELECT count(DISTINCT series) FROM claim WHERE about = 'figure'")[0][0])


def days(record: Record) -> list[tuple[str, int]]:
    """For each day on which an event is said to have happened, how many claims."""
    sql = (
        "SELECT earliest, count(*) FROM claim WHERE about = 'event' AND earliest = latest "
        "GROUP BY 1 ORDER BY 1"
    )
    return [(day, count) for day, count in rows_of(record, sql)]


def origins_by_id(record: Record, ids: Sequence[str]) -> dict[str, Origin]:
    """Origins by their ids; those not there are left out."""
    marks = ", ".join("?" * len(ids))
    rows = rows_of(record, f"SELECT id, body FROM origin WHERE id IN ({marks})", ids)
    return {name: decode(Origin, body) for name, body in rows}


def origin_claims(record: Record) -> list[tuple[str, str]]:
    """Ids of each origin and of each claim that has accounts which come from it."""
    return [
        (origin, claim) for origin, claim in rows_of(record, "SELECT DISTINCT origin, claim FROM account")
    ]


def closest_copies(record: Record, limit: int) -> list[Copy]:
    """How texts relate, those that share most first."""
    sql = "SELECT body FROM copy ORDER BY relation = 'shared_quotes_only', share DESC, a, b LIMIT ?"
    return [decode(Copy, body) for (body,) in rows_of(record, sql, [limit])]


def _claim_terms(wanted: ClaimFilter) -> tuple[str, list[object]]:
    terms: dict[str, object] = {
        "about = ?": wanted.about,
        "type = ?": wanted.type,
        "support = ?": wanted.support,
        "life = ?": wanted.life,
        "nature = ?": wanted.nature,
        "(disputed > 0) = ?": wanted.disputed,
        "id IN (SELECT claim FROM account WHERE article = ?)": wanted.article,
        "? IN (actor, place)": wanted.entity,
        "series = ?": wanted.series,
        "(earliest IS NOT NULL OR latest IS NOT NULL) = ?": wanted.dated,
    }
    return where_of(terms)
