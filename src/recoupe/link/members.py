"""Members: the referents of all articles, in one list with the keys that linking compares."""

from collections.abc import Mapping
from dataclasses import dataclass

from recoupe.model.entity import ReferentRef
from recoupe.model.facts import Extraction, Referent
from recoupe.model.ids import fact_ids
from recoupe.model.naming import fold


@dataclass(frozen=True, slots=True)
class Member:
    """One article's referent, as linking sees it.

    Attributes:
        ref: which referent of which article.
        referent: itself.
        fact: id of its first mention, which does not change when the article is read anew.
        folded: its names after `fold`, without empty ones.
    """

    ref: ReferentRef
    referent: Referent
    fact: str
    folded: tuple[str, ...]


def _first_mentions(article: str, extraction: Extraction) -> dict[int, str]:
    """The fact id of each referent's first mention."""
    ids = fact_ids(article, "mention", (mention.anchor for mention in extraction.mentions))
    first: dict[int, str] = {}
    for fact, mention in zip(ids, extraction.mentions, strict=True):
        first.setdefault(mention.referent, fact)
    return first


def _names(referent: Referent) -> tuple[str, ...]:
    names = dict.fromkeys((referent.name, *referent.names)) if referent.named else {}
    return tuple(filter(None, dict.fromkeys(map(fold, names))))


def members_of(extractions: Mapping[str, Extraction]) -> list[Member]:
    """All referents that some words mention, sorted by the id of their first mention."""
    members = []
    for article in sorted(extractions):
        extraction = extractions[article]
        first = _first_mentions(article, extraction)
        for index, referent in enumerate(extraction.referents):
            if index in first:
                ref = ReferentRef(article, index)
                members.append(Member(ref, referent, first[index], _names(referent)))
    return sorted(members, key=lambda member: member.fact)
