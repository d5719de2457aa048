"""What `recoupe extract` and `recoupe read` say of one document of a manifest."""

from typing import TypedDict

from recoupe.link.times import bind_times, date_of
from recoupe.model.anchor import Anchor
from recoupe.model.article import Article, Problem
from recoupe.model.facts import Event, Extraction, Figure, Mention, Statement
from recoupe.model.times import BoundTime
from recoupe.model.vocabulary import NameKind
from recoupe.read.prose import plain_body

# Names are given out in the three kinds that the public sets tell apart.
NAME_KINDS = {
    NameKind.PERSON: "person",
    NameKind.ORGANISATION: "organization",
    NameKind.GROUP: "organization",
    NameKind.STATE: "location",
    NameKind.PLACE: "location",
}


class ProblemOut(TypedDict):
    """Something that could not be read, dated or resolved."""

    code: str
    detail: str


class StatementOut(TypedDict):
    """A statement; offsets are code points."""

    start: int
    end: int
    kind: str
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    cue_start: int | None
    cue_end: int | None
    role: str | None
    channel: str | None
    stance: str
    said: str | None


class FigureOut(TypedDict):
    """A figure."""

    start: int
    end: int
    what: str
    value: float | list[float] | None
    bound: str
    unit: str | None
    of_whom: str | None
    where: str | None
    as_of: str | None
    according_to: str | None


class EventOut(TypedDict):
    """An event, at the words that name it."""

    start: int
    end: int
    type: str
    date: str | None
    place: str | None
    actor: str | None
    target: str | None
    modality: str


class TimeOut(TypedDict):
    """A time, in TIMEX3."""

    start: int
    end: int
    value: str | None
    type: str


class NameOut(TypedDict):
    """A name where it stands, and whom it names."""

    start: int
    end: int
    kind: str
    entity: str


class ExtractionOut(TypedDict):
    """All that `recoupe extract` says of a document."""

    doc: str
    published: str | None
    language: str | None
    statements: list[StatementOut]
    figures: list[FigureOut]
    events: list[EventOut]
    times: list[TimeOut]
    entities: list[NameOut]
    problems: list[ProblemOut]


class BlockOut(TypedDict):
    """A block; its offsets count in the whole text of the page, which is not given out."""

    kind: str
    text: str
    start: int
    end: int


class ArticleOut(TypedDict):
    """All that `recoupe read` says of a document."""

    doc: str
    title: str | None
    text: str
    authors: list[str]
    outlet: str | None
    published: str | None
    modified: str | None
    language: str | None
    blocks: list[BlockOut]
    problems: list[ProblemOut]


def article_document(doc: str, article: Article) -> ArticleOut:
    """Put an article into the form of `recoupe read`."""
    return {
        "doc": doc,
        "title": article.title,
        "text": plain_body(article),
        "authors": list(article.authors),
        "outlet": article.outlet,
        "published": None if article.published is None else article.published.value,
        "modified": None if article.modified is None else article.modified.value,
        "language": article.language,
        "blocks": [
            {
                "kind": block.kind.value,
                "text": article.words_of(block),
                "start": block.start,
                "end": block.end,
            }
            for block in article.blocks
        ],
        "problems": [problem_out(problem) for problem in article.problems],
    }


def extraction_document(
    doc: str, article: Article, extraction: Extraction, failed: Problem | None = None
) -> ExtractionOut:
    """Put the facts of an article into the form of `recoupe extract`.

    Args:
        doc: its name in the manifest.
        article: which.
        extraction: its facts.
        failed: why there are none, or None.
    """
    times = bind_times(extraction, article.published)
    degraded = (Problem("degraded", part) for part in extraction.degraded)
    problems = (*article.problems, *(() if failed is None else (failed,)), *extraction.problems, *degraded)
    return {
        "doc": doc,
        "published": None if article.published is None else article.published.value,
        "language": extraction.language or article.language,
        "statements": [_statement(fact, extraction, times) for fact in extraction.statements],
        "figures": [_figure(fact, extraction, times) for fact in extraction.figures],
        "events": [_event(fact, extraction, times) for fact in extraction.events],
        "times": [
            {
                "start": time.anchor.start,
                "end": time.anchor.end,
                "value": bound.timex,
                "type": time.type.value,
            }
            for time, bound in zip(extraction.times, times, strict=True)
        ],
        "entities": [_name(fact, extraction) for fact in extraction.mentions if fact.form == "name"],
        "problems": [problem_out(problem) for problem in problems],
    }


def nothing_extracted(doc: str, problem: Problem) -> ExtractionOut:
    """What `recoupe extract` says of a document that cannot be used."""
    empty = Article(text="", blocks=(), problems=(problem,))
    return extraction_document(doc, empty, Extraction(language=None))


def nothing_read(doc: str, problem: Problem) -> ArticleOut:
    """What `recoupe read` says of a document that cannot be used."""
    return article_document(doc, Article(text="", blocks=(), problems=(problem,)))


def problem_out(problem: Problem) -> ProblemOut:
    """A problem as it is given out."""
    return {"code": problem.code, "detail": problem.detail}


def _called(extraction: Extraction, mention: int | None) -> str | None:
    """The canonical name of whom a mention means."""
    return None if mention is None else extraction.referents[extraction.mentions[mention].referent].name


def _span(anchor: Anchor | None) -> tuple[int | None, int | None]:
    return (None, None) if anchor is None else (anchor.start, anchor.end)


def _statement(fact: Statement, extraction: Extraction, times: tuple[BoundTime, ...]) -> StatementOut:
    speaker = None if fact.speaker is None else extraction.mentions[fact.speaker].anchor
    speaker_start, speaker_end = _span(speaker)
    cue_start, cue_end = _span(fact.cue)
    return {
        "start": fact.anchor.start,
        "end": fact.anchor.end,
        "kind": fact.kind.value,
        "speaker": _called(extraction, fact.speaker),
        "speaker_start": speaker_start,
        "speaker_end": speaker_end,
        "cue_start": cue_start,
        "cue_end": cue_end,
        "role": fact.role,
        "channel": fact.channel,
        "stance": fact.stance.value,
        "said": date_of(extraction, times, fact.said),
    }


def _figure(fact: Figure, extraction: Extraction, times: tuple[BoundTime, ...]) -> FigureOut:
    return {
        "start": fact.anchor.start,
        "end": fact.anchor.end,
        "what": fact.what.value,
        "value": list(fact.value) if isinstance(fact.value, tuple) else fact.value,
        "bound": fact.bound.value,
        "unit": fact.unit,
        "of_whom": fact.of_whom,
        "where": _called(extraction, fact.where),
        "as_of": date_of(extraction, times, fact.as_of),
        "according_to": _called(extraction, fact.according_to),
    }


def _event(fact: Event, extraction: Extraction, times: tuple[BoundTime, ...]) -> EventOut:
    return {
        "start": fact.trigger.start,
        "end": fact.trigger.end,
        "type": fact.type.value,
        "date": date_of(extraction, times, fact.time),
        "place": _called(extraction, fact.place),
        "actor": _called(extraction, fact.actor),
        "target": _called(extraction, fact.target),
        "modality": fact.modality.value,
    }


def _name(fact: Mention, extraction: Extraction) -> NameOut:
    return {
        "start": fact.anchor.start,
        "end": fact.anchor.end,
        "kind": NAME_KINDS[fact.kind],
        "entity": extraction.referents[fact.referent].name,
    }
