"""Claims and where they stand: the list, one claim with its accounts, the timeline."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from recoupe.model.comparison import Account, Claim, Dispute, Origin
from recoupe.model.entity import Entity
from recoupe.model.reason import Reason
from recoupe.model.vocabulary import EventType, FigureKind, Life, Nature, Support
from recoupe.record import browse
from recoupe.record.browse import ClaimFilter
from recoupe.record.queries import Record
from recoupe.record.views import AnyFact, ArticleHead, ClaimView
from recoupe.web.timeline import Span, axis_of, span_of
from recoupe.web.visit import Visit

ABOUT = ("event", "figure", "statement", "characterisation")
ACCOUNTS_PER_PAGE = 150
AXES = ("support", "dispute", "life", "nature")
# Reasons of the record are named after the axis that they are for.
AXIS_OF = {"support": "support", "doubt": "dispute", "dispute": "dispute", "life": "life", "nature": "nature"}


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in a list.

    Attributes:
        claim: with its standing.
        fact: the fact of its first account, or None.
        outlets: how many outlets carry it.
        origins: names of its origins, those that are known.
    """

    claim: Claim
    fact: AnyFact | None
    outlets: int
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """A reason with the sentences that show it."""

    reason: Reason
    facts: tuple[AnyFact, ...]


@dataclass(frozen=True, slots=True)
class AccountRow:
    """What one article says about the matter of a claim.

    Attributes:
        account: as compared.
        fact: that says it.
        origin: where it comes from, or None.
        source: the entity named for it, or None.
        copied_from: the article whose passage carries it, or None.
    """

    account: Account
    fact: AnyFact
    origin: Origin | None
    source: Entity | None
    copied_from: ArticleHead | None


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """Someone who says otherwise, with the sentence."""

    dispute: Dispute
    fact: AnyFact | None


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A claim on the timeline: its list row, and where its time lies on the axis."""

    row: ClaimRow
    span: Span | None

    @property
    def place(self) -> str:
        """Where it stands on the page: `before` the days of the axis, `dated`, or `undated`."""
        time = self.row.claim.time
        if time is None or (time.earliest is None and time.latest is None):
            return "undated"
        return "before" if self.span is not None and self.span.before and self.span.end <= 0 else "dated"


def rows_of(record: Record, claims: Sequence[Claim], language: str) -> list[ClaimRow]:
    """Claims with their first sentence, in the reader's language where there is one, and who carries them."""
    ids = [claim.id for claim in claims]
    facts, outlets = browse.first_facts(record, ids, language), browse.claim_outlets(record, ids)
    origins = _origins(record, [name for claim in claims for name in claim.standing.origins])
    return [
        ClaimRow(claim, facts.get(claim.id), outlets.get(claim.id, 0), _names(claim, origins))
        for claim in claims
    ]


def _names(claim: Claim, origins: Mapping[str, Origin]) -> tuple[str, ...]:
    known = (origins[name].name for name in claim.standing.origins if name in origins)
    return tuple(dict.fromkeys(name for name in known if name is not None))


def show_list(visit: Visit) -> Response:
    """All claims, by filter and page."""
    disputed = visit.chosen("disputed", {"yes", "no"})
    about = visit.chosen("about", set(ABOUT))
    wanted = ClaimFilter(
        about=about,
        type=visit.chosen("type", {*EventType, *FigureKind}),
        support=visit.chosen("support", set(Support)),
        life=visit.chosen("life", set(Life)),
        nature=visit.chosen("nature", set(Nature)),
        disputed=None if disputed is None else disputed == "yes",
        article=visit.parameter("article"),
        entity=visit.parameter("entity"),
    )
    order = visit.chosen("order", {"time"})
    page = visit.page()
    claims = browse.claims(
        visit.record, wanted, page, order=browse.BY_TIME if order == "time" else browse.BY_NOTE
    )
    return visit.render(
        "claims.html",
        rows=rows_of(visit.record, claims, visit.words.language),
        wanted=wanted,
        disputed=disputed,
        order=order,
        total=browse.count_claims(visit.record, wanted),
        page=page,
        abouts=ABOUT,
        axes={"Support": list(Support), "Life": list(Life), "Nature": list(Nature)},
    )


def show(visit: Visit) -> Response:
    """One claim: its four axes with their reasons, its accounts side by side."""
    view = visit.record.claim(visit.parameter("id") or "")
    if view is None:
        raise visit.missing("claim")
    claim, page = view.claim, visit.page(ACCOUNTS_PER_PAGE)
    facts = {fact.id: fact for fact in view.facts}
    accounts = _accounts(visit.record, view, facts)
    return visit.render(
        "claim.html",
        claim=claim,
        accounts=accounts[page.offset : page.offset + page.limit],
        page=page,
        total=len(accounts),
        disputes=[
            DisputeRow(dispute, facts.get(visit.record.fact_id(dispute.fact) or ""))
            for dispute in claim.standing.disputes
        ],
        reasons=_reasons(visit.record, claim, facts),
        axes=AXES,
        place=_entity(visit.record, claim.place),
        actor=_entity(visit.record, claim.actor),
        target=_entity(visit.record, claim.target),
        row=rows_of(visit.record, [claim], visit.words.language)[0],
        origins=_origins(visit.record, claim.standing.origins),
        updates=list(browse.claims_by_id(visit.record, claim.updates).values()),
        siblings=_siblings(visit.record, claim),
        differ=claim.about == "figure" and len({account.value for account in claim.accounts}) > 1,
    )


def show_timeline(visit: Visit) -> Response:
    """What is said to have happened, ordered by what is known of its time."""
    wanted = ClaimFilter(about="event", type=visit.chosen("type", set(EventType)))
    page = visit.page()
    claims = browse.claims(visit.record, wanted, page, order=browse.BY_TIME)
    days = browse.days(visit.record)
    axis = axis_of(days)
    rows = [
        TimelineRow(row, None if axis is None else span_of(row.claim.time, axis))
        for row in rows_of(visit.record, claims, visit.words.language)
    ]
    return visit.render(
        "timeline.html",
        rows=rows,
        axis=axis,
        wanted=wanted,
        total=browse.count_claims(visit.record, wanted),
        page=page,
        types=browse.claim_types(visit.record, "event"),
    )


def _accounts(record: Record, view: ClaimView, facts: Mapping[str, AnyFact]) -> list[AccountRow]:
    accounts = view.claim.accounts
    origins = _origins(record, [account.origin for account in accounts])
    copied = browse.heads(
        record, sorted({account.copied_from for account in accounts if account.copied_from is not None})
    )
    names = {account.entity for account in accounts if account.entity is not None}
    entities = {name: record.entity(name) for name in names}
    return [
        AccountRow(
            account,
            facts[name],
            origins.get(account.origin),
            entities.get(account.entity or ""),
            copied.get(account.copied_from or ""),
        )
        for account, name in zip(accounts, view.ids, strict=True)
        if name in facts
    ]


def _reasons(record: Record, claim: Claim, facts: Mapping[str, AnyFact]) -> dict[str, list[ReasonRow]]:
    found: dict[str, list[ReasonRow]] = {axis: [] for axis in AXES}
    for reason in claim.standing.reasons:
        axis = AXIS_OF.get(reason.code.split(".")[0], "support")
        shown = tuple(facts[name] for name in record.ids(reason.facts) if name in facts)
        found[axis].append(ReasonRow(reason, shown))
    return found


def _origins(record: Record, ids: Sequence[str]) -> dict[str, Origin]:
    return browse.origins_by_id(record, sorted(set(ids)))


def _entity(record: Record, name: str | None) -> Entity | None:
    return None if name is None else record.entity(name)


def _siblings(record: Record, claim: Claim) -> list[Claim]:
    if claim.series is None:
        return []
    found = browse.claims(record, ClaimFilter(series=claim.series), order=browse.BY_TIME)
    return [other for other in found if other.id != claim.id]
