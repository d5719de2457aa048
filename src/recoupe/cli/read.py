"""`recoupe read`."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from recoupe import pipeline
from recoupe.cli.place import make_parser
from recoupe.collect.dossier import now, timestamp
from recoupe.manifest import DIED, Entry, each_document, open_page, read_entry, read_manifest
from recoupe.publish.documents import article_document, nothing_read
from recoupe.publish.lines import json_line


def parser() -> argparse.ArgumentParser:
    """The command's parser."""
    made = make_parser(
        "read",
        "Articles of pages, without a dossier. In: an object a line with doc, path and, where known, url. A\n"
        "page is HTML, text or PDF, gzipped or not. Out: an object a line in the same order.",
        "  recoupe read manifest.jsonl > articles.jsonl",
    )
    made.add_argument("manifest", type=Path, metavar="MANIFEST.jsonl")
    return made


def run(arguments: argparse.Namespace) -> int:
    """Print the article of each page."""
    entries = read_manifest(arguments.manifest)
    for line in each_document(ReadPage(timestamp(now())), entries, _died):
        print(line)
    return 0


@dataclass(frozen=True, slots=True)
class ReadPage:
    """Reads a document.

    Attributes:
        captured: ISO 8601 time of this command.
    """

    captured: str

    def __call__(self, entry: Entry) -> str:
        """The line for one document."""
        read = read_entry(open_page, pipeline.read, entry, self.captured)
        if read.article is None:
            return json_line(nothing_read(entry.doc, read.problem or DIED))
        return json_line(article_document(entry.doc, read.article))


def _died(entry: Entry) -> str:
    return json_line(nothing_read(entry.doc, DIED))
