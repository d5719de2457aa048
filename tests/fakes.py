"""Quick stages with the shapes of the real ones, for tests of what runs them."""

import re
from collections.abc import Iterable, Mapping

from recoupe.articles import Keep, Stages
from recoupe.errors import UnreadableFile
from recoupe.model.anchor import anchor_at
from recoupe.model.article import Article, Block, BlockKind, Dated, Part
from recoupe.model.capture import Capture
from recoupe.model.comparison import Account, Claim, Comparison, Judged, Line, Shelved, Standing
from recoupe.model.entity import Entity, ReferentRef
from recoupe.model.facts import Extraction, Figure, Mention, Referent, Statement
from recoupe.model.ids import claim_id, digest, fact_ids
from recoupe.model.judgement import Effects
from recoupe.model.reason import FactRef
from recoupe.model.times import BoundTime, Time, TimeRule, TimeType
from recoupe.model.vocabulary import (
    Basis,
    Bound,
    FigureKind,
    Life,
    Modality,
    NameKind,
    Nature,
    Stance,
    StatementKind,
    Support,
)

SAID = re.compile(r"“([^”]+)” said (\w+)")
DEAD = re.compile(r"(\d+) dead")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def read(capture: Capture, payload: bytes) -> Article:
    """Paragraphs of plain text; the first is the title."""
    if payload.startswith(b"\x00"):
        raise UnreadableFile(f"{capture.url}: not a page")
    text = payload.decode()
    if "read-bomb" in text:
        raise RuntimeError("the reader failed")
    blocks, start = [], 0
    for n, words in enumerate(text.split("\n\n")):
        kind = BlockKind.BODY if n else BlockKind.TITLE
        end = start + len(words)
        blocks.append(Block(kind, start, end, (Part("bytes", start, end, 0),)))
        start = end + 2
    title = text.split("\n\n")[0]
    found = DAY.search(text)
    published = Dated(found[0], "text") if found else None
    return Article(text, tuple(blocks), title=title, outlet="The Fake", published=published, language="en")


def extract(article: Article) -> Extraction:
    """Statements in curly quotes, dead, and days."""
    text = article.text
    if "extract-bomb" in text:
        raise RuntimeError("the extractor failed")
    speakers = sorted({found[2] for found in SAID.finditer(text)})
    mentions, statements = [], []
    for n, found in enumerate(SAID.finditer(text)):
        mentions.append(
            Mention(anchor_at(text, *found.span(2)), NameKind.PERSON, "name", speakers.index(found[2]))
        )
        statements.append(
            Statement(anchor_at(text, *found.span(1)), StatementKind.DIRECT, Stance.ASSERTS, speaker=n)
        )
    figures = tuple(
        Figure(anchor_at(text, *found.span()), FigureKind.KILLED, int(found[1]), Bound.EXACT)
        for found in DEAD.finditer(text)
    )
    times = tuple(
        Time(anchor_at(text, *found.span()), TimeType.DATE, TimeRule("fixed", found[0]))
        for found in DAY.finditer(text)
    )
    return Extraction(
        language="en",
        sentences=tuple((block.start, block.end) for block in article.blocks if block.start < block.end),
        mentions=tuple(mentions),
        referents=tuple(Referent(NameKind.PERSON, name, (name,)) for name in speakers),
        times=times,
        statements=tuple(statements),
        figures=figures,
    )


def bind(extraction: Extraction, published: Dated | None, judged: Mapping[int, str]) -> tuple[BoundTime, ...]:
    """Every day stands for itself, or for what a person said it is."""
    del published
    days = [judged.get(n, time.anchor.exact) for n, time in enumerate(extraction.times)]
    return tuple(BoundTime(day, day, day, day, "day", "text") for day in days)


def link(extractions: Mapping[str, Extraction], judged: Effects) -> tuple[Entity, ...]:
    """The same name is the same person, unless judged otherwise."""
    apart = {ref for pair in judged.not_same for ref in pair}
    members: dict[str, list[ReferentRef]] = {}
    for article, extraction in extractions.items():
        for n, referent in enumerate(extraction.referents):
            ref = ReferentRef(article, n)
            key = f"{referent.name} {article}" if ref in apart else referent.name
            members.setdefault(key, []).append(ref)
    return tuple(
        Entity("n" + digest(key), NameKind.PERSON, key.split()[0], (key.split()[0],), (), tuple(refs))
        for key, refs in sorted(members.items())
    )


def compare(
    readings: Iterable[Shelved], entities: tuple[Entity, ...], judged: Judged, keep: Keep
) -> Comparison:
    """One claim for each number of dead."""
    del entities, keep
    accounts: dict[str, list[Account]] = {}
    names: dict[str, list[str]] = {}
    for reading in (shelved.load() for shelved in readings):
        ids = fact_ids(reading.id, "figure", [figure.anchor for figure in reading.extraction.figures])
        for n, figure in enumerate(reading.extraction.figures):
            ref = FactRef(reading.id, "figure", n)
            if ref not in judged.rejected:
                value = str(figure.value)
                account = Account(
                    ref,
                    figure.anchor.start,
                    figure.anchor.end,
                    value,
                    Modality.ASSERTED,
                    Basis.NOT_STATED,
                    "o1",
                )
                accounts.setdefault(value, []).append(account)
                names.setdefault(value, []).append(ids[n])
    return Comparison(
        claims=tuple(
            Claim(
                claim_id("figure", min(names[value])),
                "figure",
                FigureKind.KILLED,
                Line(value, value),
                tuple(found),
                _standing(found),
            )
            for value, found in sorted(accounts.items())
        )
    )


def _standing(found: list[Account]) -> Standing:
    return Standing(Support.NOT_ESTABLISHED, ("o1",), len(found), (), Life.CURRENT, Nature.FACT)


def fake_stages(linking: str = "1") -> Stages:
    """Stages that need no model."""
    return Stages(read, extract, bind, link, compare, reading="1", extracting="1", linking=linking)
