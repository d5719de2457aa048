"""`recoupe add`."""

import argparse
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

from recoupe.cli import DONE, IN_PART
from recoupe.cli.place import dossier_and_rest, make_parser
from recoupe.cli.tally import Tally, say_state
from recoupe.collect.dossier import Dossier, is_dossier
from recoupe.collect.folder import shown
from recoupe.collect.found import Cause, Given, LeftOut, Received, check_given
from recoupe.collect.intake import PASTED, take_in
from recoupe.collect.store import open_store
from recoupe.errors import InputError


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
    dossier, paths = _dossier_and_paths(arguments.words)
    given = Given(
        url=arguments.url,
        published=arguments.published,
        outlet=arguments.outlet,
        captured=arguments.captured,
        language=arguments.language,
    )
    check_given(given)
    if given.url is not None and len(paths) > 1:
        raise InputError("--url names one page; add the pages one by one, each with its own")
    tally = Tally()
    with open_store(dossier) as store:
        say_state(store)
        try:
            for outcome in store.keep(_found(paths, given)):
                tally.take(outcome)
        finally:  # where the disk is full or Ctrl-C is pressed, too, for what was done is kept
            tally.say()
    if tally.changed:
        print(f"Next: `recoupe run {shlex.quote(str(dossier.folder))}`")
    return IN_PART if tally.faults else DONE


def _dossier_and_paths(words: list[str]) -> tuple[Dossier, list[str]]:
    """Tell the dossier from what is to be added.

    Raises:
        InputError: there is nothing to add.
        NotADossier: no dossier was named, outside of any.
    """
    if len(words) == 1 and is_dossier(Path(words[0])):
        folder = shlex.quote(words[0])
        raise InputError(f"{words[0]}: nothing to add to it: `recoupe add {folder} FILE|FOLDER|WARC|- …`")
    return dossier_and_rest(words, least=1)


def _found(paths: list[str], given: Given) -> Iterator[Received | LeftOut]:
    for path in paths:
        if path == PASTED and sys.stdin.isatty():
            print("Paste the text, then press Enter and Ctrl-D.", file=sys.stderr)
        try:
            yield from take_in(path, given)
        except InputError as problem:
            name = shown(path)
            yield LeftOut(name, Cause.UNREADABLE, str(problem).removeprefix(f"{path}: "), fault=True)
