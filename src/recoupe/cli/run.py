"""`recoupe run`."""

import argparse

from recoupe.cli.place import make_parser, the_dossier
from recoupe.pipeline import run as run_dossier
from recoupe.publish.summary import summary_lines
from recoupe.record.queries import open_record


def parser() -> argparse.ArgumentParser:
    """The command's parser."""
    made = make_parser(
        "run",
        "Read what was added and bring the record up to date. It can be stopped at any time, and goes on\n"
        "from there; where nothing changed it ends at once.",
        "  recoupe run crisis\n  recoupe run crisis --workers 1",
    )
    made.add_argument("dossier", nargs="?", help="its folder; may be left out inside of it")
    made.add_argument(
        "--workers", type=_at_least_one, metavar="N", help="processes; as many as cores and free memory allow"
    )
    return made


def run(arguments: argparse.Namespace) -> int:
    """Run the dossier and sum up what the record holds."""
    dossier = the_dossier(arguments.dossier)
    changed = run_dossier(dossier, workers=arguments.workers)
    with open_record(dossier.record) as record:
        print("\n".join(summary_lines(record, str(dossier.folder), changed=changed)))
    return 0


def _at_least_one(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 up")
    return int(text)
