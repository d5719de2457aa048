import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.extract.quotes import QuoteRules, find_quotes


def outermost(text: str, *, single: bool = False) -> list[str]:
    quotes = find_quotes(text, 0, len(text), QuoteRules(single=single))
    return [text[quote.start : quote.end] for quote in quotes if quote.depth == 0]


@pytest.mark.parametrize(
    "text",
    [
        "Il a dit : « tout va bien ».",
        "Il a dit : “tout va bien”.",
        'Il a dit : "tout va bien".',
        "Il a dit : ‹ tout va bien ›.",
        "Il a dit : <<tout va bien>>.",
        "Il a dit : „tout va bien“.",
        "Il a dit : ” tout va bien “",
        "Il a dit : «tout va bien» .",
        "Il a dit : ''tout va bien''.",
    ],
)
def test_every_mark_that_pages_use_quotes(text: str) -> None:
    assert outermost(text) == ["tout va bien"]


def test_single_marks_quote_where_the_language_says_so() -> None:
    text = "‘It was Marsh’s idea,’ she said. 'We won't go.'"
    assert outermost(text, single=True) == ["It was Marsh’s idea,", "We won't go."]
    assert outermost(text) == []


def test_a_mark_glued_to_an_elision_opens() -> None:
    assert outermost("les pays de l'”Est” tiennent") == ["Est"]


def test_a_quotation_inside_another_is_not_outermost() -> None:
    assert outermost("« Il a crié “non” deux fois »") == ["Il a crié “non” deux fois"]


def test_a_mark_that_nothing_closes_runs_to_the_end_of_its_block() -> None:
    assert outermost("« Nous resterons. Nous tiendrons.") == ["Nous resterons. Nous tiendrons."]


def test_a_closing_mark_that_begins_a_paragraph_opens_it() -> None:
    assert outermost("» Nous tiendrons. »") == ["Nous tiendrons."]


@given(text=st.text(alphabet="a «»“”\"‹›<>'’.,", max_size=80))
def test_quotations_lie_inside_their_marks(text: str) -> None:
    for quote in find_quotes(text, 0, len(text), QuoteRules(single=True)):
        assert 0 <= quote.outer_start <= quote.start < quote.end <= quote.outer_end <= len(text)
