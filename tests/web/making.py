"""Records made by hand, with the record's own writer."""

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from recoupe.collect.dossier import Dossier, create_dossier
from recoupe.model.anchor import anchor_at
from recoupe.model.article import Article, Block, BlockKind, Credit, CreditKind, Dated, Problem
from recoupe.model.capture import Capture
from recoupe.model.comparison import (
    Account,
    Claim,
    Comparison,
    Copy,
    Dispute,
    Gap,
    Line,
    Origin,
    Passage,
    SharedParagraph,
    Standing,
    Story,
)
from recoupe.model.entity import Entity, Merge, ReferentRef
from recoupe.model.facts import Event, Extraction, Figure, Footing, Mention, Referent, Statement
from recoupe.model.ids import capture_id
from recoupe.model.reason import FactRef, Reason
from recoupe.model.times import BoundTime, Needs, Time, TimeRule, TimeType
from recoupe.model.vocabulary import (
    Basis,
    Bound,
    DisputeKind,
    EventType,
    FigureKind,
    Life,
    Modality,
    NameKind,
    Nature,
    OriginKind,
    Relation,
    Stance,
    StatementKind,
    Support,
)
from recoupe.record.schema import open_for_writing
from recoupe.record.writer import Across, Analysed, transaction, write_across, write_article, write_state

DAY = "2031-03-05"


@dataclass(frozen=True, slots=True)
class Words:
    """What strangers wrote on a page."""

    title: str = "The bridge"
    outlet: str = "The Fake"
    author: str = "A. Writer"
    url: str = "https://fake.example/bridge"
    speaker: str = "Orla"
    said: str = "the bridge was closed"
    furniture: str = "Share this page"
    detail: str = "found later"


def capture_of(url: str, n: int = 0) -> Capture:
    digest = f"{n:064x}"
    return Capture(
        capture_id(url, digest), url, digest, "2031-03-09T10:00:00+01:00", "text/html", "utf-8", 200, 1234
    )


def article_of(words: Words) -> Article:
    body = (
        f"{words.speaker} said that {words.said}. At least 12 people died on Monday. The army arrested them."
    )
    texts = (
        (BlockKind.FURNITURE, words.furniture),
        (BlockKind.TITLE, words.title),
        (BlockKind.BODY, body),
        (BlockKind.CAPTION, f"Photo: {words.author}"),
    )
    blocks, at = [], 0
    for kind, text in texts:
        blocks.append(Block(kind, at, at + len(text)))
        at += len(text) + 2
    start = blocks[2].start
    return Article(
        text="\n\n".join(text for _, text in texts),
        blocks=tuple(blocks),
        title=words.title,
        outlet=words.outlet,
        authors=(words.author,),
        published=Dated("2031-03-06T08:30:00+01:00", f"meta {words.detail}"),
        modified=Dated("2031-03-07", "json-ld"),
        language="en",
        credits=(Credit(words.outlet, CreditKind.MEDIUM, start, start + 3),),
        problems=(Problem("date_after_capture", words.detail),),
    )


def extraction_of(words: Words, article: Article) -> Extraction:
    text = article.text
    block = article.blocks[2]

    def at(part: str) -> tuple[int, int]:
        start = text.index(part, block.start)
        return start, start + len(part)

    army, them = anchor_at(text, *at("The army")), anchor_at(text, *at("them"))
    return Extraction(
        language="en",
        sentences=((block.start, block.end),),
        mentions=(
            Mention(anchor_at(text, *at(words.speaker)), NameKind.PERSON, "name", 0),
            Mention(army, NameKind.GROUP, "role", 1),
            Mention(them, NameKind.GROUP, "pronoun", 2),
        ),
        referents=(
            Referent(NameKind.PERSON, words.speaker, (words.speaker,), (words.detail,)),
            Referent(NameKind.GROUP, "army", named=False),
            Referent(NameKind.GROUP, "people", named=False),
        ),
        times=(Time(anchor_at(text, *at("Monday")), TimeType.DATE, TimeRule("weekday", unit="mon")),),
        statements=(
            Statement(
                anchor_at(text, *at(words.said)),
                StatementKind.INDIRECT,
                Stance.ASSERTS,
                speaker=0,
                role=words.detail,
                cue=anchor_at(text, *at("said")),
                channel=words.detail,
            ),
        ),
        figures=(
            Figure(
                anchor_at(text, *at("At least 12 people")),
                FigureKind.KILLED,
                12,
                Bound.AT_LEAST,
                of_whom=words.detail,
                as_of=0,
                according_to=0,
            ),
        ),
        events=(
            Event(
                anchor_at(text, *at("The army arrested them")),
                anchor_at(text, *at("arrested")),
                EventType.ARREST,
                Modality.ASSERTED,
                time=0,
                actor=1,
                target=2,
            ),
        ),
        footings=(Footing(anchor_at(text, *at(words.speaker)), Basis.WITNESS, 0),),
        degraded=(f"events:{words.detail}",),
        problems=(Problem("degraded", words.detail),),
    )


def bound(day: str | None = DAY) -> BoundTime:
    if day is None:
        return BoundTime(None, None, None, None, "unknown", None, Needs.PUBLICATION_DATE)
    return BoundTime(day, day, day, day, "day", "publication date")


def analysed_of(words: Words, n: int = 0) -> Analysed:
    article = article_of(words)
    return Analysed(
        capture_of(words.url, n),
        words.url,
        article,
        extraction_of(words, article),
        (bound(),),
        tuple(("read", problem) for problem in article.problems),
    )


def across_of(found: list[tuple[Words, Analysed]]) -> Across:
    """Two claims over all articles, with every kind of thing that comparing gives."""
    words, first = found[0]
    ids = [analysed.capture.id for _, analysed in found]
    person = Entity(
        "nperson",
        NameKind.PERSON,
        words.speaker,
        (words.speaker,),
        (words.detail,),
        tuple(ReferentRef(name, 0) for name in ids),
        merges=(Merge("a", "b", 0.9, _reason("entity_same_name", left=words.speaker, right=words.outlet)),),
    )
    crowd = Entity("ncrowd", NameKind.GROUP, "army", (), (), (ReferentRef(ids[0], 1),), named=False)
    other = Entity("nother", NameKind.GROUP, "people", ("people",), (), (ReferentRef(ids[0], 2),))
    origin = Origin("o1", OriginKind.SPEAKER, words.speaker, tuple(ids), (words.speaker, words.outlet))
    claims = (
        _claim("k1", "figure", FigureKind.KILLED, words, ids),
        _claim("k2", "event", EventType.ARREST, words, ids),
        replace(_claim("k3", "figure", FigureKind.KILLED, words, ids), time=bound("2031-03-08")),
        replace(_claim("k4", "event", EventType.ARREST, words, ids), time=None),
    )
    copies = tuple(
        Copy(
            min(ids[0], name),
            max(ids[0], name),
            Relation.COPY,
            0.8,
            ids[0],
            (Passage(0, 8, 0, 8), Passage(10, 14, 10, 14, quoted=True)),
            (_reason("copy.published_first", source=words.title, taker=words.outlet),),
        )
        for name in ids[1:]
    )
    comparison = Comparison(
        copies=copies,
        shared=(SharedParagraph(ids[0], tuple((name, 0, 8) for name in sorted(ids))),),
        origins=(origin,),
        stories=(Story("y1", tuple(sorted(ids))),),
        claims=claims,
        gaps=(Gap(_reason("gap.one_country", country=words.detail), tuple(sorted(ids))),),
    )
    del first
    return Across((person, crowd, other), comparison)


def _claim(name: str, about: str, kind: FigureKind | EventType, words: Words, ids: list[str]) -> Claim:
    accounts = tuple(
        Account(
            FactRef(article, about, 0),
            0,
            8,
            words.detail,
            Modality.REPORTED,
            Basis.WITNESS,
            "o1",
            entity="nperson",
            copied_from=ids[0],
            time=bound(),
            chain=(words.speaker, words.outlet),
        )
        for article in ids
    )
    statement = FactRef(ids[0], "statement", 0)
    return Claim(
        name,
        about,
        kind,
        Line(f"{name} {words.detail}", f"{name} {words.detail}"),
        accounts,
        Standing(
            Support.ONE,
            ("o1",),
            len(ids),
            (Dispute(words.speaker, "nperson", DisputeKind.BARE_DENIAL, statement, words.detail),),
            Life.WITHDRAWN,
            Nature.FACT,
            questioned=True,
            reasons=(
                _reason("support.speaker", statement, name=words.speaker, outlets="1", all="1"),
                _reason("life.withdrawn", statement, name=words.speaker),
            ),
        ),
        time=bound(),
        place=None,
        actor="nperson",
        series="s1" if about == "figure" else None,
        target="nother",
    )


def _reason(code: str, *facts: FactRef, **values: str) -> Reason:
    return Reason(code, tuple(values.items()), facts)


def make_record(
    folder: Path, pages: Iterable[Words], *, name: str = "A dossier", complete: bool = True
) -> Dossier:
    """Make a dossier whose record holds these pages; not compared yet where it is not complete."""
    dossier = create_dossier(folder, name=name)
    found = [(words, analysed_of(words, n)) for n, words in enumerate(pages)]
    unread = capture_of("https://fake.example/unread", 10_000)
    with closing(open_for_writing(dossier.record)) as connection, transaction(connection):
        for _, analysed in found:
            write_article(connection, analysed, "1")
        problem = Problem("unreadable_file", found[0][0].detail)
        write_article(connection, Analysed(unread, unread.url, problems=(("read", problem),)), "1")
        if complete:
            write_across(connection, across_of(found))
        state = {"complete": "yes" if complete else "no", "generation": "3", "log_head": "18:abc"}
        write_state(connection, state)
    return dossier
