"""Judgements: the list of all that was decided, and taking a decision."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from recoupe.errors import JudgementError
from recoupe.model.judgement import Decision, Judgement, QuoteTarget
from recoupe.record.judgements import keep_judgement, make_judgement, read_judgements, target_of
from recoupe.record.queries import Record, open_record
from recoupe.record.views import AnyFact, JudgementLine
from recoupe.web.facts import author
from recoupe.web.security import holds
from recoupe.web.visit import Site, Visit, language_of
from recoupe.web.wording import Wording

LONGEST_NAME, LONGEST_TEXT = 200, 4000
# Decisions that give something in the place of what was read.
GIVING = frozenset({Decision.CORRECT, Decision.BIND_DATE})


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """A judgement in the list, with the facts that it was found to be about."""

    line: JudgementLine
    facts: tuple[AnyFact, ...]
    taken_back: bool


def show_list(visit: Visit) -> Response:
    """All judgements, the latest first; those that no longer resolve apart."""
    lines = visit.record.weighed(read_judgements(visit.site.dossier.judgements))
    undone = {line.judgement.value for line in lines if line.judgement.decision is Decision.UNDO}
    found = {
        view.id: view for view in visit.record.facts_by_id(name for line in lines for name in line.facts)
    }
    rows = [
        JudgementRow(
            line,
            tuple(found[name] for name in line.facts if name in found),
            line.judgement.id in undone,
        )
        for line in reversed(lines)
    ]
    return visit.render(
        "judgements.html",
        rows=[row for row in rows if not _is_lost(row)],
        lost=[row for row in rows if _is_lost(row)],
        author=author(visit),
    )


def _is_lost(row: JudgementRow) -> bool:
    line = row.line
    return line.weighed and not line.resolved and line.judgement.decision is not Decision.UNDO


async def judge(request: Request) -> Response:
    """Keep a decision and lead back to where it was taken."""
    async with request.form(max_files=0, max_fields=20) as sent:
        values = {name: value for name, value in sent.items() if isinstance(value, str)}
    site: Site = request.app.state.site
    if not holds(site.secret, request.url.path, values.get("token", "")):
        raise HTTPException(403, Wording(language_of(request)).label("error.token"))
    await run_in_threadpool(keep, site, values)
    return RedirectResponse(_way_back(values.get("back", ""), language_of(request)), 303)


def keep(site: Site, values: Mapping[str, str]) -> Judgement:
    """Make a judgement of what a form says and keep it.

    Args:
        site: the dossier.
        values: `decision`, `author`, `reason` (of a note, its words), `value`, `given` (what is put in the
            place of what was read); `fact` for one fact, `left`
            and `right` or `entity` for the members of a pair, each as a mention's or an entity's id. A
            button that decides on one of several pairs gives the entity behind the decision
            (`not_same n1a2b3`).

    Raises:
        JudgementError: the form is not whole, or names a fact that is not in the record.
    """
    decision, _, entity = values.get("decision", "").partition(" ")
    if entity:
        values = {**values, "entity": entity}
    if decision not in set(Decision):
        raise JudgementError(f"{decision[:40]!r} is no decision that this page takes")
    words = _text(values, "reason")
    value = _text(values, "given" if decision in GIVING else "value")
    if decision == Decision.NOTE and not value:
        words, value = "", words
    with open_record(site.dossier.record) as record:
        targets = _targets(record, values)
    judgement = make_judgement(
        Decision(decision),
        targets,
        at=datetime.now().astimezone().isoformat(timespec="seconds"),
        author=values.get("author", "").strip()[:LONGEST_NAME],
        value=value or None,
        reason=words,
    )
    keep_judgement(site.dossier.judgements, judgement)
    return judgement


def _text(values: Mapping[str, str], field: str) -> str:
    return values.get(field, "").strip()[:LONGEST_TEXT]


def _targets(record: Record, values: Mapping[str, str]) -> tuple[QuoteTarget, ...]:
    named = [values[field] for field in ("fact", "left", "right") if values.get(field)]
    facts = [record.require_fact(name) for name in named]
    if values.get("entity"):
        naming = record.naming(values["entity"])
        if naming is None:
            raise JudgementError(f"no entity {values['entity'][:40]!r} in the record")
        facts.append(naming)
    return tuple(map(target_of, facts))


def _way_back(back: str, language: str) -> str:
    """A path of this page, whatever the form says."""
    inside = back.startswith(("/fr/", "/en/")) and "\\" not in back and back.isprintable()
    return back if inside else f"/{language}/judgements"
