import os
import sys
from pathlib import Path

import pytest

from recoupe.collect.found import Given, LeftOut, Received
from recoupe.collect.intake import take_in
from tests.collect.making import page


def urls(folder: Path) -> list[str]:
    return [found.url for found in take_in(folder) if isinstance(found, Received)]


def left_out(folder: Path) -> dict[str, str]:
    return {found.source: found.code for found in take_in(folder) if isinstance(found, LeftOut)}


def test_files_come_in_sorted_order_with_stable_addresses(tmp_path: Path) -> None:
    for name in ("b/z.html", "b/a.html", "a.txt", "c.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(page())
    assert urls(tmp_path) == ["file:a.txt", "file:b/a.html", "file:b/z.html", "file:c.html"]


def test_what_is_not_read_is_told_with_its_reason(tmp_path: Path) -> None:
    for name in (".hidden", "Thumbs.db", "._a.html", "b.html.part", "a.html"):
        (tmp_path / name).write_bytes(page())
    (tmp_path / "a_files").mkdir()
    (tmp_path / "a_files" / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "dossier.toml").write_text("format = 1")
    assert urls(tmp_path) == ["file:a.html"]
    assert left_out(tmp_path) == {
        ".hidden": "hidden",
        "Thumbs.db": "system_file",
        "._a.html": "system_file",
        "b.html.part": "unfinished",
        "a_files": "page_part",
        "other": "dossier",
    }


def test_links_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.html").write_bytes(page())
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link.html").symlink_to(outside / "secret.html")
    (folder / "loop").symlink_to(folder)
    (folder / "broken").symlink_to(tmp_path / "nowhere")
    assert urls(folder) == []
    assert set(left_out(folder).values()) == {"link"}


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe as Unix knows it")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert left_out(tmp_path) == {"pipe": "not_a_file"}


@pytest.mark.skipif(sys.platform != "linux", reason="only there can a name be any bytes")
def test_a_name_that_is_no_utf_8_is_kept_and_shown(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe9t\xe9.html")).write_bytes(page())
    found = list(take_in(tmp_path))
    assert isinstance(found[0], Received)
    assert found[0].url == "file:%E9t%E9.html"
    assert found[0].source == "\\xe9t\\xe9.html"


@pytest.mark.parametrize("name", ["a b.html", "50%.html", "c#1?.html", "ligne\nsuivante.html", "é.html"])
def test_odd_names_make_addresses_without_blanks(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(page())
    (url,) = urls(tmp_path)
    assert url.isascii()
    assert not set(url) & set(" \n#?")


MANIFEST = """
[[capture]]
file = "a.html"
url = "https://vigie.example/a"
captured = 2022-01-09T10:00:00+01:00
published = 2022-01-08
outlet = "La Vigie"
language = "fr"

[[capture]]
file = "sub/b.html"
outlet = "Le Port"
"""


def test_a_manifest_tells_what_is_known_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "captures.toml").write_text(MANIFEST)
    (tmp_path / "sub").mkdir()
    for name in ("a.html", "sub/b.html", "README.md"):
        (tmp_path / name).write_bytes(page())
    first, second = (
        found for found in take_in(tmp_path, Given(language="en")) if isinstance(found, Received)
    )
    assert (first.url, first.captured) == ("https://vigie.example/a", "2022-01-09T09:00:00Z")
    assert first.declared.published == "2022-01-08"
    assert (first.declared.outlet, first.declared.language) == ("La Vigie", "fr")
    assert (second.url, second.declared.outlet, second.declared.language) == (
        "file:sub/b.html",
        "Le Port",
        "en",
    )
    assert left_out(tmp_path) == {"captures.toml": "manifest", "README.md": "not_listed"}


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ('file = "absent.html"', "is not in the folder"),
        ('file = "../a.html"', "leads out of the folder"),
        ('file = "/etc/hostname"', "leads out of the folder"),
        ('file = "a.html"\nurlk = "x"', "unknown key urlk"),
        ('file = "a.html"\npublished = "mardi"', "is no date"),
        ('file = "a.html"\noutlet = 3', "is no text"),
        ('url = "https://v.example"', "`file` is missing"),
    ],
)
def test_an_entry_that_cannot_be_used_is_told(tmp_path: Path, entry: str, words: str) -> None:
    (tmp_path / "a.html").write_bytes(page())
    (tmp_path / "captures.toml").write_text(f"[[capture]]\n{entry}\n")
    faults = [found for found in take_in(tmp_path) if isinstance(found, LeftOut) and found.fault]
    assert len(faults) == 1
    assert words in str(faults[0])


@pytest.mark.parametrize("content", ["[[capture]", "x = 1", "\x00"])
def test_where_a_manifest_cannot_be_read_that_is_told_and_nothing_is_taken(
    tmp_path: Path, content: str
) -> None:
    (tmp_path / "a.html").write_bytes(page())
    (tmp_path / "captures.toml").write_text(content)
    assert urls(tmp_path) == []
    assert left_out(tmp_path) == {"captures.toml": "manifest", "a.html": "not_listed"}
