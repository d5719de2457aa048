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
    "note": Decision.NOTE,
    "undo": Decision.UNDO,
}


def parser() -> argparse.ArgumentParser:
    """The command's parser."""
    made = make_parser(
        "judge",
        "Decide what the record cannot: reject or confirm a fact, join or part two people, bodies or\n"
        "places, note something, or take a judgement back. Judgements are kept apart from the record with\n"
        "who, when and why, are never rewritten, and find their facts again by their words.\n"
        "`recoupe show` prints the ids.",
        "  recoupe judge crisis reject s1a2b3c4d5 --reason 'irony, not a statement'\n"
        "  recoupe judge crisis same n0a1b2c3d4 n9f8e7d6c5\n"
        "  recoupe judge crisis note f12ab34cd5 'the ministry later corrected this'\n"
        "  recoupe judge crisis undo j0123456789",
        f"[DOSSIER] {'|'.join(DECISIONS)} ID …",
    )
    made.add_argument(
        "words",
        nargs="+",
        metavar="words",
        help="the decision; then a fact by the beginning of its id (for same and not-same a pair of entities "
        "or facts, for note the fact and the text, for undo the judgement)",
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
    names, note = (words[:1], " ".join(words[1:])) if decision is Decision.NOTE else (words, None)
    with open_record(dossier.record) as record:
        targets = tuple(_target(record, name, pair=decision in PAIRS) for name in names)
    return make_judgement(decision, targets, at=at, author=author, value=note, reason=reason)


def _target(record: Record, name: str, *, pair: bool) -> QuoteTarget:
    """A fact; or, for a pair, the words that name an entity most plainly, or a claim's first account."""
    member = _naming(record, name) if pair else None
    return target_of(record.require_fact(name) if member is None else member)


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
