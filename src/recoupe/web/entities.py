"""Who and what is named: the list, and one entity with its names, words and what others say of it."""

from dataclasses import dataclass

from starlette.responses import Response

from recoupe.model.entity import Entity, Maybe, ReferentRef
from recoupe.model.judgement import Decision, QuoteTarget
from recoupe.model.vocabulary import NameKind
from recoupe.record import browse
from recoupe.record.browse import ClaimFilter, FactFilter, Page, Speaker, StatementFilter
from recoupe.record.judgements import read_judgements, target_of
from recoupe.record.queries import Record
from recoupe.record.views import AnyFact, ArticleHead
from recoupe.web.claims import rows_of
from recoupe.web.facts import author
from recoupe.web.said import saying_rows
from recoupe.web.visit import Visit

SHOWN = 60
CHOICES = 500
FORMS = 40
MAYBES = 12


@dataclass(frozen=True, slots=True)
class Member:
    """One article's referent under an entity.

    Attributes:
        ref: the referent.
        article: of it.
        mention: the first mention of it.
        names: how the article writes it.
        count: how many times it is mentioned.
    """

    ref: ReferentRef
    article: ArticleHead
    mention: AnyFact
    names: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class MaybeRow:
    """Another entity that may be the same.

    Attributes:
        maybe: which, and why.
        judged: what a person decided since the last run, or None.
    """

    maybe: Maybe
    judged: Decision | None


def show_list(visit: Visit) -> Response:
    """Entities by kind, those that most articles name first; and who is quoted."""
    kind = visit.chosen("kind", set(NameKind))
    page = visit.page()
    wanted = None if kind is None else NameKind(kind)
    return visit.render(
        "entities.html",
        lines=browse.entities(visit.record, wanted, page),
        total=browse.count_entities(visit.record, wanted),
        kind=kind,
        kinds=list(NameKind),
        page=page,
        speakers=_speakers(visit) if page.offset == 0 and kind is None else [],
    )


def _speakers(visit: Visit) -> list[Speaker]:
    return browse.speakers(visit.record, [name for name, _ in visit.speakers(25)])


def show(visit: Visit) -> Response:
    """One entity: what it says and when, what others say of it, how it is named and in which roles."""
    record, language = visit.record, visit.words.language
    entity = record.entity(visit.parameter("id") or "")
    if entity is None:
        raise visit.missing("entity")
    name = entity.id  # a former id leads here too
    page = visit.page(SHOWN)
    own, of_it = StatementFilter(speakers=(name,)), StatementFilter(about=(name,), others=(name,))
    said = browse.sayings(record, own, page, language=language)
    about = browse.sayings(record, of_it, Page(SHOWN), language=language)
    mentioned, articles = browse.count_mentions(record, name)
    members = members_of(record, entity)
    return visit.render(
        "entity.html",
        entity=entity,
        page=page,
        sayings=saying_rows(record, said.shown),
        in_all=said.total,
        said_in_all=said.statements,
        about=saying_rows(record, about.shown),
        about_in_all=about.statements,
        mentioned=mentioned,
        articles=articles,
        names=browse.names_of(record, name),
        roles=browse.roles_of(record, name),
        most=FORMS,
        members=members,
        naming=record.naming(name),
        maybe=maybe_rows(visit, entity),
        deeds=browse.facts(record, "event", FactFilter(entity=name, role="actor"), Page(SHOWN)),
        claims=rows_of(record, browse.claims(record, ClaimFilter(entity=name), Page(30)), language),
        choices=[pair for pair in browse.entity_choices(record, entity.kind, CHOICES) if pair[0] != name],
        author=author(visit),
    )


def maybe_rows(visit: Visit, entity: Entity) -> list[MaybeRow]:
    """Entities that may be the same as one, with what was decided since the last run."""
    found = entity.maybe[:MAYBES]
    decided = _decided(visit) if found else {}
    own = _naming(visit.record, entity.id)
    return [MaybeRow(maybe, decided.get(own | _naming(visit.record, maybe.entity))) for maybe in found]


def _naming(record: Record, entity: str) -> frozenset[QuoteTarget]:
    """The mention by which judgements name an entity; empty where nothing mentions it."""
    naming = record.naming(entity)
    return frozenset() if naming is None else frozenset({target_of(naming)})


def _decided(visit: Visit) -> dict[frozenset[QuoteTarget], Decision]:
    """What people decided on pairs and no run has weighed yet; the latest decision on each."""
    lines = visit.record.weighed(read_judgements(visit.site.dossier.judgements))
    undone = {line.judgement.value for line in lines if line.judgement.decision is Decision.UNDO}
    return {
        frozenset(line.judgement.targets): line.judgement.decision
        for line in lines
        if not line.weighed
        and line.judgement.decision in {Decision.SAME, Decision.NOT_SAME}
        and line.judgement.id not in undone
    }


def members_of(record: Record, entity: Entity) -> list[Member]:
    """The members of an entity with their names, by article."""
    found = browse.mentions_of(record, [entity.id], SHOWN * 20)
    views = {view.id: view for view in record.facts_by_id(first for _, first, _, _ in found)}
    return [
        Member(ref, views[first].article, views[first], names, count)
        for ref, first, names, count in found
        if first in views
    ]
