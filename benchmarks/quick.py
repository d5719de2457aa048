"""Stand-ins for reading and extracting that take a millisecond a page, to measure what comes after them.

They find about as many facts in a page as the real stages do: names, quoted words with whoever is named
before them, counts of people, and days.
"""

import re
from dataclasses import replace

from lxml import etree

from recoupe import pipeline
from recoupe.articles import Stages
from recoupe.model.anchor import anchor_at
from recoupe.model.article import Article, Block, BlockKind, Dated, Part
from recoupe.model.capture import Capture
from recoupe.model.facts import Event, Extraction, Figure, Mention, Referent, Statement
from recoupe.model.times import Time, TimeRule, TimeType
from recoupe.model.vocabulary import (
    Bound,
    EventType,
    FigureKind,
    Modality,
    NameKind,
    Stance,
    StatementKind,
)

_PARAGRAPHS = ("p", "h1", "h2", "li")
_NAME = re.compile(r"\b[A-ZÉÀ][a-zéèêïôç]+ [A-ZÉÀ][a-zéèêïôç]+\b")
_QUOTED = re.compile(r"[“«\"]\s?([^“”«»\"]{20,200}?)\s?[”»\"]")
_COUNT = re.compile(r"\b(\d{1,4}) ([a-zé]{3,})")
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_ACT = re.compile(r"\b(?:kill|arrest|protest|attack|elect|vote|strike|meet|war|announce|open|launch)\w*")


def read(capture: Capture, payload: bytes) -> Article:
    """The paragraphs of a page."""
    root = etree.fromstring(payload, etree.HTMLParser())
    found = () if root is None else root.iter(*_PARAGRAPHS)
    words = [" ".join("".join(map(str, paragraph.itertext())).split()) for paragraph in found]
    words = [one for one in words if one] or ["Nothing"]
    blocks, start = [], 0
    for n, one in enumerate(words):
        end = start + len(one)
        blocks.append(Block(BlockKind.BODY if n else BlockKind.TITLE, start, end, (Part("p", 0, end, 0),)))
        start = end + 2
    published = Dated(capture.captured[:10], "declared")
    return Article("\n\n".join(words), tuple(blocks), title=words[0], published=published, language="en")


def extract(article: Article) -> Extraction:
    """Names, quoted words, counts, days and acts."""
    text = article.text
    spans = [found.span() for found in _NAME.finditer(text)][:40]
    names = sorted({text[start:end] for start, end in spans})
    mentions = tuple(
        Mention(anchor_at(text, *span), NameKind.PERSON, "name", names.index(text[slice(*span)]))
        for span in spans
    )
    return Extraction(
        language="en",
        sentences=tuple((block.start, block.end) for block in article.blocks),
        mentions=mentions,
        referents=tuple(Referent(NameKind.PERSON, name, (name,)) for name in names),
        times=tuple(
            Time(anchor_at(text, *found.span()), TimeType.DATE, TimeRule("fixed", found[0]))
            for found in _DAY.finditer(text)
        ),
        statements=_statements(text, mentions),
        figures=tuple(
            Figure(
                anchor_at(text, *found.span()), FigureKind.OTHER, int(found[1]), Bound.EXACT, of_whom=found[2]
            )
            for found in list(_COUNT.finditer(text))[:4]
        ),
        events=tuple(
            Event(
                anchor_at(text, *found.span()),
                anchor_at(text, *found.span()),
                EventType.PROTEST,
                Modality.ASSERTED,
            )
            for found in list(_ACT.finditer(text))[:3]
        ),
    )


def _statements(text: str, mentions: tuple[Mention, ...]) -> tuple[Statement, ...]:
    """Quoted words, each with whoever was named last before them."""
    found = []
    for quoted in list(_QUOTED.finditer(text))[:12]:
        before = [n for n, mention in enumerate(mentions) if mention.anchor.end <= quoted.start(1)]
        found.append(
            Statement(
                anchor_at(text, *quoted.span(1)),
                StatementKind.DIRECT,
                Stance.ASSERTS,
                speaker=before[-1] if before else None,
            )
        )
    return tuple(found)


def quick_stages() -> Stages:
    """The stages of Recoupe with the two that work on single articles replaced."""
    return replace(pipeline.stages(), read=read, extract=extract, reading="quick", extracting="quick")
