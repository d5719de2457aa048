"""Kinds of time expression that newspapers use, by language."""

import pytest

from recoupe.link.times import bind_times, date_of
from recoupe.model.article import Dated
from tests.extract.happened import extracted

PUBLISHED = Dated("2024-03-12", "test")  # a Tuesday


def values_in(text: str, language: str) -> list[tuple[str, str | None]]:
    extraction = extracted(text, language)
    bound = bind_times(extraction, PUBLISHED)
    return [(time.anchor.exact, value.timex) for time, value in zip(extraction.times, bound, strict=True)]


@pytest.mark.parametrize(
    ("text", "words", "timex"),
    [
        ("C’était au premier trimestre 2023.", "premier trimestre 2023", "2023-Q1"),
        ("C’était au second semestre 2015.", "second semestre 2015", "2015-H2"),
        ("C’était le lundi de Pâques 2016.", "le lundi de Pâques 2016", "2016-03-28"),
        ("Ce sera à la Pentecôte.", "la Pentecôte", "2024-05-19"),
        ("C’était le 14-Juillet 2015.", "le 14-Juillet 2015", "2015-07-14"),
        ("C’était au 19e siècle.", "19e siècle", "18XX"),
        ("C’était l’hiver 2016-2017.", "l’hiver 2016-2017", "2016-WI"),
        ("C’était lundi de la semaine dernière.", "lundi de la semaine dernière", "2024-03-04"),
        ("Il a dormi une quinzaine de jours.", "une quinzaine de jours", "P15D"),
        ("Il a plu toute la journée.", "toute la journée", "P1D"),
        ("Il a attendu trois quarts d’heure.", "trois quarts d’heure", "PT45M"),
        ("Il a vieilli au cours des derniers mois.", "derniers mois", "PAST_REF"),
        ("Ce fut la dernière décennie.", "la dernière décennie", "201X"),
    ],
)
def test_french_kinds_are_read(text: str, words: str, timex: str) -> None:
    assert values_in(text, "fr") == [(words, timex)]


@pytest.mark.parametrize(
    ("text", "words", "timex"),
    [
        ("It was the first quarter of 2023.", "the first quarter of 2023", "2023-Q1"),
        ("It was in Q3 2020.", "Q3 2020", "2020-Q3"),
        ("It was on Good Friday 2016.", "Good Friday 2016", "2016-03-25"),
        ("It was Monday of last week.", "Monday of last week", "2024-03-04"),
        ("They meet once a month.", "a month", "P1M"),
        ("He waited half an hour.", "half an hour", "PT30M"),
        ("He waited for years.", "years", "PXY"),
    ],
)
def test_english_kinds_are_read(text: str, words: str, timex: str) -> None:
    assert values_in(text, "en") == [(words, timex)]


@pytest.mark.parametrize("text", ["Tout a changé du jour au lendemain.", "Il vit au jour le jour."])
def test_idioms_are_no_times(text: str) -> None:
    assert values_in(text, "fr") == []


def test_a_night_runs_from_one_day_to_the_next() -> None:
    extraction = extracted("C’était dans la nuit du 5 au 6.")
    (bound,) = bind_times(extraction, PUBLISHED)
    assert (bound.timex, bound.edtf) == ("2024-03-05TNI", "2024-03-05/2024-03-06")


@pytest.mark.parametrize(
    "text", ["L’état d’urgence court jusqu’au 19 mars.", "Leur mandat court « jusqu’au 19 », dit-il."]
)
def test_until_leaves_the_start_open(text: str) -> None:
    extraction = extracted(text)
    (bound,) = bind_times(extraction, PUBLISHED)
    assert bound.edtf == "../2024-03-19"


def test_a_clock_time_belongs_to_the_day_before_it() -> None:
    assert values_in("Il a plu vendredi vers 22 h 15, samedi aussi.", "fr")[1][1] == "2024-03-08T22:15"


def test_an_interval_of_weekdays_ends_after_it_starts() -> None:
    extraction = extracted("Il a plu de lundi à vendredi.")
    assert date_of(extraction, bind_times(extraction, PUBLISHED), 0) == "2024-03-04/2024-03-08"
