"""Who and what is named: the list, and one entity with its names, words and what others say of it."""

from dataclasses import dataclass

from starlette.responses import Response

from recoupe.model.entity import Entity, ReferentRef
from recoupe.model.vocabulary import NameKind
from recoupe.record import browse
from recoupe.record.browse import ClaimFilter, FactFilter, Page, Speaker
from recoupe.record.queries import Record
from recoupe.record.views import AnyFact, ArticleHead
from recoupe.web.claims import rows_of
from recoupe.web.facts import author
from recoupe.web.visit import Visit

SHOWN = 60
CHOICES = 500


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
    """One entity."""
    record = visit.record
    entity = record.entity(visit.parameter("id") or "")
    if entity is None:
        raise visit.missing("entity")
    name = entity.id  # a former id leads here too
    speaking = FactFilter(entity=name, role="speaker")
    acting = FactFilter(entity=name, role="actor")
    return visit.render(
        "entity.html",
        entity=entity,
        members=members_of(record, entity),
        statements=browse.facts(record, "statement", speaking, Page(SHOWN)),
        said=browse.count_facts(record, "statement", speaking),
        about=browse.said_about(record, name, Page(SHOWN)),
        deeds=browse.facts(record, "event", acting, Page(SHOWN)),
        claims=rows_of(
            record, browse.claims(record, ClaimFilter(entity=name), Page(30)), visit.words.language
        ),
        choices=[pair for pair in browse.entity_choices(record, entity.kind, CHOICES) if pair[0] != name],
        author=author(visit),
    )


def members_of(record: Record, entity: Entity) -> list[Member]:
    """The members of an entity with their names, by article."""
    found = browse.mentions_of(record, [entity.id], SHOWN * 20)
    views = {view.id: view for view in record.facts_by_id(first for _, first, _, _ in found)}
    return [
        Member(ref, views[first].article, views[first], names, count)
        for ref, first, names, count in found
        if first in views
    ]
