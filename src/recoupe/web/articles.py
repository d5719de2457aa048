"""Articles: the list, and one article with its facts marked in its words."""

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass

from markupsafe import Markup
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
from recoupe.web.drawing import draw
from recoupe.web.marking import Mark, kinds_in_order, pieces
from recoupe.web.said import is_statement, statement_rows, voices_in
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
        drawn: its words with the facts marked in them.
        elsewhere: where its words stand too.
    """

    block: Block
    drawn: Markup
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
    listed = {fact.id for _, found in kinds for fact in found[:LISTED]}
    said = [fact for fact in view.facts if is_statement(fact)]
    copies = visit.record.copies(article=name)
    claims = browse.claims(visit.record, browse.ClaimFilter(article=name), browse.Page(40))
    return visit.render(
        "article.html",
        view=view,
        runs=runs_of(view, numbers, _elsewhere(visit.record, name, copies), _leads_to(visit, listed)),
        kinds=kinds,
        most=LISTED,
        numbers=numbers,
        voices=voices_in(said),
        statements={row.view.id: row for row in statement_rows(visit.record, said[:LISTED])},
        copies=copy_rows(visit.record, copies),
        captures=browse.heads(visit.record, [other for other in view.captures if other != name]),
        claims=rows_of(visit.record, claims, visit.words.language),
        place=place_of(visit, name),
    )


def _leads_to(visit: Visit, listed: Set[str]) -> Callable[[Mark], tuple[str, str]]:
    """Where the note behind a fact's words leads: to the list beside the text, or to the fact's page."""
    before, _, after = visit.words.label("article.note", number="#").partition("#")
    to_fact = visit.address("fact", "")

    def leads_to(mark: Mark) -> tuple[str, str]:
        address = f"#l-{mark.name}" if mark.name in listed else to_fact + mark.name
        return address, f"{before}{mark.number}{after}"

    return leads_to


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


def runs_of(
    view: ArticleView,
    numbers: dict[str, int],
    elsewhere: Sequence[Elsewhere],
    leads_to: Callable[[Mark], tuple[str, str]],
) -> list[Run]:
    """The blocks of an article with their facts marked, furniture gathered to be folded.

    Args:
        view: the article.
        numbers: of the facts that have a note.
        elsewhere: where words of it stand too.
        leads_to: where the note behind a fact's words leads, and how that is said.
    """
    runs: list[Run] = []
    for block, found, notes in _blocks(view, numbers, elsewhere):
        cut = pieces(view.article.text, block.start, block.end, found)
        row = BlockRow(block, draw(cut, leads_to), notes)
        furniture = row.block.kind is BlockKind.FURNITURE
        if not runs or runs[-1].furniture != furniture:
            runs.append(Run(furniture, []))
        runs[-1].rows.append(row)
    return runs


def _blocks(
    view: ArticleView, numbers: dict[str, int], elsewhere: Sequence[Elsewhere]
) -> Iterator[tuple[Block, list[Mark], list[Elsewhere]]]:
    """Each block with the marks that share words with it and the notes that stand in it."""
    waiting = sorted(_marks(view.facts, numbers), key=lambda mark: mark.start)
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
        yield block, open_marks, list(notes[here:noted])


def _marks(facts: Sequence[AnyFact], numbers: dict[str, int]) -> Iterator[Mark]:
    for view in facts:
        yield _mark(view, numbers)
        if is_statement(view) and view.fact.cue is not None:
            cue = view.fact.cue
            yield Mark(cue.start, cue.end, f"cue-{view.id}", "cue", fact=view.id)


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
