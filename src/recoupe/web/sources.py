"""Where accounts come from: origins, copies, paragraphs that nobody signs, stories."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from recoupe.model.article import Article
from recoupe.model.comparison import Copy, Origin, Passage, SharedParagraph, Story
from recoupe.model.reason import Reason
from recoupe.model.vocabulary import OriginKind
from recoupe.record import browse
from recoupe.record.queries import Record
from recoupe.record.views import ArticleHead
from recoupe.web.visit import Visit

LONGEST_LIST = 200
MOST_ARTICLES = 2_000


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
    """Origins of one kind and name, as far as their accounts show, taken together for the reader.

    Attributes:
        kind: of all of them.
        name: of all of them, or None where it is not stated.
        ids: of the origins.
        chains: the ways by which their accounts came, each once.
        reasons: each once.
        articles: whose main event one of them dominates.
        claims: how many rest on one of them.
    """

    kind: OriginKind
    name: str | None
    ids: tuple[str, ...]
    chains: tuple[tuple[str, ...], ...]
    reasons: tuple[Reason, ...]
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
    """Origins by kind and name: the named first, then those on which most claims rest."""
    claims: dict[str, set[str]] = defaultdict(set)
    for origin, claim in browse.origin_claims(record):
        claims[origin].add(claim)
    alike: dict[tuple[OriginKind, str], list[Origin]] = defaultdict(list)
    for found in record.origins():
        if found.articles or found.id in claims:
            alike[found.kind, (found.name or "").casefold()].append(found)
    weighed = [(set().union(*(claims[found.id] for found in group)), group) for group in alike.values()]
    weighed.sort(key=lambda pair: (pair[1][0].name is None, -len(pair[0]), pair[1][0].id))
    names = {name for _, group in weighed[:LONGEST_LIST] for found in group for name in found.articles}
    heads = browse.heads(record, sorted(names)[:MOST_ARTICLES])
    return [_origin_row(group, len(rest), heads) for rest, group in weighed[:LONGEST_LIST]]


def _origin_row(group: Sequence[Origin], claims: int, heads: Mapping[str, ArticleHead]) -> OriginRow:
    articles = dict.fromkeys(name for origin in group for name in origin.articles)
    return OriginRow(
        kind=group[0].kind,
        name=group[0].name,
        ids=tuple(origin.id for origin in group),
        chains=tuple(dict.fromkeys(origin.chain for origin in group if len(origin.chain) > 1)),
        reasons=tuple(dict.fromkeys(reason for origin in group for reason in origin.reasons)),
        articles=tuple(heads[name] for name in articles if name in heads)[:50],
        claims=claims,
    )


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
