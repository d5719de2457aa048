import pytest

from recoupe.errors import TooLarge, UnreadableFile
from recoupe.read.content import LIMIT, Content, tell_content


def test_a_page_is_told_by_its_markup() -> None:
    assert tell_content(b"<!DOCTYPE html><title>x</title>", "text/plain", "x.txt") is Content.PAGE


def test_text_is_told_by_what_it_lacks() -> None:
    assert tell_content("Le préfet a dit « 3 < 4 ».".encode(), "text/html", "x.html") is Content.PLAIN


def test_a_pdf_is_told_by_its_first_bytes() -> None:
    assert tell_content(b"%PDF-1.7 ...", "text/html", "x.html") is Content.PDF


@pytest.mark.parametrize("payload", [b"", b" \n\t", b"\x00\x00"])
def test_an_empty_file_is_refused_with_what_to_do(payload: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"vide\.html.*empty.*again"):
        tell_content(payload, "text/html", "vide.html")


@pytest.mark.parametrize(
    "payload",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b"PK\x03\x04" + bytes(50),
        bytes(range(256)) * 20,
        b"\x7fELF\x02\x01",
    ],
)
def test_a_binary_named_html_is_refused(payload: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"image\.html.*not analysed"):
        tell_content(payload, "text/html", "image.html")


def test_a_page_of_200_megabytes_is_refused_before_it_is_parsed() -> None:
    class Huge(bytes):
        def __len__(self) -> int:
            return 200_000_000

    with pytest.raises(TooLarge, match=r"200 MB.*67 MB"):
        tell_content(Huge(b"<html>"), "text/html", "page.html")
    assert LIMIT < 200_000_000


def test_utf_16_is_text() -> None:
    assert tell_content("\ufeff<html><p>é".encode("utf-16-le"), "text/html", "x") is Content.PAGE


@pytest.mark.parametrize("media_type", ["application/json", "text/csv", "multipart/related"])
def test_text_that_is_no_article_is_kept_but_not_analysed(media_type: str) -> None:
    with pytest.raises(UnreadableFile, match="not an article; it is kept but not analysed"):
        tell_content(b'{"headline": "x"}', media_type, "x.json")
    assert tell_content(b"<html><p>x</p></html>", media_type, "x") is Content.PAGE
