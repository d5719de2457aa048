"""Write evidence: first the record, then the line in the log; only then is a capture done."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime

from recoupe import __version__
from recoupe.collect.disk import writing
from recoupe.collect.dossier import Dossier, now, timestamp
from recoupe.collect.earlier import EarlierCaptures
from recoupe.collect.evidence import Evidence, declared_over
from recoupe.collect.files import EvidenceFiles, Step
from recoupe.collect.found import LeftOut, Received
from recoupe.collect.lock import Lock, hold
from recoupe.collect.log import LOG_FORMAT, Head, Json, declared_fields, make_line
from recoupe.collect.recover import SetAside, set_aside_tails, shorter_than_logged
from recoupe.collect.state import read_state
from recoupe.collect.warc import make_record
from recoupe.collect.withdraw import overwrite, stand_in
from recoupe.model.capture import Declared
from recoupe.model.ids import capture_id

TOOL = f"recoupe {__version__}"
# Waiting for the disk costs milliseconds; one wait serves this many captures, or this many bytes.
BATCH_COUNT = 64
BATCH_BYTES = 16 << 20


@dataclass(frozen=True, slots=True)
class Added:
    """A capture that is new in the dossier, and on the disk.

    Attributes:
        capture: its id.
        source: the name of the file it came from.
        url: its address.
        problems: short codes for what was not as it should be.
        media_type: as it was logged.
    """

    capture: str
    source: str
    url: str
    problems: tuple[str, ...] = ()
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A capture that was there before.

    Attributes:
        capture: its id.
        source: the name of the file it came from.
        url: its address.
        amended: whether something was declared now that was not before.
    """

    capture: str
    source: str
    url: str
    amended: bool = False


Outcome = Added | Known | LeftOut


def no_step(name: str) -> None:
    """Do nothing at a step; a test gives something that kills the process there."""


@contextmanager
def open_store(
    dossier: Dossier, *, lock: Lock | None = None, clock: Callable[[], datetime] = now, step: Step = no_step
) -> Iterator["CaptureStore"]:
    """Open a dossier for adding captures.

    Args:
        dossier: to add to.
        lock: held already by the caller; taken here for the time of the block where None.
        clock: tells the time.
        step: called with the name of each step of writing, before or after which a kill may come.

    Raises:
        DossierBusy: another process writes to it.
        EvidenceError: the log was altered; run `recoupe verify`.
        CannotWrite: no permission, or the disk is full.
    """
    with nullcontext() if lock is not None else hold(dossier.folder):
        store = CaptureStore(dossier, clock=clock, step=step)
        try:
            yield store
        finally:
            store.close()


class CaptureStore:
    """Adds captures to a dossier whose lock is held; made by `open_store`."""

    def __init__(self, dossier: Dossier, *, clock: Callable[[], datetime], step: Step) -> None:
        """Read and check the log, and set aside what it does not cover."""
        self._dossier = dossier
        self._clock = clock
        self._step = step
        state = read_state(dossier.log)
        self._head = state.head
        self._known = state.known
        self._lines: list[bytes] = []
        self._staged = 0
        self._earlier = EarlierCaptures(dossier.folder)
        self._files = EvidenceFiles(dossier, state.end, state.ends, step)
        with writing(dossier.folder):
            dossier.captures.mkdir(exist_ok=True)
            self.recovered = set_aside_tails(dossier, state.end, state.ends)
            self.damaged = shorter_than_logged(dossier, state.ends)
            if state.withdrawn:
                self._overwrite(state.withdrawn)

    recovered: tuple[SetAside, ...]
    damaged: tuple[str, ...]

    def head(self) -> Head:
        """Where the log ends, with what is staged."""
        return self._head

    def keep(self, found: Iterable[Received | LeftOut]) -> Iterator[Outcome]:
        """Keep what intake finds.

        Args:
            found: read one at a time; no more than one batch is in memory.

        Yields:
            What became of each, in order, once it is on the disk and not before.

        Raises:
            CannotWrite: no permission, or the disk is full; what was yielded before is safe.
        """
        done: list[Outcome] = []
        for thing in found:
            resolved = self._resolved(thing) if isinstance(thing, LeftOut) else thing
            done.append(resolved if isinstance(resolved, LeftOut) else self._stage(resolved))
            if len(done) >= BATCH_COUNT or self._staged >= BATCH_BYTES:
                self.flush()
                yield from done
                done.clear()
        self.flush()
        yield from done

    def _resolved(self, left_out: LeftOut) -> Received | LeftOut:
        """What is to be kept after all, where it points back to a capture of this dossier."""
        if left_out.resolve is None:
            return left_out
        self.flush()
        return left_out.resolve(self._earlier.of) or left_out

    def withdraw(self, capture: str, reason: str) -> None:
        """Withdraw a payload, for safety or law; its hash and the reason stay.

        What was derived from it goes at the next run. A disk may keep traces of overwritten bytes,
        and copies made elsewhere are not reached.

        Args:
            capture: its id.
            reason: in the words of the person who decides.

        Raises:
            EvidenceError: there is no such capture.
            CannotWrite: no permission, or the disk is full.
        """
        self.flush()
        kept = Evidence(self._dossier.folder).get(capture)
        if kept.withdrawn is not None:
            return
        digest = hashlib.sha256(stand_in(kept)).hexdigest()
        self._log_entry({"kind": "withdrawal", "capture": capture, "reason": reason, "record_sha256": digest})
        self.flush()
        with writing(self._dossier.folder):
            self._overwrite([capture])

    def _overwrite(self, withdrawn: list[str]) -> None:
        """Overwrite what the log says is withdrawn; begun before, it is finished here."""
        self._step("before overwriting")
        evidence = Evidence(self._dossier.folder)
        for capture in withdrawn:
            overwrite(self._dossier.folder, evidence.get(capture))

    def _stage(self, received: Received) -> Added | Known:
        self._files.check()
        payload_sha256 = hashlib.sha256(received.payload).hexdigest()
        capture = capture_id(received.url, payload_sha256)
        before = self._known.get(capture)
        if before is not None:
            amended = self._amend(capture, received, before)
            return Known(capture, received.source, received.url, amended)
        captured = received.captured if received.captured is not None else timestamp(self._clock())
        record = make_record(received, capture, captured)
        place = self._files.write_record(record)
        self._staged += len(record)
        self._log_entry(
            {
                "kind": "capture",
                "capture": capture,
                "url": received.url,
                "url_source": received.url_source,
                "captured": captured,
                "status": received.status,
                "media_type": received.media_type,
                "charset": received.charset,
                "codings": list(received.codings),
                "payload_sha256": payload_sha256,
                "payload_length": len(received.payload),
                "file": place.file,
                "offset": place.offset,
                "length": place.length,
                "record_sha256": hashlib.sha256(record).hexdigest(),
                "source": received.source,
                "declared": declared_fields(received.declared),
                "problems": list(received.problems),
            }
        )
        self._known[capture] = received.declared
        return Added(capture, received.source, received.url, received.problems, received.media_type)

    def _amend(self, capture: str, received: Received, before: Declared) -> bool:
        """Log what is declared now of a known capture and was not before."""
        declared = declared_over(received.declared, before)
        if declared == before:
            return False
        self._log_entry(
            {"kind": "declared", "capture": capture, "declared": declared_fields(received.declared)}
        )
        self._known[capture] = declared
        return True

    def _log_entry(self, fields: dict[str, Json]) -> None:
        if self._head == Head():
            self._append_line({"kind": "begin", "format": LOG_FORMAT})
        self._append_line(fields)

    def _append_line(self, fields: dict[str, Json]) -> None:
        line, self._head = make_line({**fields, "at": timestamp(self._clock()), "tool": TOOL}, self._head)
        self._lines.append(line)

    def flush(self) -> None:
        """Wait until all that was staged is on the disk: records first, then their lines.

        Raises:
            CannotWrite: the disk is full, or writing failed; the store cannot be used after.
        """
        if self._lines:
            lines = b"".join(self._lines)
            self._lines.clear()
            self._staged = 0
            self._files.commit(lines)

    def close(self) -> None:
        """Flush what was staged and close the files."""
        try:
            if not self._files.failed:
                self.flush()
        finally:
            self._files.close()
