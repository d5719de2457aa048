"""What became of what was added, in words for the person who added it."""

import sys
from collections import Counter
from dataclasses import dataclass, field

from recoupe.collect.found import LeftOut
from recoupe.collect.store import Added, CaptureStore, Outcome

# More lines than this about one and the same reason help nobody; the counts say the rest.
SHOWN_PER_REASON = 10
SORTS = {
    "text/html": "HTML",
    "application/xhtml+xml": "HTML",
    "text/plain": "text",
    "text/markdown": "text",
    "application/pdf": "PDF",
}
PROBLEMS = {
    "body_cut_short": "the archive holds only its beginning; kept as far as it goes",
    "digest_differs": "not what its archive says that it was (its digest differs); kept as it is",
    "coding_not_undone": "compressed in a way that is not known here ({}); kept as it is, not read",
    "named": "its name says one thing and its bytes another ({}); kept",
}


@dataclass(slots=True)
class Reason:
    """Things left out for one reason.

    Attributes:
        count: how many.
        first: the first of them.
    """

    count: int
    first: LeftOut


@dataclass(slots=True)
class Tally:
    """Counts outcomes and names those that a person should look at, as they come."""

    sorts: Counter[str] = field(default_factory=Counter)
    known: int = 0
    amended: int = 0
    faults: int = 0
    reasons: dict[str, Reason] = field(default_factory=dict)
    problems: Counter[str] = field(default_factory=Counter)

    @property
    def changed(self) -> bool:
        """Whether there is anything new to read."""
        return bool(self.sorts or self.amended)

    def take(self, outcome: Outcome) -> None:
        """Count one outcome."""
        if isinstance(outcome, LeftOut):
            self._leave_out(outcome)
        elif isinstance(outcome, Added):
            self.sorts[SORTS.get(outcome.media_type, "other")] += 1
            for problem in outcome.problems:
                self._name_problem(outcome, problem)
        elif outcome.amended:
            self.amended += 1
        else:
            self.known += 1

    def _leave_out(self, left_out: LeftOut) -> None:
        reason = self.reasons.setdefault(left_out.code, Reason(0, left_out))
        reason.count += left_out.count
        self.faults += left_out.count if left_out.fault else 0
        if left_out.fault and reason.count <= SHOWN_PER_REASON:
            print(f"recoupe: {left_out}", file=sys.stderr)

    def _name_problem(self, added: Added, problem: str) -> None:
        code, _, detail = problem.partition(" ")
        code = "named" if code.startswith("named_") else code
        self.problems[code] += 1
        if self.problems[code] <= SHOWN_PER_REASON:
            name = added.source if added.url.startswith("file:") else added.url
            words = PROBLEMS.get(code, problem).format(detail)
            print(f"recoupe: note: {name}: {words}", file=sys.stderr)

    def say(self) -> None:
        """Print what was added, what was there and what was left out."""
        for code, count in sorted(self.problems.items()):
            if count > SHOWN_PER_REASON:
                print(f"recoupe: note: and {count - SHOWN_PER_REASON:,} more ({code})", file=sys.stderr)
        parts = [f"{self.sorts.total():,} added{self._sorts()}"]
        parts += [f"{self.known:,} there already"] if self.known else []
        parts += (
            [f"{self.amended:,} there already, with what you now said about them"] if self.amended else []
        )
        print(f"Captures: {', '.join(parts)}.")
        if self.reasons:
            print("Left out:")
        for code, reason in sorted(self.reasons.items()):
            print(f"  {reason.count:>7,}  {_reason_in_words(code, reason)}")

    def _sorts(self) -> str:
        if not self.sorts:
            return ""
        named = ", ".join(
            f"{count:,} {name}" for name, count in sorted(self.sorts.items()) if name != "other"
        )
        other = self.sorts["other"]
        rest = f"{other:,} of other kinds, kept but perhaps not read" if other else ""
        return f" ({'; '.join(part for part in (named, rest) if part)})"


def _reason_in_words(code: str, reason: Reason) -> str:
    first = reason.first
    if not first.fault:
        also = ", …" if reason.count > first.count else ""
        return f"{first.detail} ({first.source}{also})"
    words = code.replace("_", " ")
    if reason.count > SHOWN_PER_REASON:
        return f"{words} (the first {SHOWN_PER_REASON} are named above)"
    return f"{words} (named above)"


def say_state(store: CaptureStore) -> None:
    """Tell what was found amiss when a dossier was opened for adding."""
    for tail in store.recovered:
        print(
            f"recoupe: note: {tail.length:,} bytes at the end of {tail.file}, of which no finished line of "
            f"the log tells, were moved to {tail.kept_as}: left by an interrupted run, or put there by hand",
            file=sys.stderr,
        )
    for file in store.damaged:
        print(
            f"recoupe: note: {file} is missing or shorter than the log says: see `recoupe verify`",
            file=sys.stderr,
        )
