"""`recoupe new` and `recoupe add`, as a person meets them."""

import gzip
import os
from pathlib import Path

import pytest

import recoupe.collect.files
from recoupe.cli import DONE, FAILED, IN_PART, main
from tests.collect.making import archive, http, page, record


@pytest.fixture
def folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    made = tmp_path / "crisis"
    assert main(["new", str(made)]) == DONE
    capsys.readouterr()
    return made


def test_what_was_added_is_told_by_kind(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.html").write_bytes(page())
    (pages / "b.txt").write_bytes(b"The harbour is closed.")
    (pages / "c.json").write_bytes(b"{}")
    (pages / ".hidden").write_bytes(b"x")
    assert main(["add", str(folder), str(pages)]) == DONE
    out = capsys.readouterr().out
    assert "3 added (1 HTML, 1 text; 1 of other kinds" in out
    assert "1  hidden; add it by itself to keep it (.hidden)" in out
    assert f"Next: `recoupe run {folder}`" in out


def test_every_fault_is_named_up_to_ten_and_then_counted(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(12):
        (pages / f"{number}.html").write_bytes(b"")
    assert main(["add", str(folder), str(pages)]) == IN_PART
    printed = capsys.readouterr()
    assert printed.err.count("the file is empty") == 10
    assert "12  unreadable (the first 10 are named above)" in printed.out


def test_what_is_odd_in_a_capture_is_noted(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "photo.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(60))
    differs = record(http(page()), "https://vigie.example/1", "WARC-Block-Digest: sha1:" + "A" * 32)
    archive(tmp_path / "a.warc.gz", differs)
    (tmp_path / "b.warc.gz").write_bytes(gzip.compress(b"no archive"))
    assert main(["add", str(folder), str(tmp_path / "photo.html"), str(tmp_path / "a.warc.gz")]) == DONE
    assert main(["add", str(folder), str(tmp_path / "b.warc.gz")]) == DONE
    err = capsys.readouterr().err
    assert "photo.html: its name says one thing and its bytes another (image/png)" in err
    assert "b.warc.gz: its name says one thing and its bytes another (text/plain)" in err
    assert "https://vigie.example/1: not what its archive says" in err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--url", "ftp://a.example"], "no address on the web"),
        (["--published", "yesterday"], "write it as 2022-01-07"),
        (["--captured", "2022-01-07T10:00"], "with a time and its zone"),
        (["--language", "french"], "for instance fr or en"),
    ],
)
def test_a_malformed_option_is_told_once_and_nothing_is_added(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    (tmp_path / "a.html").write_bytes(page())
    assert main(["add", str(folder), str(tmp_path / "a.html"), *words]) == FAILED
    printed = capsys.readouterr()
    assert message in printed.err
    assert printed.out == ""


def test_a_dossier_an_empty_name_and_a_pipe_are_no_pages(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert main(["add", str(folder), str(folder), "", str(tmp_path / "pipe")]) == IN_PART
    err = capsys.readouterr().err
    assert "is a dossier" in err
    assert "empty name" in err
    assert "added with -" in err


def test_a_dossier_alone_and_a_folder_that_is_none_are_told_apart(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["add", str(folder)]) == FAILED
    assert "nothing to add" in capsys.readouterr().err
    assert main(["add", "elsewhere", "page.html"]) == FAILED
    assert "elsewhere: is not a dossier" in capsys.readouterr().err


def test_a_name_that_is_no_text_or_holds_commands_for_the_terminal_is_shown_in_part(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "d\udcff"
    assert main(["new", str(folder)]) == DONE
    name = tmp_path / "a\x1b[31m\n.html"
    name.write_bytes(b"")
    assert main(["add", str(folder), str(name)]) == IN_PART
    err = capsys.readouterr().err
    assert "a\\x1b[31m\\x0a.html: the file is empty" in err
    assert "\x1b" not in err


def test_a_full_disk_still_tells_what_was_added(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(70):
        (tmp_path / f"{number}.html").write_bytes(page(str(number)))
    write = recoupe.collect.files._write_all
    left = iter(range(68))

    def fill(*args: object) -> None:
        if next(left, None) is None:
            raise OSError(28, "No space left on device")
        write(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(recoupe.collect.files, "_write_all", fill)
    assert main(["add", str(folder), *(str(tmp_path / f"{n}.html") for n in range(70))]) == FAILED
    printed = capsys.readouterr()
    assert "the disk is full" in printed.err
    assert "64 added" in printed.out


def test_what_a_file_system_refuses_ends_in_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "log.jsonl").mkdir()
    assert main(["verify", str(folder)]) == FAILED
    assert "log.jsonl: Is a directory" in capsys.readouterr().err


def test_evidence_that_is_missing_or_too_much_is_noted_at_the_next_adding(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.html").write_bytes(page())
    main(["add", str(folder), str(tmp_path / "a.html")])
    warc = folder / "captures" / "000001.warc.gz"
    warc.write_bytes(warc.read_bytes() + b"more")
    main(["add", str(folder), str(tmp_path / "a.html")])
    assert "4 bytes at the end of captures/000001.warc.gz" in capsys.readouterr().err
    warc.unlink()
    main(["add", str(folder), str(tmp_path / "a.html")])
    assert "captures/000001.warc.gz is missing or shorter" in capsys.readouterr().err
