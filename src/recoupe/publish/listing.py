"""The record as lists for the terminal: each fact with its id, its source and its sentence."""

import shutil
import textwrap
from collections.abc import Callable, Iterable

from recoupe.model.comparison import Claim, Gap, Standing
from recoupe.model.facts import Event, Figure
from recoupe.model.reason import Reason
from recoupe.publish.lines import json_line, shown
from recoupe.publish.spoken import (
    SHOWN_ID,
    Spoken,
    Wanted,
    describe,
    filter_of,
    marks,
    sentence_of,
    source,
    spoken,
    stands_in,
)
from recoupe.publish.summary import SUPPORT
from recoupe.record import browse
from recoupe.record.codec import plain
from recoupe.record.queries import Record
from recoupe.record.views import (
    AnyFact,
    ArticleLine,
    EntityLine,
    FactView,
    JudgementLine,
    ProblemLine,
)
from recoupe.reference.labels import sentence, term

INDENT = "    "
WIDEST = 110


Row = AnyFact | Spoken | ArticleLine | Claim | EntityLine | Gap | JudgementLine | ProblemLine


def rows_of(record: Record, what: str, wanted: Wanted) -> list[Row]:
    """What a list holds.

    Args:
        record: to read.
        what: one of `LISTS`.
        wanted: which of it.
    """
    return LISTS[what](record, wanted)


def lines_of(rows: Iterable[Row], wanted: Wanted) -> list[str]:
    """A list in words, with a blank line between its rows."""
    lines = []
    for row in rows:
        head, *rest = _describe(row, wanted.language)
        lines += [shown(head), *(wrapped for line in rest if line for wrapped in _wrap(shown(line))), ""]
    return lines


def json_of(row: Row) -> str:
    """A row as one line of JSON, with every field; a statement's own fields stand at its top."""
    if isinstance(row, Spoken):
        rest = plain(row)
        return json_line({**rest.pop("view"), **rest})
    return json_line(plain(row))


def _statements(record: Record, wanted: Wanted) -> list[Row]:
    return list(spoken(record, browse.statements(record, filter_of(record, wanted))))


def _figures(record: Record, wanted: Wanted) -> list[Row]:
    return [fact for fact in record.facts(Figure, label=wanted.type) if stands_in(fact.article, wanted)]


def _events(record: Record, wanted: Wanted) -> list[Row]:
    return [fact for fact in record.facts(Event, label=wanted.type) if stands_in(fact.article, wanted)]


def _timeline(record: Record, wanted: Wanted) -> list[Row]:
    kept = (fact for fact in record.timeline() if wanted.type in {None, fact.fact.type.value})
    return [fact for fact in kept if stands_in(fact.article, wanted)]


def _articles(record: Record, wanted: Wanted) -> list[Row]:
    return [line for line in record.articles() if stands_in(line.head, wanted)]


LISTS: dict[str, Callable[[Record, Wanted], list[Row]]] = {
    "claims": lambda record, wanted: [c for c in record.claims() if wanted.type in {None, c.type, c.about}],
    "statements": _statements,
    "figures": _figures,
    "events": _events,
    "timeline": _timeline,
    "entities": lambda record, wanted: [
        e for e in record.entities() if wanted.type in {None, e.entity.kind.value}
    ],
    "articles": _articles,
    "gaps": lambda record, _: list(record.gaps()),
    "problems": lambda record, _: list(record.problems()),
}


def _describe(row: Row, language: str) -> list[str]:
    if isinstance(row, Spoken):
        return describe(row, language)
    if isinstance(row, FactView):
        return _fact(row, language)
    if isinstance(row, Claim):
        return _claim(row, language)
    if isinstance(row, ArticleLine):
        return _article(row)
    if isinstance(row, EntityLine):
        return _entity(row)
    if isinstance(row, Gap):
        return [_reason(row.reason, language), *_articles_named(row.articles)]
    if isinstance(row, JudgementLine):
        return _judgement(row)
    return _problem(row)


def _problem(row: ProblemLine) -> list[str]:
    return [
        f"{row.url}  [{row.stage}: {row.problem.code}]",
        row.problem.detail,
        "" if row.analysed else "not analysed",
    ]


def _fact(view: AnyFact, language: str) -> list[str]:
    head = f"{view.id[:SHOWN_ID]}  {_gist(view, language)}{marks(view)}"
    return [head, f"« {view.fact.anchor.exact} »", sentence_of(view), source(view.article)]


def _gist(view: AnyFact, language: str) -> str:
    fact = view.fact
    parts: list[str | None] = []
    if isinstance(fact, Figure):
        parts = [
            term("FigureKind", fact.what.value, language),
            f"{term('Bound', fact.bound.value, language)} {_value(fact)}",
        ]
        parts += [fact.of_whom, _name(view, "where"), _time(view, "as_of"), _name(view, "according_to")]
    elif isinstance(fact, Event):
        parts = [_time(view, "time"), term("EventType", fact.type.value, language), _name(view, "place")]
        parts += [
            _name(view, "actor"),
            _name(view, "target"),
            term("Modality", fact.modality.value, language),
        ]
    return " · ".join(part for part in parts if part)


def _value(figure: Figure) -> str:
    if figure.value is None:
        return "?"
    ends = figure.value if isinstance(figure.value, tuple) else (figure.value,)
    return "–".join(f"{end:,g}" for end in ends) + (f" {figure.unit}" if figure.unit else "")


def _name(view: AnyFact, role: str) -> str | None:
    who = view.one(role)
    return None if who is None else who.name


def _time(view: AnyFact, role: str) -> str | None:
    when = view.at(role)
    return None if when is None else when.bound.edtf or when.bound.timex or f"“{when.words}”, date open"


def _claim(claim: Claim, language: str) -> list[str]:
    line = claim.line.fr if language == "fr" else claim.line.en
    return [
        f"{claim.id[:SHOWN_ID]}  {line}",
        _standing(claim.standing),
        *(
            f"{dispute.by}: {term('DisputeKind', dispute.kind.value, language)}"
            for dispute in claim.standing.disputes
        ),
        *(f"– {_reason(reason, language)}" for reason in claim.standing.reasons),
    ]


def _standing(standing: Standing) -> str:
    parts = [
        f"{SUPPORT[standing.support.value]}, in {standing.outlets} article{'s' * (standing.outlets != 1)}"
    ]
    parts += ["disputed"] if standing.disputes else []
    parts += [standing.life.value, standing.nature.value.replace("_", " ")]
    parts += ["descends from something withdrawn"] if standing.questioned else []
    return " · ".join(parts)


def _article(line: ArticleLine) -> list[str]:
    counts = f"{line.statements} statements, {line.figures} figures, {line.events} events"
    counts += f", {line.problems} problems" if line.problems else ""
    return [f"{line.head.id[:SHOWN_ID]}  {line.head.title or line.head.url}", source(line.head), counts]


def _entity(line: EntityLine) -> list[str]:
    entity = line.entity
    others = [name for name in entity.names if name != entity.name]
    return [
        f"{entity.id[:SHOWN_ID]}  {entity.name} ({entity.kind.value})",
        "also " + ", ".join(others) if others else "",
        ", ".join(entity.roles),
        f"{line.mentions} mentions in {line.articles} articles, {line.statements} statements",
    ]


def _judgement(line: JudgementLine) -> list[str]:
    judgement = line.judgement
    state = "in force" if line.in_force else "overridden"
    if not line.weighed:
        state = "not weighed yet: run `recoupe run`"
    elif not line.resolved:
        state = "WORK LIST: its words are no longer found"
    quotes = [f"« {target.exact} » {target.url}" for target in judgement.targets]
    who = f"{judgement.author}, {judgement.at}" + (f": {judgement.reason}" if judgement.reason else "")
    head = f"{judgement.id[:SHOWN_ID]}  {judgement.decision.value} · {state}"
    return [head, *quotes, judgement.value or "", who]


def _reason(reason: Reason, language: str) -> str:
    return sentence(reason.code, reason.values, "fr" if language == "fr" else "en")


def _articles_named(articles: tuple[str, ...]) -> list[str]:
    shown = ", ".join(article[:SHOWN_ID] for article in articles[:5])
    more = f" and {len(articles) - 5} more" if len(articles) > 5 else ""
    return [f"articles: {shown}{more}"] if articles else []


def _wrap(line: str) -> list[str]:
    width = min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST)
    return textwrap.wrap(line, width, initial_indent=INDENT, subsequent_indent=INDENT, break_long_words=False)
