"""`recoupe judge`."""

import argparse
import getpass
import os

from recoupe.cli.place import dossier_and_rest, make_parser
from recoupe.collect.dossier import Dossier, now
from recoupe.errors import JudgementError
from recoupe.model.judgement import Decision, Judgement, QuoteTarget
from recoupe.record.judgements import PAIRS, keep_judgement, make_judgement, read_judgements, target_of
from recoupe.record.queries import Record, open_record
from recoupe.record.views import AnyFact

DECISIONS = {
    "reject": Decision.REJECT,
    "confirm": Decision.CONFIRM,
    "same": Decision.SAME,
    "not-same": Decision.NOT_SAME,
    "correct": Decision.CORRECT,
    "bind-date": Decision.BIND_DATE,
    "note": Decision.NOTE,
    "undo": Decision.UNDO,
}


WITH_VALUE = frozenset({Decision.NOTE, Decision.CORRECT, Decision.BIND_DATE})


def parser() -> argparse.ArgumentParser:
    """The command's parser."""
    made = make_parser(
        "judge",
        "Decide what the record cannot: reject, confirm or correct a fact, join or part two people, bodies,\n"
        "places or claims, give a date, note something, or take a judgement back. Judgements are kept\n"
        "apart from the record with who, when and why, are never rewritten, and find their facts again by\n"
        "their words. "
        "`recoupe show` prints the ids.",
        "  recoupe judge crisis reject s1a2b3c4d5 --reason 'irony, not a statement'\n"
        "  recoupe judge crisis same n0a1b2c3d4 n9f8e7d6c5\n"
        "  recoupe judge crisis correct f12ab34cd5 '> 160'\n"
        "  recoupe judge crisis correct s1a2b3c4d5 'Emil Radosta'\n"
        "  recoupe judge crisis bind-date t0a1b2c3d4 2022-01-06\n"
        "  recoupe judge crisis bind-date https://outlet.example/page 2022-01-07\n"
        "  recoupe judge crisis note f12ab34cd5 'the ministry later corrected this'\n"
        "  recoupe judge crisis undo j0123456789",
        f"[DOSSIER] {'|'.join(DECISIONS)} ID …",
    )
    made.add_argument(
        "words",
        nargs="+",
        metavar="words",
        help="the decision; then a fact by the beginning of its id (for same and not-same a pair of entities "
        "or facts, for note the fact and the text, for correct a figure and its value or a statement and its "
        "speaker, for bind-date a time or an article's address and the date, for undo the judgement)",
    )
    made.add_argument("--author", help="who decides; RECOUPE_AUTHOR or the name of your account if not given")
    made.add_argument("--reason", default="", help="why")
    return made


def run(arguments: argparse.Namespace) -> int:
    """Keep the judgement."""
    dossier, words = dossier_and_rest(arguments.words)
    if not words or words[0] not in DECISIONS:
        parser().error(f"say what to decide: {', '.join(DECISIONS)}")
    author = arguments.author or os.environ.get("RECOUPE_AUTHOR") or getpass.getuser()
    judgement = _judgement(dossier, DECISIONS[words[0]], words[1:], author, arguments.reason)
    keep_judgement(dossier.judgements, judgement)
    print(f"Kept {judgement.id}. `recoupe run {dossier.folder}` applies it.")
    return 0


def _judgement(dossier: Dossier, decision: Decision, words: list[str], author: str, reason: str) -> Judgement:
    at = now().isoformat(timespec="seconds")
    if decision is Decision.UNDO:
        return make_judgement(
            decision, (), at=at, author=author, value=_undone(dossier, words), reason=reason
        )
    names, value = (words[:1], " ".join(words[1:])) if decision in WITH_VALUE else (words, None)
    with open_record(dossier.record) as record:
        targets = tuple(_target(record, name, decision) for name in names)
    return make_judgement(decision, targets, at=at, author=author, value=value, reason=reason)


def _target(record: Record, name: str, decision: Decision) -> QuoteTarget:
    """A fact; or, for a pair, the words that name an entity most plainly, or a claim's first account."""
    page = _page(record, name) if decision is Decision.BIND_DATE else None
    if page is not None:
        return QuoteTarget(page, "article", "")
    member = _naming(record, name) if decision in PAIRS else None
    return target_of(record.require_fact(name) if member is None else member)


def _page(record: Record, name: str) -> str | None:
    """The page of an article by its address or the beginning of its id."""
    found = {
        line.head.page
        for line in record.articles()
        if name in (line.head.url, line.head.page) or line.head.id.startswith(name)
    }
    if len(found) > 1:
        raise JudgementError(f"several articles have an id that begins with {name}: give more of it")
    return next(iter(found), None)


def _naming(record: Record, name: str) -> AnyFact | None:
    entities = [line.entity.id for line in record.entities() if line.entity.id.startswith(name)]
    claims = [claim.id for claim in record.claims() if claim.id.startswith(name)]
    if len(entities) + len(claims) > 1:
        raise JudgementError(f"several ids begin with {name}: give more of it")
    if claims:
        return record.first_account(claims[0])
    return record.naming(entities[0]) if entities else None


def _undone(dossier: Dossier, words: list[str]) -> str:
    if len(words) != 1:
        raise JudgementError("undo takes one judgement: `recoupe show judgements` prints their ids")
    found = [j.id for j in read_judgements(dossier.judgements) if j.id.startswith(words[0])]
    if len(found) != 1:
        raise JudgementError(f"{len(found)} judgements have an id that begins with {words[0]}")
    return found[0]
