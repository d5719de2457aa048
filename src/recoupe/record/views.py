"""What queries of the record give: facts with their sentence, their source and their links."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from recoupe.model.article import Article, Problem
from recoupe.model.capture import Capture
from recoupe.model.comparison import Claim
from recoupe.model.entity import Entity
from recoupe.model.facts import Event, Figure, Footing, Mention, Statement
from recoupe.model.judgement import Decision, Judgement
from recoupe.model.times import BoundTime, Time
from recoupe.model.vocabulary import NameKind

F_co = TypeVar("F_co", Statement, Figure, Event, Time, Mention, Footing, covariant=True)


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """An article without its text.

    Attributes:
        id: the capture id.
        url: the address of the page.
        page: what all captures of one page share.
        captured: ISO 8601.
        title: or None.
        outlet: or None.
        published: ISO 8601 as the page gives it, or None.
        language: two-letter code, or None.
    """

    id: str
    url: str
    page: str
    captured: str
    title: str | None
    outlet: str | None
    published: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Who:
    """Someone or something that a fact points to.

    Attributes:
        role: what for: `speaker`, `actor`, `target`, `place`, `where`, `according_to`, `source`, `names`.
        name: the entity's name, or the name that the article gives while the entities are not yet joined.
        words: the mention's own words.
        mention: the mention's fact id.
        entity: the entity's id, or None while the entities are not yet joined.
        kind: of entity.
        named: False for a source that no article names.
    """

    role: str
    name: str
    words: str
    mention: str
    entity: str | None
    kind: NameKind
    named: bool


@dataclass(frozen=True, slots=True)
class When:
    """A time that a fact points to.

    Attributes:
        role: `time`, `said` or `as_of`; `self` for a time's own value.
        words: the expression.
        fact: the time's fact id.
        bound: what it comes to.
    """

    role: str
    words: str
    fact: str
    bound: BoundTime


@dataclass(frozen=True, slots=True)
class FactView(Generic[F_co]):
    """A fact with all that is needed to show it.

    Attributes:
        id: the fact's id, which a better reading of the same words keeps.
        kind: `statement`, `figure`, `event`, `time`, `mention` or `footing`.
        n: its index in the article's extraction.
        article: where it stands.
        fact: as extracted; its indices count in the article's extraction, the fields below in ids.
        sentence: the whole of the sentences that it stands in.
        sentence_start: first code point of these in the article's text.
        who: whom it points to.
        when: the times it points to.
        links: pairs of role and fact id: `within`, `statement`, `subset_of`, `victims` and the roles of
            `who` and `when`.
        claims: ids of the claims that it is an account of.
        judged: REJECT or CONFIRM where a person decided, or None.
        corrected: the value, speaker or date that a person gave in the place of what the words were read
            as, or None.
    """

    id: str
    kind: str
    n: int
    article: ArticleHead
    fact: F_co
    sentence: str
    sentence_start: int
    who: tuple[Who, ...] = ()
    when: tuple[When, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    claims: tuple[str, ...] = ()
    judged: Decision | None = None
    corrected: str | None = None

    def one(self, role: str) -> Who | None:
        """Whom it points to in a role, or None."""
        return next((who for who in self.who if who.role == role), None)

    def at(self, role: str) -> When | None:
        """The time it points to in a role, or None."""
        return next((when for when in self.when if when.role == role), None)


AnyFact = (
    FactView[Statement]
    | FactView[Figure]
    | FactView[Event]
    | FactView[Time]
    | FactView[Mention]
    | FactView[Footing]
)


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with all its facts.

    Attributes:
        head: the article without its text.
        capture: what was received.
        article: its text, blocks and dates.
        facts: of all kinds, by start, the longer first.
        degraded: parts of the extraction that were missing.
        problems: pairs of stage (`read`, `extract`) and problem.
        captures: ids of all captures of the same page, oldest first.
    """

    head: ArticleHead
    capture: Capture
    article: Article
    facts: tuple[AnyFact, ...]
    degraded: tuple[str, ...]
    problems: tuple[tuple[str, Problem], ...]
    captures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article in a list.

    Attributes:
        head: the article without its text.
        statements: how many.
        figures: how many.
        events: how many.
        problems: how many.
    """

    head: ArticleHead
    statements: int
    figures: int
    events: int
    problems: int


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with the facts of its accounts.

    Attributes:
        claim: with its standing.
        facts: by fact id, those of its accounts, disputes and reasons.
        ids: for each account, its fact's id, in the claim's order.
    """

    claim: Claim
    facts: tuple[AnyFact, ...]
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntityLine:
    """An entity in a list.

    Attributes:
        entity: with all its names.
        articles: in how many it is mentioned.
        mentions: how many.
        statements: how many it speaks.
    """

    entity: Entity
    articles: int
    mentions: int
    statements: int


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """Something that could not be read, dated or resolved.

    Attributes:
        capture: the capture's id.
        url: its address.
        stage: `read`, `extract`, `link` or `compare`.
        problem: what.
        analysed: False where the whole capture was left out.
    """

    capture: str
    url: str
    stage: str
    problem: Problem
    analysed: bool


@dataclass(frozen=True, slots=True)
class JudgementLine:
    """A judgement with what became of it.

    Attributes:
        judgement: as it was written.
        facts: ids of the facts that it was found to be about.
        weighed: whether this generation took it into account; the next run does where it did not.
        resolved: whether each of its targets was found; one that was not stands on the work list.
        in_force: whether no later judgement overrides it.
    """

    judgement: Judgement
    facts: tuple[str, ...]
    weighed: bool
    resolved: bool
    in_force: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """A dossier at a glance.

    Attributes:
        captures: how many.
        articles: how many of them were analysed.
        facts: pairs of kind and number.
        claims: pairs of support and number.
        entities: how many.
        problems: pairs of code and number, the most frequent first.
        complete: False while a run has read articles that are not yet compared.
        generation: counts the runs that changed the record; changes when there is something new to show.
        log_head: of the evidence log this was made from, or None.
    """

    captures: int
    articles: int
    facts: tuple[tuple[str, int], ...]
    claims: tuple[tuple[str, int], ...]
    entities: int
    problems: tuple[tuple[str, int], ...]
    complete: bool
    generation: int
    log_head: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """An article in which words were found.

    Attributes:
        head: the article.
        snippet: some of its text around them; the words stand between U+0002 and U+0003.
    """

    head: ArticleHead
    snippet: str
