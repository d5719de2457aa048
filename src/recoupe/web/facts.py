"""Facts: lists of statements and events by filter, and one fact with all that it points to."""

from starlette.responses import Response

from recoupe.model.vocabulary import EventType, Stance, StatementKind
from recoupe.record import browse
from recoupe.record.browse import FactFilter
from recoupe.record.judgements import read_judgements, target_of
from recoupe.record.views import AnyFact, JudgementLine
from recoupe.web.claims import rows_of
from recoupe.web.visit import Visit

LONGEST_CHOICE = 200


def show_statements(visit: Visit) -> Response:
    """Statements by speaker, stance, outlet and kind."""
    wanted = FactFilter(
        label=visit.chosen("stance", set(Stance)),
        outlet=visit.parameter("outlet"),
        entity=visit.parameter("speaker"),
        role="speaker" if visit.parameter("speaker") else None,
        form=visit.chosen("form", set(StatementKind)),
    )
    return _list(visit, "statement", wanted, "statements.html")


def show_events(visit: Visit) -> Response:
    """Events by type, outlet and whom they concern, as each article tells them."""
    wanted = FactFilter(
        label=visit.chosen("type", set(EventType)),
        outlet=visit.parameter("outlet"),
        entity=visit.parameter("entity"),
    )
    return _list(visit, "event", wanted, "events.html")


def _list(visit: Visit, kind: str, wanted: FactFilter, template: str) -> Response:
    page = visit.page()
    return visit.render(
        template,
        views=browse.facts(visit.record, kind, wanted, page),
        total=browse.count_facts(visit.record, kind, wanted),
        wanted=wanted,
        page=page,
        labels=browse.labels(visit.record, kind),
        outlets=[name for name, _ in browse.span(visit.record).outlets],
        speakers=_speakers(visit) if kind == "statement" else [],
        chosen=visit.record.entity(wanted.entity) if wanted.entity else None,
        forms=list(StatementKind),
    )


def _speakers(visit: Visit) -> list[tuple[str, str, int]]:
    """Ids, names and numbers of statements of those who are quoted most."""
    counts = visit.speakers(LONGEST_CHOICE)
    names = browse.entity_names(visit.record, [name for name, _ in counts])
    return [(name, names[name], count) for name, count in counts if name in names]


def show(visit: Visit) -> Response:
    """One fact: its sentence, what it points to, what points to it, its claims, and what was judged."""
    view = visit.record.fact(visit.parameter("id") or "")
    if view is None:
        raise visit.missing("fact")
    claims = browse.claims_by_id(visit.record, view.claims)
    pointing = browse.pointing_to(visit.record, view.id)
    linked = visit.record.facts_by_id([*(name for _, name in view.links), *(name for name, _ in pointing)])
    return visit.render(
        "fact.html",
        view=view,
        linked={found.id: found for found in linked},
        pointing=pointing,
        claims=rows_of(visit.record, list(claims.values()), visit.words.language),
        judgements=judgements_on(visit, view),
        author=author(visit),
    )


def judgements_on(visit: Visit, view: AnyFact) -> list[JudgementLine]:
    """The judgements on a fact, those that no run has weighed yet included."""
    target = target_of(view)
    lines = visit.record.weighed(read_judgements(visit.site.dossier.judgements))
    return [line for line in lines if view.id in line.facts or target in line.judgement.targets]


def author(visit: Visit) -> str:
    """The name under which the last judgement was made, to be offered for the next."""
    judgements = read_judgements(visit.site.dossier.judgements)
    return judgements[-1].author if judgements else ""
