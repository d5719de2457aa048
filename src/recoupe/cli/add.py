"""`recoupe add`."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator

from recoupe.cli import DONE, IN_PART
from recoupe.cli.place import dossier_and_rest, make_parser
from recoupe.collect.found import Cause, Given, LeftOut, Received
from recoupe.collect.intake import take_in
from recoupe.collect.store import Added, Known, open_store
from recoupe.errors import InputError

# More lines than this about one and the same reason help nobody; the count says the rest.
SHOWN_PER_REASON = 10


def parser() -> argparse.ArgumentParser:
    """The command's parser."""
    made = make_parser(
        "add",
        "Add what was published: HTML, SingleFile pages, scraped text, PDF, gzip, WARC, folders of these,\n"
        "or text pasted on standard input (-). The bytes are kept as evidence and never changed.",
        "  recoupe add crisis pages/ archive.warc.gz\n"
        "  recoupe add crisis page.html --url https://outlet.example/story --captured 2022-01-10\n"
        "  pbpaste | recoupe add crisis - --url https://outlet.example/story --published 2022-01-09",
        "[DOSSIER] FILE|FOLDER|WARC|- …",
    )
    made.add_argument(
        "words",
        nargs="+",
        metavar="words",
        help="the dossier (may be left out inside of it), then what to add",
    )
    made.add_argument("--url", help="the address of the page (one page only)")
    made.add_argument(
        "--published", metavar="DATE", help="when it was published, where the page does not say"
    )
    made.add_argument("--outlet", help="who published it")
    made.add_argument("--captured", metavar="DATE", help="when it was received; now if not given")
    made.add_argument("--language", metavar="CODE", help="two-letter code, for instance fr or en")
    return made


def run(arguments: argparse.Namespace) -> int:
    """Keep what is given; say what was kept, what was known and what was left out."""
    dossier, paths = dossier_and_rest(arguments.words, least=1)
    given = Given(
        url=arguments.url,
        published=arguments.published,
        outlet=arguments.outlet,
        captured=arguments.captured,
        language=arguments.language,
    )
    if given.url is not None and len(paths) > 1:
        raise InputError("--url names one page; add the pages one by one, each with its own")
    counts: Counter[str] = Counter()
    left_out: Counter[str] = Counter()
    with open_store(dossier) as store:
        for outcome in store.keep(_found(paths, given)):
            if isinstance(outcome, LeftOut):
                _say_left_out(outcome, left_out)
                counts["faults"] += outcome.count if outcome.fault else 0
            elif isinstance(outcome, Known):
                counts["amended" if outcome.amended else "known"] += 1
            elif isinstance(outcome, Added):
                counts["added"] += 1
    _say(counts, left_out)
    if counts["added"] + counts["amended"]:
        print(f"Next: `recoupe run {dossier.folder}`")
    return IN_PART if counts["faults"] else DONE


def _found(paths: list[str], given: Given) -> Iterator[Received | LeftOut]:
    for path in paths:
        try:
            yield from take_in(path, given)
        except InputError as problem:
            yield LeftOut(path, Cause.UNREADABLE, str(problem).removeprefix(f"{path}: "), fault=True)


def _say_left_out(outcome: LeftOut, left_out: Counter[str]) -> None:
    left_out[outcome.code] += outcome.count
    if outcome.fault and left_out[outcome.code] <= SHOWN_PER_REASON:
        print(f"recoupe: {outcome.source}: {outcome.detail}", file=sys.stderr)


def _say(counts: Counter[str], left_out: Counter[str]) -> None:
    parts = [f"{counts['added']:,} added"]
    parts += [f"{counts['known']:,} there already"] if counts["known"] else []
    parts += (
        [f"{counts['amended']:,} there already, with what you now said about them"]
        if counts["amended"]
        else []
    )
    print("Captures: " + ", ".join(parts) + ".")
    if left_out:
        reasons = ", ".join(f"{code} {count:,}" for code, count in sorted(left_out.items()))
        print(f"Left out: {reasons}.")
