"""A comparison as the JSON that `recoupe compare` prints."""

from collections.abc import Iterable, Mapping
from typing import TypedDict

from recoupe.model.comparison import Account, Claim, Comparison, Origin
from recoupe.reference.labels import sentence


class PairOut(TypedDict):
    """Two articles that are not independent; `source` is the document the other took from."""

    a: str
    b: str
    relation: str
    share: float
    source: str | None


class OriginOut(TypedDict):
    """The dominant origin of some documents."""

    origin: str
    kind: str
    name: str | None
    docs: list[str]


class StoryOut(TypedDict):
    """Documents about one happening."""

    id: str
    docs: list[str]


class PointOut(TypedDict):
    """A point with the value that each document gives."""

    point: str
    what: str
    values: dict[str, str]
    status: str


class AccountOut(TypedDict):
    """What one document says about a claim; `chain` names its sources from the innermost outwards."""

    doc: str
    start: int
    end: int
    value: str | None
    origin: str
    basis: str
    chain: list[str]


class DisputeOut(TypedDict):
    """Who says otherwise, and how."""

    by: str
    kind: str


class ClaimOut(TypedDict):
    """A claim with its standing."""

    claim: str
    about: str
    type: str | None
    support: str
    origins: list[str]
    dispute: list[DisputeOut]
    life: str
    nature: str
    accounts: list[AccountOut]
    reasons: list[str]


class ComparisonOut(TypedDict):
    """All that `recoupe compare` prints."""

    pairs: list[PairOut]
    origins: list[OriginOut]
    stories: list[StoryOut]
    points: list[PointOut]
    claims: list[ClaimOut]
    gaps: list[str]


def comparison_document(
    comparison: Comparison, docs: Mapping[str, str], *, language: str = "en"
) -> ComparisonOut:
    """Put a comparison into the form of `recoupe compare`.

    Args:
        comparison: of a set of articles.
        docs: the document that the user named for each capture id.
        language: in which lines and reasons are worded, `fr` or `en`.
    """
    names = {origin.id: origin_name(origin) for origin in comparison.origins}
    return {
        "pairs": [
            {
                "a": docs[copy.a],
                "b": docs[copy.b],
                "relation": copy.relation.value,
                "share": copy.share,
                "source": None if copy.source is None else docs[copy.source],
            }
            for copy in comparison.copies
        ],
        "origins": [
            {
                "origin": names[origin.id],
                "kind": origin.kind.value,
                "name": origin.name,
                "docs": _documents(origin.articles, docs),
            }
            for origin in comparison.origins
            if origin.articles
        ],
        "stories": [
            {"id": story.id, "docs": _documents(story.articles, docs)} for story in comparison.stories
        ],
        "points": [
            {
                "point": point.point,
                "what": point.what,
                "values": {docs[article]: value for article, value in point.values},
                "status": "agree" if point.agree else "differ",
            }
            for point in comparison.points
        ],
        "claims": [_claim(claim, names, docs, language) for claim in comparison.claims],
        "gaps": [sentence(gap.reason.code, gap.reason.values, language) for gap in comparison.gaps],
    }


def origin_name(origin: Origin) -> str:
    """What an origin is called: its name, or its id where none is stated."""
    return origin.name if origin.name is not None else origin.id


def _documents(articles: Iterable[str], docs: Mapping[str, str]) -> list[str]:
    """The documents of some articles."""
    return sorted(docs[article] for article in articles)


def _claim(claim: Claim, names: Mapping[str, str], docs: Mapping[str, str], language: str) -> ClaimOut:
    """One claim."""
    standing = claim.standing
    return {
        "claim": claim.line.fr if language == "fr" else claim.line.en,
        "about": claim.about,
        "type": None if claim.type is None else claim.type.value,
        "support": standing.support.value,
        "origins": [names[origin] for origin in standing.origins],
        "dispute": [{"by": one.by, "kind": one.kind.value} for one in standing.disputes],
        "life": standing.life.value,
        "nature": standing.nature.value,
        "accounts": [_account(account, names, docs) for account in claim.accounts],
        "reasons": [sentence(reason.code, reason.values, language) for reason in standing.reasons],
    }


def _account(account: Account, names: Mapping[str, str], docs: Mapping[str, str]) -> AccountOut:
    """One account."""
    return {
        "doc": docs[account.fact.article],
        "start": account.start,
        "end": account.end,
        "value": account.value,
        "origin": names[account.origin],
        "basis": account.basis.value,
        "chain": list(account.chain),
    }
