"""Articles: the list, and one article with its facts marked in its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from recoupe.collect.evidence import Evidence, Place
from recoupe.errors import DossierError, EvidenceError
from recoupe.model.article import Block, BlockKind
from recoupe.model.comparison import Copy, SharedParagraph
from recoupe.model.judgement import Decision
from recoupe.record import browse
from recoupe.record.queries import Record
from recoupe.record.views import AnyFact, ArticleHead, ArticleView
from recoupe.web.claims import rows_of
from recoupe.web.marking import Mark, Piece, kinds_in_order, pieces
from recoupe.web.sources import copy_rows
from recoupe.web.visit import Visit

# Facts of these kinds have a note in the text that leads to the list beside it, and back.
NUMBERED = ("statement", "figure", "event")
# A text may be made to hold thousands of facts of one kind: beside it stand the first ones of each.
LISTED = 300


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Words of a block that stand in another article too.

    Attributes:
        place: where they begin here; the anchor of the block.
        other: the other article.
        other_place: where they begin there.
        copy: how the two relate, or None for a paragraph that several carry.
    """

    place: int
    other: ArticleHead
    other_place: int
    copy: Copy | None


@dataclass(frozen=True, slots=True)
class BlockRow:
    """A block as it is drawn.

    Attributes:
        block: of the article.
        pieces: of its words.
        elsewhere: where its words stand too.
    """

    block: Block
    pieces: list[Piece]
    elsewhere: list[Elsewhere]


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks that follow one another and are, or are not, furniture."""

    furniture: bool
    rows: list[BlockRow]


def show_list(visit: Visit) -> Response:
    """The articles of the dossier, by publication."""
    outlet, page = visit.parameter("outlet"), visit.page()
    return visit.render(
        "articles.html",
        lines=browse.article_lines(visit.record, outlet, page),
        total=browse.count_articles(visit.record, outlet),
        outlet=outlet,
        span=browse.span(visit.record),
        page=page,
    )


def show(visit: Visit) -> Response:
    """One article: its words with its facts marked, a list of the facts, what was received."""
    name = visit.parameter("id") or ""
    view = visit.record.article(name)
    if view is None:
        return _unread(visit, name)
    numbers, kinds = number_facts(view.facts), kinds_in_order(view.facts)
    copies = visit.record.copies(article=name)
    elsewhere = _elsewhere(visit.record, name, copies)
    claims = browse.claims(visit.record, browse.ClaimFilter(article=name), browse.Page(40))
    return visit.render(
        "article.html",
        view=view,
        runs=runs_of(view, numbers, elsewhere),
        kinds=kinds,
        most=LISTED,
        listed={fact.id for _, found in kinds for fact in found[:LISTED]},
        numbers=numbers,
        copies=copy_rows(visit.record, copies),
        captures=browse.heads(visit.record, [other for other in view.captures if other != name]),
        claims=rows_of(visit.record, claims, visit.words.language),
        place=place_of(visit, name),
    )


def _unread(visit: Visit, name: str) -> Response:
    """A capture that was kept and could not be analysed."""
    found = browse.capture(visit.record, name)
    if found is None:
        raise visit.missing("article")
    problems = browse.problems_of(visit.record, name)
    return visit.render("unread.html", capture=found, problems=problems, place=place_of(visit, name))


def place_of(visit: Visit, capture: str) -> Place | None:
    """Where a capture stands in its WARC file, or None where the log cannot be read."""
    try:
        evidence = visit.recall("evidence", lambda: Evidence(visit.site.dossier.folder))
        kept = evidence.get(capture)
    except (EvidenceError, DossierError):
        return None
    return kept.place


def number_facts(facts: Sequence[AnyFact]) -> dict[str, int]:
    """Number the facts that have a note, in text order."""
    noted = [view.id for view in facts if view.kind in NUMBERED]
    return {name: n for n, name in enumerate(noted, start=1)}


def runs_of(view: ArticleView, numbers: dict[str, int], elsewhere: Sequence[Elsewhere]) -> list[Run]:
    """The blocks of an article with their facts marked, furniture gathered to be folded."""
    runs: list[Run] = []
    for row in _rows(view, numbers, elsewhere):
        furniture = row.block.kind is BlockKind.FURNITURE
        if not runs or runs[-1].furniture != furniture:
            runs.append(Run(furniture, []))
        runs[-1].rows.append(row)
    return runs


def _rows(view: ArticleView, numbers: dict[str, int], elsewhere: Sequence[Elsewhere]) -> Iterator[BlockRow]:
    waiting = sorted((_mark(fact, numbers) for fact in view.facts), key=lambda mark: mark.start)
    notes = sorted(elsewhere, key=lambda note: note.place)
    at, noted, open_marks = 0, 0, list[Mark]()
    for block in view.article.blocks:
        while at < len(waiting) and waiting[at].start < block.end:
            open_marks.append(waiting[at])
            at += 1
        open_marks = [mark for mark in open_marks if mark.end > block.start]
        here = noted
        while noted < len(notes) and notes[noted].place < block.end:
            noted += 1
        drawn = pieces(view.article.text, block.start, block.end, open_marks)
        yield BlockRow(block, drawn, list(notes[here:noted]))


def _mark(view: AnyFact, numbers: dict[str, int]) -> Mark:
    classes = [view.kind]
    if view.judged is Decision.REJECT:
        classes.append("rejected")
    if view.judged is Decision.CONFIRM:
        classes.append("confirmed")
    anchor = view.fact.anchor
    return Mark(anchor.start, anchor.end, view.id, " ".join(classes), numbers.get(view.id))


def _elsewhere(record: Record, name: str, copies: Sequence[Copy]) -> list[Elsewhere]:
    shared = [found for found in record.shared() if any(place[0] == name for place in found.places)]
    others = {other for copy in copies for other in (copy.a, copy.b)}
    others |= {place[0] for found in shared for place in found.places}
    heads = browse.heads(record, sorted(others - {name}))
    return [
        Elsewhere(place, heads[other], other_place, copy)
        for place, other, other_place, copy in (*_copied(name, copies), *_shared(name, shared))
        if other in heads
    ]


def _copied(name: str, copies: Sequence[Copy]) -> Iterator[tuple[int, str, int, Copy | None]]:
    for copy in copies:
        for passage in copy.passages:
            if copy.a == name:
                yield passage.a_start, copy.b, passage.b_start, copy
            else:
                yield passage.b_start, copy.a, passage.a_start, copy


def _shared(name: str, shared: Sequence[SharedParagraph]) -> Iterator[tuple[int, str, int, Copy | None]]:
    for found in shared:
        here = next(start for place, start, _ in found.places if place == name)
        for other, start, _ in found.places:
            if other != name:
                yield here, other, start, None
