"""What a writer must know of a log before it adds to it."""

from dataclasses import dataclass, field
from pathlib import Path

from recoupe.collect.evidence import declared_over, place_of
from recoupe.collect.log import LOG_FORMAT, Head, Line, check_line, parse_line, read_raw
from recoupe.errors import EvidenceError, NewerRecord
from recoupe.model.capture import Declared


@dataclass(slots=True)
class LogState:
    """What stands in a log.

    Attributes:
        head: where it ends.
        end: bytes up to the end of the last finished line.
        known: captures by id, with what was declared of them.
        ends: bytes of each WARC file that the log covers, by path relative to the dossier.
        withdrawn: captures whose payload was withdrawn.
    """

    head: Head = field(default_factory=Head)
    end: int = 0
    known: dict[str, Declared] = field(default_factory=dict)
    ends: dict[str, int] = field(default_factory=dict)
    withdrawn: list[str] = field(default_factory=list)


def read_state(log: Path) -> LogState:
    """Read a log and check its chain.

    Raises:
        EvidenceError: a line was altered, removed, moved or added.
        NewerRecord: a newer version of Recoupe wrote it.
    """
    state = LogState()
    for start, raw in read_raw(log):
        if not raw.endswith(b"\n"):
            break
        line = parse_line(raw, start)
        wrong = check_line(line, raw, state.head)
        if wrong is not None:
            raise EvidenceError(
                f"{log}, byte {start:,}: {wrong}. Nothing is added to altered evidence; "
                "`recoupe verify` shows all that is wrong"
            )
        if line.kind == "begin" and line.number("format") > LOG_FORMAT:
            raise NewerRecord(f"{log}: made by a newer version of Recoupe; update Recoupe, then try again")
        _take(state, line)
        state.head = line.head
        state.end = start + len(raw)
    return state


def _take(state: LogState, line: Line) -> None:
    if line.kind == "capture":
        place = place_of(line)
        state.known[line.text("capture")] = line.declared()
        state.ends[place.file] = max(state.ends.get(place.file, 0), place.offset + place.length)
    elif line.kind == "declared":
        capture = line.text("capture")
        state.known[capture] = declared_over(line.declared(), state.known.get(capture, Declared()))
    elif line.kind == "withdrawal":
        state.withdrawn.append(line.text("capture"))
