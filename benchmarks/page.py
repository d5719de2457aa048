"""How quickly the page answers over a made-up dossier: `python -m benchmarks.page [--articles 1000]`.

Prints the median and the slowest of ten answers for each kind of page, in milliseconds, with the
application called directly, without a network. Processor time, so that other work on the machine
does not count.
"""

import argparse
import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import httpx

from recoupe.collect.dossier import create_dossier
from recoupe.model.anchor import anchor_at
from recoupe.model.article import Article, Block, BlockKind, Dated
from recoupe.model.capture import Capture
from recoupe.model.comparison import Account, Claim, Comparison, Copy, Line, Origin, Passage, Standing, Story
from recoupe.model.entity import Entity, ReferentRef
from recoupe.model.facts import Event, Extraction, Figure, Mention, Referent, Statement
from recoupe.model.ids import capture_id, digest
from recoupe.model.reason import FactRef, Reason
from recoupe.model.times import BoundTime, Time, TimeRule, TimeType
from recoupe.model.vocabulary import (
    Basis,
    Bound,
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
from recoupe.record.queries import open_record
from recoupe.record.schema import open_for_writing
from recoupe.record.writer import Across, Analysed, transaction, write_across, write_article, write_state

OUTLETS, PEOPLE, SENTENCES = 40, 300, 24
WORDS = tuple("la ville garde sa place sous un ciel qui change peu depuis que le port clos".split())  # noqa: SIM905


def day_of(n: int) -> str:
    """A day of the year 2031."""
    return f"2031-{n % 12 + 1:02d}-{n % 28 + 1:02d}"


def bound_of(day: str) -> BoundTime:
    """A time that comes to a day."""
    return BoundTime(day, day, day, day, "day", "text")


def words_of(pick: random.Random) -> str:
    """Some words, without a meaning."""
    return " ".join(pick.choices(WORDS, k=14))


def analysed_of(n: int, sentences: int = SENTENCES) -> Analysed:
    """An article with a fact of each kind in each of its sentences."""
    pick = random.Random(n)
    lines = [
        f"Témoin{pick.randrange(PEOPLE)} a dit que {words_of(pick)} : {k + 3} morts lundi."
        for k in range(sentences)
    ]
    text = "\n\n".join([f"Titre {n}", *lines])
    starts = [0, *(place + 2 for place, pair in enumerate(pairwise(text)) if pair == ("\n", "\n"))]
    ends = [start - 2 for start in starts[1:]] + [len(text)]
    blocks = tuple(
        Block(BlockKind.BODY if k else BlockKind.TITLE, *span)
        for k, span in enumerate(zip(starts, ends, strict=True))
    )
    url = f"https://outlet{n % OUTLETS}.example/{n}"
    name = capture_id(url, str(n))
    capture = Capture(name, url, digest(str(n), size=64), day_of(n), "text/html", None, 200, 9000)
    published = Dated(f"{day_of(n)}T08:00:00Z", "json-ld")
    article = Article(text, blocks, f"Titre {n}", f"Journal {n % OUTLETS}", (), published, language="fr")
    extraction = extraction_of(text, starts[1:], ends[1:])
    return Analysed(capture, url, article, extraction, tuple(bound_of(day_of(n)) for _ in extraction.times))


def extraction_of(text: str, starts: Sequence[int], ends: Sequence[int]) -> Extraction:
    """A speaker, a statement, a time, a figure and an event in each sentence."""
    names = [(start, text.index(" ", start)) for start in starts]
    figures = [(text.index(":", start) + 2, text.index("morts", start) + 5) for start in starts]
    words = sorted({text[start:end] for start, end in names})
    spans = list(zip(starts, ends, names, figures, strict=True))
    return Extraction(
        language="fr",
        sentences=tuple(zip(starts, ends, strict=True)),
        mentions=tuple(
            Mention(anchor_at(text, *name), NameKind.PERSON, "name", words.index(text[name[0] : name[1]]))
            for name in names
        ),
        referents=tuple(Referent(NameKind.PERSON, word, (word,)) for word in words),
        times=tuple(
            Time(anchor_at(text, end - 6, end - 1), TimeType.DATE, TimeRule("weekday", unit="mon"))
            for _, end, _, _ in spans
        ),
        statements=tuple(
            Statement(
                anchor_at(text, name[1] + 11, figure[0] - 3),
                StatementKind.INDIRECT,
                Stance.ASSERTS,
                speaker=k,
            )
            for k, (_, _, name, figure) in enumerate(spans)
        ),
        figures=tuple(
            Figure(anchor_at(text, *figure), FigureKind.KILLED, k + 3, Bound.EXACT, as_of=k, according_to=k)
            for k, (_, _, _, figure) in enumerate(spans)
        ),
        events=tuple(
            Event(
                anchor_at(text, *figure),
                anchor_at(text, *figure),
                list(EventType)[k % len(EventType)],
                Modality.ASSERTED,
                time=k,
                actor=k,
            )
            for k, (_, _, _, figure) in enumerate(spans)
        ),
    )


def across_of(made: Sequence[Analysed]) -> Across:
    """Entities by name, and claims of one to five accounts."""
    members: dict[str, list[ReferentRef]] = {}
    for analysed in made:
        for k, referent in enumerate(analysed.extraction.referents if analysed.extraction else ()):
            members.setdefault(referent.name, []).append(ReferentRef(analysed.capture.id, k))
    entities = tuple(
        Entity("n" + digest(name), NameKind.PERSON, name, (name,), (), tuple(refs))
        for name, refs in sorted(members.items())
    )
    ids = [analysed.capture.id for analysed in made]
    claims = tuple(claim_of(n, ids) for n in range(len(ids) * 8))
    origins = tuple(Origin(f"o{n}", OriginKind.CREDITED, f"Agence {n}", ()) for n in range(50))
    copies = tuple(
        Copy(min(pair), max(pair), Relation.COPY, 0.7, None, (Passage(0, 40, 0, 40),))
        for pair in pairwise(ids[::3])
    )
    stories = tuple(Story(f"y{n}", tuple(sorted(ids[n * 8 : n * 8 + 8]))) for n in range(len(ids) // 8))
    return Across(entities, Comparison(copies=copies, origins=origins, stories=stories, claims=claims))


def claim_of(n: int, ids: Sequence[str]) -> Claim:
    """A claim, alternately of an event, a figure and a statement."""
    pick = random.Random(n)
    about = ("event", "figure", "statement")[n % 3]
    type_ = {"event": list(EventType)[n % 40], "figure": FigureKind.KILLED, "statement": None}[about]
    refs = [FactRef(name, about, pick.randrange(SENTENCES)) for name in sorted(pick.sample(ids, 1 + n % 5))]
    accounts = tuple(Account(ref, 0, 9, "12", Modality.REPORTED, Basis.PARTY, f"o{n % 50}") for ref in refs)
    reasons = (Reason("support.credited", (("name", "Agence"), ("outlets", "2"), ("all", "3")), tuple(refs)),)
    standing = Standing(
        list(Support)[n % 4], (f"o{n % 50}",), len(refs), (), Life.CURRENT, Nature.FACT, reasons=reasons
    )
    line = Line(f"Affirmation {n}", f"Claim {n}")
    series = f"s{n % 400}" if about == "figure" else None
    return Claim(f"k{n:06d}", about, type_, line, accounts, standing, bound_of(day_of(n)), series=series)


def make_large(folder: Path, articles: int, longest: int = 0) -> Path:
    """Make a dossier with its record.

    Args:
        folder: of the dossier.
        articles: how many.
        longest: sentences of one more article, which no claim is about; none where 0.
    """
    dossier = create_dossier(folder)
    made = [analysed_of(n) for n in range(articles)]
    with closing(open_for_writing(dossier.record)) as connection, transaction(connection):
        for analysed in [*made, *([analysed_of(articles, longest)] if longest else [])]:
            write_article(connection, analysed, "1")
        write_across(connection, across_of(made))
        write_state(connection, {"complete": "yes", "generation": "1", "log_head": "1:0"})
    return dossier.folder


def kinds_of_page(folder: Path) -> Iterator[str]:
    """An address of each kind of page."""
    with open_record(folder / "record.sqlite") as record:
        article = record.heads()[0].id
        longest = max(record.articles(), key=lambda line: line.statements).head.id
        view = record.article(article)
        entity = record.entities()[0].entity.id
        copy = record.copies()[0]
    assert view is not None
    yield from (
        "",
        "claims",
        "claims?order=time&page=20",
        "figures",
        "timeline?page=9",
        "statements?page=200",
    )
    yield from (
        f"statements?speaker={entity}&stance=asserts&outlet=Journal+3",
        "events",
        "entities",
        "articles",
    )
    yield from ("sources", "coverage", "judgements", "search?q=port+ciel", f"article/{article}")
    if longest != article:
        yield f"article/{longest}"
    yield from (
        "claim/k000004",
        f"entity/{entity}",
        f"fact/{view.facts[9].id}",
        f"side-by-side/{copy.a}/{copy.b}",
    )


def measure(folder: Path, times: int) -> dict[str, list[float]]:
    """Processor seconds that each kind of page takes, the first answer of each left out."""
    from recoupe.web.app import create_app

    transport = httpx.ASGITransport(app=create_app(folder))

    async def run() -> dict[str, list[float]]:
        found: dict[str, list[float]] = {}
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            for path in kinds_of_page(folder):
                for n in range(times + 1):
                    start = time.process_time()
                    (await client.get(f"/fr/{path}")).raise_for_status()
                    if n:
                        found.setdefault(path, []).append(time.process_time() - start)
        return found

    return asyncio.run(run())


def main() -> None:
    """Make a dossier, ask for its pages, print how long they take."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--longest", type=int, default=1000, help="sentences of the longest article")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        dossier = make_large(Path(folder) / "dossier", given.articles, given.longest)
        for path, seconds in measure(dossier, 10).items():
            median, most = statistics.median(seconds) * 1000, max(seconds) * 1000
            print(f"{median:7.1f} ms  {most:7.1f} ms at most  /{path}")


if __name__ == "__main__":
    main()
