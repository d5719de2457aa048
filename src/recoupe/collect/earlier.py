"""Captures that a dossier holds already, for records of archives that only point back to one."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from recoupe.collect.evidence import Evidence, read_place
from recoupe.collect.found import First
from recoupe.collect.warc import read_record


class EarlierCaptures:
    """Finds the captures of an address; reads the log only when it is first asked."""

    def __init__(self, folder: Path) -> None:
        """Nothing is read yet.

        Args:
            folder: of the dossier.
        """
        self._folder = folder
        self._evidence: Evidence | None = None
        self._indexed = 0
        self._by_url: dict[str, list[str]] = defaultdict(list)

    def of(self, url: str) -> Iterator[First]:
        """The captures of an address that are in the log by now, the last first.

        Raises:
            EvidenceError: the log or a record cannot be read.
        """
        evidence = self._refreshed()
        for capture in reversed(self._by_url.get(url, [])):
            kept = evidence.get(capture)
            if kept.withdrawn is None:
                block = read_record(read_place(self._folder, kept.place)).block
                yield First(kept.capture.captured, block, is_response=kept.capture.status is not None)

    def _refreshed(self) -> Evidence:
        if self._evidence is None:
            self._evidence = Evidence(self._folder)
        else:
            self._evidence.refresh()
        for kept in islice(self._evidence.captures(), self._indexed, None):
            self._by_url[kept.capture.url].append(kept.capture.id)
        self._indexed = len(self._evidence)
        return self._evidence
