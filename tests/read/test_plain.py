import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.read.layouts import LAYOUTS, Layout

from recoupe.model.article import Article, BlockKind, Dated
from recoupe.model.capture import Capture, Declared
from recoupe.read.plain import read_plain

KINDS = {
    "F": BlockKind.FURNITURE,
    "T": BlockKind.TITLE,
    "S": BlockKind.STANDFIRST,
    "H": BlockKind.HEADING,
    "C": BlockKind.CAPTION,
    "B": BlockKind.BODY,
}


def read(
    payload: bytes, *, charset: str = "utf-8", url: str = "file:page.txt", declared: Declared | None = None
) -> Article:
    capture = Capture(
        "id",
        url,
        "",
        "2031-05-01T12:00:00+00:00",
        "text/plain",
        None,
        None,
        len(payload),
        declared or Declared(),
    )
    return read_plain(capture, payload, payload.decode(charset, errors="replace"), charset)


def marked(article: Article) -> list[str]:
    names = {kind: letter for letter, kind in KINDS.items()}
    return [f"{names[block.kind]} {article.words_of(block)}" for block in article.blocks]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_each_line_of_a_layout_is_what_it_is(layout: Layout) -> None:
    assert marked(read(layout.text.encode())) == list(layout.lines)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_each_layout_gives_its_facts(layout: Layout) -> None:
    article = read(layout.text.encode())
    assert article.authors == layout.authors
    assert article.outlet == layout.outlet
    assert (article.published.value if article.published else None) == layout.published
    assert article.language == layout.language
    assert tuple(dict.fromkeys(credit.name for credit in article.credits)) == layout.credits


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@pytest.mark.parametrize("charset", ["utf-8", "utf-16-le"])
def test_parts_are_the_bytes_of_each_block(layout: Layout, charset: str) -> None:
    payload = layout.text.encode(charset)
    article = read(payload, charset=charset)
    for block in article.blocks:
        (part,) = block.parts
        assert part.path == "bytes"
        assert payload[part.start : part.end].decode(charset) == article.words_of(block)


def test_the_text_stays_as_it_stands_with_its_mark_and_line_ends() -> None:
    payload = (
        "\ufeffUn titre court\r\n\r\nUn premier paragraphe, avec un point.\r\n\r\nUn second.\r\n".encode()
    )
    article = read(payload)
    assert article.text == payload.decode()
    assert [article.words_of(block) for block in article.blocks] == [
        "Un titre court",
        "Un premier paragraphe, avec un point.",
        "Un second.",
    ]
    assert article.blocks[0].parts[0].start == 3


def test_bytes_that_cannot_be_decoded_move_no_part() -> None:
    payload = b"Un titre\xff court\n\nLe mus\xe9e a ferm\xe9 hier soir.\n\nIl rouvre \xc3\xa0 midi."
    article = read(payload)
    parts = [block.parts[0] for block in article.blocks]
    assert [payload[part.start : part.end] for part in parts] == payload.split(b"\n\n")


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    paragraph = (
        "The harbour master of Vessac said on Monday that the ferry would not sail\n"
        "again before the end of the month, because the crew that was to bring the\n"
        "second boat had been held at the border for three days without any reason\n"
        "being given."
    )
    article = read(f"Ferry stays in port\n\n{paragraph}\n\n{paragraph}\n".encode())
    assert [article.words_of(block) for block in article.blocks] == [
        "Ferry stays in port",
        paragraph,
        paragraph,
    ]


def test_single_line_breaks_part_paragraphs_that_do_not_wrap() -> None:
    text = "Le bac reste à quai\nLe bac de Vessac ne partira pas.\nLa capitainerie l'a annoncé lundi matin."
    assert [line[0] for line in marked(read(text.encode()))] == ["T", "B", "B"]


def test_an_attribution_after_a_quotation_is_text() -> None:
    text = (
        "Le port rouvre\n\n« Nous n'avons jamais cessé de croire à ce port et à ceux qui y travaillent, jour "
        " et nuit, par tous les temps que cette côte peut donner. »\n\n— Jeanne Ortal, armatrice\n\n"
        "Le premier bac est attendu jeudi vers midi, avec à son bord une centaine de passagers de l'île, "
        "selon la capitainerie du port de Vessac."
    )
    assert "B — Jeanne Ortal, armatrice" in marked(read(text.encode()))


def test_a_sentence_that_begins_with_par_is_no_byline() -> None:
    text = "Le port rouvre\n\nPar ailleurs, le bac reste à quai.\n\nIl repart mardi."
    assert [line[0] for line in marked(read(text.encode()))] == ["T", "B", "B"]


def test_a_lone_long_paragraph_has_no_title() -> None:
    article = read(
        "Le bac de Vessac, qui relie l'île à la côte, ne partira pas avant mardi, dit le port.".encode()
    )
    assert article.title is None
    assert [block.kind for block in article.blocks] == [BlockKind.BODY]


def test_a_date_after_the_capture_is_kept_with_its_reason_and_not_used() -> None:
    article = read("Le port rouvre\n\nPublié le 4 juin 2031\n\nLe bac de Vessac repart mardi matin.".encode())
    assert article.published is None
    assert [problem.code for problem in article.problems] == ["date_after_capture"]


def test_what_was_declared_wins() -> None:
    text = "Le port rouvre\n\nPublié le 4 mars 2031\n\nLe Fanal\n\nLe bac de Vessac repart mardi matin."
    declared = Declared(published="2031-03-02", outlet="Le Fanal", language="fr")
    article = read(text.encode(), declared=declared)
    assert article.published == Dated("2031-03-02", "declared")
    assert (article.outlet, article.language) == ("Le Fanal", "fr")
    assert marked(article)[2] == "F Le Fanal"


def test_the_host_of_the_address_is_the_outlet_where_nothing_else_is() -> None:
    article = read(b"Un titre\n\nUne phrase de texte.", url="https://www.lefanal.example/a/b")
    assert article.outlet == "lefanal.example"


def test_an_empty_text_gives_an_empty_article() -> None:
    assert read(b" \n\n ").blocks == ()


@given(st.text(max_size=400))
def test_any_text_is_covered_by_blocks_in_order(text: str) -> None:
    payload = text.encode("utf-8", errors="replace")
    article = read(payload)
    rest, at = "", 0
    for block in article.blocks:
        assert at <= block.start < block.end
        rest += article.text[at : block.start]
        at = block.end
        part = block.parts[0]
        assert payload[part.start : part.end].decode() == article.words_of(block)
    assert not (rest + article.text[at:]).strip(" \t\r\n\f\v\xa0\u200b\u200e\u200f\u2028\u2029\u202f\ufeff")


@given(st.binary(max_size=300))
def test_any_bytes_are_found_again_by_their_parts(payload: bytes) -> None:
    article = read(payload)
    for block in article.blocks:
        part = block.parts[0]
        assert payload[part.start : part.end].decode(errors="replace") == article.words_of(block)


@pytest.mark.parametrize(
    "payload",
    [
        b"\xff\xc3 a" * 50_000 + "é".encode() * 5_000,
        b"Un mot\n" * 10_000,
        b"Le Fanal et Jeanne Ortal disent que la mer monte. " * 5_000,
        b"Par X\n\n" * 7_000,
        b"> " * 100_000,
        b"(" * 50_000 + b"AFP) " * 20_000,
    ],
    ids=["faults", "short lines", "one paragraph", "bylines", "crumbs", "brackets"],
)
def test_time_grows_with_length_only(payload: bytes) -> None:
    started = time.perf_counter()
    article = read(payload)
    assert time.perf_counter() - started < 5
    for block in article.blocks[:50] + article.blocks[-50:]:
        part = block.parts[0]
        assert payload[part.start : part.end].decode(errors="replace") == article.words_of(block)


def test_the_three_seeds_come_out_right(shared: Path) -> None:
    from benchmarks.seeds_reading import misses

    assert misses(shared) == []
