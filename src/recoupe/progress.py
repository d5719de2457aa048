"""Saying how far a command is and how long it will take, on stderr."""

import time
from typing import TextIO

# On a terminal one line is rewritten; elsewhere, as in a log file, a line is written only this often.
REWRITE_SECONDS = 0.2
LOG_SECONDS = 15.0


class Progress:
    """A count that goes up to a total."""

    def __init__(self, label: str, total: int, stream: TextIO) -> None:
        """Begin.

        Args:
            label: what is counted ("articles read").
            total: how many there will be.
            stream: where to write.
        """
        self._label, self._total, self._stream = label, total, stream
        self._terminal = stream.isatty()
        self._started = self._written = time.monotonic()
        self._done = 0
        self._shown = False

    def step(self, count: int = 1) -> None:
        """Count some more."""
        self._done += count
        now = time.monotonic()
        if now - self._written >= (REWRITE_SECONDS if self._terminal else LOG_SECONDS):
            self._written = now
            self._write(self._line(now - self._started))

    def end(self) -> None:
        """Clear the line on a terminal."""
        if self._terminal and self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def _line(self, elapsed: float) -> str:
        left = (self._total - self._done) * elapsed / max(self._done, 1)
        return f"{self._done:,} of {self._total:,} {self._label}, about {duration(left)} left"

    def _write(self, line: str) -> None:
        self._shown = True
        self._stream.write(f"\r\x1b[K{line}" if self._terminal else f"{line}\n")
        self._stream.flush()


def duration(seconds: float) -> str:
    """A duration in words: `40 s`, `3 min`, `2 h 05`."""
    whole = round(seconds)
    if whole < 90:
        return f"{whole} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60:02d}"
