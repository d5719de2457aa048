"""`recoupe compare`."""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

from recoupe import pipeline
from recoupe.articles import try_extract
from recoupe.cli.place import make_parser
from recoupe.collect.dossier import now, timestamp
from recoupe.collect.urls import canonical_url
from recoupe.manifest import DIED, Entry, each_document, open_page, read_entry, read_manifest
from recoupe.model.article import Article
from recoupe.model.comparison import Judged, Reading
from recoupe.model.facts import Extraction
from recoupe.model.judgement import Effects
from recoupe.publish.comparison import comparison_document
from recoupe.publish.documents import problem_out
from recoupe.publish.lines import json_line
from recoupe.record.codec import decode, encode
from recoupe.record.results import Extracted, Lazy, Read


def parser() -> argparse.ArgumentParser:
    """The command's parser."""
    made = make_parser(
        "compare",
        "Compare articles, without a dossier: who copied whom, where accounts come from, where each claim\n"
        "stands. In: an object a line, as for `recoupe extract` or pages. Out: one JSON object.",
        "  recoupe compare manifest.jsonl > comparison.json",
    )
    made.add_argument("manifest", type=Path, metavar="MANIFEST.jsonl")
    made.add_argument("--language", choices=("fr", "en"), default="en", help="of lines and reasons")
    return made


def run(arguments: argparse.Namespace) -> int:
    """Print the comparison of all documents."""
    entries = read_manifest(arguments.manifest)
    analysed = dict(zip(entries, each_document(Analyse(timestamp(now())), entries, _died), strict=True))
    articles: dict[str, Article] = {}
    extractions: dict[str, Extraction] = {}
    problems = []
    for entry, (read_line, extracted_line) in analysed.items():
        read = decode(Read, read_line)
        if read.article is None or extracted_line is None:
            problems.append({"doc": entry.doc, **problem_out(read.problem or DIED)})
            continue
        articles[entry.id] = read.article
        extractions[entry.id] = decode(Extracted, extracted_line).extraction
    print("Comparing …", file=sys.stderr)
    named = {entry.id: entry for entry in entries}
    entities = pipeline.link(Lazy(extractions, extractions.__getitem__), Effects())
    readings = [_reading(named[name], articles[name], extractions[name]) for name in sorted(articles)]
    comparison = pipeline.compare(readings, entities, Judged())
    docs = {name: entry.doc for name, entry in named.items()}
    document = comparison_document(comparison, docs, language=arguments.language)
    print(json_line({**document, "problems": problems}))
    return 0


@dataclass(frozen=True, slots=True)
class Analyse:
    """Reads a document and extracts from it.

    Attributes:
        captured: ISO 8601 time of this command.
    """

    captured: str

    def __call__(self, entry: Entry) -> tuple[str, str | None]:
        """What was read and what was extracted, each as one line of JSON, which is quick to hand over."""
        read = read_entry(open_page, pipeline.read, entry, self.captured)
        if read.article is None:
            return encode(read), None
        return encode(read), encode(try_extract(pipeline.extract, read.article))


def _died(_: Entry) -> tuple[str, str | None]:
    return encode(Read(None, DIED)), None


def _reading(entry: Entry, article: Article, extraction: Extraction) -> Reading:
    return Reading(
        id=entry.id,
        url="" if entry.url is None else canonical_url(entry.url),
        article=article,
        extraction=extraction,
        times=pipeline.bind(extraction, article.published),
        outlet=article.outlet if entry.outlet is None else entry.outlet,
        published=None if article.published is None else article.published.value,
    )
