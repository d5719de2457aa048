"""Opening a record, whatever state it was left in."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from recoupe.errors import CannotWrite
from recoupe.record.queries import open_record
from recoupe.record.schema import VERSION, open_for_writing


def test_a_record_that_is_not_there_reads_as_empty(tmp_path: Path) -> None:
    with open_record(tmp_path / "record.sqlite") as record:
        assert record.overview().captures == 0
        assert record.search("anything") == []


def test_a_record_whose_making_was_killed_reads_as_empty(tmp_path: Path) -> None:
    whole, killed = tmp_path / "whole.sqlite", tmp_path / "killed.sqlite"
    connection = sqlite3.connect(whole, isolation_level=None)
    connection.execute("CREATE TABLE state (key)")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("PRAGMA cache_spill = 1")
    connection.execute("CREATE TABLE capture (id)")
    for file in tmp_path.glob("whole.sqlite*"):
        shutil.copy(file, tmp_path / file.name.replace("whole", "killed"))
    connection.close()
    with open_record(killed) as record:
        assert record.overview().captures == 0


def test_a_file_that_is_no_record_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    path.write_bytes(b"something else entirely" * 100)
    with pytest.raises(CannotWrite, match="deleted"):
        open_for_writing(path)


def test_a_record_on_a_medium_that_cannot_be_written_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "d"
    folder.mkdir()
    open_for_writing(folder / "record.sqlite").close()
    (folder / "record.sqlite").chmod(0o400)
    folder.chmod(0o500)
    try:
        with open_record(folder / "record.sqlite") as record:
            assert record.overview().captures == 0
    finally:
        folder.chmod(0o700)


def test_a_new_record_has_the_version_of_this_program(tmp_path: Path) -> None:
    connection = open_for_writing(tmp_path / "record.sqlite")
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    connection.close()
