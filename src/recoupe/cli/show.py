"""`recoupe show`."""

import argparse
import os
import sys
from collections.abc import Mapping

from recoupe.cli.place import dossier_and_rest, make_parser
from recoupe.collect.dossier import Dossier
from recoupe.model.vocabulary import Stance, StatementKind
from recoupe.publish.lines import json_line
from recoupe.publish.listing import LISTS, Row, json_of, lines_of, rows_of
from recoupe.publish.profile import profile_lines, profile_of, the_entity
from recoupe.publish.spoken import Wanted, filter_of
from recoupe.record import browse
from recoupe.record.codec import plain
from recoupe.record.corrections import date_given
from recoupe.record.judgements import read_judgements
from recoupe.record.queries import Record, open_record

JUDGEMENTS, ENTITY = "judgements", "entity"
WHAT = (*LISTS, JUDGEMENTS, ENTITY)
_FACTS = frozenset({"statements", "figures", "events", "timeline"})
# Which lists an option narrows; with any other list it would be passed over in silence.
NARROWS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        ("speaker", "about", "stance", "kind", "channel", "outlet", "first", "last"),
        frozenset({"statements"}),
    ),
    "article": _FACTS | {"articles"},
    "type": _FACTS | {"claims", "entities"},
}
_OPTIONS = {"first": "from", "last": "to"}


def parser() -> argparse.ArgumentParser:
    """The command's parser."""
    made = make_parser(
        "show",
        f"List {', '.join(WHAT[:-2])} or {JUDGEMENTS};\n"
        "or show one entity whole: every name with how often and where, its roles with their days, why it\n"
        "is one, what may be the same, what it says in the order of time, and what others say of it.",
        "  recoupe show crisis claims\n"
        "  recoupe show crisis figures --type killed --json\n"
        "  recoupe show crisis entity Tokayev\n"
        "  recoupe show crisis entity e0a1b2c3d4 --json\n"
        "who said what:\n"
        "  recoupe show crisis statements --speaker Tokayev --stance denies\n"
        "  recoupe show crisis statements --speaker Tokayev --from 2022-01-05 --to 2022-01-12\n"
        "  recoupe show crisis statements --about 'interior ministry' --stance accuses\n"
        "  recoupe show crisis statements --channel Telegram --kind direct --outlet Courier",
        "[DOSSIER] LIST|entity NAME",
    )
    made.add_argument(
        "words",
        nargs="*",
        metavar="words",
        help="the dossier, then what to list, or `entity` and a name or id",
    )
    _add_statement_options(made.add_argument_group("only these statements"))
    made.add_argument("--article", metavar="ID|URL", help="only what stands in this article")
    made.add_argument(
        "--type", metavar="WORD", help="only this stance, kind of figure, event, claim or entity"
    )
    made.add_argument(
        "--language", choices=("fr", "en"), default=_language(), help="of the words around the facts"
    )
    made.add_argument("--json", action="store_true", help="one JSON object a line, with every field")
    return made


def _add_statement_options(group: "argparse._ArgumentGroup") -> None:
    group.add_argument("--speaker", metavar="NAME|ID", help="of whoever has this in a name")
    group.add_argument("--about", metavar="NAME|ID", help="whose words name or mean them")
    group.add_argument("--stance", choices=[stance.value for stance in Stance], help="what the speaker does")
    group.add_argument("--kind", choices=[kind.value for kind in StatementKind], help="how words are given")
    group.add_argument("--channel", metavar="WORDS", help="through a channel with these words in it")
    group.add_argument("--outlet", metavar="WORDS", help="in an outlet with these words in its name")
    group.add_argument(
        "--from",
        dest="first",
        metavar="DAY",
        help="said (or else published) on this day, month or year or later",
    )
    group.add_argument("--to", dest="last", metavar="DAY", help="said (or else published) by then")


def run(arguments: argparse.Namespace) -> int:
    """Print the list, or the entity."""
    if not arguments.words:
        parser().error(f"say what to list: {', '.join(WHAT)}")
    dossier, words = dossier_and_rest(arguments.words)
    _check(arguments, words)
    wanted = Wanted(**{name: getattr(arguments, name) for name in ("language", *NARROWS)})
    with open_record(dossier.record) as record:
        if not record.overview().generation:
            parser().exit(1, f"recoupe: {dossier.folder} was never run: `recoupe run {dossier.folder}`\n")
        if words[0] == ENTITY:
            _print_entity(record, " ".join(words[1:]), arguments)
        else:
            _print_list(record, dossier, words[0], wanted, as_json=arguments.json)
    return 0


def _check(arguments: argparse.Namespace, words: list[str]) -> None:
    """End with what to do where the words or options do not fit."""
    what = words[0] if words else ""
    if what not in WHAT or (len(words) > 1 and what != ENTITY):
        parser().error(f"say what to list: {', '.join(WHAT)}")
    if what == ENTITY and len(words) < 2:
        parser().error("say whom: `recoupe show entity NAME`; `recoupe show entities` lists all")
    for name, lists in NARROWS.items():
        if getattr(arguments, name) is not None and what not in lists:
            option = _OPTIONS.get(name, name)
            parser().error(f"--{option} narrows {', '.join(sorted(lists))}, not {what}")
    for name in ("first", "last"):
        given = getattr(arguments, name)
        if given is not None and date_given(given) is None:
            parser().error(f"--{_OPTIONS[name]}: {given!r} is no date: write 2022-01-07, 2022-01 or 2022")


def _print_entity(record: Record, words: str, arguments: argparse.Namespace) -> None:
    profile = profile_of(record, the_entity(record, words), arguments.language)
    if arguments.json:
        print(json_line(plain(profile)))
    else:
        print("\n".join(profile_lines(profile, arguments.language)))


def _print_list(record: Record, dossier: Dossier, what: str, wanted: Wanted, *, as_json: bool) -> None:
    rows = _rows(record, dossier, what, wanted)
    if as_json:
        for row in rows:
            print(json_of(row))
    else:
        print("\n".join(lines_of(rows, wanted)) or f"No {what}.")
    if wanted.first or wanted.last:
        undated = browse.count_undated(record, filter_of(record, wanted))
        if undated:
            print(f"Left out, because nobody knows their day: {undated:,}", file=sys.stderr)


def _rows(record: Record, dossier: Dossier, what: str, wanted: Wanted) -> list[Row]:
    if what == JUDGEMENTS:
        return list(record.weighed(read_judgements(dossier.judgements)))
    return rows_of(record, what, wanted)


def _language() -> str:
    return "fr" if os.environ.get("LC_ALL", os.environ.get("LANG", "")).startswith("fr") else "en"
