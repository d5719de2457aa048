"""`recoupe verify`."""

import argparse
import sys

from recoupe.cli import DONE, IN_PART
from recoupe.cli.place import make_parser, the_dossier
from recoupe.collect.dossier import Dossier
from recoupe.collect.log import parse_head
from recoupe.collect.verify import verify_evidence

# A fault that repeats on every page says the same after this many lines; all are counted.
SHOWN = 50


def parser() -> argparse.ArgumentParser:
    """The command's parser."""
    made = make_parser(
        "verify",
        "Check the evidence: every hash, every record, the chain of the log. With --anchors, read every\n"
        "capture again from its WARC and find every fact's words in it.",
        "  recoupe verify crisis\n  recoupe verify crisis --head 12:5f0c…\n  recoupe verify crisis --anchors",
    )
    made.add_argument("dossier", nargs="?", help="its folder; may be left out inside of it")
    made.add_argument(
        "--head", metavar="SEQ:HASH", help="a log head that you wrote down: it must be in the log"
    )
    made.add_argument("--anchors", action="store_true", help="also check every fact against its capture")
    return made


def run(arguments: argparse.Namespace) -> int:
    """Check, and say what does not hold."""
    dossier = the_dossier(arguments.dossier)
    holds = _evidence(dossier, arguments.head)
    if arguments.anchors:
        holds = _anchors(dossier) and holds
    return DONE if holds else IN_PART


def _evidence(dossier: Dossier, head: str | None) -> bool:
    found = verify_evidence(dossier.folder, None if head is None else parse_head(head))
    _say([str(fault) for fault in found.faults])
    withdrawn = f", {found.withdrawn:,} withdrawn" if found.withdrawn else ""
    state = "hold" if found.holds else f"do NOT hold: {len(found.faults):,} faults"
    print(f"Captures and log {state}: {found.captures:,} captures{withdrawn}, {found.size:,} bytes.")
    if found.busy:
        print("Another process was writing to the dossier; what it had not finished was left aside.")
    print(f"Log head: {found.head}")
    return found.holds


def _anchors(dossier: Dossier) -> bool:
    from recoupe.anchors import check_anchors

    found = check_anchors(dossier)
    _say([str(fault) for fault in found.faults])
    state = "hold" if found.holds else f"do NOT hold: {len(found.faults):,} faults"
    print(
        f"Anchors {state}: {found.facts:,} facts and {found.blocks:,} blocks in {found.articles:,} articles, "
        "each read back from the text, from the page read again, and from its place in the capture."
    )
    return found.holds


def _say(faults: list[str]) -> None:
    for fault in faults[:SHOWN]:
        print(f"recoupe: {fault}", file=sys.stderr)
    if len(faults) > SHOWN:
        print(f"recoupe: and {len(faults) - SHOWN:,} more", file=sys.stderr)
