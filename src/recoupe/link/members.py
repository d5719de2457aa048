"""Members: the referents of all articles, in one list with the keys that linking compares."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from recoupe.model.entity import ReferentRef
from recoupe.model.facts import Extraction, Referent
from recoupe.model.ids import fact_ids
from recoupe.model.naming import fold
from recoupe.model.vocabulary import NameKind

_LAND = frozenset({NameKind.STATE, NameKind.PLACE})


@dataclass(frozen=True, slots=True)
class Member:
    """One article's referent, as linking sees it.

    Attributes:
        ref: which referent of which article.
        referent: itself.
        fact: id of its first mention, which does not change when the article is read anew.
        folded: its names after `fold`, without empty ones.
        kind: of entity, as most mentions of its names in the whole dossier have it.
    """

    ref: ReferentRef
    referent: Referent
    fact: str
    folded: tuple[str, ...]
    kind: NameKind


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


def _settle_kinds(members: list[Member], mentions: Mapping[ReferentRef, int]) -> list[Member]:
    """Give each member the kind that most mentions of its names have.

    One article read alone may take a town for a person; the others outvote it. Whether a capital
    stands for its state each article tells for itself.
    """
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for member in members:
        for name in member.folded:
            votes[name][member.kind] += mentions[member.ref]
    settled = []
    for member in members:
        tally = sum((votes[name] for name in member.folded), Counter[NameKind]())
        winner = max(tally, key=lambda kind: (tally[kind], kind == member.kind, kind), default=member.kind)
        settled.append(member if {winner, member.kind} <= _LAND else replace(member, kind=winner))
    return settled


def members_of(extractions: Mapping[str, Extraction]) -> list[Member]:
    """All referents that some words mention, sorted by the id of their first mention."""
    members = []
    mentions: Counter[ReferentRef] = Counter()
    for article in sorted(extractions):
        extraction = extractions[article]
        first = _first_mentions(article, extraction)
        mentions.update(ReferentRef(article, mention.referent) for mention in extraction.mentions)
        for index, referent in enumerate(extraction.referents):
            if index in first:
                ref = ReferentRef(article, index)
                members.append(Member(ref, referent, first[index], _names(referent), referent.kind))
    return _settle_kinds(sorted(members, key=lambda member: member.fact), mentions)
