"""The dossier at a glance."""

from dataclasses import dataclass

from starlette.responses import Response

from recoupe.model.comparison import Gap
from recoupe.record import browse
from recoupe.record.browse import ClaimFilter, Page, StatementFilter
from recoupe.record.queries import Record
from recoupe.record.views import ArticleHead, Overview
from recoupe.web.charts import chart_of
from recoupe.web.claims import TimelineRow, rows_of
from recoupe.web.rows import series_rows
from recoupe.web.said import statement_rows
from recoupe.web.sources import CopyRow, StoryRow, copy_rows, story_rows
from recoupe.web.timeline import Axis, axis_of, span_of
from recoupe.web.visit import Visit

CLAIMS, SERIES, SPEAKERS, STORIES, COPIES, EVENTS, FIRST = 12, 3, 10, 5, 8, 14, 8


@dataclass(frozen=True, slots=True)
class Lacks:
    """What a dossier lacks, on its face.

    Attributes:
        gaps: as the comparison found them.
        unread: how many captures could not be analysed.
        undated: how many articles say no date.
        degraded: articles in which a part of the extraction was missing.
    """

    gaps: tuple[Gap, ...]
    unread: int
    undated: int
    degraded: tuple[ArticleHead, ...]

    @property
    def any(self) -> bool:
        """Whether it lacks anything that is known."""
        return bool(self.gaps or self.unread or self.undated or self.degraded)


def lacks_of(record: Record, state: Overview) -> Lacks:
    """What a dossier lacks."""
    span = browse.span(record)
    gaps = tuple(record.gaps())
    told = {gap.reason.code for gap in gaps}
    return Lacks(
        gaps,
        unread=0 if "gap.not_analysed" in told else state.captures - state.articles,
        undated=0 if "gap.no_date" in told else span.undated,
        degraded=() if "gap.degraded" in told else tuple(browse.articles_with(record, "degraded")),
    )


def show(visit: Visit) -> Response:
    """The dossier at a glance; where nothing was run yet, what to do."""
    record = visit.record
    state = visit.state
    if state.captures == 0 and state.generation == 0:
        return visit.render("empty.html")
    language = visit.words.language
    axis, events = _events(record, language)
    claims = rows_of(record, browse.claims(record, ClaimFilter(), Page(CLAIMS)), language)
    return visit.render(
        "overview.html",
        span=browse.span(record),
        lacks=lacks_of(record, state),
        claims=claims,
        first=[]
        if claims
        else statement_rows(record, browse.statements(record, StatementFilter(), Page(FIRST))),
        total=browse.count_claims(record, ClaimFilter()),
        series=[
            (found, chart_of(found.rows))
            for found in series_rows(record, browse.series(record, SERIES), language)
        ],
        axis=axis,
        events=events,
        speakers=browse.speakers(record, [name for name, _ in visit.speakers(SPEAKERS)]),
        stories=_stories(record),
        copies=_copies(record),
        articles=browse.newest(record, Page(6)),
    )


def _events(record: Record, language: str) -> tuple[Axis | None, list[TimelineRow]]:
    """The most carried events that have a day, in the order of time."""
    axis = axis_of(browse.days(record))
    if axis is None:
        return None, []
    weighty = browse.claims(record, ClaimFilter(about="event", dated=True), Page(EVENTS))
    ordered = sorted(weighty, key=lambda claim: (claim.time and claim.time.earliest) or "")
    return axis, [
        TimelineRow(row, span_of(row.claim.time, axis)) for row in rows_of(record, ordered, language)
    ]


def _stories(record: Record) -> list[StoryRow]:
    return [row for row in story_rows(record, STORIES) if len(row.articles) > 1]


def _copies(record: Record) -> list[CopyRow]:
    return copy_rows(record, browse.closest_copies(record, COPIES))
