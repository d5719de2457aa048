"""`recoupe show`."""

import argparse
import os

from recoupe.cli.place import dossier_and_rest, make_parser
from recoupe.collect.dossier import Dossier
from recoupe.publish.lines import json_line
from recoupe.publish.listing import LISTS, Row, Wanted, lines_of, rows_of
from recoupe.record.codec import plain
from recoupe.record.judgements import read_judgements
from recoupe.record.queries import Record, open_record

JUDGEMENTS = "judgements"
WHAT = (*LISTS, JUDGEMENTS)


def parser() -> argparse.ArgumentParser:
    """The command's parser."""
    made = make_parser(
        "show",
        f"List {', '.join(WHAT[:-1])} or {WHAT[-1]}.",
        "  recoupe show crisis claims\n"
        "  recoupe show crisis statements --speaker Tokayev\n"
        "  recoupe show crisis figures --type killed --json",
        "[DOSSIER] LIST",
    )
    made.add_argument("words", nargs="*", metavar="words", help="the dossier, then what to list")
    made.add_argument("--speaker", metavar="NAME", help="only statements of whoever has this in a name")
    made.add_argument("--article", metavar="ID|URL", help="only what stands in this article")
    made.add_argument(
        "--type", metavar="WORD", help="only this stance, kind of figure, event, claim or entity"
    )
    made.add_argument(
        "--language", choices=("fr", "en"), default=_language(), help="of the words around the facts"
    )
    made.add_argument("--json", action="store_true", help="one JSON object a line, with every field")
    return made


def run(arguments: argparse.Namespace) -> int:
    """Print the list."""
    if not arguments.words:
        parser().error(f"say what to list: {', '.join(WHAT)}")
    dossier, words = dossier_and_rest(arguments.words)
    if len(words) != 1 or words[0] not in WHAT:
        parser().error(f"say what to list: {', '.join(WHAT)}")
    wanted = Wanted(arguments.language, arguments.speaker, arguments.article, arguments.type)
    with open_record(dossier.record) as record:
        if not record.overview().generation:
            parser().exit(1, f"recoupe: {dossier.folder} was never run: `recoupe run {dossier.folder}`\n")
        rows = _rows(record, dossier, words[0], wanted)
        if arguments.json:
            for row in rows:
                print(json_line(plain(row)))
        else:
            print("\n".join(lines_of(rows, wanted)) or f"No {words[0]}.")
    return 0


def _rows(record: Record, dossier: Dossier, what: str, wanted: Wanted) -> list[Row]:
    if what == JUDGEMENTS:
        return list(record.weighed(read_judgements(dossier.judgements)))
    return rows_of(record, what, wanted)


def _language() -> str:
    return "fr" if os.environ.get("LC_ALL", os.environ.get("LANG", "")).startswith("fr") else "en"
