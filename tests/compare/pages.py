"""Small invented articles with the facts that tests put in them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from recoupe.compare.comparison import Memory, compare
from recoupe.model.anchor import Anchor, anchor_at
from recoupe.model.article import SEPARATOR, Article, Block, BlockKind, Credit, CreditKind, Dated
from recoupe.model.comparison import Comparison, Judged, Reading
from recoupe.model.entity import Entity, Place, ReferentRef
from recoupe.model.facts import Event, Extraction, Figure, Footing, Mention, Referent, Statement
from recoupe.model.times import BoundTime, Time, TimeRule, TimeType
from recoupe.model.vocabulary import (
    Basis,
    Bound,
    EventType,
    FigureKind,
    Modality,
    NameKind,
    SpeakerKind,
    Stance,
    StatementKind,
)


@dataclass
class Page:
    """An article under construction; facts are found by their words, which stand in it once or first."""

    id: str
    outlet: str | None
    published: str | None
    paragraphs: tuple[str, ...]
    language: str = "fr"
    title: str = ""
    kinds: dict[int, BlockKind] = field(default_factory=dict)
    url: str | None = None
    offline: bool = False
    credits: list[Credit] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    referents: list[Referent] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    bound: list[BoundTime] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    footings: list[Footing] = field(default_factory=list)

    @property
    def text(self) -> str:
        return SEPARATOR.join(filter(None, (self.title, *self.paragraphs)))

    def at(self, words: str) -> Anchor:
        start = self.text.index(words)
        return anchor_at(self.text, start, start + len(words))

    def credit(self, name: str, kind: CreditKind = CreditKind.AGENCY) -> "Page":
        anchor = self.at(name)
        self.credits.append(Credit(name, kind, anchor.start, anchor.end))
        return self

    def name(self, name: str, kind: NameKind, words: str | None = None, *, named: bool = True) -> int:
        """Add a mention of somebody or something."""
        known = next((n for n, one in enumerate(self.referents) if one.name == name), None)
        if known is None:
            known = len(self.referents)
            self.referents.append(Referent(kind, name, (name,) if named else (), (), named))
        form = "name" if named else "description"
        self.mentions.append(Mention(self.at(words or name), kind, form, known))
        return len(self.mentions) - 1

    def day(self, words: str, value: str, last: str | None = None) -> int:
        self.times.append(Time(self.at(words), TimeType.DATE, TimeRule("fixed", value)))
        self.bound.append(BoundTime(value, value, value, last or value, "day", "text"))
        return len(self.times) - 1

    def says(
        self,
        speaker: str,
        words: str,
        stance: Stance = Stance.ASSERTS,
        *,
        kind: NameKind = NameKind.PERSON,
        mention: str | None = None,
        named: bool = True,
        channel: str | None = None,
        given: StatementKind = StatementKind.INDIRECT,
    ) -> int:
        who = self.name(speaker, kind, mention, named=named)
        sort = SpeakerKind.PERSON if named else SpeakerKind.ANONYMOUS
        self.statements.append(Statement(self.at(words), given, stance, who, sort, channel=channel))
        return len(self.statements) - 1

    def counts(
        self,
        words: str,
        what: FigureKind,
        value: float,
        bound: Bound = Bound.EXACT,
        *,
        statement: int | None = None,
        where: int | None = None,
        as_of: int | None = None,
        part_of: int | None = None,
        of_whom: str | None = None,
        according_to: int | None = None,
    ) -> int:
        self.figures.append(
            Figure(
                self.at(words),
                what,
                value,
                bound,
                of_whom=of_whom,
                where=where,
                as_of=as_of,
                according_to=according_to,
                statement=statement,
                subset_of=part_of,
            )
        )
        return len(self.figures) - 1

    def tells(
        self,
        words: str,
        kind: EventType,
        modality: Modality = Modality.ASSERTED,
        *,
        statement: int | None = None,
        time: int | None = None,
        place: int | None = None,
        actor: int | None = None,
        target: int | None = None,
    ) -> int:
        anchor = self.at(words)
        self.events.append(
            Event(anchor, anchor, kind, modality, time, place, actor, target, statement=statement)
        )
        return len(self.events) - 1

    def rests(self, words: str, basis: Basis) -> "Page":
        self.footings.append(Footing(self.at(words), basis))
        return self

    def reading(self) -> Reading:
        return Reading(
            id=self.id,
            url=f"https://{self.id}.example/" if self.url is None else self.url,
            article=Article(
                text=self.text,
                blocks=tuple(self._blocks()),
                title=self.title or None,
                outlet=self.outlet,
                published=None if self.published is None else Dated(self.published, "declared"),
                language=self.language,
                credits=tuple(self.credits),
            ),
            extraction=Extraction(
                language=self.language,
                mentions=tuple(self.mentions),
                referents=tuple(self.referents),
                times=tuple(self.times),
                statements=tuple(self.statements),
                figures=tuple(self.figures),
                events=tuple(self.events),
                footings=tuple(self.footings),
            ),
            times=tuple(self.bound),
            outlet=self.outlet,
            published=self.published,
            offline=self.offline,
        )

    def _blocks(self) -> Iterable[Block]:
        at = 0
        if self.title:
            yield Block(BlockKind.TITLE, 0, len(self.title))
            at = len(self.title) + len(SEPARATOR)
        for number, words in enumerate(self.paragraphs):
            yield Block(self.kinds.get(number, BlockKind.BODY), at, at + len(words))
            at += len(words) + len(SEPARATOR)


def page(
    identity: str, *paragraphs: str, outlet: str | None = "", published: str | None = "2031-05-06"
) -> Page:
    return Page(identity, f"Le {identity.title()}" if outlet == "" else outlet, published, paragraphs)


PLACES = {
    "Orvane": Place("Orvane", "OV", 41.0, 40.0, None),
    "Kesh": Place("Kesh", "OV", 41.2, 40.1, None),
    "Lidra": Place("Lidra", "OV", 41.4, 40.2, None),
}


def entities_of(pages: Iterable[Page]) -> list[Entity]:
    """Entities by name: what linking would give where every name is spelled alike."""
    members: dict[tuple[str, NameKind], list[ReferentRef]] = {}
    named: dict[tuple[str, NameKind], bool] = {}
    for one in pages:
        for number, referent in enumerate(one.referents):
            members.setdefault((referent.name, referent.kind), []).append(ReferentRef(one.id, number))
            named[referent.name, referent.kind] = referent.named
    return [
        Entity(
            id=f"e-{name}",
            kind=kind,
            name=name,
            names=(name,),
            roles=(),
            members=tuple(sorted(refs, key=lambda ref: (ref.article, ref.referent))),
            place=PLACES.get(name),
            named=named[name, kind],
        )
        for (name, kind), refs in members.items()
    ]


def compared(*pages: Page, judged: Judged | None = None, memory: Memory | None = None) -> Comparison:
    return compare([one.reading() for one in pages], entities_of(pages), judged or Judged(), memory)


def shifted(day: str, days: int) -> str:
    return date.fromordinal(date.fromisoformat(day).toordinal() + days).isoformat()
