"""What a run found, what was left out and why, in a few lines."""

import shlex
from collections.abc import Iterable

from recoupe.record.queries import Record

FACTS = {
    "statement": "statements",
    "figure": "figures",
    "event": "events",
    "time": "times",
    "mention": "mentions of names",
}
SUPPORT = {
    "several": "several independent origins",
    "one": "one origin",
    "not_established": "independence not established",
    "none": "no origin",
}


def summary_lines(record: Record, folder: str, *, changed: bool) -> list[str]:
    """Sum up a record.

    Args:
        record: after a run.
        folder: of the dossier, for the commands that are suggested.
        changed: whether the run had anything to do.
    """
    overview, folder = record.overview(), shlex.quote(folder)
    if not overview.captures:
        return [f"Nothing to read yet: add pages with `recoupe add {folder} PAGES`"]
    facts, claims = dict(overview.facts), dict(overview.claims)
    spoken = record.statements_with_speaker()
    lines = [] if changed else ["Nothing changed since the last run."]
    lines += [
        f"Articles    {overview.articles:,} of {overview.captures:,} captures",
        f"Found       {_counts((facts.get(kind, 0), name) for kind, name in FACTS.items())}",
        f"Speakers    named or described for {spoken:,} of {facts.get('statement', 0):,} statements",
        f"Entities    {overview.entities:,}",
        f"Claims      {sum(claims.values()):,}"
        + _in_brackets((claims.get(key, 0), name) for key, name in SUPPORT.items()),
    ]
    gaps = len(record.gaps())
    lines += [f"Missing     {gaps:,}: `recoupe show {folder} gaps`"] if gaps else []
    problems = _counts((count, code) for code, count in overview.problems)
    lines += [f"Problems    {problems}: `recoupe show {folder} problems`"] if overview.problems else []
    lines.append(f"Log head    {overview.log_head}  (written down elsewhere, it later shows a missing tail)")
    return lines


def _counts(pairs: Iterable[tuple[int, str]]) -> str:
    return ", ".join(f"{count:,} {name}" for count, name in pairs if count) or "nothing"


def _in_brackets(pairs: Iterable[tuple[int, str]]) -> str:
    found = [f"{name} {count:,}" for count, name in pairs if count]
    return f" ({', '.join(found)})" if found else ""
