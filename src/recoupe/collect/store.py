"""Write evidence: first the record, then the line in the log; only then is a capture done."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from datetime import datetime
from io import FileIO
from pathlib import Path

from recoupe import __version__
from recoupe.collect.disk import cannot_write, flush_file, flush_folder, writing
from recoupe.collect.dossier import Dossier, now, timestamp
from recoupe.collect.evidence import Evidence, Place, declared_over
from recoupe.collect.found import LeftOut, Received
from recoupe.collect.lock import Lock, hold
from recoupe.collect.log import LOG_FORMAT, Head, Json, declared_fields, make_line
from recoupe.collect.recover import SetAside, set_aside_tails
from recoupe.collect.state import read_state
from recoupe.collect.warc import make_record
from recoupe.collect.withdraw import overwrite, stand_in
from recoupe.errors import CannotWrite
from recoupe.model.capture import Declared
from recoupe.model.ids import capture_id

TOOL = f"recoupe {__version__}"
ROLL_AT = 512 << 20  # a size that tools for WARC handle and a USB stick's file system holds
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
    """

    capture: str
    source: str
    url: str
    problems: tuple[str, ...] = ()


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
Step = Callable[[str], None]


def no_step(name: str) -> None:
    """Do nothing at a step; a test gives something that kills the process there."""


@dataclass(frozen=True, slots=True)
class _Done:
    """What is on the disk: bytes of the log, and of each WARC file that it covers."""

    log_end: int
    covered: dict[str, int]


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
        self._ends = state.ends
        self._done = _Done(state.end, dict(state.ends))
        self._failed = False
        self._lines: list[bytes] = []
        self._staged = 0
        self._warc: FileIO | None = None
        self._warc_name = ""
        self._log: FileIO | None = None
        with writing(dossier.folder):
            dossier.captures.mkdir(exist_ok=True)
            self.recovered = set_aside_tails(dossier, state.end, state.ends)
            if state.withdrawn:
                self._overwrite(state.withdrawn)

    recovered: tuple[SetAside, ...]

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
            done.append(thing if isinstance(thing, LeftOut) else self._stage(thing))
            if len(done) >= BATCH_COUNT or self._staged >= BATCH_BYTES:
                self.flush()
                yield from done
                done.clear()
        self.flush()
        yield from done

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
        with self._may_fail():
            self._overwrite([capture])

    def _overwrite(self, withdrawn: list[str]) -> None:
        """Overwrite what the log says is withdrawn; begun before, it is finished here."""
        self._step("before overwriting")
        evidence = Evidence(self._dossier.folder)
        for capture in withdrawn:
            overwrite(self._dossier.folder, evidence.get(capture))

    def _stage(self, received: Received) -> Added | Known:
        if self._failed:
            raise CannotWrite(f"{self._dossier.folder}: writing failed before; run the command again")
        payload_sha256 = hashlib.sha256(received.payload).hexdigest()
        capture = capture_id(received.url, payload_sha256)
        before = self._known.get(capture)
        if before is not None:
            amended = self._amend(capture, received, before)
            return Known(capture, received.source, received.url, amended)
        captured = received.captured if received.captured is not None else timestamp(self._clock())
        record = make_record(received, capture, captured)
        place = self._write_record(record)
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
        return Added(capture, received.source, received.url, received.problems)

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

    def _write_record(self, record: bytes) -> Place:
        with self._may_fail():
            warc = self._current_warc()
            offset = self._ends.get(self._warc_name, 0)
            self._step("before record")
            _write_all(warc, record)
        self._ends[self._warc_name] = offset + len(record)
        self._staged += len(record)
        return Place(self._warc_name, offset, len(record))

    def _current_warc(self) -> FileIO:
        """The file that records go to; the next one where it is full."""
        if self._warc is not None and self._ends[self._warc_name] < ROLL_AT:
            return self._warc
        if self._warc is not None:
            self._flush_warc()
            self._warc.close()
        self._warc_name = self._next_name()
        path = self._dossier.folder / self._warc_name
        self._warc = path.open("ab", buffering=0)
        self._ends.setdefault(self._warc_name, 0)
        flush_folder(self._dossier.captures)
        return self._warc

    def _next_name(self) -> str:
        last = max(self._ends, default=None)
        if last is not None and self._ends[last] < ROLL_AT and self._is_whole(last):
            return last
        number = 1 if last is None else int(last.rpartition("/")[2].partition(".")[0]) + 1
        return f"{self._dossier.captures.name}/{number:06d}.warc.gz"

    def _is_whole(self, name: str) -> bool:
        """Whether a file is as long as the log says; after a damaged one a new one is begun."""
        path = self._dossier.folder / name
        return path.is_file() and path.stat().st_size == self._ends[name]

    def flush(self) -> None:
        """Wait until all that was staged is on the disk: records first, then their lines.

        Raises:
            CannotWrite: the disk is full, or writing failed; the store cannot be used after.
        """
        if not self._lines:
            return
        with self._may_fail():
            self._step("before record flush")
            self._flush_warc()
            self._step("before log")
            self._write_log(b"".join(self._lines))
            self._step("after log flush")
        self._lines.clear()
        self._staged = 0

    def _flush_warc(self) -> None:
        if self._warc is not None:
            flush_file(self._warc.fileno())

    def _write_log(self, lines: bytes) -> None:
        if self._log is None:
            is_new = not self._dossier.log.exists()
            self._log = self._dossier.log.open("ab", buffering=0)
            if is_new:
                flush_folder(self._dossier.folder)
        middle = len(lines) // 2
        for part in (lines[:middle], lines[middle:]):
            _write_all(self._log, part)
            self._step("within log")
        flush_file(self._log.fileno())
        self._done = _Done(self._done.log_end + len(lines), dict(self._ends))

    @contextmanager
    def _may_fail(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self._give_up()
            raise cannot_write(self._dossier.folder, error) from error
        except BaseException:  # Ctrl-C above all: half a batch must not be written a second time
            self._give_up()
            raise

    def _give_up(self) -> None:
        """Take back what was staged, so that a full disk has room again and nothing half done stays.

        The log goes first: a line without its record would be a fault, a record without its line is
        none. Where even that fails, the next opening sets it aside.
        """
        self._failed = True
        self._lines.clear()
        self._close_files()
        done = self._done
        with suppress(OSError):
            _shorten(self._dossier.log, done.log_end)
            for name in self._ends:
                _shorten(self._dossier.folder / name, done.covered.get(name, 0))

    def close(self) -> None:
        """Flush what was staged and close the files."""
        try:
            self.flush()
        finally:
            self._close_files()

    def _close_files(self) -> None:
        for file in (self._warc, self._log):
            if file is not None:
                file.close()
        self._warc = self._log = None


def _shorten(path: Path, end: int) -> None:
    if path.exists() and path.stat().st_size > end:
        with path.open("r+b") as file:
            file.truncate(end)
            flush_file(file.fileno())


def _write_all(file: FileIO, content: bytes) -> None:
    """Write to an unbuffered file, which may take less than it is given."""
    view = memoryview(content)
    while view:
        view = view[file.write(view) :]
