"""Records of who said what, made by hand: each story is a list of lines."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from recoupe.collect.dossier import Dossier, create_dossier
from recoupe.model.anchor import anchor_at
from recoupe.model.article import Article, Block, BlockKind, Credit, CreditKind, Dated
from recoupe.model.capture import Capture
from recoupe.model.comparison import Account, Claim, Comparison, Copy, Line, Passage, Standing
from recoupe.model.entity import Entity, Maybe, Merge, ReferentRef
from recoupe.model.facts import Extraction, Mention, Referent, Statement
from recoupe.model.ids import capture_id, digest
from recoupe.model.reason import FactRef, Reason
from recoupe.model.times import BoundTime, Time, TimeRule, TimeType
from recoupe.model.vocabulary import (
    Basis,
    Life,
    Modality,
    NameKind,
    Nature,
    Relation,
    Stance,
    StatementKind,
    Support,
)
from recoupe.record.schema import open_for_writing
from recoupe.record.writer import Across, Analysed, transaction, write_across, write_article, write_state


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of a story: a paragraph `SPEAKER said on DAY: WORDS`.

    Attributes:
        speaker: as this paragraph names them.
        words: what they say.
        role: the capacity in which they say it.
        channel: through what.
        day: ISO date on which it was said.
        inside: the line, counted from 0, whose words hold these; they then have no paragraph of their own.
        stance: what they do with it.
        kind: direct, indirect or mixed.
    """

    speaker: str
    words: str
    role: str | None = None
    channel: str | None = None
    day: str | None = None
    inside: int | None = None
    stance: Stance = Stance.ASSERTS
    kind: StatementKind = StatementKind.DIRECT


@dataclass(frozen=True, slots=True)
class Story:
    """An article.

    Attributes:
        outlet: its name.
        published: ISO date, or None.
        lines: what is said in it.
        agency: credited for the whole of it.
        language: of it.
        roles: pairs of speaker and a role that the article gives them.
    """

    outlet: str
    published: str | None
    lines: Sequence[Said]
    agency: str | None = None
    language: str = "en"
    roles: Sequence[tuple[str, str]] = ()


# What an engineer says of a flood, which stories of others may carry too.
FLOOD = "the dam held until the third night of rain"
COURIER = Story(
    "The Courier",
    "2031-03-06",
    (
        Said("Orla Vance", FLOOD, role="engineer", day="2031-03-04", channel="Telegram"),
        Said("Orla Vance", "nobody asked Milo Rask", role="director", stance=Stance.DENIES),
    ),
)


def make_spoken(
    folder: Path,
    stories: Sequence[Story],
    *,
    same: Iterable[Sequence[str]] = (),
    joined: Sequence[Sequence[str]] = (),
    maybe: tuple[str, str] | None = None,
    corrected: tuple[str, str] | None = None,
    taken: tuple[int, int] | None = None,
) -> Dossier:
    """Make a dossier whose record holds these stories.

    Args:
        folder: of the dossier.
        stories: the articles.
        same: groups of words that are one saying.
        joined: groups of names that are one entity, which is shown by the first.
        maybe: two names whose entities may be the same.
        corrected: words of a statement and the speaker that a person gave it.
        taken: an article by its number and the one from which it took its text.
    """
    dossier = create_dossier(folder)
    everyone = sorted({line.speaker for story in stories for line in story.lines})
    made = [_analysed(n, story, everyone) for n, story in enumerate(stories)]
    across = Across(
        _entities(made, joined, maybe),
        Comparison(
            claims=tuple(_claim(n, set(words), made) for n, words in enumerate(same)),
            copies=() if taken is None else (_copy(made[taken[0]], made[taken[1]]),),
        ),
    )
    with closing(open_for_writing(dossier.record)) as connection, transaction(connection):
        for analysed in made:
            write_article(connection, analysed, "1")
        write_across(connection, across)
        write_state(connection, {"complete": "yes", "generation": "1", "log_head": "1:0"})
        if corrected is not None:
            connection.execute(
                "INSERT INTO corrected SELECT id, ?, 'j1' FROM fact WHERE kind = 'statement' "
                "AND json_extract(body, '$.anchor.exact') = ?",
                corrected[::-1],
            )
    return dossier


def _analysed(n: int, story: Story, everyone: Sequence[str]) -> Analysed:
    paragraphs = [_paragraph(line) for line in story.lines]
    text = "\n\n".join(["A title", *filter(None, paragraphs)])
    url = f"https://{digest(story.outlet)}.example/{n}"
    capture = Capture(
        capture_id(url, str(n)), url, digest(str(n), size=64), "2031-04-01", "text/plain", None, 200, 99
    )
    article = Article(
        text,
        _blocks(text),
        f"Story {n}",
        story.outlet,
        published=None if story.published is None else Dated(story.published, "json-ld"),
        language=story.language,
        credits=() if story.agency is None else (Credit(story.agency, CreditKind.AGENCY, 0, 1),),
    )
    extraction, times = _extraction(story, text, article, everyone)
    return Analysed(capture, url, article, extraction, times)


def _paragraph(line: Said) -> str:
    day = f" on {line.day}" if line.day else ""
    return "" if line.inside is not None else f"{line.speaker} said{day}: {line.words}"


def _blocks(text: str) -> tuple[Block, ...]:
    blocks, at = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(BlockKind.BODY if at else BlockKind.TITLE, at, at + len(part)))
        at += len(part) + 2
    return tuple(blocks)


def _extraction(
    story: Story, text: str, article: Article, everyone: Sequence[str]
) -> tuple[Extraction, tuple[BoundTime, ...]]:
    names = [name for name in everyone if name in text]
    roles: dict[str, set[str]] = defaultdict(set)
    for name, role in story.roles:
        roles[name].add(role)
    statements, mentions, times, bound = [], [], [], []

    def mention(name: str, start: int) -> int:
        anchor = anchor_at(text, start, start + len(name))
        mentions.append(Mention(anchor, NameKind.PERSON, "name", names.index(name)))
        return len(mentions) - 1

    at = 0
    for line in story.lines:
        at = at if line.inside is not None else text.index(_paragraph(line), at)
        speaker = mention(line.speaker, text.index(line.speaker, at))
        if line.day is not None:
            place = text.index(line.day, at)
            times.append(
                Time(anchor_at(text, place, place + 10), TimeType.DATE, TimeRule("fixed", value=line.day))
            )
            bound.append(BoundTime(line.day, line.day, line.day, line.day, "day", "text"))
        start = text.index(line.words, at)
        for name in names:
            if name in line.words and line.inside is None:
                mention(name, text.index(name, start))
        cue = text.index("said", at)
        statements.append(
            Statement(
                anchor_at(text, start, start + len(line.words)),
                line.kind,
                line.stance,
                speaker=speaker,
                role=line.role,
                cue=None if line.inside is not None else anchor_at(text, cue, cue + 4),
                channel=line.channel,
                said=None if line.day is None else len(times) - 1,
                within=line.inside,
            )
        )
    return Extraction(
        language=story.language,
        sentences=tuple((block.start, block.end) for block in article.blocks),
        mentions=tuple(mentions),
        referents=tuple(
            Referent(NameKind.PERSON, name, (name,), tuple(sorted(roles[name]))) for name in names
        ),
        times=tuple(times),
        statements=tuple(statements),
    ), tuple(bound)


def _entities(
    made: Sequence[Analysed], joined: Sequence[Sequence[str]], maybe: tuple[str, str] | None
) -> tuple[Entity, ...]:
    shown = {name: group[0] for group in joined for name in group}
    members: dict[str, list[ReferentRef]] = defaultdict(list)
    names: dict[str, set[str]] = defaultdict(set)
    roles: dict[str, set[str]] = defaultdict(set)
    for analysed in made:
        for k, referent in enumerate(analysed.extraction.referents if analysed.extraction else ()):
            name = shown.get(referent.name, referent.name)
            members[name].append(ReferentRef(analysed.capture.id, k))
            names[name].add(referent.name)
            roles[name].update(referent.roles)
    return tuple(
        Entity(
            id_of(name),
            NameKind.PERSON,
            name,
            tuple(sorted(names[name])),
            tuple(sorted(roles[name])),
            tuple(refs),
            merges=_merges(name, names[name]),
            maybe=_maybe(name, maybe),
        )
        for name, refs in sorted(members.items())
    )


def id_of(name: str) -> str:
    """The id of the entity that is shown by a name."""
    return "e" + digest("entity", name)


def _merges(name: str, names: Iterable[str]) -> tuple[Merge, ...]:
    return tuple(
        Merge(name, other, 0.9, Reason("entity_same_name", (("left", name), ("right", other))))
        for other in sorted(names)
        if other != name
    )


def _maybe(name: str, pair: tuple[str, str] | None) -> tuple[Maybe, ...]:
    if pair is None or name not in pair:
        return ()
    other = pair[1 - pair.index(name)]
    reason = Reason("entity_alike_order", (("left", name), ("right", other)))
    return (Maybe(id_of(other), other, 0.62, reason),)


def _claim(n: int, words: set[str], made: Sequence[Analysed]) -> Claim:
    accounts = tuple(
        Account(
            FactRef(analysed.capture.id, "statement", k), 0, 1, None, Modality.REPORTED, Basis.PARTY, "o1"
        )
        for analysed in made
        for k, statement in enumerate(analysed.extraction.statements if analysed.extraction else ())
        if statement.anchor.exact in words
    )
    standing = Standing(Support.ONE, (), len(accounts), (), Life.CURRENT, Nature.SPEECH_ACT)
    return Claim(f"k{n}", "statement", None, Line("mots", "words"), accounts, standing)


def _copy(taker: Analysed, source: Analysed) -> Copy:
    a, b = sorted((taker.capture.id, source.capture.id))
    length = min(len(one.article.text) for one in (taker, source) if one.article is not None)
    return Copy(a, b, Relation.COPY, 0.9, source.capture.id, (Passage(0, length, 0, length),))
