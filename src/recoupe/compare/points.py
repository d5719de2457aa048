"""Points: what the articles of one story can be set side by side on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from recoupe.model.comparison import Claim, Point, Story
from recoupe.model.vocabulary import FigureKind
from recoupe.reference.labels import term


def points_of(claims: Iterable[Claim], stories: Iterable[Story]) -> tuple[Point, ...]:
    """Set the figures and the dates of each story's articles side by side.

    A figure's point is its series: each article gives the first value that it tells. An event's point
    is its day. A point needs two articles. They agree where all give the same words or number.

    Args:
        claims: of the dossier.
        stories: of the dossier.
    """
    claims = list(claims)
    story_of = {article: story.id for story in stories for article in story.articles}
    points = [*_figures(claims, story_of), *_days(claims, story_of)]
    return tuple(sorted(points, key=lambda point: (point.what, point.point, point.values)))


def _figures(claims: Sequence[Claim], story_of: Mapping[str, str]) -> Iterable[Point]:
    """One point for each series of figures within a story."""
    rows: defaultdict[tuple[str, str], dict[str, tuple[int, str]]] = defaultdict(dict)
    claim_of: dict[tuple[str, str], Claim] = {}
    for claim in claims:
        if claim.series is None:
            continue
        for account in claim.accounts:
            key = (claim.series, story_of[account.fact.article])
            told = (account.start, account.value or "")
            known = rows[key].get(account.fact.article)
            rows[key][account.fact.article] = told if known is None else min(known, told)
            claim_of.setdefault(key, claim)
    for key, values in sorted(rows.items()):
        kind = claim_of[key].type
        if len(values) > 1 and isinstance(kind, FigureKind):
            pairs = tuple(sorted((article, value) for article, (_, value) in values.items()))
            yield _point(term("FigureKind", kind.value, "en"), kind.value, pairs, None)


def _days(claims: Sequence[Claim], story_of: Mapping[str, str]) -> Iterable[Point]:
    """One point for each event that several articles date."""
    for claim in claims:
        if claim.about != "event" or claim.type is None:
            continue
        dated: dict[str, dict[str, str]] = defaultdict(dict)
        for account in claim.accounts:
            if account.time is not None and account.time.timex is not None:
                article = account.fact.article
                dated[story_of[article]].setdefault(article, account.time.edtf or account.time.timex)
        for _, values in sorted(dated.items()):
            if len(values) > 1:
                yield _point(claim.line.en, "time", tuple(sorted(values.items())), claim.id)


def _point(words: str, what: str, values: tuple[tuple[str, str], ...], claim: str | None) -> Point:
    """One point."""
    return Point(words, what, values, len({value for _, value in values}) == 1, claim)
