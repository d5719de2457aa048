import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.extract.en.times import TIMES as ENGLISH
from recoupe.extract.fr.times import TIMES as FRENCH
from recoupe.extract.syntax import Analysis, Sentence
from recoupe.extract.times import TimeGrammar, find_times
from recoupe.model.anchor import check_anchor
from recoupe.model.article import Article, Block, BlockKind
from recoupe.model.times import Needs, Time, TimeRelation, TimeType


def times_in(text: str, grammar: TimeGrammar = FRENCH) -> tuple[Time, ...]:
    article = Article(text, (Block(BlockKind.BODY, 0, len(text)),))
    return find_times(Analysis(article, (Sentence(0, len(text), 0, ()),)), grammar)


@pytest.mark.parametrize(
    ("text", "words", "operation", "value"),
    [
        ("Réunis le 27 mai 1998, ils signent.", "le 27 mai 1998", "fixed", "1998-05-27"),
        ("Le marché rouvre le 2 janvier.", "le 2 janvier", "partial", "XXXX-01-02"),
        ("Tout a commencé au début de 2022.", "début de 2022", "fixed", "2022"),
        ("La loi date de la fin des années 60.", "années 60", "fixed", "196X"),
        ("Une usine du XIXe siècle.", "XIXe siècle", "fixed", "18XX"),
        ("Il restera deux semaines.", "deux semaines", "fixed", "P2W"),
        ("Ils se voient chaque année.", "chaque année", "fixed", "P1Y"),
        ("Ils défilent tous les samedis.", "tous les samedis", "fixed", "XXXX-WXX-6"),
        ("Désormais tout est calme.", "Désormais", "fixed", "PRESENT_REF"),
    ],
)
def test_french_expressions_are_found(text: str, words: str, operation: str, value: str) -> None:
    (found,) = times_in(text)
    assert words in found.anchor.exact
    assert (found.rule.operation, found.rule.value) == (operation, value)


@pytest.mark.parametrize(
    ("text", "unit", "amount", "part"),
    [
        ("Il est parti hier soir.", "day", -1, "EV"),
        ("Il est parti la semaine dernière.", "week", -1, None),
        ("Il est parti il y a trois jours.", "day", -3, None),
        ("Il part ce matin.", "day", 0, "MO"),
        ("Il viendra dans deux mois.", "month", 2, None),
    ],
)
def test_expressions_count_from_publication(text: str, unit: str, amount: int, part: str | None) -> None:
    (found,) = times_in(text)
    assert (found.rule.operation, found.rule.unit, found.rule.amount, found.rule.part) == (
        "shift",
        unit,
        amount,
        part,
    )
    assert found.needs is Needs.PUBLICATION_DATE


def test_a_time_that_follows_another_points_to_it() -> None:
    first, second = times_in("Le feu prend le 2 janvier. Deux jours après, il gagne la ville.")
    assert (second.needs, second.refers_to) == (Needs.OTHER_TIME, 0)
    assert first.needs is Needs.YEAR


def test_two_days_that_follow_each_other_are_one_interval() -> None:
    (found,) = times_in("Les 4 et 5 janvier, la place est vide.")
    assert found.rule.operation == "range"


def test_the_first_end_of_an_interval_points_to_the_second() -> None:
    first, second = times_in("Fermé du 19 au 23 juillet 2014.")
    assert first.to == 1
    assert first.rule.value == "2014-07-19"
    assert second.to is None


def test_until_and_since_are_kept_apart_from_the_day() -> None:
    until, since = times_in("Jusqu’au 19, rien ne bouge. Depuis le 3 mars, rien non plus.")
    assert (until.relation, until.anchor.exact) == (TimeRelation.UNTIL, "19")
    assert since.relation is TimeRelation.SINCE


@pytest.mark.parametrize(
    "text",
    [
        "Jeanne, 24 ans, attend.",
        "Un boulanger de 38 ans attend.",
        "Une élève âgée de douze ans attend.",
        "Il compte 2000 habitants.",
        "Une seconde fois, il attend.",
        "Le 30 février n’existe pas.",
    ],
)
def test_ages_counts_and_impossible_days_are_no_times(text: str) -> None:
    assert times_in(text) == ()


@pytest.mark.parametrize(
    ("text", "words", "type_"),
    [
        ("They left on January 2, 2022.", "January 2, 2022", TimeType.DATE),
        ("They left at 6:30 pm.", "6:30 pm", TimeType.TIME),
        ("They stayed for two weeks.", "two weeks", TimeType.DURATION),
        ("They meet every year.", "every year", TimeType.SET),
        ("They left three days ago.", "three days ago", TimeType.DATE),
        ("They met in the 1990s.", "the 1990s", TimeType.DATE),
    ],
)
def test_english_expressions_are_found(text: str, words: str, type_: TimeType) -> None:
    (found,) = times_in(text, ENGLISH)
    assert (found.anchor.exact, found.type) == (words, type_)


WORDS = "le 3 mars jeudi 2014 hier soir deux jours après , . de à et la nuit du 4 au 5 janvier il y a 9999 h"
PIECES = st.sampled_from(WORDS.split())


@given(st.lists(PIECES, max_size=30).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_every_anchor_reads_back_its_words(text: str) -> None:
    found = times_in(text + " ")
    for one, after in pairwise(found):
        assert one.anchor.end <= after.anchor.start
    for one in found:
        check_anchor(text + " ", one.anchor)


@pytest.mark.parametrize("grammar", [FRENCH, ENGLISH])
@pytest.mark.parametrize(
    "piece", ["1 ", "de ", "vingt-", "le 1", "a ", "deux cent ", "12:", "'", "une dizaine de "]
)
def test_hostile_repetition_is_read_in_linear_time(grammar: TimeGrammar, piece: str) -> None:
    text = piece * (8_000 // len(piece))
    start = time.perf_counter()
    times_in(text, grammar)
    assert time.perf_counter() - start < 3
