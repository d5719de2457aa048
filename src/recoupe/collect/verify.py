"""Check the evidence: every line of the log, every record, and that nothing is missing or too much."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from recoupe.collect.evidence import CAPTURES_FOLDER, LOG_FILE, Kept, kept_of, read_place
from recoupe.collect.lock import is_held
from recoupe.collect.log import Head, Line, check_line, parse_line, read_raw
from recoupe.collect.warc import payload_of, read_record
from recoupe.errors import EvidenceError
from recoupe.model.ids import capture_id


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something that is not as it was written.

    Attributes:
        file: relative to the dossier.
        offset: of the first byte concerned.
        length: how many bytes; 0 where bytes are missing.
        what: in words.
    """

    file: str
    offset: int
    length: int
    what: str

    def __str__(self) -> str:
        """As it is printed."""
        return f"{self.file}, byte {self.offset:,}, {self.length:,} bytes: {self.what}"


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check of the evidence shows.

    Attributes:
        captures: how many the log names.
        withdrawn: how many of them had their payload withdrawn.
        size: bytes of their records.
        head: where the log ends; write it down elsewhere to notice a missing tail.
        faults: by file and place.
        busy: whether a process was adding captures meanwhile; what it had not finished was passed over.
    """

    captures: int
    withdrawn: int
    size: int
    head: Head
    faults: tuple[Fault, ...]
    busy: bool = False

    @property
    def holds(self) -> bool:
        """Whether everything is as it was written."""
        return not self.faults


@dataclass(slots=True)
class _Findings:
    """What was seen so far."""

    faults: list[Fault] = field(default_factory=list)
    captures: set[str] = field(default_factory=set)
    ends: dict[str, int] = field(default_factory=dict)
    withdrawn: dict[str, Line] = field(default_factory=dict)
    size: int = 0
    head: Head = field(default_factory=Head)
    log_end: int = 0
    busy: bool = False


def verify_evidence(folder: Path, head: Head | None = None) -> Verification:
    """Check every line of the log against the one before it, and every record against its line.

    Reads only, one record in memory at a time, and goes on after a fault.

    Args:
        folder: of the dossier.
        head: where the log once ended, as it was printed then.

    Returns:
        What was found. Without `head`, lines missing at the very end, with their records, do not show.
    """
    findings = _Findings(busy=is_held(folder))
    sizes = _sizes(folder / CAPTURES_FOLDER)
    lines = _check_chain(folder, findings)
    findings.faults += _check_head(folder, lines, head, findings.head)
    for line in _capture_lines(folder / LOG_FILE, findings.log_end):
        _check_capture(folder, line, findings)
    findings.faults += () if findings.busy else _check_files(sizes, findings)
    return Verification(
        captures=len(findings.captures),
        withdrawn=len(findings.withdrawn),
        size=findings.size,
        head=findings.head,
        faults=tuple(sorted(findings.faults)),
        busy=findings.busy,
    )


def _sizes(captures: Path) -> dict[str, int]:
    """How long each file of captures is before the log is read; what is added later is in neither."""
    paths = sorted(captures.iterdir()) if captures.is_dir() else ()
    return {f"{CAPTURES_FOLDER}/{path.name}": path.stat().st_size for path in paths}


def _check_chain(folder: Path, findings: _Findings) -> dict[int, str]:
    """Check line after line; returns the hashes by number of line."""
    hashes: dict[int, str] = {}
    for start, raw in read_raw(folder / LOG_FILE):
        findings.busy = findings.busy or (not raw.endswith(b"\n") and is_held(folder))
        if findings.busy and not raw.endswith(b"\n"):
            break
        findings.log_end = start + len(raw)
        try:
            line = parse_line(raw, start)
            wrong = check_line(line, raw, findings.head)
            findings.head = line.head
            if line.kind == "withdrawal":
                findings.withdrawn[line.text("capture")] = line
        except EvidenceError as error:
            findings.faults.append(Fault(LOG_FILE, start, len(raw), _unreadable(raw, error)))
            continue
        hashes[findings.head.seq] = findings.head.hash
        if wrong is not None:
            findings.faults.append(Fault(LOG_FILE, start, len(raw), wrong))
    return hashes


def _unreadable(raw: bytes, error: EvidenceError) -> str:
    if raw.endswith(b"\n"):
        return "this line was altered: it cannot be read" if error.__cause__ is not None else str(error)
    return "not finished: left by an interrupted run (the next one sets it aside), or altered"


def _check_head(folder: Path, hashes: dict[int, str], given: Head | None, found: Head) -> Iterator[Fault]:
    if given is None or given == Head() or hashes.get(given.seq) == given.hash:
        return
    path = folder / LOG_FILE
    end = path.stat().st_size if path.exists() else 0
    missing = given.seq - found.seq
    if missing > 0:
        lines = "1 line is" if missing == 1 else f"{missing:,} lines are"
        yield Fault(LOG_FILE, end, 0, f"{lines} missing at the end; the head names line {given.seq}")
    else:
        yield Fault(LOG_FILE, 0, end, f"rewritten: line {given.seq} is not the one that the head names")


def _capture_lines(log: Path, end: int) -> Iterator[Line]:
    """The lines before `end` that add a capture; those that cannot be read were named before."""
    for start, raw in read_raw(log):
        if start >= end:
            return
        try:
            line = parse_line(raw, start)
            if line.kind == "capture":
                yield line
        except EvidenceError:
            continue


def _check_capture(folder: Path, line: Line, findings: _Findings) -> None:
    try:
        kept = kept_of(line)
        digest = line.text("record_sha256")
    except EvidenceError as error:
        findings.faults.append(Fault(LOG_FILE, line.start, line.length, str(error)))
        return
    place = kept.place
    if kept.capture.id in findings.captures:
        findings.faults.append(Fault(LOG_FILE, line.start, line.length, f"adds {kept.capture.id} once more"))
    findings.captures.add(kept.capture.id)
    expected = findings.ends.get(place.file, 0)
    if place.offset > expected:
        what = "no line of the log tells of these bytes: the line was removed, or they were added"
        findings.faults.append(Fault(place.file, expected, place.offset - expected, what))
    elif place.offset < expected:
        what = "two lines of the log tell of the same bytes"
        findings.faults.append(Fault(place.file, place.offset, expected - place.offset, what))
    findings.ends[place.file] = max(expected, place.offset + place.length)
    findings.size += place.length
    wrong = _check_record(folder, kept, digest, findings.withdrawn.get(kept.capture.id))
    if wrong is not None:
        findings.faults.append(Fault(place.file, place.offset, place.length, f"{wrong} ({kept.capture.url})"))


def _check_record(folder: Path, kept: Kept, digest: str, withdrawal: Line | None) -> str | None:
    """What is wrong with a record, in words, or None."""
    try:
        member = read_place(folder, kept.place)
        found = hashlib.sha256(member).hexdigest()
        if withdrawal is not None and found == withdrawal.text("record_sha256"):
            return None
        if found != digest:
            return "this record was altered"
        if withdrawal is not None:
            return "withdrawn, but its payload still stands here: the next run takes it away"
        return _check_content(kept, member)
    except EvidenceError as error:
        return f"this record cannot be read: {error}"


def _check_content(kept: Kept, member: bytes) -> str | None:
    """Whether a record whose bytes are right is also the one that the log describes."""
    record = read_record(member)
    digest = hashlib.sha256(payload_of(record, kept.codings)).hexdigest()
    capture = kept.capture
    if digest != capture.payload_sha256 or capture.id != capture_id(capture.url, digest):
        return "the log names another payload than this record holds"
    if (
        record.headers.get("warc-target-uri") != capture.url
        or record.headers.get("warc-date") != capture.captured
    ):
        return "the log names another address or time than this record holds"
    return None


def _check_files(sizes: Mapping[str, int], findings: _Findings) -> Iterator[Fault]:
    """Bytes and files beyond those that the log covers."""
    for file, size in sizes.items():
        end = findings.ends.get(file, 0)
        if size > end:
            what = "the log does not tell of these bytes: added, or left by an interrupted run"
            yield Fault(file, end, size - end, what)
