"""Facts: lists of statements and events by filter, and one fact with all that it points to."""

from starlette.responses import Response

from recoupe.model.judgement import Decision
from recoupe.model.vocabulary import EventType, Stance, StatementKind
from recoupe.record import browse
from recoupe.record.browse import FactFilter, StatementFilter
from recoupe.record.corrections import date_given
from recoupe.record.judgements import read_judgements, target_of
from recoupe.record.views import AnyFact, JudgementLine
from recoupe.web.claims import rows_of
from recoupe.web.said import is_statement, statement_rows
from recoupe.web.visit import Visit

LONGEST_CHOICE = 200
# By which decision a person gives what stands in the place of what was read.
CORRECTED_BY = {
    "statement": Decision.CORRECT,
    "figure": Decision.CORRECT,
    "time": Decision.BIND_DATE,
}


def show_statements(visit: Visit) -> Response:
    """Statements in the order of time, by who says them, of whom, how, through what, where and when."""
    wanted, page = _wanted(visit), visit.page()
    speaker, about = visit.parameter("speaker"), visit.parameter("about")
    return visit.render(
        "statements.html",
        rows=statement_rows(visit.record, browse.statements(visit.record, wanted, page)),
        total=browse.count_statements(visit.record, wanted),
        undated=browse.count_undated(visit.record, wanted) if wanted.first or wanted.last else 0,
        wanted=wanted,
        page=page,
        stances=browse.labels(visit.record, "statement"),
        outlets=_outlets(visit),
        speakers=_speakers(visit),
        channels=visit.recall("channels", lambda: browse.channels(visit.record))[:LONGEST_CHOICE],
        channel=visit.parameter("channel"),
        chosen=visit.record.entity(speaker) if speaker else None,
        about=visit.record.entity(about) if about else None,
        forms=list(StatementKind),
        bad_days=[
            day for name in ("from", "to") if (day := visit.parameter(name)) and date_given(day) is None
        ],
    )


def _wanted(visit: Visit) -> StatementFilter:
    speaker, about, channel = (visit.parameter(name) for name in ("speaker", "about", "channel"))
    return StatementFilter(
        speakers=(speaker,) if speaker else None,
        about=(about,) if about else None,
        # What is said of somebody is what others say, unless it is asked who says it.
        others=(about,) if about and not speaker else None,
        stance=visit.chosen("stance", set(Stance)),
        form=visit.chosen("form", set(StatementKind)),
        channels=(channel,) if channel else None,
        outlet=visit.parameter("outlet"),
        first=date_given(visit.parameter("from") or ""),
        last=date_given(visit.parameter("to") or ""),
    )


def show_events(visit: Visit) -> Response:
    """Events by type, outlet and whom they concern, as each article tells them."""
    page = visit.page()
    wanted = FactFilter(
        label=visit.chosen("type", set(EventType)),
        outlet=visit.parameter("outlet"),
        entity=visit.parameter("entity"),
    )
    return visit.render(
        "events.html",
        views=browse.facts(visit.record, "event", wanted, page),
        total=browse.count_facts(visit.record, "event", wanted),
        wanted=wanted,
        page=page,
        labels=browse.labels(visit.record, "event"),
        outlets=_outlets(visit),
    )


def _outlets(visit: Visit) -> list[str]:
    return [name for name, _ in browse.span(visit.record).outlets]


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
        row=statement_rows(visit.record, [view])[0] if is_statement(view) else None,
        claims=rows_of(visit.record, list(claims.values()), visit.words.language),
        correctable=CORRECTED_BY.get(view.kind),
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
