import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.extract.en.numbers import NUMBERS as ENGLISH
from recoupe.extract.folding import fold
from recoupe.extract.fr.numbers import NUMBERS as FRENCH
from recoupe.extract.numbers import NumberGrammar, Quantity, find_quantities
from recoupe.model.vocabulary import Bound


def first(text: str, grammar: NumberGrammar) -> Quantity:
    return next(find_quantities(fold(text), grammar, 0, len(text)))


@pytest.mark.parametrize(
    ("words", "value", "bound"),
    [
        ("2.000", 2000, Bound.EXACT),
        ("2\u202f600", 2600, Bound.EXACT),
        ("2 600", 2600, Bound.EXACT),
        ("six mille", 6000, Bound.EXACT),
        ("quatre-vingt-douze", 92, Bound.EXACT),
        ("soixante et onze", 71, Bound.EXACT),
        ("deux cent mille", 200_000, Bound.EXACT),
        ("une dizaine", 10, Bound.ABOUT),
        ("plus d’un millier", 1000, Bound.MORE_THAN),
        ("2K", 2000, Bound.EXACT),
        ("3,5 millions", 3_500_000, Bound.EXACT),
        ("entre 600 et 800", (600, 800), Bound.RANGE),
        ("deux ou trois", (2, 3), Bound.RANGE),
        ("au moins 12", 12, Bound.AT_LEAST),
        ("jusqu’à 300", 300, Bound.AT_MOST),
        ("200 environ", 200, Bound.ABOUT),
        ("des centaines de milliers", None, Bound.INDEFINITE),
    ],
)
def test_french_numbers_are_read_with_their_bounds(words: str, value: object, bound: Bound) -> None:
    quantity = first(words, FRENCH)
    assert (quantity.value, quantity.bound) == (value, bound)
    assert (quantity.start, quantity.end) == (0, len(words))


@pytest.mark.parametrize(
    ("words", "value", "bound"),
    [
        ("2,600", 2600, Bound.EXACT),
        ("1.2 billion", 1_200_000_000, Bound.EXACT),
        ("a hundred and five", 105, Bound.EXACT),
        ("a dozen", 12, Bound.ABOUT),
        ("tens of thousands", None, Bound.INDEFINITE),
        ("up to 2bn", 2_000_000_000, Bound.AT_MOST),
        ("between 600 and 800", (600, 800), Bound.RANGE),
    ],
)
def test_english_numbers_are_read_with_their_bounds(words: str, value: object, bound: Bound) -> None:
    quantity = first(words, ENGLISH)
    assert (quantity.value, quantity.bound) == (value, bound)


def test_a_number_of_four_hundred_digits_is_no_count() -> None:
    assert list(find_quantities("8" * 400, FRENCH, 0, 400)) == []


def test_words_that_make_no_number_are_left_out() -> None:
    assert [q.value for q in find_quantities("deux trois", FRENCH, 0, 10)] == []


@given(st.integers(min_value=0, max_value=999_999))
def test_grouped_digits_read_back_as_the_number(number: int) -> None:
    grouped = f"{number:,}"
    assert first(grouped.replace(",", "\u202f"), FRENCH).value == number
    assert first(grouped, ENGLISH).value == number


@given(st.text(alphabet="0123456789 .,-/dun mile'", max_size=60))
def test_any_string_of_digits_and_marks_is_read_without_error(text: str) -> None:
    for quantity in find_quantities(fold(text), FRENCH, 0, len(text)):
        assert 0 <= quantity.start <= quantity.at < quantity.end <= len(text)


@given(st.text())
def test_folding_moves_nothing(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize("words", ["0 000", "00.000", "0.0.0"])
def test_digits_that_make_no_number_stop_nothing(words: str) -> None:
    text = f"{words} et 12"
    values = [quantity.value for quantity in find_quantities(fold(text), FRENCH, 0, len(text))]
    assert values[-1] == 12
