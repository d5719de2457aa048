"""`recoupe extract`."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from recoupe import pipeline
from recoupe.articles import try_extract
from recoupe.cli.place import make_parser
from recoupe.collect.dossier import now, timestamp
from recoupe.manifest import DIED, Entry, each_document, open_text, read_entry, read_manifest
from recoupe.publish.documents import extraction_document, nothing_extracted
from recoupe.publish.lines import json_line


def parser() -> argparse.ArgumentParser:
    """The command's parser."""
    made = make_parser(
        "extract",
        "Facts of texts, without a dossier. In: an object a line with doc, path and, where known,\n"
        "published, language, url and outlet. Out: an object a line in the same order;\n"
        "offsets are code points.",
        "  recoupe extract manifest.jsonl > facts.jsonl",
    )
    made.add_argument("manifest", type=Path, metavar="MANIFEST.jsonl")
    return made


def run(arguments: argparse.Namespace) -> int:
    """Print the facts of each document."""
    entries = read_manifest(arguments.manifest)
    for line in each_document(Extract(timestamp(now())), entries, _died):
        print(line)
    return 0


@dataclass(frozen=True, slots=True)
class Extract:
    """Reads a document as text and extracts from it.

    Attributes:
        captured: ISO 8601 time of this command.
    """

    captured: str

    def __call__(self, entry: Entry) -> str:
        """The line for one document."""
        read = read_entry(open_text, pipeline.read_text, entry, self.captured)
        if read.article is None:
            return json_line(nothing_extracted(entry.doc, read.problem or DIED))
        found = try_extract(pipeline.extract, read.article)
        document = extraction_document(entry.doc, read.article, found.extraction, found.problem)
        return json_line(document)


def _died(entry: Entry) -> str:
    return json_line(nothing_extracted(entry.doc, DIED))
