"""Where accounts come from: origins, copies, paragraphs that nobody signs, stories."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from recoupe.model.article import Article
from recoupe.model.comparison import Copy, Origin, Passage, SharedParagraph, Story
from recoupe.record import browse
from recoupe.record.queries import Record
from recoupe.record.views import ArticleHead
from recoupe.web.visit import Visit

LONGEST_LIST = 200


@dataclass(frozen=True, slots=True)
class CopyRow:
    """Two articles of which one takes text from the other.

    Attributes:
        copy: as compared.
        a: the one.
        b: the other.
    """

    copy: Copy
    a: ArticleHead
    b: ArticleHead

    @property
    def source(self) -> ArticleHead | None:
        """The one that the other took from, or None where it cannot be told."""
        return {self.a.id: self.a, self.b.id: self.b}.get(self.copy.source or "")

    @property
    def taker(self) -> ArticleHead | None:
        """The one that took, or None where it cannot be told."""
        source = self.source
        return None if source is None else self.b if source is self.a else self.a


@dataclass(frozen=True, slots=True)
class OriginRow:
    """An origin with the articles whose main event it dominates, and how many claims rest on it."""

    origin: Origin
    articles: tuple[ArticleHead, ...]
    claims: int


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story with its articles."""

    story: Story
    articles: tuple[ArticleHead, ...]


@dataclass(frozen=True, slots=True)
class SharedRow:
    """A paragraph that several articles carry: its words where it was seen first, and the articles."""

    shared: SharedParagraph
    words: str
    articles: tuple[tuple[ArticleHead, int], ...]


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage with its words in both articles."""

    passage: Passage
    a: str
    b: str


def show(visit: Visit) -> Response:
    """Origins, copies, shared paragraphs and stories."""
    record = visit.record
    return visit.render(
        "sources.html",
        origins=origin_rows(record),
        copies=copy_rows(record, browse.closest_copies(record, LONGEST_LIST)),
        shared=shared_rows(record, record.shared()[:LONGEST_LIST]),
        stories=story_rows(record, LONGEST_LIST),
        span=browse.span(record),
    )


def show_pair(visit: Visit) -> Response:
    """Two articles side by side: the passages that stand in both."""
    ids = sorted((visit.parameter("a") or "", visit.parameter("b") or ""))
    found = [copy for copy in visit.record.copies(article=ids[0]) if [copy.a, copy.b] == ids]
    rows = copy_rows(visit.record, found)
    if not rows:
        raise visit.missing("copy")
    texts = visit.record.text(ids[0]), visit.record.text(ids[1])
    return visit.render("pair.html", row=rows[0], passages=_passages(found[0], *texts))


def copy_rows(record: Record, copies: Sequence[Copy]) -> list[CopyRow]:
    """Copies with their articles."""
    heads = browse.heads(record, sorted({name for copy in copies for name in (copy.a, copy.b)}))
    return [
        CopyRow(copy, heads[copy.a], heads[copy.b]) for copy in copies if copy.a in heads and copy.b in heads
    ]


def origin_rows(record: Record) -> list[OriginRow]:
    """Origins, those on which most claims rest first."""
    weights = dict(browse.origin_weights(record))
    origins = [origin for origin in record.origins() if origin.articles or weights.get(origin.id)]
    chosen = sorted(
        origins, key=lambda origin: (-len(origin.articles), -weights.get(origin.id, 0), origin.id)
    )
    chosen = chosen[:LONGEST_LIST]
    heads = browse.heads(record, sorted({name for origin in chosen for name in origin.articles[:50]}))
    return [
        OriginRow(
            origin,
            tuple(heads[name] for name in origin.articles[:50] if name in heads),
            weights.get(origin.id, 0),
        )
        for origin in chosen
    ]


def story_rows(record: Record, limit: int) -> list[StoryRow]:
    """Stories, those with most articles first."""
    stories = sorted(record.stories(), key=lambda story: (-len(story.articles), story.id))[:limit]
    heads = browse.heads(record, sorted({name for story in stories for name in story.articles[:50]}))
    return [
        StoryRow(story, tuple(heads[name] for name in story.articles[:50] if name in heads))
        for story in stories
    ]


def shared_rows(record: Record, found: Sequence[SharedParagraph]) -> list[SharedRow]:
    """Shared paragraphs with their words and articles."""
    heads = browse.heads(record, sorted({name for shared in found for name, _, _ in shared.places}))
    rows = []
    for shared in found:
        name, start, end = next(place for place in shared.places if place[0] == shared.first)
        places = tuple((heads[name], start) for name, start, _ in shared.places if name in heads)
        rows.append(SharedRow(shared, browse.words_at(record, name, start, end), places))
    return rows


def _passages(copy: Copy, a: Article, b: Article) -> list[PassageRow]:
    return [
        PassageRow(passage, a.text[passage.a_start : passage.a_end], b.text[passage.b_start : passage.b_end])
        for passage in copy.passages
    ]
