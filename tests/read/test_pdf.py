import io

import pytest
from pypdf import PageObject, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject
from tests.read.captures import capture_of

from recoupe.errors import UnreadableFile
from recoupe.model.article import BlockKind
from recoupe.read.article import read_capture
from recoupe.read.locate import words_at


def pdf_of(*pages: str, password: str | None = None) -> bytes:
    """A PDF with a line of Helvetica for each line of each page."""
    writer = PdfWriter()
    for text in pages:
        writer.add_page(page_of(writer, text))
    writer.add_metadata({"/Title": "Communiqué du 3 mars"})
    if password is not None:
        writer.encrypt(password, algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def page_of(writer: PdfWriter, text: str) -> PageObject:
    page = PageObject.create_blank_page(width=595, height=842)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    lines = " ".join(f"({line}) Tj 0 -20 Td" for line in text.split("\n"))
    content = DecodedStreamObject()
    content.set_data(f"BT /F1 12 Tf 72 750 Td {lines} ET".encode("latin-1"))
    page[NameObject("/Contents")] = writer._add_object(content)
    return page


def test_the_text_is_read_page_by_page_and_found_again() -> None:
    payload = pdf_of("The ministry denies it.", "Nobody was hurt.")
    capture = capture_of(payload, media_type="application/pdf")
    article = read_capture(capture, payload)
    assert article.title == "Communiqué du 3 mars"
    assert [article.words_of(block) for block in article.blocks] == [
        "The ministry denies it.",
        "Nobody was hurt.",
    ]
    assert [block.parts[0].path for block in article.blocks] == ["page[1]", "page[2]"]
    assert [words_at(capture, payload, block) for block in article.blocks] == [
        article.words_of(block) for block in article.blocks
    ]


def test_a_page_number_is_furniture_and_a_page_without_text_is_said() -> None:
    payload = pdf_of("A statement.", "Page 2 / 3", "")
    article = read_capture(capture_of(payload, media_type="application/pdf"), payload)
    assert [block.kind for block in article.blocks] == [BlockKind.BODY, BlockKind.FURNITURE]
    assert [problem.code for problem in article.problems] == ["pdf_page_without_text"]


def test_an_encrypted_pdf_is_refused_with_what_to_do() -> None:
    payload = pdf_of("Secret.", password="clef")
    with pytest.raises(UnreadableFile, match="encrypted; save a copy without a password"):
        read_capture(capture_of(payload, media_type="application/pdf"), payload)


def test_a_pdf_without_the_password_to_open_is_read() -> None:
    payload = pdf_of("Open to all.", password="")
    assert "Open to all." in read_capture(capture_of(payload, media_type="application/pdf"), payload).text


def test_a_damaged_pdf_is_refused() -> None:
    payload = b"%PDF-1.4\n" + b"rien " * 100
    with pytest.raises(UnreadableFile, match="damaged"):
        read_capture(capture_of(payload, media_type="application/pdf"), payload)
