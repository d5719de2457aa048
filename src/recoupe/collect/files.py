"""The files of the evidence, open for adding: a batch of records first, then their lines."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from recoupe.collect.disk import cannot_write, flush_file, flush_folder
from recoupe.collect.dossier import Dossier
from recoupe.collect.evidence import Place
from recoupe.errors import CannotWrite

ROLL_AT = 512 << 20  # a size that tools for WARC handle and a USB stick's file system holds
Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class _Done:
    """What is on the disk: bytes of the log, and of each WARC file that it covers."""

    log_end: int
    covered: dict[str, int]


class EvidenceFiles:
    """Appends records and lines; what fails half way is taken back."""

    def __init__(self, dossier: Dossier, log_end: int, ends: dict[str, int], step: Step) -> None:
        """Begin where the log and the records that it covers end.

        Args:
            dossier: whose lock is held.
            log_end: bytes of the log.
            ends: bytes of each WARC file, by path relative to the dossier.
            step: called with the name of each step of writing.
        """
        self._dossier = dossier
        self._done = _Done(log_end, dict(ends))
        self._ends = dict(ends)
        self._step = step
        self._warc: FileIO | None = None
        self._warc_name = ""
        self._log: FileIO | None = None
        self.failed = False

    def write_record(self, record: bytes) -> Place:
        """Append a record; it is not yet on the disk.

        Raises:
            CannotWrite: the disk is full, or writing failed; nothing more can be written after.
        """
        with self._may_fail():
            warc = self._current_warc()
            offset = self._ends[self._warc_name]
            self._step("before record")
            _write_all(warc, record)
            self._ends[self._warc_name] = offset + len(record)
        return Place(self._warc_name, offset, len(record))

    def commit(self, lines: bytes) -> None:
        """Wait until the records written so far are on the disk, and then the lines that tell of them.

        Raises:
            CannotWrite: the disk is full, or writing failed; nothing more can be written after.
        """
        with self._may_fail():
            self._step("before record flush")
            self._flush_warc()
            self._step("before log")
            self._write_log(lines)
            self._step("after log flush")

    def check(self) -> None:
        """Check that nothing failed so far.

        Raises:
            CannotWrite: something did, and was taken back.
        """
        if self.failed:
            raise CannotWrite(f"{self._dossier.folder}: writing failed before; run the command again")

    def close(self) -> None:
        """Close the files; what was not committed is set aside when they are next opened."""
        for file in (self._warc, self._log):
            if file is not None:
                file.close()
        self._warc = self._log = None

    @contextmanager
    def _may_fail(self) -> Iterator[None]:
        self.check()
        try:
            yield
        except OSError as error:
            self._give_up()
            raise cannot_write(self._dossier.folder, error) from error
        except BaseException:  # Ctrl-C above all: half a batch must not be written a second time
            self._give_up()
            raise

    def _give_up(self) -> None:
        """Take back what was not committed, so that a full disk has room again.

        The log goes first: a line without its record would be a fault, a record without its line is
        none. Where even that fails, the next opening sets it aside.
        """
        self.failed = True
        self.close()
        done = self._done
        with suppress(OSError):
            _shorten(self._dossier.log, done.log_end)
            for name in self._ends:
                _shorten(self._dossier.folder / name, done.covered.get(name, 0))

    def _current_warc(self) -> FileIO:
        """The file that records go to; the next one where it is full."""
        if self._warc is not None and self._ends[self._warc_name] < ROLL_AT:
            return self._warc
        if self._warc is not None:
            self._flush_warc()
            self._warc.close()
        self._warc_name = self._next_name()
        self._ends.setdefault(self._warc_name, 0)
        self._warc = (self._dossier.folder / self._warc_name).open("ab", buffering=0)
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


def _write_all(file: FileIO, content: bytes) -> None:
    """Write to an unbuffered file, which may take less than it is given."""
    view = memoryview(content)
    while view:
        view = view[file.write(view) :]


def _shorten(path: Path, end: int) -> None:
    if path.exists() and path.stat().st_size > end:
        with path.open("r+b") as file:
            file.truncate(end)
            flush_file(file.fileno())
