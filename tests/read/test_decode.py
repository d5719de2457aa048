import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.read.decode import decode

FRENCH = "Le préfet a démenti : « Aucun blessé n'a été signalé à l'hôpital », dit-il, après l'été."
RUSSIAN = "Президент заявил, что войска останутся в столице до конца недели."


def codes(payload: bytes, declared: str | None = None) -> list[str]:
    return [problem.code for problem in decode(payload, declared).problems]


def test_a_byte_order_mark_decides_and_is_dropped() -> None:
    decoded = decode(codecs.BOM_UTF16_LE + FRENCH.encode("utf-16-le"), "iso-8859-1")
    assert (decoded.text, decoded.charset) == (FRENCH, "utf-16-le")


def test_plain_text_keeps_its_byte_order_mark() -> None:
    assert decode(codecs.BOM_UTF8 + b"a", html=False).text == "\ufeffa"


def test_the_header_comes_before_the_page() -> None:
    page = f'<meta charset="windows-1252"><p>{RUSSIAN}'.encode("cp1251")
    assert RUSSIAN in decode(page, "windows-1251").text


def test_the_page_declares_where_the_header_is_silent() -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>{RUSSIAN}'
    decoded = decode(page.encode("cp1251"))
    assert RUSSIAN in decoded.text
    assert decoded.problems == ()


def test_latin_1_is_read_as_windows_1252() -> None:
    page = f"<meta charset=iso-8859-1><p>{FRENCH} “oui”".encode("cp1252")
    assert "“oui”" in decode(page).text


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (FRENCH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        ("وقال المتحدث باسم الوزارة إن القوات ستبقى في العاصمة", "cp1256"),
        ("Ο πρόεδρος δήλωσε ότι οι δυνάμεις θα παραμείνουν", "cp1253"),
        ("総理大臣は記者会見で、部隊は首都に留まると述べた。", "cp932"),
        ("总统在新闻发布会上表示，部队将留在首都。", "gb18030"),
    ],
)
def test_a_missing_declaration_is_mended_and_said(text: str, codec: str) -> None:
    page = f"<p>{text}</p>".encode(codec)
    assert text in decode(page).text
    assert codes(page) == ["charset_missing"]


def test_utf_8_declared_as_something_else_is_read_as_utf_8() -> None:
    page = f"<meta charset=iso-8859-1><p>{FRENCH}".encode()
    assert FRENCH in decode(page).text
    assert codes(page) == ["charset_wrong"]


def test_another_encoding_declared_as_utf_8_is_found() -> None:
    page = f"<meta charset=utf-8><p>{FRENCH}".encode("cp1252")
    assert FRENCH in decode(page).text
    assert codes(page) == ["charset_wrong"]


def test_stray_bytes_do_not_turn_a_page_over() -> None:
    decoded = decode(f"<meta charset=utf-8><p>{FRENCH * 20}".encode() + b"\xe9 !")
    assert decoded.charset == "utf-8"
    assert [problem.code for problem in decoded.problems] == ["bytes_undecoded"]


def test_a_charset_that_nobody_knows_is_said() -> None:
    assert codes(b"<p>abc", "utf-88") == ["charset_unknown"]


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "utf-16", "base64", "\x00", "rot13", "idna"]))
def test_no_bytes_and_no_label_break_it(payload: bytes, declared: str | None) -> None:
    assert isinstance(decode(payload, declared).text, str)


@given(st.text(max_size=200))
def test_utf_8_reads_back(text: str) -> None:
    encoded = text.encode("utf-8", errors="ignore")
    if not encoded.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        assert decode(encoded, "utf-8").text == encoded.decode("utf-8")
