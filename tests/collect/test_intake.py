import gzip
import io
from pathlib import Path

import pytest

from recoupe.collect.found import Given, LeftOut, Limits, Received
from recoupe.collect.intake import take_in
from recoupe.errors import InputError, UnreadableFile
from tests.collect.making import archive, http, page, record


def taken(path: Path | str, given: Given | None = None, **options: object) -> list[Received | LeftOut]:
    return list(take_in(path, given or Given(), **options))  # type: ignore[arg-type]


def only(found: list[Received | LeftOut]) -> Received:
    assert len(found) == 1
    assert isinstance(found[0], Received)
    return found[0]


def fault(found: list[Received | LeftOut]) -> LeftOut:
    faults = [each for each in found if isinstance(each, LeftOut) and each.fault]
    assert len(faults) == 1
    return faults[0]


def test_a_page_gets_its_address_from_what_the_person_says(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(page(head='<link rel="canonical" href="https://autre.example/b">'))
    given = Given(url="https://vigie.example/a", published="2022-01-07", outlet="La Vigie", language="fr")
    got = only(taken(path, given))
    assert (got.url, got.url_source) == ("https://vigie.example/a", "declared")
    assert (got.declared.published, got.declared.outlet, got.declared.language) == (
        "2022-01-07",
        "La Vigie",
        "fr",
    )


def test_a_saved_page_tells_where_and_when_it_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "saved.html"
    path.write_bytes(
        b"<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://vigie.example/port \n"
        b" saved date: Tue Jan 11 2022 10:00:00 GMT+0100 (heure normale d\xe2\x80\x99Europe centrale)\n-->"
        b'<link rel=canonical href="https://autre.example/"><p>Texte'
    )
    got = only(taken(path))
    assert (got.url, got.url_source) == ("https://vigie.example/port", "singlefile")
    assert got.captured == "2022-01-11T09:00:00Z"


@pytest.mark.parametrize(
    ("head", "url", "source"),
    [
        ('<link rel="canonical" href="https://v.example/a">', "https://v.example/a", "canonical"),
        ('<META PROPERTY="og:url" CONTENT="https://v.example/b">', "https://v.example/b", "og:url"),
        (
            '<link rel=canonical href="https://v.example/"><meta property="og:url" content="https://v.example/c">',
            "https://v.example/c",
            "og:url",
        ),
        ('<link rel="canonical" href="/relative">', "file:p.html", "name"),
        ('<link rel="canonical" href="javascript:alert(1)">', "file:p.html", "name"),
        ("<!-- saved from url=(0021)https://v.example/d -->", "https://v.example/d", "saved from"),
    ],
)
def test_a_page_tells_its_own_address(tmp_path: Path, head: str, url: str, source: str) -> None:
    path = tmp_path / "p.html"
    path.write_bytes(page(head=head))
    got = only(taken(path))
    assert (got.url, got.url_source) == (url, source)


def test_a_file_in_gzip_is_the_same_page_as_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page())
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(page()))
    plain, packed = only(taken(tmp_path / "a.html")), only(taken(tmp_path / "a.html.gz"))
    assert (plain.payload, plain.url, plain.media_type) == (packed.payload, packed.url, packed.media_type)


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.txt", "Le maire a démenti.".encode(), "text/plain"),
        ("a", b"  <!DOCTYPE HTML><p>x", "text/html"),
        ("a.txt", b"<html lang=fr><p>x", "text/html"),
        ("a.html", b"Only words here", "text/html"),
        ("a.html", b"%PDF-1.7 ...", "application/pdf"),
        ("a.html", b"\x00\x01\x02\x03", "application/octet-stream"),
        ("photo", b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"),
        ("a.txt", b"BMW annonce des pertes", "text/plain"),
        ("a.txt", "\ufeffUn texte".encode("utf-16-le"), "text/plain"),
        ("a.json", b'{"a": 1}', "application/json"),
        ("a", b"<!DOCTYPE html><title>A\x0bB\x01</title>" + b"<p>words</p>" * 30, "text/html"),
        ("a.xhtml", b'<?xml version="1.0"?><html xmlns="x"></html>', "application/xhtml+xml"),
    ],
)
def test_the_bytes_tell_the_media_type_before_the_name(
    tmp_path: Path, name: str, content: bytes, media_type: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert only(taken(tmp_path / name)).media_type == media_type


def test_a_binary_file_named_html_is_kept_and_told(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"\x7fELF\x02\x01\x01\x00\x00")
    assert only(taken(tmp_path / "a.html")).problems == ("named_html_but_is application/octet-stream",)


def test_pasted_text_is_named_after_its_words() -> None:
    first, again, other = (
        only(taken("-", stdin=io.BytesIO(words))) for words in (b"Un texte", b"Un texte", b"Un autre")
    )
    assert first.url == again.url != other.url
    assert first.url.startswith("file:pasted-")


def test_an_archive_can_be_pasted(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.warc.gz", record(http(page()), "https://v.example/1"))
    assert only(taken("-", stdin=io.BytesIO(path.read_bytes()))).url == "https://v.example/1"


@pytest.mark.parametrize(
    "given",
    [
        Given(url="vigie.example/a"),
        Given(outlet="La Vigie\udce9"),
        Given(url="file:///etc/passwd"),
        Given(published="7 janvier"),
        Given(captured="hier"),
        Given(captured="2022-01-07T10:00:00"),
        Given(language="français"),
    ],
)
def test_what_is_declared_must_be_readable(given: Given) -> None:
    with pytest.raises(InputError):
        taken("-", given, stdin=io.BytesIO(b"x"))


def test_a_declared_time_is_kept_in_utc_and_a_bare_date_as_it_is() -> None:
    for said, kept in (("2022-01-07T18:30:00+01:00", "2022-01-07T17:30:00Z"), ("2022-01-07", "2022-01-07")):
        assert only(taken("-", Given(captured=said), stdin=io.BytesIO(b"x"))).captured == kept


def test_one_address_for_many_pages_is_refused(tmp_path: Path) -> None:
    given = Given(url="https://v.example/a")
    with pytest.raises(InputError, match="folder"):
        taken(tmp_path, given)
    path = archive(tmp_path / "a.warc.gz", record(http(page()), "https://v.example/1"))
    assert "archive" in str(fault(taken(path, given)))


def test_what_does_not_exist_is_named() -> None:
    with pytest.raises(UnreadableFile, match=r"absent\.html: there is no such file"):
        taken("absent.html")


def test_an_empty_file_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"")
    assert "a.html: the file is empty" in str(fault(taken(tmp_path / "a.html")))
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(b""))
    assert "b.html.gz: the file is empty" in str(fault(taken(tmp_path / "b.html.gz")))


def test_a_page_of_200_megabytes_is_refused_and_named(tmp_path: Path) -> None:
    with (tmp_path / "big.html").open("wb") as file:
        file.write(b"<html>")
        file.truncate(200 << 20)
    (tmp_path / "small.html").write_bytes(page())
    found = taken(tmp_path)
    assert fault(found).code == "too_large"
    assert "big.html" in str(fault(found))
    assert isinstance(found[1], Received)


def test_a_gzip_bomb_is_stopped_at_the_limit(tmp_path: Path) -> None:
    (tmp_path / "bomb.html.gz").write_bytes(gzip.compress(b"<p>" + bytes(50 << 20)))
    told = fault(taken(tmp_path / "bomb.html.gz", limits=Limits(payload=1 << 20)))
    assert told.code == "too_large"
    assert "bomb.html.gz" in str(told)


def test_a_gzip_file_that_is_cut_short_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(page())[:-12])
    assert fault(taken(tmp_path / "a.html.gz")).code == "damaged_archive"


def test_a_file_without_permission_is_a_fault_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.html").write_bytes(page())
    (tmp_path / "b.html").write_bytes(page())
    usual = Path.open

    def refuse(path: Path, *args: object, **options: object) -> object:
        if path.name == "a.html":
            raise PermissionError(13, "Permission denied")
        return usual(path, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    found = taken(tmp_path)
    assert fault(found).code == "no_permission"
    assert isinstance(found[1], Received)
